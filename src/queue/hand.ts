import type { Job } from 'bullmq';
import type { Doing } from './messages.js';

/** What one process has in hand. Jobs are read one at a time, so that whoever watches the process knows which of them ended it. */
export class Hand {
  #turn: Promise<unknown> = Promise.resolve();

  /** `tell`: resolved when the message is out of this process; default: nobody watches. */
  constructor(private readonly tell: (doing: Doing) => Promise<void> = async () => undefined) {}

  async hold<T>(job: Job, token: string, work: () => Promise<T>): Promise<T> {
    await this.tell({ type: 'taken', job: { queue: job.queueName, id: job.id!, token } });
    try {
      return await work();
    } finally {
      await this.tell({ type: 'left', id: job.id! });
    }
  }

  /** The part of a job in which a document may hang, crash or eat memory. */
  read<T>(job: Job, work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(async () => {
      await this.tell({ type: 'begun', id: job.id! });
      try {
        return await work();
      } finally {
        await this.tell({ type: 'ended' });
      }
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  progress(): void {
    void this.tell({ type: 'progress' });
  }
}
