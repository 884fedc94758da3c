import type { TextItem } from '../model/page.js';

/**
 * Letters reach this far above and below the baseline, in em. One pair for all fonts (Times New Roman's), so that the
 * baseline can be told from a box whatever the font's own figures say.
 */
export const ascent = 0.891;
export const descent = 0.216;

/** A piece of text on a page for layout: a text item, or part of one that runs over a ruling line. */
export interface Fragment {
  readonly text: string;
  /** Raw offset of the first character. */
  readonly start: number;
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Text set upright has a box as high as its size says. */
export function isUpright(item: TextItem): boolean {
  const height = item.bbox[3] - item.bbox[1];
  return Math.abs(height - item.size * (ascent + descent)) <= Math.max(0.5, 0.06 * item.size);
}

/** Upright items by their baseline; a turned item stands on its box. */
export function itemToFragment(item: TextItem, raw: string): Fragment {
  const [x0, , x1, y1] = item.bbox;
  const baseline = isUpright(item) ? y1 - descent * item.size : y1;
  return { text: raw.slice(item.start, item.end), start: item.start, x0, x1, baseline, size: item.size, font: item.font, bold: item.bold, italic: item.italic };
}

/** Widths of Times New Roman in thousandths of an em, by kind of letter: enough to tell where in a run a blank lies. */
const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/[ijltfrI.,;:'|!()[\]/ -]/, 300],
  [/[mwMW%@]/, 800],
  [/[\p{Lu}]/u, 690],
];

function letterWidth(letter: string): number {
  const plain = letter.normalize('NFD')[0] ?? letter;
  return letterWidths.find(([pattern]) => pattern.test(plain))?.[1] ?? 480;
}

/**
 * Cut a fragment in two at the blank nearest to `x`; null where no blank lies within 1.5 em of it.
 * pdf.js joins what stands close on a line, also over the border between two cells.
 */
export function splitFragment(fragment: Fragment, x: number): readonly [Fragment, Fragment] | null {
  const widths = Array.from(fragment.text, letterWidth);
  const scale = (fragment.x1 - fragment.x0) / (widths.reduce((sum, w) => sum + w, 0) || 1);
  let [at, offset, best, bestX, bestDistance] = [fragment.x0, 0, -1, 0, 1.5 * fragment.size];
  for (const [i, letter] of Array.from(fragment.text).entries()) {
    const width = widths[i]! * scale;
    const distance = Math.abs(at + width / 2 - x);
    if (/\s/.test(letter) && offset > 0 && distance < bestDistance) [best, bestX, bestDistance] = [offset, at, distance];
    at += width;
    offset += letter.length;
  }
  if (best < 0 || best + 1 >= fragment.text.length) return null;
  return [
    { ...fragment, text: fragment.text.slice(0, best), x1: Math.min(bestX, x) },
    { ...fragment, text: fragment.text.slice(best + 1), start: fragment.start + best + 1, x0: Math.max(bestX, x) },
  ];
}
