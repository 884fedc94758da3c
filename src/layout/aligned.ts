import type { PieceCell, TablePiece } from '../model/flow.js';
import type { Box } from '../model/provenance.js';
import { foldPlain } from '../text/fold.js';
import type { Fragment } from './fragments.js';
import { fragmentsToLines } from './lines.js';
import { rowBaseline, rowBottom, rowSize, rowTop, type Row } from './rows.js';

export interface AlignedPage {
  readonly tables: readonly TablePiece[];
  /** Rows that belong to no table. */
  readonly rest: readonly Row[];
}

/** Text between two gaps that may part columns. */
export interface Chunk {
  readonly fragments: readonly Fragment[];
  readonly x0: number;
  readonly x1: number;
}

/** A strip from the top of a table to its end that no text crosses. */
interface Gutter {
  readonly from: number;
  readonly to: number;
}

interface Region {
  /** Indexes of rows, `[first, end)`; the head is `[first, body)`. */
  readonly first: number;
  readonly body: number;
  readonly end: number;
  readonly gutters: readonly Gutter[];
}

/** What stands over the column of numbers. */
const headMarks = new Set(['tt', 'stt', 'so tt', 'so thu tu']);
const longestMark = 14;
const rowMarker = /^\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-Za-zÀ-ỹ])[.)]?$/u;
const fewestColumns = 3;
const fewestRows = 3;
/** Columns stand at least this far apart (em): the padding of two cells. */
const columnGap = 0.6;
/** Lines of one head stand no further apart than this (em). */
const headStep = 1.45;
const headLines = 3;
/** A gap of more lines than this ends a table. */
const widestStep = 3.5;
/** So many lines below a group's title the next numbered row is found. */
const groupReach = 8;
/** Left edges of one column agree to this many points. */
const sameEdge = 3;
/** Rows of a table stand apart by at least this (points). */
const minRowGap = 0.8;

const textOf = (chunk: Chunk | undefined) => (chunk === undefined ? '' : chunk.fragments.map((f) => f.text).join(' ').trim());

export function rowToChunks(row: Row): Chunk[] {
  const chunks: { fragments: Fragment[]; x0: number; x1: number }[] = [];
  row.forEach((fragment) => {
    const last = chunks.at(-1);
    if (last === undefined || fragment.x0 - last.x1 >= columnGap * fragment.size) chunks.push({ fragments: [fragment], x0: fragment.x0, x1: fragment.x1 });
    else {
      last.fragments.push(fragment);
      last.x1 = Math.max(last.x1, fragment.x1);
    }
  });
  return chunks;
}

function guttersBetween(chunks: readonly Chunk[]): Gutter[] {
  return chunks.slice(1).map((chunk, i) => ({ from: chunks[i]!.x1, to: chunk.x0 }));
}

/**
 * Whether text that reaches into a gutter is of the column on its right: text begins under a centred head before the
 * head does. It is the left column's if it begins there, or lies in the gutter beside text of the right column.
 */
function isOfRight(chunk: Chunk, { from, to }: Gutter, chunks: readonly Chunk[], left: number): boolean {
  if (chunk.x0 < from) return false;
  if (chunk.x1 > to) return true;
  return chunks.some((c) => c.x0 < from && c.x1 > left) || !chunks.some((c) => c.x0 >= to);
}

/** What a row leaves of the gutters; null where it closes one. */
function narrow(gutters: readonly Gutter[], chunks: readonly Chunk[], em: number): Gutter[] | null {
  const out: Gutter[] = [];
  for (const gutter of gutters) {
    let { from, to } = gutter;
    for (const chunk of chunks) {
      if (chunk.x1 <= from || chunk.x0 >= to) continue;
      if (chunk.x0 < from && chunk.x1 > to) return null;
      if (isOfRight(chunk, { from, to }, chunks, out.at(-1)?.to ?? 0)) to = Math.min(to, chunk.x0);
      else from = Math.max(from, chunk.x1);
    }
    if (to - from < 0.9 * columnGap * em) return null;
    out.push({ from, to });
  }
  return out;
}

function columnOf(x: number, gutters: readonly Gutter[]): number {
  let column = 0;
  while (column < gutters.length && x >= (gutters[column]!.from + gutters[column]!.to) / 2) column++;
  return column;
}

/** A title over several columns between two rows of the table: one chunk from the left, and the table goes on below. */
function isGroupRow(rows: readonly Row[], chunked: readonly Chunk[][], at: number, gutters: readonly Gutter[]): boolean {
  const chunks = chunked[at]!;
  if (chunks.length > 2 || columnOf(chunks[0]!.x0, gutters) > 1) return false;
  if (chunks.length === 2 && columnOf(chunks[0]!.x1, gutters) > 0) return false;
  return chunked.slice(at + 1, at + 1 + groupReach).some((after, i) => {
    return after.length >= fewestColumns && rowMarker.test(textOf(after[0])) && narrow(gutters, after, rowSize(rows[at + 1 + i]!)) !== null;
  });
}

