import type { ReadSymbol, ReadWord } from '../model/recognised.js';
import { foldPlain } from '../text/fold.js';
import { isSyllable } from '../text/syllables.js';
import type { Knowledge } from './knowledge.js';
import type { WordParts } from './tokens.js';

/** A word that may stand where `read` was read. */
export interface Candidate {
  /** Lower case. */
  readonly form: string;
  /** Number in the word model. */
  readonly id: number;
}

/** Most words that are weighed in one place. */
const most = 24;

/** What may stand where a word was read, itself first; all others are words of the genre's vocabulary. */
export function candidatesOf(word: ReadWord, parts: WordParts, { words, confusions }: Knowledge): Candidate[] {
  const read = parts.core.toLowerCase();
  const own = words.word(read);
  const out = new Map<string, Candidate>([[read, { form: read, id: own?.id ?? words.unknown(read) }]]);
  if (read.length < 2) return [...out.values()];
  const plain = foldPlain(read).replaceAll(' ', '');
  const odd = own === undefined && !isSyllable(read);
  const letters = new Set([plain, ...variants(plain, confusions.plainSources), ...(odd ? [...chosen(word, parts), ...words.nearLetters(plain)] : [])]);
  for (const spelling of letters) for (const { form, id } of words.withLetters(spelling)) if (out.size < most && !out.has(form)) out.set(form, { form, id });
  return [...out.values()];
}

/** The same letters with one measured confusion undone. */
function variants(plain: string, sources: (read: string) => readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < plain.length; i++) {
    for (const length of [1, 2]) {
      if (i + length > plain.length) continue;
      for (const written of sources(plain.slice(i, i + length))) out.push(plain.slice(0, i) + written + plain.slice(i + length));
    }
  }
  return out;
}

/** The same letters with one of the engine's other choices. */
function chosen({ symbols }: ReadWord, { before, core }: WordParts): string[] {
  const inside = symbols.slice(before.length, before.length + core.length);
  if (inside.map(({ text }) => text).join('') !== core) return [];
  return inside.flatMap(({ choices }: ReadSymbol, i) => choices.slice(0, 4).map(({ text }) => foldPlain(core.slice(0, i) + text + core.slice(i + 1)).replaceAll(' ', '')));
}
