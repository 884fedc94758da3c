import type { PieceCell, TablePiece } from '../model/flow.js';
import { makeLine, trimmed, type RawLine } from './lines.js';
import { cellsOf, findColumns, type Columns } from './spaced/columns.js';
import { findGrid, gridRows } from './spaced/grid.js';
import { isHeadLine, spacedHead, type SpacedHead } from './spaced/head.js';
import { isMarker, isShouted, opensWithMarker, spacedLine, wordsIn, type SpacedLine, type Stretch } from './spaced/lines.js';
import { rowsOfLines, type BodyLine } from './spaced/rows.js';

/** A table whose columns a text file keeps by blanks, as `pdftotext -layout` and e-mail programs write it. */
export interface TextTable {
  /** Physical lines, first and last + 1. */
  readonly from: number;
  readonly to: number;
  readonly piece: TablePiece;
  readonly head: SpacedHead;
}

/** A blank line may part rows; two end the table. */
const blanksInside = 1;
const leastRows = 2;
const closing = /^\s*(?:PHỤ LỤC|Phụ lục\s+[\dIVX]+|Nơi nhận|Ghi chú\s*:)/u;
/** Text may run so far into the next column before it is text of the page. */
const overflow = 8;
const lookAhead = 8;

/** The tables of all pages; one that fills a page to its end may go on at the top of the next without its head. */
export function tablesOfPages(raw: string, pages: readonly (readonly RawLine[])[], numbers: readonly number[]): TextTable[][] {
  let open: SpacedHead | null = null;
  return pages.map((physical, i) => {
    const found: TextTable[] = textTables(raw, physical, numbers[i]!, open);
    const last = found.at(-1);
    open = last !== undefined && isLastOnPage(raw, physical, last.to) ? last.head : null;
    return found;
  });
}

/** Nothing stands below but the page's number. */
const isLastOnPage = (raw: string, physical: readonly RawLine[], to: number): boolean =>
  physical.slice(to).every(({ start, end }) => /^\s*(?:[-–]?\s*\d{1,3}\s*[-–]?)?\s*$/u.test(raw.slice(start, end)));

/**
 * The tables of one page's physical lines, from the top down; tables without a number column and two more keep none.
 * `open`: the head of a table that the page before ends with.
 */
function textTables(raw: string, physical: readonly RawLine[], page: number, open: SpacedHead | null): TextTable[] {
  const lines = physical.map(({ start, end }) => spacedLine(raw.slice(start, end)));
  const heads: SpacedHead[] = [];
  lines.forEach((line, at) => {
    const head = isHeadLine(line) ? spacedHead(lines, at, heads.at(-1)?.to ?? 0) : null;
    if (head !== null) heads.push(head);
  });
  const tables: TextTable[] = [];
  const goesOn = open === null ? null : restOf(raw, physical, lines, open, heads[0]?.from ?? lines.length, page);
  if (goesOn !== null) tables.push(goesOn);
  heads.forEach((head, i) => {
    const table = tableUnder(raw, physical, lines, head, heads[i + 1]?.from ?? lines.length, page, open === null ? leastRows : 1);
    if (table !== null) tables.push(table);
  });
  return tables;
}

/** The rest of a table that the page before began: from the page's first line, numbered rows in as many columns. */
function restOf(raw: string, physical: readonly RawLine[], lines: readonly SpacedLine[], open: SpacedHead, limit: number, page: number): TextTable | null {
  const first = lines.findIndex(({ segments }) => segments.length > 0);
  if (first < 0 || first >= limit) return null;
  const table = tableUnder(raw, physical, lines, { ...open, from: first, to: first }, limit, page, leastRows);
  if (table === null || table.piece.columnCount < open.titles.length) return null;
  const numbered = table.piece.cells.filter((cell) => cell.column === 0 && /^\d/u.test(cell.lines[0]?.text.value ?? '')).length;
  return numbered >= leastRows ? { ...table, head: open } : null;
}

