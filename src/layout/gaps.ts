import type { Row } from './rows.js';

/** A gap this wide (em) parts columns whatever else the line does. */
const surelyWide = 2;
/** A narrower one does if it is this wide and this many times the line's ordinary blank. */
const perhapsWide = 0.9;
const timesOrdinary = 2.2;
/** Blanks inside a piece of text are between 0.1 and 0.6 em; this one stands for them. */
const ordinaryBlank = 0.3;

/** A marker and its text stand apart by a tab; they are one column. */
const markerOnly = /^(?:[-–—+*•●○▪■◦·]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-zÀ-ỹ]|[IVXLCivxlc]{1,6})\s?[.):/-]*)$/u;
/** How far a marker's tab reaches (em). */
const markerTab = 5;

/** After these words a place is left to be filled in by hand; in capitals they end a name ("CHUYỂN ĐỔI SỐ"). */
const fillInAfter = /(?:(?<![A-Za-zÀ-ỹ])(?:ngày|tháng|năm)|(?<!\p{Ll}\s)(?<![A-Za-zÀ-ỹ])Số|(?<![A-Za-zÀ-ỹ])[Ss]ố\s?:)\s*$/u;
const fillInBefore = /^\s*(?:[/\\]|tháng(?![A-Za-zÀ-ỹ])|năm(?![A-Za-zÀ-ỹ]))/u;

function gapBefore(row: Row, index: number): number {
  return row[index]!.x0 - row[index - 1]!.x1;
}

function ordinaryGap(row: Row, em: number): number {
  const gaps: number[] = [];
  row.forEach((fragment, i) => {
    for (const letter of fragment.text) if (letter === ' ') gaps.push(ordinaryBlank * em);
    if (i > 0 && gapBefore(row, i) > 0.1 * em) gaps.push(gapBefore(row, i));
  });
  gaps.sort((a, b) => a - b);
  return Math.max(ordinaryBlank * em, gaps[(gaps.length - 1) >> 1] ?? 0);
}

function isFillIn(row: Row, index: number): boolean {
  const before = row.slice(0, index).map((f) => f.text).join(' ');
  return fillInAfter.test(before.slice(-24)) || fillInBefore.test(row[index]!.text);
}

/** The gap is wide enough to part columns, by the measure of the text round it. */
export function isWideGap(row: Row, index: number): boolean {
  const em = Math.max(row[index - 1]!.size, row[index]!.size);
  const gap = gapBefore(row, index);
  if (gap >= surelyWide * em) return true;
  return gap >= perhapsWide * em && gap >= timesOrdinary * ordinaryGap(row, em);
}

/** Between `row[index - 1]` and `row[index]` one column ends and another begins: not a marker's tab, not a place left blank. */
export function isColumnGap(row: Row, index: number): boolean {
  if (!isWideGap(row, index) || isFillIn(row, index)) return false;
  const before = row.slice(0, index).map((f) => f.text).join('').trim();
  const em = Math.max(row[index - 1]!.size, row[index]!.size);
  return !(markerOnly.test(before) && gapBefore(row, index) <= markerTab * em);
}
