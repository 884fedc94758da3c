import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingsSchema } from '../../src/config.js';
import { recordJson } from '../../src/export/store.js';
import { extractWithText } from '../../src/extract.js';
import { InputError } from '../../src/ingest/errors.js';
import { pagesQueue } from '../../src/queue/keys.js';
import type { StoredOutcome } from '../../src/queue/model.js';
import { openDocumentsQueue, prefix } from '../../src/queue/queues.js';
import { openFolderStore } from '../../src/queue/store-folder.js';
import { submitDocuments } from '../../src/queue/submit.js';
import { Supervisor } from '../../src/queue/supervisor.js';
import { waitForAll } from '../../src/queue/wait.js';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { heights, stubRecogniser } from '../support/stub-recogniser.js';
import { killAll, recordsIn, scan } from './support.js';

let folder: string;
let redis: RedisServer;
let client: Redis;
const at = (...parts: string[]): string => join(folder, ...parts);
const program = { script: fileURLToPath(new URL('../support/misbehaving-reader.ts', import.meta.url)), execArgv: ['--import', 'tsx'] };
const settings = SettingsSchema.parse({});

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-isolation-'));
  for (const part of ['in', 'redis', 'store']) mkdirSync(at(part));
  redis = await RedisServer.start(at('redis'));
  client = redis.client();
});
afterAll(async () => {
  if (!redisRuns) return;
  await killAll();
  client.disconnect();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly outcomes: Readonly<Record<string, StoredOutcome | null>>;
  /** What the workers said of readers that ended. */
  readonly ends: readonly string[];
  readonly said: string;
}

/** Two workers of one reader each take the files until all have ended. */
async function throughTwoWorkers(files: Readonly<Record<string, string | Uint8Array>>, limits: { maxSeconds: number; maxMemory: number }): Promise<Run> {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at('in', name), bytes);
  const store = openFolderStore(at('store'));
  const said: string[] = [];
  const setup = { redis: redis.url, store: at('store'), s3Endpoint: null, engine: 'auto', cache: null, lock: 2000 } as const;
  const start = (): Promise<Supervisor> => Supervisor.start({ jobs: 1, limits, setup, redis: client, store, tell: ({ text }) => void said.push(text), program });
  const workers = await Promise.all([start(), start()]);
  const queue = openDocumentsQueue(client);
  const { signal } = new AbortController();
  const inputs = Object.keys(files).map((name) => ({ name, path: name, paths: [at('in', name)], published: null }));
  const submitted = await submitDocuments(inputs, { cwd: folder, settings, store, queue, signal, onSubmitted: () => undefined });
  const outcomes = await waitForAll(submitted, { queue, store, signal, onDone: () => undefined });
  await Promise.all(workers.map((worker) => worker.drain()));
  await queue.close();
  return { outcomes: Object.fromEntries(outcomes.map((outcome, i) => [submitted[i]!.path, outcome])), ends: said.filter((line) => line.startsWith('a reader ended')), said: said.join('\n') };
}

const plan = (name: string): string => `KẾ HOẠCH\nPhát triển năm 2025\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm 2 %.\n${name}\n`;
const single = async (name: string): Promise<string> => recordJson((await extractWithText(new Uint8Array(readFileSync(at('in', name))), { file: name, recogniser: stubRecogniser() })).record);
const recordOf = (outcome: StoredOutcome | null | undefined): string => readFileSync(at('store', outcome!.record!), 'utf8');

(redisRuns ? describe : describe.skip)(`what hangs, crashes or eats memory, ${redisTitle}`, () => {
  test('a document takes one reader with it, after a crash a second one, and no other document', async () => {
    const names = ['hang.txt', 'heap.txt', 'buffers.txt', 'exit.txt', 'once.txt', ...Array.from({ length: 6 }, (_, i) => `good-${i}.txt`)];
    const { outcomes, ends, said } = await throughTwoWorkers(Object.fromEntries(names.map((name) => [name, plan(at(`${name}.mark`))])), { maxSeconds: 15, maxMemory: 400 });
    const told = Object.fromEntries(names.map((name) => [name, outcomes[name]?.code ?? outcomes[name]?.status]));
    expect({ told, said }).toEqual({ told: { ...Object.fromEntries(names.map((name) => [name, 'converted'])), 'hang.txt': 'timeout', 'heap.txt': 'memory', 'buffers.txt': 'memory', 'exit.txt': 'crashed' }, said: expect.any(String) });
    for (const name of names) if (outcomes[name]!.status === 'converted') expect(recordOf(outcomes[name])).toBe(await single(name));
    expect([outcomes['hang.txt']!.reason, outcomes['exit.txt']!.reason]).toEqual([expect.stringMatching(/longer than 15 s.*--max-seconds/), expect.stringMatching(/exit 7/)]);
    // One each of hang, heap, buffers and once; two of exit.
    expect(ends).toHaveLength(6);
  }, 180_000);

  test('a page that hangs is a page that was not read; its neighbours and its document go on', async () => {
    const { outcomes, ends } = await throughTwoWorkers({ 'page.pdf': await scan([{}, { height: heights.hangs }, {}]), 'other.pdf': await scan([{ height: 130 }, { height: 132 }]) }, { maxSeconds: 8, maxMemory: 1024 });
    for (const name of ['page.pdf', 'other.pdf']) expect(recordOf(outcomes[name])).toBe(await single(name));
    expect(recordOf(outcomes['page.pdf'])).toContain('"unreadable-picture"');
    expect(ends).toHaveLength(1);
    const pages = new Queue(pagesQueue('stub 1'), { connection: client, prefix });
    expect((await pages.getFailed()).map(({ data, failedReason }) => [(data as { page: number }).page, failedReason])).toEqual([[2, expect.stringMatching(/^timeout: It took longer than 8 s/)]]);
    await pages.close();
  }, 120_000);

  test('an error that is no picture’s ends the document, as on a single machine', async () => {
    const { outcomes } = await throughTwoWorkers({ 'bug.pdf': await scan([{ height: 134 }, { height: heights.bug }]) }, { maxSeconds: 60, maxMemory: 1024 });
    await expect(single('bug.pdf')).rejects.toThrow('x is not a function');
    await expect(single('bug.pdf')).rejects.not.toBeInstanceOf(InputError);
    expect(outcomes['bug.pdf']).toMatchObject({ status: 'failed', code: 'unexpected', reason: 'Unexpected error: x is not a function' });
    expect(Object.keys(recordsIn(at('store/records'))).filter((name) => name.includes('bug'))).toEqual([]);
  }, 120_000);
});
