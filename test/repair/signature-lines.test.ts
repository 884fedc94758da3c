import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { nearestSignatureLine, repairSignatureLines, splitName } from '../../src/repair/signature-lines.js';
import type { ReadLine, ReadWord } from '../../src/model/recognised.js';

const word = (text: string, x: number): ReadWord => ({ text, bbox: [x, 10, x + 8 * text.length, 30], confidence: 0.7, symbols: [] });
const lineOf = (text: string): ReadLine => {
  let x = 0;
  const words = text.split(' ').map((part) => {
    const made = word(part, x);
    x = made.bbox[2] + 5;
    return made;
  });
  return { words, bbox: [0, 10, x, 30] };
};
const repaired = (text: string): string => repairSignatureLines([lineOf(text)], (line) => [line.words])[0]!.words.map((w) => w.text).join(' ');

test.each<[string, string, string]>([
  ['KT:CHỦ TỊCH', 'KT. CHỦ TỊCH', 'a colon for a full stop, no blank'],
  ['„7KT.CHỦTỊCH', 'KT. CHỦ TỊCH', 'strokes before it'],
  ['/5” PHÓ EHỦTỊCH', 'PHÓ CHỦ TỊCH', 'one letter off'],
  ['PHÓCHÚTỊCH -.', 'PHÓ CHỦ TỊCH', 'a wrong tone mark'],
  ['KI CHỦ TỊCH', 'KT. CHỦ TỊCH', 'nearer to the capacity than to the office alone'],
  ['HỦ TỊCH', 'CHỦ TỊCH', 'the first letter under the stamp'],
  ['TM.ỦY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN', 'a blank missing'],
  ['ỦY BAN NHÂN DÂN', 'ỦY BAN NHÂN DÂN', 'a letterhead is no capacity'],
  ['PHÓ GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'right already'],
  ['TỊCH', 'TỊCH', 'too little to tell'],
  ['Chủ tịch', 'Chủ tịch', 'small letters belong to a sentence'],
  ['PHÁT TRIỂN KINH TẾ SỐ', 'PHÁT TRIỂN KINH TẾ SỐ', 'a heading'],
  ['QUYẾT ĐỊNH', 'QUYẾT ĐỊNH', 'the type of the document'],
  ['ĐỗQuốcThủy .', 'Đỗ Quốc Thủy .', 'a name written as one'],
  ['VietNam', 'VietNam', 'no syllables of the language as they stand'],
  ['TTr', 'TTr', 'a symbol'],
])('%s → %s (%s)', (read, meant) => {
  expect(repaired(read)).toBe(meant);
});

describe('laws', () => {
  test('what was put right stays so', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-ZĐỦỊÓ. :-]{4,18}$/u), (text) => {
      const once = nearestSignatureLine(text)?.join(' ') ?? null;
      if (once !== null) expect(nearestSignatureLine(once)?.join(' ')).toBe(once);
    }));
  });
  test('words stay inside of what was read, and the first one keeps it', () => {
    const [line] = repairSignatureLines([lineOf('„7KT.CHỦTỊCH')], ({ words }) => [words]);
    expect(line!.words.map(({ text }) => text)).toEqual(['KT.', 'CHỦ', 'TỊCH']);
    expect(line!.words[0]).toMatchObject({ read: '„7KT.CHỦTỊCH', bbox: [0, 10, expect.any(Number), 30] });
    expect(line!.words[2]!.bbox[2]).toBe(96);
  });
  test('only capitals one after the other are split', () => {
    expect(splitName('NguyễnMinh')).toEqual(['Nguyễn', 'Minh']);
    expect(splitName('Nguyễn')).toBeNull();
    expect(splitName('iPhone')).toBeNull();
    expect(splitName('XzQw')).toBeNull();
  });
});
