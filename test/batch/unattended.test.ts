import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBatch, LockedError, type Outcome } from '../../src/batch.js';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { SettingsSchema, type Settings } from '../../src/config.js';
import { lockFolder } from '../../src/batch/lock.js';
import { WorkerPool } from '../../src/workers/pool.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = join(root, 'fixtures/documents');
/** The built command: `npm test` builds before it tests. */
const command = join(root, 'dist/cli/main.js');
const names = ['synth-001.txt', 'synth-003.txt', 'synth-004.txt', 'synth-010.md'];
let folder: string;
let input: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-unattended-'));
  [input, output] = [join(folder, 'in'), join(folder, 'out')];
  mkdirSync(input);
  for (const name of names) put(name);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy that has lain there for an hour. */
function put(name: string, as = name): string {
  const path = join(input, as);
  copyFileSync(join(documents, name), path);
  const earlier = Date.now() / 1000 - 3600;
  utimesSync(path, earlier, earlier);
  return path;
}

const records = (): Map<string, string> => new Map((readdirSync(output, { recursive: true }) as string[]).filter((name) => /\.(?:json|txt)$/.test(name) && !name.startsWith('.')).sort().map((name) => [name, readFileSync(join(output, name), 'utf8')]));
const log = (): { file: string; status: string; code: string | null; reason: string | null }[] => readFileSync(join(output, 'run.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as never);

async function run(more: Partial<Settings> = {}, pool?: WorkerPool): Promise<Outcome[]> {
  const settings = SettingsSchema.parse({ output, cache: join(folder, 'cache'), isolate: pool !== undefined, ...more });
  return runBatch(readdirSync(input).sort().map((name) => join(input, name)), { cwd: folder, settings, catalogue: loadCatalogue(), pool, signal: new AbortController().signal });
}
const statuses = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ status }) => status);

describe('processes of their own', () => {
  test('documents that hang, crash and eat memory fail; their neighbours are converted; copies go to quarantine', async () => {
    const pool = new WorkerPool({ maxSeconds: 2, maxMemory: 256 }, join(root, 'test/support/misbehaving.mjs'), []);
    for (const name of ['hang.txt', 'abort.txt', 'exit.txt']) writeFileSync(join(input, name), `Kế hoạch ${name}`);
    for (const name of names) rmSync(join(input, name));
    const outcomes = await run({ jobs: 3, quarantine: 'bad' }, pool);
    await pool.close();
    expect(outcomes.map(({ path, code }) => [path.split('/').pop(), code])).toEqual([['abort.txt', 'crashed'], ['exit.txt', 'crashed'], ['hang.txt', 'timeout']]);
    const copies = readdirSync(join(folder, 'bad')).sort();
    expect(copies.map((name) => name.replace(/^[0-9a-f]{8}\./, '')).sort()).toEqual(['abort.txt', 'abort.txt.reason.json', 'exit.txt', 'exit.txt.reason.json', 'hang.txt', 'hang.txt.reason.json']);
    const reason = copies.find((name) => name.endsWith('hang.txt.reason.json'))!;
    expect(JSON.parse(readFileSync(join(folder, 'bad', reason), 'utf8'))).toMatchObject({ file: join(input, 'hang.txt'), code: 'timeout' });
    expect(log().map(({ code }) => code).sort()).toEqual(['crashed', 'crashed', 'timeout']);
  }, 60_000);

  test('the same bytes as in one process, whatever the number of jobs', async () => {
    await run();
    const alone = records();
    for (const jobs of ['1', '8']) {
      rmSync(output, { recursive: true });
      const { status, stderr } = spawnSync(process.execPath, [command, 'extract', input, '--output', output, '--jobs', jobs, '--cache', 'none'], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, expect.stringContaining('4 converted')]);
      expect([...records()]).toEqual([...alone]);
    }
    expect(alone.size).toBe(2 * names.length);
  }, 60_000);
});

describe('a second run', () => {
  test('reads nothing of what is unchanged; converts what changed, and what its record was lost of', async () => {
    await run();
    expect(statuses(await run())).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    put('synth-007.txt', 'synth-003.txt');
    const lost = [...records().keys()].find((name) => name.endsWith('.json') && readFileSync(join(output, name), 'utf8').includes('synth-004.txt'))!;
    rmSync(join(output, lost));
    expect(statuses(await run())).toEqual(['unchanged', 'converted', 'converted', 'unchanged']);
  }, 60_000);

  test.each([
    ['a text that was changed by hand', (path: string) => writeFileSync(path.replace(/\.json$/, '.txt'), ''), 'unchanged', 'a text is not looked into, but the record is read again'],
    ['a text that is gone', (path: string) => rmSync(path.replace(/\.json$/, '.txt')), 'converted', 'a record never stands without its text'],
    ['a record that was cut', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 500)), 'converted', 'half a record is none'],
  ])('%s', async (_, harm, expected) => {
    await run();
    const first = [...records().keys()].find((name) => name.endsWith('.json') && readFileSync(join(output, name), 'utf8').includes('synth-001.txt'))!;
    harm(join(output, first));
    expect(statuses(await run())[0]).toBe(expected);
  }, 60_000);

  test('a file whose bytes changed while size and time stayed is seen by its change time', async () => {
    await run();
    const path = join(input, 'synth-001.txt');
    const { mtime, atime } = statSync(path);
    writeFileSync(path, readFileSync(path, 'utf8').replace('năm', 'nâm'));
    utimesSync(path, atime, mtime);
    expect(statuses(await run())[0]).toBe('converted');
  }, 60_000);

  test('without a cache the records themselves tell what is unchanged', async () => {
    await run({ cache: 'none' });
    expect(statuses(await run({ cache: 'none' }))).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  }, 60_000);
});

