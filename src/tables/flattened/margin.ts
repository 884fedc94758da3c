import { align } from './align.js';
import { isTime, roleScore, type AgencyContext } from './cell-scores.js';
import type { CutRow, Shared } from './cut-rows.js';
import { textsOfLines, type Word } from './words.js';

/** Cells stand in their columns for certain where they would win fewer points by so much elsewhere. */
const certain = 1.5;

/**
 * The columns of a row that its cells could as well be given otherwise: [] where every column has a cell of one piece, or where cells do not
 * stand on lines of their own (columns and cells are then told together). Column 0 is the one after the marker.
 */
export function doubtfulColumns({ roles, agencies, cellLines, prior }: Shared): (cut: CutRow) => number[] {
  return ({ row, split, covered }) => {
    const filled = split.cells.filter(([from, to]) => to > from).map(([from, to]) => row.words.slice(from, to).map((word) => word.text).join(' '));
    if (!cellLines || row.heads) return [];
    const mixed = split.cells.flatMap(([from, to], column) => (mixesKinds(row.words.slice(from, to), agencies) ? [column] : []));
    if (row.mark === null && filled.length === 1) return roles.flatMap((role, column) => (role === 'content' ? [column] : mixed.includes(column) ? [column] : []));
    if (covered || filled.length === roles.length) return mixed;
    const points = (column: number, cell: number): number => roleScore(roles[column]!, filled[cell]!, agencies) + (prior?.(column, filled[cell]!, []) ?? 0);
    let seen = 0;
    const own = split.cells.map(([from, to]) => (to > from ? seen++ : -1));
    const ways = align(filled.length, roles, [], points);
    const near = ways.filter(({ score }) => score > ways[0]!.score - certain);
    return roles.map((_, column) => column).filter((column) => mixed.includes(column) || near.some(({ at }) => at[column] !== own[column]));
  };
}

/** From so many points on, a text is a list of bodies. */
const surelyBodies = 2.5;

/** Whether a line of a cell, other than its first, is a cell of another kind by itself: a list of bodies, a time. */
function mixesKinds(words: readonly Word[], agencies: AgencyContext): boolean {
  return textsOfLines(words).slice(1).some((text) => isTime(text) || roleScore('lead', text, agencies) >= surelyBodies);
}
