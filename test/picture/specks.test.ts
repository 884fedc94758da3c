import { describe, expect, test } from '@jest/globals';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import { removeSpecks } from '../../src/picture/specks.js';
import { Drawing } from './drawing.js';

/** A part of a sheet at 200 dpi with boxes of ink; a speck is two pixels a side, a full stop four. */
function page(...ink: readonly PixelBox[]): GreyPicture {
  const drawing = new Drawing(300, 200);
  for (const box of ink) drawing.box(box, 0);
  return { width: 300, height: 200, channels: 1, data: drawing.data, dpi: 200 };
}

const letter: PixelBox = [150, 90, 164, 110];
const speck: PixelBox = [100, 100, 102, 102];

describe('specks', () => {
  test.each<[string, PixelBox[], PixelBox[]]>([
    ['a speck in a margin', [letter, speck], [letter]],
    ['two of them, far from each other', [speck, [200, 60, 203, 62]], []],
    ['a full stop at its letter', [letter, [167, 107, 170, 110]], [letter, [167, 107, 170, 110]]],
    ['the dot of an i, above its stroke', [[150, 96, 153, 110], [150, 90, 153, 93]], [[150, 96, 153, 110], [150, 90, 153, 93]]],
    ['a dash', [[100, 100, 109, 102]], [[100, 100, 109, 102]]],
    ['leaders', [[100, 100, 103, 103], [109, 100, 112, 103], [118, 100, 121, 103]], [[100, 100, 103, 103], [109, 100, 112, 103], [118, 100, 121, 103]]],
    ['a bullet', [[100, 100, 107, 107]], [[100, 100, 107, 107]]],
    ['a rule', [[20, 100, 280, 102]], [[20, 100, 280, 102]]],
    ['one at the rim, where nothing can be told of what lies beyond it', [[2, 100, 4, 102]], [[2, 100, 4, 102]]],
  ])('%s', (_, ink, left) => expect(removeSpecks(page(...ink)).data).toEqual(page(...left).data));

  test('the picture itself where there are none, and a second time', () => {
    const clean = page(letter);
    expect(removeSpecks(clean)).toBe(clean);
    const once = removeSpecks(page(letter, speck));
    expect(removeSpecks(once)).toBe(once);
  });

  test('what fades round a speck goes with it', () => {
    const smudged = page(letter, speck);
    smudged.data[99 * 300 + 99] = 220;
    expect(removeSpecks(smudged).data).toEqual(page(letter).data);
  });

  test('sizes are told in millimetres: at 100 dpi two pixels are no speck, one is', () => {
    const coarse = (box: PixelBox): GreyPicture => ({ ...page(box), dpi: 100 });
    expect(removeSpecks(coarse([100, 100, 104, 104])).data).toEqual(page([100, 100, 104, 104]).data);
    expect(removeSpecks(coarse([100, 100, 101, 101])).data).toEqual(page().data);
  });
});
