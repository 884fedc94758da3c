import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn, type Ran } from '../support/command.js';
import { fixtureRecords, store } from '../dataset/support.js';

let folder: string;

const kehoach = (...args: string[]): Promise<Ran> => runIn(folder, args);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-report-'));
  for (const record of fixtureRecords()) store(join(folder, 'output'), record);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without a word more: ./output into ./report; what is not there is said', async () => {
  const { code, out, err } = await kehoach('report');
  expect([code, out]).toEqual([0, '']);
  expect(err).toMatch(/^5 documents \(0 more files are copies of them\), \d+ pages; open report\/index\.html\n5 documents have no reading text/);
  expect(readFileSync(join(folder, 'report/index.html'), 'utf8')).toContain('<h1>');
});

test('folder, JSON, quiet, Vietnamese', async () => {
  const { code, out, err } = await kehoach('report', 'output', '--to', 'site', '--json', '--lang', 'vi', '--quiet');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ documents: 5, withoutText: 5, failed: [] })]);
  expect(err).toMatch(/^5 văn bản không có tệp/);
});

test('--documents: files that no record was made of draw nothing, and that is said', async () => {
  writeFileSync(join(folder, 'other.pdf'), 'other');
  const { code, err } = await kehoach('report', 'output', '--to', 'no-pictures', '--documents', 'other.pdf');
  expect([code, err]).toEqual([0, expect.stringContaining('none of the files given to --documents')]);
});

test('a file that is no record: the others are taken, it is named', async () => {
  store(join(folder, 'mixed'), fixtureRecords()[0]!);
  mkdirSync(join(folder, 'mixed/hue/2026'), { recursive: true });
  writeFileSync(join(folder, 'mixed/hue/2026/1-kh-ubnd.12345678.json'), '{"schemaVersion":"9"}');
  const { code, err } = await kehoach('report', 'mixed', '--to', 'from-mixed');
  expect(code).toBe(1);
  expect(err).toMatch(/1 files are no records and were left out:\n {2}hue\/2026\/1-kh-ubnd\.12345678\.json: schemaVersion/);
  expect(existsSync(join(folder, 'from-mixed/index.html'))).toBe(true);
});

test.each([
  [['report', 'nowhere'], 'nowhere holds no records of kehoach (<number>.<sha8>.json). Give an output folder'],
  [['report', '--to', 'output'], 'output holds files that are no report of kehoach; nothing was changed'],
  [['report', '--catalogue', 'no.tsv'], 'no.tsv: cannot be read'],
  [['report', '--to', 'new', '--documents', 'nowhere.pdf'], 'There is no such file'],
])('%j is told what to do', async (args, message) => {
  const { code, err } = await kehoach(...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('--help teaches', async () => {
  const { code, out } = await kehoach('report', '--help');
  expect(code).toBe(0);
  for (const word of ['--to', '--lang', '--documents', 'no network', 'index.html', 'Exit codes']) expect(out).toContain(word);
});
