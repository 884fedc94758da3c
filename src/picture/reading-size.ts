import sharp from 'sharp';
import type { Picture } from '../model/picture.js';

/** Finer pictures than `from` dots per inch are read at `to`: print of 13 points is read best at about 36 pixels, and in half the time. */
const fine = { from: 250, to: 200 } as const;

/** Dots per inch on the page: by its size in points, else as the picture says. */
function resolutionOf({ width, height, dpi }: Picture, size: readonly [number, number] | null): number | null {
  return size === null ? dpi : (72 * Math.max(width, height)) / Math.max(...size);
}

/** The picture as large as it is read best; one that is not fine is the very same object. `size`: of the page in points, where it is known. */
export async function atReadingSize(picture: Picture, size: readonly [number, number] | null): Promise<Picture> {
  const dpi = resolutionOf(picture, size);
  if (dpi === null || dpi < fine.from || dpi > 10 * fine.from) return picture;
  const { channels } = picture;
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round((side * fine.to) / dpi))) as [number, number];
  const data = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels } }).resize(width, height, { fit: 'fill', kernel: 'cubic' }).toColourspace(channels === 1 ? 'b-w' : 'srgb').raw().toBuffer();
  return { ...picture, width, height, dpi: picture.dpi === null ? null : (picture.dpi * fine.to) / dpi, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
