import { WorkerProcess, type ProcessLimits, type RunOptions } from './process.js';
import type { Converted, Task } from '../batch/model.js';

/** A process makes room for a fresh one after so many documents: what libraries keep does not grow over a night. */
const mostServed = 500;

/** Processes that convert documents: as many as are asked for at the same time, kept from document to document. */
export class WorkerPool {
  readonly #idle: WorkerProcess[] = [];
  readonly #all = new Set<WorkerProcess>();

  /** `script`, `execArgv`: another program than the usual, for tests. */
  constructor(private readonly limits: ProcessLimits, private readonly script?: string, private readonly execArgv?: readonly string[]) {}

  /** @throws {ConversionError} */
  async run(task: Task, options: RunOptions): Promise<Converted> {
    const worker = this.#take();
    try {
      return await worker.run(task, options);
    } finally {
      await this.#giveBack(worker);
    }
  }

  #take(): WorkerProcess {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop()) {
      if (worker.isAlive) return worker;
      this.#all.delete(worker);
    }
    const started = new WorkerProcess(this.limits, this.script, this.execArgv);
    this.#all.add(started);
    return started;
  }

  async #giveBack(worker: WorkerProcess): Promise<void> {
    if (worker.isAlive && worker.served < mostServed) this.#idle.push(worker);
    else {
      this.#all.delete(worker);
      await worker.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.close()));
    this.#all.clear();
  }
}
