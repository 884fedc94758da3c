import { describe, expect, test } from '@jest/globals';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import type { ReadLine } from '../../src/model/recognised.js';
import type { OcrEngine } from '../../src/ocr/engine.js';
import { rereadNumerals } from '../../src/ocr/numerals.js';
import { Drawing } from '../picture/drawing.js';

const line = (text: string, confidence: number): ReadLine[] => (text === '' ? [] : [{ bbox: [0, 0, 9, 9], words: [{ text, bbox: [0, 0, 9, 9], confidence, symbols: [] }] }]);

/** A cell with so many strokes side by side. */
function strokes(signs: number, dpi = 200): { picture: GreyPicture; ink: PixelBox } {
  const drawing = new Drawing(120, 60, dpi);
  for (let i = 0; i < signs; i++) drawing.box([40 + 14 * i, 20, 46 + 14 * i, 44], 0);
  return { picture: { width: 120, height: 60, channels: 1, data: drawing.data, dpi }, ink: [40, 20, 46 + 14 * (signs - 1), 44] };
}

/** What stays of a first reading when the engine says these at other sizes. */
async function settle(first: string, signs: number, again: readonly string[], { confidence = 0.95, dpi = 200 } = {}): Promise<{ text: string; asked: number[] }> {
  const { picture, ink } = strokes(signs, dpi);
  const asked: number[] = [];
  const engine: OcrEngine = {
    name: 'tesseract', identity: 'made', setJobs: () => undefined, close: async () => undefined,
    read: async ({ dpi: size }, regions) => {
      asked.push(Math.round(size!));
      return regions.map(() => line(again[asked.length - 1] ?? '', 0.95));
    },
  };
  const [lines] = await rereadNumerals(picture, [{ ink, lines: line(first, confidence) }], engine);
  return { text: lines!.flatMap(({ words }) => words.map(({ text }) => text)).join(''), asked };
}

describe('row numbers read at another size', () => {
  test.each<[string, number, readonly string[], string, number, string]>([
    ['1.2', 2, [], '1.2', 0, 'it fits: nothing is read again'],
    ['4', 1, [], '4', 0, 'so does a single figure'],
    ['STT', 3, [], 'STT', 0, 'and the head of the column'],
    ['23', 2, ['2.3'], '2.3', 1, 'a dot was lost'],
    ['12', 2, ['12'], '12', 1, 'twelve is twelve'],
    ['12', 2, ['13'], '12', 1, 'two readings that differ: the first stays, order decides'],
    ['', 2, ['1.2'], '1.2', 1, 'nothing was read'],
    ['.', 2, ['', '2.2'], '2.2', 2, 'nor at the second size'],
    ['SI', 2, ['S1', '3.1'], '3.1', 2, 'letters that are no numeral'],
    ['T5', 2, ['1122', '1.5'], '1.5', 2, 'more figures than the picture has signs'],
    ['44', 1, ['4'], '44', 2, 'signs that touch count as one: a sure figure is not given up'],
    ['44', 1, ['I', 'I'], '44', 2, 'nor for a numeral of strokes'],
  ])('%j, %d signs, then %j: %j', async (first, signs, again, expected, times) => {
    const { text, asked } = await settle(first, signs, again);
    expect([text, asked.length]).toEqual([expected, times]);
  });

  test('an unsure figure is given up for one that fits', async () => expect((await settle('72', 1, ['7'], { confidence: 0.4 })).text).toBe('7'));

  test.each<[number, number[]]>([[300, [225, 255]], [200, [300, 240]], [150, [300, 240]]])('print of %d dpi is read at %j', async (dpi, sizes) => {
    expect((await settle('', 2, [], { dpi })).asked).toEqual(sizes);
  });

  test('no numerals, no reading', async () => {
    const engine: OcrEngine = { name: 'tesseract', identity: 'made', setJobs: () => undefined, close: async () => undefined, read: () => Promise.reject(new Error('not asked')) };
    expect(await rereadNumerals(strokes(1).picture, [], engine)).toEqual([]);
  });
});
