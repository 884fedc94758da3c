import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import PQueue from 'p-queue';
import { convertDocument } from './batch/convert.js';
import { failureOf } from './batch/failures.js';
import { holdFolder, type Held } from './batch/hold.js';
import { Manifest } from './batch/manifest.js';
import type { BatchInput, ConversionSettings, Converted, Failure, Named, Outcome, Task } from './batch/model.js';
import { findCurrent, hashFiles, keyOf } from './batch/plan.js';
import { PageShares, type PageShare } from './batch/page-shares.js';
import { quarantine } from './batch/quarantine.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Settings } from './config.js';
import { listRecords, removeRecord } from './export/store.js';
import { cacheFolder } from './ocr/cache-folder.js';
import { openRecogniser, type Recogniser } from './ocr/recogniser.js';
import type { Published } from './sources/model.js';
import { WorkerPool } from './workers/pool.js';

export type { BatchInput, Failure, FailureCode, Outcome, Summary } from './batch/model.js';
export { holdFolder, type Held } from './batch/hold.js';
export { LockedError } from './batch/lock.js';

export interface BatchOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** Where and when each input was published, in their order; default: not known. */
  readonly published?: readonly (Published | null)[];
  /** Reads pictures in this process; default: one of its own, by the settings. */
  readonly recogniser?: Recogniser;
  /** Processes that convert, with `settings.isolate`; default: of its own, by the settings. */
  readonly pool?: WorkerPool;
  /** The output folder, where the caller holds it for many batches that are one run: one log, each document's bytes converted once. */
  readonly held?: Held;
  readonly signal: AbortSignal;
  readonly onDone?: (outcome: Outcome, done: number, total: number) => void;
  /** Called after each page that was read from its picture. */
  readonly onPage?: (path: string, done: number, total: number) => void;
  /** Called when documents begin or end: how many wait, and how many are in hand. */
  readonly onQueue?: (waiting: number, inHand: number) => void;
}

/**
 * Convert documents side by side; one that fails never stops the rest. Each record is written whole before the document's outcome is told.
 * `run.jsonl` in the output folder gets one line per document.
 * @throws {LockedError} where another run writes to the output folder; the system's error where the folder cannot be written
 */
export async function runBatch(inputs: readonly BatchInput[], given: BatchOptions): Promise<Outcome[]> {
  const { output, engine, jobs, cache, isolate, maxSeconds, maxMemory } = given.settings;
  const held = given.held ?? (await holdFolder(resolve(given.cwd, output)));
  const recogniser = given.recogniser ?? openRecogniser({ engine, jobs, cache: cacheFolder(cache) });
  const pool = isolate && given.recogniser === undefined ? (given.pool ?? new WorkerPool({ maxSeconds, maxMemory, isCrowded: isCrowded(jobs) })) : null;
  try {
    const documents = inputs.map((input, index) => named(input, given.published?.[index] ?? null, given.cwd));
    return await new Run(documents, { ...given, signal: AbortSignal.any([given.signal, held.lost]) }, held, recogniser, pool).work();
  } finally {
    if (given.recogniser === undefined) await recogniser.close();
    if (given.pool === undefined) await pool?.close();
    if (given.held === undefined) await held.release();
  }
}

/** Does every processor have a document? */
export const isCrowded = (jobs: number): boolean => jobs > 1 && jobs >= availableParallelism();

function named(input: BatchInput, published: Published | null, cwd: string): Named {
  if (typeof input === 'string') return { file: basename(input), path: input, paths: [resolve(cwd, input)], published };
  return { file: input.name, path: join(dirname(input.paths[0]!), input.name), paths: input.paths.map((path) => resolve(cwd, path)), published };
}

const absolute = (cwd: string, path: string | null): string | null => (path === null ? null : resolve(cwd, path));

/** What a conversion depends on, with paths that mean the same in any process. */
function conversionOf({ output, ocr, engine, cache, catalogue, trace, searchablePdf, crops, maxBytes, maxPages, maxPixels, maxOutput }: Settings, cwd: string): ConversionSettings {
  return {
    output: resolve(cwd, output), cache: cache === 'none' ? cache : absolute(cwd, cache), catalogue: absolute(cwd, catalogue), trace: absolute(cwd, trace),
    searchablePdf: absolute(cwd, searchablePdf), crops: absolute(cwd, crops), ocr, engine, maxBytes, maxPages, maxPixels, maxOutput,
  };
}

/** Failures that say nothing of the bytes: the same ones elsewhere may be converted. */
export const notItsOwnFault: ReadonlySet<string> = new Set(['no-file', 'not-allowed', 'changed', 'stopped']);

const passedOver = { stages: null, seconds: null, code: null } as const;

/** One run over an output folder that is locked. */
class Run {
  readonly #settings: ConversionSettings;
  readonly #queue: PQueue;
  readonly #outcomes: { readonly index: number; readonly outcome: Outcome }[] = [];
  #known: ReadonlyMap<string, string[]> = new Map();
  #manifest!: Manifest;
  readonly #shares: PageShares;
  /** What ends the whole run: the output folder's disk is full, its log cannot be written. */
  #fatal: { readonly error: unknown } | null = null;

  constructor(private readonly documents: readonly Named[], private readonly options: BatchOptions, private readonly held: Held, private readonly recogniser: Recogniser, private readonly pool: WorkerPool | null) {
    this.#settings = conversionOf(options.settings, options.cwd);
    this.#queue = new PQueue({ concurrency: options.settings.jobs });
    this.#shares = new PageShares(options.settings.jobs);
  }

