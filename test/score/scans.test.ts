import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/index.js';
import { runBatch } from '../../src/batch.js';
import { SettingsSchema } from '../../src/config.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = join(root, '..', 'shared');
const present = existsSync(join(shared, 'score', 'score.mjs'));
if (!present && process.env['CI'] === 'true') throw new Error('../shared/score is needed in CI');
if (!present) process.stderr.write('skipped: the scorer in ../shared is not here\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-scans-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The gold of one document alone: the scorer counts what has no record as missed. */
async function goldOf(stem: string): Promise<string> {
  const { cp, mkdir } = await import('node:fs/promises');
  const gold = join(folder, `gold-${stem}`);
  await mkdir(gold, { recursive: true });
  await cp(join(root, 'fixtures', 'gold', `${stem}.json`), join(gold, `${stem}.json`));
  return gold;
}

(present ? describe : describe.skip)('the figures on scans', () => {
  // In CI one office scan and the poor copy; `npm run bench:scans` takes all of them.
  test.each([
    ['binh-dinh', 'fixtures/scans/binh-dinh.poor150.pdf', 'floors-poor.json'],
    ['binh-thuan', '../shared/plans/scan/binh-thuan.office200.pdf', 'floors-office.json'],
  ])('%s from its picture', async (stem, path, floors) => {
    const output = join(folder, stem);
    const settings = SettingsSchema.parse({ output, quiet: true, jobs: 2, cache: 'none', isolate: false });
    const outcomes = await runBatch([join(root, path)], { cwd: folder, settings, catalogue: loadCatalogue(), signal: new AbortController().signal, onDone: () => undefined });
    expect(outcomes.map((o) => o.status)).toEqual(['converted']);
    const args = ['--gold', await goldOf(stem), '--records', output, '--by-stem', '--misses', '--require', join(root, 'test', 'score', floors)];
    let printed = '';
    try {
      printed = execFileSync(process.execPath, [join(shared, 'score', 'score.mjs'), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
    } catch (error) {
      throw new Error(String((error as { stdout?: string }).stdout ?? error), { cause: error });
    }
    expect(printed).toContain(stem);
  }, 300_000);
});
