import type { Line, PieceCell, TableMethod, TablePiece } from '../../src/model/flow.js';
import { trackRaw } from '../../src/text/tracked.js';

export function line(text: string, rest: Partial<Line> = {}): Line {
  return {
    kind: 'line', page: 1, text: trackRaw(text, 0), bbox: null, segments: [[0, text.length]], runs: [], bold: false, italic: false,
    centred: null, blanksBefore: 0, role: 'text', block: null, ...rest,
  };
}

export interface PieceOptions {
  readonly page?: number;
  readonly method?: TableMethod;
  readonly edges?: readonly number[];
}

/**
 * A piece from a drawing, one row per array: `*` first is bold, ` / ` parts lines, `<` is covered by the cell to the left, `^` by the
 * cell above.
 */
export function piece(rows: readonly (readonly string[])[], { page = 1, method = 'ruled', edges = [] }: PieceOptions = {}): TablePiece {
  const cells: PieceCell[] = [];
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '<' || text === '^') return;
      let colSpan = 1;
      while (row[c + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (rows[r + rowSpan]?.[c] === '^') rowSpan++;
      const bold = text.startsWith('*');
      const lines = (bold ? text.slice(1) : text).split(' / ').filter((part) => part !== '').map((part) => line(part, { page, bold }));
      cells.push({ row: r, column: c, rowSpan, colSpan, lines, bbox: null });
    });
  });
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return { kind: 'table-piece', page, bbox: null, method, rowCount: rows.length, columnCount, columnEdges: edges, cells };
}
