import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { DraftTable } from '../../src/model/document.js';
import type { FlowElement, Line } from '../../src/model/flow.js';
import { assembleTables } from '../../src/tables/assemble.js';
import { line, piece } from './pieces.js';

const head = ['STT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời gian'];

const tables = (flow: readonly FlowElement[]): DraftTable[] => assembleTables(flow).filter((e): e is DraftTable => e.kind === 'table');
const only = (flow: readonly FlowElement[]): DraftTable => {
  const found = tables(flow);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const cells = (table: DraftTable): string[][] => table.rows.map((row) => row.cells.map((cell) => cell.text.value));
const kinds = (table: DraftTable): string => table.rows.map((row) => row.kind[0]).join('');
const lines = (flow: readonly FlowElement[]): string[] => assembleTables(flow).filter((e): e is Line => e.kind === 'line').map((l) => l.text.value);

describe('joining over pages', () => {
  test('a repeated head is furniture, OCR slips in it do not matter', () => {
    const table = only([
      piece([['STT', 'NỘI DUNG', 'CHỦ TRÌ ĐÔN ĐỐC', 'PHỐI HỢP'], ['1', 'Kinh tế số đạt 10%.', 'Sở A', '']]),
      line('2', { page: 2 }),
      piece([['STT', 'NỘI DUNG', 'CHỦ TRÌ ĐÔN ĐÓC', 'PHÓI HỢP'], ['2', 'Năng suất tăng 7%.', 'Sở B', 'Sở C']], { page: 2 }),
    ]);
    expect(cells(table).map((row) => row[0])).toEqual(['1', '2']);
    expect(table.pages).toEqual([1, 2]);
    expect(table.furniture).toEqual([
      { page: 2, reason: 'repeated-table-header', text: 'STT NỘI DUNG CHỦ TRÌ ĐÔN ĐÓC PHÓI HỢP' },
      { page: 2, reason: 'page-number', text: '2', at: 0 },
    ]);
  });

  test('a cut row gets its rest back, with the pages of both parts', () => {
    const table = only([
      piece([head, ['1', 'Năng suất lao động tăng 8%.', 'Sở LĐ-', 'Sở Kế hoạch', '2025']]),
      piece([head, ['', '', 'TB&XH', 'và Đầu tư, / Cục Thống kê', ''], ['2', 'Việc khác.', 'Sở Y tế', '', '2025']], { page: 2 }),
    ]);
    expect(cells(table)[0]).toEqual(['1', 'Năng suất lao động tăng 8%.', 'Sở LĐ-TB&XH', 'Sở Kế hoạch và Đầu tư, Cục Thống kê', '2025']);
    expect(table.rows[0]!.cells.map((cell) => cell.pages)).toEqual([[1], [1], [1, 2], [1, 2], [1]]);
    expect(table.rows).toHaveLength(2);
  });

  test.each<readonly [string, readonly string[], readonly string[], number]>([
    ['text that goes on in small letters', ['1', 'Xây dựng nền tảng số dùng', 'Sở A', '', '2025'], ['', 'chung của tỉnh.', '', '', ''], 1],
    ['a text left open by "và"', ['1', 'Phát triển nền tảng của tỉnh và', 'Sở A', '', '2025'], ['', 'Trung tâm dữ liệu.', '', '', ''], 1],
    ['only a rest in one cell', ['1', 'Phủ sóng 5G.', 'Địa phương;', '', '2025'], ['', '', 'Doanh nghiệp', '', ''], 1],
    ['a task without a number under its group', ['*6', '*Lĩnh vực văn hóa', '*Sở A', '', ''], ['', 'Tham mưu triển khai bảo tàng số.', '', '', ''], 2],
    ['a sentence of its own after a finished one', ['1', 'Quản lý, vận hành hệ thống.', 'Sở A', '', '2025'], ['', 'Thực hiện sao lưu dữ liệu.', 'Sở B', '', '2026'], 2],
    ['a row of its own, though the one before lacks its full stop', ['1', 'Quản lý hệ thống', 'Sở A', '', '2025'], ['', 'Thực hiện sao lưu', 'Sở B', '', '2026'], 2],
    ['a group title cut in two', ['*II', '*PHÁT TRIỂN CHÍNH QUYỀN SỐ,', '', '', ''], ['', '*KINH TẾ SỐ', '', '', ''], 1],
    ['the number in the middle of the height', ['', 'Xây dựng cơ sở dữ liệu dùng', 'Sở A', '', ''], ['1', 'chung của tỉnh.', '', '', '2025'], 1],
  ])('%s', (_, before, after, count) => {
    const table = only([piece([head, before, ]), piece([after, ['9', 'Việc cuối.', 'Sở Z', '', '2025']], { page: 2 })]);
    expect(table.rows).toHaveLength(count + 1);
    if (count === 1) expect(table.rows[0]!.marker).toMatch(/1|II/);
  });

  test('a head whose rule between number and content was not seen', () => {
    const rows = [['1', 'Kinh tế số chiếm 10% GRDP.', 'Sở A'], ['2', 'Năng suất lao động tăng 7%.', 'Sở B'], ['3', 'Tỷ lệ hộ nghèo còn 2%.', 'Sở C']];
    const columnsOf = (...titles: string[]): string[] => only([piece([titles, ...rows])]).columns.map(({ name, role }) => `${role}: ${name}`);
    expect(columnsOf('STT NỘI DUNG MỤC TIÊU', '', 'CHỦ TRÌ')).toEqual(['marker: STT', 'content: NỘI DUNG MỤC TIÊU', 'lead: CHỦ TRÌ']);
    expect(columnsOf('TT', 'Nội dung', 'Chủ trì')).toEqual(['marker: TT', 'content: Nội dung', 'lead: Chủ trì']);
  });

  test('a content that swallowed the agency is doubtful, in its own cell and in the agency’s', () => {
    const table = only([piece([['STT', 'Nội dung', 'Chủ trì'], ['1', 'Kinh tế số chiếm 10% GRDP.', 'Sở A'], ['2', 'Hợp đồng điện tử đạt 80% Sở Công Thương', ''], ['3', 'Phối hợp với Sở Y tế', ''], ['4', 'Hộ nghèo còn 2%.', 'Sở C'], ['5', 'Việc khác.', 'Sở D']])]);
    expect(table.rows.map(({ doubtful }) => doubtful)).toEqual([undefined, [1, 2], undefined, undefined, undefined]);
  });

  test('a piece that lacks an empty column fits by its edges', () => {
    const table = only([
      piece([['TT', 'Nội dung', 'Chủ trì', 'Phối hợp'], ['1', 'Việc một.', 'Sở A', 'Sở B']], { edges: [50, 80, 250, 350, 450] }),
      piece([['2', 'Việc hai.', 'Sở C và Sở D']], { page: 2, edges: [51, 79, 252, 449] }),
    ]);
    expect(cells(table)[1]).toEqual(['2', 'Việc hai.', 'Sở C và Sở D', '']);
  });

  test('another head, a heading or other columns begin another table', () => {
    expect(tables([piece([head, ['1', 'A b.', 'Sở A', '', '2025']]), piece([['TT', 'Tên dự án', 'Kinh phí'], ['1', 'Dự án.', '20']], { page: 2 })])).toHaveLength(2);
    expect(tables([piece([head, ['1', 'A b.', 'Sở A', '', '2025']]), line('PHỤ LỤC II'), piece([head, ['1', 'A b.', 'Sở A', '', '2025']])])).toHaveLength(2);
    expect(tables([piece([head, ['1', 'A b.', 'Sở A', '', '2025']]), piece([['1', 'x'], ['2', 'y']], { page: 2 })])).toHaveLength(2);
    expect(tables([piece([head, ['1', 'A b.', 'Sở A', '', '2025'], ['STT', 'Tên dự án', 'Kinh phí', 'Nguồn vốn', 'Ghi chú'], ['1', 'Dự án.', '20', 'NSNN', '']])])).toHaveLength(2);
  });

  test('"(tiếp theo)" between two pieces is furniture', () => {
    const table = only([piece([head, ['1', 'A b.', 'Sở A', '', '2025']]), line('Phụ lục I (tiếp theo)'), piece([head, ['2', 'C d.', 'Sở B', '', '2025']], { page: 2 })]);
    expect(table.furniture.map((f) => f.reason)).toEqual(['repeated-table-header', 'running-header']);
  });

  test('a merged cell goes on over the page break', () => {
    const table = only([
      piece([head, ['1', 'Việc một.', 'Sở A', '', '2025'], ['2', 'Việc hai.', '^', '', '2025']]),
      piece([['3', 'Việc ba.', '', '', '2025'], ['4', 'Việc bốn.', '^', '', '2025']], { page: 2 }),
    ]);
    expect(table.rows.map((row) => row.cells[2]!.rowSpan)).toEqual([4, 1, 1, 1]);
    expect(table.rows.slice(1).map((row) => row.cells[2]!.text.value)).toEqual(['', '', '']);
  });

  test('a rest under a merged cell goes to where that cell begins', () => {
    const table = only([
      piece([head, ['1', 'Việc một.', 'Sở Thông tin và', '', '2025'], ['2', 'Việc hai có phần', '^', '', '2025']]),
      piece([['', 'còn lại.', 'Truyền thông', '', ''], ['3', 'Việc ba.', 'Sở B', '', '2025']], { page: 2 }),
    ]);
    expect(cells(table)).toEqual([
      ['1', 'Việc một.', 'Sở Thông tin và Truyền thông', '', '2025'],
      ['2', 'Việc hai có phần còn lại.', '', '', '2025'],
      ['3', 'Việc ba.', 'Sở B', '', '2025'],
    ]);
  });
});

describe('heads', () => {
  test('two lines with merged titles and an index row', () => {
    const table = only([piece([
      ['STT', 'Chỉ tiêu', 'ĐVT', 'ƯTH Năm 2025', 'GIAI ĐOẠN 2026 - 2030', '<'],
      ['^', '^', '^', '^', 'Năm 2026', 'Năm 2030'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['1', 'Diện tích', 'Ha', '26.120', '27.000', '30.000'],
    ])]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'unit', 'other', 'target:2026', 'target:2030']);
    expect(table.columns[4]!.name).toBe('GIAI ĐOẠN 2026 - 2030 Năm 2026');
    expect(table.head).toHaveLength(3);
    expect(cells(table)).toEqual([['1', 'Diện tích', 'Ha', '26.120', '27.000', '30.000']]);
  });

  test('merged titles that Markdown leaves blank; two values a year', () => {
    const table = only([piece([
      ['TT', 'Sản phẩm', 'Kế hoạch 2026', '', 'Ghi chú'],
      ['', '', 'Lượng (Tấn)', 'Giá trị (Nghìn USD)', ''],
      ['1', 'Tôm', '20', '300', ''],
    ], { method: 'markdown' })]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'target:2026', 'target:2026', 'note']);
    expect(table.columns.slice(2, 4).map((c) => c.name)).toEqual(['Kế hoạch 2026 Lượng (Tấn)', 'Kế hoạch 2026 Giá trị (Nghìn USD)']);
  });

  test('rows of bars: the second row stands under the title that covers several', () => {
    const table = only([piece([
      ['*STT', '*Nội dung', '*Đơn vị tính', '*Năm hiện hành 2025', '*Năm 2026', '*Năm 2027', ''],
      ['*Kế hoạch', '*Ước thực hiện', '', '', '', '', ''],
      ['1', 'GRDP', 'Tỷ đồng', '172', '172', '193', '218'],
    ], { method: 'bars' })]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'unit', 'other', 'other', 'target:2026', 'target:2027']);
  });

  test('chủ trì and phối hợp under one title', () => {
    const table = only([piece([['TT', 'Nhiệm vụ', 'Cơ quan chủ trì, phối hợp', '<'], ['^', '^', 'Chủ trì', 'Phối hợp'], ['1', 'Việc.', 'Sở A', 'Sở B']])]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'lead', 'coordinating']);
  });

  test('a head that stands again after each group, its first column unnamed', () => {
    const table = only([piece([
      ['*I. Hạ tầng số', '<', '<'], ['', 'Nội dung', 'Đơn vị thực hiện'], ['1', 'Phủ sóng 5G.', 'Sở A'],
      ['*II. Dữ liệu số', '<', '<'], ['', 'Nội dung', 'Đơn vị thực hiện'], ['1', 'Lập kho dữ liệu.', 'Sở B'],
    ])]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'implementing']);
    expect(kinds(table)).toBe('grgr');
    expect(table.rows.map((row) => row.marker)).toEqual(['I', '1', 'II', '1']);
    expect(table.furniture).toHaveLength(1);
  });

  test('no head: roles by what stands in the columns', () => {
    const table = only([piece([
      ['1', 'Xây dựng kho dữ liệu dùng chung của tỉnh.', 'Sở Thông tin và Truyền thông', 'Các sở, ban, ngành', '2023 - 2025'],
      ['2', 'Tổ chức tập huấn kỹ năng số cho cán bộ xã.', 'Sở Nội vụ', 'UBND các huyện', 'Hàng năm'],
    ])]);
    expect(table.columns.map((c) => c.role)).toEqual(['marker', 'content', 'lead', 'coordinating', 'timeframe']);
    expect(table.head).toEqual([]);
  });

  test('a title in a row of the table over the head is a line before it', () => {
    const flow = [piece([['*DANH MỤC NHIỆM VỤ NĂM 2025', '<', '<'], ['TT', 'Nhiệm vụ', 'Chủ trì'], ['1', 'Việc.', 'Sở A']])];
    expect(lines(flow)).toEqual(['DANH MỤC NHIỆM VỤ NĂM 2025']);
    expect(cells(only(flow))).toEqual([['1', 'Việc.', 'Sở A']]);
  });

  test('a body row with the words of titles is no head', () => {
    const table = only([
      piece([head, ['1', 'Phối hợp với các đơn vị', 'Sở A', '', '2025']]),
      piece([['', 'theo dõi thời gian hoàn thành.', 'phối hợp Sở B', '', ''], ['2', 'Việc hai.', 'Sở A', '', '2025']], { page: 2 }),
    ]);
    expect(table.rows).toHaveLength(2);
  });
});

