// A worker process whose behaviour is asked for by the document's file name: what no test may wait for a real file to do.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { writeFileSync, writeSync } from 'node:fs';
import { setInterval, setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';

const limits = JSON.parse(process.argv[2]);
new Worker(new URL(limits.watchdog), { workerData: { maxMemory: limits.maxMemory, parent: process.ppid, mark: 'kehoach: memory limit' } }).unref();
const ways = {
  hang: () => { for (;;); },
  wait: () => setInterval(() => undefined, 1000),
  exit: () => process.exit(7),
  abort: () => process.abort(),
  // V8's words, and the trace behind them, longer than what is kept.
  trace: () => { writeSync(2, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n' + ' 1: node::OnFatalError\n'.repeat(1000)); process.abort(); },
  heap: () => { const held = []; for (;;) held.push(new Array(100_000).fill(held.length)); },
  buffers: () => { const held = []; setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 5); },
  // An engine that outlives its document would go on reading.
  engine: (task) => {
    const engine = spawn('sleep', ['600'], { stdio: 'ignore' });
    writeFileSync(`${task.document.paths[0]}.pid`, String(engine.pid));
    for (;;);
  },
  pages: async () => {
    for (let page = 1; page <= 4; page++) {
      await new Promise((done) => setTimeout(done, 800));
      process.send({ type: 'page', done: page, total: 4 });
    }
    process.send({ type: 'failed', failure: { code: 'damaged', reason: 'all pages were seen' } });
  },
  // It may read more pages side by side: how many, it says in its refusal.
  share: () => process.on('message', ({ type, pageJobs }) => { if (type === 'share') process.send({ type: 'failed', failure: { code: 'damaged', reason: `${pageJobs} pages` } }); }),
  refuse: () => process.send({ type: 'failed', failure: { code: 'damaged', reason: 'no good' } }),
};
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message.type !== 'convert') return;
  const way = message.task.document.file.split('.')[0];
  process.send({ type: 'page', done: 0, total: 1 });
  void ways[way](message.task);
});
