import { Worker } from 'node:worker_threads';
import { convertDocument } from '../batch/convert.js';
import { failureOf } from '../batch/failures.js';
import type { ConversionSettings, Task } from '../batch/model.js';
import { loadCatalogue, type Catalogue } from '../catalogue/catalogue.js';
import { cacheFolder } from '../ocr/cache-folder.js';
import { openRecogniser, type Recogniser } from '../ocr/recogniser.js';
import { memoryMark, type FromWorker, type ToWorker, type WatchdogData, type WorkerLimits } from './messages.js';

/*
 * A process that converts one document at a time for a run, and dies alone when a document crashes it (pool.ts starts it).
 */

const say = (message: FromWorker): void => void process.send?.(message);

let stop = new AbortController();
let catalogue: { readonly path: string | null; readonly loaded: Catalogue } | null = null;
let reader: { readonly key: string; readonly recogniser: Recogniser } | null = null;
/** Pages of the document in hand that are read side by side. */
let pageJobs = 1;

function catalogueOf(path: string | null): Catalogue {
  if (catalogue === null || catalogue.path !== path) catalogue = { path, loaded: loadCatalogue(path ?? undefined) };
  return catalogue.loaded;
}

/** The engine stays open from document to document. */
async function recogniserOf({ engine, cache }: ConversionSettings): Promise<Recogniser> {
  const key = JSON.stringify([engine, cache]);
  if (reader?.key !== key) {
    await reader?.recogniser.close();
    reader = { key, recogniser: openRecogniser({ engine, jobs: pageJobs, cache: cacheFolder(cache) }) };
  }
  return reader.recogniser;
}

function share(jobs: number): void {
  pageJobs = jobs;
  watchdog.postMessage(limits.maxMemory + (jobs - 1) * engineMemory);
  reader?.recogniser.setJobs(jobs);
}

/** Memory (MB) of an engine that reads a page beside another. */
const engineMemory = 300;

async function convert(task: Task, settings: ConversionSettings): Promise<void> {
  share(task.pageJobs);
  stop = new AbortController();
  try {
    const recogniser = await recogniserOf(settings);
    const converted = await convertDocument(task, {
      settings, catalogue: catalogueOf(settings.catalogue), recogniser, signal: stop.signal, onPage: (done, total) => say({ type: 'page', done, total }),
    });
    say({ type: 'done', converted });
  } catch (error) {
    say({ type: 'failed', failure: failureOf(error) });
  }
}

const limits = JSON.parse(process.argv[2] ?? '{}') as WorkerLimits;
const watched: WatchdogData = { maxMemory: limits.maxMemory, parent: process.ppid, mark: memoryMark };
const watchdog = new Worker(new URL(limits.watchdog), { workerData: watched });
watchdog.unref();
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToWorker) => {
  if (message.type === 'stop') stop.abort();
  else if (message.type === 'share') share(message.pageJobs);
  else void convert(message.task, message.settings);
});
say({ type: 'begun' });
