import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from '../support/laws.js';
import { parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard, openCsv, unguard } from '../../src/dataset/formats/csv.js';
import { openParquet } from '../../src/dataset/formats/parquet.js';
import { columnLetters, limits, xmlText } from '../../src/dataset/formats/sheet-xml.js';
import { openXlsx } from '../../src/dataset/formats/xlsx.js';
import type { AnyTable, Cell, Row } from '../../src/dataset/model.js';
import { readCsv } from './support.js';

const table: AnyTable = {
  name: 'targets', heading: 'Chỉ tiêu', en: 'x', vi: 'x', key: ['a'], foreign: [],
  columns: [
    { name: 'a', type: 'string', required: true, heading: 'Chữ', en: '', vi: '', width: 30 }, { name: 'b', type: 'string', heading: 'Chữ 2', en: '', vi: '' }, { name: 'c', type: 'number', heading: 'Số', en: '', vi: '' },
    { name: 'd', type: 'integer', heading: 'Số nguyên', en: '', vi: '' }, { name: 'e', type: 'boolean', heading: 'Có', en: '', vi: '' }, { name: 'f', type: 'date', heading: 'Ngày', en: '', vi: '' },
  ],
};
const openers = { csv: openCsv, xlsx: openXlsx, parquet: openParquet };
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'kehoach-formats-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(format: keyof typeof openers, rows: readonly Row[], bom = false): Promise<Buffer> {
  const writer = await openers[format]({ folder, tables: [table], bom });
  for (const row of rows) writer.write('targets', row);
  writer.close();
  return readFileSync(join(folder, writer.files[0]!));
}

const fromCsv = (bytes: Buffer): Cell[][] => readCsv(bytes.toString('utf8'), table.columns).rows;

const iso = (day: Date): string => day.toISOString().slice(0, 10);
async function fromParquet(bytes: Buffer): Promise<Cell[][]> {
  const file: AsyncBuffer = { byteLength: bytes.length, slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer };
  // A reader of text files drops a byte order mark at the beginning; values may begin with one.
  const parsers = { ...DEFAULT_PARSERS, stringFromBytes: (b: Uint8Array | undefined) => b && new TextDecoder('utf-8', { ignoreBOM: true }).decode(b) };
  const rows = await parquetReadObjects({ file, parsers: parsers as typeof DEFAULT_PARSERS });
  return rows.map((row) => table.columns.map(({ name }) => {
    const value = row[name] as unknown;
    return typeof value === 'bigint' ? Number(value) : value instanceof Date ? iso(value) : ((value ?? null) as Cell);
  }));
}

/** `_xHHHH_` is how a workbook writes what XML cannot; this reader leaves it, Excel undoes it. */
const unescaped = (text: string): string => text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
async function fromXlsx(bytes: Buffer): Promise<Cell[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const rows: Cell[][] = [];
  book.worksheets[0]!.eachRow((row, n) => {
    if (n > 1) {
      rows.push(table.columns.map(({ type }, c) => {
        const { value, type: kind } = row.getCell(c + 1);
        if (kind === ExcelJS.ValueType.Formula) throw new Error('a formula');
        return value === null ? null : value instanceof Date ? iso(value) : type === 'string' ? unescaped(String(value)) : (value as Cell);
      }));
    }
  });
  return rows;
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', '<', '&', '>', '_', 'x', '0', 'D', '＝', ' ', 'ệ', '\u0000', '\uFEFF', '\uFFFF', '😀', ']', '|'), maxLength: 12 }),
  fc.constantFrom('=1+1', '-2+3', '+84', '@SUM(A1)', '=HYPERLINK("http://x";"y")', "'=x", "''=x", '_x000D_', '_x005F_x000D_', 'a\r\nb', '\r', '', ' ', 'null', 'true', '2023-12-18', '007', '1E5', ']]>', '﻿=1'),
);
const number = fc.oneof(fc.constantFrom(1.5e12, 1_500_000_000_000, 8.3, -0.5, 1e-7, 1e21, Number.MAX_SAFE_INTEGER), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)));
const date = fc.date({ min: new Date('1900-03-02'), max: new Date('2199-12-31'), noInvalidDate: true }).map(iso);
const option = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const rowsOf = fc.array(fc.tuple(nasty, option(nasty), option(number), option(fc.maxSafeInteger().map((n) => n + 0)), option(fc.boolean()), option(date)), { maxLength: 6 });

