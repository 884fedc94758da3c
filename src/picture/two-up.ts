import type { GreyPicture, PixelBox } from '../model/picture.js';
import { inkMap, type InkMap } from './ink-map.js';
import { findRules } from './rules.js';

/** A sheet of two pages is so many times wider than high: two of A4 side by side, with some play. */
const shape = [1.22, 1.75] as const;
/** Ink on whitened paper, faint rules too, is darker than this. */
const ink = 185;
/** A place of the map (mm) with so many dark pixels, of every second one both ways, is no speck. */
const place = 0.7;
const fewestDark = 2;
const sheetWidth = 297;
/** The gutter holds the sheet's middle and so much to both sides of it, is so wide at least (shares of the width), and as wide as so much of both outer margins. */
const besideMiddle = 0.01;
const gutterWidth = 0.045;
const marginShare = 0.55;
/** Specks and a staple in it: so much of its height. */
const specks = 0.012;
/** A row of places inked so far across it is a line of print that crosses. */
const crossing = 0.3;
/** A page has so many lines at least; one of the two fills so much of its height, with so many lines. */
const fewestLines = 4;
const fullHeight = 0.55;
const manyLines = 14;
/** Lines of a page are so long at least, the longest ones (share of half of the sheet). */
const longestLine = 0.5;

/** The run of columns at the sheet's middle that hold no ink: [from, to). */
function blankStrip({ columns, rows, inked }: InkMap): readonly [number, number] | null {
  const counts = new Uint32Array(columns);
  for (let i = 0; i < inked.length; i++) counts[i % columns]! += inked[i]!;
  const blank = (c: number): boolean => c >= 0 && c < columns && counts[c]! <= specks * rows;
  const middle = columns >> 1;
  let [from, to] = [middle, middle];
  while (blank(from - 1)) from--;
  while (blank(to)) to++;
  const beside = besideMiddle * columns;
  if (middle - from < beside || to - middle < beside) return null;
  for (let r = 0; r < rows; r++) {
    const across = inked.subarray(r * columns + from, r * columns + to).reduce((sum, n) => sum + n, 0);
    if (across > crossing * (to - from)) return null;
  }
  return [from, to];
}

interface Half {
  readonly lines: number;
  /** From the first inked row to the last, as a share of all. */
  readonly reach: number;
  readonly left: number;
  readonly right: number;
  readonly longest: number;
}

/** What stands in some columns of the map; null: nothing. */
function describeHalf({ columns, rows, inked }: InkMap, from: number, to: number): Half | null {
  let [lines, first, last, left, right, longest, inLine] = [0, -1, -1, to, from, 0, false];
  for (let r = 0; r < rows; r++) {
    let [a, b, n] = [-1, -1, 0];
    for (let c = from; c < to; c++) {
      if (inked[r * columns + c] === 0) continue;
      if (a < 0) a = c;
      b = c;
      n++;
    }
    const here = n > 2;
    if (here && !inLine) lines++;
    inLine = here;
    if (!here) continue;
    if (first < 0) first = r;
    [last, left, right, longest] = [r, Math.min(left, a), Math.max(right, b + 1), Math.max(longest, b + 1 - a)];
  }
  return first < 0 ? null : { lines, reach: (last + 1 - first) / rows, left, right, longest };
}

/**
 * Where a sheet that shows two pages side by side is to be parted (pixels from the left); null for any other. Two pages have a blank gutter
 * from top to bottom, as wide as their margins, and each its own lines; a table, a letterhead or a text in columns does not.
 * @param grey its paper is white; the right way up or on its head
 */
export function findGutter(grey: GreyPicture): number | null {
  const ratio = grey.width / grey.height;
  if (ratio < shape[0] || ratio > shape[1]) return null;
  const map = inkMap(grey, ink, Math.max(3, Math.round((place * grey.width) / sheetWidth)), 2, fewestDark);
  const strip = blankStrip(map);
  if (strip === null || strip[1] - strip[0] < gutterWidth * map.columns) return null;
  // The rims of a scan are not its print.
  const rim = Math.round(0.012 * map.columns);
  const halves = [describeHalf(map, rim, strip[0]), describeHalf(map, strip[1], map.columns - rim)];
  const [left, right] = halves;
  if (left == null || right == null) return null;
  const margins = left.left + (map.columns - right.right);
  if (strip[1] - strip[0] < marginShare * margins) return null;
  const isPage = ({ lines, longest }: Half): boolean => lines >= fewestLines && longest >= (longestLine * map.columns) / 2;
  const isFull = ({ lines, reach }: Half): boolean => lines >= manyLines && reach >= fullHeight;
  if (!isPage(left) || !isPage(right) || !(isFull(left) || isFull(right))) return null;
  const middle = grey.width >> 1;
  return findRules(grey).some(({ direction, x0, x1 }) => direction === 'horizontal' && x0 < middle && x1 > middle) ? null : middle;
}

/** A part of a picture. */
export function crop<P extends GreyPicture>(picture: P, [x0, y0, x1, y1]: PixelBox): P {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) data.set(picture.data.subarray((y + y0) * picture.width + x0, (y + y0) * picture.width + x1), y * width);
  return { ...picture, width, height, data };
}
