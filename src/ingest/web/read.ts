import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { finding } from '../../findings/report.js';
import type { Furniture } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Block, ParagraphBlock } from '../blocks/model.js';
import { flowOfBlocks } from '../blocks/flow.js';
import { InputError } from '../errors.js';
import type { Read } from '../ingest.js';
import { blocksOf, gridLeaves, linkListLeaves, paragraphOf } from './blocks.js';
import { findContent } from './content.js';
import { leavesOf, type Leaf, type WebNode } from './page.js';
import { signsOf } from './signs.js';
import type { FieldBox } from './site-fields.js';
import { slim } from './slim.js';
import { walkPage } from './walk.js';

const parser = unified().use(rehypeParse).freeze();

/** A saved web page as raw text, lines and table pieces. Nothing it names is fetched. Throws `InputError` where it holds no text or is too large. */
export function ingestHtml(source: string): Read {
  const nodes = walkPage(parser.parse(slim(source)) as Root);
  const { shown, hidden, controls } = sortLeaves(nodes);
  const { own, box } = findContent(shown, gridLeaves(nodes), linkListLeaves(nodes));
  const blocks = [...boxBlocks(box), ...blocksOf(nodes, own)];
  if (blocks.length === 0) throw new InputError('empty-file', 'The web page holds no text that can be read: was only its frame saved?');
  const boxed = new Set(box?.fields.flatMap(({ label, value }) => (value === null ? [label] : [label, value])));
  const site = [...shown.filter((leaf) => !own.has(leaf) && !boxed.has(leaf)), ...controls];
  const read = flowOfBlocks({ blocks, findings: findingsOf(site, hidden) }, 'html');
  return { ...read, furniture: [...site, ...hidden].map(setAside) };
}

interface Sorted {
  readonly shown: Leaf[];
  readonly hidden: Leaf[];
  readonly controls: Leaf[];
}

/** Portals keep the document in a tab that opens later; where only hidden text looks like a document, it counts as shown. */
function sortLeaves(nodes: readonly WebNode[]): Sorted {
  const leaves = leavesOf(nodes);
  const of = (unread: Leaf['unread']): Leaf[] => leaves.filter((leaf) => leaf.unread === unread);
  const [shown, hidden, controls] = [of(null), of('hidden'), of('control')];
  const kinds = (of: readonly Leaf[]): number => new Set(of.flatMap((leaf) => [...signsOf(leaf)])).size;
  const inTab = hidden.length > 0 && kinds(shown) < 3 && kinds(hidden) >= 3;
  return { shown: inTab ? leaves.filter((leaf) => leaf.unread !== 'control') : shown, hidden: inTab ? [] : hidden, controls };
}

/** The portal's fields first, a line each: "Số hiệu: 5/KH-UBND". */
function boxBlocks(box: FieldBox | null): Block[] {
  return (box?.fields ?? []).map(({ label, value }): ParagraphBlock => {
    const own = paragraphOf(label);
    const runs = value === null ? own.runs : [{ text: `${label.text.replace(/[\s\u00a0:]+$/u, '')}: `, bold: false, italic: false }, ...value.runs];
    return { ...own, runs: runs.map((run) => ({ ...run, text: run.text.replace(/\n/g, ' '), bold: false })), role: 'text', centred: false };
  });
}

const short = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
const onOneLine = (leaf: Leaf): string => leaf.text.replace(/[\s\u00a0]+/gu, ' ').trim();

function setAside(leaf: Leaf): Furniture {
  return { page: 1, reason: leaf.unread === 'hidden' ? 'hidden' : 'site', text: onOneLine(leaf) };
}

function findingsOf(site: readonly Leaf[], hidden: readonly Leaf[]): Finding[] {
  const out: Finding[] = [];
  if (site.length > 0) out.push(finding('site-furniture', { count: site.length, text: short(site.map(onOneLine).join(' | ')) }));
  if (hidden.length > 0) out.push(finding('hidden-text', { count: hidden.length, text: short(hidden.map(onOneLine).join(' | ')) }));
  return out;
}
