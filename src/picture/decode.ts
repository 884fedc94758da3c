import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Picture } from '../model/picture.js';
import { pixelAspect } from './tiff-resolution.js';

export type PictureErrorCode = 'too-large' | 'damaged' | 'not-read';

/** A picture that cannot be decoded or read; `message` is one line. */
export class PictureError extends Error {
  constructor(readonly code: PictureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PictureError';
  }
}

/** A page of 1.2 m × 1.2 m at 200 dpi; a decoded picture of this size takes 300 MB. */
export const mostPixels = 100_000_000;

const inMillions = (pixels: number): string => String(Math.round(pixels / 10_000) / 100);

type FailOn = 'none' | 'error';

function open(bytes: Uint8Array, page: number, most: number, failOn: FailOn = 'none'): Sharp {
  return sharp(bytes, { page, failOn, limitInputPixels: most });
}

async function guarded<T>(most: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/pixel limit/i.test(message)) throw tooManyPixels(most);
    throw new PictureError('damaged', 'The picture is damaged and cannot be read.');
  }
}

export const tooManyPixels = (most: number): PictureError => new PictureError('too-large', `The picture has more than ${inMillions(most)} million pixels; raise it with --max-pixels.`);

/** How many pages a picture file has, and whether it can be opened at all. */
export async function countPages(bytes: Uint8Array, most = mostPixels): Promise<number> {
  const { format, pages } = await guarded(most, () => open(bytes, 0, most).metadata());
  // Pages of other formats are frames of a moving picture.
  return format === 'tiff' ? (pages ?? 1) : 1;
}

/** Pixels are of unlike size across and down in a fax (204 × 98 dpi): the coarser side is stretched. Null where they are square. */
function stretched({ width, height, orientation = 1 }: Metadata, aspect: number): { width: number; height: number } | null {
  if (Math.abs(aspect - 1) < 0.05) return null;
  const size = aspect > 1 ? { width, height: Math.round(height * aspect) } : { width: Math.round(width / aspect), height };
  return orientation >= 5 ? { width: size.height, height: size.width } : size; // turned by a quarter before it is stretched
}

/** Dots per inch of the finer side, which the other one is stretched to. */
const resolutionOf = ({ density }: Metadata, aspect: number): number | null => (density === undefined ? null : Math.round(density * Math.max(1, 1 / aspect)));

/** Pixels of one page. @throws what sharp throws */
async function decode(bytes: Uint8Array, page: number, most: number, failOn: FailOn): Promise<Picture> {
  const metadata = await open(bytes, page, most, failOn).metadata();
  const aspect = pixelAspect(bytes, page);
  const size = stretched(metadata, aspect);
  let image = open(bytes, page, most, failOn).autoOrient().flatten({ background: '#ffffff' });
  if (size !== null) image = image.resize({ ...size, fit: 'fill' });
  const grey = metadata.space === 'b-w' || metadata.space === 'grey16' || metadata.channels === 1;
  const { data, info } = await image.toColourspace(grey ? 'b-w' : 'srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const channels = info.channels === 1 ? 1 : 3;
  return { width: info.width, height: info.height, channels, data: new Uint8Array(data.buffer, data.byteOffset, data.length), dpi: resolutionOf(metadata, size === null ? 1 : aspect) };
}

/**
 * One page of a picture file (counted from 0): grey or RGB, upright as its EXIF orientation says, transparency on white. What there is of a
 * picture cut short is read, and said to be damaged.
 * @throws {PictureError} nothing of it can be read
 */
export async function decodePicture(bytes: Uint8Array, page = 0, most = mostPixels): Promise<Picture> {
  return guarded(most, async () => {
    try {
      return await decode(bytes, page, most, 'error');
    } catch {
      return { ...(await decode(bytes, page, most, 'none')), damaged: true };
    }
  });
}
