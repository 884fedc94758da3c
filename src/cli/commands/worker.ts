import { resolve } from 'node:path';
import type { Settings } from '../../config.js';
import { cacheFolder } from '../../ocr/cache-folder.js';
import { openRecogniser } from '../../ocr/recogniser.js';
import { connect, shownAddress } from '../../queue/redis.js';
import { openStore } from '../../queue/store.js';
import { startWorker } from '../../queue/worker.js';
import { exitCodes, type CliContext } from '../context.js';
import { needRedis } from './queue-usage.js';

/** `kehoach worker`: reads documents and pages that others queued, until a signal. Returns the exit code: 0 after a drain. */
export async function workerCommand(settings: Settings, lockSeconds: number | null, context: CliContext): Promise<number> {
  const url = needRedis(settings);
  const log = (line: string): void => {
    if (!settings.quiet) context.err(`${new Date().toISOString()} ${line}\n`);
  };
  const store = await openStore(settings.store, { cwd: context.cwd, s3Endpoint: settings.s3Endpoint });
  const cache = cacheFolder(settings.cache);
  const recogniser = openRecogniser({ engine: settings.engine, jobs: settings.jobs, cache: cache === null ? null : resolve(context.cwd, cache) });
  const redis = await connect(url, once(log));
  const worker = await startWorker({ redis, store, recogniser, jobs: settings.jobs, log, ...(lockSeconds === null ? {} : { lock: lockSeconds * 1000 }) });
  log(`worker ${process.pid} is ready: ${settings.jobs} pages at a time, ${await recogniser.identity()}, Redis ${shownAddress(url)}, store ${store.name}`);
  const code = await untilSignal(worker, log);
  redis.disconnect();
  await Promise.all([recogniser.close(), store.close()]);
  log('done');
  return code;
}

/** The first signal drains, the second leaves at once what is in hand. */
async function untilSignal(worker: { drain(): Promise<void>; abandon(): void }, log: (line: string) => void): Promise<number> {
  return new Promise((done, fail) => {
    let signals = 0;
    const onSignal = (): void => {
      if (++signals > 1) {
        worker.abandon();
        process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
        return done(exitCodes.interrupted);
      }
      log('draining: what is in hand is finished, nothing more is taken; a second signal stops at once');
      worker.drain().then(() => done(exitCodes.ok), fail);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

/** A connection that is down says the same many times a second. */
function once(log: (line: string) => void): (line: string) => void {
  let last = '';
  let at = 0;
  return (line) => {
    if (line === last && Date.now() - at < 30_000) return;
    [last, at] = [line, Date.now()];
    log(line);
  };
}
