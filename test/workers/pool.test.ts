import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ConversionError } from '../../src/batch/failures.js';
import type { Task } from '../../src/batch/model.js';
import type { PageShare } from '../../src/batch/page-shares.js';
import { SettingsSchema } from '../../src/config.js';
import { WorkerPool } from '../../src/workers/pool.js';

const script = fileURLToPath(new URL('../support/misbehaving.mjs', import.meta.url));
const settings = { ...SettingsSchema.parse({}), output: '/nowhere' };
let folder: string;
let pool: WorkerPool;
/** For what fills memory, which takes as long as it takes. */
let patient: WorkerPool;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-workers-'));
  pool = new WorkerPool({ maxSeconds: 2, maxMemory: 256 }, script, []);
  patient = new WorkerPool({ maxSeconds: 100, maxMemory: 256 }, script, []);
});
afterAll(async () => {
  await pool.close();
  await patient.close();
  rmSync(folder, { recursive: true, force: true });
});

const taskOf = (file: string): Task => ({ document: { file, path: file, paths: [join(folder, file)], published: null }, sha256: '0'.repeat(64), earlier: [], pageJobs: 1 });

async function failureOf(file: string, signal = new AbortController().signal): Promise<{ code: string; reason: string }> {
  const error: unknown = await (/^(?:heap|buffers)/.test(file) ? patient : pool).run(taskOf(file), { settings, signal, onPage: () => undefined }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConversionError)) throw error;
  return { code: error.code, reason: error.message };
}

const isRunning = (pid: number): boolean => {
  try {
    // A process that ended and that nobody has asked after is a zombie: it runs no more.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a document that misbehaves takes only its own process with it', () => {
  test.each([
    ['hang.pdf', 'timeout', /longer than 2 s.*--max-seconds/, 'an endless loop'],
    ['wait.pdf', 'timeout', /longer than 2 s/, 'waits for what never comes'],
    ['exit.pdf', 'crashed', /exit 7/, 'the process ends'],
    ['abort.pdf', 'crashed', /SIGABRT/, 'a crash in a native library'],
    ['heap.pdf', 'memory', /more than 256 MB.*--max-memory/, 'JavaScript’s own memory'],
    ['trace.pdf', 'memory', /more than 256 MB/, 'the same, told before a long trace'],
    ['buffers.pdf', 'memory', /more than 256 MB/, 'memory outside of JavaScript’s heap'],
    ['refuse.pdf', 'damaged', /^no good$/, 'a reader’s own reason comes through'],
    ['pages.pdf', 'damaged', /^all pages were seen$/, 'four pages of 0.8 s each are slower than the limit, but each is in time'],
  ])('%s: %s', async (file, code, reason) => {
    const failure = await failureOf(file);
    expect(failure.reason).toMatch(reason);
    expect(failure.code).toBe(code);
    expect(failure.reason).not.toContain('\n');
  }, 110_000);

  test('several at once: each ends by its own doing', async () => {
    const failures = await Promise.all(['exit.a', 'refuse.a', 'hang.a', 'refuse.b'].map((file) => failureOf(file)));
    expect(failures.map(({ code }) => code)).toEqual(['crashed', 'damaged', 'timeout', 'damaged']);
  }, 110_000);

  test('what the process started ends with it', async () => {
    expect((await failureOf('engine.pdf')).code).toBe('timeout');
    const pidFile = join(folder, 'engine.pdf.pid');
    expect(existsSync(pidFile)).toBe(true);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    // A killed process is gone when the system comes round to it, which may be after its parent's end was told.
    for (let tries = 0; tries < 100 && isRunning(pid); tries++) await wait(50);
    expect(isRunning(pid)).toBe(false);
  }, 110_000);

  test('a document is told when it may read more pages side by side, and no longer when it is done', async () => {
    const share: PageShare = { jobs: 1 };
    const running = pool.run(taskOf('share.pdf'), { settings, signal: new AbortController().signal, onPage: () => share.onGrowth?.(3), share });
    await expect(running).rejects.toMatchObject({ code: 'damaged', message: '3 pages' });
    expect(share.onGrowth).toBeUndefined();
  }, 110_000);

  test('a stopped document is given two seconds, then ended', async () => {
    const stop = new AbortController();
    const failing = failureOf('wait.pdf', stop.signal);
    setTimeout(() => stop.abort(), 100);
    expect(await failing).toEqual({ code: 'stopped', reason: 'It was stopped before it was done.' });
  }, 110_000);
});