describe('columns of money', () => {
  const years = [['STT', 'Nội dung', 'Dự kiến 03 năm kế hoạch', '<'], ['^', '^', 'Năm 2026', 'Năm 2027'], ['1', 'Thu nội địa', '11.132.000', '13.000.000']];
  const roles = (flow: readonly FlowElement[]): string[] => only(flow).columns.map((column) => column.role);
  const cases: readonly (readonly [string, readonly FlowElement[], string])[] = [
    ['thu, with the unit over the table', [line('BIỂU TỔNG HỢP DỰ TOÁN THU NSNN'), line('(Kèm theo Kế hoạch số 04/KH-UBND)'), line('Đơn'), line('vị: Triệu đồng.'), piece(years)], 'funding'],
    ['vay, with the unit in the head', [line('Kế hoạch vay, trả nợ giai đoạn 2026 - 2028'), piece([['STT', 'Nội dung (tỷ đồng)', ...years[0]!.slice(2)], ...years.slice(1)])], 'funding'],
    ['values of trade in money are targets', [line('CHỈ TIÊU XUẤT KHẨU'), line('Đơn vị tính: Triệu đồng'), piece(years)], 'target:2026'],
    ['a sentence about the budget before the table is no title', [line('Nguồn ngân sách được bố trí hằng năm.'), line('Đơn vị tính: Triệu đồng'), piece(years)], 'target:2026'],
    ['no unit of money, no funding', [line('TỔNG HỢP DỰ TOÁN'), piece(years)], 'target:2026'],
  ];

  test.each(cases)('%s', (_, flow, role) => {
    expect(roles(flow)[2]).toBe(role);
  });

  test('a unit column tells the unit of each row', () => {
    const table = only([line('DỰ TOÁN'), line('Đơn vị tính: Triệu đồng'), piece([['STT', 'Chỉ tiêu', 'ĐVT', 'Năm 2026'], ['1', 'Hộ nghèo', '%', '2']])]);
    expect(table.columns[3]!.role).toBe('target:2026');
  });
});

