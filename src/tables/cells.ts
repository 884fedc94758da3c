import type { DraftCell } from '../model/document.js';
import type { Line, PieceCell, TableMethod, TablePiece } from '../model/flow.js';
import { concat, emptyTracked, inserted, trim, type Tracked } from '../text/tracked.js';

/**
 * A place of a grid. A merged cell stands in its first row and column; the places it covers hold an empty cell with `covered` set.
 */
export interface GridCell extends DraftCell {
  readonly colSpan: number;
  readonly covered: 'left' | 'above' | null;
}

/** One row of a grid: always one cell per column. */
export type GridRow = readonly GridCell[];

/** A piece of a table, every row as wide as the table. */
export interface Grid {
  readonly method: TableMethod;
  readonly page: number;
  readonly columnCount: number;
  readonly columnEdges: readonly number[];
  readonly rows: readonly GridRow[];
}

export const blankCell: GridCell = { text: emptyTracked, pages: [], rowSpan: 1, colSpan: 1, bold: false, covered: null };

export const isBlank = (cell: DraftCell | undefined): boolean => cell === undefined || cell.text.value.trim() === '';
export const textOf = (cell: DraftCell | undefined): string => cell?.text.value ?? '';
export const rowText = (row: readonly DraftCell[]): string => row.map(textOf).filter((t) => t !== '').join(' ');
export const filledCount = (row: readonly DraftCell[]): number => row.filter((cell) => !isBlank(cell)).length;

/** A piece as a dense grid; a cell outside the piece's bounds is cut to fit, a second cell on a taken place is added to the first. */
export function gridOf(piece: TablePiece): Grid {
  const rowCount = Math.max(piece.rowCount, ...piece.cells.map((cell) => cell.row + 1), 0);
  const columnCount = Math.max(piece.columnCount, ...piece.cells.map((cell) => cell.column + 1), 0);
  const rows: GridCell[][] = Array.from({ length: rowCount }, () => new Array<GridCell>(columnCount).fill(blankCell));
  for (const cell of piece.cells) place(rows, cell, piece.page);
  return { method: piece.method, page: piece.page, columnCount, columnEdges: piece.columnEdges, rows };
}

function place(rows: GridCell[][], cell: PieceCell, page: number): void {
  if (cell.row < 0 || cell.column < 0) return;
  const width = rows[cell.row]!.length;
  const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - cell.row));
  const colSpan = Math.max(1, Math.min(cell.colSpan, width - cell.column));
  const placed = cellOf(cell.lines, page, rowSpan, colSpan);
  const there = rows[cell.row]![cell.column]!;
  rows[cell.row]![cell.column] = isBlank(there) ? placed : appendCell(there, placed);
  for (let r = cell.row; r < cell.row + rowSpan; r++) {
    for (let c = cell.column; c < cell.column + colSpan; c++) {
      if ((r !== cell.row || c !== cell.column) && isBlank(rows[r]![c])) rows[r]![c] = { ...blankCell, covered: r === cell.row ? 'left' : 'above' };
    }
  }
}

function cellOf(lines: readonly Line[], page: number, rowSpan: number, colSpan: number): GridCell {
  const filled = lines.filter((line) => line.text.value.trim() !== '');
  const text = filled.reduce((sum, line) => joinText(sum, trim(line.text)), emptyTracked);
  const pages = filled.length === 0 ? [] : [...new Set(filled.map((line) => line.page || page))];
  return { text, pages, rowSpan, colSpan, bold: filled.length > 0 && filled.every((line) => line.bold), covered: null };
}

/** Two parts of one cell: text joined, pages together. */
export function appendCell(first: GridCell, second: GridCell): GridCell {
  if (isBlank(second)) return first;
  return {
    ...first,
    text: joinText(first.text, second.text),
    pages: [...new Set([...first.pages, ...second.pages])],
    bold: isBlank(first) ? second.bold : first.bold && second.bold,
  };
}

/** A dash or slash that binds what follows without a blank: "LĐ-|TB&XH", "2023-|2025", "và/|hoặc". */
const bindsNext = /[A-Za-zÀ-ỹ\d][-–/&]$/u;
const canBeBound = /^[A-Za-zÀ-ỹ\d]/u;
/** "Sở LĐ|-TB&XH": an abbreviation goes on with its dash. A bullet has a blank or a word in small letters after the dash. */
const boundStart = /^[-–/][\p{Lu}\d&]{2,}/u;

/** Join two lines of one cell: one blank between them, none after a dash or slash that binds. */
export function joinText(first: Tracked, second: Tracked): Tracked {
  if (first.value === '') return second;
  if (second.value === '') return first;
  const tight = (bindsNext.test(first.value) && canBeBound.test(second.value)) || (boundStart.test(second.value) && /[\p{Lu}\d]$/u.test(first.value));
  return concat(tight ? [first, second] : [first, inserted(' '), second]);
}

/** The cell as the model has it. */
export function draftCell({ text, pages, rowSpan, bold }: GridCell): DraftCell {
  return { text, pages, rowSpan, bold };
}
