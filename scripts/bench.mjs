/**
 * Measures kehoach on the PDFs in fixtures/documents, against pdf.js reading text items and operators alone and against
 * `pdftotext -layout`. Each contender runs in processes of its own, in turns, so that a busy machine hits all alike.
 *
 *   node scripts/bench.mjs [--json] [--cpu] [--rounds N] [--documents N]
 *
 * With --cpu, times are processor time instead of time on the clock: for machines that have other work.
 * The project must be built (`npm run bench` does it). Figures: docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const folder = join(root, 'fixtures/documents');
const files = readdirSync(folder).filter((name) => name.endsWith('.pdf')).sort().map((name) => join(folder, name));
const longPlan = join(folder, 'binh-thuan.pdf');

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
/** Milliseconds on the clock, or of processor time spent by this process. */
const onClock = () => performance.now();
const onProcessor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const now = process.argv.includes('--cpu') ? onProcessor : onClock;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const sum = (values) => values.reduce((a, b) => a + b, 0);
const megabytes = (bytes) => bytes / 2 ** 20;

/** What a child process runs: bytes and name of a document in, when it is done a promise. */
const readers = {
  async pdfjs() {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    return async (bytes) => {
      const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
      const document = await task.promise;
      for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        await page.getTextContent();
        await page.getOperatorList();
        page.cleanup();
      }
      await task.destroy();
    };
  },
  async kehoach() {
    const { extract } = await import('../dist/index.js');
    return (bytes, file) => extract(bytes, { file });
  },
};

/** Warm: every document once before measuring, then `rounds` times; milliseconds per document (the quickest round: others wait for the machine), peak memory. */
async function measureWarm(reader, rounds) {
  const read = await readers[reader]();
  const inputs = files.map((file) => ({ file: basename(file), bytes: new Uint8Array(readFileSync(file)) }));
  for (const { bytes, file } of inputs) await read(bytes, file);
  const times = inputs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { bytes, file }] of inputs.entries()) {
      const start = now();
      await read(bytes, file);
      times[i].push(now() - start);
    }
  }
  // Kilobytes on Linux and macOS alike in Node.
  return { times: times.map((values) => Math.min(...values)), peak: process.resourceUsage().maxRSS * 1024 };
}

/** Memory after 20 documents and after `count`, garbage collected before each look. */
async function measureGrowth(reader, count) {
  const read = await readers[reader]();
  const rss = {};
  for (let i = 1; i <= count; i++) {
    const file = files[i % files.length];
    await read(new Uint8Array(readFileSync(file)), basename(file));
    if (i !== 20 && i !== count) continue;
    // One collection frees objects, but not yet what they held outside the heap nor the heap's empty pages: after one the figure is chance.
    for (let times = 0; times < 5; times++) {
      globalThis.gc();
      await wait(50);
    }
    rss[i === 20 ? 'after20' : 'afterAll'] = process.memoryUsage().rss;
  }
  return rss;
}

async function measureOnce(reader) {
  const read = await readers[reader]();
  await read(new Uint8Array(readFileSync(longPlan)), basename(longPlan));
  return { processor: onProcessor() };
}

async function child([task, reader, count]) {
  const tasks = { warm: measureWarm, growth: measureGrowth, once: measureOnce };
  process.stdout.write(JSON.stringify(await tasks[task](reader, Number(count))));
}

function run(task, reader, count = 0) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', self, '--child', task, reader, String(count), ...process.argv.filter((arg) => arg === '--cpu')], { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`${task} ${reader} failed: ${stderr}`);
  const result = JSON.parse(stdout);
  return { ...result, wall: process.argv.includes('--cpu') ? result.processor : performance.now() - start };
}

/** `pdftotext -layout` per document in milliseconds (the quickest of `rounds`), or null where poppler-utils is not installed. */
function measurePdftotext(rounds) {
  if (spawnSync('pdftotext', ['-v']).error) return null;
  return files.map((file) => {
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      spawnSync('pdftotext', ['-layout', file, '-']);
      return performance.now() - start;
    });
    return Math.min(...times);
  });
}

