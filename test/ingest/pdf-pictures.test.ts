import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { openPdfPictures } from '../../src/ingest/pdf-pictures.js';
import { renderPage } from '../../src/ingest/pdf-render.js';
import { toGrey } from '../../src/picture/grey.js';
import { codings, data, height, imagePdf, width } from './picture-builder.js';

const truth = new Uint8Array(await sharp(data('two-lines.png')).toColourspace('b-w').raw().toBuffer());

async function pictureOf(bytes: Uint8Array, page = 1) {
  const source = await openPdfPictures(bytes);
  try {
    return await source.picture(page);
  } finally {
    await source.close();
  }
}

/** Share of pixels whose side of grey is not the truth's. */
function unlike(pixels: Uint8Array): number {
  let count = 0;
  truth.forEach((value, i) => { if (value < 128 !== pixels[i]! < 128) count++; });
  return count / truth.length;
}

describe('images of scans', () => {
  test.each(Object.entries(codings(truth)))('%s is decoded without a network', async (_, image) => {
    const picture = await pictureOf(imagePdf([image]));
    expect([picture.width, picture.height, picture.dpi]).toEqual([width, height, 100]);
    expect(unlike(toGrey(picture).data)).toBeLessThan(0.003);
  });

  test.each(Object.entries(codings(truth)))('%s is drawn', async (_, image) => {
    const picture = toGrey(await renderPage(imagePdf([image]), 1));
    const small = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 1 } }).resize(width, height, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer();
    expect(unlike(small)).toBeLessThan(0.02);
  });

  test('documents read side by side, each opened and closed at its own time', async () => {
    const all = Object.values(codings(truth)).map((image) => imagePdf([image]));
    const pictures = await Promise.all([...all, ...all, ...all].map((bytes) => pictureOf(bytes)));
    expect(pictures.filter((picture) => unlike(toGrey(picture).data) > 0.003)).toEqual([]);
  });

  test.each(['JPEG 2000', 'JPEG'])('an image of %s that cannot be decoded is said to be damaged', async (name) => {
    const whole = codings(truth)[name] ?? { entries: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode', bytes: new Uint8Array(300) };
    await expect(pictureOf(imagePdf([{ ...whole, bytes: whole.bytes.subarray(0, 40) }]))).rejects.toMatchObject({ name: 'PictureError', code: 'damaged' });
  });
});
