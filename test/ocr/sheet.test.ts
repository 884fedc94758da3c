import { describe, expect, test } from '@jest/globals';
import { searchablePages } from '../../src/export/searchable-pages.js';
import { joinPages, type RecognisedPage } from '../../src/ingest/recognition.js';
import type { Page } from '../../src/model/page.js';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import type { OcrEngine } from '../../src/ocr/engine.js';
import { placePage } from '../../src/ocr/placement.js';
import { readPage } from '../../src/ocr/read-page.js';
import { mapPoint, rectangleTo, turnOf, toProjective } from '../../src/picture/projective.js';
import { sheetsOf } from '../../src/record/sheets.js';
import { boxAsShown } from '../../src/structure/shown.js';
import { Drawing } from '../picture/drawing.js';

const empty = (number: number): Page => ({ number, width: null, height: null, rotation: 0, method: 'ocr', start: 0, end: 0, items: [], rules: [] });
const middle = ([x0, y0, x1, y1]: readonly number[]): readonly [number, number] => [(x0! + x1!) / 2, (y0! + y1!) / 2];

/** Two pages of letters on a landscape sheet of 90 dpi, the second one ends early. */
function sheet(): GreyPicture {
  const drawing = new Drawing(1052, 744, 90);
  for (let i = 0; i < 25; i++) drawing.letters(80 + ((i * 5) % 11), 90 + i * 22, 34);
  for (let i = 0; i < 9; i++) drawing.letters(600 + ((i * 5) % 11), 90 + i * 22, 34);
  return drawing.picture();
}

/** Reads one word at a known place of whatever picture it gets, and tells its width. */
const wordAt: PixelBox = [100, 90, 180, 101];
function engine(widths: number[]): OcrEngine {
  return {
    name: 'tesseract', identity: 'made', setJobs: () => undefined, close: async () => undefined,
    read: async (picture, regions, _signal, onStart) => {
      onStart?.();
      widths.push(picture.width);
      const words = [{ text: widths.length === 1 ? 'trái' : 'phải', bbox: wordAt, confidence: 0.95, symbols: [] }];
      return regions.map(() => [{ words, bbox: wordAt }]);
    },
  };
}

describe('a sheet of two pages', () => {
  const read = async (): Promise<{ result: RecognisedPage; widths: number[] }> => {
    const widths: number[] = [];
    return { result: await readPage(sheet(), { number: 3, size: [841.6, 595.2] }, engine(widths)), widths };
  };
  test('each half is read alone, the left one first, and its words lead back to the sheet', async () => {
    const { result, widths } = await read();
    expect(widths).toEqual([526, 526]);
    expect([result.raw, result.right?.raw, result.width]).toEqual(['trái\n', 'phải\n', 420.8]);
    const { pages, raw } = joinPages([empty(3)], '', new Map([[3, { reason: 'picture', result }]]));
    expect(raw).toBe('trái\n\nphải\n\n');
    expect(pages.map((page) => [page.number, raw.slice(page.start, page.end), page.sheet])).toEqual([
      [3, 'trái\n', { width: 841.6, height: 595.2 }], [3, 'phải\n', { width: 841.6, height: 595.2 }],
    ]);
    const boxes = pages.map((page) => boxAsShown(page, page.items[0]!.bbox));
    expect(boxes.map((box) => box[0])).toEqual([expect.closeTo(80, 0), expect.closeTo(80 + 420.8, 0)]);
  });
  test('the record knows one page, the searchable copy one page with both texts', async () => {
    const { result } = await read();
    const joined = joinPages([empty(3)], '', new Map([[3, { reason: 'picture', result }]]));
    const [one, ...more] = sheetsOf(joined.pages);
    expect([one!.number, one!.width, one!.height, one!.ocr!.confidence, more.length]).toEqual([3, 841.6, 595.2, 0.95, 0]);
    const copies = await searchablePages(joined, false, async () => new Uint8Array(0));
    expect(copies.map(({ number, width, lines }) => [number, width, lines.map(({ words }) => words.map(({ text }) => text).join(' '))])).toEqual([[3, 841.6, ['trái', 'phải']]]);
    expect(copies[0]!.lines[1]!.words[0]!.bbox[0]).toBeCloseTo(500.8, 0);
  });
  test('a page alone on its sheet is as it was', () => {
    const page = { ...empty(1), width: 595, height: 842 };
    expect(sheetsOf([page, { ...page, number: 2 }])).toEqual([page, { ...page, number: 2 }]);
  });
});

describe('a page photographed from askew', () => {
  const picture: GreyPicture = new Drawing(600, 800).picture();
  const toPicture = rectangleTo([30, 40, 570, 760], [[40, 54], [566, 26], [580, 766], [20, 746]]);
  test.each([0, 90, 180, 270])('turned by %d degrees, straightened: boxes lead back to the photograph', (turned) => {
    const toLying = [0.9998, 0.02, -0.02, 0.9998, 6, -4] as const;
    const place = placePage(picture, { turned, toLying, toPicture }, [300, 400]);
    const page = { ocr: { reason: 'picture' as const, confidence: null, toShown: place.toShown } };
    const [x, y] = middle(boxAsShown(page, place.box([200, 300, 204, 304])));
    const lying = mapPoint(toProjective(toLying), [202, 302]);
    const turn = toProjective(turnOf(turned, 600, 800));
    // The same way by hand: back to the picture as it lay, through the photograph's map, and upright again.
    const [w, h] = turned % 180 === 0 ? [600, 800] : [800, 600];
    const back = toProjective(turnOf((360 - turned) % 360, w!, h!));
    const [u, v] = mapPoint(turn, mapPoint(toPicture, mapPoint(back, lying)));
    expect(Math.hypot(x - u / 2, y - v / 2)).toBeLessThan(0.05);
  });
  test('without a photograph the map stays affine', () => {
    expect(placePage(picture, { turned: 0, toLying: [1, 0, 0, 1, 5, 7], toPicture: null }, [300, 400]).toShown).toEqual([1, 0, 0, 1, 2.5, 3.5]);
  });
});