function measure(rounds, documents) {
  const warm = { pdfjs: [], kehoach: [] };
  const cold = { pdfjs: [], kehoach: [] };
  for (let turn = 0; turn < 3; turn++) for (const reader of Object.keys(warm)) warm[reader].push(run('warm', reader, rounds));
  for (let turn = 0; turn < 5; turn++) for (const reader of Object.keys(cold)) cold[reader].push(run('once', reader).wall);
  const perDocument = (runs) => files.map((_, i) => Math.min(...runs.map((r) => r.times[i])));
  const times = { pdfjs: perDocument(warm.pdfjs), kehoach: perDocument(warm.kehoach), pdftotext: measurePdftotext(rounds) };
  const peak = { pdfjs: median(warm.pdfjs.map((r) => r.peak)), kehoach: median(warm.kehoach.map((r) => r.peak)) };
  return { times, peak, cold: { pdfjs: median(cold.pdfjs), kehoach: median(cold.kehoach) }, growth: run('growth', 'kehoach', documents), documents };
}

/** Rows of [what, value, the most it may be, how it is shown]. */
function figures({ times, peak, cold, growth, documents }) {
  const total = { pdfjs: sum(times.pdfjs), kehoach: sum(times.kehoach), pdftotext: times.pdftotext && sum(times.pdftotext) };
  return [
    { name: 'warm: added to pdf.js, time', value: total.kehoach / total.pdfjs - 1, most: 0.5 },
    { name: 'warm: added to pdf.js, peak memory', value: peak.kehoach / peak.pdfjs - 1, most: 0.3 },
    { name: 'warm: kehoach / pdftotext -layout, time', value: total.pdftotext && total.kehoach / total.pdftotext, most: null },
    { name: 'cold, 16 pages: kehoach / pdf.js, time', value: cold.kehoach / cold.pdfjs, most: 1.5 },
    { name: `memory after ${documents} documents / after 20`, value: growth.afterAll / growth.after20, most: 1.1 },
  ];
}

async function print(result, rows) {
  const { default: Table } = await import('cli-table3');
  const documents = new Table({ head: ['document', 'pdf.js ms', 'kehoach ms', 'added', 'pdftotext ms'], colAligns: ['left', 'right', 'right', 'right', 'right'], style: { head: [], border: [] } });
  files.forEach((file, i) => {
    const [base, own, other] = [result.times.pdfjs[i], result.times.kehoach[i], result.times.pdftotext?.[i]];
    documents.push([basename(file), base.toFixed(0), own.toFixed(0), (own / base - 1).toFixed(2), other === undefined ? '–' : other.toFixed(0)]);
  });
  const summary = new Table({ head: ['figure', 'value', 'at most', ''], colAligns: ['left', 'right', 'right', 'left'], style: { head: [], border: [] } });
  for (const { name, value, most } of rows) summary.push([name, value?.toFixed(2) ?? '–', most?.toFixed(2) ?? '', value === null || most === null ? '' : value <= most ? 'ok' : 'over']);
  const memory = `peak memory: pdf.js ${megabytes(result.peak.pdfjs).toFixed(0)} MB, kehoach ${megabytes(result.peak.kehoach).toFixed(0)} MB; cold: pdf.js ${result.cold.pdfjs.toFixed(0)} ms, kehoach ${result.cold.kehoach.toFixed(0)} ms`;
  console.log(`${documents}\n${summary}\n${memory}`);
}

if (process.argv[2] === '--child') await child(process.argv.slice(3));
else {
  const result = measure(option('--rounds', 5), option('--documents', 200));
  const rows = figures(result);
  if (process.argv.includes('--json')) console.log(JSON.stringify({ files: files.map((f) => basename(f)), ...result, figures: rows }, null, 1));
  else await print(result, rows);
  if (rows.some(({ value, most }) => most !== null && value > most)) process.exitCode = 1;
}
