import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runIn, type Ran } from '../support/command.js';
import type { DocumentRecord } from '../../src/model/record.js';

const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
const picture = fileURLToPath(new URL('../ingest/data/two-lines.png', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-sources-cli-'));
  mkdirSync(join(folder, 'in', 'kế hoạch 5'), { recursive: true });
  cpSync(join(documents, 'synth-003.txt'), join(folder, 'in', 'kế hoạch.txt'));
  cpSync(join(documents, 'synth-010.md'), join(folder, 'in', 'b.md'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kehoach = (args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> => runIn(folder, args, { env });

/** What records of an output say of where they come from, by file. */
function told(output: string): Record<string, [string | null, string | null]> {
  const paths = (readdirSync(join(folder, output), { recursive: true }) as string[]).filter((path) => path.endsWith('.json'));
  const sources = paths.map((path) => (JSON.parse(readFileSync(join(folder, output, path), 'utf8')) as DocumentRecord).source);
  return Object.fromEntries(sources.map(({ file, url, publishedOn }) => [file, [url, publishedOn]]));
}
const statuses = (output: string): Record<string, string> => Object.fromEntries(readFileSync(join(folder, output, 'run.jsonl'), 'utf8').trim().split('\n').map((line) => {
  const { file, status } = JSON.parse(line) as { file: string; status: string };
  return [file.replace(/^.*[\\/]/, ''), status];
}));

test('--sources fills url and date; a second run makes again only what is told otherwise', async () => {
  const csv = (text: string): void => writeFileSync(join(folder, 'in', 'sources.csv'), `file;url;publishedOn\r\n${text}`);
  const run = (...more: string[]) => kehoach(['extract', 'in', '--output', 'out', '--cache', 'none', ...more]);
  csv(`${'kế hoạch.txt'.normalize('NFD')};https://example.org/kh;5/3/2024\r\nabsent.pdf;https://example.org/x;\r\n`);
  const first = await run('--sources', 'in/sources.csv');
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('in/sources.csv: 1 of 2 rows name none of these documents (line): absent.pdf (3)')]);
  expect(told('out')).toEqual({ 'kế hoạch.txt': ['https://example.org/kh', '2024-03-05'], 'b.md': [null, null] });
  await run('--sources', 'in/sources.csv');
  expect(statuses('out')).toEqual({ 'kế hoạch.txt': 'unchanged', 'b.md': 'unchanged' });
  csv('kế hoạch.txt;https://example.org/kh;2024-03-05\r\nb.md;https://example.org/b;\r\n');
  await run('--sources', 'in/sources.csv');
  expect(statuses('out')).toEqual({ 'kế hoạch.txt': 'unchanged', 'b.md': 'converted' });
  csv('kế hoạch.txt;https://example.org/kh;2024-03-06\r\nb.md;https://example.org/b;\r\n');
  await run('--sources', 'in/sources.csv');
  expect(statuses('out')).toEqual({ 'kế hoạch.txt': 'converted', 'b.md': 'unchanged' });
  expect(told('out')).toEqual({ 'kế hoạch.txt': ['https://example.org/kh', '2024-03-06'], 'b.md': ['https://example.org/b', null] });
});

test('the record says what this run was told, not an earlier one', async () => {
  writeFileSync(join(folder, 'c.csv'), 'file,url\nb.md,https://example.org/b\n');
  const run = (...more: string[]) => kehoach(['extract', 'in/b.md', '--output', 'again', '--quiet', ...more]);
  await run('--sources', 'c.csv');
  expect(told('again')).toEqual({ 'b.md': ['https://example.org/b', null] });
  await run();
  expect(told('again')).toEqual({ 'b.md': [null, null] });
});

test('the setting comes from the environment and the config file as well', async () => {
  writeFileSync(join(folder, 'c.csv'), 'file,url\nb.md,https://example.org/b\n');
  await kehoach(['extract', 'in/b.md', '--output', 'env', '--quiet'], { KEHOACH_SOURCES: 'c.csv' });
  expect(told('env')).toEqual({ 'b.md': ['https://example.org/b', null] });
  writeFileSync(join(folder, 'kehoach.config.json'), '{"sources": "c.csv"}');
  await kehoach(['extract', 'in/b.md', '--output', 'config', '--quiet']);
  rmSync(join(folder, 'kehoach.config.json'));
  expect(told('config')).toEqual({ 'b.md': ['https://example.org/b', null] });
});

test('page pictures go by their folder', async () => {
  for (const page of ['page-1.png', 'page-2.png']) cpSync(picture, join(folder, 'in', 'kế hoạch 5', page));
  writeFileSync(join(folder, 'pages.csv'), 'file,url\nin/kế hoạch 5,https://example.org/5\n');
  const { code } = await kehoach(['extract', 'in/kế hoạch 5', '--output', 'pages', '--cache', 'none', '--quiet', '--sources', 'pages.csv']);
  rmSync(join(folder, 'in', 'kế hoạch 5', 'page-1.png'));
  rmSync(join(folder, 'in', 'kế hoạch 5', 'page-2.png'));
  expect([code, told('pages')]).toEqual([0, { 'kế hoạch 5': ['https://example.org/5', null] }]);
});

test('a name that two documents share is told and fills neither', async () => {
  for (const [from, to] of [['synth-003.txt', '1'], ['synth-004.txt', '2']] as const) {
    mkdirSync(join(folder, 'shared', to), { recursive: true });
    cpSync(join(documents, from), join(folder, 'shared', to, 'plan.txt'));
  }
  writeFileSync(join(folder, 'shared.csv'), 'file,url\nplan.txt,https://example.org/p\n');
  const { code, err } = await kehoach(['extract', 'shared', '--output', 'shared-out', '--sources', 'shared.csv']);
  expect([code, err]).toEqual([0, expect.stringMatching(/shared\.csv, line 2: several documents are named plan\.txt \(shared\/1\/plan\.txt, shared\/2\/plan\.txt\); give its path/)]);
  expect(told('shared-out')).toEqual({ 'plan.txt': [null, null] });
});

test('a file that cannot be used is wrong usage, and nothing is converted', async () => {
  const wrong: [text: string | null, said: RegExp][] = [
    [null, /there is no such file; --sources expects/],
    ['file,url\nb.md,javascript:1\n', /line 2: url must be a web address/],
    ['file,url\nb.md,https://example.org/1\nb.md,https://example.org/2\n', /lines 2 and 3: two different values of url for b\.md; keep one/],
    ['file,publishedOn\nb.md,31/02/2024\n', /line 2: there is no such day as 31\/02\/2024/],
  ];
  for (const [text, said] of wrong) {
    if (text !== null) writeFileSync(join(folder, 'wrong.csv'), text);
    const { code, err } = await kehoach(['extract', 'in', '--output', 'never', '--sources', text === null ? 'absent.csv' : 'wrong.csv']);
    expect([code, err]).toEqual([2, expect.stringMatching(said)]);
    expect(() => readdirSync(join(folder, 'never'))).toThrow();
  }
});
