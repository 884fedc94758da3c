import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisRuns, redisTitle, RedisServer } from '../support/redis.js';
import { fakeTesseract, filesIn, killAll, recordsIn, root, run, scan, signalAll, start, until, type Process } from './support.js';

let folder: string;
let slow: string;
let redis: RedisServer;

const at = (...parts: string[]): string => join(folder, ...parts);

beforeAll(async () => {
  if (!redisRuns) return;
  folder = mkdtempSync(join(tmpdir(), 'kehoach-queue-'));
  for (const part of ['in', 'redis']) mkdirSync(at(part));
  slow = fakeTesseract(at('slow'), { delay: 0.3 });
  copyFileSync(join(root, 'fixtures/documents/synth-003.txt'), at('in', 'a.txt'));
  writeFileSync(at('in', 'b.pdf'), await scan(Array.from({ length: 4 }, () => ({}))));
  const single = await run(['extract', 'in', '--output', 'expected', '--cache', 'none', '--engine', 'tesseract'], folder);
  if (single.code !== 0) throw new Error(single.said);
}, 120_000);

afterAll(() => {
  if (redisRuns) rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  if (!redisRuns) return;
  for (const part of ['store', 'redis']) rmSync(at(part), { recursive: true, force: true });
  mkdirSync(at('redis'));
  redis = await RedisServer.start(at('redis'));
});

afterEach(async () => {
  if (!redisRuns) return;
  await killAll();
  await redis.kill();
});

const worker = (...more: string[]): Process => start(['worker', '--redis', redis.url, '--store', 'store', '--cache', 'none', '--engine', 'tesseract', '--lock', '1', ...more], folder, { path: slow });
const submit = (...more: string[]): Process => start(['submit', 'in', '--redis', redis.url, '--store', 'store', '--wait', ...more], folder);
const pagesRead = (): number => filesIn(at('store/pages')).length;

/** All records are there once, and no byte of them is another than on a single machine. */
async function endsAsOnOneMachine(submitted: Process, workers: readonly Process[]): Promise<void> {
  const code = await submitted.ended;
  if (code !== 0) throw new Error(`${String(code)}: ${submitted.said()}\n${workers.map((each) => each.said()).join('\n---\n')}`);
  expect(recordsIn(at('store/records'))).toEqual(recordsIn(at('expected')));
}

async function drains(process: Process): Promise<void> {
  process.child.kill('SIGTERM');
  expect([await process.ended, process.said()]).toEqual([0, expect.stringContaining('done')]);
}

(redisRuns ? describe : describe.skip)(`documents through the queue, ${redisTitle}`, () => {
  test('one worker: the bytes of a single machine; a second submit finds all unchanged', async () => {
    const first = worker();
    await endsAsOnOneMachine(submit(), [first]);
    expect(readFileSync(at('store/records/run.jsonl'), 'utf8').trim().split('\n').map((line) => { const { file, status } = JSON.parse(line) as Record<string, string>; return [file, status]; }))
      .toEqual([['in/a.txt', 'converted'], ['in/b.pdf', 'converted']]);
    const again = submit();
    expect([await again.ended, again.said()]).toEqual([0, expect.stringContaining('0 queued, 0 already under way, 2 unchanged')]);
    await drains(first);
  });

  test('two workers, one killed with -9 in the middle: the other ends what it had in hand', async () => {
    const [lost, other] = [worker('--jobs', '2'), worker()];
    const waiting = submit();
    await until('a page', () => pagesRead() > 0, lost.said);
    lost.child.kill('SIGKILL');
    await endsAsOnOneMachine(waiting, [lost, other]);
  });

  test('the only worker killed with -9, another started later', async () => {
    const lost = worker('--jobs', '2');
    const waiting = submit();
    await until('a page', () => pagesRead() > 1, lost.said);
    lost.child.kill('SIGKILL');
    await lost.ended;
    const next = worker();
    await endsAsOnOneMachine(waiting, [lost, next]);
    await drains(next);
  });

  test('Redis killed with -9 in the middle and started again on what it wrote', async () => {
    const first = worker();
    const waiting = submit();
    await until('a page', () => pagesRead() > 0, first.said);
    await redis.restart();
    await endsAsOnOneMachine(waiting, [first]);
    await drains(first);
  });

  test('a worker thought dead that wakes up again: its late result is the same', async () => {
    const sleeper = worker();
    const waiting = submit();
    await until('a page', () => pagesRead() > 0, sleeper.said);
    signalAll(sleeper, 'SIGSTOP');
    const other = worker();
    await endsAsOnOneMachine(waiting, [other]);
    expect(other.said()).toContain('fell silent; given out again');
    signalAll(sleeper, 'SIGCONT');
    await drains(sleeper);
    expect(recordsIn(at('store/records'))).toEqual(recordsIn(at('expected')));
  });

  test('SIGTERM amid pages: what is in hand is finished, the rest waits for the next worker', async () => {
    const first = worker();
    const waiting = submit();
    await until('a page', () => pagesRead() > 0, first.said);
    await drains(first);
    expect(Object.keys(recordsIn(at('store/records'))).length).toBeLessThan(4);
    await endsAsOnOneMachine(waiting, [worker()]);
  });

  test('a second signal stops at once with 130, and the work is given to another', async () => {
    const first = worker('--jobs', '2');
    const waiting = submit();
    await until('a page', () => pagesRead() > 0, first.said);
    first.child.kill('SIGINT');
    await until('the drain', () => first.said().includes('draining'), first.said);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
    await endsAsOnOneMachine(waiting, [worker()]);
  });

  test('documents given out twice: what was read is not read again, the records stay', async () => {
    const first = worker();
    await endsAsOnOneMachine(submit(), [first]);
    const before = filesIn(at('store/pages')).map((name) => [name, statSync(at('store/pages', name)).ino]);
    await endsAsOnOneMachine(submit('--force'), [first]);
    expect(filesIn(at('store/pages')).map((name) => [name, statSync(at('store/pages', name)).ino])).toEqual(before);
    expect(first.said().match(/was read before/g)).toHaveLength(before.length);
    await drains(first);
  });
});
