import { isSyllable } from '../text/syllables.js';
import type { WordModel } from './word-model.js';
import { modelKey } from './tokens.js';

const letters = /^([^A-Za-zÀ-ỹ0-9]*)([A-Za-zÀ-ỹ]{4,14})([^A-Za-zÀ-ỹ0-9]*)$/;
/** A word and an abbreviation: "SởNV". */
const beforeCapitals = /^([A-ZĐÀ-Ỹ]?[a-zà-ỹ]+)([A-ZĐ]{2,})$/;
/** A pair is known when texts of the genre hold it so often. */
const usual = 2;

/** Two words where the blank between them was not seen ("Sảnphẩm"): only where what was read is no word and the two are known side by side. */
export function repairedBlank(text: string, words: WordModel): string | null {
  const m = letters.exec(text);
  if (m === null) return null;
  const [, before, core, after] = m as unknown as [string, string, string, string];
  if (isSyllable(core) || words.word(modelKey(core)) !== undefined) return null;
  const abbreviated = beforeCapitals.exec(core);
  if (abbreviated !== null) return isSyllable(abbreviated[1]!) ? `${before}${abbreviated[1]!} ${abbreviated[2]!}${after}` : null;
  const cuts = Array.from({ length: core.length - 1 }, (_, i) => [core.slice(0, i + 1), core.slice(i + 1)] as const)
    .filter(([first, second]) => isSyllable(first) && isSyllable(second) && second === second.toLowerCase() && timesSeen(first, second, words) >= usual)
    .sort((a, b) => timesSeen(b[0], b[1], words) - timesSeen(a[0], a[1], words));
  const best = cuts[0];
  return best === undefined ? null : `${before}${best[0]} ${best[1]}${after}`;
}

function timesSeen(first: string, second: string, words: WordModel): number {
  const [a, b] = [words.word(modelKey(first)), words.word(modelKey(second))];
  return a === undefined || b === undefined ? 0 : words.seen(a.id, b.id);
}
