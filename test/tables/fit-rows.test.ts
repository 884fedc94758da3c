import { describe, expect, test } from '@jest/globals';
import type { DraftTable } from '../../src/model/document.js';
import type { TableMethod } from '../../src/model/flow.js';
import { assembleTables } from '../../src/tables/assemble.js';
import { piece } from './pieces.js';

const head = ['STT', 'Nội dung', 'ĐVT', 'Năm 2026', 'Năm 2027'];
const full = [['1', 'Dân số', 'Người', '10', '20'], ['2', 'Số hộ', 'Hộ', '3', '4'], ['3', 'Hộ nghèo', '%', '1,5', '1,2'], ['4', 'Diện tích', 'Ha', '7', '8']];

function read(row: readonly string[], method: TableMethod = 'bars'): { cells: string[]; findings: DraftTable['findings'] } {
  const [table] = assembleTables([piece([head, ...full, row], { method })]).filter((e): e is DraftTable => e.kind === 'table');
  return { cells: table!.rows.at(-1)!.cells.map((cell) => cell.text.value), findings: table!.findings };
}

describe('rows that lost a cell', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['no cell for the marker', ['- Số giáo viên', 'Người', '20.330', '20.954', ''], ['', '- Số giáo viên', 'Người', '20.330', '20.954']],
    ['one cell too many before the content', ['', '', '- Số giáo viên', 'Người', '20.330'], ['', '- Số giáo viên', 'Người', '20.330', '']],
    ['a row that fits stays', ['5', 'Năng suất', 'Tạ/ha', '', '60'], ['5', 'Năng suất', 'Tạ/ha', '', '60']],
    ['a total without a marker stays', ['', 'Tổng cộng', '', '13', '24'], ['', 'Tổng cộng', '', '13', '24']],
    ['words in a column of years stay', ['5', 'Mức độ', '', 'Đạt', 'Hoàn thành'], ['5', 'Mức độ', '', 'Đạt', 'Hoàn thành']],
  ];

  test.each(rows)('%s', (_, row, expected) => {
    expect(read(row)).toEqual({ cells: expected, findings: [] });
  });

  test('where no move helps the row stays, and a finding says so', () => {
    const row = ['20.330', '20.954', '- Số học sinh', 'Người', ''];
    expect(read(row)).toEqual({ cells: row, findings: [{ code: 'doubtful-row', severity: 'warning', params: { row: 5, text: '20.330 20.954 - Số học sinh Người' }, evidence: [] }] });
  });

  test('tables with lines or bars in every row are left alone', () => {
    const row = ['- Số giáo viên', 'Người', '20.330', '20.954', ''];
    expect(read(row, 'markdown')).toEqual({ cells: row, findings: [] });
  });
});
