import { expect, test } from '@jest/globals';
import { ownKnowledge } from '../../src/repair/knowledge.js';
import { repairedOffice } from '../../src/repair/offices.js';
import { numberDoubt } from '../../src/repair/numbers.js';

const { words } = ownKnowledge();

test.each<[string, string | undefined, string | null, string]>([
  ['SởTT&TT', undefined, 'Sở TT&TT', 'the blank was not seen'],
  ['sởTT&TT', undefined, 'Sở TT&TT', 'nor the capital'],
  ['SớY', 'tế', 'Sở Y', 'another mark'],
  ['SởỞNV', undefined, 'Sở NV', 'the vowel twice'],
  ['Sớ', 'CT', 'Sở', 'before an abbreviation of a department'],
  ['Sờ', 'Tài', 'Sở', 'before the first word of a name'],
  ['Sở', 'CT', null, 'right already'],
  ['Số', 'CT', null, 'the number of something'],
  ['Sớ', 'sách', null, 'another word'],
  ['SốLiệu', undefined, null, 'no department'],
  ['Sởi', undefined, null, 'an illness'],
])('%s before %s: %s (%s)', (text, next, expected) => {
  expect(repairedOffice(text, next, words)).toBe(expected);
});

test.each<[string, number, string]>([
  ['2023-2021', 0.95, 'ends before it begins'],
  ['2021-2025', 0.02, 'a period'],
  ['2025-2025', 0.02, 'one year'],
])('%s is doubted %d (%s)', (text, doubt) => {
  expect(numberDoubt({ text, bbox: [0, 0, 1, 1], confidence: 0.94, symbols: [] }, '')).toBeCloseTo(doubt, 2);
});
