import type { FlowElement, Line, TablePiece } from '../../src/model/flow.js';

export const linesOf = (flow: readonly FlowElement[]): Line[] => flow.filter((element): element is Line => element.kind === 'line');
export const textsOf = (flow: readonly FlowElement[]): string[] => linesOf(flow).map((line) => line.text.value);
export const tablesOf = (flow: readonly FlowElement[]): TablePiece[] => flow.filter((element): element is TablePiece => element.kind === 'table-piece');

/** Rows of a table as texts; a cell's lines stand apart by `/`, covered places hold null. */
export function rowsOf(piece: TablePiece): (string | null)[][] {
  const rows = Array.from({ length: piece.rowCount }, () => new Array<string | null>(piece.columnCount).fill(null));
  for (const cell of piece.cells) rows[cell.row]![cell.column] = cell.lines.map((line) => line.text.value).join('/');
  return rows;
}

/** Every line, also those inside cells. */
export function everyLine(flow: readonly FlowElement[]): Line[] {
  return flow.flatMap((element) => (element.kind === 'line' ? [element] : element.cells.flatMap((cell) => [...cell.lines])));
}
