import { describe, expect, it } from '@jest/globals';
import { numberDoubt } from '../../src/repair/numbers.js';
import { word } from './lines.js';

describe('doubt of numbers', () => {
  const wrong: readonly (readonly [string, number, string, string])[] = [
    ['959%', 0.9, 'đạt', 'a per cent sign read as 9%'],
    ['9,59%.', 0.9, 'đạt', 'the same after a comma'],
    ['95⁄%', 0.95, 'đạt', 'the same read as a slash'],
    ['79%;', 0.93, 'đạt', '7%'],
    ['859.', 0.96, 'đạt', '85%. though the engine is sure'],
    ['5096;', 0.86, 'trên', '50%;'],
    ['2930', 0.96, 'năm', 'no year'],
    ['2030-2945', 0.96, 'đoạn', 'a span to no year'],
    ['28/10/2032', 0.95, 'ngày', 'a date of no year'],
    ['2032', 0.96, 'năm', 'a year that plans do not look at'],
    ['23030;', 0.79, 'năm', 'a figure too many'],
    ['B0%', 0.91, 'trên', 'a letter for a figure'],
    ['Ø1', 0.7, '', 'the same'],
    ['1V.', 0.95, '', 'a Roman number'],
    ['3⁄4', 0.9, '', '3.4 in a column 3.1 … 3.5'],
    ['4)', 0.86, '', 'a) of a list'],
  ];
  it.each(wrong)('%s (confidence %f after "%s") is doubtful: %s', (text, confidence, before) => {
    expect(numberDoubt(word(text, confidence), before)).toBeGreaterThanOrEqual(0.4);
  });

  it('says 1 of a year that is none', () => expect(numberDoubt(word('2930', 0.96), 'năm')).toBe(1));

  const right: readonly (readonly [string, number, string])[] = [
    ['95%', 0.95, 'đạt'],
    ['100%.', 0.95, 'đạt'],
    ['2025', 0.95, 'năm'],
    ['2030,', 0.95, 'năm'],
    ['2019', 0.95, 'năm'],
    ['2021-2025', 0.95, 'đoạn'],
    ['47/2020/NĐ-CP', 0.95, 'số'],
    ['06/QĐ-TTg', 0.95, 'số'],
    ['03/6/2020', 0.95, 'ngày'],
    ['5G', 0.95, 'mạng'],
    ['24h', 0.95, ''],
    ['1.', 0.95, ''],
    ['1.250', 0.95, 'có'],
    ['29', 0.95, 'ngày'],
  ];
  it.each(right)('%s (confidence %f after "%s") is not', (text, confidence, before) => {
    expect(numberDoubt(word(text, confidence), before)).toBeLessThan(0.1);
  });

  it('doubts the more the less the engine is sure', () => {
    const doubts = [0.97, 0.92, 0.85, 0.65, 0.45, 0.1].map((confidence) => numberDoubt(word('36', confidence), ''));
    expect([...doubts].sort((a, b) => a - b)).toEqual(doubts);
    expect(new Set(doubts).size).toBe(doubts.length);
  });
});
