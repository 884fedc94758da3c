import type { GreyPicture, PixelBox } from '../model/picture.js';
import { median } from '../text/median.js';
import { blotsIn, clip, inkLimit, perMmOf, type Blot } from './ink.js';

/** Letters of signature lines in mm, and words whose letters touch: strokes of a signature and rings of a stamp are higher, specks and the letters in a stamp's ring lower. */
const letterHeight = [1.5, 6] as const;
const wordWidth = [0.3, 45] as const;
/** Letters fill so much of their boxes. */
const fewestInk = 0.12;
/** Print of some darkness only (grey levels below white). */
const darkness = 60;
/** The middles of a row's letters lie this near (mm), and so many are a row. */
const sameRow = 1.4;
const fewestLetters = 4;
/** White round a row (heights of its letters): marks stand above them, and letters that a stamp's ring ties together at its ends. */
const margin = { above: 0.7, below: 0.5, beside: 2 } as const;

/** A row of letters: its box with white around, and where most of its letters begin and end from top to bottom. */
export interface TextRow {
  readonly bbox: PixelBox;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Rows of letters in a part of a picture, from top to bottom: where a stamp and a signature lie over the print, rows are still told by
 * the letters that neither touches, when engines take all of it for a drawing.
 */
export function textRows(picture: GreyPicture, box: PixelBox): TextRow[] {
  const perMm = perMmOf(picture);
  const area = clip(box, picture);
  const letters = blotsIn(picture, area, Math.max(inkLimit(picture, area), darkness), 0).filter((blot) => isLetterSized(blot, perMm)).sort((a, b) => middle(a) - middle(b));
  const rows: Blot[][] = [];
  for (const letter of letters) {
    const row = rows.findLast((each) => Math.abs(each.reduce((sum, blot) => sum + middle(blot), 0) / each.length - middle(letter)) < sameRow * perMm);
    if (row === undefined) rows.push([letter]);
    else row.push(letter);
  }
  return rows.filter((row) => row.reduce((sum, blot) => sum + lettersIn(blot), 0) >= fewestLetters).map((row) => rowOf(row, area)).sort((a, b) => a.top - b.top);
}

/** How many letters a blot is, by its shape. */
const lettersIn = ({ x0, y0, x1, y1 }: Blot): number => Math.max(1, Math.round((x1 - x0) / (y1 - y0)));
const middle = ({ y0, y1 }: Blot): number => (y0 + y1) / 2;

function isLetterSized({ x0, y0, x1, y1, area }: Blot, perMm: number): boolean {
  const [width, height] = [(x1 - x0) / perMm, (y1 - y0) / perMm];
  return height >= letterHeight[0] && height <= letterHeight[1] && width >= wordWidth[0] && width <= wordWidth[1] && area >= fewestInk * (x1 - x0) * (y1 - y0);
}

function rowOf(row: readonly Blot[], [left, top, right, bottom]: PixelBox): TextRow {
  const height = median(row.map(({ y0, y1 }) => y1 - y0));
  const [x0, x1] = [Math.min(...row.map((blot) => blot.x0)), Math.max(...row.map((blot) => blot.x1))];
  const [y0, y1] = [median(row.map((blot) => blot.y0)), median(row.map((blot) => blot.y1))];
  const bbox: PixelBox = [
    Math.max(left, Math.round(x0 - margin.beside * height)), Math.max(top, Math.round(y0 - margin.above * height)),
    Math.min(right, Math.round(x1 + margin.beside * height)), Math.min(bottom, Math.round(y1 + margin.below * height)),
  ];
  return { bbox, top: y0, bottom: y1 };
}
