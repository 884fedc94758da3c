import type { CutRow } from './cut-rows.js';
import { isBreak, type Word } from './words.js';
import { folded } from './wording.js';

/** What the rows of a table, cut once, say about its columns: how wide they are and which texts stand in them. */
export interface Learned {
  readonly points: (column: number, text: string, lines: readonly number[]) => number;
}

const minSamples = 3;

/** Look at all rows once more with what they show together: widths of columns (from wrapped lines) and texts that come again. */
export function learn(cut: readonly CutRow[], columns: number): Learned {
  const wrapped: number[][] = Array.from({ length: columns }, () => []);
  const texts: Map<string, number>[] = Array.from({ length: columns }, () => new Map());
  const filled = cut.map(({ row, split }) => (row.heads ? 0 : split.cells.filter(([from, to]) => to > from).length));
  const fullest = Math.max(0, ...filled);
  cut.forEach(({ row, split }, r) => {
    if (row.heads) return;
    split.cells.forEach(([from, to], column) => {
      if (from === to) return;
      const cell = row.words.slice(from, to);
      const key = folded(cell.map((word) => word.text).join(' '));
      // A row that lacks a cell may have the others in wrong columns.
      if (filled[r] === fullest) texts[column]!.set(key, (texts[column]!.get(key) ?? 0) + 1);
      wrapped[column]!.push(...lineLengths(cell).slice(0, -1));
    });
  });
  const widths = wrapped.map((lengths) => (lengths.length < minSamples ? null : Math.max(...quantiles(lengths))));
  return { points: (column, text, lines) => widthPoints(widths[column] ?? null, lines) + textPoints(texts[column], text) };
}

/** The 90 % quantile alone, so that one wrong cell does not make a column wide. */
function quantiles(lengths: readonly number[]): number[] {
  const sorted = [...lengths].sort((a, b) => a - b);
  return [sorted[Math.floor(0.9 * (sorted.length - 1))]!];
}

function lineLengths(cell: readonly Word[]): number[] {
  const lengths: number[] = [];
  cell.forEach((word, i) => {
    if (i === 0 || isBreak(word.gap)) lengths.push(word.text.length);
    else lengths[lengths.length - 1]! += word.text.length + 1;
  });
  return lengths;
}

function widthPoints(width: number | null, lines: readonly number[]): number {
  if (width === null) return 0;
  const long = lines.some((length) => length > 1.3 * width + 2);
  const short = lines.slice(0, -1).filter((length) => length < 0.55 * width).length;
  return (long ? -2 : 0) - 0.7 * Math.min(2, short);
}

function textPoints(texts: ReadonlyMap<string, number> | undefined, text: string): number {
  if (texts === undefined || texts.size === 0 || text.length > 160) return 0;
  const seen = texts.get(folded(text)) ?? 0;
  return seen >= 2 ? 0.6 : 0;
}
