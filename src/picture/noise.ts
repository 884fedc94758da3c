import sharp from 'sharp';
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

/** Specks and noise smoothed: each pixel takes the middle value of its neighbourhood. */
export async function median(picture: GreyPicture, size = 3): Promise<GreyPicture> {
  const { width, height, data } = picture;
  const out = await sharp(data, { raw: { width, height, channels: 1 } }).median(size).toColourspace('b-w').raw().toBuffer();
  return { ...picture, data: new Uint8Array(out.buffer, out.byteOffset, out.length) };
}
