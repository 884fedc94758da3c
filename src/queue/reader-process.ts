import { fileURLToPath } from 'node:url';
import type { ConversionError } from '../batch/failures.js';
import type { Failure } from '../batch/model.js';
import { GuardedProcess, type ProcessLimits } from '../workers/guarded.js';
import type { Tell } from './events.js';
import type { FromReader, Held, ReaderSetup, ToReader } from './messages.js';

/** The program beside this file, as it is in src or as it was built. */
const program = import.meta.url.endsWith('.ts') ? new URL('./reader-main.ts', import.meta.url) : new URL('./reader-main.js', import.meta.url);

/** Another program than the usual, for tests. */
export interface ReaderProgram {
  readonly script: string;
  readonly execArgv: readonly string[];
}

/** How a reader ended. */
export interface ReaderEnd {
  /** Null: it was drained. */
  readonly failure: Failure | null;
  /** The job whose doing that was, if one was being read. */
  readonly guilty: Held | null;
  /** What it had in hand besides. */
  readonly others: readonly Held[];
  /** Why it could not begin, as it said itself; null where it said nothing. */
  readonly broken: string | null;
}

/** A reader, watched: one that makes no progress is ended with all that it started. */
export class ReaderProcess {
  readonly #process: GuardedProcess;
  readonly #held = new Map<string, Held>();
  #begun: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #late: ConversionError | null = null;
  #broken: string | null = null;
  #drained = false;
  /** Jobs taken. */
  served = 0;
  /** What it reads with; null until it is ready. */
  identity: string | null = null;
  /** What it reads with; null where it ended before it was ready. */
  readonly ready: Promise<string | null>;
  readonly ended: Promise<ReaderEnd>;

  constructor(setup: ReaderSetup, private readonly limits: ProcessLimits, private readonly tell: Tell, { script, execArgv }: Partial<ReaderProgram> = {}) {
    this.#process = new GuardedProcess(limits, script ?? fileURLToPath(program), execArgv);
    const { child } = this.#process;
    child.on('message', (message: FromReader) => this.#heard(message));
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(this.#end(code, signal))));
    this.ready = new Promise((resolve) => {
      child.on('message', (message: FromReader) => message.type === 'ready' && resolve(message.identity));
      void this.ended.then(() => resolve(null));
    });
    this.#send({ type: 'start', setup });
  }

  get pid(): number | undefined {
    return this.#process.child.pid;
  }

  get held(): readonly Held[] {
    return [...this.#held.values()];
  }

  /** It finishes what it has in hand, takes no more, and ends. */
  drain(): void {
    if (this.#drained) return;
    this.#drained = true;
    this.#send({ type: 'drain' });
  }

  kill(): void {
    this.#process.kill();
  }

  #send(message: ToReader): void {
    this.#process.send(message);
  }

  #heard(message: FromReader): void {
    if (message.type === 'tell') this.tell(message.event);
    else if (message.type === 'ready') this.identity = message.identity;
    else if (message.type === 'broken') this.#broken = message.reason;
    else if (message.type === 'taken') {
      this.served++;
      this.#held.set(message.job.id, message.job);
    } else if (message.type === 'left') this.#held.delete(message.id);
    else if (message.type === 'begun') {
      this.#begun = message.id;
      this.#watch();
    } else if (message.type === 'progress') {
      if (this.#begun !== null) this.#watch();
    } else if (message.type === 'ended') {
      this.#begun = null;
      clearTimeout(this.#timer);
    }
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#late = this.#process.tooLate();
      this.kill();
    }, this.limits.maxSeconds * 1000);
  }

  #end(code: number | null, signal: NodeJS.Signals | null): ReaderEnd {
    clearTimeout(this.#timer);
    const guilty = this.#begun === null ? null : (this.#held.get(this.#begun) ?? null);
    const others = this.held.filter((each) => each !== guilty);
    const orderly = code === 0 && this.#drained;
    const words = this.#broken ?? (this.identity === null ? this.#process.lastLine() : null);
    const why = this.#late ?? this.#process.lastWords(code, signal);
    return { failure: orderly ? null : { code: why.code, reason: why.message }, guilty, others, broken: words === '' ? null : words };
  }
}