function tableUnder(raw: string, physical: readonly RawLine[], lines: readonly SpacedLine[], head: SpacedHead, limit: number, page: number, least: number): TextTable | null {
  const end = blockEnd(lines, head.to, limit);
  const grid = findGrid(head, lines, end);
  const columns = grid?.columns ?? findColumns(head, lines.slice(head.to, end));
  if (columns === null) return null;
  const to = grid?.end ?? fittingEnd(lines, head.to, end, columns);
  const at = Array.from({ length: to - head.to }, (_, i) => head.to + i).filter((i) => lines[i]!.segments.length > 0);
  const body = at.map((i) => lines[i]!);
  const rows = grid === null ? rowsOfLines(bodyLines(body, columns)) : gridRows(body, columns);
  if (rows.length < least) return null;
  const top = head.to > head.from ? 1 : 0;
  const source: Source = { raw, physical, lines, columns, page };
  const cells = [
    ...(top === 1 ? headCells(source, head) : []),
    ...rows.flatMap((row, r) => {
      const own = at.slice(row.from, row.to);
      return row.spanning ? spanningCells(source, own, r + top) : rowCells(source, own, r + top);
    }),
  ];
  return { from: head.from, to, head, piece: { kind: 'table-piece', page, bbox: null, method: 'aligned', rowCount: rows.length + top, columnCount: columns.bounds.length, columnEdges: [], cells } };
}

/** Up to two blank lines, the next annex, or the page's number. */
function blockEnd(lines: readonly SpacedLine[], from: number, limit: number): number {
  let blanks = 0;
  let end = from;
  for (let i = from; i < limit; i++) {
    blanks = lines[i]!.segments.length === 0 ? blanks + 1 : 0;
    if (blanks > blanksInside || closing.test(lines[i]!.text)) break;
    if (blanks === 0) end = i + 1;
  }
  return end;
}

/** The lines that keep to the columns; a number alone in the last of them, away from the markers, is the page's. */
function fittingEnd(lines: readonly SpacedLine[], from: number, to: number, columns: Columns): number {
  let end = from;
  for (let i = from; i < to; i++) {
    if (lines[i]!.segments.length === 0) continue;
    if (!fits(lines[i]!, columns) && !goesOn(lines, i + 1, to, columns)) break;
    end = i + 1;
  }
  const last = lines[Math.max(from, end - 1)]!;
  return end > from && /^\s*\d{1,3}$/u.test(last.text) && last.segments[0]![0] >= columns.bounds[1]! ? end - 1 : end;
}

/** Whether the table goes on below a line that keeps to no column: the next lines do, and one of them is numbered. */
function goesOn(lines: readonly SpacedLine[], from: number, to: number, columns: Columns): boolean {
  for (let i = from; i < Math.min(to, from + lookAhead); i++) {
    const { segments } = lines[i]!;
    if (segments.length === 0 || !fits(lines[i]!, columns)) return false;
    if (segments.length > 1 && segments[0]![0] < columns.bounds[1]! && isMarker(wordsIn(lines[i]!, segments[0]!))) return true;
  }
  return false;
}

/** Does a line keep to the columns? One over all of them must open with a marker, or be a title in capitals that goes on. */
function fits(line: SpacedLine, columns: Columns): boolean {
  if (isSpanning(line, columns)) return true;
  return cellsOf(line, columns).every((cell, k) => cell.every(([from, to]) => {
    const edge = columns.bounds[k + 1] ?? Infinity;
    return k === 0 ? to <= edge + 1 && (opensWithMarker(wordsIn(line, [from, to])) || to - from <= 12) : to <= edge + overflow || from === columns.starts[k];
  }));
}

/** A group's title: a marker and one stretch of words behind it that no column holds. */
function isSpanning(line: SpacedLine, { bounds }: Columns): boolean {
  const [first, second] = line.segments;
  if (first === undefined || line.segments.length > 2 || first[0] >= bounds[1]!) return false;
  const words = wordsIn(line, first);
  if (second === undefined) return opensWithMarker(words) && first[1] > bounds[1]! + 1;
  return isMarker(words) && second[0] < (bounds[2] ?? 0) && second[1] > (bounds[2] ?? Infinity) + 1 && (isShouted(wordsIn(line, second)) || second[1] > (bounds[3] ?? bounds[2]!) + 1);
}

/** So much of the content's width must be left free to show that a line was not filled. */
const ampleRoom = 0.3;

function bodyLines(lines: readonly SpacedLine[], columns: Columns): BodyLine[] {
  const cells = lines.map((line) => cellsOf(line, columns).map((cell) => cell.map((part) => wordsIn(line, part)).join(' ')));
  const width = Math.max(0, ...cells.map((words) => words[1]!.length));
  return lines.map((line, i) => ({ spanning: isSpanning(line, columns), words: cells[i]!, anew: i > 0 && beginsAnew(cells[i - 1]!, cells[i]!, width) }));
}

