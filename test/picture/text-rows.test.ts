import { expect, test } from '@jest/globals';
import type { PixelBox } from '../../src/model/picture.js';
import { textRows } from '../../src/picture/text-rows.js';
import { Drawing } from './drawing.js';

const column: PixelBox = [0, 0, 500, 500];

/** A stamp's ring of a radius, drawn over what is there. */
function ring(drawing: Drawing, cx: number, cy: number, radius: number): Drawing {
  for (let k = 0; k < 2000; k++) {
    const [x, y] = [Math.round(cx + radius * Math.cos(k / 318)), Math.round(cy + radius * Math.sin(k / 318))];
    drawing.box([x - 1, y - 1, x + 2, y + 2], 120);
  }
  return drawing;
}

test('rows under a stamp are told by the letters that it does not touch', () => {
  const drawing = new Drawing(500, 500);
  for (const y of [60, 100, 300]) drawing.letters(150, y, 18, 60);
  const rows = textRows(ring(drawing, 160, 180, 106).picture(), column);
  expect(rows.map(({ bbox: [, y0, , y1], top, bottom }) => [60, 100, 300].filter((y) => y0 < y && y1 > y + 11 && Math.abs(top - y) < 3 && Math.abs(bottom - y - 11) < 3))).toEqual([[60], [100], [300]]);
  expect(rows.every(({ bbox: [x0, , x1] }) => x0 <= 260 && x1 >= 330)).toBe(true);
});

test.each<[string, Drawing]>([
  ['a blank column', new Drawing(500, 500)],
  ['a stamp alone', ring(new Drawing(500, 500), 200, 200, 100)],
  ['specks', new Drawing(500, 500).box([20, 20, 23, 23], 0).box([60, 21, 63, 24], 0).box([90, 20, 93, 23], 0).box([120, 22, 123, 25], 0)],
  ['three letters', new Drawing(500, 500).letters(100, 100, 3)],
])('%s has no rows', (_, drawing) => {
  expect(textRows(drawing.picture(), column)).toEqual([]);
});
