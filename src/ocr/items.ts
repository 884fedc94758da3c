import { ascent, descent } from '../layout/fragments.js';
import type { TextItem } from '../model/page.js';
import type { Box } from '../model/provenance.js';
import { extentOf } from './letter-extents.js';

/** A word with its place on the straightened page in points. */
export interface PageWord {
  readonly text: string;
  readonly bbox: Box;
  readonly doubt: number;
  /** What the engine read, where it was repaired. */
  readonly read: string | null;
  readonly signs?: number | undefined;
}

export interface RecognisedText {
  readonly raw: string;
  readonly items: readonly TextItem[];
}

/** Where nothing shows the size of the type: the size of running text (points). */
const usualSize = 13;

const round = (value: number) => Math.round(value * 100) / 100;

function median(values: readonly number[], otherwise: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? otherwise;
}

/** Size and baseline of a line, from the boxes of its words and what their letters reach. */
export function measureLine(words: readonly PageWord[]): { readonly size: number; readonly baseline: number } {
  const reaches = words.map((word) => ({ word, extent: extentOf(word.text) }));
  const sizes = reaches.flatMap(({ word, extent }) => (extent === null ? [] : [(word.bbox[3] - word.bbox[1]) / (extent.above + extent.below)]));
  const height = Math.max(...words.map((w) => w.bbox[3] - w.bbox[1]));
  const size = median(sizes, height > 0 ? Math.min(usualSize, height / 0.3) : usualSize);
  const baselines = reaches.flatMap(({ word, extent }) => (extent === null ? [] : [word.bbox[3] - extent.below * size]));
  return { size, baseline: median(baselines, median(words.map((w) => w.bbox[3]), 0)) };
}

/**
 * Recognised lines as the text items of a page: one item a word, on the line's common baseline, boxes as high as the type is,
 * so that the layout treats them as it treats a PDF's. A blank between words, a line break after each line.
 */
export function wordsToItems(lines: readonly (readonly PageWord[])[]): RecognisedText {
  const items: TextItem[] = [];
  let raw = '';
  for (const words of lines) {
    if (words.length === 0) continue;
    const { size, baseline } = measureLine(words);
    const [top, bottom] = [round(baseline - ascent * size), round(baseline + descent * size)];
    words.forEach((word, i) => {
      if (i > 0) raw += ' ';
      const start = raw.length;
      raw += word.text;
      const bbox: Box = [round(word.bbox[0]), top, round(word.bbox[2]), bottom];
      items.push({ start, end: raw.length, bbox, font: 'ocr', size: round(size), bold: false, italic: false, doubt: round(word.doubt), ...(word.read === null ? {} : { read: word.read }), ...(word.signs === undefined ? {} : { signs: word.signs }) });
    });
    raw += '\n';
  }
  return { raw, items };
}
