import type { ReadWord } from '../model/recognised.js';

/** Probability, 0 to 1, that a word is not what the page says. */
export function doubtOf(word: ReadWord): number {
  return 1 - word.confidence;
}
