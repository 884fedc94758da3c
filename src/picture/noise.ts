import type { GreyPicture } from '../model/picture.js';

/** Pixels of paper: brighter than this on a picture whose paper is white. */
const paper = 190;

/** How rough the paper is: the mean step between neighbouring pixels of it (grey levels), over a sample of lines. */
export function roughness({ width, height, data }: GreyPicture): number {
  let [sum, count] = [0, 0];
  for (let y = 1; y < height; y += 7) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const [before, here, after] = [data[i - 1]!, data[i]!, data[i + 1]!];
      if (before < paper || here < paper || after < paper) continue;
      sum += Math.abs(2 * here - before - after);
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/*
 * Minimum and maximum without a branch: which of two pixels of noise is the darker one no processor guesses right. For differences below 2³¹.
 */

const least = (a: number, b: number): number => b + ((a - b) & ((a - b) >> 31));
const most = (a: number, b: number): number => a - ((a - b) & ((a - b) >> 31));
const middleOf = (a: number, b: number, c: number): number => most(least(a, b), least(most(a, b), c));

/** Specks and noise smoothed: each pixel takes the middle value of the nine around it; at the edges the outermost pixels stand for those beyond. */
export function median(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length);
  // Of each column's three pixels the darkest, the middle one and the brightest, with one more column at both ends.
  const [low, middle, high] = [new Uint8Array(width + 2), new Uint8Array(width + 2), new Uint8Array(width + 2)];
  for (let y = 0; y < height; y++) {
    const here = y * width;
    const up = y > 0 ? here - width : here;
    const down = y < height - 1 ? here + width : here;
    for (let x = 0; x < width; x++) {
      const [a, b, c] = [data[up + x]!, data[here + x]!, data[down + x]!];
      const lower = least(a, b);
      const upper = least(most(a, b), c);
      low[x + 1] = least(lower, upper);
      middle[x + 1] = most(lower, upper);
      high[x + 1] = most(most(a, b), c);
    }
    for (const row of [low, middle, high]) [row[0], row[width + 1]] = [row[1]!, row[width]!];
    middleOfColumns(out, here, width, { low, middle, high });
  }
  return { ...picture, data: out };
}

/** The middle of nine, columns of three whose order is known: the middle of the brightest low, the middle middle and the darkest high. */
function middleOfColumns(out: Uint8Array, start: number, width: number, { low, middle, high }: { readonly low: Uint8Array; readonly middle: Uint8Array; readonly high: Uint8Array }): void {
  for (let x = 0; x < width; x++) {
    const a = most(most(low[x]!, low[x + 1]!), low[x + 2]!);
    const b = middleOf(middle[x]!, middle[x + 1]!, middle[x + 2]!);
    const c = least(least(high[x]!, high[x + 1]!), high[x + 2]!);
    out[start + x] = middleOf(a, b, c);
  }
}

/** A slight blur (a Gaussian of 0.6 pixels): four sixths of a pixel and one of each neighbour, rounded, along the rows and then along the columns. It takes off the steps that a median leaves. */
export function soften(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture;
  const along = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const last = start + width - 1;
    for (let i = start; i <= last; i++) along[i] = ((data[i > start ? i - 1 : i]! + 4 * data[i]! + data[i < last ? i + 1 : i]! + 3) / 6) | 0;
  }
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const [up, down] = [y > 0 ? -width : 0, y < height - 1 ? width : 0];
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) out[i] = ((along[i + up]! + 4 * along[i]! + along[i + down]! + 3) / 6) | 0;
  }
  return { ...picture, data: out };
}
