import { performance } from 'node:perf_hooks';
import { WaitingChildrenError, type FlowProducer, type Job } from 'bullmq';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { extractWithText } from '../extract.js';
import { ConversionError } from '../batch/failures.js';
import type { Outcome } from '../batch/model.js';
import { StageClock } from '../batch/stage-clock.js';
import { summaryOf } from '../batch/summary.js';
import { recordStem, sizedJson, type Extraction } from '../export/store.js';
import type { DocumentBytes } from '../ingest/ingest.js';
import type { KnownPages, RecognisedPage, Wanted } from '../ingest/recognition.js';
import type { Recogniser } from '../ocr/recogniser.js';
import type { PictureError } from '../picture/decode.js';
import type { Hand } from './hand.js';
import { pageJobId, pageKey, pageOfJob, pagesQueue, recordKey } from './keys.js';
import { limits } from './limits.js';
import { keepMade, lastMade } from './made.js';
import type { DocumentJob, PageJob } from './model.js';
import { loadDocument } from './open-documents.js';
import { storedOf, storeOutcome } from './outcome.js';
import { loadPage, pageFailure } from './pages.js';
import { pageOptions, prefix } from './queues.js';
import type { Store } from './store.js';

export interface DocumentTools {
  readonly store: Store;
  readonly recogniser: Recogniser;
  readonly extract: typeof extractWithText;
  readonly flows: FlowProducer;
  readonly catalogue: (key: string | null) => Promise<Catalogue>;
  readonly hand: Hand;
}

/** The document needs pages read that have not come back yet. */
class PagesWanted extends Error {
  constructor(readonly pages: readonly Wanted[]) {
    super(`${pages.length} pages are to be read.`);
  }
}

/**
 * One document. Where pages must be read from pictures they become jobs of their own, and this one is left until all have come back; then it is
 * done again with what was read. Returns what became of it, with the key of the record.
 * @throws {InputError} the document cannot be read; StoreError; WaitingChildrenError: left until its pages come back
 */
export async function convertJob(job: Job<DocumentJob>, token: string, tools: DocumentTools): Promise<Outcome> {
  const started = performance.now();
  const bytes = await loadDocument(tools.store, job.data);
  const catalogue = await tools.catalogue(job.data.catalogue);
  for (;;) {
    try {
      const clock = new StageClock();
      const made = await tools.hand.read(job, () => readDocument(bytes, catalogue, job, tools, clock));
      const written = await writeRecord(tools.store, job, made);
      clock.reached('write');
      const seconds = Math.round(performance.now() - started) / 1000;
      const outcome: Outcome = { path: job.data.path, status: 'converted', summary: summaryOf(made.record), written, seconds, stages: clock.seconds, code: null, reason: null };
      await storeOutcome(tools.store, job.id!, storedOf(outcome));
      return outcome;
    } catch (error) {
      if (!(error instanceof PagesWanted)) throw error;
      await giveOut(job, error.pages, tools);
      if (await job.moveToWaitingChildren(token)) throw new WaitingChildrenError();
    }
  }
}

type Made = Pick<Extraction, 'record' | 'text'> & { readonly json: string };

async function readDocument(bytes: DocumentBytes, catalogue: Catalogue, job: Job<DocumentJob>, tools: DocumentTools, clock: StageClock): Promise<Made> {
  const { file, url, publishedOn, ocr, maxBytes, maxPages, maxPixels, maxOutput } = job.data;
  const recogniser = { ...tools.recogniser, known: knownPages(job, tools) };
  const { record, text } = await tools.extract(bytes, { file, url, publishedOn, ocr, maxBytes, maxPages, maxPixels, catalogue, recogniser, onPage: () => tools.hand.progress(), trace: (stage) => clock.reached(stage) });
  clock.reached('record');
  return { record, text, json: sizedJson({ record, text }, maxOutput) };
}

/** What the pages' jobs left; all that is missing ends the attempt. */
function knownPages(job: Job<DocumentJob>, { store, recogniser, hand }: DocumentTools): KnownPages {
  return async (wanted) => {
    // Before the first round nothing can have come back; what an earlier job left, the pages' jobs will see.
    if (job.data.round === undefined) throw new PagesWanted(wanted);
    const [identity, ended] = await Promise.all([recogniser.identity(), job.getIgnoredChildrenFailures()]);
    const failures = new Map(Object.entries(ended).map(([key, line]) => [pageOfJob(key), pageFailure(line)]));
    const found = new Map<number, RecognisedPage | PictureError>();
    for (const { page, size } of wanted) {
      const result = (await loadPage(store, pageKey({ ...job.data, page, size }, identity))) ?? failures.get(page);
      hand.progress();
      if (result instanceof ConversionError) throw result;
      if (result !== undefined) found.set(page, result);
    }
    const missing = wanted.filter(({ page }) => !found.has(page));
    if (missing.length > 0) throw new PagesWanted(missing);
    return found;
  };
}

/** Jobs for the pages, all at once or none. While some of an earlier round are still under way, nothing is added. */
async function giveOut(job: Job<DocumentJob>, wanted: readonly Wanted[], { recogniser, flows }: DocumentTools): Promise<void> {
  const { unprocessed = 0 } = await job.getDependenciesCount({ unprocessed: true });
  if (unprocessed > 0) return;
  const round = (job.data.round ?? 0) + 1;
  if (round > limits.rounds) throw new Error(`What was read of page ${wanted[0]!.page} is not in the store, though it was read ${limits.rounds} times.`);
  await job.updateData({ ...job.data, round });
  const queueName = pagesQueue(await recogniser.identity());
  const parent = { id: job.id!, queue: job.queueQualifiedName };
  const { sha256, file, parts, maxPixels } = job.data;
  await flows.addBulk(
    wanted.map(({ page, size }) => {
      const data: PageJob = { sha256, file, parts, maxPixels, page, size };
      return { name: 'page', queueName, prefix, data, opts: { ...pageOptions, jobId: pageJobId(job.id!, job.timestamp, round, page), parent } };
    }),
  );
}

/** Text before record, and no record beside another reading's text. A record that was made of the same bytes under another name goes. */
async function writeRecord(store: Store, { id, data: { sha256 } }: Job<DocumentJob>, { record, text, json }: Made): Promise<string> {
  const stem = recordStem(record);
  const [key, textKey] = [recordKey(stem, 'json'), recordKey(stem, 'txt')];
  if ((await store.get(textKey))?.toString('utf8') !== text) {
    await store.remove(key);
    await store.put(textKey, text);
  }
  await store.put(key, json);
  const before = await lastMade(store, sha256);
  if (before?.stem === stem && before.job === id) return key;
  await keepMade(store, sha256, stem, id!);
  if (before !== null && before.stem !== stem) for (const ending of ['json', 'txt'] as const) await store.remove(recordKey(before.stem, ending));
  return key;
}
