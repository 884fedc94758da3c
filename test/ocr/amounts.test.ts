import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { ReadLine, ReadWord } from '../../src/model/recognised.js';
import { agreedPerCent, rereadAmounts } from '../../src/ocr/amounts.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';

test.each<[string, string, string | null, string]>([
  ['559.', '55%.', '55%.', 'a sign read as 9'],
  ['809s', '80%', '80%', 'a sign read as a figure and a letter'],
  ['5096;', '50%', '50%;', 'the closing mark of the first reading stays'],
  ['1003', '100%', '100%', 'a sign read as 3'],
  ['6,59', '6,5%', '6,5%', 'a decimal'],
  ['559.', '35%.', null, 'the readings have other digits'],
  ['559.', '559.', null, 'the second reading sees no sign'],
  ['2029', '202%', null, 'no share is above a hundred'],
  ['2025', '2025', null, 'a year'],
  ['80%', '80%', null, 'nothing was lost'],
])('%s read again as %s: %s (%s)', (first, second, expected) => {
  expect(agreedPerCent(first, second)).toBe(expected);
});

test('digits of both readings always agree', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9.,%a-z]{1,6}$/), fc.stringMatching(/^[0-9.,%]{1,6}$/), (first, second) => {
    const text = agreedPerCent(first, second);
    if (text === null) return;
    const digits = /^[\d.,]+/.exec(text)![0];
    expect(first.startsWith(digits) && second.startsWith(digits)).toBe(true);
  }));
});

const picture = { width: 600, height: 100, channels: 1, dpi: 150, data: new Uint8Array(0) } as const;
const word = (text: string, x: number, confidence = 0.7): ReadWord => ({ text, bbox: [x, 40, x + 40, 60], confidence, symbols: [] });
const lineOf = (...words: ReadWord[]): ReadLine => ({ words, bbox: [0, 40, 600, 60] });

describe('a second reading', () => {
  const reading = (text: string, confidence: number): { engine: OcrEngine; asked: Region[] } => {
    const asked: Region[] = [];
    return { asked, engine: { name: 'tesseract', identity: '', setJobs: () => undefined, close: () => Promise.resolve(), read: (_, regions) => {
      asked.push(...regions);
      return Promise.resolve(regions.map(({ bbox }) => [{ bbox, words: [{ text, bbox, confidence, symbols: [] }] }]));
    } } };
  };
  test('that is sure and agrees is taken, kept beside the first one, and doubted', async () => {
    const { engine, asked } = reading('55%.', 0.96);
    const [line] = await rereadAmounts(picture, [lineOf(word('đạt', 0, 0.95), word('559.', 60))], engine);
    expect(line!.words[1]).toMatchObject({ text: '55%.', read: '559.', doubt: 0.3 });
    expect(asked).toEqual([{ bbox: [54, 34, 106, 66], layout: 'amount' }]);
  });
  test('that is unsure is not', async () => {
    const lines = [lineOf(word('đạt', 0, 0.95), word('559.', 60))];
    expect(await rereadAmounts(picture, lines, reading('55%.', 0.5).engine)).toBe(lines);
  });
  test('is not asked for where numbers look right', async () => {
    const { engine, asked } = reading('55%', 0.96);
    const lines = [lineOf(word('năm', 0, 0.95), word('2025', 60, 0.95), word('đạt', 120), word('55%', 160, 0.95))];
    expect(await rereadAmounts(picture, lines, engine)).toBe(lines);
    expect(asked).toEqual([]);
  });
});
