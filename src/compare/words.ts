import { createRequire } from 'node:module';
import type * as Diff from 'diff';
import { once } from '../registers/tsv.js';
import { foldSpelling } from '../text/fold.js';

/** Loaded when first needed: who only extracts compares nothing. */
const library = once(() => createRequire(import.meta.url)('diff') as typeof Diff);

/** A run of words that both texts have, only the first (`gone`), or only the second (`new`). Same and new runs joined give the second text. */
export interface WordRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many edits the texts have little in common: they are shown whole. Also bounds the time for two long texts. */
const mostEdits = 2000;

/** Each word with the blanks behind it. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*/gu) ?? (text === '' ? [] : [text]);

/** Punctuation and marks of lists that change no word; between digits they do (2.5, 6/2023). */
const decoration = /(?<!\d)[.,;:…"'()[\]*_|•!?]+|[.,;:…"'()[\]*_|•!?]+(?!\d)|(?<=^|\s)[-+](?=\s|$)/gu;

/** The form in which two texts are compared: one spelling, no case, no punctuation. Letters with their marks and figures stay. */
export function comparable(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const folded = foldSpelling(text).replace(decoration, ' ').replace(/\s+/gu, ' ').trim();
  if (remembered.size >= mostRemembered) remembered.clear();
  if (text.length <= longestRemembered) remembered.set(text, folded);
  return folded;
}

/** Both records hold much the same texts, and a folder's records much the same as one another. */
const mostRemembered = 20_000;
const longestRemembered = 600;
const remembered = new Map<string, string>();

interface Word {
  readonly text: string;
  readonly key: string;
}

const keyed = (text: string): Word[] => wordsOf(text).map((word) => ({ text: word, key: comparable(word) }));

/** What changed between two texts, word by word. Case, spelling variants and punctuation make no change; of such words the second text is shown. */
export function changedWords(before: string, after: string): WordRun[] {
  const found = library().diffArrays(keyed(before), keyed(after), { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits });
  if (found === undefined) return [{ kind: 'gone', text: before }, { kind: 'new', text: after }];
  return found.map(({ added, removed, value }) => ({ kind: removed ? 'gone' : added ? 'new' : 'same', text: value.map(({ text }) => text).join('') }));
}
