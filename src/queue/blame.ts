import { Job, Queue, UnrecoverableError } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Failure } from '../batch/model.js';
import { documentEnded, documentRetried, pageTried, type WorkerEvent } from './events.js';
import { documentsQueue } from './keys.js';
import { limits } from './limits.js';
import type { Held } from './messages.js';
import type { DocumentJob, PageJob } from './model.js';
import { failedEnd, failedOutcome, storeOutcome } from './outcome.js';
import { endLine } from './pages.js';
import { onRedis } from './queues.js';
import type { Store } from './store.js';

type AnyJob = DocumentJob | PageJob;

/** Jobs in the hands of a supervisor's readers, as the supervisor deals with them in their stead. */
export class HeldJobs {
  private readonly queues = new Map<string, Queue<AnyJob>>();

  constructor(private readonly redis: Redis, private readonly store: Store, private readonly lock: number) {}

  /** Keeps it from being given out again, also while its reader does not answer. */
  async renew({ queue, id, token }: Held): Promise<void> {
    await new Job(this.queue(queue), 'held', {} as AnyJob, {}, id).extendLock(token, this.lock);
  }

  /** Its reader ended, though not by it: another may take it at once. */
  async giveBack({ queue, id, token }: Held): Promise<void> {
    await (await Job.fromId(this.queue(queue), id))?.moveToWait(token);
  }

  /**
   * It ended its reader: it fails for good, or, after a crash, may be begun once more. `most`: crashes after which it may. What is said in its data
   * holds also where its lock was lost and another has it already. Returns what came of it; null where the job is gone.
   */
  async blame({ queue, id, token }: Held, failure: Failure, most: number = limits.crashes): Promise<WorkerEvent | null> {
    const job = await Job.fromId<AnyJob>(this.queue(queue), id);
    if (job === undefined) return null;
    const crashes = (job.data.crashes ?? 0) + 1;
    const final = failure.code !== 'crashed' || crashes > most || job.attemptsMade + 1 >= limits.attempts;
    await job.updateData({ ...job.data, crashes, ...(final ? { doom: failure } : {}) });
    const isDocument = queue === documentsQueue;
    if (final && isDocument) await storeOutcome(this.store, id, failedOutcome((job.data as DocumentJob).path, failure));
    const line = isDocument ? failure.reason : endLine(failure);
    await job.moveToFailed(final ? new UnrecoverableError(line) : new Error(line), token);
    if (!isDocument) return pageTried(job.data.file, (job.data as PageJob).page, crashes, line, final);
    const { path, file } = job.data as DocumentJob;
    return final ? documentEnded(failedEnd(path, failure), file) : documentRetried(file, failure.reason);
  }

  /** Jobs of a queue that nobody has taken. */
  waiting(name: string): Promise<number> {
    return this.queue(name).getWaitingCount();
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queue(name: string): Queue<AnyJob> {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue<AnyJob>(name, onRedis(this.redis));
    queue.on('error', () => undefined); // the connection tells it
    this.queues.set(name, queue);
    return queue;
  }
}
