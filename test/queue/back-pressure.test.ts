import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsSchema } from '../../src/config.js';
import { pagesQueue } from '../../src/queue/keys.js';
import { onRedis, openDocumentsQueue } from '../../src/queue/queues.js';
import { openFolderStore } from '../../src/queue/store-folder.js';
import { submitDocuments } from '../../src/queue/submit.js';
import { waitForAll } from '../../src/queue/wait.js';
import { startWorker } from '../../src/queue/worker.js';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { stubRecogniser } from '../support/stub-recogniser.js';
import { scan } from './support.js';

let folder: string;
let redis: RedisServer;
let client: Redis;
const [documents, pagesEach] = [40, 3];
/** Milliseconds: longer than it takes to begin a document, so that pages pile up where nothing holds documents back. */
const pageTakes = 40;

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-pressure-'));
  for (const part of ['in', 'redis']) mkdirSync(join(folder, part));
  redis = await RedisServer.start(join(folder, 'redis'));
  client = redis.client();
  const bytes = await scan(Array.from({ length: pagesEach }, () => ({})));
  for (let i = 0; i < documents; i++) writeFileSync(join(folder, 'in', `${i}.pdf`), Buffer.concat([bytes, Buffer.from(`\n% ${i}\n`)]));
});
afterAll(async () => {
  if (!redisRuns) return;
  client.disconnect();
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The most pages that waited at any look; all documents are converted. */
async function mostThatWaited(room: string, mostWaiting: number): Promise<number> {
  await client.flushall();
  const store = openFolderStore(join(folder, room));
  const log: string[] = [];
  const start = (): ReturnType<typeof startWorker> => startWorker({ redis: client, store, recogniser: stubRecogniser(pageTakes), backPressure: { mostWaiting, lookEvery: 5 }, tell: ({ text }) => void log.push(text) });
  const queue = openDocumentsQueue(client);
  const pages = new Queue(pagesQueue('stub 1'), onRedis(client));
  let most = 0;
  const looking = setInterval(() => void pages.getWaitingCount().then((count) => (most = Math.max(most, count)), () => undefined), 5);
  const inputs = Array.from({ length: documents }, (_, i) => ({ name: `${i}.pdf`, path: `${i}.pdf`, paths: [join(folder, 'in', `${i}.pdf`)], published: null }));
  const { signal } = new AbortController();
  const submitted = await submitDocuments(inputs, { cwd: folder, settings: SettingsSchema.parse({}), store, queue, signal, onSubmitted: () => undefined });
  const worker = await start();
  const outcomes = await waitForAll(submitted, { queue, store, signal, onDone: () => undefined });
  clearInterval(looking);
  await worker.drain();
  await Promise.all([queue.close(), pages.close()]);
  expect({ statuses: outcomes.map((each) => each?.status), log: log.filter((line) => / failed/.test(line)) }).toEqual({ statuses: outcomes.map(() => 'converted'), log: [] });
  return most;
}

(redisRuns ? describe : describe.skip)(`documents wait while their pages do, ${redisTitle}`, () => {
  test('with a small limit few pages lie in Redis; without one most of them do', async () => {
    const limit = 4;
    const held = await mostThatWaited('held', limit);
    // Those that were begun before the next look give out theirs.
    expect(held).toBeGreaterThan(limit);
    expect(held).toBeLessThanOrEqual(limit + 4 * pagesEach);
    expect(await mostThatWaited('free', 100_000)).toBeGreaterThan(limit + 4 * pagesEach);
  });
});
