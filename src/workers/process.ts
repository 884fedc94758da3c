import { fileURLToPath } from 'node:url';
import { ConversionError, stoppedReason } from '../batch/failures.js';
import type { ConversionSettings, Converted, Task } from '../batch/model.js';
import type { PageShare } from '../batch/page-shares.js';
import { grace, GuardedProcess, type ProcessLimits } from './guarded.js';
import type { FromWorker, ToWorker } from './messages.js';

export type { ProcessLimits } from './guarded.js';

export interface RunOptions {
  readonly settings: ConversionSettings;
  readonly signal: AbortSignal;
  readonly onPage: (done: number, total: number) => void;
  /** Of the run's places for pages: what this document gets; default: what its task says. */
  readonly share?: PageShare;
}

/** The program beside this file, as it is in src or as it was built. */
const program = import.meta.url.endsWith('.ts') ? new URL('./main.ts', import.meta.url) : new URL('./main.js', import.meta.url);

/** One process that converts documents one after another, until it is closed or a document ends it. */
export class WorkerProcess {
  readonly #process: GuardedProcess;
  /** Documents done. */
  served = 0;

  constructor(private readonly limits: ProcessLimits, script = fileURLToPath(program), execArgv?: readonly string[]) {
    this.#process = new GuardedProcess(limits, script, execArgv);
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  /** @throws {ConversionError} what the document failed of, or how it ended the process */
  run(task: Task, { settings, signal, onPage, share }: RunOptions): Promise<Converted> {
    const { child } = this.#process;
    return new Promise((resolve, reject) => {
      let why: ConversionError | null = null;
      const end = (error: ConversionError): void => {
        why = error;
        this.kill();
      };
      const late = (): void => end(this.#process.tooLate());
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
        if (share !== undefined) delete share.onGrowth;
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
      const onClose = (code: number | null, killed: NodeJS.Signals | null): void => settle(() => reject(why ?? this.#process.lastWords(code, killed)));
      child.on('message', onMessage).once('close', onClose);
      signal.addEventListener('abort', onAbort, { once: true });
      if (share !== undefined) share.onGrowth = (pageJobs) => this.#send({ type: 'share', pageJobs });
      this.served++;
      if (!this.isAlive) onClose(child.exitCode, child.signalCode);
      else this.#send({ type: 'convert', task, settings });
    });
  }

  #send(message: ToWorker): void {
    this.#process.send(message);
  }

  kill(): void {
    this.#process.kill();
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
