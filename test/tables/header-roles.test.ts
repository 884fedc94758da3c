import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { foldPlain } from '../../src/text/fold.js';
import { columnRole, columnRoles, headTitles, isKnownTitle } from '../../src/tables/header-roles.js';

interface GoldTable {
  readonly columns: readonly { readonly name: string; readonly role: string }[];
}

const heads: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  ['present state beside years to come', [['STT', 'marker'], ['Nội dung', 'content'], ['Đơn vị tính', 'unit'], ['Năm hiện hành 2025 Kế hoạch', 'other'], ['Năm hiện hành 2025 Ước thực hiện', 'other'], ['Năm 2026', 'target:2026']]],
  ['a bare "Đơn vị" beside years is the unit', [['TT', 'marker'], ['Chỉ tiêu', 'content'], ['Đơn vị', 'unit'], ['ƯTH Năm 2025', 'other'], ['GIAI ĐOẠN 2026 - 2030 Năm 2026', 'target:2026'], ['GIAI ĐOẠN 2026 - 2030 Năm 2030', 'target:2030']]],
  ['a bare "Đơn vị" beside tasks is a body', [['TT', 'marker'], ['Nhiệm vụ', 'content'], ['Đơn vị', 'implementing'], ['Thời hạn', 'timeframe']]],
  ['"Mục tiêu đến năm …" alone is what the row says', [['TT', 'marker'], ['Mục tiêu đến năm 2025', 'content'], ['Cơ quan chủ trì', 'lead']]],
  ['"Mục tiêu …" beside a content is a value', [['TT', 'marker'], ['Chỉ tiêu', 'content'], ['Hiện trạng 2023', 'other'], ['Mục tiêu 2025', 'target:2025'], ['KH 2026', 'target:2026'], ['Đến năm 2030', 'target:2030']]],
  ['what was reached is no target', [['TT', 'marker'], ['Tên chỉ tiêu', 'content'], ['Kết quả năm 2022', 'other'], ['Thực hiện 2023', 'other'], ['Năm 2024 (ước thực hiện)', 'other'], ['Năm 2025 (%)', 'target:2025']]],
  ['lead, coordinating and implementing side by side', [['STT', 'marker'], ['NỘI DUNG', 'content'], ['CHỦ TRÌ ĐÔN ĐÓC', 'lead'], ['PHÓI HỢP ĐÔN ĐÓC', 'coordinating'], ['CƠ QUAN THỰC HIỆN', 'implementing']]],
  ['wordings of departments', [['TT', 'marker'], ['Tên nhiệm vụ', 'content'], ['Sở, ngành chủ trì tham mưu', 'lead'], ['Đơn vị phối hợp thực hiện', 'coordinating'], ['Thời gian dự kiến hoàn thành', 'timeframe'], ['Nguồn kinh phí', 'funding'], ['Ghi chú', 'note']]],
  ['one column for both', [['Số TT', 'marker'], ['Nhiệm vụ, giải pháp', 'content'], ['Đơn vị chủ trì/phối hợp', 'lead'], ['Kết quả dự kiến', 'deliverable'], ['Tiến độ', 'timeframe']]],
  ['money of a year is funding', [['TT', 'marker'], ['Dự án', 'content'], ['Kinh phí Năm 2025', 'funding'], ['Thời gian thực hiện (2021-2025)', 'timeframe']]],
  ['a product is the content where nothing else is', [['TT', 'marker'], ['Sản phẩm', 'content'], ['ĐVT', 'unit'], ['Kế hoạch 2026 Lượng (Tấn)', 'target:2026']]],
  ['names with digits are no years', [['TT', 'marker'], ['Địa điểm quan trắc', 'content'], ['Tọa độ VN-2000 X', 'other']]],
  ['a table of points', [['STT', 'marker'], ['TIÊU CHÍ THI ĐUA', 'content'], ['ĐIỂM CHUẨN', 'other'], ['HƯỚNG DẪN CHẤM ĐIỂM', 'other']]],
  ['the word that decides comes first', [['TT', 'marker'], ['Nội dung tham mưu', 'content'], ['Đơn vị chủ trì, hướng dẫn', 'lead'], ['Sản phẩm, văn bản', 'deliverable'], ['Thời gian ban hành', 'timeframe'], ['Cơ quan ban hành', 'other']]],
  ['offices below the departments', [['TT', 'marker'], ['Công việc', 'content'], ['Bộ phận thực hiện', 'implementing'], ['Cán bộ phụ trách', 'lead'], ['Tháng', 'timeframe']]],
  ['a part to play in brackets, and no other column of bodies', [['STT', 'marker'], ['Tên nhiệm vụ', 'content'], ['Vai trò (Chủ trì/Phối hợp)', 'lead'], ['Hoàn thành', 'timeframe'], ['Kinh phí (triệu đồng)', 'funding']]],
  ['bodies with their part in brackets', [['TT', 'marker'], ['Nội dung', 'content'], ['Sở, ngành, địa phương (chủ trì)', 'lead'], ['Sở, ngành (phối hợp)', 'coordinating'], ['Cơ quan (thực hiện)', 'implementing']]],
  ['the vaguer of two contents is other', [['TT', 'marker'], ['Lĩnh vực', 'other'], ['Nội dung', 'content'], ['Vai trò (Chủ trì/ Phối hợp)', 'other'], ['Người thực hiện', 'implementing']]],
];

describe('columnRoles', () => {
  test.each(heads)('%s', (_, columns) => {
    expect(columnRoles(columns.map(([name]) => name))).toEqual(columns.map(([, role]) => role));
  });

  test('every head of the gold', () => {
    const dir = 'fixtures/gold';
    let seen = 0;
    for (const file of readdirSync(dir).filter((f) => f.endsWith('.json'))) {
      const gold = JSON.parse(readFileSync(`${dir}/${file}`, 'utf8')) as { tables: GoldTable[] };
      for (const table of gold.tables) {
        expect([file, columnRoles(table.columns.map((c) => c.name))]).toEqual([file, table.columns.map((c) => c.role)]);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('single titles', () => {
  test('slips of marks and case do not matter', () => {
    expect(columnRole('THỜI GIAN HOÀN THÀNH')).toBe('timeframe');
    expect(columnRole('Phói họp')).toBe('coordinating');
    expect(columnRole('s tt')).toBe('marker');
    expect(columnRole('')).toBe('other');
  });

  test('a sentence is no known title, a head is', () => {
    expect(isKnownTitle('Cơ quan chủ trì theo dõi, đôn đốc')).toBe(true);
    expect(isKnownTitle('Kinh tế số chiếm 20% GRDP')).toBe(false);
  });

  test('the list is folded, longest first, and reads back its own roles', () => {
    for (const [i, title] of headTitles.entries()) {
      expect(title.folded).toBe(foldPlain(title.title));
      if (i > 0) expect(title.folded.length).toBeLessThanOrEqual(headTitles[i - 1]!.folded.length);
    }
    expect(headTitles.filter((t) => columnRole(t.title, ['Nội dung']) !== t.role && t.role !== 'content').map((t) => t.title)).toEqual([]);
  });
});