describe('what is written comes back', () => {
  test('CSV: every value, null told from empty text, nothing that a spreadsheet takes for a formula', async () => {
    await fc.assert(fc.asyncProperty(rowsOf, fc.boolean(), async (rows, bom) => {
      const bytes = await written('csv', rows, bom);
      expect(bytes.subarray(0, 3).equals(Buffer.from('\uFEFF'))).toBe(bom);
      expect(fromCsv(bytes)).toEqual(rows);
    }), { numRuns: 150 });
  });

  test('Parquet: every value', async () => {
    await fc.assert(fc.asyncProperty(rowsOf, async (rows) => expect(await fromParquet(await written('parquet', rows))).toEqual(rows)), { numRuns: 100 });
  });

  test('workbook: every value but empty text (an empty cell there), as text, number, logical value or date; never a formula', async () => {
    await fc.assert(fc.asyncProperty(rowsOf, async (rows) => expect(await fromXlsx(await written('xlsx', rows))).toEqual(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))).filter((row) => row.some((cell) => cell !== null)))), { numRuns: 40 });
  });

  test.each(['csv', 'xlsx', 'parquet'] as const)('%s: the same rows give the same bytes', async (format) => {
    const rows: Row[] = Array.from({ length: 2000 }, (_, n) => [`dòng ${n}`, n % 3 === 0 ? null : '=x', n / 8, n, n % 2 === 0, '2023-12-18']);
    const first = await written(format, rows);
    await new Promise((done) => setTimeout(done, 5));
    expect((await written(format, rows)).equals(first)).toBe(true);
    expect(format === 'csv' ? fromCsv(first) : format === 'xlsx' ? await fromXlsx(first) : await fromParquet(first)).toEqual(rows);
  });
});

describe('CSV guard', () => {
  test.each([
    ['=1+1', "'=1+1", 'a formula'], ['- Sở Tài chính', "'- Sở Tài chính", 'a bullet is one to Excel'], ["'=x", "''=x", 'what already looks guarded'], ["'abc", "'abc", 'an apostrophe alone is text'],
    ['a=b', 'a=b', 'not at the beginning'], ['\t=1', "'\t=1", 'a tab'], ['＝1', "'＝1", 'full width'], ['', '', 'nothing'],
  ])('%j → %j (%s)', (text, cell) => {
    expect(guard(text)).toBe(cell);
    expect(unguard(cell)).toBe(text);
  });

  test('is undone for every text, and its result never begins like a formula', () => {
    fc.assert(fc.property(nasty, (text) => unguard(guard(text)) === text && !/^[=+\-@\t\r\n]/.test(guard(text))));
  });
});

describe('workbook', () => {
  test('frozen head, filter over all rows, Vietnamese headings, widths', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await written('xlsx', [['a', null, 1.5e12, 2025, true, '2023-12-18'], ['b', null, 80, 2030, false, null]])) as never);
    const sheet = book.getWorksheet('Chỉ tiêu')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:F3');
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['Chữ', 'Chữ 2', 'Số', 'Số nguyên', 'Có', 'Ngày']);
    expect(sheet.getColumn(1).width).toBe(30);
    expect([sheet.getCell('C2').value, sheet.getCell('C2').numFmt, sheet.getCell('D2').numFmt, sheet.getCell('F2').numFmt]).toEqual([1.5e12, '#,##0', undefined, 'dd/mm/yyyy']);
  });

  test('a text longer than a cell is cut there, and that is told', async () => {
    const writer = await openXlsx({ folder, tables: [table] });
    writer.write('targets', ['x'.repeat(limits.text), 'y'.repeat(limits.text + 1), null, null, null, null]);
    writer.close();
    expect(writer.losses()).toEqual([{ table: 'targets', column: 'b', cells: 1 }]);
    const [[a, b]] = (await fromXlsx(readFileSync(join(folder, writer.files[0]!)))) as [[string, string]];
    expect([a.length, b.length, b.slice(-2)]).toEqual([limits.text, limits.text, 'y…']);
  });

  test('a day before March 1900 is text: workbooks count them wrongly', async () => {
    expect((await fromXlsx(await written('xlsx', [['a', null, null, null, null, '1899-01-01']])))[0]![5]).toBe('1899-01-01');
  });

  test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %d is %s', (n, letters) => expect(columnLetters(n)).toBe(letters));
  test.each([['\r', '_x000D_'], ['_x000D_', '_x005F_x000D_'], ['_x00', '_x00'], ['<a href="&">', '&lt;a href=&quot;&amp;&quot;&gt;']])('%j is written %s', (text, xml) => expect(xmlText(text)).toBe(xml));
});
