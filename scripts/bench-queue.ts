/**
 * What the queue costs: messages a second with empty pages, Redis memory for each queued page and document, the share of a real page's time, and
 * the throughput of one and of two workers on scans. Needs redis-server, and the built command for the workers. `tsx scripts/bench-queue.ts [copies] [all | queue | workers]`
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { FlowProducer, Worker, type Job } from 'bullmq';
import { extractWithText } from '../src/extract.js';
import { recordJson } from '../src/export/store.js';
import type { RecognisedPage } from '../src/ingest/recognition.js';
import type { Recogniser } from '../src/ocr/recogniser.js';
import type { DocumentJob } from '../src/queue/model.js';
import { documentOptions, onRedis, openDocumentsQueue, pageOptions, prefix } from '../src/queue/queues.js';
import { openFolderStore } from '../src/queue/store-folder.js';
import { submitDocuments, type SubmitInput } from '../src/queue/submit.js';
import { waitForAll } from '../src/queue/wait.js';
import { startWorker } from '../src/queue/worker.js';
import { RedisServer } from '../test/support/redis.js';

const copies = Number(process.argv[2] ?? 12);
const folder = mkdtempSync(join(tmpdir(), 'kehoach-bench-queue-'));
mkdirSync(join(folder, 'redis'));
const server = await RedisServer.start(join(folder, 'redis'));
const redis = server.client();
const rows: [string, string][] = [];
const add = (what: string, value: string): void => {
  rows.push([what, value]);
  process.stderr.write(`${what}: ${value}\n`);
};
const memory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))![1]);
const sha = (i: number): string => i.toString(16).padStart(64, '0');
const documentJob = (i: number): DocumentJob => ({ sha256: sha(i), file: `ke-hoach-${i}.pdf`, parts: null, path: `plans/ke-hoach-${i}.pdf`, url: null, publishedOn: null, ocr: 'auto', maxBytes: 67_108_864, maxPages: 1000, maxPixels: 100_000_000, maxOutput: 67_108_864, catalogue: null });

/** Pages as they wait: children of documents that wait for them; then an empty worker takes them all. */
async function emptyPages(documents: number, pagesEach: number, sideBySide: number, told = true): Promise<void> {
  const tell = told ? add : () => undefined;
  await redis.flushall();
  const empty = await memory();
  const queue = openDocumentsQueue(redis);
  await queue.addBulk(Array.from({ length: documents }, (_, i) => ({ name: 'document', data: documentJob(i), opts: { ...documentOptions, jobId: `${sha(i).slice(-24)}-0badcafe` } })));
  const withDocuments = await memory();
  const flows = new FlowProducer(onRedis(redis));
  const pages = documents * pagesEach;
  let given = 0;
  const started = performance.now();
  const parents = new Worker<DocumentJob>(queue.name, async (job: Job<DocumentJob>, token) => {
    if (job.data.round === undefined) {
      await job.updateData({ ...job.data, round: 1 });
      const { sha256, file, parts, maxPixels } = job.data;
      await flows.addBulk(Array.from({ length: pagesEach }, (_, page) => ({ name: 'page', queueName: 'pages-bench', prefix, data: { sha256, file, parts, maxPixels, page, size: [595.32, 841.92] }, opts: { ...pageOptions, jobId: `${job.id}.${job.timestamp.toString(36)}.1.${page}`, parent: { id: job.id!, queue: job.queueQualifiedName } } })));
      given += pagesEach;
    }
    if (await job.moveToWaitingChildren(token!)) throw Object.assign(new Error(), { name: 'WaitingChildrenError' });
    return '';
  }, { ...onRedis(redis), concurrency: 2 });
  parents.on('failed', (_, error) => process.stderr.write(`${error.stack}\n`)).on('error', (error) => process.stderr.write(`${error.stack}\n`));
  while (given < pages) await sleep(20);
  tell(`pages given out a second (children of documents of ${pagesEach} pages)`, (pages / ((performance.now() - started) / 1000)).toFixed(0));
  tell('Redis memory of a queued document', `${((withDocuments - empty) / documents).toFixed(0)} bytes`);
  tell('Redis memory of a queued page', `${(((await memory()) - withDocuments) / pages).toFixed(0)} bytes`);
  const from = performance.now();
  const worker = new Worker('pages-bench', async () => 'read', { ...onRedis(redis), concurrency: sideBySide });
  while ((await queue.getCompletedCount()) < Math.min(documents, 1000)) await sleep(20);
  tell(`empty pages a second, one worker, ${sideBySide} at a time, appendfsync always`, (pages / ((performance.now() - from) / 1000)).toFixed(0));
  await Promise.all([worker.close(), parents.close(), flows.close(), queue.close()]);
  await redis.flushall();
}

