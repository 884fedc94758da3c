import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { holdFolder, isCrowded, notItsOwnFault, runBatch, type BatchInput, type BatchOptions, type Held, type Outcome } from '../batch.js';
import { toInput } from '../cli/page-folders.js';
import type { Published } from '../sources/model.js';
import { WorkerPool } from '../workers/pool.js';
import { Alarm } from './alarm.js';
import { Arrivals } from './arrivals.js';
import type { WatchedFolder } from './folder.js';

/** What a watch tells besides outcomes. */
export interface WatchEvents {
  onDone(outcome: Outcome): void;
  onPage(path: string, done: number, total: number): void;
  onQueue(waiting: number, inHand: number): void;
  /** A document was converted anew; the record of what it was stays. */
  onOutdated(path: string, record: string): void;
  /** The system tells of no changes: the folder is looked through again and again. */
  onPolling(error: unknown): void;
  /** The folder is not there (`false`), or is again. */
  onFolder(isThere: boolean): void;
}

export interface WatchOptions extends Pick<BatchOptions, 'cwd' | 'settings' | 'catalogue' | 'signal'> {
  readonly folder: WatchedFolder;
  /** Ends when nothing is left to do. */
  readonly once: boolean;
  /** Where documents were published; null: not asked. Asked for all that lie there, since a name may be that of several. */
  readonly published: ((all: readonly BatchInput[]) => Promise<readonly (Published | null)[]>) | null;
  readonly events: WatchEvents;
}

/** Documents of one batch: what a batch begins and ends with is little beside so many. */
const mostAtOnce = 500;
/** Where the system tells of changes, the folder is still looked through so often (milliseconds): events get lost. */
const lookEvery = 60_000;
/** Looking takes at most this share of the time between two looks. */
const lookShare = 0.25;

/**
 * Converts what lies in a folder and what arrives, until it is stopped. The output folder is held all the time.
 * @returns was the output folder lost to another run?
 * @throws {LockedError}, or the system's error where the output folder cannot be written
 */
export async function watchFolder(options: WatchOptions): Promise<{ lost: boolean }> {
  const { cwd, settings } = options;
  const held = await holdFolder(resolve(cwd, settings.output));
  const pool = settings.isolate ? new WorkerPool({ ...settings, isCrowded: isCrowded(settings.jobs) }) : undefined;
  try {
    await new Watch(options, held, pool).run();
    return { lost: held.lost.aborted };
  } finally {
    await pool?.close();
    await held.release();
  }
}

