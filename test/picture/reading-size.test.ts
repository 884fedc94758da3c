import { describe, expect, test } from '@jest/globals';
import type { Picture } from '../../src/model/picture.js';
import { atReadingSize } from '../../src/picture/reading-size.js';

const picture = (width: number, height: number, dpi: number | null, channels: 1 | 3 = 1): Picture => ({ width, height, channels, dpi, data: new Uint8Array(width * height * channels).fill(120) });

describe('fine pictures are read at 200 dpi', () => {
  test.each<[string, Picture, readonly [number, number] | null, [number, number, number | null]]>([
    ['300 dpi by the page', picture(600, 900, 300), [144, 216], [400, 600, 200]],
    ['a page on its side', picture(900, 600, 300), [144, 216], [600, 400, 200]],
    ['300 dpi by the picture alone', picture(600, 900, 300), null, [400, 600, 200]],
    ['the page counts, not what the picture says', picture(600, 900, 96), [144, 216], [400, 600, 64]],
    ['600 dpi in colour', picture(600, 900, 600, 3), null, [200, 300, 200]],
  ])('%s', async (_, given, size, expected) => {
    const { width, height, dpi, channels, data } = await atReadingSize(given, size);
    expect([width, height, dpi === null ? null : Math.round(dpi)]).toEqual(expected);
    expect([channels, data.length, data.every((value) => value === 120)]).toEqual([given.channels, width * height * channels, true]);
  });

  test.each<[string, Picture, readonly [number, number] | null]>([
    ['200 dpi', picture(400, 600, 200), [144, 216]],
    ['249 dpi', picture(249, 100, 249), null],
    ['nothing says how fine it is', picture(4000, 6000, null), null],
    ['a resolution nobody scans at', picture(60, 60, 9000), null],
  ])('%s: the very same object', async (_, given, size) => expect(await atReadingSize(given, size)).toBe(given));

  test('what was known of the picture stays known', async () => {
    expect((await atReadingSize({ ...picture(600, 900, 300), damaged: true }, null)).damaged).toBe(true);
  });
});
