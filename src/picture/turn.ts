import type { Picture } from '../model/picture.js';

/** A picture turned clockwise by quarters. */
export function turnPicture<P extends Picture>(picture: P, degrees: number): P {
  if (degrees % 360 === 0) return picture;
  const { width: w, height: h, channels, data } = picture;
  const [width, height] = degrees % 180 === 0 ? [w, h] : [h, w];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [tx, ty] = degrees === 90 ? [h - 1 - y, x] : degrees === 180 ? [w - 1 - x, h - 1 - y] : [y, w - 1 - x];
      for (let c = 0; c < channels; c++) out[(ty * width + tx) * channels + c] = data[(y * w + x) * channels + c]!;
    }
  }
  return { ...picture, width, height, data: out };
}
