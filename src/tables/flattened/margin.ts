import { align } from './align.js';
import { roleScore } from './cell-scores.js';
import type { CutRow, Shared } from './cut-rows.js';

/** Cells stand in their columns for certain where they would win fewer points by so much elsewhere. */
const certain = 1.5;

/**
 * The columns of a row that its cells could as well be given otherwise: [] where every column has its cell, or where cells do not stand on
 * lines of their own (columns and cells are then told together). Column 0 is the one after the marker.
 */
export function doubtfulColumns({ roles, agencies, cellLines, prior }: Shared): (cut: CutRow) => number[] {
  return ({ row, split, covered }) => {
    const filled = split.cells.filter(([from, to]) => to > from).map(([from, to]) => row.words.slice(from, to).map((word) => word.text).join(' '));
    if (!cellLines || row.heads || covered || filled.length === roles.length) return [];
    const points = (column: number, cell: number): number => roleScore(roles[column]!, filled[cell]!, agencies) + (prior?.(column, filled[cell]!, []) ?? 0);
    let seen = 0;
    const own = split.cells.map(([from, to]) => (to > from ? seen++ : -1));
    const ways = align(filled.length, roles, [], points);
    const near = ways.filter(({ score }) => score > ways[0]!.score - certain);
    return roles.map((_, column) => column).filter((column) => near.some(({ at }) => at[column] !== own[column]));
  };
}
