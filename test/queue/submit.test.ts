import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { fakeTesseract, filesIn, killAll, recordsIn, run, scan, start, until, type Process } from './support.js';

let folder: string;
let redis: RedisServer;
let worker: Process;
const at = (...parts: string[]): string => join(folder, ...parts);

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-submit-'));
  mkdirSync(at('redis'));
  redis = await RedisServer.start(at('redis'));
  worker = start(['worker', '--redis', redis.url, '--store', 'store', '--cache', 'none', '--engine', 'tesseract'], folder, { path: fakeTesseract(at('slow'), { delay: 0.3 }) });
});
afterAll(async () => {
  if (!redisRuns) return;
  await killAll();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

const put = (path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), bytes);
};
const extract = (output: string, ...args: string[]): ReturnType<typeof run> => run(['extract', ...args, '--output', output, '--cache', 'none', '--engine', 'tesseract', '--no-isolate'], folder);
const submit = (...args: string[]): ReturnType<typeof run> => run(['submit', ...args, '--redis', redis.url, '--store', 'store', '--wait'], folder);
const reasons = (path: string): unknown[] => readFileSync(at(path), 'utf8').trim().split('\n').map((line) => { const { status, code, reason } = JSON.parse(line) as Record<string, unknown>; return { status, code, reason }; });

/** What a single machine wrote is in the store, byte for byte; returns the records' texts. */
function sameAs(output: string): string {
  const expected = recordsIn(at(output));
  expect(Object.keys(expected).length).toBeGreaterThan(0);
  expect(recordsIn(at('store/records'))).toMatchObject(expected);
  return Object.entries(expected).filter(([name]) => name.endsWith('.json')).map(([, json]) => json).join('');
}

const target = (label: string): string => `ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nPhát triển năm 2030\n\nI. MỤC TIÊU\n1. ${label}\n`;

(redisRuns ? describe : describe.skip)(`what a submission may ask for, ${redisTitle}`, () => {
  test('a wait that was interrupted: the work goes on, and the same submit tells its end', async () => {
    put('waited/scan.pdf', await scan(Array.from({ length: 5 }, (_, i) => ({ height: 120 + i }))));
    const first = start(['submit', 'waited', '--redis', redis.url, '--store', 'store', '--wait'], folder);
    await until('a page', () => filesIn(at('store/pages')).length > 0, () => first.said() + worker.said());
    first.child.kill('SIGINT');
    expect([await first.ended, first.said()]).toEqual([130, expect.stringMatching(/Interrupted\. What was queued goes on/)]);
    const again = await submit('waited');
    expect(again).toEqual({ code: 0, said: expect.stringMatching(/0 queued, (?:1 already under way, 0|0 already under way, 1) unchanged/) });
    await extract('waited-expected', 'waited');
    sameAs('waited-expected');
  });

  test('a catalogue of one’s own', async () => {
    put('own/plan.txt', target('Phấn đấu 80% xã, phường không ma túy.'));
    put('own.tsv', 'id\tname\tunit\nxa-khong-ma-tuy\tXã, phường không ma túy\tpercent\n');
    const single = await extract('own-expected', 'own', '--catalogue', 'own.tsv');
    const through = await submit('own', '--catalogue', 'own.tsv');
    expect([single, through]).toEqual([{ code: 0, said: expect.any(String) }, { code: 0, said: expect.any(String) }]);
    expect(sameAs('own-expected')).toContain('"xa-khong-ma-tuy"');
  });

  test('pictures of pages that are one document', async () => {
    const page = (bottom: number): Promise<Buffer> => sharp(readFileSync(new URL('../ingest/data/two-lines.png', import.meta.url))).flatten({ background: '#fff' }).extend({ bottom, background: '#fff' }).png().toBuffer();
    for (const number of [1, 2, 3]) put(`pictures/ke-hoach/trang-${number}.png`, await page(10 * number));
    await extract('pictures-expected', 'pictures');
    expect(await submit('pictures')).toEqual({ code: 0, said: expect.stringContaining('1 queued') });
    expect(JSON.parse(sameAs('pictures-expected'))).toMatchObject({ source: { file: 'ke-hoach', pages: [{ page: 1 }, { page: 2 }, { page: 3 }] } });
  });

  test('where and when documents were published', async () => {
    put('sourced/plan.txt', target('Tỷ lệ hộ nghèo giảm 2 %.'));
    put('sourced/sources.csv', 'file,url,publishedOn\nplan.txt,https://example.org/plan,2030-02-01\nother.txt,https://example.org/other,\n');
    await extract('sourced-expected', 'sourced', '--sources', 'sourced/sources.csv');
    expect(await submit('sourced', '--sources', 'sourced/sources.csv')).toEqual({ code: 0, said: expect.stringContaining('other.txt (3)') });
    expect(sameAs('sourced-expected')).toContain('https://example.org/plan');
  });

  test('the same bytes as Markdown and as text: the last one asked for is in the store, as in an output folder', async () => {
    const text = `${target('Tỷ lệ hộ nghèo giảm 3 %.')}\n| a | b |\n| --- | --- |\n| **1** | 2 |\n`;
    for (const name of ['plan.md', 'plan.txt']) put(`twins/${name}`, text);
    for (const name of ['plan.md', 'plan.txt', 'plan.md']) {
      await extract('twins-expected', `twins/${name}`);
      expect(await submit(`twins/${name}`)).toEqual({ code: 0, said: expect.stringContaining('1 queued') });
      expect(sameAs('twins-expected')).toContain(`"${name}"`);
    }
    expect((await submit('twins/plan.md')).said).toContain('1 unchanged');
  });

  test.each([
    ['a record that is larger', ['--max-output', '100'], 'output-too-large', { 'limited/plan.txt': target('Tỷ lệ hộ nghèo giảm 4 %.') }],
    ['a picture of more pixels', ['--max-pixels', '1000'], 'too-large', null],
  ] as const)('limits: %s fails as on a single machine', async (_, limit, code, files) => {
    rmSync(at('limited'), { recursive: true, force: true });
    for (const [path, bytes] of Object.entries(files ?? { 'limited/scan.pdf': await scan([{ height: 131 }]) })) put(path, bytes);
    expect([(await extract('limited-expected', 'limited', ...limit)).code, (await submit('limited', ...limit)).code]).toEqual([1, 1]);
    expect(reasons('store/records/run.jsonl')).toEqual(reasons('limited-expected/run.jsonl'));
    expect(reasons('store/records/run.jsonl')).toMatchObject([{ status: 'failed', code }]);
  });
});
