import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cell } from '../../src/dataset/model.js';
import { allTables } from '../../src/dataset/tables/index.js';
import { makeDataSet, type DataSetSummary } from '../../src/make-dataset.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { slug } from '../../src/text/fold.js';
import { byPublishedSchema, validatePackage } from './package-schema.js';
import { fixtureRecords, readCsv, store } from './support.js';

let folder: string;
let summary: DataSetSummary;
type Rows = Record<string, Cell>[];

const read = new Map<string, Rows>();
const table = (name: string, dir = 'ds'): Rows => {
  const known = read.get(`${dir}/${name}`);
  if (known !== undefined) return known;
  const { head, rows } = readCsv(readFileSync(join(folder, dir, `${name}.csv`), 'utf8'), allTables.find((t) => t.name === name)!.columns);
  const named = rows.map((row) => Object.fromEntries(row.map((cell, n) => [head[n]!, cell])));
  read.set(`${dir}/${name}`, named);
  return named;
};

/** A plan of a province with the target of e-contracts, made of a real record. */
function plan(number: string, province: NonNullable<DocumentRecord['document']['province']>, value: number | null, more: (record: DocumentRecord) => void = () => undefined): DocumentRecord {
  const record = structuredClone(fixtureRecords().find((r) => r.source.file === 'synth-003.txt')!);
  record.id = `${slug(province.name)}/2023/${number.toLowerCase().replace('/', '-')}`;
  record.source.sha256 = [...number].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) >>> 0, 7).toString(16).padStart(8, '0').repeat(8);
  Object.assign(record.document, { number, province, issuedOn: '2023-05-04', title: `Chuyển đổi số năm 2023`, basis: [] });
  record.citations = [];
  const [target] = record.targets;
  record.targets = value === null ? [] : [{ ...target!, id: 'target-e-contract', indicator: 'enterprise-e-contract', label: '=HYPERLINK("http://x")', year: 2025, comparator: 'eq', min: value, max: value, unit: 'percent' }];
  more(record);
  return record;
}
const lamDong = { code: '68', name: 'Lâm Đồng', successor: { code: '68', name: 'Lâm Đồng' } };
const binhThuan = { code: '60', name: 'Bình Thuận', successor: { code: '68', name: 'Lâm Đồng' } };
const dakNong = { code: '67', name: 'Đắk Nông', successor: { code: '68', name: 'Lâm Đồng' } };
const ninhThuan = { code: '58', name: 'Ninh Thuận', successor: { code: '56', name: 'Khánh Hòa' } };
const cites = (key: string, id: string): DocumentRecord['citations'][number] => ({ key, id, type: 'ke-hoach', number: key, issuer: null, issuedOn: '2023-05-04', title: null, mentions: [] });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-dataset-'));
  for (const record of fixtureRecords()) store(join(folder, 'out'), record);
  store(join(folder, 'out'), plan('1/KH-UBND', lamDong, 80));
  store(join(folder, 'out'), plan('2/KH-UBND', lamDong, 85, (r) => {
    r.document.title = 'Sửa đổi, bổ sung Kế hoạch số 1/KH-UBND ngày 04/5/2023';
    r.citations = [cites('1/KH-UBND', '1/KH-UBND:2023:68')];
  }));
  store(join(folder, 'out'), plan('3/KH-UBND', binhThuan, 70));
  store(join(folder, 'out'), plan('4/KH-UBND', binhThuan, 75));
  store(join(folder, 'out'), plan('5/KH-UBND', dakNong, null));
  store(join(folder, 'out'), plan('6/KH-SXD@so-xay-dung', dakNong, 10));
  store(join(folder, 'out'), plan('7/KH-UBND', ninhThuan, 75.5));
  // The same document as another file: read from pictures.
  store(join(folder, 'out'), plan('1/KH-UBND', lamDong, 99, (r) => {
    r.source.sha256 = '0'.repeat(64);
    r.source.pages = r.source.pages.map((page) => ({ ...page, method: 'ocr' as const }));
  }));
  summary = await makeDataSet(join(folder, 'out'), join(folder, 'ds'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the whole data set', () => {
  test('rows of every table are as many as told, keys are unique, foreign keys lead somewhere', () => {
    for (const { name, key, foreign } of allTables) {
      const rows = table(name);
      expect([name, rows.length]).toEqual([name, summary.rows[name]]);
      const keyOf = (row: Record<string, Cell>, fields: readonly string[]): string => JSON.stringify(fields.map((f) => row[f]));
      expect([name, new Set(rows.map((row) => keyOf(row, key))).size]).toEqual([name, rows.length]);
      for (const { fields, table: other, to } of foreign) {
        const known = new Set(table(other).map((row) => keyOf(row, to)));
        const lost = rows.filter((row) => !fields.some((f) => row[f] === null) && !known.has(keyOf(row, fields)));
        expect([name, fields, lost]).toEqual([name, fields, []]);
      }
    }
  });

  test('every fact of every record that is used is there, with its value', () => {
    for (const record of fixtureRecords()) {
      const own = (name: string): Rows => table(name).filter((row) => row['document'] === record.id);
      expect(own('targets').map((t) => [t['target'], t['label'], t['year'], t['comparator'], t['min'], t['max'], t['unit']])).toEqual(record.targets.map((t) => [t.id, t.label, t.year, t.comparator, t.min, t.max, t.unit]));
      expect(own('tasks').map((t) => [t['task'], t['text'], t['time_to']])).toEqual(record.tasks.map((t) => [t.id, t.text, t.timeframe?.to ?? null]));
      expect(own('task_agencies').map((a) => a['text'])).toEqual(record.tasks.flatMap((t) => [...t.lead, ...t.coordinating, ...t.implementing].map((a) => a.text)));
      expect(own('table_cells').map((c) => c['text'])).toEqual(record.tables.flatMap((t) => t.rows.flatMap((r) => r.cells)));
      expect([own('citations').length, own('findings').length, own('tables').length]).toEqual([record.citations.length, record.findings.length, record.tables.length]);
    }
  });

  test('datapackage.json is valid and tells of every file; every column in both languages', () => {
    const pack = JSON.parse(readFileSync(join(folder, 'ds', 'datapackage.json'), 'utf8')) as { resources: { path: string }[] };
    expect(validatePackage(pack)).toEqual([]);
    // The published schema can say no.
    expect(byPublishedSchema({ ...pack, resources: [{ ...pack.resources[0], schema: { fields: [{ type: 'string' }] } }] })).not.toEqual([]);
    expect(validatePackage({ ...pack, resources: [{ name: 'Bad Name', schema: { fields: [{ name: 'a', type: 'text' }] } }] })).not.toEqual([]);
    const files = readdirSync(join(folder, 'ds')).filter((f) => f !== 'datapackage.json').sort();
    expect([...new Set(pack.resources.map(({ path }) => path))].sort()).toEqual(files);
    for (const { columns } of allTables) for (const { name, en, vi, heading } of columns) expect([name, en.length > 0, vi.length > 0, heading.length > 0]).toEqual([name, true, true, true]);
  });

  test('the same records, the same bytes; stale files go', async () => {
    mkdirSync(join(folder, 'again'));
    writeFileSync(join(folder, 'again', 'notes.txt'), 'mine');
    await makeDataSet(join(folder, 'out'), join(folder, 'again'));
    for (const file of readdirSync(join(folder, 'ds'))) expect([file, readFileSync(join(folder, 'again', file)).equals(readFileSync(join(folder, 'ds', file)))]).toEqual([file, true]);
    await makeDataSet(join(folder, 'out'), join(folder, 'again'), { formats: ['csv'] });
    expect(readdirSync(join(folder, 'again')).filter((f) => !f.endsWith('.csv'))).toEqual(['datapackage.json', 'notes.txt']);
  });
});

