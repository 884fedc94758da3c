import { slice, trim } from '../text/tracked.js';
import { blankCell, isBlank, textOf, type GridCell, type GridRow } from './cells.js';
import type { Column } from './columns.js';
import type { RowKind } from './row-kinds.js';
import { leadingMarker, markerKind } from './row-markers.js';

/**
 * A title merged over the marker's and the content's cell ("I. NÂNG CAO NHẬN THỨC" in one cell) is written as every other row is: the
 * marker in its cell, the words in the content's. `kind`: of the row; a note across the whole table stays in one cell.
 */
export function partMergedTitle(row: GridRow, kind: RowKind, columns: readonly Column[]): GridRow {
  const marker = columns.findIndex((column) => column.role === 'marker');
  const content = columns.findIndex((column) => column.role === 'content');
  const cell = row[marker];
  if (cell === undefined || content < 0 || isBlank(cell) || !isBlank(row[content]) || row[content]!.covered === 'above') return row;
  if (markerKind(textOf(cell)) !== null || (kind === 'row' && !isTotal(row, content))) return row;
  const length = leadingMarker(textOf(cell))?.length ?? 0;
  return row.map((own, i) => (i === marker ? partOf(cell, 0, length) : i === content ? partOf(cell, length, textOf(cell).length) : own));
}

/** A row whose words are merged over marker and content while values stand beside them. */
function isTotal(row: GridRow, content: number): boolean {
  return row[content]!.covered === 'left' && row.slice(content + 1).some((cell) => !isBlank(cell));
}

function partOf(cell: GridCell, start: number, end: number): GridCell {
  return start === end ? blankCell : { ...cell, text: trim(slice(cell.text, start, end)), colSpan: 1, rowSpan: 1, covered: null };
}
