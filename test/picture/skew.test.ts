import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { GreyPicture } from '../../src/model/picture.js';
import { sidewaysness } from '../../src/picture/orientation.js';
import { findSkew } from '../../src/picture/skew.js';
import { straighten } from '../../src/picture/straighten.js';
import { turnPicture } from '../../src/picture/turn.js';

const [width, height] = [620, 877];

/** A page of words: small dark blocks of uneven widths in lines. */
function page(): Uint8Array {
  const data = new Uint8Array(width * height).fill(255);
  let seed = 1;
  const random = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
  for (let line = 0; line < 34; line++) {
    for (let x = 75 + random(9); x < 540; x += random(6) === 0 ? 8 : 2) {
      const [letter, top] = [2 + random(4), random(3)];
      for (let y = 80 + top + 20 * line; y < 89 + 20 * line; y++) data.fill(0, y * width + x, y * width + x + letter);
      x += letter;
    }
  }
  return data;
}

async function rotated(degrees: number): Promise<GreyPicture> {
  const { data, info } = await sharp(page(), { raw: { width, height, channels: 1 } }).rotate(degrees, { background: '#fff' }).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 1, data: new Uint8Array(data), dpi: 150 };
}

describe('skew', () => {
  test.each([-15, -2.3, 0, 0.5, 8.4, 15])('%f degrees are found and undone', async (degrees) => {
    const picture = await rotated(degrees);
    const found = findSkew(picture);
    expect(Math.abs(found - degrees)).toBeLessThan(0.15);
    expect(Math.abs(findSkew(straighten(picture, found)))).toBeLessThan(0.15);
  });

  test.each([-15, 0, 8])('at %f degrees a page is not taken for one on its side', async (degrees) => {
    const picture = await rotated(degrees);
    expect(sidewaysness(picture)).toBeLessThan(0.8);
    expect(sidewaysness(turnPicture(picture, 90))).toBeGreaterThan(1.25);
  });

  test('a blank page has none', () => {
    expect(findSkew({ width: 100, height: 100, channels: 1, data: new Uint8Array(10_000).fill(255), dpi: null })).toBe(0);
  });
});