/** A line with a content alone, in capitals' opening, under one that had room for more. */
function beginsAnew(above: readonly string[], own: readonly string[], width: number): boolean {
  const [before, words] = [above[1]!, own[1]!];
  const alone = own.every((cell, k) => k === 1 || cell === '');
  return alone && before !== '' && /^\p{Lu}\p{Ll}/u.test(words) && !/[,:;(–-]$/u.test(before) && before.length + 1 + /^\S*/u.exec(words)![0].length <= (1 - ampleRoom) * width;
}

interface Source {
  readonly raw: string;
  readonly physical: readonly RawLine[];
  readonly lines: readonly SpacedLine[];
  readonly columns: Columns;
  readonly page: number;
}

/** The stretch from the first to the last of a cell's parts in a physical line, as a line; null where there is none. */
function lineOf({ raw, physical, page }: Source, at: number, parts: readonly Stretch[]): PieceCell['lines'] {
  if (parts.length === 0) return [];
  const { start, end } = physical[at]!;
  const text = trimmed(raw, Math.min(end, start + parts[0]![0]), Math.min(end, start + parts.at(-1)![1]));
  return text.value === '' ? [] : [makeLine(text, page, { segments: [[0, text.value.length]] })];
}

function rowCells(source: Source, at: readonly number[], row: number): PieceCell[] {
  const cells = at.map((i) => cellsOf(source.lines[i]!, source.columns));
  return source.columns.bounds.map((_, column) => ({ row, column, rowSpan: 1, colSpan: 1, bbox: null, lines: at.flatMap((i, n) => lineOf(source, i, cells[n]![column]!)) }));
}

/** "II  HỖ TRỢ …": the marker in its column, the title over the others. */
function spanningCells(source: Source, at: readonly number[], row: number): PieceCell[] {
  const line = source.lines[at[0]!]!;
  const count = source.columns.bounds.length;
  const all: Stretch = [line.segments[0]![0], line.text.length];
  const mark = /^(?:\S+\s{2,}|(?:\d{1,3}|[IVXL]{1,5}|[A-ZĐ])\s)/u.exec(line.text.slice(all[0]));
  const cell = { row, rowSpan: 1, bbox: null };
  if (mark === null) return [{ ...cell, column: 0, colSpan: count, lines: lineOf(source, at[0]!, [all]) }];
  const cut = all[0] + mark[0].length;
  return [
    { ...cell, column: 0, colSpan: 1, lines: lineOf(source, at[0]!, [[all[0], cut]]) },
    { ...cell, column: 1, colSpan: count - 1, lines: lineOf(source, at[0]!, [[cut, all[1]]]) },
  ];
}

/** Titles by the column most of them stands over; where two stand too close, cut at the blank nearest to the boundary. */
function headCells(source: Source, { from, to }: SpacedHead): PieceCell[] {
  const { bounds } = source.columns;
  const at = Array.from({ length: to - from }, (_, i) => from + i);
  const parts = at.map((i) => headParts(source.lines[i]!, bounds));
  return bounds.map((_, column) => ({ row: 0, column, rowSpan: 1, colSpan: 1, bbox: null, lines: at.flatMap((i, n) => lineOf(source, i, parts[n]![column]!)) }));
}

/** First words of titles, in small letters: where two titles stand one blank apart, the second begins with one of them. */
const titleOpenings = /^(?:chủ trì|phối hợp|cơ quan|đơn vị|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|kinh phí|ghi chú|nguồn|nội dung|mục tiêu|năm \d)/u;

function headParts(line: SpacedLine, bounds: readonly number[]): Stretch[][] {
  const out = bounds.map((): Stretch[] => []);
  for (const segment of line.segments) {
    let least = 0;
    for (const [from, to] of titlesIn(line, segment, bounds)) {
      const over = bounds.map((start, k) => Math.min(to, bounds[k + 1] ?? Infinity) - Math.max(from, start));
      const column = Math.min(bounds.length - 1, Math.max(least, over.indexOf(Math.max(...over))));
      out[column]!.push([from, to]);
      least = column + 1;
    }
  }
  return out;
}

/** The titles in one stretch of a head. */
function titlesIn(line: SpacedLine, [from, to]: Stretch, bounds: readonly number[]): Stretch[] {
  const crossed = bounds.filter((b) => b > from + 2 && b < to - 2).length;
  const starts: number[] = [];
  for (let i = from + 1; i < to; i++) if (line.text[i - 1] === ' ' && titleOpenings.test(line.text.slice(i, i + 12).toLowerCase())) starts.push(i);
  const cuts = starts.filter((start) => !/(?:cơ quan|đơn vị|thời gian) $/iu.test(line.text.slice(from, start)));
  if (crossed === 0 || cuts.length < crossed) return [[from, to]];
  return [from, ...cuts].map((start, i): Stretch => [start, cuts[i] === undefined ? to : cuts[i]! - 1]);
}
