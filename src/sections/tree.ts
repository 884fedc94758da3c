import { finding } from '../findings/report.js';
import { markerAt, type Marker } from '../markers/markers.js';
import type { Annex, Paragraph, Reading, Sectioned, SectionKind, SectionNode } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, Span } from '../model/provenance.js';
import { annexHeading, splitAnnexes } from '../markers/annex.js';
import { isHeading } from './headings.js';
import { nextAfter, rankOf, successor } from './sequence.js';

/** Items side by side, with what was said of their numbers so far: looking through all of them for each new one would take far too long in long lists. */
interface Level {
  readonly children: Growing[];
  /** By kind and style: the last marker, and all as they were written. */
  readonly numbered: Map<string, { last: Marker; readonly texts: Set<string> }>;
}

/** A node while the tree grows. */
interface Growing extends Level {
  readonly marker: Marker | null;
  readonly kind: SectionKind;
  readonly paragraph: Paragraph;
  /** Where the item's words begin: behind the marker. */
  readonly start: number;
  /** A heading on the line after its marker ("Chương I" / "QUY ĐỊNH CHUNG"). */
  titleParagraph: Paragraph | null;
}

const closing = /^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)|Yêu cầu (?:các|Thủ trưởng|Giám đốc)|Đề nghị (?:các|Thủ trưởng)|Ủy ban nhân dân (?:tỉnh|thành phố)(?: \p{Lu}\S*){0,4} yêu cầu)/u;

/**
 * Stage 4: paragraphs of the body → the tree of sections. The document's own numbering is followed even where it is wrong (a number used
 * twice, a letter left out); what is odd becomes a finding. Annexes have trees of their own.
 */
export function parseSections(document: Reading, evidence: (span: Span) => Evidence): Sectioned {
  const findings: Finding[] = [];
  const body = document.paragraphs.filter((p) => p.zone === 'body');
  const sections = growTree(body, '', findings, evidence);
  const annexes = splitAnnexes(document.paragraphs).map(({ heading, title, rest }, i): Annex => {
    const first = heading ?? rest[0]!;
    const span: Span = [first.span[0], (rest.at(-1) ?? first).span[1]];
    const marker = heading === null ? null : annexHeading(heading.text)!.marker;
    return { marker, title, page: first.page, span, sections: growTree(rest, `PL${i + 1}/`, findings, evidence) };
  });
  if (!sections.some((n) => n.marker !== null)) findings.push(finding('no-structure'));
  return { ...document, sections, annexes, findings: [...document.findings, ...findings] };
}

function growTree(paragraphs: readonly Paragraph[], prefix: string, findings: Finding[], evidence: (span: Span) => Evidence): SectionNode[] {
  const roots: Level = emptyLevel();
  let stack: Growing[] = [];
  let part: Paragraph['part'] | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.part !== part) stack = [];
    part = paragraph.part;
    stack = grow(roots, stack, paragraph, findings, evidence);
  }
  const counter = new Map<string, number>();
  return roots.children.map((node) => finish(node, prefix, counter));
}

/** No document nests its items so deep; lists that begin anew inside each other without end are text from here on. */
const deepest = 40;

const emptyLevel = (): Level => ({ children: [], numbered: new Map() });

function grow(roots: Level, stack: Growing[], paragraph: Paragraph, findings: Finding[], evidence: (span: Span) => Evidence): Growing[] {
  const marker = markerAt(paragraph.text);
  const top = stack.at(-1);
  if (marker === null) {
    if (top !== undefined && awaitsTitle(top) && paragraph.text.length < 250) {
      top.titleParagraph = paragraph;
      return stack;
    }
    return addText(roots, stack, paragraph);
  }
  const node: Growing = { marker, kind: marker.kind, paragraph, start: paragraph.span[0] + marker.length, titleParagraph: null, ...emptyLevel() };
  const depth = depthFor(stack, marker);
  if (depth === null || depth > deepest) return addText(roots, stack, paragraph);
  const parent = stack[depth - 1];
  const siblings = parent ?? roots;
  checkSequence(siblings, marker, findings, () => evidence(paragraph.span));
  siblings.children.push(node);
  return [...stack.slice(0, depth), node];
}

/** "Phần thứ nhất", "Chương I", "Mục 1" with nothing behind them: the title stands on the next line. */
function awaitsTitle(node: Growing): boolean {
  return (node.kind === 'part' || node.kind === 'chapter') && node.titleParagraph === null && node.children.length === 0 && node.paragraph.span[1] - node.start <= 0;
}

/** A paragraph without a marker belongs to the innermost item that is no bullet; the closing words of the plan belong to none. */
function addText(roots: Level, stack: Growing[], paragraph: Paragraph): Growing[] {
  const node: Growing = { marker: null, kind: 'paragraph', paragraph, start: paragraph.span[0], titleParagraph: null, ...emptyLevel() };
  if (closing.test(paragraph.text)) {
    roots.children.push(node);
    return [];
  }
  const open = [...stack];
  while (open.length > 0 && (open.at(-1)!.kind === 'bullet' || open.at(-1)!.kind === 'plus')) open.pop();
  (open.at(-1) ?? roots).children.push(node);
  return open;
}

