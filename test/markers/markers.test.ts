import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { letterOrder, letterValue, markerAt, romanValue } from '../../src/markers/markers.js';

type Row = [input: string, expected: [kind: string, text: string, rest: string] | null, why: string];

const rows: Row[] = [
  ['I. MỤC TIÊU', ['roman', 'I', 'MỤC TIÊU'], 'the usual Roman section'],
  ['V- NHIỆM VỤ', ['roman', 'V', 'NHIỆM VỤ'], 'closed by a hyphen'],
  ['I - Đánh giá kết quả', ['roman', 'I', 'Đánh giá kết quả'], 'a blank before the hyphen'],
  ['III.', ['roman', 'III', ''], 'the marker alone on its line'],
  ['IIII. Sai', null, 'no Roman numeral'],
  ['1. Mục đích', ['decimal', '1', 'Mục đích'], 'khoản'],
  ['1.MỤC TIÊU', ['decimal', '1', 'MỤC TIÊU'], 'no blank behind the point'],
  ['1.1. Phát triển', ['decimal', '1.1', 'Phát triển'], 'second decimal level, closed'],
  ['2.1 Nhiệm vụ', ['decimal', '2.1', 'Nhiệm vụ'], 'second decimal level, open'],
  ['1.1.2. Vùng nuôi', ['decimal', '1.1.2', 'Vùng nuôi'], 'third level'],
  ['1.1- Đưa nội dung', ['decimal', '1.1', 'Đưa nội dung'], 'second level of a Party document'],
  ['2.1 - 2.3 triệu', null, 'a range that wrapped'],
  ['(2) ≥ 95% dân số', ['decimal', '(2)', '≥ 95% dân số'], 'opens with a comparator sign'],
  ['3. ≤ 5% hồ sơ', ['decimal', '3', '≤ 5% hồ sơ'], 'opens with a comparator sign'],
  ['(1) Rà soát', ['decimal', '(1)', 'Rà soát'], 'in brackets'],
  ['10. Các doanh nghiệp', ['decimal', '10', 'Các doanh nghiệp'], 'two digits'],
  ['2030. Tiếp tục', null, 'a year that wrapped'],
  ['10% GRDP', null, 'a value that wrapped'],
  ['31/12/2022', null, 'a date'],
  ['1.500 tỷ đồng', null, 'thousands, not a second level'],
  ['a) Hoàn thiện', ['letter', 'a', 'Hoàn thiện'], 'điểm'],
  ['đ) Đảm bảo', ['letter', 'đ', 'Đảm bảo'], 'đ is a letter'],
  ['c. Thông số', ['letter', 'c', 'Thông số'], 'closed by a point'],
  ['f) Không', ['letter', 'f', 'Không'], 'not in the Vietnamese order, but met in lists in Latin order'],
  ['- Kinh tế số', ['bullet', '-', 'Kinh tế số'], 'dash'],
  ['-Kinh tế số', ['bullet', '-', 'Kinh tế số'], 'dash without a blank'],
  ['– Bước 1: Phòng', ['bullet', '–', 'Bước 1: Phòng'], 'en dash'],
  ['+ Triển khai', ['plus', '+', 'Triển khai'], 'plus'],
  ['Điều 1. Ban hành', ['article', 'Điều 1', 'Ban hành'], 'Điều'],
  ['Điều 3 của Quy định này', null, 'a reference to an article'],
  ['Khoản 2 Điều này', null, 'a reference to a clause'],
  ['Phần thứ nhất', ['part', 'Phần thứ nhất', ''], 'ordinal in words'],
  ['PHẦN II', ['part', 'PHẦN II', ''], 'ordinal in Roman digits'],
  ['Chương II QUY ĐỊNH CHUNG', ['chapter', 'Chương II', 'QUY ĐỊNH CHUNG'], 'title on the same line'],
  ['Mục tiêu chung', null, 'begins like Mục, is a word'],
  ['Kinh tế số', null, 'plain text'],
];

describe('markerAt', () => {
  test.each(rows)('%j → %j (%s)', (input, expected) => {
    const marker = markerAt(input);
    expect(marker === null ? null : [marker.kind, marker.text, input.slice(marker.length)]).toEqual(expected);
  });

  test('never throws and never eats more than there is', () => {
    const soup = fc.array(fc.constantFrom('I', 'V', '.', ')', '(', '1', '12', 'a', 'đ', '-', '+', ' ', 'Điều', 'Phần', 'thứ', 'Chương', '%', 'Ổ', '́'), { maxLength: 12 });
    fc.assert(fc.property(soup, (parts) => {
      const text = parts.join('');
      const marker = markerAt(text);
      if (marker !== null) {
        expect(marker.length).toBeLessThanOrEqual(text.length);
        expect(marker.length).toBeGreaterThan(0);
      }
    }));
  });
});

test('Roman numerals up to 39 read back', () => {
  const digits: [string, number][] = [['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]];
  for (let n = 1; n < 40; n++) {
    let rest = n;
    let text = '';
    for (const [digit, value] of digits) while (rest >= value) { text += digit; rest -= value; }
    expect(romanValue(text)).toBe(n);
  }
  expect([romanValue('IIX'), romanValue('VV'), romanValue('')]).toEqual([null, null, null]);
});

test('the letters of điểm run a b c d đ e g h i k l …', () => {
  expect([...letterOrder].map((letter) => letterValue(letter))).toEqual([...letterOrder].map((_, i) => i + 1));
  expect(['f', 'j', 'w', 'z'].map(letterValue)).toEqual([null, null, null, null]);
});
