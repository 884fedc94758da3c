import { expect, test } from '@jest/globals';
import { mayHoldTables } from '../../src/picture/glance.js';
import type { GreyPicture } from '../../src/model/picture.js';

const paper = (): GreyPicture => ({ width: 1000, height: 1400, channels: 1, dpi: 200, data: new Uint8Array(1000 * 1400).fill(255) });
const upright = (picture: GreyPicture, x: number, from: number, to: number, options: { slant?: number; grey?: number; gapEvery?: number } = {}): void => {
  for (let y = from; y < to; y++) {
    if (options.gapEvery !== undefined && y % options.gapEvery === 0) continue;
    const at = Math.round(x + (options.slant ?? 0) * (y - from));
    for (let i = 0; i < 3; i++) picture.data[y * picture.width + at + i] = options.grey ?? 60;
  }
};
const columns = (options: Parameters<typeof upright>[4] = {}): GreyPicture => {
  const picture = paper();
  for (const x of [100, 300, 500, 700, 900]) upright(picture, x, 200, 1200, options);
  return picture;
};
/** Strokes as high as letters are, in lines. */
const letters = (): GreyPicture => {
  const picture = paper();
  for (let line = 100; line < 1300; line += 48) for (let x = 100; x < 900; x += 12) upright(picture, x, line, line + 28, { grey: 0 });
  return picture;
};

test.each<[string, () => GreyPicture, boolean, string]>([
  ['an empty page', paper, false, 'nothing dark'],
  ['lines of letters', letters, false, 'no stroke goes on from line to line'],
  ['the rules of a table', () => columns(), true, 'long upright strokes in five places'],
  ['slanting rules', () => columns({ slant: 0.01 }), true, 'half a degree passes through a column in a few rows only'],
  ['pale rules with gaps', () => columns({ grey: 150, gapEvery: 9 }), true, 'copies break rules and bleach them'],
  ['one upright line', () => { const page = paper(); upright(page, 500, 200, 500); return page; }, false, 'the edge of a stamp is no table'],
])('%s', (_, make, expected) => {
  expect(mayHoldTables(make())).toBe(expected);
});
