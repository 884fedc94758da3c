import type { ReadWord } from '../model/recognised.js';
import { filledCell, listCell, once, readTsv, row, anyCell } from '../registers/tsv.js';
import { foldPlain } from '../text/fold.js';
import { isSyllable } from '../text/syllables.js';
import { allCapitals, inCaseOf, isCapital } from './casing.js';
import { editDistance } from '../text/edit-distance.js';
import { modelKey, partsOf } from './tokens.js';

interface Phrase {
  readonly words: readonly string[];
  readonly plain: readonly string[];
  /** Titles are looked for in capitals only: small letters have other words of the same letters ("mức tiêu thụ"). */
  readonly capitals: boolean;
}

const phrase = (text: string, capitals: boolean): Phrase => {
  const words = text.normalize('NFC').split(' ');
  return { words, plain: words.map(foldPlain), capitals };
};
const isPhrase = (text: string): boolean => /^[A-Za-zÀ-ỹ]+(?: [A-Za-zÀ-ỹ]+){1,8}$/.test(text);

/** Titles and the names of bodies, by the plain letters of each of their words and its place. */
const index = once((): ReadonlyMap<string, readonly (readonly [Phrase, number])[]> => {
  const titles = readTsv(new URL('./data/titles.tsv', import.meta.url), row({ words: filledCell, note: anyCell })).map(({ words }) => phrase(words, true));
  const agencies = readTsv(new URL('../registers/agencies.tsv', import.meta.url), row({ name: filledCell, variants: listCell })).flatMap(({ name, variants }) => [name, ...variants]);
  const names = [...new Set(agencies)].filter((name) => isPhrase(name) && !/(?:^| )[A-ZĐ]{2,}(?: |$)/.test(name)).map((name) => phrase(name, false));
  const out = new Map<string, (readonly [Phrase, number])[]>();
  for (const known of [...titles, ...names]) known.plain.forEach((plain, i) => out.set(plain, [...(out.get(plain) ?? []), [known, i]]));
  return out;
});

/** Whether a word may be a phrase's word read wrong: its marks may be, its letters only where what was read is no word. */
function mayBe(core: string, meant: string): boolean {
  const far = editDistance(foldPlain(core), foldPlain(meant));
  if (far === 0) return true;
  return far === 1 && (core.length === 1 || !isSyllable(core));
}

/** The words of a phrase at a place of a line, where it fits: one word at least as it should be, one at most with other letters. */
function fitAt(words: readonly ReadWord[], cores: readonly string[], start: number, known: Phrase): ReadonlyMap<ReadWord, string> | null {
  if (start < 0 || start + known.words.length > words.length) return null;
  const out = new Map<ReadWord, string>();
  let [right, otherLetters] = [0, 0];
  for (const [i, meant] of known.words.entries()) {
    const [word, core] = [words[start + i]!, cores[start + i]!];
    // A name's capital stands also where its letters were read wrong: "số" is no "Sở".
    if (core === '' || (known.capitals && !allCapitals(core)) || (isCapital(meant[0]!) && !isCapital(core[0]!))) return null;
    if (modelKey(core.toLowerCase()) === modelKey(meant.toLowerCase())) right++;
    else if (mayBe(core, meant)) {
      if (foldPlain(core) !== known.plain[i]) otherLetters++;
      out.set(word, meant);
    } else return null;
  }
  return out.size > 0 && right >= 1 && otherLetters <= 1 && right >= otherLetters ? out : null;
}

/** Words of a line that belong to a known title or to the name of a body, as they should be written. The longest phrase that fits counts. */
export function knownPhrases(words: readonly ReadWord[]): ReadonlyMap<ReadWord, string> {
  const cores = words.map((word) => partsOf(word.text).core);
  const found: { readonly size: number; readonly changes: ReadonlyMap<ReadWord, string> }[] = [];
  cores.forEach((core, at) => {
    for (const [known, i] of core === '' ? [] : (index().get(foldPlain(core)) ?? [])) {
      const changes = fitAt(words, cores, at - i, known);
      if (changes !== null) found.push({ size: known.words.length, changes });
    }
  });
  const out = new Map<ReadWord, string>();
  for (const { changes } of found.sort((a, b) => b.size - a.size)) {
    for (const [word, meant] of changes) {
      if (out.has(word)) continue;
      const { before, core, after } = partsOf(word.text);
      out.set(word, before + inCaseOf(meant.toLowerCase(), core) + after);
    }
  }
  return out;
}
