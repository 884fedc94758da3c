/*
 * Runs in a thread of a worker process, so that it also sees a process whose own loop hangs: ends it when it holds too much memory, or when the
 * process that started it is gone. Plain JavaScript: a thread is started with the file as it is. Given as `workerData`: see WatchdogData.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { parentPort, workerData } from 'node:worker_threads';

const { parent, mark } = workerData;
let { maxMemory } = workerData;
parentPort.on('message', (most) => (maxMemory = most));
const every = 100;

/** The whole group: engines that the process started go with it. */
function end() {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

setInterval(() => {
  if (process.ppid !== parent) end();
  if (process.memoryUsage.rss() <= maxMemory * 2 ** 20) return;
  writeSync(2, `${mark}\n`);
  end();
}, every);
