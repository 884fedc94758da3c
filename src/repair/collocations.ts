import type { ReadWord } from '../model/recognised.js';
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
