import * as z from 'zod';
import type { ReadWord } from '../model/recognised.js';
import { once, readTsv } from '../registers/tsv.js';
import { foldPlain } from '../text/fold.js';
import { editDistance } from '../text/edit-distance.js';
import { modelKey, partsOf } from './tokens.js';

const wordings = once(() =>
  readTsv(new URL('./data/wordings.tsv', import.meta.url), z.object({ words: z.string().min(1) })).map(({ words }) => words.split(' ').map((text) => ({ text, key: modelKey(text) }))),
);

/** Share of a wording's words that must have been read right, and of letters (marks aside) that may differ in the rest of it. */
const leastRight = 0.5;
const mostOff = 0.25;

/** Words of a line that stand in a known wording and were read otherwise, with what stands there. What differs in case alone stays. */
export function knownWordings(words: readonly ReadWord[]): Map<ReadWord, string> {
  const out = new Map<ReadWord, string>();
  const parts = words.map(({ text }) => partsOf(text));
  const cores = parts.map(({ core }, i) => (core === '' ? words[i]!.text : core));
  const keys = cores.map(modelKey);
  for (const wording of wordings()) {
    for (let from = 0; from + wording.length <= words.length; from++) {
      const right = wording.filter(({ text, key }, i) => keys[from + i] === key && sameCase(cores[from + i]!, text)).length;
      if (right < wording.length * leastRight || right === wording.length) continue;
      if (!near(cores.slice(from, from + wording.length), wording.map(({ text }) => text))) continue;
      wording.forEach(({ text, key }, i) => {
        const [core, { before, after }] = [cores[from + i]!, parts[from + i]!];
        if (keys[from + i] !== key) out.set(words[from + i]!, core === words[from + i]!.text ? text : before + text + after);
      });
    }
  }
  return out;
}

const sameCase = (a: string, b: string): boolean => (a === a.toUpperCase()) === (b === b.toUpperCase()) && (a[0] === a[0]!.toUpperCase()) === (b[0] === b[0]!.toUpperCase());

/** No word with digits, and few letters off. */
function near(read: readonly string[], written: readonly string[]): boolean {
  if (read.some((text) => /[0-9]/.test(text))) return false;
  const off = read.map((text, i) => editDistance(foldPlain(text).trim(), foldPlain(written[i]!).trim())).reduce((a, b) => a + b, 0);
  return off <= mostOff * written.join('').length;
}
