import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import sharp from 'sharp';
import type { GreyPicture, Picture } from '../../src/model/picture.js';
import { inverse, mapBoxMiddle } from '../../src/picture/affine.js';
import { paperOf, unevenness, whitenPaper } from '../../src/picture/background.js';
import { countPages, decodePicture } from '../../src/picture/decode.js';
import { toGrey } from '../../src/picture/grey.js';
import { median, roughness } from '../../src/picture/noise.js';
import { countTall } from '../../src/picture/signs.js';
import { findSkew } from '../../src/picture/skew.js';
import { straighten, straightenedToOriginal } from '../../src/picture/straighten.js';
import { Drawing } from './drawing.js';

/** A page of lines of letters. */
function text(width = 900, height = 1100): Drawing {
  const drawing = new Drawing(width, height);
  for (let y = 120; y < height - 120; y += 26) drawing.letters(90, y, 40 + ((y * 7) % 25));
  return drawing;
}

const at = ({ width, data }: GreyPicture, x: number, y: number): number => data[y * width + x]!;
const difference = (a: GreyPicture, b: GreyPicture): number => a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);

describe('skew', () => {
  const upright = text().picture();
  test.each([0, 0.3, -1.39, 4, -7.5])('a page turned by %d degrees is found to be', (degrees) => {
    // Setting a level page straight by the opposite angle turns it.
    expect(Math.abs(findSkew(straighten(upright, -degrees)) - degrees)).toBeLessThanOrEqual(0.1);
  });
  test('noise does not hide it', () => {
    const { data } = straighten(upright, -1.5);
    const noisy = Object.assign(new Drawing(upright.width, upright.height), { data: Uint8Array.from(data, (v) => Math.min(v, 230)) }).noise(40, 7).picture();
    expect(Math.abs(findSkew(noisy) - 1.5)).toBeLessThanOrEqual(0.1);
  });
  test('nothing on the page shows no direction', () => {
    expect([findSkew(new Drawing(600, 800).picture()), findSkew(new Drawing(3, 2).picture()), findSkew(new Drawing(600, 800).box([100, 100, 104, 104], 0).picture())]).toEqual([0, 0, 0]);
  });
});

describe('setting straight', () => {
  test('what was straightened leads back to where it was', () => {
    const angles = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(fc.property(angles, fc.nat(599), fc.nat(799), (degrees, x, y) => {
      const picture = new Drawing(600, 800).picture();
      const back = straightenedToOriginal(picture, degrees);
      const [x0, y0, x1, y1] = mapBoxMiddle(inverse(back), mapBoxMiddle(back, [x - 4, y - 3, x + 4, y + 3]));
      expect(Math.max(Math.abs(x0 - x + 4), Math.abs(y0 - y + 3), Math.abs(x1 - x - 4), Math.abs(y1 - y - 3))).toBeLessThan(1e-6);
    }));
  });
  test.each([1.2, -3, 7])('a mark on the page turned by %d degrees is where its place says', (degrees) => {
    const picture = new Drawing(600, 800).box([420, 130, 440, 150], 0).picture();
    const straight = straighten(picture, degrees);
    const [x0, y0, x1, y1] = mapBoxMiddle(inverse(straightenedToOriginal(picture, degrees)), [420, 130, 440, 150]);
    expect([at(straight, Math.round((x0 + x1) / 2), Math.round((y0 + y1) / 2)), at(straight, Math.round(x0 - 8), Math.round(y0 - 8))]).toEqual([0, 255]);
  });
  test('no angle, no change; corners that come from outside are white', () => {
    const picture = new Drawing(100, 100).box([0, 0, 100, 100], 90).picture();
    expect(straighten(picture, 0)).toBe(picture);
    expect(at(straighten(picture, 8), 0, 0)).toBe(255);
  });
});

