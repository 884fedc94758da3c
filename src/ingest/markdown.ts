import type { Heading, Html, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import type { FlowElement, Line, LineRole } from '../model/flow.js';
import { finding } from '../findings/report.js';
import { concat, slice, trackRaw, type Tracked } from '../text/tracked.js';
import type { Read } from './ingest.js';
import { layoutLines, layoutOf } from './layout-tables.js';
import { makeLine, segmentsOf, splitLines, textPages, trimmed, type RawLine } from './lines.js';
import { barsGrid } from './markdown-bars.js';
import { gridOfCells, toPiece, type Grid, type SourceCell } from './markdown-cells.js';
import { inlineLines, type InlineLine } from './markdown-inline.js';
import { maskSource } from './markdown-mask.js';
import { isCrowded } from './markdown-nesting.js';
import { parseMarkdown } from './markdown-parser.js';
import { pipeTables } from './markdown-pipes.js';
import { findRegions, type Region } from './markdown-regions.js';
import { bisect } from '../text/bisect.js';

/** An element of the flow with where it begins in the source. */
interface Placed {
  readonly at: number;
  readonly element: FlowElement;
}

interface Walk {
  readonly raw: string;
  readonly physical: readonly RawLine[];
  /** Lines of the source are cut at a width: a break inside a paragraph means nothing. */
  readonly wrapped: boolean;
  readonly out: Placed[];
  readonly nextBlock: () => number;
  readonly pageAt: (offset: number) => number;
}

/**
 * Markdown as lines and table pieces. Tables are found by line first (GFM refuses broken ones); the rest is read by the Markdown parser with
 * the tables blanked out, so that every offset stays the source's own.
 */
export function ingestMarkdown(raw: string): Read {
  const pages = textPages(raw, 'markdown');
  const physical = splitLines(raw);
  const texts = physical.map((line) => raw.slice(line.start, line.end));
  const regions = findRegions(texts);
  const walk: Walk = {
    raw, physical, wrapped: linesAreWrapped(texts, regions), out: [], nextBlock: counter(),
    pageAt: (offset) => pages.findLast((page) => page.start <= offset)?.number ?? 1,
  };
  for (const region of regions) addRegion(walk, region);
  const crowded = crowdedLines(texts, regions).map((i) => physical[i]!);
  for (const { start, end } of crowded) addLine(walk, trimmed(raw, start, end), { block: walk.nextBlock() });
  const root = parseMarkdown(maskSource(raw, physical, regions, crowded));
  for (const node of root.children) addNode(walk, node, null);
  walk.out.sort((a, b) => a.at - b.at);
  return { raw, pages, flow: withBlanks(walk), findings: crowded.length === 0 ? [] : [finding('crowded-marks', { count: crowded.length, text: quoted(raw, crowded[0]!) })] };
}

/** Lines outside tables with more marks than the parser can take in good time: they stay as they are written. */
function crowdedLines(texts: readonly string[], regions: readonly Region[]): number[] {
  const inTable = linesIn(regions);
  return texts.flatMap((text, i) => (isCrowded(text) && !inTable.has(i) ? [i] : []));
}

const quoted = (raw: string, { start, end }: RawLine): string => raw.slice(start, Math.min(end, start + 80)).trim();
const linesIn = (regions: readonly Region[]): ReadonlySet<number> => new Set(regions.flatMap((region) => Array.from({ length: region.to - region.from }, (_, i) => region.from + i)));

function counter(): () => number {
  let last = 0;
  return () => ++last;
}

/** Widest line of a source that was cut at a width; editors and converters cut at 72 to 110 characters. */
const widestWrapped = 140;

/** Are lines cut at a width? Then hardly one is longer; a source with a line per paragraph has long ones. */
function linesAreWrapped(texts: readonly string[], regions: readonly Region[]): boolean {
  const inTable = linesIn(regions);
  const lengths = texts.filter((text, i) => !inTable.has(i) && text.trim() !== '').map((text) => text.length).sort((a, b) => a - b);
  return (lengths[Math.floor(lengths.length * 0.95)] ?? 0) <= widestWrapped;
}

function addRegion(walk: Walk, region: Region): void {
  const lines = walk.physical.slice(region.from, region.to);
  if (region.kind === 'bars') return addGrid(walk, barsGrid(walk.raw, lines), lines[0]!.start);
  for (const rows of pipeTables(walk.raw, lines)) addGrid(walk, gridOfCells(walk.raw, rows, 'markdown'), rows[0]![0]?.start ?? lines[0]!.start);
}

function addGrid(walk: Walk, grid: Grid, at: number): void {
  if (grid.rowCount === 0) return;
  const page = walk.pageAt(at);
  const layout = layoutOf(grid);
  if (layout === null) walk.out.push({ at, element: toPiece(grid, page) });
  else for (const element of layoutLines(grid, layout, page, walk.nextBlock)) walk.out.push({ at, element });
}

/** What a list item puts before its first line, as written. */
type Prefix = Tracked | null;

function addNode(walk: Walk, node: RootContent, prefix: Prefix): void {
  if (node.type === 'paragraph' || node.type === 'heading') addBlock(walk, node, node.type === 'heading' ? 'heading' : prefix === null ? 'text' : 'list-item', prefix);
  else if (node.type === 'list') addList(walk, node, prefix);
  else if (node.type === 'table') addTable(walk, node);
  else if (node.type === 'code') addCode(walk, node.position!.start.offset!, node.position!.end.offset!);
  else if (node.type === 'html') addHtml(walk, node);
  else if ('children' in node) for (const child of node.children) addNode(walk, child as RootContent, null);
}

function addBlock(walk: Walk, node: Paragraph | Heading, role: LineRole, prefix: Prefix): void {
  addLines(walk, inlineLines(walk.raw, node.children as PhrasingContent[]), role, prefix);
}

function addLines(walk: Walk, lines: readonly InlineLine[], role: LineRole, prefix: Prefix): void {
  let block = walk.nextBlock();
  for (const [i, line] of lines.entries()) {
    const text = i === 0 && prefix !== null ? concat([prefix, line.text]) : line.text;
    addLine(walk, text, { role: i === 0 || role === 'heading' ? role : 'text', block, bold: line.bold, italic: line.italic });
    if (line.end === 'soft' && !walk.wrapped) block = walk.nextBlock();
  }
  if (lines.length === 0 && prefix !== null) addLine(walk, prefix, { role: 'text', block });
}

function addLine(walk: Walk, text: Tracked, rest: Partial<Line>): void {
  const at = text.origin.find((offset) => offset >= 0) ?? 0;
  walk.out.push({ at, element: makeLine(text, walk.pageAt(at), { segments: segmentsOf(text.value), ...rest }) });
}

function addList(walk: Walk, list: List, prefix: Prefix): void {
  for (const [i, item] of list.children.entries()) {
    const marker = markerOf(walk.raw, item);
    const own = i === 0 && prefix !== null ? concat([prefix, marker]) : marker;
    const [first, ...rest] = item.children;
    if (first === undefined) addLines(walk, [], 'list-item', own);
    else if (first.type === 'paragraph' && interrupts(walk, item)) addBlock(walk, first, 'text', own);
    else addNode(walk, first, own);
    for (const child of rest) addNode(walk, child, null);
  }
}

/** In a source cut at a width, a dash that happens to open a line of a paragraph is taken for an item; then the text decides. */
function interrupts(walk: Walk, item: ListItem): boolean {
  const line = item.position!.start.line - 2;
  const before = walk.physical[line];
  return walk.wrapped && before !== undefined && walk.raw.slice(before.start, before.end).trim() !== '';
}

/** The marker as written and one blank: "- ", "1. ", "- [ ] ". The parser counts items anew; documents do not. */
function markerOf(raw: string, item: ListItem): Tracked {
  const start = item.position!.start.offset!;
  const end = item.children[0]?.position?.start.offset ?? item.position!.end.offset!;
  const marker = trackRaw(raw.slice(start, end), start);
  const length = marker.value.trimEnd().length;
  return item.children.length === 0 ? slice(marker, 0, length) : concat([slice(marker, 0, length), slice(marker, length, length + 1)]);
}

function addTable(walk: Walk, table: Table): void {
  const rows = table.children.map((row) => row.children.map((cell): SourceCell => {
    const first = cell.children[0]?.position?.start.offset ?? cell.position!.end.offset!;
    return { start: first, end: cell.children.at(-1)?.position?.end.offset ?? first };
  }));
  addGrid(walk, gridOfCells(walk.raw, rows, 'markdown'), table.position!.start.offset!);
}

/** Code is text that somebody set in a box; its fences go. */
function addCode(walk: Walk, start: number, end: number): void {
  const block = walk.nextBlock();
  for (const line of splitLines(walk.raw, start, end)) {
    const value = walk.raw.slice(line.start, line.end);
    if (value.trim() === '' || /^\s*(?:```|~~~)/.test(value)) continue;
    addLine(walk, trackRaw(value.trim(), line.start + value.length - value.trimStart().length), { role: 'code', block });
  }
}

function addHtml(walk: Walk, node: Html): void {
  addLines(walk, inlineLines(walk.raw, [node]), 'text', null);
}

/** The flow in the order of the source, each line with the blank source lines before it. */
function withBlanks(walk: Walk): FlowElement[] {
  const lineOf = lineFinder(walk.physical);
  const blank = walk.physical.map((line) => walk.raw.slice(line.start, line.end).trim() === '');
  let last = -1;
  return walk.out.map(({ at, element }) => {
    const line = lineOf(at);
    let blanks = 0;
    for (let i = line - 1; i > last && blank[i]; i--) blanks++;
    last = Math.max(last, line);
    return element.kind === 'line' ? { ...element, blanksBefore: blanks } : element;
  });
}

/** The last line that begins at or before an offset. */
function lineFinder(physical: readonly RawLine[]): (offset: number) => number {
  return (offset) => Math.max(0, bisect(physical.length, (i) => physical[i]!.start > offset) - 1);
}
