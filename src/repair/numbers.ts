import * as z from 'zod';
import type { ReadWord } from '../model/recognised.js';
import { once, readTsv } from '../registers/tsv.js';

/** One thing that engines do to numbers, as measured. */
interface NumberDoubt {
  /** Of the number as read. */
  readonly pattern: RegExp;
  /** Of the word before it; null: any. */
  readonly before: RegExp | null;
  /** Only where the engine's confidence is lower. */
  readonly below: number;
  readonly doubt: number;
}

const regExp = z.string().transform((source) => new RegExp(source));
const share = z.string().transform(Number).pipe(z.number().min(0).max(1));
const Row = z.object({ pattern: regExp, before: z.string(), below: z.string(), doubt: share });

const numberDoubts = once((): readonly NumberDoubt[] =>
  readTsv(new URL('./data/number-doubts.tsv', import.meta.url), Row).map(({ pattern, before, below, doubt }) => ({
    pattern,
    before: before === '' ? null : new RegExp(before, 'i'),
    below: below === '' ? 2 : Number(below),
    doubt,
  })),
);

/** Share of wrong numbers among those that look right, by the engine's confidence (measured): bare ones, and per cents, dates and symbols, whose form speaks for them. */
const bare: readonly (readonly [number, number])[] = [[0.95, 0.005], [0.9, 0.02], [0.8, 0.07], [0.6, 0.3], [0.4, 0.5], [0, 0.7]];
const formed: readonly (readonly [number, number])[] = [[0.95, 0.003], [0.9, 0.01], [0.8, 0.04], [0.3, 0.1], [0, 0.3]];
const form = /^\D?\d+(?:[.,]\d+)?%\D?$|^\(?\d{1,2}\/\d{1,2}\/\d{4}\D?$|^\d+(?:\/\d{4})?[-/][A-ZĐ]/;

/** Letters and marks that stand alone where figures do: `S` or `$.` for 5. `I.` numbers a chapter and is none. */
const strayLetter = /^[SOlŠ$Ø|!§][.,;%)]*$/;

/** "2023-2021": a span of years that ends before it begins. */
function runsBackwards(text: string): boolean {
  const [, from, to] = /(?:^|\D)((?:19|20)\d\d)[-–]((?:19|20)\d\d)(?!\d)/.exec(text) ?? [];
  return from !== undefined && Number(to) < Number(from);
}

/** Probability, 0 to 1, that a word with digits is wrong; `before` is the word before it, '' where there is none. */
export function numberDoubt(word: ReadWord, before: string): number {
  if (runsBackwards(word.text)) return 0.95;
  const base = (form.test(word.text) ? formed : bare).find(([least]) => word.confidence >= least)![1];
  const known = numberDoubts().find((entry) => word.confidence < entry.below && entry.pattern.test(word.text) && (entry.before === null || entry.before.test(before)));
  return known === undefined ? base : 1 - (1 - base) * (1 - known.doubt);
}

/** Probability that a word without letters that make a word, and without digits, is wrong. */
export function markDoubt(word: ReadWord): number {
  return strayLetter.test(word.text) ? Math.max(0.6, 1 - word.confidence) : 1 - word.confidence;
}
