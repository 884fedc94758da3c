import { ascent, descent, type Fragment } from './fragments.js';

/** Fragments on one visual line, left to right. */
export type Row = readonly Fragment[];

/** Baselines nearer than this (em of the smaller text) are one line: a letterhead's two columns seldom agree exactly. */
const sameBaseline = 0.3;
/** Text this much smaller than its neighbour may be its superscript or subscript. */
const scriptSize = 0.8;
/** A script hangs this near (em of the neighbour). */
const scriptGap = 0.35;
const scriptShift = 0.6;
/** Marks of notes and powers are short; a line of small type below one of large type is no script (letters of a row's scripts together). */
const longestScript = 16;

/** The same text drawn twice on the same spot makes false bold; one of the two is kept. */
export function dropDoubles(fragments: readonly Fragment[]): Fragment[] {
  const seen = new Map<string, Fragment[]>();
  return fragments.filter((fragment) => {
    const same = seen.get(fragment.text);
    if (same === undefined) {
      seen.set(fragment.text, [fragment]);
      return true;
    }
    const twice = same.slice(-4).some((other) => Math.abs(other.x0 - fragment.x0) < 0.08 * fragment.size && Math.abs(other.baseline - fragment.baseline) < 0.08 * fragment.size);
    if (!twice) same.push(fragment);
    return !twice;
  });
}

function clusterByBaseline(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  let first: Fragment | null = null;
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0 || a.start - b.start)) {
    if (first !== null && fragment.baseline - first.baseline <= sameBaseline * Math.min(first.size, fragment.size)) rows.at(-1)!.push(fragment);
    else {
      rows.push([fragment]);
      first = fragment;
    }
  }
  return rows;
}

export function rowSize(row: Row): number {
  return row.reduce((size, fragment) => Math.max(size, fragment.size), 0);
}

/** The baseline of the row's longest piece. */
export function rowBaseline(row: Row): number {
  return row.reduce((longest, fragment) => (fragment.text.length > longest.text.length ? fragment : longest)).baseline;
}

export function rowTop(row: Row): number {
  return Math.min(...row.map((f) => f.baseline - ascent * f.size));
}

export function rowBottom(row: Row): number {
  return Math.max(...row.map((f) => f.baseline + descent * f.size));
}

function isScriptOf(script: Row, row: Row): boolean {
  const size = rowSize(row);
  if (script.reduce((sum, { text }) => sum + text.trim().length, 0) > longestScript) return false;
  if (rowSize(script) > scriptSize * size || Math.abs(rowBaseline(script) - rowBaseline(row)) > scriptShift * size) return false;
  return script.every((s) => row.some((f) => Math.abs(s.x0 - f.x1) <= scriptGap * size || Math.abs(f.x0 - s.x1) <= scriptGap * size));
}

/** Superscripts and subscripts join the line they hang on. */
function joinScripts(rows: readonly Fragment[][]): Fragment[][] {
  const out: Fragment[][] = [];
  let carried: Fragment[] = [];
  rows.forEach((row, i) => {
    const [before, after] = [out.at(-1), rows[i + 1]];
    if (after !== undefined && isScriptOf(row, after)) carried = [...carried, ...row];
    else if (before !== undefined && isScriptOf(row, before)) before.push(...row);
    else {
      out.push([...carried, ...row]);
      carried = [];
    }
  });
  return out;
}

/** Visual lines from the top down, each from left to right. */
export function fragmentsToRows(fragments: readonly Fragment[]): Row[] {
  const rows = joinScripts(clusterByBaseline(dropDoubles(fragments)));
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0 || a.start - b.start));
}
