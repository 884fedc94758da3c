import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** In the same process: a wrapper would answer signals itself. */
const loader = pathToFileURL(join(createRequire(import.meta.url).resolve('tsx/package.json'), '..', 'dist', 'loader.mjs')).href;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-interrupt-'));
  for (const part of ['tmp', 'in']) mkdirSync(join(folder, part));
  for (const name of ['a', 'b', 'c']) copyFileSync(join(root, 'fixtures/scans/binh-dinh.poor150.pdf'), join(folder, 'in', `${name}.pdf`));
  copyFileSync(join(root, 'fixtures/documents/synth-003.txt'), join(folder, 'in', '0-first.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): string[] => (existsSync(path) ? (readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)) : []);

/** The command in a process of its own, sent a signal once it has read some pages. */
function interrupted(signal: NodeJS.Signals, engine: string): Promise<{ code: number | null; said: string }> {
  const args = ['--import', loader, join(root, 'src/cli/main.ts'), 'extract', join(folder, 'in'), '--output', join(folder, 'out'), '--engine', engine, '--cache', join(folder, 'cache')];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, TMPDIR: join(folder, 'tmp'), NODE_OPTIONS: '', TSX_DISABLE_CACHE: '1' } });
  return new Promise((resolve, reject) => {
    let said = '';
    const watch = setInterval(() => {
      if (filesIn(join(folder, 'cache')).length < 2) return;
      clearInterval(watch);
      child.kill(signal);
    }, 20);
    child.on('error', reject);
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, said });
    });
  });
}

describe('an interrupted run', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s amid the pages of a scan: exit 130, what is there is whole, nothing else stays', async (signal) => {
    for (const part of ['out', 'cache']) rmSync(join(folder, part), { recursive: true, force: true });
    const { code, said } = await interrupted(signal, 'tesseract.js');
    if (code !== 130) throw new Error(`${String(code)}: ${said}`);
    const written = filesIn(join(folder, 'out'));
    expect(written.filter((name) => !/^2867-qd-ubnd\.[0-9a-f]{8}\.(?:json|txt)$|^run\.jsonl$/.test(name))).toEqual([]);
    expect(written.filter((name) => name.startsWith('2867'))).toHaveLength(2);
    expect(filesIn(join(folder, 'tmp'))).toEqual([]);
  }, 120_000);
});
