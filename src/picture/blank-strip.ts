import type { GreyPicture, PixelBox } from '../model/picture.js';
import { inkLimit } from './ink.js';
import { inkMap, type InkMap } from './ink-map.js';

/** A place of the map (share of the page's width: 1.3 mm of A4) holds ink where so much of it is dark: specks do not count. */
const place = 1 / 160;
const inkedShare = 0.2;
/** A strip is so many places wide at least: blanks between words are narrower. */
const fewestPlaces = 4;

/** Two columns of print side by side, and the blank between them. */
export interface TwoColumns {
  readonly left: PixelBox;
  readonly right: PixelBox;
}

/**
 * The two columns that a blank strip parts, the strip that reaches farthest up and down from a row of pixels; null where print crosses everywhere.
 * Each column begins where nothing stands from its one edge to the other, so that no line is cut.
 * @param within where the strip lies (shares of the width)
 */
export function columnsAt(picture: GreyPicture, row: number, within: readonly [number, number]): TwoColumns | null {
  const side = Math.max(4, Math.round(picture.width * place));
  const ink = 255 - inkLimit(picture, [0, 0, picture.width, picture.height]);
  const map = inkMap(picture, ink, side, 1, inkedShare * side * side);
  const strip = farthestStrip(map, Math.min(map.rows - 1, Math.floor(row / side)), [Math.round(within[0] * map.columns), Math.round(within[1] * map.columns)]);
  if (strip === null) return null;
  const gutter = (strip.from + strip.to) >> 1;
  const column = (from: number, to: number, x0: number, x1: number): PixelBox => [x0, clearRow(map, strip.top, strip.row, from, to) * side, x1, strip.bottom < map.rows ? strip.bottom * side : picture.height];
  return { left: column(0, gutter, 0, gutter * side), right: column(gutter, map.columns, gutter * side, picture.width) };
}

/** Places [from, to) of a row are blank over rows [top, bottom). */
interface Strip {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly row: number;
}

function farthestStrip(map: InkMap, row: number, [first, last]: readonly [number, number]): Strip | null {
  let best: Strip | null = null;
  for (let from = first; from + fewestPlaces <= last; from++) {
    const to = from + fewestPlaces;
    if (!isClear(map, row, from, to)) continue;
    let [top, bottom] = [row, row + 1];
    while (top > 0 && isClear(map, top - 1, from, to)) top--;
    while (bottom < map.rows && isClear(map, bottom, from, to)) bottom++;
    const farther = best === null ? 1 : bottom - top - (best.bottom - best.top);
    if (farther > 0) best = { from, to, top, bottom, row };
    else if (farther === 0 && best!.to === to - 1) best = { ...best!, to };
  }
  return best;
}

function isClear({ inked, columns }: InkMap, row: number, from: number, to: number): boolean {
  for (let i = row * columns + from; i < row * columns + to; i++) if (inked[i] === 1) return false;
  return true;
}

/** The first row from the top on that holds nothing in these columns; the top where there is none. */
function clearRow(map: InkMap, top: number, end: number, from: number, to: number): number {
  for (let row = top; row < end; row++) if (isClear(map, row, from, to)) return row;
  return top;
}
