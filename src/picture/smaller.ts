import type { GreyPicture } from '../model/picture.js';

/** A picture made smaller by a whole number, and how bright it is in the mean (before rounding). */
export interface Smaller {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly mean: number;
}

/** Every pixel the mean of `step` × `step` (rounded down); what is left over at the right and at the bottom is dropped. With a step of 1 the pixels are the picture's own, not a copy. */
export function makeSmaller(picture: GreyPicture, step: number): Smaller {
  if (step === 1) return { width: picture.width, height: picture.height, data: picture.data, mean: meanOf(picture.data) };
  const [width, height] = [Math.floor(picture.width / step), Math.floor(picture.height / step)];
  const small = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = step * step;
  let total = 0;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < step; dy++) addRow(sums, picture.data, (y * step + dy) * picture.width, step);
    for (let x = 0, at = y * width; x < width; x++) {
      const mean = sums[x]! / area;
      total += mean;
      small[at + x] = mean | 0;
    }
  }
  return { width, height, data: small, mean: total / small.length };
}

function meanOf(data: Uint8Array): number {
  let total = 0;
  // Parts whose sums are small whole numbers: quicker to add.
  for (let start = 0; start < data.length; start += 4096) {
    let sum = 0;
    for (let i = start, end = Math.min(data.length, start + 4096); i < end; i++) sum += data[i]!;
    total += sum;
  }
  return total / data.length;
}

/** Adds each `step` pixels of a row, which begins at `start`, to their sum. */
function addRow(sums: Uint32Array, data: Uint8Array, start: number, step: number): void {
  if (step === 2) for (let x = 0, i = start; x < sums.length; x++, i += 2) sums[x] = sums[x]! + data[i]! + data[i + 1]!;
  else for (let x = 0, i = start; x < sums.length; x++) for (let dx = 0; dx < step; dx++, i++) sums[x] = sums[x]! + data[i]!;
}