/** A recogniser that knows the page already: what is left is the queue's own. */
function instant(page: RecognisedPage): Recogniser {
  return { jobs: 1, read: async () => page, identity: async () => 'instant', setJobs: () => undefined, close: async () => undefined };
}

async function readOnce(bytes: Uint8Array): Promise<RecognisedPage> {
  const { openRecogniser } = await import('../src/ocr/recogniser.js');
  const recogniser = openRecogniser({ engine: 'auto', jobs: 1, cache: null });
  let kept: RecognisedPage | null = null;
  await extractWithText(bytes, { file: 'x.pdf', recogniser: { ...recogniser, read: async (...given) => (kept = await recogniser.read(...given)) } });
  await recogniser.close();
  return kept!;
}

/** The same file with other bytes behind its end. */
const copyOf = (bytes: Uint8Array, i: number): Buffer => Buffer.concat([bytes, Buffer.from(`\n% copy ${i}\n`)]);

function scans(names: readonly string[], count: number): SubmitInput[] {
  const to = join(folder, `in-${count}`);
  mkdirSync(to, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    const name = `${String(i).padStart(3, '0')}-${names[i % names.length]!}`;
    writeFileSync(join(to, name), copyOf(readFileSync(join('fixtures/scans', names[i % names.length]!)), i));
    return { name, path: name, paths: [join(to, name)], published: null };
  });
}

const settings = { ocr: 'auto', maxBytes: 1e8, maxPages: 1000, maxPixels: 1e8, maxOutput: 1e8, force: false, catalogue: null } as const;

async function throughQueue(inputs: readonly SubmitInput[], store: ReturnType<typeof openFolderStore>): Promise<number> {
  const queue = openDocumentsQueue(redis);
  const signal = new AbortController().signal;
  const started = performance.now();
  const submitted = await submitDocuments(inputs, { cwd: folder, settings, store, queue, signal, onSubmitted: () => undefined });
  await waitForAll(submitted, { queue, store, signal, onDone: () => undefined });
  await queue.close();
  return performance.now() - started;
}

/** Milliseconds of processor time of this process, of its children that ended, and of Redis: on a shared machine the clock says little. */
async function processor(): Promise<number> {
  const { user, system } = process.cpuUsage();
  const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /, '').split(' ');
  const info = await redis.info('cpu');
  const seconds = ['user', 'sys'].reduce((sum, kind) => sum + Number(new RegExp(`used_cpu_${kind}:([\\d.]+)`).exec(info)![1]), 0);
  return (user + system) / 1000 + 10 * (Number(fields[13]) + Number(fields[14])) + 1000 * seconds;
}

async function measured(work: () => Promise<unknown>): Promise<number> {
  const before = await processor();
  await work();
  return (await processor()) - before;
}

