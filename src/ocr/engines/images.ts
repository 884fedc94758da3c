import type { GreyPicture } from '../../model/picture.js';

/*
 * Both engines take pictures as raw grey values behind a short head: packing noise into PNG takes longer than reading some pages.
 */

/** A picture as binary PGM. */
export function pgm({ width, height, data }: GreyPicture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const out = new Uint8Array(head.length + data.length);
  out.set(head);
  out.set(data, head.length);
  return out;
}

const short = 3;
const long = 4;

/** The entries of one page's directory: [tag, type, value], tags rising (TIFF 6.0, section 4: grayscale images, one strip). */
const entries = (picture: GreyPicture, offset: number): readonly (readonly [number, number, number])[] => [
  [254, long, 2], // one page of several
  [256, long, picture.width],
  [257, long, picture.height],
  [258, short, 8], // bits per sample
  [259, short, 1], // no compression
  [262, short, 1], // 0 is black
  [273, long, offset],
  [277, short, 1], // samples per pixel
  [278, long, picture.height], // rows in the strip
  [279, long, picture.width * picture.height],
];

const directorySize = 2 + 10 * 12 + 4;
const even = (n: number): number => n + (n % 2);

/** Pictures as the pages of one uncompressed TIFF, in their order. The whole must stay below 4 GB. */
export function tiff(pictures: readonly GreyPicture[]): Uint8Array {
  const out = new Uint8Array(8 + pictures.reduce((sum, p) => sum + directorySize + even(p.width * p.height), 0));
  const view = new DataView(out.buffer);
  out.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  let at = 8;
  pictures.forEach((picture, i) => {
    const strip = at + directorySize;
    const end = strip + even(picture.width * picture.height);
    const list = entries(picture, strip);
    view.setUint16(at, list.length, true);
    list.forEach(([tag, type, value], k) => {
      const entry = at + 2 + 12 * k;
      view.setUint16(entry, tag, true);
      view.setUint16(entry + 2, type, true);
      view.setUint32(entry + 4, 1, true);
      if (type === short) view.setUint16(entry + 8, value, true);
      else view.setUint32(entry + 8, value, true);
    });
    view.setUint32(at + 2 + 12 * list.length, i + 1 < pictures.length ? end : 0, true);
    out.set(picture.data, strip);
    at = end;
  });
  return out;
}
