import type { GreyPicture } from '../model/picture.js';
import type { Affine } from './affine.js';

/**
 * A page whose lines fall by `degrees` set straight. Pixels are moved, not mixed: interpolation blurs small print, and costs more right letters
 * than the steps do that moving leaves.
 */
export function straighten(picture: GreyPicture, degrees: number): GreyPicture {
  if (degrees === 0) return picture;
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length).fill(255);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0; y < height; y++) {
    let sx = cos * -cx - sin * (y - cy) + cx + 0.5;
    let sy = sin * -cx + cos * (y - cy) + cy + 0.5;
    for (let x = 0, i = y * width; x < width; x++, i++, sx += cos, sy += sin) {
      const [px, py] = [sx | 0, sy | 0];
      if (sx >= 0 && sy >= 0 && px < width && py < height) out[i] = data[py * width + px]!;
    }
  }
  return { ...picture, data: out };
}

/** From pixels of the straightened picture to those of the picture as it was. */
export function straightenedToOriginal({ width, height }: GreyPicture, degrees: number): Affine {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy];
}
