/**
 * Measures unattended runs on this machine: what a second process gains, memory over a long run, kills at random moments, a second run over what
 * is unchanged, and whether bytes stay the same.
 *
 *   npx tsx scripts/bench-unattended.ts [--only jobs|memory|kills|unchanged|bytes] [--small]
 *
 * The project must be built. `--small`: a tenth of the documents and kills. Prints a table; exits 1 where a limit is passed.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Table from 'cli-table3';
import { plan, shortPlan, writeAll } from './bench/made-up.js';
import { childrenOf, contents, heldBy, randomFrom, root, same, start, timed } from './bench/run.js';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : null;
const small = args.includes('--small') ? 10 : 1;
const folder = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
const at = (name: string): string => join(folder, name);

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
}
const figures: Figure[] = [];
const report = (figure: Figure): void => {
  figures.push(figure);
  process.stderr.write(`${figure.name}: ${figure.value}\n`);
};
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Documents, each of its own, of which two processes take half each. */
function jobs(): void {
  const born = at('born');
  mkdirSync(born);
  const pdfs = readdirSync(join(root, 'fixtures/documents')).filter((name) => name.endsWith('.pdf'));
  writeAll(born, 150 / small, plan);
  for (const name of pdfs) copyFileSync(join(root, 'fixtures/documents', name), join(born, name));
  report({ name: 'born-digital: 1 job / 2 jobs, time', value: gain(born), least: 1.8 });
  const scans = at('scans');
  mkdirSync(scans);
  for (const name of readdirSync(join(root, 'fixtures/scans'))) if (/\.(?:pdf|jpg)$/.test(name)) copyFileSync(join(root, 'fixtures/scans', name), join(scans, name));
  report({ name: 'scanned: 1 job / 2 jobs, time', value: gain(scans), least: 1.7 });
  const one = at('one-scan');
  mkdirSync(one);
  copyFileSync(join(root, 'fixtures/scans/binh-dinh.poor150.pdf'), join(one, 'scan.pdf'));
  report({ name: 'pages of one scan: 1 job / 2 jobs, time', value: gain(one) });
}

/** The best of two rounds each, in turns. */
function gain(input: string): number {
  const times: Record<'1' | '2', number[]> = { 1: [], 2: [] };
  for (let round = 0; round < 2; round++) for (const count of ['1', '2'] as const) times[count].push(timed(['extract', input, '--output', at('gain'), '--force', '--jobs', count, '--cache', 'none', '--quiet']));
  return round(Math.min(...times[1]) / Math.min(...times[2]));
}

/** Memory of the run and its processes over 2,000 documents. */
async function memory(): Promise<void> {
  const count = 2000 / small;
  writeAll(at('many'), count, plan);
  const child = start(['extract', at('many'), '--output', at('many-out'), '--jobs', '2', '--cache', 'none', '--quiet']);
  const held: number[] = [];
  let ended = false;
  child.once('close', () => (ended = true));
  while (!ended) {
    held.push(heldBy(child.pid!));
    await wait(250);
  }
  if (child.exitCode !== 0) throw new Error(`exit ${child.exitCode}`);
  const peak = (from: number, to: number): number => Math.max(...held.slice(Math.floor(held.length * from), Math.ceil(held.length * to)));
  report({ name: `memory: peak of the last fifth / of the second fifth, ${count} documents`, value: round(peak(0.8, 1) / peak(0.2, 0.4)), most: 1.1 });
  report({ name: 'memory: peak of run and 2 processes, MB', value: Math.round(Math.max(...held)) });
}

/** Runs that are killed, or lose a process, at random moments until all is done; again and again. */
async function kills(): Promise<void> {
  const [input, output] = [at('killed'), at('killed-out')];
  writeAll(input, 40, plan);
  timed(['extract', input, '--output', at('whole'), '--cache', 'none', '--quiet']);
  const expected = contents(at('whole'));
  const counts = { kills: 0, processes: 0, lost: 0, torn: 0, unequal: 0, left: 0 };
  const random = randomFrom(7);
  while (counts.kills < 200 / small) {
    rmSync(output, { recursive: true, force: true });
    for (let done = false; !done; ) done = await killOnce(input, output, expected, random, counts);
    if (!same(contents(output), expected)) counts.unequal++;
  }
  report({ name: `kills (of them ${counts.processes} of one process)`, value: counts.kills });
  for (const [name, value] of [['records lost', counts.lost], ['records torn', counts.torn], ['completed with other bytes', counts.unequal], ['completed, with half files left', counts.left]] as const) report({ name: `kills: ${name}`, value, most: 0 });
}