/** How many of the open items stay open before an item with this marker; null where it is no marker here. */
function depthFor(stack: readonly Growing[], marker: Marker): number | null {
  if (marker.kind === 'bullet' || marker.kind === 'plus') return bulletDepth(stack, marker);
  for (let i = stack.length - 1; i >= 0; i--) {
    const open = stack[i]!.marker;
    if (open !== null && open.kind === marker.kind && open.style === marker.style && successor(open, marker)) return i;
  }
  if (marker.path.length > 1) {
    const depth = decimalDepth(stack, marker);
    if (depth !== null) return depth;
  }
  if (marker.ordinal === 1) return firstOfList(stack, marker);
  const sibling = lastIndex(stack, (open) => open.marker?.kind === marker.kind && open.marker.style === marker.style && open.marker.path.length === marker.path.length);
  return sibling >= 0 ? sibling : byRank(stack, marker);
}

/** "1.2" belongs under "1", beside "1.1"; without either, under what its rank says. */
function decimalDepth(stack: readonly Growing[], marker: Marker): number | null {
  const prefix = marker.path.slice(0, -1).join('.');
  const parent = lastIndex(stack, (open) => open.kind === 'decimal' && open.marker!.path.join('.') === prefix);
  if (parent >= 0) return parent + 1;
  const roman = lastIndex(stack, (open) => open.kind === 'roman' && prefix === String(open.marker!.ordinal));
  if (roman >= 0) return roman + 1;
  const sibling = lastIndex(stack, (open) => open.kind === 'decimal' && open.marker!.path.length === marker.path.length);
  return sibling >= 0 ? sibling : null;
}

/** "1", "a", "I" begin a list: inside the innermost item that may hold one. A first item beside an open list of its own kind restarts it. */
function firstOfList(stack: readonly Growing[], marker: Marker): number {
  let depth = stack.length;
  while (depth > 0 && (stack[depth - 1]!.kind === 'bullet' || stack[depth - 1]!.kind === 'plus')) depth--;
  if (marker.kind !== 'decimal' && marker.kind !== 'letter') return byRank(stack, marker);
  const same = lastIndex(stack, (open) => open.marker?.kind === marker.kind && open.marker.style === marker.style && open.marker.path.length === marker.path.length);
  if (same < 0) {
    while (depth > 0 && rankOf(stack[depth - 1]!.marker) > rankOf(marker) && marker.kind === 'decimal' && marker.style === '.') depth--;
    return depth;
  }
  return same === depth - 1 && stack[same]!.marker!.ordinal !== 1 && stack[same]!.children.length === 0 && endsWithColon(stack[same]!) ? depth : same;
}

const endsWithColon = (node: Growing): boolean => /:\s*$/.test(node.paragraph.text);

function byRank(stack: readonly Growing[], marker: Marker): number {
  let depth = stack.length;
  while (depth > 0 && rankOf(stack[depth - 1]!.marker) >= rankOf(marker)) depth--;
  return depth;
}

function bulletDepth(stack: readonly Growing[], marker: Marker): number {
  let depth = stack.length;
  const isBullet = (i: number): boolean => stack[i]!.kind === 'bullet' || stack[i]!.kind === 'plus';
  if (marker.kind === 'plus') {
    while (depth > 0 && stack[depth - 1]!.kind === 'plus') depth--;
    return depth;
  }
  while (depth > 0 && isBullet(depth - 1)) depth--;
  return depth;
}

function lastIndex(stack: readonly Growing[], test: (open: Growing) => boolean): number {
  for (let i = stack.length - 1; i >= 0; i--) if (test(stack[i]!)) return i;
  return -1;
}

function checkSequence({ numbered }: Level, marker: Marker, findings: Finding[], evidence: () => Evidence): void {
  const key = `${marker.kind} ${marker.style}`;
  const same = numbered.get(key);
  if (same === undefined) numbered.set(key, { last: marker, texts: new Set([marker.text]) });
  if (marker.ordinal !== null && same !== undefined) {
    if (same.texts.has(marker.text)) findings.push(finding('duplicate-marker', { marker: marker.text }, [evidence()]));
    else if (!successor(same.last, marker)) findings.push(finding('skipped-marker', { previous: same.last.text, found: marker.text, expected: nextAfter(same.last) }, [evidence()]));
  }
  same?.texts.add(marker.text);
  if (same !== undefined) same.last = marker;
}

function finish(node: Growing, prefix: string, counter: Map<string, number>): SectionNode {
  const name = node.marker === null ? 'p' : node.marker.text;
  const path = `${prefix}${name.replace(/\s+/g, '-')}`;
  const seen = (counter.get(path) ?? 0) + 1;
  counter.set(path, seen);
  const repeats = node.marker === null || node.marker.ordinal === null;
  const id = repeats ? `${path}${seen}` : seen === 1 ? path : `${path}~${seen}`;
  const inner = new Map<string, number>();
  const children = node.children.map((child) => finish(child, `${id}/`, inner));
  const words = node.titleParagraph ?? node.paragraph;
  const start = node.titleParagraph === null ? node.start : words.span[0];
  const text = node.titleParagraph === null ? node.paragraph.text.slice(node.start - node.paragraph.span[0]) : words.text;
  const heading = node.titleParagraph !== null || isHeading({ kind: node.kind, text, bold: node.paragraph.bold, role: node.paragraph.role, hasContent: children.length > 0 });
  return {
    id, marker: node.marker?.text ?? null, kind: node.kind, page: node.paragraph.page, span: [start, words.span[1]],
    title: heading ? text : null, text: heading ? null : text, children,
  };
}