describe('paper', () => {
  const shaded = (): GreyPicture => {
    const { width, height, dpi, data } = text(600, 700).picture();
    return { width, height, channels: 1, dpi, data: data.map((value, i) => Math.round(value * (0.9 - 0.2 * ((i % width) / width)))) };
  };
  test('uneven grey paper becomes white, print stays dark', () => {
    const dark = shaded();
    const white = whitenPaper(dark, paperOf(dark));
    const { dark: rest, spread } = unevenness(paperOf(white));
    expect(rest).toBeLessThan(14); // white enough to be left alone
    expect(spread).toBeLessThan(12);
    expect(dark.data.every((value, i) => value > 0 || white.data[i] === 0)).toBe(true);
  });
  test('a second time hardly changes anything', () => {
    const dark = shaded();
    const once = whitenPaper(dark, paperOf(dark));
    expect(difference(whitenPaper(once, paperOf(once)), once)).toBeLessThanOrEqual(6);
  });
  test('white paper stays as it is, to the pixel', () => {
    const white = text(600, 700).picture();
    expect(difference(whitenPaper(white, paperOf(white)), white)).toBe(0);
  });
  test('a black page and a page of one pixel do not stop it', () => {
    for (const picture of [new Drawing(60, 60).box([0, 0, 60, 60], 0).picture(), new Drawing(1, 1).picture()]) expect(whitenPaper(picture, paperOf(picture)).data).toHaveLength(picture.data.length);
  });
});

describe('grey', () => {
  /** A page of 60 × 640 pixels, every row of one colour. */
  const rows60 = (colourOf: (y: number) => readonly [number, number, number]): GreyPicture => {
    const [width, height] = [60, 640];
    return toGrey({ width, height, channels: 3, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => colourOf(Math.floor(i / (3 * width)))[i % 3]!), dpi: null });
  };
  const paper = [250, 250, 250] as const;
  /** One row of a white page. */
  const pixel = (r: number, g: number, b: number): number => rows60((y) => (y === 0 ? [r, g, b] : paper)).data[0]!;
  const rows: readonly [name: string, rgb: [number, number, number], low: number, high: number][] = [
    ['black print', [0, 0, 0], 0, 0],
    ['dark grey print', [50, 50, 60], 45, 60],
    ['white paper', [255, 255, 255], 254, 255],
    ['yellowed paper', [240, 235, 215], 225, 255],
    ['a red stamp', [220, 40, 50], 225, 245],
    ['a red stamp, pale and thin', [205, 150, 155], 215, 230],
    ['a blue signature', [60, 70, 200], 205, 225],
    ['black print under a red stamp', [60, 10, 15], 20, 70],
    ['print in dark red', [128, 0, 0], 120, 150],
    ['black print under a bluish lamp', [20, 25, 45], 20, 45],
  ];
  test.each(rows)('%s', (_, [r, g, b], low, high) => {
    const grey = pixel(r, g, b);
    expect([grey >= low, grey <= high]).toEqual([true, true]);
  });
  test('a page printed in colour keeps its ink, a stamp on a page does not make it one', () => {
    const [blue, white] = [[40, 60, 160] as const, paper];
    expect(rows60((y) => (y % 20 < 8 ? blue : white)).data[0]).toBeLessThan(80);
    expect(rows60((y) => (y < 90 ? blue : white)).data[0]).toBeGreaterThan(155);
    expect(rows60((y) => (y < 200 ? blue : y % 20 < 8 ? [20, 20, 20] : white)).data[0]).toBeGreaterThan(155);
  });
  test('between darkest and brightest channel and a little more, the same for grey', () => {
    const channel = fc.nat(255);
    fc.assert(fc.property(channel, channel, channel, (r, g, b) => {
      const grey = pixel(r, g, b);
      expect([grey >= Math.min(r, g, b) - 1, grey <= Math.max(r, g, b) + 22]).toEqual([true, true]);
      expect(Math.abs(pixel(r, r, r) - r)).toBeLessThanOrEqual(1);
    }));
  });
});

describe('specks', () => {
  test('noise is rough, and a median takes it off; what stands on the page stays', async () => {
    const clean = text(400, 400);
    const before = roughness(clean.picture());
    const noisy = Object.assign(new Drawing(400, 400), { data: Uint8Array.from(clean.data, (v) => Math.min(v, 235)) }).noise(30, 3).picture();
    const smooth = median(noisy);
    expect([before < 1, roughness(noisy) > 4, roughness(smooth) < roughness(noisy) / 2]).toEqual([true, true, true]);
    expect([smooth.width, smooth.height, smooth.data.length]).toEqual([400, 400, 160_000]);
  });
  test('a page without paper is not rough', () => expect(roughness(new Drawing(50, 50).box([0, 0, 50, 50], 0).picture())).toBe(0));
});

