import type { ReadLine, ReadWord } from '../../src/model/recognised.js';

export const word = (text: string, confidence = 0.95): ReadWord => ({ text, confidence, bbox: [0, 0, 10, 10], symbols: [] });

/** A line of words; `~n` after a word is its confidence in per cent ("tướn~60"). */
export function line(text: string, confidence = 0.95): ReadLine {
  const words = text.split(' ').map((item) => {
    const m = /^(.+)~(\d\d)$/.exec(item);
    return m === null ? word(item, confidence) : word(m[1]!, Number(m[2]) / 100);
  });
  return { words, bbox: [0, 0, 100, 10] };
}

export const textOf = (lines: readonly { readonly words: readonly { readonly text: string }[] }[]): string => lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
export const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');