function stepFits(rows: readonly Row[], at: number): boolean {
  return rowBaseline(rows[at]!) - rowBaseline(rows[at - 1]!) <= widestStep * rowSize(rows[at]!);
}

/** Goes down from a row as long as the rows leave the gutters open. */
function growDown(rows: readonly Row[], chunked: readonly Chunk[][], start: number, columns: readonly Chunk[]): { end: number; gutters: Gutter[] } {
  let gutters = guttersBetween(columns);
  let end = start;
  for (; end < rows.length && (end === 0 || stepFits(rows, end)); end++) {
    const next = narrow(gutters, chunked[end]!, rowSize(rows[end]!));
    if (next !== null) gutters = next;
    else if (!isGroupRow(rows, chunked, end, gutters)) break;
  }
  return { end, gutters };
}

/** Columns with the chunks of one more head line; null where one of them lies over two columns or over the first. */
function addHeadLine(columns: readonly Chunk[], chunks: readonly Chunk[]): Chunk[] | null {
  const out = [...columns];
  for (const chunk of chunks) {
    const over = out.filter((c) => chunk.x0 < c.x1 && chunk.x1 > c.x0);
    if (over.length > 1 || chunk.x0 < columns[0]!.x1) return null;
    if (over.length === 0) out.push(chunk);
    else out[out.indexOf(over[0]!)] = { fragments: [...over[0]!.fragments, ...chunk.fragments], x0: Math.min(over[0]!.x0, chunk.x0), x1: Math.max(over[0]!.x1, chunk.x1) };
  }
  return out.sort((a, b) => a.x0 - b.x0);
}

/** The head round the row with the mark of the number column: lines close above and below, merged to columns. */
function headBlock(rows: readonly Row[], chunked: readonly Chunk[][], at: number): { first: number; end: number; columns: Chunk[] } {
  let [first, end, columns] = [at, at + 1, chunked[at]!];
  const near = (upper: number) => rowBaseline(rows[upper + 1]!) - rowBaseline(rows[upper]!) <= headStep * rowSize(rows[upper]!);
  while (first > 0 && at - first < headLines && near(first - 1)) {
    const more = addHeadLine(columns, chunked[first - 1]!);
    if (more === null) break;
    [columns, first] = [more, first - 1];
  }
  while (end < rows.length && end - at <= headLines && near(end - 1)) {
    const more = addHeadLine(columns, chunked[end]!);
    if (more === null) break;
    [columns, end] = [more, end + 1];
  }
  return { first, end, columns };
}

function headedRegion(rows: readonly Row[], chunked: readonly Chunk[][], at: number): Region | null {
  const mark = textOf(chunked[at]![0]);
  if (mark.length > longestMark || !headMarks.has(foldPlain(mark))) return null;
  const head = headBlock(rows, chunked, at);
  if (head.columns.length < fewestColumns) return null;
  const { end, gutters } = growDown(rows, chunked, head.end, head.columns);
  const numbered = chunked.slice(head.end, end).filter((c) => c.length >= 2 && columnOf(c[0]!.x0, gutters) === 0 && rowMarker.test(textOf(c[0])));
  return numbered.length >= 2 ? { first: head.first, body: head.end, end, gutters } : null;
}

/** Without a head: numbered rows in order whose columns begin at the same places. */
function headlessRegion(rows: readonly Row[], chunked: readonly Chunk[][], at: number): Region | null {
  const first = chunked[at]!;
  if (first.length < fewestColumns || !rowMarker.test(textOf(first[0]))) return null;
  const { end, gutters } = growDown(rows, chunked, at, first);
  const alike = chunked.slice(at, end).filter((chunks) => chunks.length === first.length && rowMarker.test(textOf(chunks[0])) && chunks.every((c, i) => Math.abs(c.x0 - first[i]!.x0) <= sameEdge));
  const numbers = alike.map((chunks) => Number.parseInt(textOf(chunks[0]).replace(/\D+/g, ''), 10));
  const rising = numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);
  return alike.length >= fewestRows && rising ? { first: at, body: at, end, gutters } : null;
}

/** For each row, the empty strip above it: what is free below everything before. */
function gapsAbove(rows: readonly Row[], first: number, end: number): number[] {
  let bottom = Infinity;
  return rows.slice(first, end).map((row) => {
    const gap = Math.max(0, rowTop(row) - bottom);
    bottom = Math.max(bottom === Infinity ? 0 : bottom, rowBottom(row));
    return bottom === Infinity ? 0 : gap;
  });
}

