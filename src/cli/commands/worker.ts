import { resolve } from 'node:path';
import { ConversionError } from '../../batch/failures.js';
import type { Settings } from '../../config.js';
import { cacheFolder } from '../../ocr/cache-folder.js';
import { limits } from '../../queue/limits.js';
import { connect, shownAddress } from '../../queue/redis.js';
import { openStore } from '../../queue/store.js';
import { Supervisor } from '../../queue/supervisor.js';
import { exitCodes, type CliContext } from '../context.js';
import { oneLine } from '../terminal.js';
import { needRedis } from './queue-usage.js';

/** `kehoach worker`: reads documents and pages that others queued, in `--jobs` processes of its own, until a signal. Returns the exit code: 0 after a drain. */
export async function workerCommand(settings: Settings, lockSeconds: number | null, context: CliContext): Promise<number> {
  const url = needRedis(settings);
  const log = (line: string): void => {
    if (!settings.quiet) context.err(`${new Date().toISOString()} ${oneLine(line)}\n`);
  };
  const store = await openStore(settings.store, { cwd: context.cwd, s3Endpoint: settings.s3Endpoint });
  const redis = await connect(url, once(log));
  const cache = cacheFolder(settings.cache);
  const { jobs, maxSeconds, maxMemory, s3Endpoint, engine } = settings;
  const address = settings.store.includes('://') ? settings.store : resolve(context.cwd, settings.store);
  const setup = { redis: url, store: address, s3Endpoint, engine, cache: cache === null ? null : resolve(context.cwd, cache), lock: lockSeconds === null ? limits.lock : lockSeconds * 1000 };
  try {
    const supervisor = await Supervisor.start({ jobs, limits: { maxSeconds, maxMemory }, setup, redis, store, log: once(log) });
    log(`worker ${process.pid} is ready: ${jobs} readers, ${supervisor.identity}, Redis ${shownAddress(url)}, store ${store.name}`);
    store.sweep().then((count) => count > 0 && log(`${count} files that were left half written are gone from the store`), (error: Error) => log(error.message));
    const code = await untilSignal(supervisor, log);
    log('done');
    return code;
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    context.err(`kehoach: ${error.message}\n`);
    return exitCodes.failed;
  } finally {
    redis.disconnect();
    await store.close();
  }
}

/** The first signal drains, the second leaves at once what is in hand. */
async function untilSignal(worker: Supervisor, log: (line: string) => void): Promise<number> {
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

/** A connection that is down says the same many times a second, and so does each reader. */
function once(log: (line: string) => void): (line: string) => void {
  let last = '';
  let at = 0;
  return (line) => {
    if (line === last && Date.now() - at < 30_000) return;
    [last, at] = [line, Date.now()];
    log(line);
  };
}
