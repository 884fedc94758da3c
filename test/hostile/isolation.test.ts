import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpus } from '../../scripts/hostile/corpus.js';

/** `npm test` builds it. */
const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const neighbours = ['markdown-script.md', 'pdf-action-uri.pdf', 'text-dates-odd.txt', 'pdf-references-web.pdf'];
/** A sound document takes a second or two, a busy machine some more; what hangs is ended after so many. */
const seconds = 12;
const root = mkdtempSync(join(tmpdir(), 'kehoach-isolation-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Line { readonly file: string; readonly status: string; readonly code: string | null; readonly reason: string | null; readonly record: string | null }

describe('documents that keep a library busy for ever', () => {
  let isolated: string[];
  beforeAll(async () => {
    mkdirSync(join(root, 'in'));
    const files = (await corpus({ seed: 1, quick: true })).filter((file) => file.isolated !== undefined || neighbours.includes(file.name));
    for (const file of files) writeFileSync(join(root, 'in', file.name), file.bytes());
    isolated = files.filter((file) => file.isolated !== undefined).map((file) => file.name);
  });

  test('are ended in a process of their own, with a reason; those beside them are converted', () => {
    expect(isolated.length).toBeGreaterThan(2);
    const { status, stderr } = spawnSync(process.execPath, [command, 'extract', 'in', '--output', 'out', '--quarantine', 'aside', '--ocr', 'never', '--jobs', '2', '--max-seconds', String(seconds), '--max-memory', '1024'], { cwd: root, encoding: 'utf8' });
    const lines = readFileSync(join(root, 'out', 'run.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
    const said = new Map(lines.map((line) => [line.file.split('/').at(-1)!, line]));
    expect([...said.keys()].sort()).toEqual([...isolated, ...neighbours].sort());
    const aside = readdirSync(join(root, 'aside'));
    for (const name of isolated) {
      const { status: outcome, code, reason } = said.get(name)!;
      expect([name, outcome, code, reason]).toEqual([name, 'failed', expect.stringMatching(/^(?:timeout|memory)$/), expect.not.stringContaining('\n')]);
      expect(aside.filter((copy) => copy.endsWith(`.${name}`))).toHaveLength(1);
      expect(stderr).toContain(name);
    }
    for (const name of neighbours) {
      expect([name, said.get(name)!.status]).toEqual([name, 'converted']);
      expect(existsSync(join(root, 'out', said.get(name)!.record!))).toBe(true);
    }
    expect(status).toBe(1);
  });
});