  async work(): Promise<Outcome[]> {
    const { output, cache } = this.#settings;
    this.#known = await listRecords(output);
    this.#manifest = await Manifest.open(cacheFolder(cache), output);
    const clear = (): void => this.#queue.clear();
    this.options.signal.addEventListener('abort', clear, { once: true });
    try {
      await this.#all();
    } finally {
      this.options.signal.removeEventListener('abort', clear);
      await this.#manifest.save(output);
    }
    if (this.#fatal !== null) throw this.#fatal.error;
    return this.#outcomes.sort((a, b) => a.index - b.index).map(({ outcome }) => outcome);
  }

  async #all(): Promise<void> {
    for (const [index, document] of this.documents.entries()) {
      if (this.options.signal.aborted || this.#fatal !== null) break;
      // Looked at in order, so that of equal files the first by name is the one that is converted, whatever the number of jobs.
      const planned = await this.#plan(document);
      if ('status' in planned) await this.#finish(index, planned);
      else {
        void this.#queue.add(() => this.#one(index, planned));
        this.#tellQueue(index);
        await this.#queue.onSizeLessThan(this.options.settings.jobs);
      }
    }
    await this.#queue.onIdle();
  }

  #tellQueue(index: number): void {
    this.options.onQueue?.(this.documents.length - index - 1 + this.#queue.size, this.#queue.pending);
  }

  async #one(index: number, task: Omit<Task, 'pageJobs'>): Promise<void> {
    if (this.options.signal.aborted || this.#fatal !== null) return;
    const share = this.#shares.take(this.#left);
    const outcome = await this.#convert({ ...task, pageJobs: share.jobs }, share);
    await this.#finish(index, outcome);
    this.#shares.giveBack(share, this.#left);
    // Every other document would fail of it too.
    if (outcome.code === 'disk-full') this.#fatal ??= { error: Object.assign(new Error(outcome.reason ?? ''), { code: 'ENOSPC', path: this.#settings.output }) };
    this.#tellQueue(index);
  }

  /** Documents that wait or are in hand. */
  get #left(): number {
    return this.documents.length - this.#outcomes.length;
  }

  /** A document's work, or what became of it where there is none to do. */
  async #plan(document: Named): Promise<Outcome | Omit<Task, 'pageJobs'>> {
    const { path } = document;
    const { force, trace, searchablePdf, crops } = this.options.settings;
    try {
      const sha256 = await hashFiles(document.paths, this.#settings.maxBytes, this.#manifest);
      const twin = this.held.seen.get(sha256);
      // In a later batch of one run a document may come again itself.
      if (twin !== undefined && twin !== path) return { ...passedOver, path, status: 'duplicate', summary: null, written: null, reason: `the same bytes as ${twin}`, twin };
      this.held.seen.set(sha256, path);
      const { current, same } = await findCurrent(this.#known.get(sha256.slice(0, 8)) ?? [], sha256, document, {
        settings: this.#settings, catalogue: this.options.catalogue, manifest: this.#manifest, engine: () => this.recogniser.identity(),
      });
      // A trace, a searchable copy and pictures are wanted of what is done now.
      if (current === null || force || [trace, searchablePdf, crops].some((folder) => folder !== null)) return { document, sha256, earlier: same };
      // Left over from a run that was ended between writing a record and taking its forerunner away.
      for (const old of same) if (old !== current.path) await removeRecord(old);
      return { ...passedOver, path, status: 'unchanged', summary: current.summary, written: current.path, reason: null };
    } catch (error) {
      return this.#failed(document, failureOf(error), null);
    }
  }

  async #convert(task: Task, share: PageShare): Promise<Outcome> {
    const { document, sha256 } = task;
    const started = performance.now();
    const seconds = (): number => Math.round(performance.now() - started) / 1000;
    try {
      const { written, summary, ocr, stages } = await this.#convertSomewhere(task, share);
      await this.#manifest.keepRecord(written, { sha256, key: keyOf(document, this.options.catalogue), ocr, summary });
      return { path: document.path, status: 'converted', summary, written, seconds: seconds(), stages, reason: null, code: null };
    } catch (error) {
      const failure = failureOf(error);
      if (notItsOwnFault.has(failure.code)) this.held.seen.delete(sha256);
      return this.#failed(document, failure, seconds());
    }
  }

  #convertSomewhere(task: Task, share: PageShare): Promise<Converted> {
    const { signal, catalogue } = this.options;
    const onPage = (done: number, total: number): void => this.options.onPage?.(task.document.path, done, total);
    if (this.pool !== null) return this.pool.run(task, { settings: this.#settings, signal, onPage, share });
    return convertDocument(task, { settings: this.#settings, catalogue, recogniser: this.recogniser, signal, onPage });
  }

  async #failed(document: Named, failure: Failure, seconds: number | null): Promise<Outcome> {
    const { quarantine: folder } = this.options.settings;
    const copied = folder === null || failure.code === 'stopped' ? null : await quarantine(resolve(this.options.cwd, folder), document, failure).then(() => null, failureOf);
    const reason = copied === null || copied.code === 'no-file' ? failure.reason : `${failure.reason} (It could not be copied to ${folder}: ${copied.reason})`;
    return { ...passedOver, path: document.path, status: 'failed', summary: null, written: null, seconds, reason, code: failure.code };
  }

  async #finish(index: number, outcome: Outcome): Promise<void> {
    this.#outcomes.push({ index, outcome });
    try {
      await this.held.log.add(outcome);
      this.options.onDone?.(outcome, this.#outcomes.length, this.documents.length);
    } catch (error) {
      this.#fatal ??= { error };
    }
  }
}

