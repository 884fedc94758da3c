import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { encode } from '../../scripts/scans/encode.js';
import { makePicture, makeScan } from '../../scripts/scans/make.js';
import { profiles } from '../../scripts/scans/profiles.js';
import { bell, hills, seeded } from '../../scripts/scans/random.js';
import { openSource } from '../../scripts/scans/render.js';
import { inGrey, quarterTurn, twoLevels } from '../../scripts/scans/sheet-steps.js';
import { fade, grain, type Step } from '../../scripts/scans/steps.js';
import { withoutMarks } from '../../scripts/scans/bindings.js';
import { decodePicture } from '../../src/picture/decode.js';
import type { Picture } from '../../src/model/picture.js';

const source = new Uint8Array(readFileSync('fixtures/documents/synth-003.pdf'));
/** Too coarse to read, fine enough to see what was done. */
const coarse = { pages: [1, 2], dpi: 24 };
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

async function layers(pdf: Uint8Array): Promise<{ width: number; height: number; text: string }[]> {
  const { count, page, close } = await openSource(pdf);
  const found = [];
  for (let n = 1; n <= count; n++) {
    const { width, height, pieces } = await page(n);
    found.push({ width: Math.round(width), height: Math.round(height), text: pieces.map(({ text }) => text).join(' ') });
  }
  await close();
  return found;
}

