import { describe, expect, test } from '@jest/globals';
import type { GreyPicture } from '../../src/model/picture.js';
import { scaledPieces } from '../../src/picture/scale.js';
import fc from '../support/laws.js';

const picture = (width: number, height: number, at: (x: number, y: number) => number): GreyPicture => ({ width, height, channels: 1, dpi: 200, data: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))) });
const cut = ({ width, data }: GreyPicture, [x0, y0, x1, y1]: readonly [number, number, number, number], border = 10): number[] => {
  const out: number[] = [];
  for (let y = y0 + border; y < y1 - border; y++) for (let x = x0 + border; x < x1 - border; x++) out.push(data[y * width + x]!);
  return out;
};

describe('pieces of a picture at another size', () => {
  test('at their own size they are themselves, one below the other on white', () => {
    const source = picture(6, 4, (x, y) => 10 * x + y);
    const { sheet, places } = scaledPieces(source, [[1, 0, 3, 2], [3, 1, 6, 4]], 1);
    expect(places).toEqual([[0, 0, 22, 22], [0, 22, 23, 45]]);
    expect([cut(sheet, [0, 0, 22, 22]), cut(sheet, [0, 22, 23, 45])]).toEqual([[10, 20, 11, 21], [31, 41, 51, 32, 42, 52, 33, 43, 53]]);
    expect([sheet.width, sheet.height, sheet.dpi, sheet.data[0]]).toEqual([23, 45, 200, 255]);
  });

  test('twice as large: between pixels stands what lies between them', () => {
    const { sheet, places } = scaledPieces(picture(2, 1, (x) => 100 * x), [[0, 0, 2, 1]], 2);
    expect([cut(sheet, places[0]!), sheet.dpi]).toEqual([[0, 25, 75, 100, 0, 25, 75, 100], 400]);
  });

  test('no grey is made that was not there', () => {
    const box = fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).map(([x, y, w, h]) => [x, y, x + w, y + h] as const);
    fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), fc.array(box, { maxLength: 4 }), fc.double({ min: 0.2, max: 4, noNaN: true }), (grey, boxes, factor) => {
      const { sheet, places } = scaledPieces(picture(12, 12, () => grey), boxes, factor);
      expect(places.length).toBe(boxes.length);
      expect(sheet.data.every((value) => value === grey || value === 255)).toBe(true);
    }));
  });
});
