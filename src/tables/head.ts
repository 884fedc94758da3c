import { dice, foldPlain, foldWords } from '../text/fold.js';
import { filledCount, isBlank, rowText, textOf, type Grid, type GridRow } from './cells.js';
import { columnRole, isKnownTitle, isWholeTitle } from './header-roles.js';
import { markerKind } from './row-markers.js';

/** Longest title of a column, in words; a longer cell is body text. */
const longestTitle = 14;

/** Where the head of a grid stands: rows `[start, end)`; rows before `start` are single titles ("I. …" over the first head). */
export interface HeadPlace {
  readonly start: number;
  readonly end: number;
}

const words = (text: string): number => foldWords(text).length;
const isTitleLike = (text: string): boolean => words(text) <= longestTitle && !/[.;]$/u.test(text.trim());

/** A row under the head that numbers the columns: "(1) | (2) | (3)", "A | B | 1 | 2", "5 = 3 + 4". */
export function isIndexRow(row: GridRow): boolean {
  const texts = row.filter((cell) => !isBlank(cell)).map((cell) => textOf(cell).trim());
  if (texts.length < 2 || texts.length < row.filter((cell) => cell.covered === null).length - 1) return false;
  let last = 0;
  for (const text of texts) {
    const match = /^\(?(?:(\d{1,2})|([A-Za-z]))\)?(?:\s*=.{1,30})?$/u.exec(text);
    if (match === null) return false;
    if (match[1] === undefined) continue;
    const number = Number(match[1]);
    if (number !== last + 1 && !(last === 0 && number === 2)) return false;
    last = number;
  }
  return last >= 2 || texts.length > 2;
}

/** A row of column titles, by its wordings: a marker title (STT, TT), or most cells known titles. */
export function isTitleRow(row: GridRow): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length < 2 || filled.some((cell) => words(textOf(cell)) > 30)) return false;
  const first = textOf(row.find((cell) => !isBlank(cell)));
  if (columnRole(first) === 'marker') return true;
  if (!isBlank(row[0]) && markerKind(first) !== null) return false;
  if (!filled.every((cell) => isTitleLike(textOf(cell)) && /^[^\p{Ll}]/u.test(textOf(cell)))) return false;
  const known = filled.filter((cell) => isKnownTitle(textOf(cell))).length;
  return known >= 2 && known * 2 >= filled.length && filled.some((cell) => isWholeTitle(textOf(cell)));
}

/** Find the head of a grid. `[0, 0)` where there is none; `opens`: the grid opens a table, so that an unknown head may be guessed. */
export function findHead(grid: Grid, opens: boolean): HeadPlace {
  const { rows } = grid;
  for (let start = 0; start < Math.min(3, rows.length); start++) {
    if (isTitleRow(rows[start]!)) return { start, end: headEnd(rows, start + 1) };
    if (filledCount(rows[start]!) > 1) break;
  }
  if (!opens || !looksLikeHead(grid)) return { start: 0, end: rows.length > 0 && isIndexRow(rows[0]!) ? 1 : 0 };
  return { start: 0, end: headEnd(rows, 1) };
}

/** A first row without known titles: alone in bold, or short titles over numbered rows. */
function looksLikeHead({ rows, columnCount, method }: Grid): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined || columnCount < 2) return false;
  const filled = first.filter((cell) => !isBlank(cell));
  const wide = filled.reduce((sum, cell) => sum + cell.colSpan, 0);
  if (filled.length < 2 || wide < columnCount - 1) return false;
  if (!filled.every((cell) => isTitleLike(textOf(cell)) && !/\d{2}/u.test(textOf(cell))) || markerKind(textOf(first[0])) !== null) return false;
  const bold = filled.every((cell) => cell.bold) && !second.every((cell) => isBlank(cell) || cell.bold);
  return bold || method === 'markdown' || rows.slice(1, 4).some((row) => markerKind(textOf(row[0])) !== null);
}

function headEnd(rows: readonly GridRow[], from: number): number {
  let end = from;
  while (end < Math.min(rows.length, from + 4) && continuesHead(rows, end)) end++;
  return end;
}

/** Is row `at` part of the head that ends before it? A title cell reaches down to it, it numbers the columns, or it holds nothing but titles. */
function continuesHead(rows: readonly GridRow[], at: number): boolean {
  const row = rows[at]!;
  const above = rows[at - 1]!;
  if (row.some((cell) => cell.covered === 'above') || isIndexRow(row)) return true;
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || isIndexRow(above)) return false;
  // A converter that repeats merged titles in every row they cover.
  if (!isBlank(row[0]) && foldPlain(textOf(row[0])) === foldPlain(textOf(above[0]))) return true;
  const titles = filled.every((cell) => isTitleLike(textOf(cell)) && markerKind(textOf(cell)) === null && !/^[\d.,%\s/]+$/u.test(textOf(cell).replace(/^(?:19|20)\d\d$/u, '')));
  if (!titles) return false;
  if (isRagged(row) && isRagged(above)) return true;
  if (!isBlank(row[0]) || !isBlank(row[1])) return false;
  // A title left blank above one that is written: the title to its left stands over both.
  const underBlank = row.some((cell, i) => !isBlank(cell) && isBlank(above[i]));
  return underBlank || filled.some((cell) => isKnownTitle(textOf(cell)) || cell.bold || /(?:19|20)\d\d/u.test(textOf(cell)));
}

/** The last column is empty and so is not covered by anything: a row with fewer cells than the table has columns. */
function isRagged(row: GridRow): boolean {
  const last = row[row.length - 1];
  return last !== undefined && isBlank(last) && last.covered === null;
}

/** Are two rows the same head? Slips of a scanned head do not count; an unnamed first column neither. */
export function sameHeadRow(a: GridRow, b: GridRow): boolean {
  const [x, y] = [foldWords(rowText(a)), foldWords(rowText(b))];
  if (x.length === 0 || y.length === 0) return false;
  if (dice(x, y) >= 0.8) return true;
  const rest = (row: GridRow): string[] => foldWords(rowText(row.slice(1)));
  return (isBlank(a[0]) || isBlank(b[0])) && rest(a).length > 0 && dice(rest(a), rest(b)) >= 0.8;
}