describe('groups and rows', () => {
  test.each<readonly [string, readonly (readonly string[])[], string]>([
    ['a numbered row with values over another number is a row, over its parts a group', [['1', 'Hạ tầng số', 'Sở A', '', '2025'], ['2', 'Nền tảng số', 'Sở A', '', '2025'], ['2.1', 'Kho dữ liệu', 'Sở A', '', '2025'], ['3', 'An toàn', 'Sở B', '', '2025']], 'rgrr'],
    ['groups with lead and time over tasks without numbers', [['*6', '*Lĩnh vực văn hóa', '*Sở A', '', '*2025'], ['', 'Triển khai bảo tàng số.', '', '', ''], ['*7', '*Lĩnh vực y tế', 'Sở Y tế', '', ''], ['', 'Triển khai bệnh án.', '', '', '']], 'grgr'],
    ['the same without bold letters', [['6', 'Lĩnh vực văn hóa', 'Sở A', '', '2025'], ['', 'Triển khai bảo tàng số.', '', '', '']], 'gr'],
    ['a task and one that shares its cells is no group', [['2', 'Quản lý, vận hành hệ thống', 'Sở A', '', '2025'], ['', 'Thực hiện sao lưu dữ liệu', '^', '', '^']], 'rr'],
    ['letters over romans over numbers', [['A', 'Nền móng', '', '', ''], ['I', 'Hạ tầng', '', '', ''], ['1', 'Phủ sóng.', 'Sở A', '', '2025'], ['B', 'Giải pháp', '', '', ''], ['1', 'Tập huấn.', 'Sở B', '', '2025']], 'ggrgr'],
    ['a name without a number over numbers that run on', [['', 'Kinh tế số', '', '', ''], ['1', 'Việc một.', 'Sở A', '', '2025'], ['', 'Xã hội số', '', '', ''], ['2', 'Việc hai.', 'Sở A', '', '2025'], ['3', 'Việc ba.', 'Sở A', '', '2025']], 'grgrr'],
    ['a merged cell across', [['Nhóm nhiệm vụ về thể chế', '<', '<', '<', '<'], ['1', 'Việc một.', 'Sở A', '', '2025']], 'gr'],
    ['a note across the last row', [['1', 'Việc một.', 'Sở A', '', '2025'], ['Ghi chú: các nhiệm vụ trên được bổ sung hằng năm.', '<', '<', '<', '<']], 'rr'],
    ['a total', [['1', 'Việc một.', 'Sở A', '', '2025'], ['', '*TỔNG CỘNG', '', '', '']], 'rr'],
    ['parts with dashes under a number', [['3', 'Cơ cấu kinh tế', '', '', ''], ['', '- Công nghiệp', '24', '25', '26'], ['', '- Dịch vụ', '30', '31', '32']], 'grr'],
  ])('%s', (_, body, expected) => {
    expect(kinds(only([piece([head, ...body])]))).toBe(expected);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['merged over the row', ['I. NÂNG CAO NHẬN THỨC', '<', '<', '<', '<'], ['I.', 'NÂNG CAO NHẬN THỨC', '', '', '']],
    ['merged, as a converter leaves it', ['*A. Phát triển nền móng', '', '', '', ''], ['A.', 'Phát triển nền móng', '', '', '']],
    ['two cells as two', ['I.', 'NÂNG CAO NHẬN THỨC', '', '', ''], ['I.', 'NÂNG CAO NHẬN THỨC', '', '', '']],
    ['merged over two cells, the lead and the time beside it', ['II. Hạ tầng số', '<', 'Sở A', '', '2025'], ['II.', 'Hạ tầng số', 'Sở A', '', '2025']],
    ['no marker in it', ['NÂNG CAO NHẬN THỨC', '<', '<', '<', '<'], ['', 'NÂNG CAO NHẬN THỨC', '', '', '']],
  ])('titles of groups have one form: %s', (_, group, expected) => {
    const body = [group, ['1', 'Việc một.', 'Sở A', '', '2025'], ['2', 'Việc hai.', 'Sở B', '', '2025']];
    for (const method of ['ruled', 'markdown', 'bars'] as const) {
      const table = only([piece([head, ...body], { method })]);
      expect([kinds(table), cells(table)[0]]).toEqual(['grr', expected]);
    }
  });

  test('a total merged over marker and content says so in the content; a note over the whole table stays', () => {
    const table = only([piece([head, ['1', 'Việc một.', 'Sở A', '', '2025'], ['Tổng cộng', '<', '12', '', '13'], ['Ghi chú: bổ sung hằng năm.', '<', '<', '<', '<']])]);
    expect(cells(table).slice(1)).toEqual([['', 'Tổng cộng', '12', '', '13'], ['Ghi chú: bổ sung hằng năm.', '', '', '', '']]);
  });

  test('a total with values that also heads its parts stays a row', () => {
    const table = only([piece([['TT', 'Chỉ tiêu', 'ĐVT', 'Năm 2025'], ['1', 'Tổng sản lượng', 'Tấn', '20'], ['1.1', 'Nuôi trồng', 'Tấn', '15'], ['1.2', 'Khai thác', 'Tấn', '5']])]);
    expect(kinds(table)).toBe('rrr');
  });

  test('markers lose their closing punctuation, an empty one is null', () => {
    const table = only([piece([head, ['*I.', '*Hạ tầng', '', '', ''], ['1)', 'Việc một.', 'Sở A', '', '2025'], ['', 'Việc không số.', 'Sở A', '', '2025'], ['a)', 'Việc a.', 'Sở A', '', '2025']])]);
    expect(table.rows.map((row) => row.marker)).toEqual(['I', '1', null, 'a']);
  });
});

