import type { PlacedText } from '../../model/document.js';
import type { FlowElement, FontRun, Line, TableMethod } from '../../model/flow.js';
import type { ReadMethod } from '../../model/page.js';
import type { TextPlace } from '../../model/provenance.js';
import { slice, trackRaw, trim } from '../../text/tracked.js';
import type { Read } from '../ingest.js';
import { bareLayoutOf, layoutLines, layoutOf } from '../layout-tables.js';
import { makeLine, textPages } from '../lines.js';
import { toPiece, type Grid, type GridCell } from '../markdown-cells.js';
import type { InlineLine } from '../markdown-inline.js';
import type { Block, BlockDocument, ParagraphBlock, TableBlock } from './model.js';

interface Walk {
  readonly method: ReadMethod & TableMethod;
  /** Pieces of the raw text, and how long they are together. */
  readonly raw: string[];
  length: number;
  readonly places: PlacedText[];
  readonly flow: FlowElement[];
  page: number;
  block: number;
}

/** Blocks as raw text (a line for each line of a paragraph, a form feed for each page break), lines and table pieces. */
export function flowOfBlocks(document: BlockDocument, method: ReadMethod & TableMethod): Read {
  const walk: Walk = { method, raw: [], length: 0, places: [], flow: [], page: 1, block: 0 };
  for (const block of document.blocks) addBlock(walk, block);
  const raw = walk.raw.join('');
  return { raw, pages: textPages(raw, method), flow: walk.flow, findings: document.findings, places: walk.places };
}

function addBlock(walk: Walk, block: Block): void {
  if (block.kind === 'page-break') breakPage(walk);
  else if (block.kind === 'paragraph') addParagraph(walk, block);
  else addTable(walk, block);
}

/** A page break with nothing before it, or nothing since the last one, opens no page. */
function breakPage(walk: Walk): void {
  if (walk.length === 0 || walk.raw.at(-1) === '\f') return;
  push(walk, '\f');
  walk.page++;
}

function push(walk: Walk, text: string): void {
  walk.raw.push(text);
  walk.length += text.length;
}

function addParagraph(walk: Walk, block: ParagraphBlock): void {
  const own = ++walk.block;
  for (const [i, line] of linesOf(walk, block).entries()) {
    const rest: Partial<Line> = {
      role: i === 0 || block.role === 'heading' ? block.role : 'text', centred: block.centred, blanksBefore: i === 0 ? block.blanksBefore : 0, block: own, bold: line.bold, italic: line.italic, runs: line.fonts ?? [],
    };
    walk.flow.push(makeLine(line.text, walk.page, rest));
  }
}

/** The lines of a paragraph, written to the raw text. Blank lines are no lines. */
function linesOf(walk: Walk, block: ParagraphBlock): InlineLine[] {
  const text = block.runs.map((run) => run.text).join('').replace(/\f/g, '\n');
  const start = walk.length;
  place(walk, start, block.place);
  push(walk, `${text}\n`);
  const tracked = trackRaw(text, start);
  const lines: InlineLine[] = [];
  let from = 0;
  for (const part of text.split('\n')) {
    const line = trim(slice(tracked, from, from + part.length));
    const set = emphasis(block, from, from + part.length);
    const fonts = fontsIn(block, from + part.length - part.trimStart().length, line.value.length);
    from += part.length + 1;
    if (line.value !== '') lines.push({ text: line, ...set, end: 'hard', wrapped: false, ...(fonts.length === 0 ? {} : { fonts }) });
  }
  return lines;
}

function place(walk: Walk, start: number, at: TextPlace): void {
  walk.places.push({ start, place: at });
}

/** The named fonts of the letters `[from, from + length)` of a paragraph, offsets counted from there. */
function fontsIn(block: ParagraphBlock, from: number, length: number): FontRun[] {
  const out: FontRun[] = [];
  let at = -from;
  for (const { text, font, bold, italic } of block.runs) {
    const [start, end] = [Math.max(0, at), Math.min(length, at + text.length)];
    at += text.length;
    if (font !== undefined && start < end) out.push({ start, end, font, bold, italic });
  }
  return out;
}

/** A line is bold or italic where all its letters are. */
function emphasis(block: ParagraphBlock, from: number, to: number): { bold: boolean; italic: boolean } {
  let at = 0;
  let [bold, italic, any] = [true, true, false];
  for (const run of block.runs) {
    const part = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += run.text.length;
    if (part.trim() === '') continue;
    any = true;
    bold &&= run.bold;
    italic &&= run.italic;
  }
  return { bold: any && bold, italic: any && italic };
}

function addTable(walk: Walk, table: TableBlock): void {
  const cells = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column).map((cell): GridCell => ({
    row: cell.row, column: cell.column, rowSpan: cell.rowSpan, colSpan: cell.colSpan, lines: cell.blocks.flatMap((block) => cellLines(walk, block)),
  }));
  const grid: Grid = { method: walk.method, rowCount: table.rowCount, columnCount: table.columnCount, cells };
  if (cells.every((cell) => cell.lines.length === 0)) return;
  // Web pages leave it to their style sheets whether lines are drawn.
  const layout = layoutOf(grid) ?? (walk.method === 'word' && table.ruled === false ? bareLayoutOf(grid) : null);
  if (layout === null) walk.flow.push(toPiece(grid, walk.page));
  else walk.flow.push(...layoutLines(grid, layout, walk.page, () => ++walk.block));
}

/** A table inside a cell is read as the lines of its cells. */
function cellLines(walk: Walk, block: Block): InlineLine[] {
  if (block.kind === 'page-break') return [];
  if (block.kind === 'paragraph') return linesOf(walk, block);
  return [...block.cells].sort((a, b) => a.row - b.row || a.column - b.column).flatMap((cell) => cell.blocks.flatMap((inner) => cellLines(walk, inner)));
}