describe('signs of numerals', () => {
  const drawn = (...boxes: [number, number, number, number][]): GreyPicture => boxes.reduce((drawing, box) => drawing.box(box, 0), new Drawing(120, 60, 200)).picture();
  const rows: readonly [name: string, picture: GreyPicture, count: number][] = [
    ['nothing', drawn(), 0],
    ['a stroke', drawn([20, 10, 24, 30]), 1],
    ['three strokes', drawn([20, 10, 24, 30], [34, 10, 38, 30], [48, 10, 52, 30]), 3],
    ['two figures with a dot between', drawn([20, 10, 30, 30], [36, 26, 40, 30], [46, 10, 56, 30]), 2],
    ['a figure and a dot', drawn([20, 10, 30, 30], [36, 26, 40, 30]), 1],
    ['a figure and specks', drawn([20, 10, 30, 30], [50, 12, 52, 14], [70, 40, 73, 42]), 1],
  ];
  test.each(rows)('%s', (_, picture, count) => expect(countTall(picture, [10, 5, 110, 55])).toBe(count));
  test('boxes at the rim and beyond it, and empty ones', () => {
    const picture = drawn([0, 10, 4, 30]);
    expect([countTall(picture, [-5, 0, 200, 100]), countTall(picture, [10, 10, 10, 10]), countTall(picture, [300, 300, 320, 320])]).toEqual([1, 0, 0]);
  });
});

describe('decoding', () => {
  const rgb = (width: number, height: number, value: [number, number, number]): Picture => ({ width, height, channels: 3, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => value[i % 3]!), dpi: null });
  const raw = ({ width, height, channels, data }: Picture) => sharp(data, { raw: { width, height, channels } });

  test('PNG, JPEG and TIFF, colour and grey, with their resolution', async () => {
    const red = rgb(30, 20, [200, 30, 40]);
    const png = await decodePicture(await raw(red).withMetadata({ density: 300 }).png().toBuffer());
    expect([png.width, png.height, png.channels, png.dpi]).toEqual([30, 20, 3, 300]);
    expect([...png.data.subarray(0, 3)]).toEqual([200, 30, 40]);
    const grey = await decodePicture(await raw(text(60, 50).picture()).toColourspace('b-w').png().toBuffer());
    expect([grey.channels, grey.data.length]).toEqual([1, 3000]);
    expect((await decodePicture(await raw(red).jpeg().toBuffer())).channels).toBe(3);
    const tiff = await raw(red).tiff({ xres: 8, yres: 8 }).toBuffer();
    expect([(await decodePicture(tiff)).dpi, await countPages(tiff)]).toEqual([203, 1]);
  });
  test('transparent is white, 16 bits become 8', async () => {
    const clear = await sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    expect([...(await decodePicture(clear)).data].every((value) => value === 255)).toBe(true);
    const deep = await raw(text(40, 40).picture()).toColourspace('grey16').png().toBuffer();
    expect((await decodePicture(deep)).data).toHaveLength(1600);
  });
  test('upright as its orientation says', async () => {
    const sideways = await raw(rgb(30, 20, [9, 9, 9])).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await decodePicture(sideways);
    expect([width, height]).toEqual([20, 30]);
  });
  test.each([['empty', Buffer.alloc(0)], ['no picture', Buffer.from('no picture at all')], ['the head of one', Buffer.from('89504e470d0a1a0a', 'hex')]])('%s: damaged, in one line', async (_, bytes) => {
    await expect(decodePicture(bytes)).rejects.toMatchObject({ name: 'PictureError', code: 'damaged', message: 'The picture is damaged and cannot be read.' });
    await expect(countPages(bytes)).rejects.toMatchObject({ code: 'damaged' });
  });
  test('a fax, whose pixels are higher than wide, keeps the page’s shape', async () => {
    const fax = await raw(rgb(204, 98, [255, 255, 255])).tiff({ xres: 204 / 25.4, yres: 98 / 25.4 }).toBuffer();
    const { width, height } = await decodePicture(fax);
    expect([width, height]).toEqual([204, 204]);
    const upright = await decodePicture(await raw(rgb(98, 204, [255, 255, 255])).tiff({ xres: 98 / 25.4, yres: 204 / 25.4 }).toBuffer());
    expect([upright.width, upright.height, upright.dpi]).toEqual([204, 204, 204]);
    expect((await decodePicture(fax.subarray(0, fax.length - 20)).catch((e: { code: string }) => e.code))).toBeDefined();
  });
});
