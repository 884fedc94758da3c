import { ascent, descent } from '../layout/fragments.js';
import type { TextItem } from '../model/page.js';
import type { Box } from '../model/provenance.js';
import { extentOf, type Extent } from './letter-extents.js';

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

/** Boxes in a noisy picture are as high as their line, whatever letters they hold: the line as a whole says how large its type is at most. */
const slack = 1.08;

/** Size and baseline of a line, from the boxes of its words and what their letters reach. */
export function measureLine(words: readonly PageWord[]): { readonly size: number; readonly baseline: number } {
  const reaches = words.flatMap((word) => {
    const extent = extentOf(word.text);
    return extent === null ? [] : [{ word, extent }];
  });
  const height = Math.max(...words.map((w) => w.bbox[3] - w.bbox[1]));
  if (reaches.length === 0) return { size: height > 0 ? Math.min(usualSize, height / 0.3) : usualSize, baseline: median(words.map((w) => w.bbox[3]), 0) };
  const usual = median(reaches.map(({ word, extent }) => (word.bbox[3] - word.bbox[1]) / (extent.above + extent.below)), usualSize);
  const size = Math.min(usual, slack * wholeSize(reaches));
  return { size, baseline: median(reaches.map(({ word, extent }) => word.bbox[3] - extent.below * size), 0) };
}

/** Of the type that fills the line from its highest mark to its lowest tail. */
function wholeSize(reaches: readonly { readonly word: PageWord; readonly extent: Extent }[]): number {
  const height = Math.max(...reaches.map(({ word }) => word.bbox[3])) - Math.min(...reaches.map(({ word }) => word.bbox[1]));
  return height / (Math.max(...reaches.map(({ extent }) => extent.above)) + Math.max(...reaches.map(({ extent }) => extent.below)));
}

interface Measured {
  readonly words: readonly PageWord[];
  size: number;
  baseline: number;
  readonly middle: number;
}

/** Type so many times larger than most of the page's is a box that reaches over two lines. */
const largest = 1.6;
/** Lines one above the other lie at least so far apart (em); words of both overlap by this share of the shorter one. */
const apart = 0.55;
const overlap = 0.3;

const above = (a: Measured, b: Measured): boolean => a.words.some((v) => b.words.some((w) => Math.min(v.bbox[2], w.bbox[2]) - Math.max(v.bbox[0], w.bbox[0]) > overlap * Math.min(v.bbox[2] - v.bbox[0], w.bbox[2] - w.bbox[0])));

/** Lines that the engine told apart stay apart: in noisy pictures boxes of both may lie on one another, and their words would be mingled. */
function tellApart(lines: readonly (readonly PageWord[])[]): Measured[] {
  const measured = lines.filter((words) => words.length > 0).map((words): Measured => ({ words, ...measureLine(words), middle: median(words.map((w) => (w.bbox[1] + w.bbox[3]) / 2), 0) }));
  const most = largest * median(measured.map(({ size }) => size), usualSize);
  for (const line of measured) if (line.size > most) Object.assign(line, { size: most, baseline: line.middle + (most * (ascent - descent)) / 2 });
  const downwards = [...measured].sort((a, b) => a.middle - b.middle);
  downwards.forEach((line, i) => {
    for (const other of downwards.slice(0, i)) {
      const least = apart * Math.min(line.size, other.size);
      if (line.baseline - other.baseline < least && line.baseline - other.baseline > -2 * least && above(line, other)) line.baseline = other.baseline + least;
    }
  });
  return measured;
}

/**
 * Recognised lines as the text items of a page: one item a word, on the line's common baseline, boxes as high as the type is,
 * so that the layout treats them as it treats a PDF's. A blank between words, a line break after each line.
 */
export function wordsToItems(lines: readonly (readonly PageWord[])[]): RecognisedText {
  const items: TextItem[] = [];
  let raw = '';
  for (const { words, size, baseline } of tellApart(lines)) {
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
