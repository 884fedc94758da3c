import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { readFileSync } from 'node:fs';
import { segmentsOf } from '../../src/ingest/lines.js';
import { ingestText } from '../../src/ingest/text.js';
import { everyLine, linesOf, rowsOf, tablesOf, textsOf } from './flow-helpers.js';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url), 'utf8');

describe('lines', () => {
  test('line ends of every kind, blank lines counted, blanks at the ends off', () => {
    const { flow } = ingestText('a\r\n\r\n  b \rc\n\n \n d\vé');
    expect(linesOf(flow).map((line) => [line.text.value, line.blanksBefore])).toEqual([['a', 0], ['b', 1], ['c', 0], ['d', 2], ['é', 0]]);
  });

  test('form feeds are pages; one at the end opens none', () => {
    const { pages, flow } = ingestText('a\nb\fc\n\f\n');
    expect(pages.map((page) => [page.number, page.start, page.end, page.method])).toEqual([[1, 0, 4, 'plain-text'], [2, 4, 8, 'plain-text']]);
    expect(linesOf(flow).map((line) => [line.page, line.text.value])).toEqual([[1, 'a'], [1, 'b'], [2, 'c']]);
  });

  test.each([
    ['ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI', ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI']],
    ['Số:          /QĐ-UBND  Ninh Thuận, ngày            tháng      năm 2022', ['Số:          /QĐ-UBND  Ninh Thuận, ngày            tháng      năm 2022']],
    ['Số:  4181  /KH-UBND              Bình Thuận, ngày 07     tháng 12 năm 2022', ['Số:  4181  /KH-UBND', 'Bình Thuận, ngày 07     tháng 12 năm 2022']],
    ['Nơi nhận:\tTM. ỦY BAN NHÂN DÂN', ['Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN']],
    ['một  hai', ['một  hai']],
  ])('wide gaps part columns, places to fill in do not: %s', (text, expected) => {
    expect(segmentsOf(text).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });

  test('centred by indent, where the file keeps indents', () => {
    const body = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 của nước';
    const raw = [`${' '.repeat(36)}KẾ HOẠCH`, `${' '.repeat(26)}Chuyển đổi số tỉnh X năm 2025`, ...new Array<string>(6).fill(`     ${body}`), ...new Array<string>(20).fill(body)].join('\n');
    expect(linesOf(ingestText(raw).flow).slice(0, 4).map((line) => line.centred)).toEqual([true, true, false, false]);
    expect(linesOf(ingestText('KẾ HOẠCH\n\nCăn cứ').flow).map((line) => line.centred)).toEqual([null, null]);
  });

  test('real text: every line leads back to the file', () => {
    for (const name of ['binh-thuan.txt', 'ninh-thuan.txt', 'synth-008.txt']) {
      const raw = fixture(name);
      for (const line of everyLine(ingestText(raw).flow)) expect(line.text.origin.map((at) => raw[at]).join('')).toBe(line.text.value);
    }
  });
});

describe('columns kept by blanks', () => {
  const raw = [
    '      PHỤ LỤC',
    'STT   NHIỆM VỤ                     CHỦ TRÌ          THỜI GIAN',
    'I  NHÓM NHIỆM VỤ VỀ CƠ CHẾ CHÍNH SÁCH VÀ PHÁP LUẬT',
    '1     Rà soát, cụ thể hoá các cơ   Sở Tài chính     Thường xuyên',
    '      chế khuyến khích',
    '2     Đề xuất giải pháp cải thiện  Sở Công Thương   2026',
    'II PHÁT TRIỂN CÔNG NGHỆ',
    '1     Xây dựng chương trình        Sở Khoa học và   2026',
    '                                   Công nghệ',
    '',
    '',
    'Nơi nhận: các sở',
  ].join('\n');

  test('are a table: wrapped cells, rows over all columns', () => {
    const { flow } = ingestText(raw);
    expect(rowsOf(tablesOf(flow)[0]!)).toEqual([
      ['STT', 'NHIỆM VỤ', 'CHỦ TRÌ', 'THỜI GIAN'],
      ['I', 'NHÓM NHIỆM VỤ VỀ CƠ CHẾ CHÍNH SÁCH VÀ PHÁP LUẬT', null, null],
      ['1', 'Rà soát, cụ thể hoá các cơ/chế khuyến khích', 'Sở Tài chính', 'Thường xuyên'],
      ['2', 'Đề xuất giải pháp cải thiện', 'Sở Công Thương', '2026'],
      ['II', 'PHÁT TRIỂN CÔNG NGHỆ', null, null],
      ['1', 'Xây dựng chương trình', 'Sở Khoa học và/Công nghệ', '2026'],
    ]);
    expect(textsOf(flow)).toEqual(['PHỤ LỤC', 'Nơi nhận: các sở']);
  });

  test('flattened tables and ordinary text keep none', () => {
    for (const name of ['binh-thuan.txt', 'ninh-thuan.txt', 'ba-ria-vung-tau.txt', 'synth-001.txt', 'synth-007.txt']) expect(tablesOf(ingestText(fixture(name)).flow)).toEqual([]);
  });
});

test('nothing is lost: the letters of the lines are the letters of the file', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('STT  a  b', 'TT   Nội dung   Chủ trì', '1   x   y', ' ', '', 'I. MỤC TIÊU', '2', '\f', '   ', 'a   b   c', '- d\te'), { maxLength: 30 }), (parts) => {
    const raw = parts.join('\n');
    const letters = (text: string): string => [...text.replace(/\s/gu, '')].sort().join('');
    expect(letters(everyLine(ingestText(raw).flow).map((line) => line.text.value).join(''))).toBe(letters(raw));
  }));
});
