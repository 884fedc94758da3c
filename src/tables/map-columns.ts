import { dice, foldWords } from '../text/fold.js';
import { blankCell, isBlank, textOf, type Grid, type GridCell, type GridRow } from './cells.js';

/** Edges nearer than this (points) are the same edge. */
const tolerance = 6;

/** Are the columns of two pieces the same, by their edges? Null where one has no geometry. */
export function sameEdges(a: Grid, b: Grid): boolean | null {
  if (a.columnEdges.length < 2 || b.columnEdges.length < 2) return null;
  return a.columnEdges.length === b.columnEdges.length && a.columnEdges.every((edge, i) => Math.abs(edge - b.columnEdges[i]!) <= tolerance);
}

/**
 * The columns of `b` as columns of a table of `a`'s shape: for each the first and last column it covers. Null where they do not fit:
 * a piece that lacks an empty column, or shows merged rows alone, fits by its edges; without geometry the numbers must agree.
 */
export function mapColumns(a: Grid, b: Grid): readonly (readonly [first: number, last: number])[] | null {
  if (a.columnCount === b.columnCount) return b.rows[0]?.map((_, i) => [i, i] as const) ?? [];
  if (a.columnEdges.length < 2 || b.columnEdges.length < 2) return null;
  const spans: (readonly [number, number])[] = [];
  for (let i = 0; i < b.columnCount; i++) {
    const span = covering(a.columnEdges, b.columnEdges[i]!, b.columnEdges[i + 1]!);
    if (span === null || (spans.length > 0 && span[0] <= spans[spans.length - 1]![1])) return null;
    spans.push(span);
  }
  return spans;
}

/** The columns between two edges, both of which must be edges of the table. */
function covering(edges: readonly number[], left: number, right: number): readonly [number, number] | null {
  const first = nearest(edges, left);
  const last = nearest(edges, right);
  return first < 0 || last <= first ? null : [first, last - 1];
}

function nearest(edges: readonly number[], at: number): number {
  let best = -1;
  for (let i = 0; i < edges.length; i++) {
    if (Math.abs(edges[i]! - at) <= tolerance && (best < 0 || Math.abs(edges[i]! - at) < Math.abs(edges[best]! - at))) best = i;
  }
  return best;
}

/** Columns by the titles of a repeated head, in order: `a` and `b` are head rows. */
export function mapByTitles(a: GridRow, b: GridRow): readonly (readonly [number, number])[] | null {
  let from = 0;
  const spans: (readonly [number, number])[] = [];
  for (const cell of b) {
    if (isBlank(cell)) {
      spans.push([Math.min(from, a.length - 1), Math.min(from, a.length - 1)]);
      continue;
    }
    const at = a.findIndex((title, i) => i >= from && !isBlank(title) && dice(foldWords(textOf(title)), foldWords(textOf(cell))) >= 0.7);
    if (at < 0) return null;
    spans.push([at, at]);
    from = at + 1;
  }
  return spans;
}

/** A row in the shape of the table; two cells that fall on one column stand together. */
export function reshape(row: GridRow, spans: readonly (readonly [number, number])[], columnCount: number): GridCell[] {
  const out = new Array<GridCell>(columnCount).fill(blankCell);
  row.forEach((cell, i) => {
    const [first, last] = spans[i] ?? [i, i];
    if (first >= columnCount || (isBlank(cell) && cell.covered === null && !isBlank(out[first]))) return;
    const end = spans[i + cell.colSpan - 1]?.[1] ?? last;
    out[first] = cell.covered === null ? { ...cell, colSpan: Math.max(1, end - first + 1) } : cell;
    for (let k = first + 1; k <= Math.min(last, columnCount - 1); k++) out[k] = { ...blankCell, covered: 'left' };
  });
  return out;
}
