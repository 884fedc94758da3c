import { Worker as Thread } from 'node:worker_threads';
import { openRecogniser, type Recogniser } from '../ocr/recogniser.js';
import { memoryMark, type WatchdogData, type WorkerLimits } from '../workers/messages.js';
import { queueTrouble, type Tell } from './events.js';
import { Hand } from './hand.js';
import type { FromReader, ReaderSetup, ToReader } from './messages.js';
import { connect } from './redis.js';
import { openStore } from './store.js';
import { startWorker, type WorkerSetup } from './worker.js';

/** What reads; another than the usual only in tests. */
export interface ReaderTools {
  readonly open?: (options: Parameters<typeof openRecogniser>[0]) => Recogniser;
  readonly extract?: WorkerSetup['extract'];
}

const say = (message: FromReader): Promise<void> => new Promise((done) => (process.connected ? process.send!(message, () => done()) : done()));

/** The program of a reader: a process that takes jobs one by one for a supervisor, and dies alone when one of them crashes it. */
export function serveQueue({ open = openRecogniser, extract }: ReaderTools = {}): void {
  const limits = JSON.parse(process.argv[2] ?? '{}') as WorkerLimits;
  const watched: WatchdogData = { maxMemory: limits.maxMemory, parent: process.ppid, mark: memoryMark };
  new Thread(new URL(limits.watchdog), { workerData: watched }).unref();
  // Service managers signal all processes of a service; when to end is the supervisor's to say.
  process.on('SIGTERM', () => undefined).on('SIGINT', () => undefined);
  let running: Promise<() => Promise<void>> | null = null;
  process.on('disconnect', () => process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL'));
  process.on('message', (message: ToReader) => {
    if (message.type === 'start') running = begin(message.setup, { open, extract });
    else void running?.then((drain) => drain()).then(() => process.exit(0));
    running?.catch((error: unknown) => say({ type: 'broken', reason: (error instanceof Error ? error.message : String(error)).split('\n')[0]! }).then(() => process.exit(1)));
  });
}

async function begin({ redis: url, store: address, s3Endpoint, engine, cache, lock }: ReaderSetup, { open, extract }: Required<Pick<ReaderTools, 'open'>> & ReaderTools): Promise<() => Promise<void>> {
  const tell: Tell = (event) => void say({ type: 'tell', event });
  const store = await openStore(address, { cwd: process.cwd(), s3Endpoint });
  const recogniser = open({ engine, jobs: 1, cache });
  const identity = await recogniser.identity();
  const redis = await connect(url, (message) => tell(queueTrouble(message)));
  const worker = await startWorker({ redis, store, recogniser, lock, hand: new Hand(say), extract, tell });
  await say({ type: 'ready', identity });
  return async () => {
    await worker.drain();
    redis.disconnect();
    await Promise.all([recogniser.close(), store.close()]);
  };
}
