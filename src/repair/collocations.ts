import * as z from 'zod';
import type { ReadWord } from '../model/recognised.js';
import { once, readTsv } from '../registers/tsv.js';
import { foldPlain } from '../text/fold.js';
import { editDistance } from '../text/edit-distance.js';
import { inCaseOf } from './casing.js';
import { modelKey, partsOf, closesClause, opensClause } from './tokens.js';
import type { WordModel } from './word-model.js';

/** Two words that texts of the genre hold side by side so often belong together ("phát triển"). */
const fixed = 60;
/** Another word beside the same neighbour must be rarer by so much. */
const clearly = 8;

function neighbour(text: string | undefined, side: 'before' | 'after', words: WordModel): number | null {
  if (text === undefined) return null;
  const parts = partsOf(text);
  if (parts.core === '' || (side === 'before' ? closesClause(parts.after) : opensClause(parts.before))) return null;
  return words.word(modelKey(parts.core))?.id ?? null;
}

/** The same but for one vowel without its tone: "phút", "phát". */
function otherVowel(a: string, b: string): boolean {
  const [x, y] = [a.normalize('NFD'), b.normalize('NFD')];
  if (x.length !== y.length) return false;
  const differing = [...x].flatMap((letter, i) => (letter === y[i] ? [] : [i]));
  return differing.length === 1 && /[aeiouy]/.test(x[differing[0]!]!) && /[aeiouy]/.test(y[differing[0]!]!);
}

/** An engine surer than this is believed. */
const sure = 0.89;

const day = /^(?:0?[1-9]|[12]\d|3[01])$/;
const month = /^(?:0?[1-9]|1[0-2])$/;

/** "ngày 29 thúng 6": between a day and a month stands "tháng", set slanting and read as something else; null elsewhere. */
export function repairedDateWord(text: string, [ngay, before]: readonly [string | undefined, string | undefined], after: string | undefined): string | null {
  if (ngay === undefined || before === undefined || after === undefined || !day.test(before) || !month.test(after)) return null;
  const near = (read: string, meant: string): boolean => editDistance(foldPlain(read), meant) <= 2;
  return near(ngay, 'ngay') && text !== 'tháng' && near(text, 'thang') ? 'tháng' : null;
}

const pairs = once(() => new Map(readTsv(new URL('./data/pairs.tsv', import.meta.url), z.object({ read: z.string().min(3), written: z.string().min(3) })).map(({ read, written }) => [read, written.split(' ')] as const)));

/**
 * The word that stands in a pair of which no text holds what was read ("chỉ phí" for "chi phí", "ngành đọc" for "ngành dọc"): both are words, and
 * engines are sure of them. Null for other words.
 */
export function repairedPair(text: string, before: string | undefined, after: string | undefined): string | null {
  const own = partsOf(text);
  const meant = (first: string | undefined, second: string | undefined, at: 0 | 1): string | null => {
    const [a, b] = [first === undefined ? null : partsOf(first), second === undefined ? null : partsOf(second)];
    if (a === null || b === null || closesClause(a.after) || opensClause(b.before)) return null;
    const core = pairs().get(`${a.core} ${b.core}`.normalize('NFC').toLowerCase())?.[at];
    return core === undefined || core === own.core.toLowerCase() ? null : own.before + inCaseOf(core, own.core) + own.after;
  };
  return meant(text, after, 0) ?? meant(before, text, 1);
}

/**
 * The word that always stands beside this neighbour, for one that differs from it by one letter and never does ("phút triển"): engines take one
 * vowel for another in slanted print, and are sure of it. Null where the neighbours do not speak so clearly.
 */
export function repairedCollocation({ text, confidence }: Pick<ReadWord, 'text' | 'confidence'>, before: string | undefined, after: string | undefined, words: WordModel): string | null {
  const parts = partsOf(text);
  if (parts.core.length < 3 || confidence > sure) return null;
  const read = parts.core.toLowerCase();
  const own = words.word(modelKey(read));
  const left = opensClause(parts.before) ? null : neighbour(before, 'before', words);
  const right = closesClause(parts.after) ? null : neighbour(after, 'after', words);
  const times = (id: number): number => (left === null ? 0 : words.seen(left, id)) + (right === null ? 0 : words.seen(id, right));
  if (own !== undefined && times(own.id) > 0) return null;
  const near = words.nearLetters(foldPlain(read)).flatMap((letters) => words.withLetters(letters)).filter(({ form }) => otherVowel(form, read));
  const ranked = near.map((word) => ({ form: word.form, seen: times(word.id) })).sort((a, b) => b.seen - a.seen || (a.form < b.form ? -1 : 1));
  const [best, second] = ranked;
  if (best === undefined || best.seen < fixed || (second !== undefined && second.seen * clearly > best.seen)) return null;
  return parts.before + inCaseOf(best.form, parts.core) + parts.after;
}
