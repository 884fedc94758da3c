import type { Picture } from '../model/picture.js';

/** Pixels are moved in squares of this side, which a processor keeps at hand. */
const tile = 32;

/** A picture turned clockwise by quarters. */
export function turnPicture<P extends Picture>(picture: P, degrees: number): P {
  if (degrees % 360 === 0) return picture;
  const { width: w, height: h, channels, data } = picture;
  const [width, height] = degrees % 180 === 0 ? [w, h] : [h, w];
  const out = new Uint8Array(data.length);
  // Where the first pixel goes, and how far from it the next ones along and down.
  const [first, along, down] = degrees === 90 ? [h - 1, width, -1] : degrees === 180 ? [w * h - 1, -1, -width] : [(w - 1) * width, -width, 1];
  for (let top = 0; top < h; top += tile) {
    for (let left = 0; left < w; left += tile) {
      const [bottom, right] = [Math.min(h, top + tile), Math.min(w, left + tile)];
      for (let y = top; y < bottom; y++) {
        for (let c = 0; c < channels; c++) {
          let [from, to] = [(y * w + left) * channels + c, (first + left * along + y * down) * channels + c];
          for (let x = left; x < right; x++, from += channels, to += along * channels) out[to] = data[from]!;
        }
      }
    }
  }
  return { ...picture, width, height, data: out };
}
