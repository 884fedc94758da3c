import { describe, expect, test } from '@jest/globals';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import { loneMark } from '../../src/picture/lone-mark.js';
import { Drawing } from './drawing.js';

/** A sheet of A4 at 150 dpi with boxes of ink on it; a line of text stands at a quarter of its height. */
function page(...ink: readonly PixelBox[]): GreyPicture {
  const drawing = new Drawing(1240, 1754);
  for (let x = 150; x < 1000; x += 16) drawing.box([x, 440, x + 10, 460], 0);
  for (const box of ink) drawing.box(box, 0);
  return { width: 1240, height: 1754, channels: 1, data: drawing.data, dpi: 150 };
}

const digit: PixelBox = [615, 80, 625, 100];

describe('a mark alone where page numbers stand', () => {
  test.each<[string, PixelBox[], { bbox: PixelBox; signs: number } | null]>([
    ['a figure in the middle of the top', [digit], { bbox: digit, signs: 1 }],
    ['two figures', [digit, [630, 80, 640, 100]], { bbox: [615, 80, 640, 100], signs: 2 }],
    ['at the bottom', [[615, 1650, 625, 1670]], { bbox: [615, 1650, 625, 1670], signs: 1 }],
    ['at the right', [[1100, 80, 1110, 100]], { bbox: [1100, 80, 1110, 100], signs: 1 }],
    ['none', [], null],
    ['a line of text above it', [[300, 40, 700, 60], digit], null],
    ['something beside it', [digit, [300, 82, 320, 100]], null],
    ['text right below it', [digit, [600, 106, 640, 126]], null],
    ['a rule', [[300, 90, 900, 93]], null],
    ['a speck', [[615, 90, 618, 93]], null],
    ['a letter of a title', [[600, 60, 640, 110]], null],
    ['what lies at the edge of the scan', [[5, 80, 15, 100]], null],
  ])('%s', (_, ink, expected) => expect(loneMark(page(...ink))).toEqual(expected));

  test('a blank page has none', () => expect(loneMark({ width: 100, height: 140, channels: 1, data: new Uint8Array(14_000).fill(255), dpi: null })).toBeNull());
});
