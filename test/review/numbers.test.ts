import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { figures } from '../../src/review/attach.js';
import { findWords } from '../../src/review/find-words.js';

interface Numbers { readonly parseNumber: (text: string) => number | null; readonly NumberProblem: new (...given: never[]) => Error }
// A script of the page, without types.
const script: string = '../../src/review/assets/numbers.js';
const { parseNumber, NumberProblem } = (await import(script)) as Numbers;

describe('numbers somebody types', () => {
  test.each<[string, number | null, string]>([
    ['80', 80, 'a whole number'], ['8,5', 8.5, 'Vietnamese fraction'], ['8.5', 8.5, 'English fraction'], [' 12 ', 12, 'blanks round it'], ['1 500', 1500, 'a blank between thousands'],
    ['1.234.567', 1_234_567, 'two groups leave no doubt'], ['1.234,5', 1234.5, 'both signs'], ['1,234.5', 1234.5, 'both signs, English'], ['0.125', 0.125, 'the same with a dot'], ['0,125', 0.125, 'no thousand begins with 0'], ['1,2340', 1.234, 'four digits are a fraction'],
    ['', null, 'nothing'], ['-3', -3, 'below zero'], ['1500000000000', 1_500_000_000_000, 'money'],
  ])('%j is %j: %s', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each([
    ['1.234', 'groupedNumber'], ['12,345', 'groupedNumber'], ['80%', 'badNumber'], ['tám', 'badNumber'], ['1e5', 'badNumber'], ['Infinity', 'badNumber'], ['9'.repeat(20), 'badNumber'], ['1.23.4', 'badNumber'],
  ])('%j is refused: %s', (text, key) => {
    expect(() => parseNumber(text)).toThrow(NumberProblem);
    expect(() => parseNumber(text)).toThrow(key);
  });
});

test.each([['đạt 80% năm 2025', '80 2025'], ['1.234,5 hộ', '1.234,5'], ['không có', '']])('figures of %j', (text, found) => expect(figures(text)).toBe(found));

test.each<[string, string, number | null, [number, number] | null]>([
  ['a b c', 'b', null, [2, 3]], ['một\n hai', 'một hai', null, [0, 8]], ['x x x', 'x', 4, [4, 5]], ['a', 'b', null, null], ['a.c abc', 'a.c', null, [0, 3]], ['a', '  ', null, null],
])('in %j the words %j (near %j): %j', (text, words, near, found) => expect(findWords(text, words, near)).toEqual(found));

test('the page makes text nodes only: no markup from text, no inline anything', () => {
  for (const name of readdirSync('src/review/assets')) {
    const text = readFileSync(`src/review/assets/${name}`, 'utf8');
    expect([name, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\bstyle=|javascript:/.test(text)]).toEqual([name, false]);
  }
});
