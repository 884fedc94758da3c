import { foldPlain } from '../text/fold.js';

/** A Roman numeral, a slash and a year, as engines read them ("II1⁄2024", "JV/2025"), with the marks behind. */
const quarter = /^([IJV1l|![\]]{1,4})([/⁄])((?:19|20)\d\d)([.,;:)]*)$/;
const numerals: ReadonlySet<string> = new Set(['I', 'II', 'III', 'IV']);

/** The quarter that stands after "Quý" where strokes of its numeral were read as figures or other letters; null where the word is to stay. A single "1" stays: it is the same quarter. */
export function repairedQuarter(text: string, before: string | undefined): string | null {
  if (before === undefined || foldPlain(before).trim() !== 'quy') return null;
  const [, read, slash, year, after] = quarter.exec(text) ?? [];
  if (read === undefined) return null;
  const numeral = read === '1' ? read : read.replace(/[^V]/g, 'I');
  return (numeral === read && slash === '/') || !(numeral === '1' || numerals.has(numeral)) ? null : `${numeral}/${year!}${after!}`;
}
