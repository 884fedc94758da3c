import type { ColumnRole } from '../../model/document.js';
import { align } from './align.js';
import { roleScore, type AgencyContext } from './cell-scores.js';
import type { Head } from './head.js';
import type { RowMaterial } from './rows.js';
import { textsOfLines } from './words.js';

/** The head that the rows bear out; `sure`: no other one does nearly as well. */
export interface HeadChoice {
  readonly head: Head;
  readonly sure: boolean;
}

/** Rows that are looked at. */
const mostRows = 24;
/** Points a row, by which a head must be better than those read otherwise. */
const clearly = 0.75;
/** Points a row for a head that is known by its titles, before one that is cut another way. */
const plainest = 0.5;
/** So many of the rows have no more cells than there are columns, and so many of them exactly as many (or nearly all of them one less). */
const mostHold = 0.8;
const mostFull = 0.4;

/**
 * Which way to read a head fits the rows below it best; every cell of theirs stands on lines of its own. Null where none does: titles
 * that are not known, over rows that are not alike.
 */
export function chooseHead(heads: readonly Head[], rows: readonly RowMaterial[], agencies: AgencyContext): HeadChoice | null {
  const cells = rows.filter((row) => !row.heads && row.mark !== null).map((row) => textsOfLines(row.words)).filter((texts) => texts.length > 1);
  const sample = cells.slice(0, mostRows);
  const points = scorer(agencies);
  const rated = heads
    .filter((head) => head.known || isRegular(head, cells))
    .map((head, i) => ({ head, points: fit(head, sample, points) - (i === 0 || head.plain ? 0 : plainest) }))
    .sort((a, b) => b.points - a.points);
  const [first] = rated;
  if (first === undefined) return null;
  const rival = rated.find(({ head }) => !sameColumns(head, first.head));
  const agreed = (isOftenFull(first.head, cells) || !holdsValues(first.head)) && heads.filter((head) => head.plain).every((head) => sameColumns(head, first.head));
  return { head: first.head, sure: (holds(first.head, cells) || agreed) && (rival === undefined || first.points - rival.points >= clearly) };
}

/** Values by year stand in it: which column is which matters most, and words in a cell too many tell nothing. */
const holdsValues = (head: Head): boolean => head.columns.some(({ role }) => role.startsWith('target:'));

const sameColumns = (a: Head, b: Head): boolean => a.columns.length === b.columns.length && a.columns.every(({ role }, i) => role === b.columns[i]!.role);

/** Points of a cell in a column of a role; rows and heads ask again about the same. */
function scorer(agencies: AgencyContext): (role: ColumnRole, text: string) => number {
  const known = new Map<string, number>();
  return (role, text) => {
    const key = `${role}\n${text}`;
    let score = known.get(key);
    if (score === undefined) known.set(key, (score = roleScore(role, text, agencies)));
    return score;
  };
}

/** Mean points of the rows' cells in the columns of a head. */
function fit(head: Head, rows: readonly (readonly string[])[], points: (role: ColumnRole, text: string) => number): number {
  const roles = head.columns.slice(1).map(({ role }) => role);
  const sum = rows.reduce((total, texts) => total + align(texts.length, roles, [], (c, i) => points(roles[c]!, texts[i]!))[0]!.score, 0);
  return rows.length === 0 ? 0 : sum / rows.length;
}

/** No row has more cells than there are columns, but for a few. */
function holds(head: Head, cells: readonly (readonly string[])[]): boolean {
  return cells.filter((texts) => texts.length < head.columns.length).length >= mostHold * cells.length;
}

function isRegular(head: Head, cells: readonly (readonly string[])[]): boolean {
  return cells.length >= 3 && holds(head, cells) && isOftenFull(head, cells);
}

function isOftenFull(head: Head, cells: readonly (readonly string[])[]): boolean {
  const lacking = (count: number): number => cells.filter((texts) => texts.length === head.columns.length - 1 - count).length;
  return lacking(0) >= mostFull * cells.length || (lacking(0) > 0 && lacking(0) + lacking(1) >= mostHold * cells.length);
}
