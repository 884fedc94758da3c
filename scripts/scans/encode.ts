import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Picture } from '../../src/model/picture.js';
import type { Encoding } from './profiles.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { ceil } = Math;

/** A picture as the stream of a PDF's image. `width` and `height` in pixels; bits of 0 are black. */
export interface EncodedPicture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly colourSpace: 'DeviceGray' | 'DeviceRGB';
  readonly bits: 1 | 8;
}

/** A JPEG file; its density is the picture's. */
export async function toJpeg(picture: Picture, quality: number): Promise<Uint8Array> {
  const { width, height, channels, dpi } = picture;
  // Left to itself sharp writes grey as three colours, which is not what the PDF says of the picture.
  const image = sharp(picture.data, { raw: { width, height, channels } }).toColourspace(channels === 1 ? 'b-w' : 'srgb');
  return new Uint8Array(await image.withDensity(dpi ?? 72).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer());
}

/** Eight pixels a byte, rows filled up; what is lighter than the middle is white. */
function packed({ width, height, data }: Picture): Uint8Array {
  const row = ceil(width / 8);
  const bits = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (data[y * width + x]! > 127) bits[y * row + (x >> 3)]! |= 0x80 >> (x & 7);
  }
  return bits;
}

/** The picture as its profile files it. A two-level one must be grey. */
export async function encode(picture: Picture, encoding: Encoding): Promise<EncodedPicture> {
  const { width, height } = picture;
  const colourSpace = picture.channels === 3 ? 'DeviceRGB' : 'DeviceGray';
  if (encoding.kind === 'jpeg') return { width, height, bytes: await toJpeg(picture, encoding.quality), filter: 'DCTDecode', colourSpace, bits: 8 };
  return { width, height, bytes: deflateSync(packed(picture), { level: 9 }), filter: 'FlateDecode', colourSpace, bits: 1 };
}
