import { align } from './align.js';
import { roleScore } from './cell-scores.js';
import type { CutRow, Shared } from './cut-rows.js';
import type { RowMaterial } from './rows.js';
import type { Split } from './split-cells.js';
import { cellLines } from './words.js';

/** Points for each cell that begins where a line had room left, as in `splitCells`. */
const ownLine = 1.5;
/** Points to be won before cells without a number become a row. */
const anotherRow = 1;
/** Points of each of them, where nothing else in the table shows that it has such rows, and where something does. */
const firmRow = 6;
const usualRow = 3;
/** A row of its own has a content and something beside it. */
const fewestCells = 2;

interface Way {
  readonly score: number;
  readonly rows: readonly { readonly from: number; readonly to: number; readonly at: readonly number[] }[];
}

/**
 * Cells under one number that are several rows, the first with the number and others without ("- Nông nghiệp | % | 34", "- Dịch vụ | % | 36").
 * Null where they are no more than one row holds, or no such rows. `usual`: the table has shown that it has such rows.
 */
export function severalRows(row: RowMaterial, shared: Shared, softened: readonly boolean[], usual: boolean): { rows: CutRow[]; score: number } | null {
  const cells = cellLines(row.words);
  if (!shared.cellLines || cells.length <= shared.roles.length) return null;
  const way = bestWay(cells.map(([from, to]) => row.words.slice(from, to).map((word) => word.text).join(' ')), shared, softened, usual);
  if (way === null || way.rows.length < 2) return null;
  const rows = way.rows.map(({ from, to, at }, i): CutRow => {
    const start = cells[from]![0];
    const end = cells[to - 1]![1];
    const split = splitOf(at.map((cell) => (cell < 0 ? null : [cells[from + cell]![0] - start, cells[from + cell]![1] - start] as const)), end - start, way.score);
    return { row: { ...row, mark: i === 0 ? row.mark : null, words: row.words.slice(start), heads: false, level: row.level + (i === 0 ? 0 : 1) }, split, covered: false };
  });
  return { rows, score: way.score };
}

/** Empty cells stand where the one before them ends. */
function splitOf(cells: readonly (readonly [number, number] | null)[], rest: number, score: number): Split {
  let end = 0;
  return { cells: cells.map((cell) => (end = cell?.[1] ?? end, cell ?? ([end, end] as const))), rest, score };
}

/** The best way to part cells into rows, from the first to the last. */
function bestWay(texts: readonly string[], { roles, agencies, prior }: Shared, softened: readonly boolean[], usual: boolean): Way | null {
  const content = roles.indexOf('content');
  const known = new Map<number, number>();
  const points = (column: number, cell: number): number => {
    const key = column * texts.length + cell;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = roleScore(roles[column]!, texts[cell]!, agencies) + (prior?.(column, texts[cell]!, []) ?? 0)));
    return found;
  };
  const best: (Way | null)[] = [{ score: 0, rows: [] }];
  for (let to = 1; to <= texts.length; to++) {
    best.push(null);
    for (let from = Math.max(0, to - roles.length); from <= to - fewestCells; from++) {
      const before = best[from]!;
      if (before === null) continue;
      const own = align(to - from, roles, from === 0 ? softened : [], (column, cell) => points(column, from + cell))[0]!;
      const points0 = own.score + ownLine * (to - from - 1);
      if ((content >= 0 && own.at[content]! < 0) || (to - from < texts.length && points0 < (usual ? usualRow : firmRow))) continue;
      const score = before.score + points0 - (from > 0 ? anotherRow : 0);
      if (best[to] === null || score > best[to]!.score) best[to] = { score, rows: [...before.rows, { from, to, at: own.at }] };
    }
  }
  return best[texts.length]!;
}
