import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { isUpright } from '../../src/layout/fragments.js';
import { measureLine, wordsToItems, type PageWord } from '../../src/ocr/items.js';
import { extentOf } from '../../src/ocr/letter-extents.js';
import { placePage } from '../../src/ocr/placement.js';
import type { Picture } from '../../src/model/picture.js';

/** A word as print of a size on a baseline puts it on the page. */
function printed(text: string, x: number, size: number, baseline: number, rest: Partial<PageWord> = {}): PageWord {
  const { above, below } = extentOf(text) ?? { above: 0.3, below: 0 };
  return { text, bbox: [x, baseline - above * size, x + text.length * size * 0.45, baseline + below * size], doubt: 0, read: null, ...rest };
}

describe('size and baseline', () => {
  const rows: readonly [words: string[], why: string][] = [
    [['nam', 'sau'], 'no letter reaches up or down'],
    [['Quyết', 'định', 'số'], 'marks above and below'],
    [['KẾ', 'HOẠCH'], 'capitals with marks'],
    [['phát', 'triển', 'kinh', 'tế'], 'all kinds'],
    [['2025'], 'figures'],
    [['-', 'Sở'], 'a dash says nothing of itself'],
  ];
  test.each(rows)('%j', (words) => {
    for (const size of [9, 13, 14]) {
      const line = measureLine(words.map((word, i) => printed(word, 60 + 50 * i, size, 400)));
      expect(line.size).toBeCloseTo(size, 1);
      expect(line.baseline).toBeCloseTo(400, 1);
    }
  });
  test('one box that reaches too far does not count', () => {
    const words = ['Quyết', 'định', 'số', 'năm', 'nay'].map((word, i) => printed(word, 60 + 50 * i, 13, 400));
    const tall = { ...words[0]!, bbox: [60, 360, 90, 440] as const };
    expect(measureLine([tall, ...words.slice(1)]).size).toBeCloseTo(13, 0);
  });
  test('signs that say nothing are taken for running text', () => {
    expect(measureLine([printed('…', 60, 13, 400)]).size).toBeLessThanOrEqual(13);
    expect(measureLine([{ text: '-', bbox: [1, 1, 1, 1], doubt: 0, read: null }])).toEqual({ size: 13, baseline: 1 });
  });
});

describe('items', () => {
  test('text with its offsets, one baseline a line, what was read and counted', () => {
    const { raw, items } = wordsToItems([[printed('Số', 60, 13, 400, { doubt: 0.123 }), printed('81', 90, 13, 401, { read: '8l', signs: 2 })], [], [printed('Nơi', 60, 13, 420)]]);
    expect(raw).toBe('Số 81\nNơi\n');
    expect(items.map((item) => raw.slice(item.start, item.end))).toEqual(['Số', '81', 'Nơi']);
    expect(items[0]!.bbox[1]).toBe(items[1]!.bbox[1]);
    expect(items.map(({ doubt, read, signs }) => [doubt, read, signs])).toEqual([[0.12, undefined, undefined], [0, '8l', 2], [0, undefined, undefined]]);
  });
  const word = fc.record({ text: fc.constantFrom('Số', '81', '-', 'Quyết', '…', '%', 'đ'), x: fc.nat(500), size: fc.integer({ min: 6, max: 40 }), baseline: fc.integer({ min: 50, max: 800 }) });
  test('offsets never overlap, every word is there, all items stand upright', () => {
    fc.assert(fc.property(fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 5 }), (lines) => {
      const { raw, items } = wordsToItems(lines.map((line) => line.map(({ text, x, size, baseline }) => printed(text, x, size, baseline))));
      expect(items.map((item) => raw.slice(item.start, item.end))).toEqual(lines.flat().map(({ text }) => text));
      items.forEach((item, i) => expect(item.start).toBeGreaterThanOrEqual(items[i - 1]?.end ?? 0));
      expect(items.every(isUpright)).toBe(true);
      expect(raw).toBe(lines.filter((line) => line.length > 0).map((line) => `${line.map(({ text }) => text).join(' ')}\n`).join(''));
    }));
  });
});

describe('the place on the page', () => {
  const picture = (width: number, height: number, dpi: number | null): Picture => ({ width, height, channels: 1, data: new Uint8Array(0), dpi });
  const rows: readonly [picture: Picture, size: [number, number] | null, width: number, height: number, why: string][] = [
    [picture(1240, 1754, 150), [595.2, 841.92], 595.2, 841.92, "the page's own size"],
    [picture(1240, 1754, 150), null, 595.2, 841.92, "the picture's resolution"],
    [picture(1240, 1754, 72), null, 595.28, 842.03, "an editor's default is no resolution: a sheet of A4"],
    [picture(1754, 1240, null), null, 842.03, 595.28, 'lying A4'],
    [picture(400, 300, 300), null, 793.71, 595.28, 'a resolution that makes the page a stamp is none'],
  ];
  test.each(rows)('%#', (given, size, width, height) => {
    const place = placePage(given, { turned: 0, toLying: null }, size);
    expect(place.width).toBeCloseTo(width, 1);
    expect(place.height).toBeCloseTo(height, 1);
    const [x0, y0, x1, y1] = place.box([0, 0, given.width, given.height]);
    expect([x0, y0]).toEqual([0, 0]);
    expect([x1, y1]).toEqual([place.width, place.height]);
    expect(place.toShown).toBeNull();
  });
  test('a word read where it lay is set straight, and toShown leads back, in points', () => {
    const turn = [0.9998, 0.02, -0.02, 0.9998, 12, -9] as const;
    const place = placePage(picture(1240, 1754, 150), { turned: 0, toLying: turn }, null);
    const [x0, y0, x1, y1] = place.box(place.straight([600, 800, 640, 820]));
    const [a, b, c, d, e, f] = place.toShown!;
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    expect(a * x + c * y + e).toBeCloseTo((620 * 72) / 150, 1);
    expect(b * x + d * y + f).toBeCloseTo((810 * 72) / 150, 1);
    expect([x1 - x0, y1 - y0]).toEqual([expect.closeTo((40 * 72) / 150, 1), expect.closeTo((20 * 72) / 150, 1)]);
  });
});

describe('lines that lie on one another', () => {
  const at = (text: string, x: number, y0: number, y1: number) => ({ text, bbox: [x, y0, x + 7 * text.length, y1] as const, doubt: 0, read: null });
  const baselines = (lines: Parameters<typeof wordsToItems>[0]): number[] => {
    const { items, raw } = wordsToItems(lines);
    return raw.trimEnd().split('\n').map((line) => items.find((item) => item.start === raw.indexOf(line))!.bbox[3]);
  };
  test.each<[string, Parameters<typeof wordsToItems>[0], 'apart' | 'together', string]>([
    ['boxes as high as two lines', [[at('Phát', 0, 100, 126), at('triển', 40, 100, 126)], [at('2025,', 0, 104, 128), at('định', 40, 104, 128)]], 'apart', 'the engine told them apart'],
    ['two columns side by side', [[at('Nơi', 0, 100, 112)], [at('KT.', 300, 101, 113)]], 'together', 'they may share a line'],
  ])('%s: %s', (_, lines, expected) => {
    const [first, second] = baselines(lines) as [number, number];
    if (expected === 'apart') expect(second - first).toBeGreaterThan(5);
    else expect(Math.abs(second - first)).toBeLessThan(3);
  });
});