describe('two runs on one folder', () => {
  test('the second is refused and says who is at work; nothing is harmed; afterwards it may', async () => {
    mkdirSync(output);
    const lock = await lockFolder(output, () => undefined);
    await expect(run()).rejects.toThrow(LockedError);
    await expect(run()).rejects.toThrow(`process ${process.pid} on`);
    const { status, stderr } = spawnSync(process.execPath, [command, 'extract', input, '--output', output, '--log', 'plain'], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^kehoach: .+ is in use: process \d+ on .+ is writing to it\. Wait until it ends, or give another --output\.\n$/);
    await lock.release();
    expect(statuses(await run())).toEqual(['converted', 'converted', 'converted', 'converted']);
    expect(readdirSync(output).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test('the lock of a process that is gone is taken over at once', async () => {
    mkdirSync(output);
    await lockFolder(output, () => undefined);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const owner = join(output, '.kehoach.lock.json');
    writeFileSync(owner, readFileSync(owner, 'utf8').replace(/"pid":\d+/, `"pid":${pid}`));
    expect(statuses(await run())).toContain('converted');
  }, 60_000);
});

describe('a lock that does not say whose it is', () => {
  test('of a run that died before it could: the next one waits until it is stale, and takes it', async () => {
    mkdirSync(join(output, '.kehoach.lock'), { recursive: true });
    const began = Date.now();
    const old = new Date(began - 12_000);
    utimesSync(join(output, '.kehoach.lock'), old, old);
    expect(statuses(await run())).toContain('converted');
    expect(readdirSync(output).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test('of a run that says so a moment later: it is told', async () => {
    mkdirSync(output);
    const lock = await lockFolder(output, () => undefined);
    const owner = join(output, '.kehoach.lock.json');
    const text = readFileSync(owner, 'utf8');
    rmSync(owner);
    setTimeout(() => writeFileSync(owner, text), 500);
    await expect(lockFolder(output, () => undefined)).rejects.toThrow(`process ${process.pid}`);
    await lock.release();
  }, 60_000);
});

describe('killed at any moment', () => {
  test('kill -9: what is there is whole, nothing of it is left open, and the next run ends as if nothing had been', async () => {
    await run();
    const expected = [...records()];
    for (const delay of [150, 350, 450, 550, 700, 900]) {
      rmSync(output, { recursive: true });
      const child = spawn(process.execPath, [command, 'extract', input, '--output', output, '--jobs', '2', '--cache', 'none'], { cwd: folder, stdio: 'ignore' });
      await new Promise((done) => setTimeout(done, delay));
      child.kill('SIGKILL');
      await new Promise((done) => child.once('close', done));
      if (existsSync(output)) for (const [name, text] of records()) if (name.endsWith('.json')) expect([name, text]).toEqual(expected.find(([known]) => known === name));
      const again = spawnSync(process.execPath, [command, 'extract', input, '--output', output, '--cache', 'none', '--quiet'], { cwd: folder, encoding: 'utf8' });
      expect([again.status, again.stderr]).toEqual([0, '']);
      expect([...records()]).toEqual(expected);
      expect((readdirSync(output, { recursive: true }) as string[]).filter((name) => /\.half$|lock/.test(name))).toEqual([]);
    }
  }, 120_000);
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
(mayMount ? test : test.skip)('a full disk is an error, not half a file', () => {
  const steps = [
    `mkdir -p ${output}`, `mount -t tmpfs -o size=200k tmpfs ${output}`,
    `${process.execPath} ${command} extract ${input} ${documents} --output ${output} --cache none --quiet; code=$?`,
    // Every record can be read and has its text; nothing half written is left.
    `for f in $(find ${output} -name '*.json' -not -name 'run*'); do ${process.execPath} -e 'JSON.parse(require("fs").readFileSync(process.argv[1],"utf8"))' $f || exit 99; [ -f "\${f%.json}.txt" ] || exit 98; done`,
    `find ${output} -type f -name '*.half'`, 'exit $code',
  ];
  const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', steps.join('\n')], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toMatch(/No space is left on the disk/);
  expect(stdout).toBe('');
  expect(status).toBe(1);
}, 60_000);
