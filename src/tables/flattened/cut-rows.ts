import { roleKey } from './cell-scores.js';
import { endsOpen } from './markers.js';
import type { RowMaterial } from './rows.js';
import { severalRows } from './several-rows.js';
import { splitCells, type Split, type SplitOptions } from './split-cells.js';

/** A row with its cells. `covered`: the group row above says something for it. */
export interface CutRow {
  readonly row: RowMaterial;
  readonly split: Split;
  readonly covered: boolean;
}

export type Shared = Pick<SplitOptions, 'roles' | 'agencies' | 'blocksPart' | 'cellLines' | 'prior'>;

interface OpenGroup {
  readonly level: number;
  readonly filled: readonly boolean[];
}

/** Points to be won before lines without a number become a row of their own, or are left out of the table. */
const rowOfItsOwn = 3;
/** The same where cells have lines of their own. */
const rowOfOwnLines = 1;
const noPart = 2.5;
const fewestWords = 4;

/** The cells of all rows. A row knows which columns the group rows above it fill. */
export function cutRows(rows: readonly RowMaterial[], shared: Shared): CutRow[] {
  const open: OpenGroup[] = [];
  let followers = 0;
  return rows.flatMap((row, index) => {
    while (open.length > 0 && open.at(-1)!.level >= row.level) open.pop();
    const last = index === rows.length - 1;
    const cut = cutRow(row, open, shared, { last, followers: !last || followers > 0 });
    followers += cut.length - 1;
    const first = cut[0]!;
    if (first.row.heads) open.push({ level: row.level, filled: first.split.cells.map(([from, to], i) => i > 0 && to > from) });
    return cut;
  });
}

function cutRow(row: RowMaterial, open: readonly OpenGroup[], shared: Shared, where: { last: boolean; followers: boolean }): CutRow[] {
  const inherited = shared.roles.map((_, i) => open.some((group) => group.filled[i] === true));
  const covered = inherited.includes(true);
  const heads = row.heads && !hasValues(row, inherited, shared);
  const kept = heads === row.heads ? row : { ...row, heads };
  const { whole, stopped } = splitCells(row.words, { ...shared, heads, softened: inherited.map((is) => is || heads) });
  const several = heads ? null : severalRows(kept, shared, inherited, where.followers);
  if (several !== null && several.score > whole.score) return several.rows;
  if (stopped === null || heads || endsOpen(row.words[stopped.rest - 1]!.text)) return [{ row: kept, split: whole, covered }];
  // What follows the last row is a row only where the table has such rows.
  const followed = where.followers ? withFollower(kept, stopped, shared, inherited) : null;
  if (followed !== null && followed.score > whole.score) return followed.rows;
  const split = where.last && stopped.score - noPart > whole.score ? stopped : whole;
  return [{ row: kept, split, covered }];
}

/** A number that heads others but has values of its own is a total, no mere heading. */
function hasValues(row: RowMaterial, inherited: readonly boolean[], shared: Shared): boolean {
  const values = shared.roles.map((role) => roleKey(role) === 'target' || role === 'unit');
  if (row.mark?.kind !== 'number' || !values.includes(true)) return false;
  const { whole } = splitCells(row.words, { ...shared, heads: false, softened: inherited });
  return whole.score > 3 && whole.cells.some(([from, to], i) => values[i] === true && to > from);
}

/**
 * Lines after a complete row that are a row without a number ("Thực hiện sao lưu …" under "2 Quản lý, vận hành …"). Where they have a
 * content only, the row before is their group: "7 Lĩnh vực du lịch | Sở Du lịch | 2023-2025", then the tasks without number.
 */
function withFollower(row: RowMaterial, stopped: Split, shared: Shared, inherited: readonly boolean[]): { rows: CutRow[]; score: number } | null {
  const words = row.words.slice(stopped.rest);
  const filled = stopped.cells.map(([from, to], i) => i > 0 && to > from);
  if (words.length < fewestWords || !/^\p{Lu}/u.test(words[0]!.text) || !filled.includes(true)) return null;
  const below: RowMaterial = { ...row, mark: null, words, heads: false, level: row.level + 1 };
  const { whole } = splitCells(words, { ...shared, heads: false, softened: inherited.map((is, i) => is || filled[i] === true) });
  const alone = whole.cells.every(([from, to], i) => from === to || filled[i] !== true);
  const rows = [
    { row: { ...row, heads: alone }, split: stopped, covered: inherited.includes(true) },
    { row: below, split: whole, covered: true },
  ];
  return { rows, score: stopped.score + whole.score - (shared.cellLines ? rowOfOwnLines : rowOfItsOwn) };
}
