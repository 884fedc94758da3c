import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ingestPdf } from '../../src/ingest/pdf.js';
import { alignedTables } from '../../src/layout/aligned.js';
import { pagesToFlow } from '../../src/layout/document-flow.js';
import { fragmentsToRows } from '../../src/layout/rows.js';
import type { Fragment } from '../../src/layout/fragments.js';
import { foldWords } from '../../src/text/fold.js';
import { fragment, withRaw } from './make.js';

/** Milliseconds a test that reads whole documents may take on a busy machine. */
const slow = 120_000;

/** Lines given as [baseline, x, text, x, text, …]. */
const read = (lines: readonly (readonly [number, ...(number | string)[]])[]) => {
  const given: Fragment[] = lines.flatMap(([y, ...rest]) => rest.flatMap((value, i) => (i % 2 === 1 ? [fragment(value as string, rest[i - 1] as number, y)] : [])));
  const { fragments, raw } = withRaw(given);
  return alignedTables(fragmentsToRows(fragments), 1, raw);
};
const cells = (lines: Parameters<typeof read>[0]) => read(lines).tables.map((t) => t.cells.map((c) => [c.row, c.column, c.colSpan, c.lines.map((l) => l.text.value).join(' / ')]));

describe('columns without lines', () => {
  test('a head with STT, cells over several lines, a number in the middle of its row', () => {
    const out = read([
      [80, 200, 'Bảng phân công'],
      [100, 200, 'Cơ quan'],
      [107, 50, 'STT', 100, 'Nhiệm vụ', 300, 'Thời gian'],
      [114, 200, 'chủ trì'],
      [140, 90, 'Rà soát thể chế'],
      [147, 55, '1', 190, 'Sở Tư pháp', 300, '2025'],
      [154, 90, 'của tỉnh'],
      [180, 55, '2', 90, 'Mở dữ liệu', 190, 'Sở KH&CN', 300, '2026'],
      [220, 50, 'Chữ bình thường của đoạn văn sau bảng chạy qua hết các cột của nó'],
    ]);
    expect(out.tables).toMatchObject([{ method: 'aligned', rowCount: 3, columnCount: 4 }]);
    expect(out.tables[0]!.cells.map((c) => c.lines.map((l) => l.text.value).join(' / '))).toEqual([
      'STT', 'Nhiệm vụ', 'Cơ quan / chủ trì', 'Thời gian',
      '1', 'Rà soát thể chế / của tỉnh', 'Sở Tư pháp', '2025',
      '2', 'Mở dữ liệu', 'Sở KH&CN', '2026',
    ]);
    expect(out.rest.map((row) => row.map((f) => f.text).join(' '))).toEqual(['Bảng phân công', 'Chữ bình thường của đoạn văn sau bảng chạy qua hết các cột của nó']);
  });

  test('a group title over several columns', () => {
    expect(
      cells([
        [100, 50, 'TT', 100, 'Nhiệm vụ', 200, 'Cơ quan', 300, 'Năm'],
        [130, 50, 'I', 90, 'HOÀN THIỆN THỂ CHẾ VÀ CHÍNH SÁCH'],
        [160, 50, '1', 90, 'Rà soát', 200, 'Sở Tư pháp', 300, '2025'],
        [190, 50, '2', 90, 'Ban hành', 200, 'Sở Tài chính', 300, '2026'],
      ])[0]!.slice(4, 7),
    ).toEqual([
      [1, 0, 1, 'I'],
      [1, 1, 2, 'HOÀN THIỆN THỂ CHẾ VÀ CHÍNH SÁCH'],
      [1, 3, 1, ''],
    ]);
  });

  test('without a head: numbers in order, columns that begin alike', () => {
    const rows = [1, 2, 3].map((n) => [100 + 30 * n, 50, `${n}`, 90, 'Tỷ lệ hộ', 200, '85', 300, '90'] as const);
    expect(read(rows).tables).toMatchObject([{ rowCount: 3, columnCount: 4 }]);
    expect(read([rows[0]!, rows[2]!, rows[1]!].map((r, i) => [100 + 30 * i, ...r.slice(1)] as const)).tables).toEqual([]);
  });

  const noTables: [string, Parameters<typeof read>[0]][] = [
    ['letterhead', [[60, 60, 'ỦY BAN NHÂN DÂN', 250, 'CỘNG HÒA XÃ HỘI'], [75, 80, 'TỈNH A', 270, 'Độc lập'], [100, 60, 'Số:', 90, '/KH-UBND', 250, 'A, ngày', 320, 'tháng', 370, 'năm']]],
    ['recipients and signature', [[60, 60, 'Nơi nhận:', 300, 'CHỦ TỊCH'], [75, 60, '- Như trên;', 300, '(đã ký)'], [90, 60, '- Lưu: VT.', 300, 'Nguyễn Văn A']]],
    ['justified body text', [[60, 50, 'các', 80, 'sở', 110, 'ban', 140, 'ngành'], [75, 50, 'tổ', 82, 'chức', 118, 'thực', 150, 'hiện'], [90, 50, 'kế', 75, 'hoạch', 120, 'của', 152, 'tỉnh']]],
    ['a head alone', [[60, 50, 'TT', 100, 'Nhiệm vụ', 200, 'Cơ quan']]],
    ['numbered items of two columns', [1, 2, 3].map((n) => [60 + 20 * n, 50, `${n}.`, 90, 'Tỷ lệ hộ'] as const)],
  ];
  test.each(noTables)('%s is no table', (_, lines) => {
    expect(read(lines).tables).toEqual([]);
  });
});

describe('real tables with their lines taken away', () => {
  const names = ['binh-thuan', 'binh-dinh', 'synth-001', 'synth-002', 'synth-004', 'synth-005', 'synth-006', 'synth-007', 'synth-008', 'synth-009', 'synth-010'];

  test('nearly every gold cell is still one cell', async () => {
    let [found, all] = [0, 0];
    for (const name of names) {
      const { pages, raw } = await ingestPdf(new Uint8Array(readFileSync(`fixtures/documents/${name}.pdf`)), { maxPages: 100 });
      const flow = pagesToFlow(pages.map((p) => ({ ...p, rules: [] })), raw);
      const texts = new Set(flow.flatMap((e) => (e.kind === 'line' ? [] : e.cells.map((c) => foldWords(c.lines.map((l) => l.text.value).join(' ')).join(' ')))));
      const gold = JSON.parse(readFileSync(`fixtures/gold/${name}.json`, 'utf8')) as { tables: { rows: { cells: string[] }[] }[] };
      const wanted = gold.tables.flatMap((t) => t.rows.flatMap((r) => r.cells)).map((c) => foldWords(c).join(' ')).filter((c) => c !== '');
      all += wanted.length;
      found += wanted.filter((c) => texts.has(c)).length;
    }
    expect(all).toBe(1432);
    expect(found).toBeGreaterThanOrEqual(1415);
  }, slow);

  test('a plan without tables has none', async () => {
    for (const name of ['ninh-thuan', 'synth-003']) {
      const { flow } = await ingestPdf(new Uint8Array(readFileSync(`fixtures/documents/${name}.pdf`)), { maxPages: 100 });
      expect(flow.filter((e) => e.kind === 'table-piece')).toEqual([]);
    }
  }, slow);
});
