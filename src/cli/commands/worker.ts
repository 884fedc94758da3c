import { resolve } from 'node:path';
import { ConversionError } from '../../batch/failures.js';
import type { Settings } from '../../config.js';
import { cacheFolder } from '../../ocr/cache-folder.js';
import { happened, queueTrouble, type Tell, type WorkerEvent, type WorkerEventName } from '../../queue/events.js';
import { limits } from '../../queue/limits.js';
import { connect, shownAddress } from '../../queue/redis.js';
import { openStore } from '../../queue/store.js';
import { Supervisor } from '../../queue/supervisor.js';
import { exitCodes, type CliContext } from '../context.js';
import { openLog, type Log, type LogEvent } from '../log.js';
import { openMetrics, type Metrics } from '../metrics.js';
import { withLog } from '../run-events.js';
import { needRedis } from './queue-usage.js';

type WorkerLog = Log<LogEvent | WorkerEventName>;

/** `kehoach worker`: reads documents and pages that others queued, in `--jobs` processes of its own, until a signal. Returns the exit code: 0 after a drain. */
export async function workerCommand(settings: Settings, lockSeconds: number | null, context: CliContext): Promise<number> {
  const url = needRedis(settings);
  const log: WorkerLog = await openLog(settings, context);
  return withLog(log, () => work(url, settings, lockSeconds, context, log));
}

async function work(url: string, settings: Settings, lockSeconds: number | null, context: CliContext, log: WorkerLog): Promise<number> {
  const store = await openStore(settings.store, { cwd: context.cwd, s3Endpoint: settings.s3Endpoint });
  let supervisor: Supervisor | null = null;
  const metrics = await openMetrics(settings, context, log, {
    ofWorker: true,
    look: async (figures) => {
      const depth = await supervisor?.depth();
      if (depth === undefined) return;
      figures.queue(depth.documents, depth.inHand);
      figures.pages(depth.pages);
    },
  });
  const tell = telling(log, metrics);
  const redis = await connect(url, (message) => tell(queueTrouble(message)));
  const cache = cacheFolder(settings.cache);
  const { jobs, maxSeconds, maxMemory, s3Endpoint, engine } = settings;
  const address = settings.store.includes('://') ? settings.store : resolve(context.cwd, settings.store);
  const setup = { redis: url, store: address, s3Endpoint, engine, cache: cache === null ? null : resolve(context.cwd, cache), lock: lockSeconds === null ? limits.lock : lockSeconds * 1000 };
  let code: number = exitCodes.failed;
  try {
    supervisor = await Supervisor.start({ jobs, limits: { maxSeconds, maxMemory }, setup, redis, store, tell });
    const { identity } = supervisor;
    tell(happened('info', 'worker-ready', `worker ${process.pid} is ready: ${jobs} readers, ${identity}, Redis ${shownAddress(url)}, store ${store.name}`, { jobs, identity, redis: shownAddress(url), store: store.name }));
    store.sweep().then((files) => files > 0 && tell(happened('info', 'store-swept', `${files} files that were left half written are gone from the store`, { files })), (error: Error) => tell(happened('warn', 'store-trouble', error.message, { reason: error.message })));
    code = await untilSignal(supervisor, tell);
    tell(happened('info', 'worker-ended', 'done', { exitCode: code }));
    return code;
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    log.say('fatal', 'run-failed', { code: error.code }, `kehoach: ${error.message}`);
    return exitCodes.failed;
  } finally {
    await metrics.end(code);
    redis.disconnect();
    await store.close();
  }
}

/** What the worker tells, to the log with its time where a person reads it, and into the figures. */
function telling(log: WorkerLog, metrics: Metrics): Tell {
  const say = once((each) => log.say(each.level, each.event, each.fields, log.isJson ? each.text : `${new Date().toISOString()} ${each.text}`));
  return (each) => {
    if (each.document !== undefined) metrics.document(each.document);
    const { known, seconds } = each.fields;
    if (each.event === 'page-read') metrics.page(known === true ? 'known' : 'read', Number(seconds));
    if (each.event === 'page-failed') metrics.page('failed', null);
    say(each);
  };
}

/** The first signal drains, the second leaves at once what is in hand. */
async function untilSignal(worker: Supervisor, tell: Tell): Promise<number> {
  return new Promise((done, fail) => {
    let signals = 0;
    const onSignal = (): void => {
      if (++signals > 1) {
        worker.abandon();
        process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
        return done(exitCodes.interrupted);
      }
      tell(happened('info', 'draining', 'draining: what is in hand is finished, nothing more is taken; a second signal stops at once'));
      worker.drain().then(() => done(exitCodes.ok), fail);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}

/** A connection or a store that is down says the same many times a second, and so does each reader. */
function once(say: (event: WorkerEvent) => void): Tell {
  let last = '';
  let at = 0;
  return (each) => {
    if (/-trouble$/.test(each.event) && each.text === last && Date.now() - at < 30_000) return;
    [last, at] = [each.text, Date.now()];
    say(each);
  };
}