describe('documents are counted once', () => {
  test('of two readings the one with the text layer has the facts; the other is linked', () => {
    const rows = table('documents').filter((d) => String(d['document']).startsWith('lam-dong/2023/1-kh-ubnd'));
    expect(rows.map((d) => [d['document'], d['duplicate_of'], d['pages_ocr']])).toEqual([['lam-dong/2023/1-kh-ubnd#00000000', 'lam-dong/2023/1-kh-ubnd', 1], ['lam-dong/2023/1-kh-ubnd', null, 0]]);
    expect(table('targets').filter((t) => t['document'] === 'lam-dong/2023/1-kh-ubnd').map((t) => t['min'])).toEqual([80]);
    expect([summary.documents, summary.duplicates]).toEqual([12, 1]);
  });

  test('an amendment is linked, and its value stands', () => {
    expect(table('documents').find((d) => d['document'] === 'lam-dong/2023/2-kh-ubnd')!['amends']).toBe('lam-dong/2023/1-kh-ubnd');
    expect(table('citations').find((c) => c['document'] === 'lam-dong/2023/2-kh-ubnd')!['cited_document']).toBe('lam-dong/2023/1-kh-ubnd');
  });
});

describe('the matrix', () => {
  const cell = (basis: string, province: string): Record<string, Cell> | undefined => (
    table('matrix').find((c) => c['indicator'] === 'enterprise-e-contract' && c['basis'] === basis && c['province'] === province && c['year'] === 2025 && c['level'] === 'all')
  );

  test.each<[string, string, string, number | null, number | null, string | null, string]>([
    ['issued', 'lam-dong-63', 'present', 85, 5, 'over', 'the amended plan does not count'],
    ['issued', 'binh-thuan-63', 'conflicting', null, null, null, 'two plans say otherwise'],
    ['issued', 'dak-nong-63', 'missing', null, null, null, 'a plan without the target; a department’s plan is not the province’s'],
    ['merged', 'lam-dong-34', 'conflicting', null, null, null, 'the three became one'],
  ])('%s %s is %s', (...[basis, province, state, min, gap, against]) => {
    expect(cell(basis, province)).toMatchObject({ state, min, gap, against_national: against, national_comparator: 'gt', national_min: 80 });
  });

  test('conflicting values are all told; other provinces have no cell', () => {
    expect(cell('issued', 'binh-thuan-63')!['alternatives']).toBe('eq 70 percent (binh-thuan/2023/3-kh-ubnd); eq 75 percent (binh-thuan/2023/4-kh-ubnd)');
    expect(cell('merged', 'lam-dong-34')!['documents']).toBe(3);
    expect(cell('issued', 'ha-noi-63')).toBeUndefined();
  });
});

