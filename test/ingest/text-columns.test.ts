import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { splitLines } from '../../src/ingest/lines.js';
import { tablesOfPages } from '../../src/ingest/text-columns.js';
import { ingestText } from '../../src/ingest/text.js';
import { everyLine, rowsOf, tablesOf } from './flow-helpers.js';

const rows = (lines: readonly string[]): unknown => {
  const raw = lines.join('\n');
  return tablesOfPages(raw, [splitLines(raw)], [1])[0]!.map(({ piece }) => rowsOf(piece).map((row) => row.map((cell) => cell?.replaceAll('/', ' ') ?? '')));
};

const head = 'TT          Nội dung mục tiêu                      Cơ quan chủ trì          Đơn vị thực hiện';

describe('rows', () => {
  test('numbers and short cells in the middle of their rows', () => {
    expect(rows([
      head,
      'I    PHÁT TRIỂN XÃ HỘI SỐ',
      '     Tỷ lệ báo cáo được thực hiện trực                                      Các sở, ban, ngành,',
      '1                                                   Văn phòng UBND tỉnh',
      '     tuyến đạt 75%.                                                         địa phương',
      '                                                                            Các sở, ban, ngành,',
      '2    Tỷ lệ hồ sơ số hóa đạt 90%                     Sở Y tế',
      '                                                                            địa phương',
      '3    Tỷ lệ xã có mạng đạt 100%                      Sở Công Thương          Doanh nghiệp',
    ])).toEqual([[
      ['TT', 'Nội dung mục tiêu', 'Cơ quan chủ trì', 'Đơn vị thực hiện'],
      ['I', 'PHÁT TRIỂN XÃ HỘI SỐ', '', ''],
      ['1', 'Tỷ lệ báo cáo được thực hiện trực tuyến đạt 75%.', 'Văn phòng UBND tỉnh', 'Các sở, ban, ngành, địa phương'],
      ['2', 'Tỷ lệ hồ sơ số hóa đạt 90%', 'Sở Y tế', 'Các sở, ban, ngành, địa phương'],
      ['3', 'Tỷ lệ xã có mạng đạt 100%', 'Sở Công Thương', 'Doanh nghiệp'],
    ]]);
  });

  test('numbers at the top of their rows', () => {
    expect(rows([
      head,
      '1    Tỷ lệ báo cáo được thực hiện trực              Văn phòng UBND          Các sở, ban, ngành,',
      '     tuyến đạt 75%.                                 tỉnh                    địa phương',
      '2    Tỷ lệ hồ sơ số hóa đạt 90%                     Sở Y tế                 Các sở, ban, ngành,',
      '                                                                            địa phương',
    ])).toEqual([[
      ['TT', 'Nội dung mục tiêu', 'Cơ quan chủ trì', 'Đơn vị thực hiện'],
      ['1', 'Tỷ lệ báo cáo được thực hiện trực tuyến đạt 75%.', 'Văn phòng UBND tỉnh', 'Các sở, ban, ngành, địa phương'],
      ['2', 'Tỷ lệ hồ sơ số hóa đạt 90%', 'Sở Y tế', 'Các sở, ban, ngành, địa phương'],
    ]]);
  });
});

describe('columns', () => {
  test('a head over several lines, the number of the page left out', () => {
    expect(rows([
      '                                                  Cơ quan chủ trì',
      'TT          Nội dung mục tiêu                                              Đơn vị thực hiện',
      '                                                  theo dõi, đôn đốc',
      '1    Tỷ lệ hồ sơ số hóa đạt 90%                     Sở Y tế                 Các sở, ban, ngành',
      '2    Tỷ lệ xã có mạng đạt 100%                      Sở Công Thương          Doanh nghiệp',
      '                                      12',
    ])).toEqual([[
      ['TT', 'Nội dung mục tiêu', 'Cơ quan chủ trì theo dõi, đôn đốc', 'Đơn vị thực hiện'],
      ['1', 'Tỷ lệ hồ sơ số hóa đạt 90%', 'Sở Y tế', 'Các sở, ban, ngành'],
      ['2', 'Tỷ lệ xã có mạng đạt 100%', 'Sở Công Thương', 'Doanh nghiệp'],
    ]]);
  });

  test('one blank between two cells, or none', () => {
    const body = ['Sở Y tế         Các sở', 'Sở Y tế         Các sở', 'Sở Công Thương, Các sở', 'Sở Công Thương  Các sở', 'Sở Y tế; Công anCác sở'];
    expect(rows([
      'TT   Nội dung              Chủ trì         Phối hợp',
      ...body.map((cells, i) => `${i + 1}    Tỷ lệ hồ sơ đạt 90%   ${cells}`),
    ])).toEqual([[
      ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp'],
      ...['Sở Y tế', 'Sở Y tế', 'Sở Công Thương,', 'Sở Công Thương', 'Sở Y tế; Công an'].map((lead, i) => [String(i + 1), 'Tỷ lệ hồ sơ đạt 90%', lead, 'Các sở']),
    ]]);
  });

  test('text that runs on under the next column stays whole', () => {
    expect(rows([
      'TT   Nội dung              Chủ trì         Phối hợp',
      '     Tỷ lệ hồ sơ bệnh án được số hóa đạt',
      '1                          Sở Y tế         Các sở',
      '     90%',
      '     Tỷ lệ xã có cổng thông tin điện tử',
      '2                          Sở Nội vụ       Các sở',
      '     đạt 80%',
      '     Tỷ lệ hồ sơ được thanh toán điện tử',
      '3                          Sở Tài chính    Các sở',
      '     đạt 70%',
    ])).toEqual([[
      ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp'],
      ['1', 'Tỷ lệ hồ sơ bệnh án được số hóa đạt 90%', 'Sở Y tế', 'Các sở'],
      ['2', 'Tỷ lệ xã có cổng thông tin điện tử đạt 80%', 'Sở Nội vụ', 'Các sở'],
      ['3', 'Tỷ lệ hồ sơ được thanh toán điện tử đạt 70%', 'Sở Tài chính', 'Các sở'],
    ]]);
  });

  test('two columns are none', () => {
    expect(rows(['TT   Nội dung', '1    Một việc', '2    Hai việc', '3    Ba việc'])).toEqual([]);
  });
});

test('no letter of a page is lost or doubled, whatever stands in its columns', () => {
  const cell = fc.constantFrom('', 'Sở Y tế', 'Tỷ lệ hồ sơ đạt 90%', 'Các sở, ban, ngành, địa phương; doanh nghiệp', '2025', 'II', '1.2', '12', 'đạt 80%', 'I. MỤC TIÊU CHUNG CỦA CẢ BẢNG NÀY');
  const line = fc.tuple(fc.constantFrom('', '1', '2', '3.1', 'IV'), cell, cell, cell).map(([n, a, b, c]) => `${n.padEnd(5)}${a.padEnd(24)}${b.padEnd(20)}${c}`);
  fc.assert(fc.property(fc.array(line, { maxLength: 25 }), (body) => {
    const raw = ['PHỤ LỤC', '', 'TT   Nội dung                Chủ trì             Phối hợp', ...body].join('\n');
    const letters = (text: string): string => [...text.replace(/\s/gu, '')].sort().join('');
    expect(letters(everyLine(ingestText(raw).flow).map((l) => l.text.value).join(''))).toBe(letters(raw));
  }));
  expect(tablesOf(ingestText('').flow)).toEqual([]);
});
