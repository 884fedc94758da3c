import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../src/index.js';
import { runBatch } from '../../src/batch.js';
import { SettingsSchema } from '../../src/config.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = join(root, '..', 'shared');
const documents = join(root, 'fixtures', 'documents');
const present = existsSync(join(shared, 'score', 'score.mjs'));
if (!present && process.env['CI'] === 'true') throw new Error('../shared/score is needed in CI');
if (!present) process.stderr.write('skipped: the scorer in ../shared is not here\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-score-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function convert(paths: string[], output: string): Promise<void> {
  const outcomes = await runBatch(paths, { cwd: folder, settings: SettingsSchema.parse({ output, quiet: true, isolate: false }), catalogue: loadCatalogue(), signal: new AbortController().signal, onDone: () => undefined });
  expect(outcomes.filter((o) => o.status !== 'converted').map((o) => `${o.path}: ${o.reason ?? ''}`)).toEqual([]);
}

/** What the scorer prints; a floor that is missed fails the test with the scorer's own words. */
function score(script: string, args: string[]): string {
  try {
    return execFileSync(process.execPath, [join(shared, 'score', script), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(String((error as { stdout?: string }).stdout ?? error), { cause: error });
  }
}

(present ? describe : describe.skip)('the figures on the public gold', () => {
  test.each([
    ['text and Markdown', /\.(?:txt|md)$/, [] as string[]],
    ['PDF', /\.pdf$/, ['--by-stem']],
  ])('%s', async (name, pattern, flags) => {
    const output = join(folder, name);
    await convert(readdirSync(documents).filter((f) => pattern.test(f)).map((f) => join(documents, f)), output);
    const printed = score('score.mjs', ['--gold', join(root, 'fixtures', 'gold'), '--records', output, '--misses', '--require', join(root, 'test', 'score', 'floors.json'), ...flags]);
    expect(printed).toContain('all 13');
  });

  test('header fields of real documents', async () => {
    const headers = join(shared, 'plans', 'real', 'headers');
    const output = join(folder, 'headers');
    await convert(readdirSync(headers).filter((f) => f.endsWith('.txt')).map((f) => join(headers, f)), output);
    expect(score('headers.mjs', ['--gold', join(headers, 'gold.jsonl'), '--records', output, '--misses', '--floor', '0.99'])).toContain('number');
  });
});
