import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { DocumentJob, StoredOutcome } from './model.js';
import { failedOutcome, loadOutcome } from './outcome.js';
import type { Submitted } from './submit.js';
import type { Store } from './store.js';

export interface WaitOptions {
  readonly queue: Queue<DocumentJob>;
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly onDone: (path: string, outcome: StoredOutcome, done: number, failed: number) => void;
}

/** Milliseconds between two looks, and how many documents are looked at: those that were queued first end first. */
const lookEvery = 500;
const lookAt = 200;

/** Waits until all have ended or the signal comes; what became of each, in the order of `submitted`, null where it is still under way. */
export async function waitForAll(submitted: readonly Submitted[], { queue, store, signal, onDone }: WaitOptions): Promise<(StoredOutcome | null)[]> {
  const outcomes: (StoredOutcome | null)[] = submitted.map(({ path, status, code, reason }) => (status === 'failed' ? failedOutcome(path, { code: code ?? 'unexpected', reason: reason ?? '' }) : null));
  let pending = submitted.flatMap(({ id }, index) => (id === null ? [] : [{ id, index }]));
  let [done, failed] = [0, outcomes.filter((each) => each !== null).length];
  while (pending.length > 0 && !signal.aborted) {
    const looked = await Promise.all(pending.slice(0, lookAt).map(async ({ id, index }) => ({ index, outcome: await outcomeOf(id, submitted[index]!, queue, store) })));
    for (const { index, outcome } of looked) {
      if (outcome === null) continue;
      outcomes[index] = outcome;
      if (outcome.status === 'failed') failed++;
      onDone(submitted[index]!.path, outcome, ++done, failed);
    }
    const before = pending.length;
    pending = pending.filter(({ index }) => outcomes[index] === null);
    if (pending.length === before) await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
  }
  return outcomes;
}

async function outcomeOf(id: string, { path }: Submitted, queue: Queue<DocumentJob>, store: Store): Promise<StoredOutcome | null> {
  const state = await queue.getJobState(id);
  if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return null;
  const outcome = await loadOutcome(store, id);
  if (outcome !== null) return outcome;
  if (state === 'failed') return failedOutcome(path, { code: 'unexpected', reason: (await queue.getJob(id))?.failedReason ?? 'It failed, and Redis no longer knows why.' });
  return failedOutcome(path, { code: 'unexpected', reason: 'Its job is gone from Redis, and the store does not say how it ended; submit it again.' });
}
