import { expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { changedWords, comparable } from '../../src/compare/words.js';

const marked = (before: string, after: string): string => changedWords(before, after).map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('');

const changes: [before: string, after: string, expected: string, why: string][] = [
  ['đạt 80% hộ', 'đạt 90% hộ', 'đạt [-80% -]{+90% +}hộ', 'one word'],
  ['Sở Y tế', 'sở y tế.', 'sở y tế.', 'case and stops are no change; the second text is shown'],
  ['hoà bình', 'hòa bình', 'hòa bình', 'place of the tone mark'],
  ['tăng 2.5 lần', 'tăng 25 lần', 'tăng [-2.5 -]{+25 +}lần', 'a point inside a number is a change'],
  ['', 'mới', '{+mới+}', 'from nothing'],
  ['a b', '', '[-a b-]', 'to nothing'],
];
test.each(changes.map(([before, after, expected, why]) => [why, before, after, expected] as const))('%s', (_, before, after, expected) => {
  expect(marked(before, after)).toBe(expected);
});

const alike: [a: string, b: string, same: boolean, why: string][] = [
  ['Sở  Y tế;', 'SỞ Y TẾ', true, 'blanks, case, stops'],
  ['- Xây dựng', 'Xây dựng', true, 'a bullet'],
  ['“Đề án”', '"Đề án"', true, 'quotes'],
  ['kỹ năng', 'kĩ năng', true, 'i and y'],
  ['1.000', '1000', false, 'a point between digits'],
  ['12/KH-UBND', '12-KH-UBND', false, 'a slash in a number'],
  ['80%', '80', false, 'a sign of a unit'],
  ['má', 'mà', false, 'tones are letters'],
  ['-5', '5', false, 'a sign'],
];
test.each(alike.map(([a, b, same, why]) => [why, a, b, same] as const))('compared: %s', (_, a, b, same) => {
  expect(comparable(a) === comparable(b)).toBe(same);
});

test('the runs give both texts back', () => {
  const text = fc.array(fc.constantFrom('kế', 'hoạch', 'số', '80%', '2.5', 'tỉnh,', 'Tỉnh', 'ủy', 'uỷ'), { maxLength: 20 }).map((words) => words.join(' '));
  fc.assert(fc.property(text, text, (before, after) => {
    const runs = changedWords(before, after);
    const of = (kinds: readonly string[]) => runs.filter(({ kind }) => kinds.includes(kind)).map((run) => run.text);
    const words = (texts: readonly string[]): string[] => texts.flatMap((each) => each.split(/\s+/)).map(comparable).filter((word) => word !== '');
    expect(of(['same', 'new']).join('')).toBe(after);
    expect(words(of(['same', 'gone']))).toEqual(words([before]));
  }));
});

test('two long texts with nothing in common are shown whole', () => {
  const long = (word: string): string => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
  expect(changedWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
