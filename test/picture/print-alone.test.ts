import { expect, test } from '@jest/globals';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import { printAlone } from '../../src/picture/print-alone.js';
import { Drawing } from './drawing.js';

const columns = { left: [0, 0, 100, 100] as PixelBox, right: [110, 0, 200, 100] as PixelBox };

function page(...ink: readonly (readonly [PixelBox, number])[]): GreyPicture {
  const drawing = new Drawing(200, 100);
  for (const [box, grey] of ink) drawing.box(box, grey);
  return { width: 200, height: 100, channels: 1, data: drawing.data, dpi: 200 };
}

const listed: readonly (readonly [PixelBox, number])[] = [[[10, 10, 80, 14], 30], [[10, 20, 80, 22], 40]];

test('what is paler than print goes from the right column alone', () => {
  const name = [[120, 60, 180, 70], 25] as const;
  const stamp = [[130, 30, 150, 55], 105] as const;
  const pale = [[40, 60, 60, 62], 120] as const;
  const before = page(...listed, pale, name, stamp);
  const { data } = before;
  const copy = Uint8Array.from(data);
  expect(printAlone(before, columns).data).toEqual(page(...listed, pale, name).data);
  expect(data).toEqual(copy);
});

test('print that is as pale as the stamp stays with it', () => {
  const faded = page([[10, 10, 80, 14], 130], [[120, 60, 180, 70], 125], [[130, 30, 150, 55], 120]);
  expect(printAlone(faded, columns).data).toEqual(faded.data);
});

test('a left column without ink, boxes beyond the picture', () => {
  const empty = page([[120, 60, 180, 70], 25]);
  expect(printAlone(empty, columns).data).toEqual(empty.data);
  expect(printAlone(empty, { left: [-5, -5, 20, 20], right: [150, 50, 999, 999] }).data).toEqual(empty.data);
});
