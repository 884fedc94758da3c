import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn, type Ran } from '../support/command.js';
import type { Suggestions } from '../../src/suggest-indicators.js';
import { store } from '../dataset/support.js';
import { made } from '../suggest/support.js';

let folder: string;

const kehoach = (...args: string[]): Promise<Ran> => runIn(folder, args);

const plans = [
  'Phấn đấu 80% xã, phường không ma túy.\nDiện tích rừng ngập mặn đạt 1.700 ha.\n', 'Phấn đấu 50% xã, phường trên địa bàn thành phố không có ma túy.\n', 'Hết năm 2030, 90% xã, phường không ma túy.\n',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-suggest-'));
  mkdirSync(join(folder, 'plans'));
  plans.forEach((plan, n) => writeFileSync(join(folder, 'plans', `${n + 1}.txt`), `ỦY BAN NHÂN DÂN\nTỈNH ${['CÀ MAU', 'LÀO CAI', 'CÀ MAU'][n]!}\n\nSố: ${n + 1}/KH-UBND\n\nKẾ HOẠCH\nPhòng, chống ma túy năm 2030\n\nI. MỤC TIÊU\n${plan.split('\n').filter(Boolean).map((line, i) => `${i + 1}. ${line}`).join('\n')}\n`));
  await kehoach('extract', 'plans', '--quiet');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('documents → suggestions → a catalogue → the documents again: the labels map, and nothing is left to suggest', async () => {
  const { code, out, err } = await kehoach('catalogue', 'suggest');
  expect(code).toBe(0);
  expect(err).toContain('3 documents; 1 groups of labels map to no indicator, 1 shown');
  expect(out).toMatch(/^id\tname\tunit\tdirection\tdomain\tvariants\tsource\n#\n# documents: 3, wordings: 2 · provinces: 2 \(Cà Mau, Lào Cai\) · 2030 · 50\.\.90 percent\n# \S+ target-\S+, page 1: “[^”]+”\nxa-phuong-khong-ma-tuy\t/);
  writeFileSync(join(folder, 'mine.tsv'), out);
  expect((await kehoach('catalogue', '--catalogue', 'mine.tsv')).out).toContain('xa-phuong-khong-ma-tuy\tpercent\tXã, phường không ma túy');

  const stale = await kehoach('catalogue', 'suggest', '--catalogue', 'mine.tsv');
  expect([stale.code, stale.out]).toEqual([0, '']);
  expect(stale.err).toContain('3 targets map with this catalogue, though their records do not say so');

  await kehoach('extract', 'plans', '--catalogue', 'mine.tsv', '--output', 'again', '--quiet');
  const again = JSON.parse((await kehoach('catalogue', 'suggest', 'again', '--catalogue', 'mine.tsv', '--least', '1', '--json')).out) as Suggestions;
  expect([again.documents, again.mapsNow, again.suggestions.map(({ entry }) => entry.id)]).toEqual([3, 0, ['dien-tich-rung-ngap-man']]);
  expect((await kehoach('catalogue', 'suggest', 'again')).err).toContain('indicators that are not in the catalogue: xa-phuong-khong-ma-tuy. Give the one');
});

test('rows come in the columns of the catalogue they are for; --limit and --lang', async () => {
  writeFileSync(join(folder, 'own.tsv'), 'unit\tvariants\tid\tname\ncount\t\tbe-boi\tSố bể bơi\n');
  const { out, err } = await kehoach('catalogue', 'suggest', 'output', '--catalogue', 'own.tsv', '--least', '1', '--limit', '1', '--lang', 'vi');
  expect(out.split('\n')[0]).toBe('unit\tvariants\tid\tname');
  expect(out).toContain('# văn bản: 3, cách viết: 2 · tỉnh, thành phố: 2');
  expect(err).toContain('3 văn bản; 2 nhóm chỉ tiêu chưa có trong danh mục, hiện 1');
  writeFileSync(join(folder, 'own.tsv'), readFileSync(join(folder, 'own.tsv'), 'utf8') + out.split('\n').slice(1).join('\n'));
  expect((await kehoach('catalogue', 'match', 'xã, phường không ma túy', '--catalogue', 'own.tsv')).out).toContain('xa-phuong-khong-ma-tuy');
});

test('hostile words stay in their cell and off the terminal; a file that is no record is named', async () => {
  const targets = [{ label: '=HYPERLINK("http://x") ngập\u001B[31m mặn\tven | biển\nhai' }];
  store(join(folder, 'hostile'), made({ number: 1, province: 'Huế', targets }));
  writeFileSync(join(folder, 'hostile', 'x.12345678.json'), '{"schemaVersion":"9"}');
  const { code, out, err } = await kehoach('catalogue', 'suggest', 'hostile', '--least', '1');
  expect(code).toBe(1);
  expect(err).toMatch(/1 files are no records and were left out:\n {2}x\.12345678\.json: schemaVersion/);
  expect(out).not.toContain('\u001B');
  expect(out.split('\n').at(-2)!.split('\t').slice(1, 3)).toEqual(['HYPERLINK("http://x") ngập [31m mặn ven biển hai', 'percent']);
});

test('a document that came as two files counts once', async () => {
  const record = made({ number: 1, province: 'Huế', targets: [{ label: 'Diện tích rừng ngập mặn', unit: 'hectare' }] });
  store(join(folder, 'copies'), record);
  store(join(folder, 'copies'), { ...record, source: { ...record.source, sha256: 'f'.repeat(64) } });
  const two = await kehoach('catalogue', 'suggest', 'copies');
  expect([two.code, two.out, two.err]).toEqual([0, '', '1 documents; no label without an indicator is in that many of them (--least 1 shows those of one document).\n']);
  expect((await kehoach('catalogue', 'suggest', 'copies', '--least', '1')).out).toContain('# documents: 1, wordings: 1 · provinces: 1 (Huế) · 2030 · 80 hectare');
});

test.each([
  [['nowhere'], 'nowhere holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first'],
  [['--least', '0'], '--least: expected a number from 1 up; got "0"'],
  [['--limit', 'all'], '--limit: expected a number from 1 up; got "all"'],
  [['--catalogue', 'no.tsv'], 'no.tsv: cannot be read'],
  [['--quick'], "unknown option '--quick'"],
])('suggest %j is told what to do', async (args, message) => {
  const { code, err } = await kehoach('catalogue', 'suggest', ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('--help teaches', async () => {
  const { code, out } = await kehoach('catalogue', 'suggest', '--help');
  expect(code).toBe(0);
  for (const word of ['--least', '--limit', '> mine.tsv', '--catalogue mine.tsv', '--force', 'counts once', 'Exit codes']) expect(out).toContain(word);
});
