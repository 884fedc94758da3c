import { describe, expect, test } from '@jest/globals';
import { repairedAbbreviation } from '../../src/repair/abbreviations.js';
import { repairedBlank } from '../../src/repair/blanks.js';
import { repairedCollocation } from '../../src/repair/collocations.js';
import { ownKnowledge } from '../../src/repair/knowledge.js';
import { knownPhrases } from '../../src/repair/phrases.js';
import { line } from './lines.js';

const { words } = ownKnowledge();

describe('abbreviations', () => {
  test.each<[string, number, string | null, string]>([
    ['TI&TT', 0.95, 'TT&TT', 'I and T look alike'],
    ['GRDE.', 0.95, 'GRDP.', 'E and P look alike; the full stop stays'],
    ['LĐ-TB&SXH', 0.8, 'LĐ-TB&XH', 'a sign too many, read unsurely'],
    ['CNTT', 0.5, null, 'one that is known'],
    ['GTGT', 0.5, null, 'another one that the registers do not know: GTVT is two signs away in meaning, one in letters'],
    ['TT&TT', 0.3, null, 'known'],
    ['H5N1', 0.3, null, 'figures are left alone'],
  ])('%s at %d → %s (%s)', (read, confidence, expected) => expect(repairedAbbreviation(read, confidence, words)).toBe(expected));
});

describe('blanks', () => {
  test.each<[string, string | null, string]>([
    ['Sảnphẩm', 'Sản phẩm', 'two words that stand side by side'],
    ['SởNV', 'Sở NV', 'a word and an abbreviation'],
    ['nghiêng', null, 'a word'],
    ['TTTT', null, 'an abbreviation'],
    ['Krông', null, 'a name: no two words'],
  ])('%s → %s (%s)', (read, expected) => expect(repairedBlank(read, words)).toBe(expected));
});

describe('words that always stand together', () => {
  test.each<[string, number, string | undefined, string | undefined, string | null, string]>([
    ['Phút', 0.85, undefined, 'triển', 'Phát', 'a vowel taken for another'],
    ['Phút', 0.97, undefined, 'triển', null, 'the engine is sure'],
    ['phút', 0.5, 'mười', undefined, null, 'nothing speaks for another word'],
    ['phát', 0.5, undefined, 'triển', null, 'right already'],
  ])('%s at %d between %s and %s → %s (%s)', (text, confidence, before, after, expected) => expect(repairedCollocation({ text, confidence }, before, after, words)).toBe(expected));
});

describe('titles and names', () => {
  const changes = (text: string): string[] => [...knownPhrases(line(text).words)].map(([word, meant]) => `${word.text}→${meant}`);
  test.each<[string, string[], string]>([
    ['II. MỤC TIỂU', ['TIỂU→TIÊU'], 'a title in capitals'],
    ['mức tiêu thụ', [], 'small letters have other words of the same letters'],
    ['Sở V tế; Công an tỉnh', ['V→Y'], 'a sign that is no word'],
    ['Sở Y tế', [], 'as it should be'],
    ['Bộ Tài chính và Sở Tài chính', [], 'two names that differ in a word that both have'],
    ['ỦY BAN NHÂN DN', ['DN→DÂN'], 'a lost letter'],
  ])('%s → %j (%s)', (text, expected) => expect(changes(text)).toEqual(expected));
});
