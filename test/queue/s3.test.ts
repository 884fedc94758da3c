import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/queue/store.js';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { killAll, recordsIn, run, scan, start } from './support.js';

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver;
const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
const before = { ...process.env };

let folder: string;
let server: S3rver;
let endpoint: string;
let redis: RedisServer;

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-s3-'));
  for (const part of ['in', 'redis', 's3']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'in', 'scan.pdf'), await scan([{}, {}]));
  writeFileSync(join(folder, 'in', 'plan.txt'), 'KẾ HOẠCH\nPhát triển năm 2025\n');
  server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'plans', configs: [] }] });
  endpoint = `http://127.0.0.1:${(await server.run()).port}`;
  redis = await RedisServer.start(join(folder, 'redis'));
  Object.assign(process.env, keys);
});
afterEach(() => killAll());
afterAll(async () => {
  process.env = before;
  if (!redisRuns) return;
  await redis.kill();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

(redisRuns ? describe : describe.skip)(`an S3 store, ${redisTitle}`, () => {
  test('records in the bucket are those of a single machine', async () => {
    const engine = ['--engine', 'tesseract', '--cache', 'none'];
    expect((await run(['extract', 'in', '--output', 'expected', ...engine], folder)).code).toBe(0);
    const where = ['--redis', redis.url, '--store', 's3://plans/2026', '--s3-endpoint', endpoint];
    const worker = start(['worker', ...where, ...engine], folder, { env: keys });
    const waited = await run(['submit', 'in', ...where, '--wait'], folder, { env: keys });
    if (waited.code !== 0) throw new Error(`${waited.said}\n${worker.said()}`);
    const store = await openStore('s3://plans/2026', { cwd: folder, s3Endpoint: endpoint });
    const got: Record<string, string> = {};
    for await (const key of store.list('records/')) if (!key.endsWith('run.jsonl')) got[key.slice('records/'.length)] = (await store.get(key))!.toString('utf8');
    await store.close();
    expect(got).toEqual(recordsIn(join(folder, 'expected')));
    expect(Object.keys(got)).toHaveLength(4);
  });
});
