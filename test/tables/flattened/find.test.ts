import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../../support/laws.js';
import { clean } from '../../../src/clean/clean.js';
import { ingestText } from '../../../src/ingest/text.js';
import type { DraftTable } from '../../../src/model/document.js';
import type { FlowElement, Line } from '../../../src/model/flow.js';
import { agencyPrefix, isAgencyList } from '../../../src/registers/agencies.js';
import { findFlattenedTables } from '../../../src/tables/flattened/find.js';
import { dice, foldWords } from '../../../src/text/fold.js';

const register = { isAgencyList, agencyPrefix };
const fixture = (path: string): string => readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url), 'utf8');

function flowOf(raw: string): readonly FlowElement[] {
  const source = { file: 'x.txt', sha256: '', bytes: 0, mediaType: 'text/plain' as const, url: null, publishedOn: null };
  return clean({ source, ...ingestText(raw) }).flow;
}

const find = (raw: string): (FlowElement | DraftTable)[] => findFlattenedTables(flowOf(raw), register);
const tablesOf = (found: readonly (FlowElement | DraftTable)[]): DraftTable[] => found.filter((e): e is DraftTable => e.kind === 'table');
const linesOf = (found: readonly (FlowElement | DraftTable)[]): string[] => found.filter((e): e is Line => e.kind === 'line').map((line) => line.text.value);
const rowsOf = (table: DraftTable): string[][] => table.rows.map((row) => [row.kind, ...row.cells.map((cell) => cell.text.value)]);

interface GoldTable {
  readonly columns: readonly { readonly role: string }[];
  readonly rows: readonly { readonly kind: string; readonly marker: string | null; readonly cells: readonly string[] }[];
}

