import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

export interface Seen { readonly name: string; readonly attributes: Record<string, string>; readonly text: string; readonly inSvg: boolean }

const attributeNames = /<[a-z][^\s>]*((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** Elements of a page as a browser's parser sees them, attributes as they are written. */
export function fromHtml(text: string): { elements: Seen[] } {
  const tree = unified().use(rehypeParse, { fragment: false }).parse(text) as Root;
  const elements: Seen[] = [];
  const walk = (node: Root | RootContent, inSvg: boolean): void => {
    if (node.type === 'element') elements.push({ name: node.tagName, attributes: attributesOf(text, node), text: node.children.map((child) => (child.type === 'text' ? child.value : '')).join(''), inSvg });
    if ('children' in node) for (const child of node.children) walk(child, inSvg || (node.type === 'element' && node.tagName === 'svg'));
  };
  walk(tree, false);
  return { elements };
}

function attributesOf(text: string, { properties, position, tagName }: Element): Record<string, string> {
  const start = position?.start.offset;
  if (start === undefined) return Object.keys(properties).length === 0 ? {} : { [`unplaced-${tagName}`]: '' };
  attributeNames.lastIndex = start;
  const match = attributeNames.exec(text);
  if (match === null || match.index !== start) throw new Error(`not a plain tag: ${text.slice(start, start + 80)}`);
  const out: Record<string, string> = {};
  for (const [, key, value] of match[1]!.matchAll(/([^\s"'>/=]+)(?:="([^"]*)")?/g)) out[key!] = value ?? '';
  if (Object.keys(out).length !== Object.keys(properties).length) throw new Error(`attributes differ: ${match[0]}`);
  return out;
}
