import { describe, expect, test } from '@jest/globals';
import type { ColumnRole } from '../../src/model/document.js';
import { tableKind } from '../../src/tasks/table-kind.js';
import { brief, read, table } from './support.js';

const roles: ColumnRole[] = ['marker', 'content', 'lead', 'coordinating', 'timeframe', 'deliverable'];

describe('rows of a table of tasks', () => {
  test('a row with everything', () => {
    const { tasks } = read([], [table(roles, [['#I', 'HẠ TẦNG SỐ', '', '', '', ''], ['1', 'Xây dựng Cổng dữ liệu mở.', 'Sở TT&TT', 'Các sở, ban, ngành, địa phương', 'Quý II/2023', 'Cổng dữ liệu mở']])]);
    expect(tasks.map(brief)).toEqual([
      { kind: 'table-row', marker: '1', text: 'Xây dựng Cổng dữ liệu mở.', lead: ['so-thong-tin-va-truyen-thong'], coordinating: ['cac-so-ban-nganh', 'cac-dia-phuong'], deliverable: 'Cổng dữ liệu mở', time: '2023-Q2|2023-Q2|' },
    ]);
    expect(tasks[0]!.group).toEqual(['HẠ TẦNG SỐ']);
  });

  test('what stands in the group row is inherited; a time in the row’s own text goes before it', () => {
    const short: ColumnRole[] = ['marker', 'content', 'lead', 'timeframe'];
    const { tasks } = read([], [
      table(short, [
        ['#1', 'Lĩnh vực nông nghiệp', 'Sở NN&PTNT', '2023-2025'],
        ['1.1', 'Cấp mã số vùng trồng.', '', ''],
        ['1.2', 'Xây dựng APP; thời gian thực hiện 2023-2024.', '', ''],
        ['1.3', 'Truy xuất nguồn gốc.', 'Sở Công Thương', 'Năm 2024'],
        ['#2', 'Lĩnh vực văn hóa', 'Sở Văn hóa và Thể thao', ''],
        ['', 'Triển khai Nền tảng bảo tàng số.', '', ''],
      ]),
    ]);
    expect(tasks.map((t) => [t.marker, t.lead[0]!.id, t.lead[0]!.inherited ?? false, t.timeframe?.from ?? null, t.timeframe?.to ?? null, t.timeframe?.inherited ?? false])).toEqual([
      ['1.1', 'so-nong-nghiep-va-phat-trien-nong-thon', true, '2023', '2025', true],
      ['1.2', 'so-nong-nghiep-va-phat-trien-nong-thon', true, '2023', '2024', false],
      ['1.3', 'so-cong-thuong', false, '2024', '2024', false],
      [null, 'so-van-hoa-va-the-thao', true, null, null, false],
    ]);
  });

  test('merged cells hand down over the rows they cover, and no further; a plain empty cell stays empty', () => {
    const { tasks } = read([], [
      table(roles, [
        ['1', 'Nhiệm vụ một.', 'Sở Y tế', 'Sở Tài chính', '2022', 'Báo cáo'],
        ['2', 'Nhiệm vụ hai.', '', '', '2023', ''],
        ['3', 'Nhiệm vụ ba.', 'Sở Nội vụ', '', '2024', ''],
      ], { spans: { '0,2': 2, '0,5': 2 } }),
    ]);
    expect(tasks.map((t) => [t.lead[0]?.id, t.lead[0]?.inherited ?? false, t.coordinating.length, t.deliverable])).toEqual([
      ['so-y-te', false, 1, 'Báo cáo'],
      ['so-y-te', true, 0, 'Báo cáo'],
      ['so-noi-vu', false, 0, null],
    ]);
  });

  test('a ditto mark repeats the cell above', () => {
    const { tasks } = read([], [table(roles, [['1', 'Nhiệm vụ một.', 'Sở Y tế', '', '2022', ''], ['2', 'Nhiệm vụ hai.', '-nt-', '', '-nt-', '']])]);
    expect(tasks.map((t) => [t.lead[0]?.id, t.timeframe?.from])).toEqual([['so-y-te', '2022'], ['so-y-te', '2022']]);
  });

  test('a numbered row that only heads its sub-rows is a group', () => {
    const { tasks } = read([], [table(roles, [['1', 'Phát triển dữ liệu', '', '', '', ''], ['1.1', 'Xây dựng kho dữ liệu.', 'Sở Y tế', '', '2022', '']])]);
    expect(tasks.map((t) => [t.marker, t.group])).toEqual([['1.1', ['Phát triển dữ liệu']]]);
  });

  test('groups nest by their markers', () => {
    const { tasks } = read([], [table(roles, [['#A', 'CHÍNH QUYỀN SỐ', '', '', '', ''], ['#I', 'Hạ tầng', '', '', '', ''], ['1', 'Một.', 'Sở Y tế', '', '2022', ''], ['#II', 'Dữ liệu', '', '', '', ''], ['2', 'Hai.', 'Sở Y tế', '', '2022', ''], ['#B', 'KINH TẾ SỐ', '', '', '', ''], ['3', 'Ba.', 'Sở Y tế', '', '2022', '']])]);
    expect(tasks.map((t) => t.group)).toEqual([['CHÍNH QUYỀN SỐ', 'Hạ tầng'], ['CHÍNH QUYỀN SỐ', 'Dữ liệu'], ['KINH TẾ SỐ']]);
  });

  test('one cell for both: "Chủ trì: …; phối hợp: …"', () => {
    const { tasks } = read([], [table(['marker', 'content', 'lead', 'timeframe'], [['1', 'Một.', 'Chủ trì: Sở Y tế; phối hợp: Sở Tài chính', '2022'], ['2', 'Hai.', 'Sở Nội vụ chủ trì, phối hợp với Công an tỉnh', '2022']])]);
    expect(tasks.map((t) => [t.lead.map((a) => a.id), t.coordinating.map((a) => a.id)])).toEqual([[['so-y-te'], ['so-tai-chinh']], [['so-noi-vu'], ['cong-an-tinh']]]);
  });

  test('a row without a time in a table that has a time column is reported', () => {
    const { findings } = read([], [table(roles, [['1', 'Một.', 'Sở Y tế', '', '2022', ''], ['2', 'Hai.', 'Sở Y tế', '', '', '']])]);
    expect(findings.map((f) => [f.code, f.params['text']])).toEqual([['missing-timeframe', 'Hai.']]);
  });
});