describe('questions of the README', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const queries = [...readme.matchAll(/```sql\n([\s\S]*?)```/g)].map((m) => m[1]!);
  const ask = async (sql: string): Promise<Record<string, unknown>[]> => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const answer = await connection.runAndReadAll(sql.replace(/'dataset\//g, `'${join(folder, 'ds')}/`));
    return answer.getRowObjectsJson();
  };

  test('there are three, and DuckDB answers them', async () => {
    expect(queries.length).toBe(3);
    const [under, busy, cited] = await Promise.all(queries.map(ask));
    // 85 is over; where two plans differ none is taken.
    expect(under).toEqual([{ province_name: 'Ninh Thuận', year: '2025', comparator: 'eq', min: 75.5, national_comparator: 'gt', national_min: 80, gap: -4.5 }]);
    expect(busy!.length).toBeGreaterThan(0);
    expect(cited![0]).toHaveProperty('documents');
  });

  test('DuckDB sees what the CSV says', async () => {
    const rows = await ask(`SELECT document, target, min, label FROM 'dataset/targets.parquet'`);
    expect(rows).toEqual(table('targets').map(({ document, target, min, label }) => ({ document, target, min, label })));
    expect((await ask(`SELECT count(*)::INTEGER AS n FROM read_csv('dataset/targets.csv')`))[0]).toEqual({ n: summary.rows['targets'] });
  });
});

test('files that are no records are told and leave nothing dangling', async () => {
  const out = join(folder, 'broken');
  store(out, plan('2/KH-UBND', lamDong, 85, (r) => { r.citations = [cites('1/KH-UBND', '1/KH-UBND:2023:68')]; }));
  writeFileSync(join(out, 'lam-dong/2023/1-kh-ubnd.11111111.json'), '{');
  const { failed, documents } = await makeDataSet(out, join(folder, 'ds-broken'), { formats: ['csv'] });
  expect([documents, failed]).toEqual([1, [{ path: 'lam-dong/2023/1-kh-ubnd.11111111.json', reason: 'it is not JSON' }]]);
  expect(table('citations', 'ds-broken')[0]!['cited_document']).toBeNull();
  expect(readdirSync(join(folder, 'ds-broken')).filter((f) => f.startsWith('.'))).toEqual([]);
});