describe('scans made from a PDF', () => {
  test.each(['office200', 'poor150', 'fax', 'photo', 'mixed', 'wrong-layer'])('%s: same seed, same bytes; another seed, other bytes', async (name) => {
    const make = async (seed: number): Promise<Uint8Array> => (await makeScan(source, profiles[name]!, { dpi: 24, pages: name === 'mixed' ? [1, 2] : [1], seed })).pdf;
    const [one, again, other] = [await make(1), await make(1), await make(2)];
    expect(Buffer.compare(one, again)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  const pictureOnly = Object.keys(profiles).filter((name) => profiles[name]!.binding === 'pages');
  test.each(pictureOnly)('%s: pages of pictures and nothing else', async (name) => {
    const { pdf, truth } = await makeScan(source, profiles[name]!, { ...coarse, seed: 1 });
    expect((await layers(pdf)).map(({ text }) => text)).toEqual(['', '']);
    expect(truth.split('\f')).toHaveLength(3);
  });

  test('a page is scanned alike whether alone or with others', async () => {
    const { jpeg } = await makePicture(source, profiles.office200!, { seed: 3, pages: [2], dpi: 36 });
    const alone = await decodePicture(jpeg);
    expect([alone.width, alone.height, alone.dpi]).toEqual([297, 421, 36]);
    const { pdf } = await makeScan(source, profiles.office200!, { seed: 3, pages: [1, 2], dpi: 36 });
    // The PDF holds the same JPEG but for its density: the last kilobyte is of the picture itself.
    expect(Buffer.from(pdf).includes(Buffer.from(jpeg.subarray(-1024)))).toBe(true);
  });

  test('two pages lie on one landscape sheet', async () => {
    const { pdf, truth } = await makeScan(source, profiles['two-up']!, { ...coarse, seed: 1 });
    expect(await layers(pdf)).toEqual([{ width: 842, height: 595, text: '' }]);
    expect(truth.split('\f')).toHaveLength(3);
  });

  test('every other page keeps its text', async () => {
    const { pdf, truth } = await makeScan(source, profiles.mixed!, { ...coarse, pages: [1, 2, 3], seed: 1 });
    const pages = await layers(pdf);
    expect(pages.map(({ text }) => text !== '')).toEqual([true, false, true]);
    expect(words(pages[0]!.text).sort()).toEqual(words(truth.split('\f')[0]!).sort());
  });

  test("the scanner's own text has lost its marks, word for word", async () => {
    const { pdf, truth } = await makeScan(source, profiles['wrong-layer']!, { ...coarse, pages: [1], seed: 1 });
    const [page] = await layers(pdf);
    expect(words(page!.text).sort()).toEqual(words(withoutMarks(truth.slice(0, -1).replaceAll('\n', ' '))).sort());
    expect(page!.text).toMatch(/UY BAN NHAN DAN/);
  });

  test('a turned page is landscape when it was turned by a quarter', async () => {
    const sizes = [];
    for (let seed = 1; seed <= 6; seed++) sizes.push(...(await layers((await makeScan(source, profiles.rotated!, { pages: [1], dpi: 12, seed })).pdf)));
    expect(new Set(sizes.map(({ width }) => width))).toEqual(new Set([595, 842]));
  });

  test('a page that is not there is named', async () => {
    await expect(makeScan(source, profiles.clean300!, { seed: 1, pages: [99], dpi: 20 })).rejects.toThrow('There is no page 99; the document has 8.');
  });
});

test.each([[1, 'DeviceGray'], [3, 'DeviceRGB']] as const)('a JPEG of %i channels has as many as the PDF says: %s', async (channels, colourSpace) => {
  const picture: Picture = { width: 16, height: 16, channels, dpi: 200, data: new Uint8Array(256 * channels).fill(120) };
  const encoded = await encode(picture, { kind: 'jpeg', quality: 60 });
  const decoded = await decodePicture(encoded.bytes);
  expect([encoded.colourSpace, decoded.channels, decoded.data.length]).toEqual([colourSpace, channels, picture.data.length]);
});

test('in grey a page has one channel, as bright as its colours are to the eye', () => {
  const { channels, data } = inGrey({ width: 2, height: 1, channels: 3, dpi: 200, data: Uint8Array.from([255, 0, 0, 0, 255, 0]) }, () => 0, { signature: null } as never);
  expect([channels, [...data]]).toEqual([1, [76, 149]]);
});

describe('the truth', () => {
  test('stands in lines as on the page', async () => {
    const { truth } = await makeScan(source, profiles.clean300!, { seed: 1, pages: [1], dpi: 20 });
    const lines = truth.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
    expect(lines[0]).toBe('ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(truth).toBe(truth.normalize('NFC'));
    expect(truth.endsWith('\n\f')).toBe(true);
  });
});

describe('random numbers', () => {
  test('lie within their bounds and depend on every key', () => {
    fc.assert(fc.property(fc.integer(), fc.integer(), fc.integer(), (seed, page, step) => {
      const [random, same, other] = [seeded(seed, page, step), seeded(seed, page, step), seeded(seed, page, step + 1)];
      const row = Array.from({ length: 8 }, random);
      expect(row.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(Array.from({ length: 8 }, same)).toEqual(row);
      expect(Array.from({ length: 8 }, other)).not.toEqual(row);
    }));
  });

  test('grain has mean 0 and deviation 1', () => {
    const random = seeded('grain');
    const values = Array.from({ length: 20_000 }, () => bell(random));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(deviation - 1)).toBeLessThan(0.03);
  });

  test('hills are never higher than 1, nor broken', () => {
    const height = hills(seeded('hills'), 4, 6);
    for (let i = 0; i < 1000; i++) {
      expect(Math.abs(height(i / 1000, 0.37))).toBeLessThanOrEqual(1);
      expect(Math.abs(height((i + 1) / 1000, 0.37) - height(i / 1000, 0.37))).toBeLessThan(0.02);
    }
  });
});

describe('steps', () => {
  const picture: Picture = { width: 3, height: 2, channels: 1, dpi: 200, data: Uint8Array.from([0, 50, 100, 150, 200, 255]) };
  const run = (step: Step): number[] => [...step(picture, seeded(1), { signature: null, back: null }).data];

  test('fading leaves white and lifts black', () => expect(run(fade(100))).toEqual([100, 130, 161, 191, 222, 255]));
  test('two levels are two', () => expect(new Set(run(twoLevels(128, 0)))).toEqual(new Set([0, 255])));
  test('grain of no width changes nothing', () => expect(run(grain(0))).toEqual([...picture.data]));
  test('the picture given is left as it was', () => {
    run(grain(20));
    expect([...picture.data]).toEqual([0, 50, 100, 150, 200, 255]);
  });
  test('a quarter turn to the right', () => expect([...quarterTurn(picture).data]).toEqual([150, 0, 200, 50, 255, 100]));
  test('four quarter turns are none', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(1 as const, 3 as const), (width, height, channels) => {
      const data = Uint8Array.from({ length: width * height * channels }, (_, i) => i);
      const any: Picture = { width, height, channels, data, dpi: null };
      expect(quarterTurn(quarterTurn(quarterTurn(quarterTurn(any))))).toEqual(any);
    }));
  });
});
