import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { fakeTesseract, filesIn, killAll, recordsIn, run, scan, start, until } from './support.js';

let folder: string;
let failing: string;
let redis: RedisServer;
const at = (...parts: string[]): string => join(folder, ...parts);
/** The engine gives up on pages of this height. */
const refused = 140;

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-poison-'));
  for (const part of ['in', 'redis']) mkdirSync(at(part));
  failing = fakeTesseract(at('failing'), { refuses: [refused] });
  writeFileSync(at('in', 'broken.pdf'), await scan([{}, { broken: true }, {}]));
  writeFileSync(at('in', 'refused.pdf'), await scan([{ height: refused }, {}]));
  writeFileSync(at('in', 'all-refused.pdf'), await scan([{ height: refused }]));
  writeFileSync(at('in', 'cut.pdf'), (await scan([{}])).subarray(0, 3000));
  redis = await RedisServer.start(at('redis'));
});

afterEach(() => killAll());
afterAll(async () => {
  if (!redisRuns) return;
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

const runLog = (path: string): unknown[] => readFileSync(path, 'utf8').trim().split('\n').map((line) => { const { seconds, at, ...told } = JSON.parse(line) as Record<string, unknown>; expect([typeof seconds, typeof at]).toEqual([expect.any(String), 'string']); return told; });
const byFile = (a: unknown, b: unknown): number => ((a as { file: string }).file < (b as { file: string }).file ? -1 : 1);

(redisRuns ? describe : describe.skip)(`what cannot be read, ${redisTitle}`, () => {
  test('pages and documents that fail: records, reasons and exit code of a single machine; failed jobs say why', async () => {
    const engine = ['--engine', 'tesseract', '--cache', 'none'];
    const single = await run(['extract', 'in', '--output', 'expected', ...engine], folder, { path: failing });
    expect(single.code).toBe(1);
    const worker = start(['worker', '--redis', redis.url, '--store', 'store', ...engine, '--jobs', '2'], folder, { path: failing });
    const waited = await run(['submit', 'in', '--redis', redis.url, '--store', 'store', '--wait', '--log', 'plain'], folder);
    expect(waited).toEqual({ code: 1, said: expect.stringContaining('2 of 4 documents failed') });
    expect(recordsIn(at('store/records'))).toEqual(recordsIn(at('expected')));
    expect(runLog(at('store/records/run.jsonl')).sort(byFile)).toEqual(runLog(at('expected/run.jsonl')).sort(byFile));
    const client = redis.client();
    const pagesKey = (await client.keys('kehoach:pages-*:meta'))[0]!.split(':')[1]!;
    const pages = new Queue(pagesKey, { connection: client, prefix: 'kehoach' });
    const failed = (await pages.getFailed()).map(({ data, failedReason, attemptsMade }) => [(data as { file: string }).file, (data as { page: number }).page, failedReason, attemptsMade]);
    expect(failed.sort()).toEqual([
      ['all-refused.pdf', 1, expect.stringMatching(/^not-read: tesseract ended with 3/), 3],
      ['broken.pdf', 2, expect.stringMatching(/^damaged: /), 1],
      ['refused.pdf', 1, expect.stringMatching(/^not-read: tesseract ended with 3/), 3],
    ]);
    await pages.close();
    client.disconnect();
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  }, 120_000);

  test('a page given out twice at the same time is read into one result', async () => {
    const bytes = await scan([{}]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(at('twice/inputs', sha256.slice(0, 2)), { recursive: true });
    writeFileSync(at('twice/inputs', sha256.slice(0, 2), sha256), bytes);
    const worker = start(['worker', '--redis', redis.url, '--store', 'twice', '--engine', 'tesseract', '--cache', 'none', '--jobs', '2'], folder);
    const client = redis.client();
    await until('the worker', () => worker.said().includes('ready'), worker.said);
    const name = (await client.keys('kehoach:pages-*:meta'))[0]!.split(':')[1]!;
    const pages = new Queue(name, { connection: client, prefix: 'kehoach' });
    const job = { name: 'page', data: { sha256, file: 'x.pdf', parts: null, maxPixels: 100_000_000, page: 1, size: [446.4, 86.4] } };
    const jobs = await pages.addBulk([job, job, job]);
    await until('all three', async () => (await Promise.all(jobs.map((each) => each.getState()))).every((state) => state === 'completed'), worker.said);
    expect(filesIn(at('twice/pages'))).toHaveLength(1);
    await pages.close();
    client.disconnect();
  }, 60_000);
});
