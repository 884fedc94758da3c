import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine } from '../model/recognised.js';
import { scaledPieces } from '../picture/scale.js';
import { countTall } from '../picture/signs.js';
import { grow } from './boxes.js';
import type { OcrEngine } from './engine.js';

/** Ink that was read as a numeral. */
export interface ReadNumeral {
  readonly ink: PixelBox;
  readonly lines: readonly ReadLine[];
}

/** Row numbers ("1", "1.2", "IV") and the heads above them. */
const marker = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]+|S?TT)\.?$/;
const textOf = (lines: readonly ReadLine[]): string => lines.flatMap((line) => line.words.map((word) => word.text)).join('');
const bare = (text: string): string => text.replaceAll('.', '');
/** Whether a reading can be what the picture shows: a numeral of as many signs. */
const fits = (text: string, signs: number): boolean => marker.test(text) && bare(text).length === signs;
/** Two digits and no dot: one may have been lost. */
const mayLackDot = (text: string): boolean => /^\d{2,3}$/.test(text);

/** Single numerals are read well at one size and badly at the next: at which resolutions (dots per inch) they are read again, by that of the picture. */
const otherSizes = (dpi: number): readonly number[] => (dpi >= 260 ? [0.75 * dpi, 0.85 * dpi] : [300, 240]);
const usualDpi = 200;
/** White round a numeral, in pixels at the usual resolution. */
const margin = 8;

interface Reading {
  readonly lines: readonly ReadLine[];
  readonly text: string;
  /** Of its least sure word, 0 to 1. */
  readonly confidence: number;
}

const readingOf = (lines: readonly ReadLine[]): Reading => ({ lines, text: textOf(lines), confidence: Math.min(1, ...lines.flatMap((line) => line.words.map((word) => word.confidence))) });
/** Figures are given up for fewer of them only where they were read with less confidence than this: signs that touch count as one. */
const unsure = 0.8;

/**
 * Numerals whose reading does not fit the signs that the picture shows, or may lack a dot, read once more, larger or smaller; that reading counts where it
 * fits and the first did not, or where both have the same digits and it saw the dots. What still does not fit is tried at one more size.
 */
export async function rereadNumerals(clean: GreyPicture, numerals: readonly ReadNumeral[], engine: OcrEngine): Promise<readonly (readonly ReadLine[])[]> {
  const dpi = clean.dpi ?? usualDpi;
  const room = Math.round((margin * dpi) / usualDpi);
  const signs = numerals.map(({ ink }) => countTall(clean, ink));
  const read: Reading[] = numerals.map(({ lines }) => readingOf(lines));
  for (const [turn, size] of otherSizes(dpi).entries()) {
    const odd = read.flatMap(({ text }, i) => (fits(text, signs[i]!) && (turn > 0 || !mayLackDot(text)) ? [] : [i]));
    if (odd.length === 0) break;
    const { sheet, places } = scaledPieces(clean, odd.map((i) => grow(numerals[i]!.ink, room, clean)), size / dpi);
    const again = await engine.read(sheet, places.map((bbox) => ({ bbox, layout: 'numeral' })));
    odd.forEach((i, k) => {
      const second = readingOf(again[k]!);
      if (isBetter(second.text, read[i]!, signs[i]!)) read[i] = second;
    });
  }
  return read.map(({ lines }) => lines);
}

/** `signs`: that the picture shows. */
function isBetter(second: string, { text: first, confidence }: Reading, signs: number): boolean {
  if (!/[0-9A-Za-z]/.test(first)) return /[0-9A-Za-z]/.test(second);
  if (!fits(second, signs)) return false;
  if (fits(first, signs)) return bare(second) === bare(first) && second.length > first.length;
  return !/\d/.test(first) || confidence < unsure || (/\d/.test(second) && bare(second).length >= bare(first).length);
}
