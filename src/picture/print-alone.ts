import type { GreyPicture, PixelBox } from '../model/picture.js';
import { clip } from './ink.js';

/** Pixels darker than this (grey levels) are of letters and of their edges. */
const inkBelow = 160;

/**
 * The right one of two columns without what is paler than most print of the left one: the ink of a stamp or a pen is grey in a grey scan, that of
 * a printer black. Letters lose their edges, not their shape.
 */
export function printAlone(picture: GreyPicture, { left, right }: { readonly left: PixelBox; readonly right: PixelBox }): GreyPicture {
  const darkest = usualInk(picture, left);
  const data = Uint8Array.from(picture.data);
  forRows(picture, right, (from, to) => {
    for (let i = from; i < to; i++) if (data[i]! > darkest) data[i] = 255;
  });
  return { ...picture, data };
}

/** The middle value of what is ink in a box; where there is none, all is kept. */
function usualInk(picture: GreyPicture, box: PixelBox): number {
  const counts = new Uint32Array(256);
  forRows(picture, box, (from, to) => {
    for (let i = from; i < to; i++) counts[picture.data[i]!]!++;
  });
  const all = counts.subarray(0, inkBelow).reduce((sum, count) => sum + count, 0);
  if (all === 0) return 255;
  let [value, below] = [0, 0];
  while (value < inkBelow && below + counts[value]! < all / 2) below += counts[value++]!;
  return value;
}

function forRows(picture: GreyPicture, box: PixelBox, work: (from: number, to: number) => void): void {
  const [x0, y0, x1, y1] = clip(box, picture);
  for (let y = y0; y < y1; y++) work(y * picture.width + x0, y * picture.width + x1);
}