describe('which tables state tasks', () => {
  const kindOf = (name: string, annex: string, columns: ColumnRole[], rows: string[][] = [['1', 'Xây dựng', 'Sở Y tế', '2022']]): string =>
    tableKind(table(columns, rows, { names: columns.map((role) => (role === 'content' ? name : role)), annex }));
  const four: ColumnRole[] = ['marker', 'content', 'lead', 'timeframe'];
  const three: ColumnRole[] = ['marker', 'content', 'lead'];

  test.each([
    ['Nội dung mục tiêu', 'PHÂN CÔNG THEO DÕI, ĐÔN ĐỐC THỰC HIỆN CÁC MỤC TIÊU', three, 'targets'],
    ['Nội dung', 'PHÂN CÔNG THỰC HIỆN CÁC CHỈ TIÊU ĐẾN NĂM 2025', three, 'targets'],
    ['Mục tiêu, chỉ tiêu', 'PHÂN CÔNG NHIỆM VỤ', three, 'targets'],
    ['Nội dung nhiệm vụ', 'PHỤ LỤC', three, 'tasks'],
    ['Nội dung', 'DANH MỤC NHIỆM VỤ, GIẢI PHÁP GIAI ĐOẠN 2024-2025', four, 'tasks'],
    ['Nội dung', 'NHIỆM VỤ TRỌNG TÂM THỰC HIỆN MỤC TIÊU PHÁT TRIỂN KINH TẾ SỐ', four, 'tasks'],
    ['Nội dung', 'DANH MỤC', four, 'tasks'],
    ['Tên chỉ tiêu', 'DANH MỤC CHỈ TIÊU', ['marker', 'content', 'target:2025', 'lead'], 'targets'],
    ['Nội dung công việc', 'QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH', ['marker', 'content', 'implementing', 'timeframe'], 'other'],
    ['Tên thiết bị', 'BẢNG GIÁ', ['marker', 'content', 'unit', 'funding'], 'other'],
    ['Chỉ tiêu, nhiệm vụ', 'PHỤ LỤC', four, 'mixed'],
  ] as [string, string, ColumnRole[], string][])('%s under %s → %s', (name, annex, columns, kind) => {
    expect(kindOf(name, annex, columns)).toBe(kind);
  });

  test('without any word the rows decide', () => {
    expect(kindOf('Nội dung', 'PHỤ LỤC', three, [['1', 'Tỷ lệ hộ dân đạt 80%', 'Sở Y tế'], ['2', 'Tỷ lệ xã đạt 90%', 'Sở Y tế']])).toBe('targets');
    expect(kindOf('Nội dung', 'PHỤ LỤC', three, [['1', 'Xây dựng kho dữ liệu', 'Sở Y tế'], ['2', 'Tỷ lệ xã đạt 90%', 'Sở Y tế']])).toBe('tasks');
  });

  test('in a table of both, groups of targets give no tasks', () => {
    const { tasks } = read([], [
      table(four, [['#I', 'CHỈ TIÊU', '', ''], ['1', 'Tỷ lệ hộ dân đạt 80%', 'Sở Y tế', '2025'], ['#II', 'NHIỆM VỤ', '', ''], ['2', 'Xây dựng kho dữ liệu', 'Sở Y tế', '2025']], { names: ['TT', 'Chỉ tiêu, nhiệm vụ', 'Chủ trì', 'Thời gian'] }),
    ]);
    expect(tasks.map((t) => t.marker)).toEqual(['2']);
  });
});
