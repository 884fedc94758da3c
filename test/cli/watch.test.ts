import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = join(root, 'fixtures/documents');
/** The built command: `npm test` builds before it tests. */
const command = join(root, 'dist/cli/main.js');
let folder: string;
let inbox: string;
let output: string;
let running: Watching[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-watch-'));
  [inbox, output] = [join(folder, 'in'), join(folder, 'in/out')];
  mkdirSync(inbox);
});
afterEach(async () => {
  for (const one of running) await one.end('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

type Event = Readonly<Record<string, unknown>> & { readonly event: string };
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const copy = (name: string, as = name): void => copyFileSync(join(documents, name), join(inbox, as));

/** The command at work, with what it says. */
class Watching {
  readonly events: Event[] = [];
  readonly #child: ChildProcess;
  readonly #closed: Promise<number | null>;
  #rest = '';

  constructor(...more: string[]) {
    this.#child = spawn(process.execPath, [command, 'watch', 'in', '--output', 'in/out', '--cache', 'cache', '--settle-seconds', '0.5', ...more], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stderr!.setEncoding('utf8').on('data', (part: string) => {
      const lines = (this.#rest + part).split('\n');
      this.#rest = lines.pop()!;
      for (const line of lines) this.events.push(JSON.parse(line) as Event);
    });
    running.push(this);
  }

  /** Waits until so many events were said of a kind, about a path. */
  async until(event: string, path: RegExp, count = 1): Promise<Event> {
    const found = (): Event[] => this.events.filter((one) => one.event === event && path.test(String(one['path'] ?? '')));
    const deadline = Date.now() + 60_000;
    while (found().length < count) {
      if (Date.now() > deadline || this.#child.exitCode !== null) throw new Error(`no ${event} of ${path.source}: ${JSON.stringify(this.events, null, 1)} ${this.#rest}`);
      await pause(20);
    }
    return found()[count - 1]!;
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#child.kill(signal);
    return this.#closed;
  }

  statuses(): string[] {
    return this.events.filter(({ event }) => /^document-/.test(event)).map(({ path, status, code }) => `${String(path)} ${String(status ?? code)}`);
  }
}

const recordsIn = (path: string): Record<string, string> => Object.fromEntries((readdirSync(path, { recursive: true }) as string[]).filter((name) => /\.[0-9a-f]{8}\.(?:json|txt)$/.test(name)).sort().map((name) => [name, readFileSync(join(path, name), 'utf8')]));
const runLog = (): { file: string; status: string }[] => readFileSync(join(output, 'run.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as never);

/** The records that extract makes of the same folder. */
function extracted(): Record<string, string> {
  const { status, stderr } = spawnSync(process.execPath, [command, 'extract', 'in', '--output', 'other', '--cache', 'none', '--log', 'plain'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return recordsIn(join(folder, 'other'));
}

describe('what arrives', () => {
  test('what was there, slow writes, renames, twins, new folders: each document once; the records are those of extract', async () => {
    copy('synth-001.txt', 'there.txt');
    const watching = new Watching();
    await watching.until('document-done', /there\.txt/);
    // Written in pieces, each before the time is over that a file must stay as it is.
    const slow = readFileSync(join(documents, 'synth-003.txt'));
    const part = Math.ceil(slow.length / 6);
    for (let from = 0; from < slow.length; from += part) {
      appendFileSync(join(inbox, 'slow.txt'), slow.subarray(from, from + part));
      await pause(80);
    }
    copy('synth-004.txt', 'renamed.txt.part');
    for (const name of ['~$open.docx', '.hidden.txt', 'left.crdownload']) copy('synth-007.txt', name);
    mkdirSync(join(inbox, 'new/deeper'), { recursive: true });
    copy('synth-010.md', 'new/deeper/plan.md');
    await watching.until('document-done', /slow\.txt/);
    await watching.until('document-done', /plan\.md/);
    renameSync(join(inbox, 'renamed.txt.part'), join(inbox, 'renamed.txt'));
    copy('synth-003.txt', 'twin.txt');
    await watching.until('document-done', /renamed\.txt$/);
    expect(await watching.until('document-done', /twin\.txt/)).toMatchObject({ status: 'duplicate', reason: 'the same bytes as in/slow.txt' });
    // The same file again, touched: known.
    utimesSync(join(inbox, 'slow.txt'), new Date(), new Date());
    expect(await watching.until('document-done', /slow\.txt/, 2)).toMatchObject({ status: 'unchanged' });
    const { status, stderr } = spawnSync(process.execPath, [command, 'extract', 'in', '--output', 'in/out'], { cwd: folder, encoding: 'utf8' });
    expect([status, JSON.parse(stderr.trim().split('\n').pop()!)]).toEqual([1, expect.objectContaining({ level: 'fatal', event: 'run-failed', msg: expect.stringMatching(/is in use: process \d+/) })]);
    expect(await watching.end('SIGTERM')).toBe(130);
    expect(watching.statuses().sort()).toEqual(['in/new/deeper/plan.md converted', 'in/renamed.txt converted', 'in/slow.txt converted', 'in/slow.txt unchanged', 'in/there.txt converted', 'in/twin.txt duplicate']);
    expect(watching.events.at(-1)).toMatchObject({ event: 'run-ended', converted: 4, unchanged: 1, duplicate: 1, failed: 0, interrupted: true, exitCode: 130 });
    expect(runLog().map(({ file, status: became }) => `${file} ${became}`)).toEqual(watching.statuses());
    expect(readdirSync(output).filter((name) => /lock|half/.test(name))).toEqual([]);
    const made = recordsIn(output);
    expect(Object.keys(made)).toHaveLength(8);
    rmSync(output, { recursive: true });
    rmSync(join(inbox, 'left.crdownload'));
    // There the first by name of equal files is read; the name is all that differs.
    rmSync(join(inbox, 'twin.txt'));
    expect(made).toEqual(extracted());
  }, 120_000);

  test('an upload that stops fails once, is left alone, and is converted when it goes on; what became of the parts is said', async () => {
    const whole = readFileSync(join(root, 'fixtures/documents', readdirSync(documents).find((name) => name.endsWith('.pdf'))!));
    const watching = new Watching();
    writeFileSync(join(inbox, 'plan.pdf'), whole.subarray(0, 3000));
    await watching.until('document-failed', /plan\.pdf/);
    writeFileSync(join(inbox, 'plan.txt'), readFileSync(join(documents, 'synth-004.txt')).subarray(0, 2000));
    const half = await watching.until('document-done', /plan\.txt/);
    expect(watching.statuses()).toHaveLength(2);
    appendFileSync(join(inbox, 'plan.pdf'), whole.subarray(3000));
    copy('synth-004.txt', 'plan.txt');
    expect(await watching.until('document-done', /plan\.pdf/)).toMatchObject({ status: 'converted' });
    await watching.until('document-done', /plan\.txt/, 2);
    expect(await watching.until('record-outdated', /plan\.txt/)).toMatchObject({ level: 'warn', record: half['record'] });
    expect(await watching.end('SIGINT')).toBe(130);
  }, 120_000);

  test('pictures of pages are one document, and wait for one another', async () => {
    const picture = readdirSync(join(root, 'fixtures/scans')).find((name) => name.endsWith('.jpg'))!;
    const watching = new Watching('--ocr', 'never');
    mkdirSync(join(inbox, 'scan'));
    for (const page of ['1', '2', '3']) {
      copyFileSync(join(root, 'fixtures/scans', picture), join(inbox, 'scan', `page-${page}.jpg`));
      await pause(500);
    }
    await watching.until('run-started', /^/);
    const deadline = Date.now() + 60_000;
    while (watching.statuses().length === 0 && Date.now() < deadline) await pause(20);
    expect(watching.statuses().map((line) => line.split(' ')[0])).toEqual(['in/scan/scan']);
  }, 120_000);

  test('a share that tells of nothing is looked through; a folder that goes away and comes back is no end', async () => {
    const watching = new Watching('--polling', '--output', 'out');
    await watching.until('run-started', /^/);
    copy('synth-003.txt');
    await watching.until('document-done', /synth-003/);
    renameSync(inbox, join(folder, 'away'));
    await watching.until('folder-gone', /^/);
    copyFileSync(join(documents, 'synth-004.txt'), join(folder, 'away/late.txt'));
    renameSync(join(folder, 'away'), inbox);
    await watching.until('document-done', /late\.txt/);
    await watching.until('folder-back', /^/);
    expect(watching.statuses()).toEqual(['in/synth-003.txt converted', 'in/late.txt converted']);
  }, 120_000);

  const mayLimit = spawnSync('unshare', ['-Ur', 'sh', '-c', 'echo 5 > /proc/sys/user/max_inotify_watches']).status === 0;
  (mayLimit ? test : test.skip)('where the system has no room for more watches, the folder is looked through (skipped where user namespaces are not allowed)', () => {
    for (let i = 0; i < 8; i++) writeFileSync(join(inbox, `${i}.txt`), `Kế hoạch ${i}`);
    // Ends itself when the one that came late has its record.
    const steps = [
      'echo 5 > /proc/sys/user/max_inotify_watches', `${process.execPath} ${command} watch in --output out --cache none --settle-seconds 0.3 --no-isolate 2> said & pid=$!`,
      'until grep -q polling said; do sleep 0.05; done', 'echo late > in/late.txt', 'i=0; until grep -q late.txt out/run.jsonl || [ $i -gt 600 ]; do sleep 0.05; i=$((i+1)); done', 'kill $pid; wait $pid',
    ];
    const { status } = spawnSync('timeout', ['60', 'unshare', '-Ur', 'sh', '-c', steps.join('\n')], { cwd: folder });
    const said = readFileSync(join(folder, 'said'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Event);
    expect(said.find(({ event }) => event === 'polling')).toMatchObject({ level: 'warn', reason: expect.stringContaining('ENOSPC') });
    expect([status, said.at(-1)]).toEqual([130, expect.objectContaining({ converted: 9, failed: 0 })]);
  }, 90_000);
});

describe('ends and begins', () => {
  const names = readdirSync(documents).filter((name) => /^synth-00[1-6]\./.test(name));

  test('kill -9 while it converts: what is there is whole; the next watch goes on, also with what arrives meanwhile', async () => {
    for (const name of names) copy(name);
    const first = new Watching('--jobs', '2');
    await first.until('document-done', /./, 2);
    await first.end('SIGKILL');
    const before = recordsIn(output);
    for (const [name, text] of Object.entries(before)) if (name.endsWith('.json')) expect(JSON.parse(text)).toHaveProperty('source');
    const second = new Watching('--jobs', '2');
    await second.until('document-done', /./);
    copy('synth-003.txt', 'zz-late.txt');
    appendFileSync(join(inbox, 'zz-late.txt'), '\nNơi nhận: như trên.\n');
    for (const name of [...names, 'zz-late.txt']) await second.until('document-done', new RegExp(`/${name}$`));
    await second.end('SIGTERM');
    expect(second.statuses().filter((line) => line.endsWith('unchanged')).length).toBeGreaterThanOrEqual(2);
    expect(new Set(second.statuses()).size).toBe(second.statuses().length);
    const made = recordsIn(output);
    expect(made).toMatchObject(before);
    rmSync(output, { recursive: true });
    expect(made).toEqual(extracted());
  }, 180_000);

  test.each(['SIGINT', 'SIGTERM'] as const)('%s amid a batch: 130, whole records, no lock left', async (signal) => {
    for (const name of names) copy(name);
    const watching = new Watching();
    await watching.until('document-done', /./);
    expect(await watching.end(signal)).toBe(130);
    expect(watching.events.at(-1)).toMatchObject({ event: 'run-ended', interrupted: true });
    expect(watching.events.filter(({ event, code }) => event === 'document-failed' && code !== 'stopped')).toEqual([]);
    expect((readdirSync(output, { recursive: true }) as string[]).filter((name) => /lock|half/.test(name))).toEqual([]);
  }, 60_000);

  test.each([
    [['synth-003.txt'], 0, 'all converted'],
    [['synth-003.txt', 'none.pdf'], 1, 'one that cannot be read'],
    [[], 0, 'nothing there'],
  ])('--once with %j ends with %d: %s', async (given, code) => {
    for (const name of given) if (name === 'none.pdf') writeFileSync(join(inbox, name), '%PDF-1.7\nand no more'); else copy(name);
    const watching = new Watching('--once');
    expect(await watching.end()).toBe(code);
    expect(watching.statuses()).toHaveLength(given.length);
    expect(existsSync(join(output, 'run.jsonl'))).toBe(true);
  }, 60_000);

  test('a folder that is not there is told', () => {
    const { status, stderr } = spawnSync(process.execPath, [command, 'watch', 'nowhere'], { cwd: folder, encoding: 'utf8' });
    expect([status, JSON.parse(stderr)]).toEqual([2, expect.objectContaining({ level: 'fatal', msg: `kehoach: There is no such file: ${join(folder, 'nowhere')}` })]);
    expect(readdirSync(folder)).toEqual(['in']);
  });
});
