import { ascent, descent } from '../../layout/fragments.js';
import type { Box } from '../../model/provenance.js';
import { median } from '../../text/median.js';
import { letterWidth, unitsPerEm } from './glyphless-font.js';
import type { Matrix } from './page-geometry.js';
import type { TextFont } from './text-font.js';

/** A word with its box on the page as it is shown: points, origin at the top left. */
export interface SearchableWord {
  readonly text: string;
  readonly bbox: Box;
}

export interface SearchableLine {
  readonly words: readonly SearchableWord[];
}

/** Where a word is set. Points on the page as shown; `baseline` grows downwards. */
export interface PlacedWord {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly size: number;
  readonly baseline: number;
}

/** A word this much higher than the line's middle word (a bracket, a blot, a box of two lines) does not set the line's size. */
const tooHigh = 1.5;
/** Lines tilt no more than this: the slope of 7 degrees. */
const mostTilt = 0.12;
/** A tilt that moves the line by less than this (of a word's height) from end to end is none. */
const leastDrift = 0.5;
/** Fewer words say nothing of a tilt. */
const fewestTilted = 3;
/** Extractors take words for one that stand nearer than this (em), whatever blank is written between. */
const leastGap = 0.18;
/** A word gives up no more than this share of its width for the gap; then the next one begins later. */
const mostGiven = 0.5;
/** A line's baseline moves no more than this (em) from end to end: readers tell lines by words at one height. */
const mostDrift = 0.25;
/** Boxes have some width and height, so that no scale is zero. Points. */
const leastSide = 0.1;

const middleX = ({ bbox }: SearchableWord): number => (bbox[0] + bbox[2]) / 2;
const middleY = ({ bbox }: SearchableWord): number => (bbox[1] + bbox[3]) / 2;
const heightOf = ({ bbox }: SearchableWord): number => bbox[3] - bbox[1];

/** Text as it is searched for: NFC, blanks plain, no controls, no half characters. */
export function plainText(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD').replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ').trim().normalize('NFC');
}

function ordered({ text, bbox: [x0, y0, x1, y1] }: SearchableWord): SearchableWord {
  const [left, top] = [Math.min(x0, x1), Math.min(y0, y1)];
  return { text: plainText(text), bbox: [left, top, Math.max(left + leastSide, x0, x1), Math.max(top + leastSide, y0, y1)] };
}

/** Points down for each point to the right, by least squares through the middles of the words; 0 where none shows. */
function tiltOf(words: readonly SearchableWord[]): number {
  if (words.length < fewestTilted) return 0;
  const meanX = words.reduce((sum, word) => sum + middleX(word), 0) / words.length;
  const meanY = words.reduce((sum, word) => sum + middleY(word), 0) / words.length;
  const spread = words.reduce((sum, word) => sum + (middleX(word) - meanX) ** 2, 0);
  const tilt = spread === 0 ? 0 : words.reduce((sum, word) => sum + (middleX(word) - meanX) * (middleY(word) - meanY), 0) / spread;
  const reach = Math.max(...words.map(middleX)) - Math.min(...words.map(middleX));
  const drifts = Math.abs(tilt) * reach >= leastDrift * median(words.map(heightOf));
  return drifts && Math.abs(tilt) <= mostTilt ? tilt : 0;
}

/** Words from left to right with a gap between each two, taken from words whose boxes touch or overlap. */
function withGaps(words: readonly SearchableWord[], gap: number): [x0: number, x1: number][] {
  const out: [number, number][] = words.map(({ bbox }) => [bbox[0], bbox[2]]);
  out.forEach((word, i) => {
    const next = out[i + 1];
    // A word all to the left of this one is where it is: the line was put together of pieces.
    if (next === undefined || next[1] <= word[0] || next[0] - word[1] >= gap) return;
    word[1] = Math.min(word[1], Math.max(next[0] - gap, word[1] - mostGiven * (word[1] - word[0])));
    next[0] = Math.max(next[0], word[1] + gap);
    next[1] = Math.max(next[1], next[0] + leastSide);
  });
  return out;
}

/** Top and bottom of the text that the line's words of usual height need, at x = 0. */
function bandOf(words: readonly SearchableWord[], tilt: number): { top: number; bottom: number } {
  const limit = tooHigh * median(words.map(heightOf));
  const usual = words.filter((word) => heightOf(word) <= limit);
  const drift = (word: SearchableWord) => tilt * middleX(word);
  return { top: Math.min(...usual.map((word) => word.bbox[1] - drift(word))), bottom: Math.max(...usual.map((word) => word.bbox[3] - drift(word))) };
}

/**
 * A line's words with one size and, as far as the line does not tilt, one baseline: viewers and text extractors tell lines by them.
 * Every word is as wide as its box; together they are as high as the boxes reach, odd ones left aside. Words without text are left out.
 */
export function placeLine(line: SearchableLine): PlacedWord[] {
  const words = line.words.map(ordered).filter((word) => word.text !== '');
  if (words.length === 0) return [];
  const tilt = tiltOf(words);
  const { top, bottom } = bandOf(words, tilt);
  const size = (bottom - top) / (ascent + descent);
  const middles = words.map(middleX);
  const [left, right] = [Math.min(...middles), Math.max(...middles)];
  const centre = (left + right) / 2;
  const shownTilt = Math.sign(tilt) * Math.min(Math.abs(tilt), (mostDrift * size) / Math.max(leastSide, right - left));
  const atCentre = bottom - descent * size + tilt * centre;
  return withGaps(words, leastGap * size).map(([x0, x1], i) => ({ text: words[i]!.text, x0, x1, size, baseline: atCentre + shownTilt * (middles[i]! - centre) }));
}

/** Content streams know no exponents, and no page is so large. */
const largest = 1e9;

/** A number as content streams write it. Throws `RangeError` where it is none. */
export function number(value: number): string {
  if (!(Math.abs(value) <= largest)) throw new RangeError('A box or a page size is no number of points.');
  return String(Math.round(value * 10_000) / 10_000 || 0);
}

/** How far letters must be stretched, in per cent, to be `width` wide together. */
function stretch(width: number, letters: number, size: number): string {
  return number(Math.max(0.01, (100 * width * unitsPerEm) / (letters * letterWidth * size)));
}

/** One word at its place, and the blank that parts it from the next, as wide as the gap. */
function showWord(word: PlacedWord, next: PlacedWord | undefined, toUser: Matrix, font: TextFont, name: string): string {
  const { string, length } = font.encode(word.text);
  const [a, b, c, d, e, f] = toUser;
  const at = [a, b, -c, -d, a * word.x0 + c * word.baseline + e, b * word.x0 + d * word.baseline + f].map(number).join(' ');
  const shown = `${name} ${number(word.size)} Tf ${at} Tm ${stretch(word.x1 - word.x0, length, word.size)} Tz ${string} Tj`;
  if (next === undefined) return shown;
  return `${shown} ${stretch(next.x0 - word.x1, 1, word.size)} Tz ${font.encode(' ').string} Tj`;
}

/**
 * Operators that write the lines invisibly (rendering mode 3), in the order given.
 * @param toUser from points on the page as shown to the page's user space
 * @param name of the font in the page's resources, with its slash
 */
export function textLayer(lines: readonly SearchableLine[], toUser: Matrix, font: TextFont, name: string): string {
  const shown = lines.map(placeLine).filter((words) => words.length > 0).map((words) => {
    const parts = words.map((word, i) => showWord(word, words[i + 1], toUser, font, name));
    return `BT\n${parts.join('\n')}\nET\n`;
  });
  return `q\n3 Tr\n${shown.join('')}Q\n`;
}