/** With pages that cost nothing to read, the difference is what the queue costs. */
async function share(inputs: readonly SubmitInput[], realPages: number): Promise<void> {
  const page = await readOnce(new Uint8Array(readFileSync('fixtures/scans/synth-004-p1.office200.pdf')));
  const many = inputs.map((input) => ({ ...input, bytes: new Uint8Array(readFileSync(input.paths[0]!)) }));
  const alone = async (recogniser: Recogniser, count: number): Promise<void> => {
    for (const each of many.slice(0, count)) await extractWithText(each.bytes, { file: each.name, recogniser });
  };
  await alone(instant(page), many.length);
  const store = openFolderStore(join(folder, 'instant'));
  const worker = await startWorker({ redis, store, recogniser: instant(page), tell: () => undefined });
  const without = await measured(() => alone(instant(page), many.length));
  const through = await measured(() => throughQueue(inputs, store));
  await worker.drain();
  const { openRecogniser } = await import('../src/ocr/recogniser.js');
  const recogniser = openRecogniser({ engine: 'auto', jobs: 1, cache: null });
  await recogniser.identity();
  const real = (await measured(() => alone(recogniser, realPages))) / realPages;
  await recogniser.close();
  const cost = (through - without) / many.length;
  const traffic = readdirSync(join(folder, 'instant'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  add('files in the store for a document of one scanned page', (traffic.length / many.length).toFixed(1));
  add('the queue costs a document of one scanned page (submit, store, Redis, opened twice)', `${cost.toFixed(1)} ms of processor time`);
  add('a real scanned page on one machine', `${real.toFixed(0)} ms of processor time`);
  add('share of a real page', `${((100 * cost) / real).toFixed(2)} %`);
}

function startProcess(name: string): ChildProcess {
  return spawn(process.execPath, ['dist/cli/main.js', 'worker', '--redis', server.url, '--store', join(folder, name), '--cache', 'none', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function workers(count: number, inputs: readonly SubmitInput[]): Promise<number> {
  await redis.flushall();
  const name = `workers-${count}`;
  const children = Array.from({ length: count }, () => startProcess(name));
  const queue = openDocumentsQueue(redis);
  while ((await queue.getWorkersCount()) < count) await sleep(50);
  const time = await throughQueue(inputs, openFolderStore(join(folder, name)));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => once(child, 'exit')));
  await queue.close();
  return time;
}

async function sameBytes(inputs: readonly SubmitInput[]): Promise<boolean> {
  const { openRecogniser } = await import('../src/ocr/recogniser.js');
  const recogniser = openRecogniser({ engine: 'auto', jobs: 1, cache: null });
  const expected = new Set<string>();
  for (const { paths, name } of inputs) expected.add(recordJson((await extractWithText(new Uint8Array(readFileSync(paths[0]!)), { file: name, recogniser })).record));
  await recogniser.close();
  const records = (readdirSync(join(folder, 'workers-2/records'), { recursive: true }) as string[]).filter((file) => /[0-9a-f]{8}\.json$/.test(file)).map((file) => readFileSync(join(folder, 'workers-2/records', file), 'utf8'));
  return records.length === inputs.length && records.every((record) => expected.has(record));
}

process.stderr.write(`load before: ${loadavg().map((n) => n.toFixed(1)).join(' ')}\n`);
const part = process.argv[3] ?? 'all';
if (part !== 'workers') await queueAlone();
if (part !== 'queue') await onScans();

async function queueAlone(): Promise<void> {
  await emptyPages(2, 2, 1, false); // Redis keeps the scripts it has run
  await emptyPages(200, 50, 8);
  await emptyPages(200, 50, 1);
  // Many, as waiting looks twice a second.
  await share(scans(['synth-004-p1.office200.pdf'], 100), 6);
}

async function onScans(): Promise<void> {
  const mixed = scans(['synth-004-p1.poor150.pdf', 'synth-004-p1.office200.pdf', 'synth-009-p1.fax.pdf', 'synth-003-p1-2.two-up.pdf'], copies);
  /** Twice each in turn, the faster one counts: others may use the machine. */
  const runs = [1, 2, 1, 2];
  const times: number[] = [];
  const costs: number[] = [];
  for (const count of runs) {
    rmSync(join(folder, `workers-${count}`), { recursive: true, force: true });
    costs.push(await measured(async () => times.push(await workers(count, mixed))));
  }
  const best = (list: readonly number[], count: number): number => Math.min(...list.filter((_, i) => runs[i] === count));
  for (const count of [1, 2]) {
    const time = best(times, count);
    add(`${copies} scanned documents of one sheet, ${count} worker${count === 1 ? '' : 's'} of --jobs 1`, `${(time / 1000).toFixed(1)} s, ${((3600 * 1000 * copies) / time).toFixed(0)} sheets an hour; ${(best(costs, count) / copies / 1000).toFixed(2)} s of processor time a sheet, starting included`);
  }
  add('2 workers over 1, by the clock', `${(best(times, 1) / best(times, 2)).toFixed(2)} ×`);
  add('the same bytes as without the queue', (await sameBytes(mixed)) ? 'yes' : 'NO');
}
process.stderr.write(`load after: ${loadavg().map((n) => n.toFixed(1)).join(' ')}\n`);
process.stdout.write(`\n| what | measured |\n|---|---|\n${rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}\n`);
redis.disconnect();
await server.kill();
rmSync(folder, { recursive: true, force: true });