describe('public plans in plain text', () => {
  const named = ['binh-thuan', 'synth-001', 'synth-004', 'synth-005', 'synth-007', 'synth-008', 'synth-009'];
  test.each(named)('%s: every table, row and cell of the gold', (name) => {
    const gold = (JSON.parse(fixture(`gold/${name}.json`)) as { tables: GoldTable[] }).tables;
    const found = tablesOf(find(fixture(`documents/${name}.txt`)));
    expect(found.map((t) => t.columns.map((c) => c.role))).toEqual(gold.map((t) => t.columns.map((c) => c.role)));
    const wrong: string[] = [];
    gold.forEach((table, t) => {
      expect(found[t]!.rows.map((row) => [row.kind, row.marker])).toEqual(table.rows.map((row) => [row.kind, row.marker]));
      table.rows.forEach((row, r) =>
        row.cells.forEach((cell, c) => {
          const got = found[t]!.rows[r]!.cells[c]!.text.value;
          if (dice(foldWords(cell), foldWords(got)) < 0.9) wrong.push(`${cell} | ${got}`);
        }),
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each(['ba-ria-vung-tau', 'binh-phuoc', 'ninh-thuan', 'synth-003'])('%s has no table, and none is found', (name) => {
    const raw = fixture(`documents/${name}.txt`);
    expect(find(raw)).toEqual(flowOf(raw));
  });

  test('a head repeated on the next page is set aside, with its words', () => {
    const [table] = tablesOf(find(fixture('documents/synth-005.txt')));
    expect(table!.furniture).toEqual([{ page: 1, reason: 'repeated-table-header', text: expect.stringContaining('STT Nội dung chỉ tiêu') }]);
  });
});

/** Made up: the orders, columns and wrappings that other plans use. Each: the text, the rows (kind, then cells), and why. */
const madeUp: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
  [
    'unit and year columns, a column of the present state, letters over running numbers',
    `STT Chỉ tiêu Đơn vị tính Hiện trạng năm 2023 Mục tiêu năm 2025 Mục tiêu năm 2030 Cơ quan chủ trì
A CHÍNH QUYỀN SỐ
1 Tỷ lệ dịch vụ công trực tuyến toàn trình % 45 80 100 Văn phòng UBND tỉnh
2 Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng % 70 ≥ 90 100 Sở TT&TT
B KINH TẾ SỐ
3 Tỷ trọng kinh tế số trong GRDP % 8,5 15 25-30 Sở KH&ĐT
Ghi chú: số liệu hiện trạng do các sở cung cấp.`,
    [
      ['group', 'A', 'CHÍNH QUYỀN SỐ', '', '', '', '', ''],
      ['row', '1', 'Tỷ lệ dịch vụ công trực tuyến toàn trình', '%', '45', '80', '100', 'Văn phòng UBND tỉnh'],
      ['row', '2', 'Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng', '%', '70', '≥ 90', '100', 'Sở TT&TT'],
      ['group', 'B', 'KINH TẾ SỐ', '', '', '', '', ''],
      ['row', '3', 'Tỷ trọng kinh tế số trong GRDP', '%', '8,5', '15', '25-30', 'Sở KH&ĐT'],
    ],
  ],
  [
    'deliverable before time, funding, an index row under the head',
    `Số TT Tên nhiệm vụ, dự án Đơn vị chủ trì Đơn vị phối hợp Sản phẩm Thời gian thực hiện Nguồn kinh phí
(1) (2) (3) (4) (5) (6) (7)
I NHÓM NHIỆM VỤ VỀ THỂ CHẾ
1 Xây dựng Nghị quyết về chính sách hỗ trợ chuyển đổi số Sở TT&TT Sở Tài chính; Sở Tư pháp Nghị quyết của HĐND tỉnh Quý II/2024 Ngân sách tỉnh
2 Đầu tư Trung tâm dữ liệu tỉnh Sở TT&TT Sở KH&ĐT Trung tâm dữ liệu được đưa vào vận hành 2024 - 2025 NSNN`,
    [
      ['group', 'I', 'NHÓM NHIỆM VỤ VỀ THỂ CHẾ', '', '', '', '', ''],
      ['row', '1', 'Xây dựng Nghị quyết về chính sách hỗ trợ chuyển đổi số', 'Sở TT&TT', 'Sở Tài chính; Sở Tư pháp', 'Nghị quyết của HĐND tỉnh', 'Quý II/2024', 'Ngân sách tỉnh'],
      ['row', '2', 'Đầu tư Trung tâm dữ liệu tỉnh', 'Sở TT&TT', 'Sở KH&ĐT', 'Trung tâm dữ liệu được đưa vào vận hành', '2024 - 2025', 'NSNN'],
    ],
  ],
  [
    'every cell on lines of its own; wrapped lines that begin with a number are no rows; padded numbers',
    `TT
Nội dung
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
Kết quả
01
Tuyên truyền về Đề án 06 trên hệ thống truyền thanh cơ sở.
Sở Văn hóa, Thể thao và Du lịch
UBND các xã, phường, đặc khu
Thường xuyên
Tin, bài
02
Rà soát 25 dịch vụ công thiết yếu,
12 nhóm thủ tục liên thông trong năm
2025 và các năm tiếp theo.
Công an tỉnh
Các sở, ban, ngành
Trước ngày
30/9/2025
Báo cáo rà soát`,
    [
      ['row', '01', 'Tuyên truyền về Đề án 06 trên hệ thống truyền thanh cơ sở.', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND các xã, phường, đặc khu', 'Thường xuyên', 'Tin, bài'],
      ['row', '02', 'Rà soát 25 dịch vụ công thiết yếu, 12 nhóm thủ tục liên thông trong năm 2025 và các năm tiếp theo.', 'Công an tỉnh', 'Các sở, ban, ngành', 'Trước ngày 30/9/2025', 'Báo cáo rà soát'],
    ],
  ],
  [
    'agency and time stand once in the group row; the only list of a row below is its partner',
    `STT Nhiệm vụ Cơ quan chủ trì thực hiện Đơn vị phối hợp Thời gian hoàn thành
1 Lĩnh vực kinh tế số Sở Công Thương 2023 - 2025
1.1 Phát triển mô hình chợ không dùng tiền mặt Các sở, ban, ngành, địa phương
1.2 Tổ chức điều tra kinh tế số trong GRDP Sở Y tế
2 Lĩnh vực dữ liệu số Sở TT&TT Hằng năm
2.1 Xây dựng Kho dữ liệu dùng chung của tỉnh Sở Nội vụ Quý IV/2025`,
    [
      ['group', '1', 'Lĩnh vực kinh tế số', 'Sở Công Thương', '', '2023 - 2025'],
      ['row', '1.1', 'Phát triển mô hình chợ không dùng tiền mặt', '', 'Các sở, ban, ngành, địa phương', ''],
      ['row', '1.2', 'Tổ chức điều tra kinh tế số trong GRDP', '', 'Sở Y tế', ''],
      ['group', '2', 'Lĩnh vực dữ liệu số', 'Sở TT&TT', '', 'Hằng năm'],
      ['row', '2.1', 'Xây dựng Kho dữ liệu dùng chung của tỉnh', '', 'Sở Nội vụ', 'Quý IV/2025'],
    ],
  ],
  [
    'a number used twice is a row both times; a head in capitals without any break',
    `TT NHIỆM VỤ VÀ GIẢI PHÁP CHỦ TRÌ PHỐI HỢP THỜI GIAN
1 Xây dựng kế hoạch truyền thông Sở TT&TT Báo Bình Định 2024
2 Tập huấn kỹ năng số cho cán bộ Sở Nội vụ Các sở, ban, ngành 2024
2 Tổ chức hội thảo về chuyển đổi số Sở KH&CN Sở TT&TT 2025
3 Sơ kết việc thực hiện Kế hoạch Sở TT&TT Các sở, ban, ngành 2025`,
    [
      ['row', '1', 'Xây dựng kế hoạch truyền thông', 'Sở TT&TT', 'Báo Bình Định', '2024'],
      ['row', '2', 'Tập huấn kỹ năng số cho cán bộ', 'Sở Nội vụ', 'Các sở, ban, ngành', '2024'],
      ['row', '2', 'Tổ chức hội thảo về chuyển đổi số', 'Sở KH&CN', 'Sở TT&TT', '2025'],
      ['row', '3', 'Sơ kết việc thực hiện Kế hoạch', 'Sở TT&TT', 'Các sở, ban, ngành', '2025'],
    ],
  ],
];

/** Times as they stand behind a product in one line: none of their words belongs to the product. */
const times = [
  'Cả năm 2024', 'Cả năm', 'Cả giai đoạn 2024-2025', 'Cuối năm 2024', 'Cuối năm', 'Đầu năm 2025', 'Giữa năm 2024', 'Nửa đầu năm 2024', 'Trong năm', 'Trong năm 2024', 'Quý 4', 'Quý III, IV năm 2024', 'Đầu quý III', 'Hết năm',
  'Hết năm 2025', 'Từ nay đến hết năm 2025', 'Từ nay đến cuối năm', 'Từ nay đến 31/12/2024', 'Trước 31/12', 'Sáu tháng đầu năm', '06 tháng cuối năm 2024', 'Suốt năm 2024', 'Hàng ngày',
];

describe('times in one line with the rest', () => {
  test.each(times)('%s', (time) => {
    const [table] = tablesOf(find(`TT Nội dung công việc Người thực hiện Sản phẩm Thời gian Nguồn kinh phí
1 Cấp mã số vùng trồng trên hệ thống điện tử Chi cục Trồng trọt 120 mã số vùng trồng Quý II/2024 Ngân sách tỉnh
2 Đưa nông sản chủ lực lên sàn thương mại điện tử Chi cục Phát triển nông thôn Gian hàng số ${time} Xã hội hóa
3 Số hóa hồ sơ tàu cá Chi cục Thủy sản Dữ liệu Quý IV/2024 Ngân sách tỉnh`));
    expect(rowsOf(table!)[1]).toEqual(['row', '2', 'Đưa nông sản chủ lực lên sàn thương mại điện tử', 'Chi cục Phát triển nông thôn', 'Gian hàng số', time, 'Xã hội hóa']);
  });
});

describe('other columns and wrappings (made up)', () => {
  test.each(madeUp)('%s', (_, raw, rows) => {
    const [table] = tablesOf(find(raw));
    expect(rowsOf(table!)).toEqual(rows);
  });

  test('two values a year: each lower title is a column under its year', () => {
    const [table] = tablesOf(find(`TT Sản phẩm Kế hoạch 2026 Kế hoạch 2027
Lượng (Tấn) Giá trị (Nghìn USD) Lượng (Tấn) Giá trị (Nghìn USD)
1 Cà phê nhân 100 200 110 230
2 Cà phê hòa tan 10 20 11 23`));
    expect(table!.columns.slice(2)).toEqual([
      { name: 'Kế hoạch 2026 Lượng (Tấn)', role: 'target:2026' }, { name: 'Kế hoạch 2026 Giá trị (Nghìn USD)', role: 'target:2026' },
      { name: 'Kế hoạch 2027 Lượng (Tấn)', role: 'target:2027' }, { name: 'Kế hoạch 2027 Giá trị (Nghìn USD)', role: 'target:2027' },
    ]);
    expect(table!.head[0]!.map((cell) => cell.text.value)).toEqual(['TT', 'Sản phẩm', 'Kế hoạch 2026 Lượng (Tấn)', 'Giá trị (Nghìn USD)', 'Kế hoạch 2027 Lượng (Tấn)', 'Giá trị (Nghìn USD)']);
    expect(rowsOf(table!)[0]).toEqual(['row', '1', 'Cà phê nhân', '100', '200', '110', '230']);
  });

  test('a group in capitals right under the head is no title of a column', () => {
    const [table] = tablesOf(find(`STT Tên nhiệm vụ Cơ quan chủ trì Thời gian
NÂNG CAO NHẬN THỨC
1 Xây dựng nền tảng học trực tuyến Sở Nội vụ 2025
2 Xây dựng kho học liệu Sở Y tế 2025`));
    expect(table!.columns.map((column) => column.name)).toEqual(['STT', 'Tên nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian']);
    expect(rowsOf(table!)[0]).toEqual(['group', '', 'NÂNG CAO NHẬN THỨC', '', '']);
  });

  test('a table in the middle of the text ends before the next section', () => {
    const found = find(`II. NỘI DUNG THỰC HIỆN
TT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành
1 Ban hành kế hoạch Sở TT&TT Các sở, ban, ngành Quý I/2024
2 Tổng kết, báo cáo UBND tỉnh Sở TT&TT Các sở, ban, ngành Trước ngày 15/12/2024
III. TỔ CHỨC THỰC HIỆN
1. Sở Thông tin và Truyền thông
- Chủ trì, phối hợp với các sở, ban, ngành triển khai Kế hoạch này.`);
    expect(found.map((e) => e.kind)).toEqual(['line', 'table', 'line', 'line', 'line']);
    expect(rowsOf(tablesOf(found)[0]!)[1]).toEqual(['row', '2', 'Tổng kết, báo cáo UBND tỉnh', 'Sở TT&TT', 'Các sở, ban, ngành', 'Trước ngày 15/12/2024']);
  });

  test('"TT" in running text and a head without rows are no tables', () => {
    const raw = 'TT Tỉnh ủy, TT HĐND tỉnh;\nSTT nội dung cần lưu ý trong năm 2025.\n1. Sở Tài chính chủ trì.\n2. Sở Nội vụ phối hợp.\nTT Nội dung Cơ quan chủ trì Thời gian\nKhông có nhiệm vụ nào.';
    expect(linesOf(find(raw))).toEqual(raw.split('\n'));
  });
});

const soup = fc.array(
  fc.constantFrom(
    'TT', 'STT Nội dung Cơ quan chủ trì Thời gian', 'TT\nNội dung\nCơ quan phối hợp\nSản phẩm', '1', '2', '1.1', 'I', 'II GIẢI PHÁP', 'A', 'a)', '2025', '100%', '≥ 90', 'Sở TT&TT',
    'Các sở, ban, ngành, địa phương;', '3 Xây dựng kế hoạch Sở Nội vụ 2024', '1 Rà soát', 'PHỤ LỤC', '(1) (2) (3)', 'và', '-', 'Quý II', 'Trước ngày', '\n', 'Nơi nhận:', 'III. TỔ CHỨC', '…',
  ),
  { maxLength: 40 },
);

describe('laws', () => {
  test('nothing throws, nothing is lost: the words of lines and tables are the words of the text', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const flow = ingestText(pieces.join('\n')).flow;
        const found = findFlattenedTables(flow, register);
        const kept = found.flatMap((e) => {
          if (e.kind !== 'table') return e.kind === 'line' ? foldWords(e.text.value) : [];
          return [...e.head.flat(), ...e.rows.flatMap((r) => r.cells)].flatMap((c) => foldWords(c.text.value)).concat(e.furniture.flatMap((f) => foldWords(f.text)));
        });
        const said = flow.filter((e): e is Line => e.kind === 'line').flatMap((l) => foldWords(l.text.value));
        const counts = new Map<string, number>();
        for (const word of kept) counts.set(word, (counts.get(word) ?? 0) + 1);
        for (const word of said) {
          expect(counts.get(word) ?? 0).toBeGreaterThan(0);
          counts.set(word, counts.get(word)! - 1);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('every letter of a cell comes from where it stands in the raw text', () => {
    const raw = fixture('documents/synth-009.txt');
    for (const cell of tablesOf(find(raw)).flatMap((t) => t.rows.flatMap((r) => r.cells))) {
      for (let i = 0; i < cell.text.value.length; i++) {
        const origin = cell.text.origin[i]!;
        if (origin >= 0) expect(raw[origin]).toBe(cell.text.value[i]);
        else expect(cell.text.value[i]).toBe(' ');
      }
    }
  });

  test('found once, found no more: tables stay, lines outside make none', () => {
    const found = find(fixture('documents/synth-001.txt'));
    const outside = found.filter((e): e is FlowElement => e.kind !== 'table');
    expect(findFlattenedTables(outside, register)).toEqual(outside);
  });
});