type Counts = Record<'kills' | 'processes' | 'lost' | 'torn' | 'unequal' | 'left', number>;

/** One run, killed within its first 1.5 s; true where it had ended before. */
async function killOnce(input: string, output: string, expected: ReadonlyMap<string, string>, random: () => number, counts: Counts): Promise<boolean> {
  const before = contents(output);
  const child = start(['extract', input, '--output', output, '--jobs', '2', '--cache', 'none', '--quiet']);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await wait(random() * 1500);
  const [worker] = random() < 0.25 ? childrenOf(child.pid!) : [];
  if (child.exitCode === null) {
    counts.kills++;
    if (worker === undefined) child.kill('SIGKILL');
    else {
      counts.processes++;
      try {
        process.kill(worker, 'SIGKILL');
      } catch {
        // gone by itself
      }
    }
  }
  const code = await ended;
  // Processes whose run is gone end within a moment.
  if (code === null) await wait(400);
  const after = contents(output);
  for (const [name, hash] of before) if (whole(name) && expected.get(name) === hash && !after.has(name)) counts.lost++;
  for (const [name, hash] of after) if (name.endsWith('.json') && (expected.get(name) !== hash || !after.has(name.replace(/\.json$/, '.txt')))) counts.torn++;
  if (code === 0 && [...after.keys()].some((name) => !whole(name))) counts.left++;
  return code === 0;
}

const whole = (name: string): boolean => /\.(?:json|txt)$/.test(name);

/** A second run over documents that did not change. */
function unchanged(): void {
  const count = 10_000 / small;
  const [input, output, cache] = [at('ten-thousand'), at('ten-thousand-out'), at('ten-thousand-cache')];
  writeAll(input, count, shortPlan);
  const first = timed(['extract', input, '--output', output, '--jobs', '2', '--cache', cache, '--quiet']);
  const before = contents(output);
  const second = timed(['extract', input, '--output', output, '--jobs', '2', '--cache', cache, '--quiet']);
  if (!same(contents(output), before)) throw new Error('the second run changed something');
  report({ name: `first run over ${count} short documents, ms each`, value: round((1000 * first) / count) });
  report({ name: `second run over ${count} unchanged documents, ms each`, value: round((1000 * second) / count), most: 2 });
  report({ name: 'second run without what the first remembered, ms each', value: round((1000 * timed(['extract', input, '--output', output, '--cache', 'none', '--quiet'])) / count) });
}

/** The same bytes in 20 runs: one job, eight, one process. */
function bytes(): void {
  const input = [join(root, 'fixtures/documents'), join(root, 'fixtures/scans/*.{pdf,jpg}')];
  const kinds = [['--jobs', '1'], ['--jobs', '8'], ['--no-isolate'], ['--no-isolate', '--jobs', '8']];
  let first: Map<string, string> | null = null;
  let other = 0;
  for (let run = 0; run < 20 / small; run++) {
    rmSync(at('bytes'), { recursive: true, force: true });
    timed(['extract', ...input, '--output', at('bytes'), '--cache', run % 5 === 0 ? 'none' : at('bytes-cache'), '--quiet', ...kinds[run % kinds.length]!]);
    const found = contents(at('bytes'));
    if (!same((first ??= found), found)) other++;
  }
  report({ name: `runs of ${20 / small} that gave other bytes`, value: other, most: 0 });
}

const all = { jobs, memory, kills, unchanged, bytes };
try {
  for (const [name, measure] of Object.entries(all)) if (only === null || only === name) await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const table = new Table({ head: ['figure', 'value', 'limit', ''], style: { head: [], border: [] }, colAligns: ['left', 'right', 'right', 'left'] });
const isMet = ({ value, least = -Infinity, most = Infinity }: Figure): boolean => value >= least && value <= most;
for (const figure of figures) table.push([figure.name, figure.value, figure.least !== undefined ? `≥ ${figure.least}` : figure.most !== undefined ? `≤ ${figure.most}` : '', isMet(figure) ? (figure.least ?? figure.most) === undefined ? '' : 'ok' : 'MISSED']);
process.stdout.write(`${table.toString()}\n${cpus().length} processors, Node ${process.version}\n`);
if (!figures.every(isMet)) process.exitCode = 1;