/**
 * First rows of table rows, as indexes. Rows stand apart by empty strips: the widest measure of a strip that parts all
 * numbers from each other parts the rows, also where the number stands in the middle of its row. Where no measure does,
 * a number begins a row.
 */
function rowStarts(rows: readonly Row[], chunked: readonly Chunk[][], { body, end, gutters }: Region): number[] {
  const marked = chunked.slice(body, end).map((chunks) => columnOf(chunks[0]!.x0, gutters) === 0);
  const gaps = gapsAbove(rows, body, end);
  const marks = marked.filter(Boolean).length;
  for (const least of [...new Set(gaps.map((g) => Math.round(g * 10) / 10))].sort((a, b) => b - a)) {
    if (least < minRowGap) break;
    const starts = gaps.flatMap((gap, i) => (i === 0 || gap >= least - 0.1 ? [i] : []));
    const parted = starts.every((start, i) => marked.slice(start, starts[i + 1]).filter(Boolean).length <= 1);
    if (parted && starts.length <= 1.3 * marks + 1) return starts.map((i) => body + i);
    if (parted) break;
  }
  return marked.flatMap((mark, i) => (i === 0 || mark ? [body + i] : []));
}

function cellsOf(chunks: readonly Chunk[], gutters: readonly Gutter[], row: number, page: number, raw: string): PieceCell[] {
  const spans = new Map<string, { column: number; end: number; fragments: Fragment[] }>();
  for (const chunk of chunks) {
    const column = columnOf(chunk.x0, gutters);
    const end = Math.max(column, columnOf(chunk.x1, gutters)) + 1;
    const near = [...spans.values()].find((s) => column < s.end && end > s.column);
    if (near !== undefined) {
      near.fragments.push(...chunk.fragments);
      [near.column, near.end] = [Math.min(near.column, column), Math.max(near.end, end)];
    } else spans.set(`${column}`, { column, end, fragments: [...chunk.fragments] });
  }
  const filled = [...spans.values()];
  const empty = Array.from({ length: gutters.length + 1 }, (_, c) => c).filter((c) => !filled.some((s) => c >= s.column && c < s.end));
  const cells = [...filled, ...empty.map((column) => ({ column, end: column + 1, fragments: [] as Fragment[] }))];
  return cells
    .sort((a, b) => a.column - b.column)
    .map(({ column, end, fragments }) => ({
      row,
      column,
      rowSpan: 1,
      colSpan: end - column,
      lines: fragments.length === 0 ? [] : fragmentsToLines(fragments, page, raw),
      bbox: fragments.length === 0 ? null : boxOf([fragments]),
    }));
}

function boxOf(rows: readonly Row[]): Box {
  const all = rows.flat();
  return [Math.min(...all.map((f) => f.x0)), Math.min(...rows.map(rowTop)), Math.max(...all.map((f) => f.x1)), Math.max(...rows.map(rowBottom))].map((v) => Math.round(v * 100) / 100) as unknown as Box;
}

function regionToPiece(rows: readonly Row[], chunked: readonly Chunk[][], region: Region, page: number, raw: string): TablePiece {
  const { first, body, end, gutters } = region;
  const starts = [...(body > first ? [first] : []), ...rowStarts(rows, chunked, region)];
  const cells = starts.flatMap((start, row) => cellsOf(chunked.slice(start, starts[row + 1] ?? end).flat(), gutters, row, page, raw));
  const bbox = boxOf(rows.slice(first, end));
  const columnEdges = [bbox[0], ...gutters.map((g) => Math.round(50 * (g.from + g.to)) / 100), bbox[2]];
  return { kind: 'table-piece', page, bbox, method: 'aligned', rowCount: starts.length, columnCount: gutters.length + 1, columnEdges, cells };
}

/**
 * Tables set in columns without ruling lines: three or more columns under a head that begins with TT or STT, or numbered
 * rows whose columns begin at the same places. Letterhead, recipients and body text have neither.
 */
export function alignedTables(rows: readonly Row[], page: number, raw: string): AlignedPage {
  const chunked = rows.map(rowToChunks);
  const tables: TablePiece[] = [];
  const rest: Row[] = [];
  for (let at = 0; at < rows.length; ) {
    const region = headedRegion(rows, chunked, at) ?? headlessRegion(rows, chunked, at);
    if (region === null) rest.push(rows[at++]!);
    else {
      // Rows above the head were taken for lines already.
      rest.length -= at - region.first;
      tables.push(regionToPiece(rows, chunked, region, page, raw));
      at = region.end;
    }
  }
  return { tables, rest };
}
