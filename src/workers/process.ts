import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConversionError, stoppedReason } from '../batch/failures.js';
import type { ConversionSettings, Converted, Task } from '../batch/model.js';
import { memoryMark, type FromWorker, type ToWorker, type WorkerLimits } from './messages.js';

export interface ProcessLimits {
  /** Most seconds without a document begun or a page read. */
  readonly maxSeconds: number;
  /** Most memory of a process, in MB. */
  readonly maxMemory: number;
}

export interface RunOptions {
  readonly settings: ConversionSettings;
  readonly signal: AbortSignal;
  readonly onPage: (done: number, total: number) => void;
}

/** Time (milliseconds) a stopped document has to end by itself. */
const grace = 2000;
/** Of what a process says on stderr, the end is kept: its last words. */
const keptWords = 4096;
/** The heap's share of a process's memory; the rest is for pictures. */
const heapShare = 0.75;

/** The program beside this file, as it is in src or as it was built. */
const program = import.meta.url.endsWith('.ts') ? new URL('./main.ts', import.meta.url) : new URL('./main.js', import.meta.url);
const watchdog = new URL('./assets/watchdog.js', import.meta.url);

/** One process that converts documents one after another, until it is closed or a document ends it. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  #words = '';
  /** Documents done. */
  served = 0;
  isAlive = true;

  constructor(private readonly limits: ProcessLimits, script = fileURLToPath(program), execArgv: readonly string[] = process.execArgv) {
    const heap = `--max-old-space-size=${Math.max(64, Math.floor(limits.maxMemory * heapShare))}`;
    // A group of its own: Ctrl-C at a terminal reaches the run alone, and engines end with the process that started them.
    this.#child = fork(script, [JSON.stringify({ maxMemory: limits.maxMemory, watchdog: watchdog.href } satisfies WorkerLimits)], { execArgv: [...execArgv, heap], detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr?.on('data', (part: Buffer) => (this.#words = (this.#words + part.toString('utf8')).slice(-keptWords)));
    this.#child.on('error', () => undefined).once('exit', () => (this.isAlive = false));
  }

  /** @throws {ConversionError} what the document failed of, or how it ended the process */
  run(task: Task, { settings, signal, onPage }: RunOptions): Promise<Converted> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      let why: ConversionError | null = null;
      const end = (error: ConversionError): void => {
        why = error;
        this.kill();
      };
      const late = (): void => end(new ConversionError('timeout', `It took longer than ${this.limits.maxSeconds} s without a page read; raise it with --max-seconds.`));
      let timer = setTimeout(late, this.limits.maxSeconds * 1000);
      const alive = (): void => {
        clearTimeout(timer);
        timer = setTimeout(late, this.limits.maxSeconds * 1000);
      };
      const onAbort = (): void => {
        this.#send({ type: 'stop' });
        clearTimeout(timer);
        timer = setTimeout(() => end(new ConversionError('stopped', stoppedReason)), grace);
      };
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        child.off('message', onMessage).off('close', onClose);
        act();
      };
      const onMessage = (message: FromWorker): void => {
        if (message.type === 'page') {
          if (!signal.aborted) alive();
          onPage(message.done, message.total);
        } else if (message.type === 'done') settle(() => resolve(message.converted));
        else if (message.type === 'failed') settle(() => reject(new ConversionError(message.failure.code, message.failure.reason)));
      };
      const onClose = (code: number | null, killed: NodeJS.Signals | null): void => settle(() => reject(why ?? this.#lastWords(code, killed)));
      child.on('message', onMessage).once('close', onClose);
      signal.addEventListener('abort', onAbort, { once: true });
      this.served++;
      if (!this.isAlive) onClose(child.exitCode, child.signalCode);
      else this.#send({ type: 'convert', task, settings });
    });
  }

  #send(message: ToWorker): void {
    // A process that just died says so by itself.
    this.#child.send(message, () => undefined);
  }

  #lastWords(code: number | null, killed: NodeJS.Signals | null): ConversionError {
    if (this.#words.includes(memoryMark) || /heap out of memory|Array buffer allocation failed/.test(this.#words)) {
      return new ConversionError('memory', `It needs more than ${this.limits.maxMemory} MB of memory; raise it with --max-memory.`);
    }
    return new ConversionError('crashed', `It ended the process that read it (${killed ?? `exit ${code ?? '?'}`}); the others went on.`);
  }

  /** Ends the process and what it started, at once. */
  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || !this.isAlive) return;
    try {
      if (process.platform === 'win32') this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  async close(): Promise<void> {
    if (!this.isAlive) return;
    const closed = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    const timer = setTimeout(() => this.kill(), grace);
    await closed;
    clearTimeout(timer);
  }
}
