import { describe, expect, test } from '@jest/globals';
import { extract } from '../../../src/extract.js';
import type { DocumentRecord } from '../../../src/model/record.js';

/** A plan with a sentence or two that show its width (72), and a table with one cell after another. */
const plan = (table: string): string => `KẾ HOẠCH
Phát triển kinh tế số năm 2026
Thực hiện Nghị quyết của Tỉnh ủy về chuyển đổi số, Ủy ban nhân dân tỉnh
ban hành kế hoạch với các nội dung, nhiệm vụ và phân công cụ thể trong
từng lĩnh vực, từng cơ quan, đơn vị và địa phương trên toàn tỉnh như
sau.
PHỤ LỤC
CÁC CHỈ TIÊU
${table}
`;

const read = async (table: string): Promise<DocumentRecord> => extract(Buffer.from(plan(table)), { file: 'x.txt' });
const columnsOf = (record: DocumentRecord): string[] => record.tables.flatMap((t) => t.columns.map((c) => c.role));
const valuesOf = (record: DocumentRecord): string[] => record.targets.map((t) => `${t.label} ${t.year}: ${t.min}${t.needsReview ? ' ?' : ''}`);
const cells = (...texts: readonly string[]): string => texts.join('\n');

const rows = cells('1', 'Tỷ trọng kinh tế số', '%', '21', '25', '30', 'Sở Công Thương', '2', 'Tỷ lệ hộ có cáp quang', '%', '70', '80', '90', 'Sở Xây dựng', '3', 'Tỷ lệ xã có 5G', '%', '40', '50', '60', 'Sở Nội vụ');
const right = ['Tỷ trọng kinh tế số 2026: 21', 'Tỷ trọng kinh tế số 2028: 25', 'Tỷ trọng kinh tế số 2030: 30', 'Tỷ lệ hộ có cáp quang 2026: 70', 'Tỷ lệ hộ có cáp quang 2028: 80', 'Tỷ lệ hộ có cáp quang 2030: 90', 'Tỷ lệ xã có 5G 2026: 40', 'Tỷ lệ xã có 5G 2028: 50', 'Tỷ lệ xã có 5G 2030: 60'];
const years = ['marker', 'content', 'unit', 'target:2026', 'target:2028', 'target:2030', 'lead'];

describe('heads with titles over others, one cell after another', () => {
  test.each([
    ['the upper title said again for each year', cells('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Giai đoạn 2026 - 2030 Năm 2026', 'Giai đoạn 2026 - 2030 Năm 2028', 'Giai đoạn 2026 - 2030 Năm 2030', 'Cơ quan chủ trì')],
    ['the upper title once, before its years', cells('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Giai đoạn 2026 - 2030', 'Năm 2026', 'Năm 2028', 'Năm 2030', 'Cơ quan chủ trì')],
    ['the years as the second row of the head', cells('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Mục tiêu giai đoạn 2026 - 2030', 'Cơ quan chủ trì', 'Năm 2026', 'Năm 2028', 'Năm 2030')],
  ])('%s', async (_, head) => {
    const record = await read(`${head}\n${rows}`);
    expect(columnsOf(record)).toEqual(years);
    expect(valuesOf(record)).toEqual(right);
  });

  test('two agencies under one title, in the second row of the head', async () => {
    const head = cells('TT', 'Nhiệm vụ', 'Cơ quan thực hiện', 'Thời gian hoàn thành', 'Chủ trì', 'Phối hợp');
    const task = (n: number, text: string): string => cells(String(n), text, 'Sở Tài chính', 'Sở Nội vụ', 'Quý II/2026');
    const record = await read(`${head}\n${task(1, 'Xây dựng quy chế phối hợp giữa các cơ quan')}\n${task(2, 'Rà soát quy trình')}\n${task(3, 'Đào tạo cán bộ')}`);
    expect(columnsOf(record)).toEqual(['marker', 'content', 'lead', 'coordinating', 'timeframe']);
    expect(record.tasks.map((t) => [t.lead.map((a) => a.name), t.coordinating.map((a) => a.name), t.timeframe?.text])).toEqual(Array(3).fill([['Sở Tài chính'], ['Sở Nội vụ'], 'Quý II/2026']));
  });
});

describe('what cannot be told is never silent', () => {
  test('more values than years: no value is sure', async () => {
    const head = cells('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2026', 'Năm 2028', 'Cơ quan chủ trì');
    const record = await read(`${head}\n${rows}`);
    expect(record.targets.filter((t) => !t.needsReview)).toEqual([]);
  });

  test('a year without its value: which year it is cannot be told', async () => {
    const head = cells('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2026', 'Năm 2028', 'Năm 2030', 'Cơ quan chủ trì');
    const record = await read(`${head}\n${rows}\n${cells('4', 'Tỷ lệ trường có Internet', '%', '75', '95', 'Sở Công Thương')}`);
    expect(record.targets.filter((t) => t.label.includes('Internet')).map((t) => t.needsReview)).toEqual([true, true]);
    expect(valuesOf(record).slice(0, 9)).toEqual(right);
    expect(record.findings.map((f) => f.code)).toContain('doubtful-row');
  });

  test('one of two agencies is missing: the task wants a person', async () => {
    const head = cells('TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian');
    const task = (n: number, ...agencies: readonly string[]): string => cells(String(n), 'Xây dựng quy chế phối hợp giữa các cơ quan', ...agencies, 'Quý II/2026');
    const record = await read([head, task(1, 'Sở Tài chính', 'Sở Nội vụ'), task(2, 'Sở Nội vụ'), task(3, 'Sở Tài chính', 'Sở Y tế')].join('\n'));
    expect(record.tasks.map((t) => [t.marker, t.confidence.reasons.includes('doubtful-row'), t.needsReview])).toEqual([['1', false, false], ['2', true, true], ['3', false, false]]);
  });
});