describe('layout tables', () => {
  test('letterhead and signature become lines, side by side', () => {
    const flow = [
      piece([['*ỦY BAN NHÂN DÂN / *TỈNH A', '*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc'], ['Số: 12/KH-UBND', 'A, ngày 01 tháng 2 năm 2025']]),
      piece([['Nơi nhận: / - Như trên; / - Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH']]),
    ];
    const out = assembleTables(flow) as Line[];
    expect(out.every((e) => e.kind === 'line')).toBe(true);
    expect(out).toHaveLength(6);
    for (const l of out) expect(l.segments.map(([a, b]) => l.text.value.slice(a, b)).join('    ')).toBe(l.text.value);
    expect(out[2]!.segments).toHaveLength(2);
  });

  test('a frame of one column is text', () => {
    expect(lines([piece([['Chú ý'], ['Văn bản này']])])).toEqual(['Chú ý', 'Văn bản này']);
  });
});

describe('laws', () => {
  const word = fc.constantFrom('STT', 'Nội dung', 'Chủ trì', '1', '1.1', 'I', 'A', 'a', '', '', '^', '<', '*KINH TẾ SỐ', 'Sở Y tế', 'và', 'Năm 2025', '(1)', '(2)', 'Tham mưu triển khai.', 'goes on', '30%', 'Nơi nhận:', 'Tổng cộng', '- ý', 'Phụ lục');
  const grid = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 })).chain(([width, height]) =>
    fc.tuple(fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }), fc.integer({ min: 1, max: 3 }), fc.constantFrom('ruled' as const, 'aligned' as const, 'markdown' as const, 'bars' as const)));
  const flow = fc.array(fc.oneof(grid.map(([rows, page, method]) => piece(rows, { page, method })), word.map((text) => line(text))), { maxLength: 5 });
  const letters = (texts: readonly string[]): string => [...texts.join('').replace(/\s/gu, '')].sort().join('');

  test('no word is lost or made up, every row is as wide as its table, spans stay inside', () => {
    fc.assert(fc.property(flow, (elements) => {
      const out = assembleTables(elements);
      const before = elements.flatMap((e) => (e.kind === 'line' ? [e.text.value] : e.cells.flatMap((cell) => cell.lines.map((l) => l.text.value))));
      const after = out.flatMap((e) => {
        if (e.kind === 'line') return [e.text.value];
        return [...e.head.flat().map((c) => c.text.value), ...e.rows.flatMap((r) => r.cells.map((c) => c.text.value)), ...e.furniture.map((f) => f.text)];
      });
      expect(letters(after)).toBe(letters(before));
      for (const table of out) {
        if (table.kind !== 'table') continue;
        table.rows.forEach((row, r) => {
          expect(row.cells).toHaveLength(table.columns.length);
          for (const cell of row.cells) {
            expect(cell.text.origin).toHaveLength(cell.text.value.length);
            expect(r + cell.rowSpan).toBeLessThanOrEqual(table.rows.length);
          }
        });
      }
    }), { numRuns: 400 });
  });

  test('finished tables pass through', () => {
    fc.assert(fc.property(flow, (elements) => {
      const once = assembleTables(elements);
      expect(assembleTables(once)).toEqual(once);
    }), { numRuns: 100 });
  });
});
