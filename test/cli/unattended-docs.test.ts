import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logEvents } from '../../src/cli/log.js';
import { openMetrics } from '../../src/cli/metrics.js';
import { runIn } from '../support/command.js';
import { readOpenMetrics } from './openmetrics.js';

/*
 * docs/unattended.md, tried as it is written: only paths are put in their place.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/unattended.md'), 'utf8');
/** Contents of the fences of a kind, each with the line before it. */
const fences = (kind: string): { readonly before: string; readonly content: string }[] => [...text.matchAll(new RegExp(`([^\\n]*)\\n\\n\`\`\`${kind}\\n([^]*?)\`\`\`\\n`, 'g'))].map((match) => ({ before: match[1]!, content: match[2]! }));
const units = fences('ini').map(({ before, content }) => ({ name: /`\/etc\/systemd\/system\/([\w.-]+)`:$/.exec(before)![1]!, content }));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-docs-'));
  for (const part of ['srv/inbox', 'srv/records', 'srv/failed', 'bin', 'units']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'bin/kehoach'), `#!/bin/sh\nexec ${process.execPath} ${join(root, 'dist/cli/main.js')} "$@"\n`);
  chmodSync(join(folder, 'bin/kehoach'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const there = (line: string): string => line.replaceAll('/srv/kehoach', join(folder, 'srv')).replaceAll('/usr/local/bin', join(folder, 'bin'));

describe('the units', () => {
  const mayAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;
  (mayAnalyze ? test : test.skip)('systemd-analyze verify has nothing to say against them (skipped where it is missing: Debian package systemd)', () => {
    expect(units.map(({ name }) => name)).toEqual(['kehoach-night.service', 'kehoach-night.timer', 'kehoach-watch.service']);
    for (const { name, content } of units) writeFileSync(join(folder, 'units', name), there(content));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units.map(({ name }) => join(folder, 'units', name))], { encoding: 'utf8' });
    const ours = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('kehoach'));
    expect([status, ours]).toEqual([0, []]);
  });

  test.each(units.filter(({ name }) => name.endsWith('.service')).map(({ name, content }) => [name, content]))('%s: its command works, with what it is allowed to write', (_, content) => {
    copyFileSync(join(root, 'fixtures/documents/synth-003.txt'), join(folder, 'srv/inbox/a.txt'));
    const line = there(/^ExecStart=(.+)$/m.exec(content)![1]!).replace('/var/lib/prometheus/node-exporter', folder);
    const [program, ...args] = line.split(' ');
    const { status, stderr } = spawnSync(program!, args.includes('watch') ? [...args, '--once'] : args, { cwd: join(folder, 'srv'), env: { KEHOACH_CACHE: join(folder, 'cache') }, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('"event":"run-ended"')]);
    for (const path of ['records', 'failed']) expect(content).toMatch(new RegExp(`^ReadWritePaths=.*/srv/kehoach/${path}\\b`, 'm'));
  }, 60_000);
});

describe('the crontab', () => {
  const line = fences('crontab')[0]!.content.trim().split('\n').pop()!;
  const command = /^(?:\S+ ){5}(.+)$/.exec(line)![1]!;
  const night = (): SpawnSyncReturns<string> => spawnSync('/bin/sh', ['-c', there(command)], { env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: folder, LOGNAME: 'kehoach', SHELL: '/bin/sh' }, cwd: folder, encoding: 'utf8' });

  test('a good night says nothing; one with a failure sends the list, and keeps the copy', () => {
    expect(line).toMatch(/^\d+ \d+ \* \* \* /);
    expect(line).not.toMatch(/(?<!\\)%/);
    copyFileSync(join(root, 'fixtures/documents/synth-003.txt'), join(folder, 'srv/inbox/a.txt'));
    const good = night();
    expect([good.status, good.stdout, good.stderr]).toEqual([0, '', '']);
    writeFileSync(join(folder, 'srv/inbox/bad.pdf'), '%PDF-1.7\nand no more');
    const bad = night();
    expect([bad.status, bad.stdout, bad.stderr]).toEqual([1, '', expect.stringMatching(/^1 of 2 documents failed:\n {2}inbox\/bad\.pdf: .+\n$/)]);
    expect(readdirSync(join(folder, 'srv/failed')).map((name) => name.replace(/^[0-9a-f]{8}\./, '')).sort()).toEqual(['bad.pdf', 'bad.pdf.reason.json']);
  }, 60_000);
});

describe('what is named', () => {
  test('every option is one of the commands', async () => {
    const helps = await Promise.all(['extract', 'watch'].map(async (name) => (await runIn(folder, [name, '--help'])).out));
    const known = new Set(helps.join('\n').match(/--[a-z][a-z-]+/g));
    const foreign = ['--now', '--failed', '--system', '--group', '--home']; // of systemctl and adduser
    const named = [...new Set(text.match(/--[a-z][a-z-]+/g))].filter((option) => !foreign.includes(option));
    expect(named.filter((option) => !known.has(option))).toEqual([]);
    expect(named.length).toBeGreaterThan(8);
  });

  test('every series of the metrics is in the table, and the other way round', async () => {
    const metrics = await openMetrics({ metrics: 'k.prom' }, { cwd: folder }, { isJson: false, has: () => true, tell: () => undefined, say: () => undefined });
    await metrics.end(0);
    const families = readOpenMetrics(readFileSync(join(folder, 'k.prom'), 'utf8')).map(({ name }) => name).sort();
    const table = /\| series \| means \|\n([^]*?)\n\n/.exec(text)![1]!;
    expect([...new Set([...table.matchAll(/`(kehoach_\w+?)(?:_total|_sum)?(?:\{[^}]*\})?`/g)].map((match) => match[1]!))].sort()).toEqual(families);
  });

  test('every event of the log is in the table, and the other way round', () => {
    const table = /\| event \| level \|[^\n]*\n([^]*?)\n\n/.exec(text)![1]!;
    const described = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((match) => [...match[1]!.matchAll(/`([a-z-]+)`/g)].map((one) => one[1]!));
    expect(described.sort()).toEqual([...logEvents].sort());
  });
});
