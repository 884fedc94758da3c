import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn, type Ran } from '../support/command.js';
import { fixtureRecords, store } from '../dataset/support.js';

let folder: string;

const kehoach = (...args: string[]): Promise<Ran> => runIn(folder, args);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-dataset-'));
  for (const record of fixtureRecords()) store(join(folder, 'output'), record);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without a word more: ./output into ./dataset, all formats', async () => {
  const { code, out, err } = await kehoach('dataset');
  expect([code, out]).toEqual([0, '']);
  expect(err).toMatch(/^5 documents \(0 more files are copies of them\), 66 targets, 87 tasks; 34 files in dataset\n$/);
  expect(readdirSync(join(folder, 'dataset'))).toEqual(expect.arrayContaining(['kehoach.xlsx', 'targets.csv', 'targets.parquet', 'datapackage.json']));
});

test('format, mark, licence, folder; JSON to stdout; Vietnamese', async () => {
  const { code, out, err } = await kehoach('dataset', 'output', '--to', 'tables', '--format', 'CSV', '--bom', '--license', 'CC-BY-4.0', '--json', '--lang', 'vi');
  expect([code, (JSON.parse(out) as { documents: number }).documents]).toEqual([0, 5]);
  expect(err).toContain('5 văn bản');
  expect(readdirSync(join(folder, 'tables')).every((name) => /\.csv$|^datapackage\.json$/.test(name))).toBe(true);
  expect(readFileSync(join(folder, 'tables', 'tasks.csv'), 'utf8').startsWith('\uFEFFdocument,')).toBe(true);
  expect((JSON.parse(readFileSync(join(folder, 'tables', 'datapackage.json'), 'utf8')) as { licenses: unknown }).licenses).toEqual([{ name: 'CC-BY-4.0' }]);
});

test('a file that is no record: the others are taken, it is named', async () => {
  mkdirSync(join(folder, 'mixed/hue/2026'), { recursive: true });
  store(join(folder, 'mixed'), fixtureRecords()[0]!);
  writeFileSync(join(folder, 'mixed/hue/2026/1-kh-ubnd.12345678.json'), '{"schemaVersion":"9"}');
  const { code, err } = await kehoach('dataset', 'mixed', '--to', 'from-mixed', '--format', 'csv');
  expect(code).toBe(1);
  expect(err).toMatch(/1 files are no records and were left out:\n {2}hue\/2026\/1-kh-ubnd\.12345678\.json: schemaVersion/);
});

test.each([
  [['dataset', 'nowhere'], 'nowhere holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first'],
  [['dataset', '--format', 'csv,xls'], '--format: expected some of csv, xlsx, parquet, parted by commas; got "xls"'],
  [['dataset', '--license', 'my licence'], '--license: expected the id of a licence like CC-BY-4.0'],
  [['dataset', '--catalogue', 'no.tsv'], 'no.tsv: cannot be read'],
])('%j is told what to do', async (args, message) => {
  const { code, err } = await kehoach(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('--help teaches', async () => {
  const { code, out } = await kehoach('dataset', '--help');
  expect(code).toBe(0);
  for (const word of ['--to', '--format', '--bom', 'docs/dataset.md', 'duplicate_of', 'apostrophe', 'Exit codes']) expect(out).toContain(word);
});
