import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { lineBreaks } from '../../src/ingest/text-breaks.js';
import { tablesOfPages } from '../../src/ingest/text-columns.js';
import { splitLines } from '../../src/ingest/lines.js';
import { wrap } from '../twins/layouts.js';

const sentence = 'Đẩy mạnh ứng dụng công nghệ số trong quản lý nhà nước và cung cấp dịch vụ công cho người dân và doanh nghiệp trên địa bàn tỉnh';

describe('how line breaks came about', () => {
  const body = Array.from({ length: 4 }, (_, i) => wrap(`${i + 1}. ${sentence}.`, 60)).flat();
  test.each<[string[], string | null, string]>([
    [[...body, 'Phấn đấu đạt 80%.', 'Hình thành 20 mô hình.'], 'meant', 'the next word had room'],
    [[...body, 'x'.repeat(60), 'Tổng kinh phí'], 'wrapped', 'the line was full'],
    [[...body, `${'x'.repeat(57)}ả.`, 'Tổng kinh phí'], 'meant', 'full, but a sentence ended and no paragraph here has two'],
    [[...body, '', 'Tổng kinh phí'], null, 'a blank line says it already'],
    [['Một dòng', 'Hai dòng', 'Ba dòng'], null, 'nothing shows the width'],
    [[`1. ${sentence}; ${sentence}; ${sentence}.`, 'Tổng kinh phí'], 'meant', 'lines are never wrapped here'],
  ])('case %#', (...[lines, expected]) => {
    expect(lineBreaks(lines).at(-1)).toBe(expected);
  });

  test('a paragraph wrapped at any width is not cut inside', () => {
    fc.assert(fc.property(fc.integer({ min: 40, max: 120 }), fc.array(fc.integer({ min: 12, max: 40 }), { minLength: 6, maxLength: 12 }), (width, lengths) => {
      const paragraphs = lengths.map((n) => wrap(Array.from({ length: n }, (_, i) => sentence.toLowerCase().split(' ')[(i * 7 + n) % 27]!).join(' '), width));
      const breaks = lineBreaks(paragraphs.flatMap((lines) => [...lines, '']));
      expect(breaks.filter((b) => b === 'meant')).toEqual([]);
    }));
  });
});

const rowsIn = (text: string): string[][] =>
  tablesOfPages(text, [splitLines(text)], [1])[0]!.flatMap(({ piece }) =>
    Array.from({ length: piece.rowCount }, (_, row) =>
      piece.cells.filter((cell) => cell.row === row).map((cell) => cell.lines.map((line) => line.text.value).join(' '))));

describe('tables whose cells begin under their titles', () => {
  const head = 'STT  Nhiệm vụ                   Chủ trì     Thời gian';
  const first = ['1    Số hóa hồ sơ lưu trữ       Sở Y tế     2025', '2    Xây dựng cơ sở dữ liệu     Sở Y tế     2025', '3    Vận hành nền tảng          Sở Nội vụ   2026'];
  test.each([
    [['     dùng chung của tỉnh'], 4, 'a line that goes on'],
    [['     Tham mưu'], 5, 'a content that had room above begins a row'],
    [['4                               Sở Y tế'], 5, 'a number begins a row, even without content'],
    [['', '      III. Tổ chức thực hiện các nhiệm vụ của Kế hoạch này'], 4, 'text behind a blank line is no row'],
  ])('%j → %i rows with the head: %s', (more, rows) => {
    expect(rowsIn([head, ...first, ...more].join('\n'))).toHaveLength(rows);
  });
});
