import type { ColumnRole } from '../../model/document.js';
import { emptyScore } from './cell-scores.js';

/** Whole cells given to columns in their order. */
export interface Alignment {
  /** For each column the index of its cell, -1 where it is empty. */
  readonly at: readonly number[];
  readonly score: number;
}

/** Points for a whole cell in a column. */
export type CellPoints = (column: number, cell: number) => number;

/** For a cell too many, a column each. */
const tooMany = -4;

/** So many ways are told. */
const mostWays = 6;

/** The best ways to give `count` cells, in order, to columns, the best one first; never none. */
export function align(count: number, roles: readonly ColumnRole[], softened: readonly boolean[], points: CellPoints): Alignment[] {
  const columns = roles.length;
  if (count > columns) return [{ at: roles.map((_, c) => c), score: tooMany * (count - columns) }];
  // kept[i]: the best ways to give the first i cells to the columns so far.
  let kept: Alignment[][] = Array.from({ length: count + 1 }, (_, i) => (i === 0 ? [{ at: [], score: 0 }] : []));
  for (let c = 0; c < columns; c++) {
    const empty = emptyScore(roles[c]!, softened[c] ?? false);
    kept = kept.map((ways, i) => {
      const skipped = ways.map(({ at, score }) => ({ at: [...at, -1], score: score + empty }));
      const before = i === 0 ? [] : kept[i - 1]!;
      const own = before.length === 0 ? 0 : points(c, i - 1);
      return [...skipped, ...before.map(({ at, score }) => ({ at: [...at, i - 1], score: score + own }))].sort((a, b) => b.score - a.score).slice(0, mostWays);
    });
  }
  return kept[count]!;
}
