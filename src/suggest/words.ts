import { phraseOf } from '../catalogue/rules.js';
import { allProvinces } from '../registers/provinces.js';
import { filledCell, once, readTsv, row } from '../registers/tsv.js';

const Filler = row({ wording: filledCell, source: filledCell });

/** Word sequences by their first word, longest first. */
type Sequences = ReadonlyMap<string, readonly (readonly string[])[]>;

function sequences(wordings: Iterable<string>): Sequences {
  const out = new Map<string, string[][]>();
  for (const wording of new Set(wordings)) {
    const words = [...phraseOf(wording).words];
    if (words.length > 0) out.set(words[0]!, [...(out.get(words[0]!) ?? []), words]);
  }
  for (const list of out.values()) list.sort((a, b) => b.length - a.length);
  return out;
}

const Contrast = row({ word: filledCell, source: filledCell });

const contrasts = once(() => readTsv(new URL('./contrasts.tsv', import.meta.url), Contrast).map(({ word }) => phraseOf(word).whole));

/** Which of the words stand in a label that make it another thing however alike the rest is ("không", "cận", "nông thôn"). Labels that differ in them are not of one subject. */
export function contrastOf(label: string): string {
  const { whole } = phraseOf(label);
  return contrasts().filter((word) => whole.includes(word)).join('|');
}

const places = once(() => sequences(allProvinces().flatMap(({ name, kind }) => [`${kind} ${name}`, name])));
const fillers = once(() => sequences(readTsv(new URL('./fillers.tsv', import.meta.url), Filler).map(({ wording }) => wording)));

function without(words: readonly string[], known: Sequences): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length; ) {
    const found = known.get(words[i]!)?.find((sequence) => sequence.every((word, j) => words[i + j] === word));
    if (found === undefined) out.push(words[i]!);
    i += found?.length ?? 1;
  }
  return out;
}

/** The words by which a label is grouped: those that say neither whose plan it is nor that a number follows. Never empty where the label has words. */
export function tellingWords(label: string): readonly string[] {
  const { words } = phraseOf(label);
  // Places first: "trên địa bàn tỉnh Bình Thuận" leaves "trên địa bàn".
  const left = without(without(words, places()), fillers());
  return left.length > 0 ? left : words;
}
