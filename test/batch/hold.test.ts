import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFolder, LockedError, runBatch, type Held, type Outcome } from '../../src/batch.js';
import { ConversionError } from '../../src/batch/failures.js';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { SettingsSchema } from '../../src/config.js';
import { WorkerPool } from '../../src/workers/pool.js';

const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
let folder: string;
let held: Held;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-hold-'));
  for (const name of ['a.txt', 'b.txt']) copyFileSync(join(documents, 'synth-003.txt'), join(folder, name));
  held = await holdFolder(join(folder, 'out'));
});
afterEach(async () => {
  await held.release();
  rmSync(folder, { recursive: true, force: true });
});

async function batch(names: readonly string[], more: { held?: Held; pool?: WorkerPool } = { held }): Promise<Outcome[]> {
  const settings = SettingsSchema.parse({ output: join(folder, 'out'), cache: 'none', isolate: more.pool !== undefined });
  return runBatch(names, { cwd: folder, settings, catalogue: loadCatalogue(), signal: new AbortController().signal, ...more });
}
const statuses = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ path, status, twin }) => [path, status, ...(twin === undefined ? [] : [twin])].join(' '));

test('many batches are one run: bytes are converted once, the log goes on, nobody else may write', async () => {
  expect(statuses(await batch(['a.txt']))).toEqual(['a.txt converted']);
  expect(statuses(await batch(['b.txt']))).toEqual(['b.txt duplicate a.txt']);
  expect(statuses(await batch(['a.txt', 'b.txt']))).toEqual(['a.txt unchanged', 'b.txt duplicate a.txt']);
  await expect(batch(['a.txt'], {})).rejects.toThrow(LockedError);
  expect(readFileSync(join(folder, 'out/run.jsonl'), 'utf8').trim().split('\n')).toHaveLength(4);
  await held.release();
  expect(readdirSync(join(folder, 'out')).filter((name) => name.includes('lock'))).toEqual([]);
  expect(statuses(await batch(['b.txt'], {}))).toEqual(['b.txt converted']);
}, 60_000);

test.each([
  ['no-file', ['b.txt converted'], 'its bytes stand elsewhere now'],
  ['stopped', ['b.txt converted'], 'nobody knows yet'],
  ['crashed', ['b.txt duplicate a.txt'], 'the same bytes would crash again'],
])('a document failed of %s: its twin is %j, for %s', async (code, expected) => {
  class Failing extends WorkerPool {
    override run(): Promise<never> {
      return Promise.reject(new ConversionError(code, 'so it was'));
    }
  }
  expect((await batch(['a.txt'], { held, pool: new Failing({ maxSeconds: 1, maxMemory: 128 }) })).map((one) => one.code)).toEqual([code]);
  expect(statuses(await batch(['b.txt']))).toEqual(expected);
}, 60_000);
