import type { RepairedLine, RepairedWord } from '../repair/repair.js';
import { isSyllable } from '../text/syllables.js';
import { cutColumns } from './reread.js';

/** Words doubted more than this may be strokes of a signature or a stamp. */
const doubted = 0.5;
/** Marks of lists, numerals, signs of amounts and blanks to be filled in are no noise. */
const mark = /^(?:[-–+•*%‰≥≤><=]+|[.…_]{2,}|[A-Za-zđĐ][.)]|[IVXHl|1]{1,5}[.,]?)$/;

/** What engines make of strokes, specks and stamps: a sign or two that are no word. */
function isNoise({ text, doubt, signs }: RepairedWord): boolean {
  if (doubt < doubted || signs !== undefined || /\d/.test(text) || mark.test(text)) return false;
  const letters = text.replace(/[^A-Za-zÀ-ỹ]/g, '');
  return letters.length <= 2 && !(letters.length === 2 && isSyllable(letters) && letters.length === text.length);
}

/** A sign or two before the first word, no mark of a list ("¡)" is "i)") and no bracket or quote that opens. */
const isStray = ({ text, signs }: RepairedWord): boolean => signs === undefined && !/[A-Za-zÀ-ỹ0-9]/u.test(text) && !/^[(“"'‘[…/]$|.[.)}]$/u.test(text) && !mark.test(text);
/** A sign by itself at the end: punctuation stands at its word. */
const isLoose = ({ text, signs }: RepairedWord): boolean => signs === undefined && /^[.,:;'‘’`ˆ^~*|·_„¬]{1,2}$/u.test(text) && !mark.test(text);

export interface Quiet {
  readonly lines: readonly RepairedLine[];
  /** What was set aside, in reading order. */
  readonly noise: readonly string[];
}

/** Noise set aside: parts of lines that hold nothing else, and what hangs at the ends of others. What was read stays known. */
export function setNoiseAside(lines: readonly RepairedLine[]): Quiet {
  const noise: string[] = [];
  const kept = lines.map((line) => ({
    ...line,
    words: cutColumns(line).flatMap((part) => {
      const words = part as readonly RepairedWord[];
      let [from, to] = [0, words.length];
      while (from + 1 < to && isStray(words[from]!)) from++;
      // What follows a number may be its unit.
      while (to > from && ((to > from + 1 && isLoose(words[to - 1]!)) || (isNoise(words[to - 1]!) && !/\d$/.test(words[to - 2]?.text ?? '')))) to--;
      noise.push(...[...words.slice(0, from), ...words.slice(to)].map((w) => w.text));
      return words.slice(from, to);
    }),
  }));
  return { lines: kept.filter((line) => line.words.length > 0), noise };
}
