import { parseHTML } from 'linkedom';
import { escape, html, trusted, type Html } from './html.js';

/** What is used of an element that a chart library makes. */
export interface SvgNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<SvgNode>;
}

/** The document charts are made in: there is none in Node. Made when the first chart is. */
export function chartDocument(): never {
  made ??= parseHTML('<!doctype html><html><body></body></html>').document;
  return made as never;
}
let made: unknown;

const elements = new Set(['svg', 'g', 'path', 'line', 'circle', 'rect', 'text', 'tspan', 'a', 'title']);
const attributes = new Set([
  'viewBox', 'transform', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'dx', 'dy', 'width', 'height', 'href', 'class', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin',
  'text-anchor', 'font-size', 'font-weight', 'font-variant', 'paint-order',
]);

/**
 * Writes a chart with the report's own escaping. Elements and attributes that are not listed stay away: styles, which the pages' policy forbids, names in English, fixed fonts.
 * Links are named by the title of their mark; groups without links are drawn, not read: the table beside says the same.
 */
export function svgMarkup(root: SvgNode, more: Html): Html {
  return trusted(`<svg${attributesOf(root, new Set(['width', 'height', 'class']))}${more.text}>${childrenOf(root)}</svg>`);
}

const childrenOf = (node: SvgNode): string => [...node.childNodes].map(written).join('');

function written(node: SvgNode): string {
  if (node.nodeType === 3) return escape(node.textContent ?? '');
  if (node.nodeType !== 1 || !elements.has(node.localName)) return '';
  const more = node.localName === 'a' ? html` aria-label="${titleOf(node)}"` : node.localName === 'g' && !has(node, 'a') ? html` aria-hidden="true"` : html``;
  return `<${node.localName}${attributesOf(node)}${more.text}>${childrenOf(node)}</${node.localName}>`;
}

const attributesOf = (node: SvgNode, without: ReadonlySet<string> = new Set()): string =>
  [...node.attributes].filter(({ name }) => attributes.has(name) && !without.has(name)).map(({ name, value }) => ` ${name}="${escape(value)}"`).join('');

const has = (node: SvgNode, name: string): boolean => [...node.childNodes].some((child) => child.localName === name || (child.nodeType === 1 && has(child, name)));

function titleOf(node: SvgNode): string {
  for (const child of node.childNodes) {
    if (child.localName === 'title') return child.textContent ?? '';
    const inside = child.nodeType === 1 ? titleOf(child) : '';
    if (inside !== '') return inside;
  }
  return '';
}
