import { foldPlain } from '../text/fold.js';
import { blankCell, filledCount, isBlank, textOf, type GridCell, type GridRow } from './cells.js';
import { columnRole } from './header-roles.js';

/** Words of a title that stands over several columns. Folded. */
const overSeveral = /(?:^| )(?:giai doan|hien hanh|trong do|ke hoach|doi tuong|gom|chia ra|muc tieu|chi tieu|lo trinh|nhu cau|nguon|co quan thuc hien|don vi thuc hien|phan cong|kinh phi|so luong)(?: |$)/u;

/**
 * Heads whose rows have fewer cells than the table has columns, since the text says nothing of merged cells (tables of bars): the cells of
 * the second row stand under the title of the first that covers several. Other heads pass through.
 */
export function spreadHead(head: readonly GridRow[], columnCount: number, bars: boolean): readonly GridRow[] {
  const [top, under] = bars ? head.map((row, i) => (i < 2 && overNothing(head[0]!) ? packLeft(row) : row)) : head;
  if (top === undefined || under === undefined || top.some((cell) => cell.colSpan > 1 || cell.rowSpan > 1)) return head;
  const [upper, lower] = [filledCount(top), filledCount(under)];
  const packed = (row: GridRow, n: number): boolean => row.slice(0, n).every((cell) => !isBlank(cell));
  const missing = columnCount - upper;
  if (missing < 1 || lower < missing + 1 || lower >= columnCount || !packed(top, upper) || !packed(under, lower)) return head;
  const parents = lower - missing;
  if (parents < 1 || lower % parents !== 0) return head;
  const chosen = choose(top.slice(0, upper), parents);
  return chosen === null ? head : [...spread(top, under, upper, chosen, lower / parents, columnCount), ...head.slice(2)];
}

/** A guess that lets "Đơn vị tính" or "Nội dung" stand over several columns was wrong. */
function overNothing(top: GridRow): boolean {
  return top.some((cell) => cell.colSpan > 1 && ['marker', 'unit', 'note', 'content'].includes(columnRole(textOf(cell))));
}

function packLeft(row: GridRow): GridRow {
  const filled = row.filter((cell) => !isBlank(cell)).map((cell) => ({ ...cell, colSpan: 1, rowSpan: 1 }));
  return [...filled, ...new Array<GridCell>(row.length - filled.length).fill(blankCell)];
}

/** Which titles cover several columns: those whose words say so, else the last that names no agency, time or note. */
function choose(titles: readonly GridCell[], parents: number): ReadonlySet<number> | null {
  const open = titles.map((cell, i) => ({ i, folded: foldPlain(textOf(cell)) })).filter(({ i, folded }) => i > 0 && !/^(?:noi dung|ten |ghi chu|don vi tinh|dvt)/u.test(folded));
  const worded = open.filter(({ folded }) => overSeveral.test(folded));
  const plain = open.filter(({ folded }) => !['lead', 'coordinating', 'timeframe', 'note', 'unit', 'content'].includes(columnRole(folded)));
  const from = worded.length >= parents ? worded : plain.length >= parents ? plain : open;
  if (from.length < parents) return null;
  return new Set((from === worded ? from.slice(0, parents) : from.slice(-parents)).map(({ i }) => i));
}

function spread(top: GridRow, under: GridRow, upper: number, chosen: ReadonlySet<number>, each: number, columnCount: number): GridRow[] {
  const first = new Array<GridCell>(columnCount).fill(blankCell);
  const second = new Array<GridCell>(columnCount).fill(blankCell);
  let column = 0;
  let child = 0;
  for (let i = 0; i < upper && column < columnCount; i++) {
    const span = chosen.has(i) ? each : 1;
    first[column] = { ...top[i]!, colSpan: span };
    for (let k = 0; k < span && column + k < columnCount; k++) {
      if (k > 0) first[column + k] = { ...blankCell, covered: 'left' };
      if (chosen.has(i)) second[column + k] = under[child++] ?? blankCell;
    }
    column += span;
  }
  return [first, second];
}
