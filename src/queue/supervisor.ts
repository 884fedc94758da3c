import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { ConversionError } from '../batch/failures.js';
import type { Failure } from '../batch/model.js';
import type { ProcessLimits } from '../workers/guarded.js';
import { HeldJobs } from './blame.js';
import { happened, queueTrouble, type Tell } from './events.js';
import { documentsQueue, pagesQueue } from './keys.js';
import { limits } from './limits.js';
import type { Held, ReaderSetup } from './messages.js';
import { ReaderProcess, type ReaderEnd, type ReaderProgram } from './reader-process.js';
import type { Store } from './store.js';

export interface SupervisorSetup {
  /** Readers side by side. */
  readonly jobs: number;
  /** Of each reader. */
  readonly limits: ProcessLimits;
  readonly setup: ReaderSetup;
  readonly redis: Redis;
  readonly store: Store;
  readonly tell: Tell;
  readonly program?: ReaderProgram;
}

/** Wait before a reader that died young is started again, in milliseconds; it doubles up to the second. */
const restartAfter = [500, 30_000] as const;
/** A reader older than this (milliseconds) is started again at once. */
const young = 10_000;

/**
 * Readers in processes of their own, started again when they end, until they are drained. A job that ends its reader is dealt with here, so that it
 * goes to no other worker, or after a crash once more.
 */
export class Supervisor {
  readonly #jobs: HeldJobs;
  readonly #readers = new Set<ReaderProcess>();
  readonly #lanes: Promise<void>[] = [];
  readonly #renewing: NodeJS.Timeout;
  readonly #stop = new AbortController();
  #abandoned = false;

  private constructor(private readonly given: SupervisorSetup) {
    this.#jobs = new HeldJobs(given.redis, given.store, given.setup.lock);
    this.#renewing = setInterval(() => this.#renew(), given.setup.lock / 3);
  }

  /** @throws {ConversionError} the first reader could not begin */
  static async start(given: SupervisorSetup): Promise<Supervisor> {
    const supervisor = new Supervisor(given);
    const readers = Array.from({ length: given.jobs }, () => supervisor.#begin());
    const ready = await Promise.all(readers.map((reader) => reader.ready));
    if (ready.includes(null)) {
      supervisor.abandon();
      const { broken, failure } = await readers[ready.indexOf(null)]!.ended;
      await supervisor.#jobs.close();
      throw new ConversionError('crashed', `A reader could not begin: ${broken ?? failure?.reason ?? 'it ended'}`);
    }
    supervisor.#lanes.push(...readers.map((reader) => supervisor.#keep(reader)));
    return supervisor;
  }

  /** What pages are read with. */
  get identity(): string | null {
    return [...this.#readers].find(({ identity }) => identity !== null)?.identity ?? null;
  }

  /** Documents and pages that wait in the queue for any worker, and jobs that this one has in hand. */
  async depth(): Promise<{ readonly documents: number; readonly pages: number; readonly inHand: number }> {
    const [documents, pages] = await Promise.all([documentsQueue, ...(this.identity === null ? [] : [pagesQueue(this.identity)])].map((name) => this.#jobs.waiting(name)));
    return { documents: documents!, pages: pages ?? 0, inHand: [...this.#readers].reduce((sum, { held }) => sum + held.length, 0) };
  }

  get pids(): number[] {
    return [...this.#readers].flatMap(({ pid }) => pid ?? []);
  }

  /** Finishes what is in hand and takes no more. */
  async drain(): Promise<void> {
    this.#stop.abort();
    for (const reader of this.#readers) reader.drain();
    await Promise.all(this.#lanes);
    clearInterval(this.#renewing);
    await this.#jobs.close();
  }

  /** Ends all readers at once and leaves what is in hand to others: its locks run out. */
  abandon(): void {
    this.#abandoned = true;
    this.#stop.abort();
    clearInterval(this.#renewing);
    for (const reader of this.#readers) reader.kill();
  }

  #begin(): ReaderProcess {
    const { setup, limits: most, tell, program } = this.given;
    const reader = new ReaderProcess(setup, most, tell, program);
    this.#readers.add(reader);
    void reader.ended.then(() => this.#readers.delete(reader));
    return reader;
  }

  /** One reader after another, as long as there is to be one. */
  async #keep(first: ReaderProcess): Promise<void> {
    let wait: number = restartAfter[0];
    for (let reader = first; ; reader = this.#begin()) {
      const started = Date.now();
      const end = await reader.ended;
      if (!this.#abandoned) await this.#settle(end);
      if (this.#stop.signal.aborted) return;
      const calm = end.failure === null || end.guilty !== null || Date.now() - started > young;
      wait = calm ? restartAfter[0] : Math.min(2 * wait, restartAfter[1]);
      if (!calm) await sleep(wait, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) return;
    }
  }

  async #settle({ failure, guilty, others, broken }: ReaderEnd): Promise<void> {
    if (failure === null) return;
    const { tell } = this.given;
    const reason = broken ?? failure.reason;
    tell(happened('warn', 'reader-ended', `a reader ended: ${reason}`, { code: failure.code, reason }));
    const tried = async (work: () => Promise<unknown>): Promise<void> => {
      await work().catch((error: unknown) => tell(queueTrouble(`queue: ${(error as Error).message}`)));
    };
    if (guilty !== null) await tried(() => this.#blame(guilty, failure));
    // Whose doing it was is not known where nothing was being read: each may be begun again as often as after a lost worker.
    for (const job of others) await tried(() => (guilty === null ? this.#blame(job, failure, limits.stalls) : this.#jobs.giveBack(job)));
  }

  async #blame(job: Held, failure: Failure, most?: number): Promise<void> {
    const told = await this.#jobs.blame(job, failure, most);
    if (told !== null) this.given.tell(told);
  }

  #busy = false;

  #renew(): void {
    for (const reader of this.#readers) if (reader.served >= limits.mostServed) reader.drain();
    if (this.#busy) return;
    this.#busy = true;
    const held = [...this.#readers].flatMap((reader) => reader.held);
    Promise.all(held.map((job) => this.#jobs.renew(job))).catch(() => undefined).finally(() => (this.#busy = false));
  }
}
