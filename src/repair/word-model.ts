import { readFileSync } from 'node:fs';
import { foldPlain } from '../text/fold.js';
import { isSyllable } from '../text/syllables.js';
import { clause, figure, modelKey } from './tokens.js';
import { addTo } from '../text/add-to.js';

/** A form of the genre's vocabulary, lower case, as it is written. */
export interface VocabularyWord {
  readonly form: string;
  /** Number of the form's key in the model; forms that differ only in the placement of a tone mark share it. */
  readonly id: number;
  readonly count: number;
  /** How often it stands in capitals among words that do not: an abbreviation. */
  readonly aloneInCapitals: number;
}

/** How likely words are and which follow which, counted in texts of the genre. */
export interface WordModel {
  readonly clause: number;
  readonly figure: number;
  word(form: string): VocabularyWord | undefined;
  /** Forms that have these plain letters when marks are taken off. */
  withLetters(plain: string): readonly VocabularyWord[];
  /** Plain letters of the vocabulary within one letter of these, without them. */
  nearLetters(plain: string): readonly string[];
  /** The id of a form that the vocabulary does not hold. */
  unknown(form: string): number;
  /** Probability of a word after another one. */
  follows(first: number, second: number): number;
  /** How often it did in the texts counted. */
  seen(first: number, second: number): number;
}

/*
 * Chance that a given word outside of the vocabulary stands somewhere. The model knows a thousand syllables of some six thousand;
 * a word with Vietnamese marks that is no syllable hardly exists, one of plain letters may be foreign or an abbreviation.
 */
const unknownSyllable = 1e-5;
const unknownPlain = 2e-6;
const unknownMarked = 1e-10;
const [idSyllable, idPlain, idMarked, idClause, idFigure, firstKey] = [0, 1, 2, 3, 4, 5];
const wide = 65_536;
const none: readonly never[] = [];

const rowsOf = (url: URL): string[][] => readFileSync(url, 'utf8').split('\n').slice(1).filter((line) => line !== '').map((line) => line.split('\t'));

/** Every text that is `plain` with one letter left out, and `plain` itself. */
function shortened(plain: string): string[] {
  return [plain, ...Array.from(plain, (_, i) => plain.slice(0, i) + plain.slice(i + 1))];
}

/** Reads words.tsv and bigrams.tsv of a folder; throws where they are not there. */
export function loadWordModel(folder: URL): WordModel {
  const ids = new Map<string, number>([[clause, idClause], [figure, idFigure]]);
  const vocabulary = new Map<string, VocabularyWord>();
  const byLetters = new Map<string, VocabularyWord[]>();
  const byShort = new Map<string, string[]>();
  for (const [form, count, upper] of rowsOf(new URL('words.tsv', folder)) as [string, string, string][]) {
    const key = modelKey(form);
    if (!ids.has(key)) ids.set(key, firstKey + ids.size - 2);
    const word = { form, id: ids.get(key)!, count: Number(count), aloneInCapitals: Number(upper) };
    vocabulary.set(form, word);
    const plain = foldPlain(form);
    if (!byLetters.has(plain)) for (const short of shortened(plain)) addTo(byShort, short, plain);
    addTo(byLetters, plain, word);
  }
  const counts = countPairs(rowsOf(new URL('bigrams.tsv', folder)), ids);
  return {
    clause: idClause,
    figure: idFigure,
    word: (form) => vocabulary.get(form),
    withLetters: (plain) => byLetters.get(plain) ?? none,
    nearLetters: (plain) => [...new Set<string>(shortened(plain).flatMap<string>((short) => byShort.get(short) ?? none))].filter((other) => other !== plain && Math.abs(other.length - plain.length) <= 1),
    unknown: (form) => ids.get(modelKey(form)) ?? (isSyllable(form) ? idSyllable : /^[a-z]+$/.test(form) ? idPlain : idMarked),
    ...counts,
  };
}

/** Probabilities by Witten and Bell: the more different words followed, the likelier is one not seen yet. */
function countPairs(rows: readonly string[][], ids: ReadonlyMap<string, number>): Pick<WordModel, 'follows' | 'seen'> {
  const size = firstKey + ids.size;
  const pairs = new Map<number, number>();
  const [total, kinds, alone] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let all = 0;
  for (const row of rows) {
    const [first, seconds] = row as [string, string];
    const a = ids.get(first)!;
    for (const item of seconds.split(' ')) {
      const [second, n] = item.split(':');
      const [b, count] = [ids.get(second!)!, Number(n ?? 1)];
      pairs.set(a * wide + b, count);
      total[a]! += count;
      kinds[a]!++;
      alone[b]! += count;
      all += count;
    }
  }
  for (let i = firstKey; i < size; i++) alone[i] = ((alone[i]! + 0.5) / (all + 0.5 * size)) * 0.95;
  for (const i of [idClause, idFigure]) alone[i]! /= all;
  [alone[idSyllable], alone[idPlain], alone[idMarked]] = [unknownSyllable, unknownPlain, unknownMarked];
  return {
    follows: (a, b) => ((pairs.get(a * wide + b) ?? 0) + (kinds[a]! + 1) * alone[b]!) / (total[a]! + kinds[a]! + 1),
    seen: (a, b) => pairs.get(a * wide + b) ?? 0,
  };
}
