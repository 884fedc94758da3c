import type { Failure, Outcome } from '../batch/model.js';
import { summaryOf } from '../batch/summary.js';
import type { DocumentRecord } from '../model/record.js';
import { outcomeKey } from './keys.js';
import type { StoredOutcome } from './model.js';
import type { Store } from './store.js';

const nothing = { record: null, pages: null, targets: null, tasks: null, flagged: null, findings: null } as const;

/** `seconds`: of the attempt that made the record, without the pages that others read. */
export function convertedOutcome(file: string, record: DocumentRecord, key: string, seconds: number): StoredOutcome {
  const { pages, mapped, unmapped, tasks, flagged, findings } = summaryOf(record);
  return { file, status: 'converted', seconds, record: key, pages, targets: mapped + unmapped, tasks, flagged, findings, code: null, reason: null, at: new Date().toISOString() };
}

export function failedOutcome(file: string, { code, reason }: Failure): StoredOutcome {
  return { file, status: 'failed', seconds: null, ...nothing, code, reason, at: new Date().toISOString() };
}

/** The same as a run on one machine tells it. */
export function failedEnd(path: string, { code, reason }: Failure): Outcome {
  return { path, status: 'failed', summary: null, written: null, seconds: null, stages: null, code, reason };
}

export async function loadOutcome(store: Store, jobId: string): Promise<StoredOutcome | null> {
  const bytes = await store.get(outcomeKey(jobId));
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as StoredOutcome);
}

export const storeOutcome = (store: Store, jobId: string, outcome: StoredOutcome): Promise<void> => store.put(outcomeKey(jobId), `${JSON.stringify(outcome)}\n`);
