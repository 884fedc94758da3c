import { anyCell, filledCell, once, oneOf, readTsv, row } from './tsv.js';
import { longestPhrase, phraseTrie, type PhraseTrie, type Word } from './words.js';

const kinds = ['head', 'capital-head', 'plural-head', 'bare', 'not-head', 'office', 'verb', 'soft-verb', 'name-verb', 'stop', 'tail', 'unit', 'not-agency', 'relative', 'list-relative', 'address', 'post', 'field', 'unit-of'] as const;
type WordKind = (typeof kinds)[number];

const Row = row({ kind: oneOf(...kinds), words: filledCell, note: anyCell, source: filledCell });

const tries = once((): Readonly<Record<WordKind, PhraseTrie<true>>> => {
  const rows = readTsv(new URL('./agency-words.tsv', import.meta.url), Row);
  const of = (kind: WordKind): PhraseTrie<true> => phraseTrie(rows.filter((row) => row.kind === kind).map((row) => [row.words, true] as const));
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<WordKind, PhraseTrie<true>>;
});

/** Index of the word behind the longest phrase of that kind, or `at` where none begins there. */
export function skip(kind: WordKind, words: readonly Word[], at: number): number {
  return longestPhrase(tries()[kind], words, at)?.next ?? at;
}
