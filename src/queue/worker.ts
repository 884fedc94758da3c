import { DelayedError, Queue, UnrecoverableError, WaitingChildrenError, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { InputError } from '../ingest/errors.js';
import type { Recogniser } from '../ocr/recogniser.js';
import { PictureError } from '../picture/decode.js';
import { holdBack } from './back-pressure.js';
import { catalogueLoader } from './catalogues.js';
import { convertJob, type DocumentTools } from './documents.js';
import { documentsQueue, pagesQueue } from './keys.js';
import { limits } from './limits.js';
import type { DocumentJob, PageJob } from './model.js';
import { OpenDocuments } from './open-documents.js';
import { failedOutcome, reasonOf, storeOutcome } from './outcome.js';
import { failureLine, readPageJob, type PageTools } from './pages.js';
import { onRedis, openFlows } from './queues.js';
import { StoreError, type Store } from './store.js';

export interface WorkerSetup {
  readonly redis: Redis;
  readonly store: Store;
  readonly recogniser: Recogniser;
  /** Pages read side by side. */
  readonly jobs: number;
  /** Milliseconds after which this worker, silent, is taken for dead. */
  readonly lock?: number;
  readonly log: (line: string) => void;
}

export interface RunningWorker {
  /** Finishes what is in hand and takes no more. */
  drain(): Promise<void>;
  /** Leaves what is in hand to others: its locks run out. */
  abandon(): void;
}

/** Takes documents and pages from Redis until it is drained. */
export async function startWorker({ redis, store, recogniser, jobs, lock = limits.lock, log }: WorkerSetup): Promise<RunningWorker> {
  const stop = new AbortController();
  const identity = await recogniser.identity();
  const flows = openFlows(redis);
  const documents = new OpenDocuments(store, limits.openDocuments);
  const pageTools: PageTools = { store, recogniser, documents, signal: stop.signal };
  const documentTools: DocumentTools = { store, recogniser, flows, catalogue: catalogueLoader(store), signal: stop.signal };
  const common: WorkerOptions = { ...onRedis(redis), lockDuration: lock, stalledInterval: Math.min(limits.stalledInterval, lock), maxStalledCount: limits.stalls };
  const pages = new Worker<PageJob>(pagesQueue(identity), (job, token) => runPage(job, token!, pageTools, log), { ...common, concurrency: jobs });
  // One document more than pages: while one waits for the store another is read.
  const whole = new Worker<DocumentJob>(documentsQueue, (job, token) => runDocument(job, token!, documentTools, log), { ...common, concurrency: jobs + 1 });
  whole.on('failed', (job, error) => void tellLost(job, error, store).catch(() => undefined));
  for (const worker of [pages, whole] as const) worker.on('error', (error: Error) => log(`queue: ${error.message}`)).on('stalled', (id: string) => log(`${id}: its worker fell silent; given out again`));
  const waiting = new Queue(pagesQueue(identity), onRedis(redis));
  waiting.on('error', () => undefined); // the worker tells it
  const release = holdBack(whole, () => waiting.getWaitingCount());
  return {
    async drain() {
      release();
      await Promise.all([pages.close(), whole.close()]);
      await Promise.all([flows.close(), waiting.close(), documents.close()]);
    },
    abandon() {
      release();
      redis.disconnect();
      void Promise.all([pages.close(true), whole.close(true)]).catch(() => undefined);
      stop.abort(new Error('stopped'));
    },
  };
}

async function runPage(job: Job<PageJob>, token: string, tools: PageTools, log: WorkerSetup['log']): Promise<string> {
  const name = `${job.data.file} page ${job.data.page}`;
  try {
    const done = await readPageJob(job.data, tools);
    log(`${name}: ${done === 'read' ? 'read' : 'was read before'}`);
    return done;
  } catch (error) {
    if (error instanceof StoreError) return rest(job, token, error, log);
    const line = error instanceof PictureError ? failureLine(error) : reasonOf(error);
    log(`${name}: try ${job.attemptsMade + 1} failed: ${line}`);
    // A damaged picture stays so; an engine that gave up may read it the next time.
    throw error instanceof PictureError && error.code !== 'not-read' ? new UnrecoverableError(line) : new Error(line, { cause: error });
  }
}

async function runDocument(job: Job<DocumentJob>, token: string, tools: DocumentTools, log: WorkerSetup['log']): Promise<string> {
  try {
    const key = await convertJob(job, token, tools);
    log(`${job.data.file}: ${key}`);
    return key;
  } catch (error) {
    if (error instanceof WaitingChildrenError) throw error;
    if (error instanceof StoreError) return rest(job, token, error, log);
    const reason = reasonOf(error);
    const final = error instanceof InputError || job.attemptsMade + 1 >= limits.attempts;
    log(`${job.data.file}: ${final ? 'failed' : 'will be tried again'}: ${reason}`);
    if (final) await storeOutcome(tools.store, job.id!, failedOutcome(job.data.path, reason, null)).catch((trouble: unknown) => rest(job, token, trouble as Error, log));
    throw error instanceof InputError ? new UnrecoverableError(reason) : new Error(reason, { cause: error });
  }
}

/** The store's failure is not the document's: it costs no try. */
async function rest(job: Job, token: string, error: Error, log: WorkerSetup['log']): Promise<never> {
  log(`${error.message}; tried again in ${limits.storeRest / 1000} s`);
  await job.moveToDelayed(Date.now() + limits.storeRest, token);
  throw new DelayedError();
}

/** A document whose workers died again and again is never begun once more: its end is told here. */
async function tellLost(job: Job<DocumentJob> | undefined, error: Error, store: Store): Promise<void> {
  if (job !== undefined && /stalled more than/.test(error.message)) await storeOutcome(store, job.id!, failedOutcome(job.data.path, `The workers that had it in hand ended or fell silent ${limits.stalls} times.`, null));
}
