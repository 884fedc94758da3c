import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { ingest } from '../../src/ingest/ingest.js';
import { openPdfPictures } from '../../src/ingest/pdf-pictures.js';
import { renderPage } from '../../src/ingest/pdf-render.js';
import type { Recognition } from '../../src/ingest/recognition.js';
import { toGrey } from '../../src/picture/grey.js';
import { codings, data, height, imagePdf, width, type BuiltImage } from './picture-builder.js';

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

describe('images cut short', () => {
  const noise = sharp(Buffer.from(Array.from({ length: width * height }, (_, i) => ((i * 2654435761) >>> 7) & 255)), { raw: { width, height, channels: 1 } });
  const recognition: Recognition = {
    mode: 'always', jobs: 1,
    read: async (_, { number }) => ({ raw: `trang ${number}`, width: 446.4, height: 86.4, turned: 0, items: [{ start: 0, end: 7, bbox: [10, 10, 90, 20], font: 'ocr', size: 10, bold: false, italic: false }], rules: [], confidence: 1, toShown: null, findings: [] }),
  };
  const told = async (images: BuiltImage[]): Promise<unknown[]> =>
    (await ingest(imagePdf(images), { file: 'x.pdf', maxBytes: 1e8, maxPages: 9, recognition })).findings.map(({ code, params }) => [code, params['pages'] ?? params['page']]);

  test('are told where the page is read from them', async () => {
    const jpeg: BuiltImage = { entries: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode', bytes: await noise.jpeg().toBuffer() };
    const { deflated, 'JPEG 2000': jpeg2000, 'CCITT Group 4': group4 } = codings(truth);
    const cut = (image: BuiltImage): BuiltImage => ({ ...image, bytes: image.bytes.subarray(0, Math.round(0.7 * image.bytes.length)) });
    expect(await told([jpeg, jpeg2000!, deflated!, group4!])).toEqual([]);
    expect(await told([jpeg, cut(jpeg), jpeg2000!, cut(deflated!)])).toEqual([['damaged-page', '2'], ['unreadable-picture', 4]]);
  });

  test('one page that cannot be decoded is a finding of that page', async () => {
    const broken: BuiltImage = { entries: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode', bytes: new Uint8Array(300) };
    const { raw, findings } = await ingest(imagePdf([codings(truth)['JBIG2']!, broken]), { file: 'x.pdf', maxBytes: 1e8, maxPages: 9, recognition: { ...recognition, mode: 'auto' } });
    expect(raw).toBe('trang 1\n\n');
    expect(findings.map(({ code, params }) => [code, params])).toContainEqual(['unreadable-picture', { page: 2, cause: 'damaged' }]);
    expect(findings.map(({ code }) => code)).not.toContain('page-without-text');
    await expect(ingest(imagePdf([broken]), { file: 'x.pdf', maxBytes: 1e8, maxPages: 9, recognition })).rejects.toMatchObject({ name: 'InputError', code: 'damaged' });
  });
});
