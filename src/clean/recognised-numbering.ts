import type { Edit, Ingested } from '../model/document.js';
import type { FlowElement, Line, PieceCell, TablePiece } from '../model/flow.js';
import type { TextItem } from '../model/page.js';
import { foldWords } from '../text/fold.js';
import { rawSpan } from '../text/tracked.js';
import { numberRows, type ReadMarker } from './numbering-path.js';
import { spliceLine } from './splice.js';

/** A column of row numbers is narrower than this (points), and its cells hold a word of few signs. */
const widest = 62;
const longest = 7;
const mostly = 0.6;
/** Pieces of one table have their columns at the same places, give or take this (points). */
const sameEdges = 14;

type Pages = Pick<Ingested, 'pages'>;

const firstColumn = (piece: TablePiece): PieceCell[] => piece.cells.filter((cell) => cell.column === 0 && cell.colSpan === 1).sort((a, b) => a.row - b.row);
const textOf = (cell: PieceCell): string => cell.lines.map((line) => line.text.value).join(' ').trim();

/** The same columns, but for a stray line inside one of them. */
function continues(before: TablePiece, piece: TablePiece): boolean {
  const [fewer, more] = [before, piece].map((p) => p.columnEdges).sort((a, b) => a.length - b.length) as [readonly number[], readonly number[]];
  return more.length - fewer.length <= 1 && fewer.every((edge) => more.some((other) => Math.abs(edge - other) <= sameEdges));
}

/** Pieces of tables that were read from pictures, those of one table together. */
function tablesOf(flow: readonly FlowElement[], { pages }: Pages): TablePiece[][] {
  const read = new Set(pages.filter((page) => page.ocr !== undefined).map((page) => page.number));
  const out: TablePiece[][] = [];
  for (const element of flow) {
    if (element.kind !== 'table-piece' || element.method !== 'ruled' || !read.has(element.page)) continue;
    const last = out.at(-1)?.at(-1);
    if (last !== undefined && element.page <= last.page + 1 && continues(last, element)) out.at(-1)!.push(element);
    else out.push([element]);
  }
  return out;
}

function isNumbering(cells: readonly PieceCell[], piece: TablePiece): boolean {
  const width = (piece.columnEdges[1] ?? 0) - (piece.columnEdges[0] ?? 0);
  const filled = cells.filter((cell) => textOf(cell) !== '');
  return piece.columnCount > 1 && width <= widest && filled.length >= 2 && filled.filter((cell) => textOf(cell).length <= longest).length >= mostly * filled.length;
}

/** The word of a cell as it was recognised. */
function itemOf(line: Line, { pages }: Pages): TextItem | undefined {
  const span = rawSpan(line.text);
  if (span === null) return undefined;
  const page = pages.find((p) => p.number === line.page && span[0] >= p.start && span[0] < p.end);
  return page?.items.find((i) => span[0] >= i.start && span[0] < i.end);
}

/** The other cells of a cell's row. */
const besides = (piece: TablePiece, cell: PieceCell): PieceCell[] => piece.cells.filter((other) => other !== cell && other.row <= cell.row && other.row + other.rowSpan > cell.row && other.column > 0);

/** A row with text in one cell beside its number. */
const isTitleRow = (piece: TablePiece, cell: PieceCell): boolean => besides(piece, cell).filter((other) => textOf(other) !== '').length <= 1;

const alike = 0.6;

/** A row that says what the table's first row says is its head again. */
function isHead(piece: TablePiece, cell: PieceCell, first: readonly Set<string>[]): boolean {
  const own = besides(piece, cell).map((other) => new Set(foldWords(textOf(other))));
  const same = own.filter((words, i) => first[i] !== undefined && words.size > 0 && [...words].filter((w) => first[i]!.has(w)).length >= alike * words.size).length;
  return same >= Math.max(2, alike * own.length);
}

interface NumberCell extends ReadMarker {
  readonly cell: PieceCell;
  readonly isHead: boolean;
}

function numberCells(pieces: readonly TablePiece[], document: Pages): NumberCell[] {
  const opening = firstColumn(pieces[0]!)[0];
  const first = opening === undefined ? [] : besides(pieces[0]!, opening).map((other) => new Set(foldWords(textOf(other))));
  return pieces.flatMap((piece) => firstColumn(piece).filter((cell) => cell.lines.length > 0).map((cell): NumberCell => {
    const item = itemOf(cell.lines[0]!, document);
    return { cell, text: textOf(cell).replace(/\s+/g, ''), signs: item?.signs ?? null, doubt: item?.doubt ?? 1, isTitle: isTitleRow(piece, cell), isHead: isHead(piece, cell, first) };
  }));
}

function numberTable(pieces: readonly TablePiece[], document: Pages): Map<Line, string> {
  const out = new Map<Line, string>();
  const cells = numberCells(pieces, document);
  if (!isNumbering(cells.map(({ cell }) => cell), pieces[0]!)) return out;
  const rows = cells.filter((cell) => !cell.isHead);
  const marks = numberRows(rows);
  if (marks.filter((mark) => mark !== null).length < 2) return out;
  const put = ({ cell }: NumberCell, mark: string | null): void => {
    const [line] = cell.lines;
    if (mark !== null && mark !== line!.text.value) out.set(line!, mark);
  };
  rows.forEach((row, i) => put(row, marks[i] ?? headOf(row, row.cell.row)));
  for (const head of cells.filter((cell) => cell.isHead)) put(head, headOf(head, 0));
  return out;
}

/** The head above row numbers: "TT" or "STT", of which only the strokes were read. */
function headOf({ text, signs }: Pick<ReadMarker, 'text' | 'signs'>, row: number): string | null {
  if (row > 1 || text === 'TT' || text === 'STT' || !/^[A-Za-zÀ-ỹ0-9|!?.]{1,6}$/.test(text)) return null;
  return (signs ?? text.length) >= 3 || /^[S5s]/.test(text) ? 'STT' : 'TT';
}

/** Row numbers that were read from pictures, put right by their own order: a column of numbers says of each what it must be. */
export function repairNumbering(flow: readonly FlowElement[], document: Pages, edits: Edit[]): readonly FlowElement[] {
  const changes = new Map<Line, string>();
  for (const pieces of tablesOf(flow, document)) for (const [line, mark] of numberTable(pieces, document)) changes.set(line, mark);
  if (changes.size === 0) return flow;
  const change = (line: Line): Line => {
    const value = changes.get(line);
    if (value === undefined) return line;
    const end = line.text.value.length;
    edits.push({ step: 'row-numbering', page: line.page, raw: rawSpan(line.text) ?? [0, 0], before: line.text.value, after: value });
    return spliceLine(line, [{ start: 0, end, value }]);
  };
  return flow.map((element) => (element.kind === 'line' ? element : { ...element, cells: element.cells.map((cell) => ({ ...cell, lines: cell.lines.map(change) })) }));
}
