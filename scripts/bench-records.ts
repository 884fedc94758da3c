/**
 * Measures what is made of many records: data set and report of made-up records (real ones under other numbers, provinces and years), against only
 * reading and parsing the same JSON; and whether memory stays bounded.
 *
 *   npx tsx scripts/bench-records.ts [--records 10000]
 *
 * The project must be built. Prints a table; exits 1 where a limit is passed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Table from 'cli-table3';
import { recordJson, type DocumentRecord } from '../src/index.js';
import { command, heldBy, root, timed } from './bench/run.js';

const args = process.argv.slice(2);
const count = args.includes('--records') ? Number(args[args.indexOf('--records') + 1]) : 10_000;
const folder = mkdtempSync(join(tmpdir(), 'kehoach-bench-'));
const mostPage = 300_000;

/** Records of the fixtures, each with its text, one of each document. */
function realRecords(): { record: DocumentRecord; text: string }[] {
  timed(['extract', join(root, 'fixtures/documents'), '--output', join(folder, 'real'), '--cache', 'none', '--quiet', '--jobs', '2']);
  const files = (readdirSync(join(folder, 'real'), { recursive: true }) as string[]).filter((name) => /\.[0-9a-f]{8}\.json$/.test(name)).sort();
  const byId = new Map(files.map((name) => [name.replace(/\.[0-9a-f]{8}\.json$/, ''), join(folder, 'real', name)]));
  return [...byId.values()].map((path) => ({ record: JSON.parse(readFileSync(path, 'utf8')) as DocumentRecord, text: readFileSync(path.replace(/\.json$/, '.txt'), 'utf8') }));
}

/** Real records under numbers of their own, over all their provinces and six years. */
function makeUp(to: string, records: number, real: readonly { record: DocumentRecord; text: string }[]): void {
  const provinces = real.map(({ record }) => ({ slug: record.id.split('/')[0]!, province: record.document.province }));
  for (let n = 0; n < records; n++) {
    const { record, text } = real[n % real.length]!;
    const { slug, province } = provinces[Math.floor(n / real.length) % provinces.length]!;
    const year = 2021 + (n % 6);
    const sha256 = (n + 0x10000000).toString(16) + record.source.sha256.slice(8);
    const id = `${slug}/${year}/${n + 1}-kh-ubnd`;
    const stem = join(to, `${id}.${sha256.slice(0, 8)}`);
    mkdirSync(dirname(stem), { recursive: true });
    const document = { ...record.document, number: `${n + 1}/KH-UBND`, province, issuedOn: `${year}-03-01` };
    writeFileSync(`${stem}.json`, recordJson({ ...record, id, source: { ...record.source, sha256 }, document }));
    writeFileSync(`${stem}.txt`, text);
  }
}

interface Run {
  readonly seconds: number;
  /** MB. */
  readonly peak: number;
}

/** Time and peak memory of a process; throws where it fails. */
async function measured(program: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'inherit'] });
  let ended = false;
  const code = new Promise<number | null>((resolve) => child.once('close', (exit) => resolve(((ended = true), exit))));
  let peak = 0;
  while (!ended) {
    peak = Math.max(peak, heldBy(child.pid!));
    await Promise.race([wait(100), code]);
  }
  if ((await code) !== 0) throw new Error(`${program.join(' ')}: exit ${await code}`);
  return { seconds: (performance.now() - start) / 1000, peak };
}

/** Time until `kehoach review` serves, and its peak memory until then. */
async function startOfReview(input: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [command, 'review', input, '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let serves = false;
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve(void (serves = true)));
    child.once('close', (code) => reject(new Error(`kehoach review: exit ${String(code)}`)));
  });
  let peak = 0;
  while (!serves) {
    peak = Math.max(peak, heldBy(child.pid!));
    await Promise.race([wait(100), ready]);
  }
  const seconds = (performance.now() - start) / 1000;
  await new Promise((resolve) => { child.once('close', resolve); child.kill('SIGINT'); });
  return { seconds, peak };
}

const parseAll = `
const { readdirSync } = require('node:fs'); const { readFile } = require('node:fs/promises'); const { join } = require('node:path');
(async () => { for (const name of readdirSync(process.argv[1], { recursive: true })) if (name.endsWith('.json')) JSON.parse(await readFile(join(process.argv[1], name), 'utf8')); })();
`;

const table = new Table({ head: ['made of records', 'records', 'records / s', '× only parsing', 'peak MB'], style: { head: [], border: [] }, colAligns: ['left', 'right', 'right', 'right', 'right'] });
const missed: string[] = [];
try {
  const real = realRecords();
  const peaks = new Map<string, number[]>();
  for (const records of [Math.round(count / 5), count]) {
    const input = join(folder, `made-${records}`);
    makeUp(input, records, real);
    const bare = await measured(['-e', parseAll, input]);
    table.push(['only read and parsed', records, Math.round(records / bare.seconds), '1', Math.round(bare.peak)]);
    for (const [name, more] of [['dataset', ['--format', 'csv,parquet']], ['dataset', ['--format', 'xlsx']], ['report', []]] as const) {
      const to = join(folder, `${name}-${records}-${more.length}`);
      const run = await measured([command, name, input, '--to', to, '--quiet', ...more]);
      const label = [name, ...more].join(' ');
      table.push([label, records, Math.round(records / run.seconds), (run.seconds / bare.seconds).toFixed(1), Math.round(run.peak)]);
      peaks.set(label, [...(peaks.get(label) ?? []), run.peak]);
      if (name === 'report') checkPages(to);
      rmSync(to, { recursive: true, force: true });
    }
    const review = await startOfReview(input);
    table.push(['review, until it serves', records, Math.round(records / review.seconds), (review.seconds / bare.seconds).toFixed(1), Math.round(review.peak)]);
    peaks.set('review', [...(peaks.get('review') ?? []), review.peak]);
    rmSync(input, { recursive: true, force: true });
  }
  for (const [label, [few, many]] of peaks) if (many! > 1.5 * few! + 100) missed.push(`${label}: ${Math.round(few!)} MB for ${count / 5} records, ${Math.round(many!)} MB for ${count}: memory grows with records`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Pages are small, whatever the number of documents. */
function checkPages(site: string): void {
  const sizes = (readdirSync(site, { recursive: true }) as string[]).filter((name) => name.endsWith('.html')).map((name) => [name, statSync(join(site, name)).size] as const);
  const [name, size] = sizes.sort((a, b) => b[1] - a[1])[0]!;
  process.stderr.write(`${sizes.length} pages, the largest ${name}: ${Math.round(size / 1000)} kB\n`);
  if (size > mostPage) missed.push(`${name} has ${size} bytes, more than ${mostPage}`);
}

process.stdout.write(`${table.toString()}\n${missed.map((line) => `MISSED ${line}\n`).join('')}`);
if (missed.length > 0) process.exitCode = 1;
