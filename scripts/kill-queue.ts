/**
 * After a round without any, kills workers that are ready, and Redis, with -9 at random moments until `tsx scripts/kill-queue.ts [kills]` of them are done, then lets the work end, and
 * compares every record with a single machine's. The built command and redis-server are needed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fakeTesseract, filesIn, killAll, recordsIn, run, scan, start, type Process } from '../test/queue/support.js';
import { RedisServer } from '../test/support/redis.js';

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'kehoach-kills-'));
for (const part of ['in', 'redis']) mkdirSync(join(folder, part));
for (let i = 0; i < 12; i++) writeFileSync(join(folder, 'in', `${i}.pdf`), await scan(Array.from({ length: 3 }, (_, page) => ({ height: 120 + 2 * i + (page % 2) }))));
for (let i = 0; i < 12; i++) writeFileSync(join(folder, 'in', `${i}.txt`), `KẾ HOẠCH\nPhát triển năm 2025\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm ${i + 1} %.\n`);
const path = fakeTesseract(join(folder, 'slow'), { delay: 0.05 });
const engine = ['--cache', 'none', '--engine', 'tesseract'];
const single = await run(['extract', 'in', '--output', 'expected', ...engine], folder);
if (single.code !== 0) throw new Error(single.said);
const expected = recordsIn(join(folder, 'expected'));

const redis = await RedisServer.start(join(folder, 'redis'));
const worker = (): Process => start(['worker', '--redis', redis.url, '--store', 'store', '--lock', '1', ...engine], folder, { path });
const workers = [worker(), worker()];
let [ofWorkers, ofRedis, amid, gaveUp, rounds, wrong] = [0, 0, 0, 0, 0, 0];
/** Milliseconds that a round takes without kills, and kills a round, about: work must get on between them, or what is killed is always the same. */
let usual = 0;
const killsARound = 8;
/** Lines that a worker says of its work come after the one that says it is ready. */
const work = (each: Process): string => each.said().split(' is ready')[1]?.split('\n').slice(1).join('\n') ?? '';
while (ofWorkers + ofRedis < kills || rounds === 0) {
  for (const part of ['pages', 'records', 'made', 'outcomes']) rmSync(join(folder, 'store', part), { recursive: true, force: true });
  const submitted = start(['submit', 'in', '--redis', redis.url, '--store', 'store', '--wait', '--force'], folder);
  let ended = false;
  const began = Date.now();
  void submitted.ended.then(() => (ended = true));
  for (;;) {
    if (rounds === 0) {
      await submitted.ended;
      usual = Date.now() - began;
      break;
    }
    await sleep((Math.random() * 2 * usual) / killsARound);
    if (ended || ofWorkers + ofRedis >= kills) break;
    if (Math.random() < 0.15) {
      ofRedis++;
      await redis.restart();
    } else {
      // One that begins while Redis is away says so and ends, to be started again by whoever keeps it; one that was ready must not end by itself.
      for (const [i, each] of workers.entries()) {
        if (each.child.exitCode === null) continue;
        gaveUp++;
        if (each.said().includes(' is ready')) {
          wrong++;
          process.stderr.write(`a worker that was ready ended with ${each.child.exitCode}:\n${each.said()}`);
        }
        workers[i] = worker();
      }
      // One that has not begun yet has nothing to lose.
      const ready = workers.flatMap((each, i) => (each.said().includes(' is ready') ? [i] : []));
      if (ready.length === 0) continue;
      ofWorkers++;
      const i = ready[Math.floor(Math.random() * ready.length)]!;
      if (work(workers[i]!) !== '') amid++;
      workers[i]!.child.kill('SIGKILL');
      await workers[i]!.ended;
      workers[i] = worker();
    }
  }
  const code = await submitted.ended;
  const got = recordsIn(join(folder, 'store/records'));
  const unlike = [...new Set([...Object.keys(expected), ...Object.keys(got)])].filter((name) => got[name] !== expected[name]);
  rounds++;
  wrong += unlike.length + (code === 0 ? 0 : 1);
  process.stderr.write(`round ${rounds}: exit ${code}, ${Object.keys(got).length} files, ${unlike.length} unlike; ${ofWorkers} workers and ${ofRedis} servers killed\n${code === 0 ? '' : submitted.said()}`);
}
const torn = filesIn(join(folder, 'store')).filter((name) => name.endsWith('.half')).length;
process.stdout.write(`kills at random moments, about ${killsARound} a round of ${(usual / 1000).toFixed(0)} s: ${ofWorkers} of workers that were ready (${amid} had said something of their work), ${ofRedis} of Redis; ended at their start for want of Redis: ${gaveUp}; runs of ${Object.keys(expected).length / 2} documents: ${rounds}; records lost, torn or unlike: ${wrong}; unfinished files beside (no one reads them): ${torn}\n`);
await killAll();
await redis.kill();
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
