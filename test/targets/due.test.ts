import { describe, expect, test } from '@jest/globals';
import { findDues, governingPeriod, governingYear, lastYear } from '../../src/targets/due.js';
import { placeKind } from '../../src/targets/zones.js';
import { cellValues } from '../../src/targets/values.js';

describe('due years', () => {
  test.each([
    ['đến năm 2025', [[2025, 'due']]],
    ['trước ngày 31/12/2025', [[2025, 'due']]],
    ['1. Mục tiêu đến 31/12/2025', [[2025, 'due']]],
    ['trước tháng 9/2023', [[2023, 'due']]],
    ['giai đoạn 2021 - 2025', [[2025, 'due']]],
    ['từ năm 2023 đến năm 2025', [[2025, 'due']]],
    ['các năm 2023, 2024 và 2025', [[2025, 'due']]],
    ['đến năm 2025, định hướng đến năm 2030', [[2025, 'due'], [2030, 'vision']]],
    ['so với năm 2020', [[2020, 'baseline']]],
    ['Quyết định số 411/QĐ-TTg ngày 31/3/2022', []],
    ['ngày 31 tháng 3 năm 2022', []],
    ['Quý IV/2025', [[2025, 'due']]],
  ])('%s', (text, expected) => expect(findDues(text).map((d) => [d.year, d.kind])).toEqual(expected));

  test.each([
    ['b) Mục tiêu đến năm 2030', 2030], ['ĐẾN NĂM 2025', 2025], ['MỤC TIÊU, CHỈ TIÊU GIAI ĐOẠN 2021-2025', 2025], ['Mục tiêu đến năm 2025, định hướng đến năm 2030', 2025],
    ['2.2. Định hướng đến năm 2035', 2035], ['Phát triển kinh tế số', null],
  ])('a heading "%s" sets %s', (title, year) => expect(governingYear(title)).toBe(year));

  test('periods and cells of times', () => {
    expect(governingPeriod('giai đoạn 2021 – 2025')).toEqual({ from: 2021, to: 2025 });
    expect(governingPeriod('đến năm 2025')).toBeNull();
    expect(lastYear('2022 - 2025')).toBe(2025);
    expect(lastYear('Hằng năm')).toBeNull();
  });
});

describe('what a heading opens', () => {
  test.each([
    ['II. MỤC TIÊU', 'target'], ['2. Chỉ tiêu cụ thể', 'target'], ['PHÂN CÔNG THỰC HIỆN CÁC CHỈ TIÊU ĐẾN NĂM 2025', 'target'], ['MỤC TIÊU, ĐỐI TƯỢNG', 'target'],
    ['III. NHIỆM VỤ VÀ GIẢI PHÁP', 'work'], ['PHÂN CÔNG NHIỆM VỤ', 'work'], ['I. MỤC ĐÍCH, YÊU CẦU', 'work'],
    ['V. KINH PHÍ THỰC HIỆN', 'money'], ['I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN', 'review'], ['I. THỰC TRẠNG', 'review'], ['DỰ BÁO MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI', 'review'],
    ['TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2025', 'review'], ['Đánh giá thực hiện mục tiêu giai đoạn 2021-2025', 'review'], ['Kết quả thực hiện mục tiêu, nhiệm vụ', 'review'], ['Mục tiêu, chỉ tiêu đã đạt được', 'review'],
    ['Kiểm tra, đánh giá kết quả thực hiện', 'work'], ['Phân công theo dõi, đánh giá kết quả thực hiện các chỉ tiêu', 'target'], ['Kết quả dự kiến đạt được, chỉ tiêu', 'target'],
    ['Kết quả thực hiện năm 2025 và nhiệm vụ năm 2026', null],
    ['Chương trình mục tiêu quốc gia', null], ['c. Thông số (chỉ tiêu), tần suất', null], ['Sở Tài chính', 'money'],
  ])('%s → %s', (heading, kind) => expect(placeKind(heading)).toBe(kind));
});

describe('cells of value columns', () => {
  const shown = (cell: string, unit: string | null): string[] | null =>
    cellValues(cell, unit)?.map(({ quantity: q, scope }) => `${q.comparator} ${q.min}..${q.max} ${q.unit}${scope === '' ? '' : ` [${scope}]`}`) ?? null;
  test.each([
    ['60%', null, ['eq 60..60 percent']],
    ['Tối thiểu 65%', null, ['gte 65..null percent']],
    ['90', '%', ['eq 90..90 percent']],
    ['20-30', '%', ['range 20..30 percent']],
    ['≥ 95', '%', ['gte 95..null percent']],
    ['80 trở lên', '%', ['gte 80..null percent']],
    ['8,5', '%', ['eq 8.5..8.5 percent']],
    ['26.120', 'Ha', ['eq 26120..26120 hectare']],
    ['1.500', 'Tỷ đồng', ['eq 1500000000000..1500000000000 vnd']],
    ['≤ 3 Đông Nam Á; ≤ 50 Thế giới', 'Thứ bậc', ['lte null..3 rank [Đông Nam Á]', 'lte null..50 rank [Thế giới]']],
    ['Đạt mức tiên tiến ở nhiều lĩnh vực', '%', []],
    ['-', '%', []],
    ['1.2.3', '%', null],
  ])('%s (%s)', (cell, unit, expected) => expect(shown(cell, unit)).toEqual(expected));

  test('a number without any unit is doubted', () => expect(cellValues('90', null)![0]!.quantity.flags).toContain('bare'));
});