class Watch {
  readonly #alarm = new Alarm();
  readonly #arrivals: Arrivals;
  readonly #settle: number;
  readonly #stop: AbortSignal;
  /** Documents told as duplicates, by the document they are one of. */
  readonly #twins = new Map<string, Set<string>>();
  /** Records made in this watch, by the first path of their document. */
  readonly #records = new Map<string, string>();
  #polling: boolean;
  /** When the last look began: what was whole then may be taken. */
  #lookedAt = 0;
  #isFirst = true;
  #isThere = true;
  #batch: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(private readonly options: WatchOptions, private readonly held: Held, private readonly pool: WorkerPool | undefined) {
    this.#settle = options.settings.settleSeconds * 1000;
    this.#arrivals = new Arrivals(this.#settle);
    this.#polling = options.settings.polling;
    this.#stop = AbortSignal.any([options.signal, held.lost]);
  }

  async run(): Promise<void> {
    const onStop = (): void => this.#alarm.ring();
    this.#stop.addEventListener('abort', onStop);
    try {
      await this.#listen();
      await this.#loop();
    } finally {
      this.#stop.removeEventListener('abort', onStop);
      await this.#alarm.close();
      await this.#batch;
    }
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #loop(): Promise<void> {
    while (!this.#stop.aborted && this.#failure === null) {
      const began = performance.now();
      await this.#look();
      const took = performance.now() - began;
      if (this.#batch === null && !this.#stop.aborted) this.#begin();
      if (this.options.once && this.#batch === null && this.#arrivals.waiting === 0) return;
      const rest = Math.max(Math.min(1000, this.#settle / 4), took / lookShare);
      await pause(rest, undefined, { signal: this.#stop }).catch(() => undefined);
      if (!this.#stop.aborted) await this.#alarm.wait(this.#untilNext());
    }
  }

  async #listen(): Promise<void> {
    if (this.#polling) return;
    await this.#alarm.listen(this.options.folder, (error) => {
      this.#polling = true;
      this.options.events.onPolling(error);
    });
  }

  /** Sees what lies there now. */
  async #look(): Promise<void> {
    const began = Date.now();
    try {
      const found = await this.options.folder.files();
      this.#lookedAt = began;
      this.#arrivals.observe(found, began, this.#isFirst && !this.#polling);
      this.#isFirst = false;
      if (!this.#isThere) {
        this.options.events.onFolder(true);
        await this.#listen();
      }
      this.#isThere = true;
    } catch (error) {
      if (this.#isFirst) throw error;
      // A share that is not mounted just now: what was there is not gone, it cannot be seen.
      if (this.#isThere) this.options.events.onFolder(false);
      this.#isThere = false;
    }
    if (this.#batch === null) this.options.events.onQueue(this.#arrivals.waiting, 0);
  }

  #untilNext(): number {
    const period = this.#polling || !this.#isThere ? this.#settle : lookEvery;
    const next = this.#batch === null && this.#isThere ? this.#arrivals.nextAt() : null;
    return next === null ? period : Math.min(period, Math.max(0, next - Date.now()));
  }

  /** Begins to convert what is whole, if anything is. */
  #begin(): void {
    if (!this.#isThere) return;
    const { cwd } = this.options;
    const documents = this.#arrivals.take(this.#lookedAt, mostAtOnce);
    if (documents.length === 0) return;
    this.#batch = this.#convert(documents.map((document) => toInput(document, cwd)))
      .catch((error: unknown) => { this.#failure = { error }; })
      .finally(() => {
        this.#batch = null;
        // What was whole at the last look and found no room in this batch need not wait for the next look.
        if (!this.#stop.aborted && this.#failure === null) this.#begin();
        this.#alarm.ring();
      });
  }

  async #convert(inputs: readonly BatchInput[]): Promise<void> {
    const { cwd, settings, catalogue, events } = this.options;
    const byPath = new Map(inputs.map((input) => [shownPath(input), input]));
    const published = await this.#published(inputs);
    await runBatch(inputs, {
      cwd, settings, catalogue, published, pool: this.pool, held: this.held, signal: this.#stop,
      onQueue: (waiting, inHand) => events.onQueue(waiting + this.#arrivals.waiting, inHand),
      onPage: (path, done, total) => events.onPage(path, done, total),
      onDone: (outcome) => this.#done(outcome, byPath.get(outcome.path)),
    });
  }

  async #published(inputs: readonly BatchInput[]): Promise<BatchOptions['published']> {
    const { cwd, published } = this.options;
    if (published === null) return undefined;
    const all = this.#arrivals.all.map((document) => toInput(document, cwd));
    const known = await published(all);
    const byPath = new Map(all.map((input, index) => [shownPath(input), known[index] ?? null]));
    return inputs.map((input) => byPath.get(shownPath(input)) ?? null);
  }

  #done(outcome: Outcome, input: BatchInput | undefined): void {
    const { path, status, written, twin, code } = outcome;
    this.options.events.onDone(outcome);
    if (input === undefined) return;
    const first = firstPath(input);
    if (twin !== undefined) this.#twins.set(twin, (this.#twins.get(twin) ?? new Set()).add(first));
    // Its bytes were not at fault: a twin of it, passed over until now, may be converted.
    if (status === 'failed' && notItsOwnFault.has(code ?? '')) {
      for (const other of this.#twins.get(path) ?? []) this.#arrivals.again(other);
      this.#twins.delete(path);
    }
    if (written === null) return;
    const old = this.#records.get(first);
    if (old !== undefined && old !== written) this.options.events.onOutdated(path, old);
    this.#records.set(first, written);
  }
}

const firstPath = (input: BatchInput): string => (typeof input === 'string' ? input : input.paths[0]!);
/** As outcomes name it. */
const shownPath = (input: BatchInput): string => (typeof input === 'string' ? input : join(dirname(input.paths[0]!), input.name));
