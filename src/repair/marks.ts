import * as z from 'zod';
import { once, readTsv } from '../registers/tsv.js';

const Row = z.object({ read: z.string().min(1), written: z.string().min(1), where: z.enum(['line-start', 'alone', 'in-symbol', 'list-marker']) });

const marks = once(() => readTsv(new URL('./data/marks.tsv', import.meta.url), Row));

/** A date or the number of a document; in anything else a slash of fractions may be rubbish ("3⁄4" for "3.4"). */
const dated = /^\(?\d{1,2}[/⁄]\d{1,2}[/⁄]\d{4}\D{0,2}$|^\(?\d+(?:[/⁄]\d{4})?[/⁄][A-ZĐ]/;

/** The mark that stands where a look-alike was read; null where the word is to stay. `followed`: a word comes after it in the line. */
export function repairedMark(text: string, atStart: boolean, followed: boolean): string | null {
  for (const { read, written, where } of marks()) {
    if (where === 'list-marker') continue;
    if (where === 'in-symbol' ? text.includes(read) && dated.test(text) : text === read && followed && (where === 'alone' || atStart)) return text.replaceAll(read, written);
  }
  return null;
}

/** Letters of list items in the order in which official documents use them. */
const letters = 'abcdđeghiklmnopqrstuvxy';
const markerPattern = /^(.)\)$/u;

/** The letter of a list marker ("b" of "b)"); null where the word is none. */
export function markerLetter(text: string): string | null {
  const letter = markerPattern.exec(text)?.[1];
  return letter !== undefined && letters.includes(letter) ? letter : null;
}

/** The list marker that stands where a look-alike was read, if it is the next one after `previous`; null where the word is to stay. */
export function repairedMarker(text: string, previous: string | null): string | null {
  const sign = markerPattern.exec(text)?.[1];
  if (sign === undefined || previous === null) return null;
  const next = letters[letters.indexOf(previous) + 1];
  return sign !== next && marks().some(({ read, written, where }) => where === 'list-marker' && read === sign && written === next) ? `${next!})` : null;
}
