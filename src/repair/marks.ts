import { z } from 'zod';
import { once, readTsv } from '../registers/tsv.js';

const Row = z.object({ read: z.string().min(1), written: z.string().min(1), where: z.enum(['line-start', 'alone', 'in-symbol']) });

const marks = once(() => readTsv(new URL('./data/marks.tsv', import.meta.url), Row));

/** A date or the number of a document; in anything else a slash of fractions may be rubbish ("3⁄4" for "3.4"). */
const dated = /^\(?\d{1,2}[/⁄]\d{1,2}[/⁄]\d{4}\D{0,2}$|^\(?\d+(?:[/⁄]\d{4})?[/⁄][A-ZĐ]/;

/** The mark that stands where a look-alike was read; null where the word is to stay. `followed`: a word comes after it in the line. */
export function repairedMark(text: string, atStart: boolean, followed: boolean): string | null {
  for (const { read, written, where } of marks()) {
    if (where === 'in-symbol' ? text.includes(read) && dated.test(text) : text === read && followed && (where === 'alone' || atStart)) return text.replaceAll(read, written);
  }
  return null;
}
