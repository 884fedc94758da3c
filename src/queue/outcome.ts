import type { Failure, Outcome } from '../batch/model.js';
import { outcomeKey } from './keys.js';
import type { StoredOutcome } from './model.js';
import type { Store } from './store.js';

/** What became of a document as the store keeps it. `seconds` are of the attempt that made the record, without the pages that others read. */
export function storedOf({ path, status, seconds, written, summary, code, reason }: Outcome): StoredOutcome {
  return {
    file: path, status: status === 'converted' ? status : 'failed', seconds, record: written, pages: summary?.pages ?? null, targets: summary === null ? null : summary.mapped + summary.unmapped,
    tasks: summary?.tasks ?? null, flagged: summary?.flagged ?? null, findings: summary?.findings ?? null, code, reason, at: new Date().toISOString(),
  };
}

export const failedOutcome = (file: string, failure: Failure): StoredOutcome => storedOf(failedEnd(file, failure));

/** The same as a run on one machine tells it. */
export function failedEnd(path: string, { code, reason }: Failure): Outcome {
  return { path, status: 'failed', summary: null, written: null, seconds: null, stages: null, code, reason };
}

export async function loadOutcome(store: Store, jobId: string): Promise<StoredOutcome | null> {
  const bytes = await store.get(outcomeKey(jobId));
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as StoredOutcome);
}

export const storeOutcome = (store: Store, jobId: string, outcome: StoredOutcome): Promise<void> => store.put(outcomeKey(jobId), `${JSON.stringify(outcome)}\n`);
