import type { Line, PieceCell, TableMethod, TablePiece } from '../model/flow.js';
import { makeLine } from './lines.js';
import type { InlineLine } from './markdown-inline.js';
import { parseCell } from './markdown-parser.js';

/** A cell as the source has it: offsets of its content. */
export interface SourceCell {
  readonly start: number;
  readonly end: number;
}

/** A cell with its place and its lines. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly lines: readonly InlineLine[];
}

/** A table of a Markdown source before it is known whether it holds data or only sets text side by side. */
export interface Grid {
  readonly method: TableMethod;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
}

/** The cells of rows one below the other; rows without any text are dropped, short ones are filled on the right. */
export function gridOfCells(raw: string, rows: readonly (readonly SourceCell[])[], method: TableMethod): Grid {
  const read = rows.map((row) => row.map((cell) => parseCell(raw, cell.start, cell.end))).filter((row) => row.some((cell) => cell.length > 0));
  const columnCount = widthOf(read.map((row) => row.map((cell) => cell.length > 0)));
  const cells = read.flatMap((row, r) =>
    Array.from({ length: columnCount }, (_, c): GridCell => ({ row: r, column: c, rowSpan: 1, colSpan: 1, lines: row[c] ?? [] })),
  );
  return { method, rowCount: read.length, columnCount, cells };
}

/** Columns: as most rows have; more where a row has text beyond. */
function widthOf(rows: readonly (readonly boolean[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
  return rows.reduce((most, row) => Math.max(most, row.lastIndexOf(true) + 1), usual);
}

/** The table as a piece of the flow. */
export function toPiece(grid: Grid, page: number): TablePiece {
  const cells: PieceCell[] = grid.cells.map((cell) => ({
    row: cell.row, column: cell.column, rowSpan: cell.rowSpan, colSpan: cell.colSpan, bbox: null, lines: cell.lines.map((line) => cellLine(line, page)),
  }));
  return { kind: 'table-piece', page, bbox: null, method: grid.method, rowCount: grid.rowCount, columnCount: grid.columnCount, columnEdges: [], cells };
}

/** A line of a cell. */
export function cellLine(line: InlineLine, page: number, rest: Partial<Line> = {}): Line {
  return makeLine(line.text, page, { bold: line.bold, italic: line.italic, runs: line.fonts ?? [], ...rest });
}
