import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/index.js';
import { runBatch } from '../../src/batch.js';
import { SettingsSchema } from '../../src/config.js';

const documents = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
const names = ['binh-dinh.md', 'binh-thuan.txt', 'synth-001.pdf', 'ninh-thuan.txt', 'synth-003.txt'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(paths: string[], output: string, jobs: number): Promise<Map<string, string>> {
  await runBatch(paths, { cwd: folder, settings: SettingsSchema.parse({ output, jobs, quiet: true, isolate: false }), catalogue: loadCatalogue(), signal: new AbortController().signal, onDone: () => undefined });
  const out = new Map<string, string>();
  for (const name of readdirSync(output, { recursive: true }) as string[]) {
    if (name !== 'run.jsonl' && statSync(join(output, name)).isFile()) out.set(name, readFileSync(join(output, name), 'utf8'));
  }
  return out;
}

test('the same files give the same bytes: twice, in another order, with other jobs, from another folder', async () => {
  const elsewhere = join(folder, 'elsewhere', 'deep');
  mkdirSync(elsewhere, { recursive: true });
  for (const name of names) copyFileSync(join(documents, name), join(elsewhere, name));
  const first = await run(names.map((n) => join(documents, n)), join(folder, 'a'), 1);
  const second = await run([...names].reverse().map((n) => join(elsewhere, n)), join(folder, 'b'), 3);
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
  expect(first.size).toBe(names.length * 2);
  for (const [name, text] of first) expect(second.get(name) === text ? 'same' : name).toBe('same');
});

test('no record knows a path or a clock', async () => {
  const records = await run([join(documents, 'binh-dinh.md')], join(folder, 'c'), 1);
  for (const [name, text] of records) {
    if (!name.endsWith('.json')) continue;
    expect(text).not.toContain(folder);
    expect(text).not.toContain(documents);
    expect(text).not.toContain(new Date().toISOString().slice(0, 10));
  }
});

test('a second run converts only what is new or changed; equal bytes are converted once', async () => {
  const place = join(folder, 'again');
  mkdirSync(place);
  const [one, twin] = [join(place, 'one.txt'), join(place, 'twin.txt')];
  copyFileSync(join(documents, 'synth-003.txt'), one);
  copyFileSync(join(documents, 'synth-003.txt'), twin);
  const settings = SettingsSchema.parse({ output: join(place, 'out'), jobs: 2, quiet: true, isolate: false });
  const status = async (force = false): Promise<string[]> =>
    (await runBatch([one, twin], { cwd: folder, settings: { ...settings, force }, catalogue: loadCatalogue(), signal: new AbortController().signal, onDone: () => undefined })).map((o) => o.status);
  expect(await status()).toEqual(['converted', 'duplicate']);
  expect(await status()).toEqual(['unchanged', 'duplicate']);
  expect(await status(true)).toEqual(['converted', 'duplicate']);
});

test('a run that is interrupted leaves whole records only, and says what was done', async () => {
  const stop = new AbortController();
  const output = join(folder, 'stopped');
  const outcomes = await runBatch(names.map((n) => join(documents, n)), {
    cwd: folder, settings: SettingsSchema.parse({ output, jobs: 1, quiet: true, isolate: false }), catalogue: loadCatalogue(), signal: stop.signal, onDone: () => stop.abort(),
  });
  expect(outcomes.length).toBeLessThan(names.length);
  const files = (readdirSync(output, { recursive: true }) as string[]).filter((n) => n.endsWith('.json'));
  expect(files.length).toBe(outcomes.length);
  for (const file of files) expect(() => JSON.parse(readFileSync(join(output, file), 'utf8'))).not.toThrow();
});
