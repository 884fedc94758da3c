import type { Line } from '../../model/flow.js';
import { joinLines } from '../../text/join-lines.js';
import { slice, type Tracked } from '../../text/tracked.js';

/** A stretch of one line. Offsets count in `line.text.value`. */
export interface Part {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

/**
 * What stands between a word and the one before: a blank, a wide gap (three blanks or more), a line break, a line break where the line above
 * had room left (`early`), a line break with blank lines.
 * `none`: the first word of a row whose marker stands on a line of its own.
 */
export type Gap = 'none' | 'blank' | 'wide' | 'line' | 'early' | 'block';

/** Gaps that are line breaks. */
export const isBreak = (gap: Gap): boolean => gap === 'line' || gap === 'early' || gap === 'block';

export interface Word {
  readonly text: string;
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

/** A line from `start` on as a part. */
export function partOf(line: Line, start = 0): Part {
  return { line, start, end: line.text.value.length };
}

/** The words of the parts in order, each with what parts it from the word before. */
export function wordsOfParts(parts: readonly Part[]): Word[] {
  const words: Word[] = [];
  parts.forEach((part, index) => {
    let first = true;
    for (const match of part.line.text.value.slice(part.start, part.end).matchAll(/\S+/gu)) {
      const start = part.start + match.index;
      const gap = first ? lineGap(part, words.length) : inlineGap(part.line, start, words.at(-1)!.end);
      words.push({ text: match[0], part: index, start, end: start + match[0].length, gap });
      first = false;
    }
  });
  return words;
}

function lineGap(part: Part, before: number): Gap {
  if (part.start > 0) return 'blank';
  if (before === 0) return 'none';
  if (part.line.blanksBefore > 0) return 'block';
  return part.line.breakBefore === 'meant' ? 'early' : 'line';
}

function inlineGap(line: Line, start: number, before: number): Gap {
  return line.segments.some(([from]) => from > before && from <= start && from > 0) ? 'wide' : 'blank';
}

/** Words `[from, to)` as one text: the pieces of each line, joined as wrapped lines are. */
export function textOfWords(parts: readonly Part[], words: readonly Word[], from: number, to: number): Tracked {
  const pieces: Tracked[] = [];
  let i = from;
  while (i < to) {
    let j = i;
    while (j + 1 < to && words[j + 1]!.part === words[i]!.part) j++;
    pieces.push(slice(parts[words[i]!.part]!.line.text, words[i]!.start, words[j]!.end));
    i = j + 1;
  }
  return joinLines(pieces);
}

/** Pages the words `[from, to)` stand on, in order. */
export function pagesOfWords(parts: readonly Part[], words: readonly Word[], from: number, to: number): number[] {
  return [...new Set(words.slice(from, to).map((word) => parts[word.part]!.line.page))].sort((a, b) => a - b);
}

/** The texts of stretches of words that begin on a line of their own, where the line above had room left; `[from, to)` of each. */
export function cellLines(words: readonly Word[]): (readonly [from: number, to: number])[] {
  const starts = words.flatMap((word, i) => (i === 0 || word.gap === 'early' || word.gap === 'block' ? [i] : []));
  return starts.map((from, i) => [from, starts[i + 1] ?? words.length] as const);
}

/** The same as texts. */
export function textsOfLines(words: readonly Word[]): string[] {
  return cellLines(words).map(([from, to]) => words.slice(from, to).map((word) => word.text).join(' '));
}
