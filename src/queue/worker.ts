import { DelayedError, Queue, UnrecoverableError, WaitingChildrenError, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { ConversionError, failureOf } from '../batch/failures.js';
import type { Failure } from '../batch/model.js';
import { TooLargeError } from '../export/store.js';
import { extractWithText } from '../extract.js';
import { InputError } from '../ingest/errors.js';
import type { Recogniser } from '../ocr/recogniser.js';
import { PictureError } from '../picture/decode.js';
import { holdBack, type BackPressure } from './back-pressure.js';
import { catalogueLoader } from './catalogues.js';
import { convertJob, type DocumentTools } from './documents.js';
import { documentEnded, documentRetried, happened, pageRead, pageTried, queueTrouble, type Tell } from './events.js';
import { Hand } from './hand.js';
import { documentsQueue, pagesQueue } from './keys.js';
import { limits } from './limits.js';
import type { DocumentJob, PageJob } from './model.js';
import { OpenDocuments } from './open-documents.js';
import { failedEnd, failedOutcome, storeOutcome } from './outcome.js';
import { endLine, failureLine, readPageJob, type PageTools } from './pages.js';
import { onRedis, openFlows } from './queues.js';
import { StoreError, type Store } from './store.js';

export interface WorkerSetup {
  readonly redis: Redis;
  readonly store: Store;
  readonly recogniser: Recogniser;
  /** Milliseconds after which this worker, silent, is taken for dead. */
  readonly lock?: number;
  readonly backPressure?: BackPressure;
  /** Told what is in hand; default: nobody is. */
  readonly hand?: Hand;
  /** The pipeline. */
  readonly extract?: typeof extractWithText;
  readonly tell: Tell;
}

/** Takes documents and pages from Redis, one at a time of each, until it is drained: what is in hand is finished then, and no more taken. */
export async function startWorker({ redis, store, recogniser, lock = limits.lock, backPressure = limits.backPressure, hand = new Hand(), extract = extractWithText, tell }: WorkerSetup): Promise<{ drain(): Promise<void> }> {
  const identity = await recogniser.identity();
  const flows = openFlows(redis);
  const documents = new OpenDocuments(store, limits.openDocuments);
  const pageTools: PageTools = { store, recogniser, documents, hand };
  const documentTools: DocumentTools = { store, recogniser, extract, flows, catalogue: catalogueLoader(store), hand };
  const common: WorkerOptions = { ...onRedis(redis), lockDuration: lock, stalledInterval: Math.min(limits.stalledInterval, lock), maxStalledCount: limits.stalls, concurrency: 1 };
  const pages = new Worker<PageJob>(pagesQueue(identity), (job, token) => hand.hold(job, token!, () => runPage(job, token!, pageTools, tell)), common);
  const whole = new Worker<DocumentJob>(documentsQueue, (job, token) => hand.hold(job, token!, () => runDocument(job, token!, documentTools, tell)), common);
  whole.on('failed', (job, error) => void tellLost(job, error, store, tell).catch(() => undefined));
  for (const worker of [pages, whole] as const) worker.on('error', (error: Error) => tell(queueTrouble(`queue: ${error.message}`))).on('stalled', (job: string) => tell(happened('warn', 'given-out-again', `${job}: its worker fell silent; given out again`, { job })));
  const waiting = new Queue(pagesQueue(identity), onRedis(redis));
  waiting.on('error', () => undefined); // the worker tells it
  const release = holdBack(whole, () => waiting.getWaitingCount(), backPressure);
  return {
    async drain() {
      release();
      await Promise.all([pages.close(), whole.close()]);
      await Promise.all([flows.close(), waiting.close(), documents.close()]);
    },
  };
}

async function runPage(job: Job<PageJob>, token: string, tools: PageTools, tell: Tell): Promise<string> {
  const { file, page, doom } = job.data;
  const began = performance.now();
  if (doom !== undefined) throw new UnrecoverableError(endLine(doom));
  try {
    const done = await readPageJob(job, tools);
    tell(pageRead(file, page, done === 'known', began));
    return done;
  } catch (error) {
    if (error instanceof StoreError) return rest(job, token, error, tell);
    const line = failureLine(error);
    // A damaged picture stays so; an engine that gave up may read it the next time.
    const isDamaged = error instanceof PictureError && error.code !== 'not-read';
    tell(pageTried(file, page, job.attemptsMade + 1, line, isDamaged || job.attemptsMade + 1 >= limits.attempts));
    throw isDamaged ? new UnrecoverableError(line) : new Error(line, { cause: error });
  }
}

/** What is the same on every try. */
const isFinal = (error: unknown): boolean => error instanceof InputError || error instanceof ConversionError || error instanceof TooLargeError;

async function runDocument(job: Job<DocumentJob>, token: string, tools: DocumentTools, tell: Tell): Promise<string> {
  const { file, path, doom } = job.data;
  try {
    if (doom !== undefined) throw new ConversionError(doom.code, doom.reason);
    const made = await convertJob(job, token, tools);
    tell(documentEnded(made, file));
    return made.written!;
  } catch (error) {
    if (error instanceof WaitingChildrenError) throw error;
    if (error instanceof StoreError) return rest(job, token, error, tell);
    const failure = failureOf(error);
    const final = isFinal(error) || job.attemptsMade + 1 >= limits.attempts;
    tell(final ? documentEnded(failedEnd(path, failure), file) : documentRetried(path, failure.reason));
    if (final) await storeOutcome(tools.store, job.id!, failedOutcome(path, failure)).catch((trouble: unknown) => rest(job, token, trouble as Error, tell));
    throw isFinal(error) ? new UnrecoverableError(failure.reason) : new Error(failure.reason, { cause: error });
  }
}

/** The store's failure is not the document's: it costs no try. */
async function rest(job: Job, token: string, error: Error, tell: Tell): Promise<never> {
  tell(happened('warn', 'store-trouble', `${error.message}; tried again in ${limits.storeRest / 1000} s`, { reason: error.message }));
  await job.moveToDelayed(Date.now() + limits.storeRest, token);
  throw new DelayedError();
}

const lost: Failure = { code: 'crashed', reason: `The workers that had it in hand ended or fell silent ${limits.stalls} times.` };

/** A document whose workers died again and again is never begun once more: its end is told here. */
async function tellLost(job: Job<DocumentJob> | undefined, error: Error, store: Store, tell: Tell): Promise<void> {
  if (job === undefined || !/stalled more than/.test(error.message)) return;
  tell(documentEnded(failedEnd(job.data.path, lost), job.data.file));
  await storeOutcome(store, job.id!, failedOutcome(job.data.path, lost));
}
