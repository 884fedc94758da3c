import { InputError } from '../ingest/errors.js';
import type { DocumentRecord } from '../model/record.js';
import { OcrError } from '../ocr/errors.js';
import { outcomeKey } from './keys.js';
import type { StoredOutcome } from './model.js';
import type { Store } from './store.js';

/** One line for a person; what nobody foresaw is named as such. */
export function reasonOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  return error instanceof InputError || error instanceof OcrError ? message : `Unexpected error: ${message}`;
}

const flagged = ({ targets, tasks }: DocumentRecord): number => [...targets, ...tasks].filter(({ needsReview }) => needsReview).length;

export function convertedOutcome(file: string, record: DocumentRecord, key: string, seconds: number): StoredOutcome {
  const { targets, tasks, findings } = record;
  return { file, status: 'converted', seconds, record: key, targets: targets.length, tasks: tasks.length, flagged: flagged(record), findings: findings.length, reason: null, at: new Date().toISOString() };
}

export function failedOutcome(file: string, reason: string, seconds: number | null): StoredOutcome {
  return { file, status: 'failed', seconds, record: null, targets: null, tasks: null, flagged: null, findings: null, reason, at: new Date().toISOString() };
}

export async function loadOutcome(store: Store, jobId: string): Promise<StoredOutcome | null> {
  const bytes = await store.get(outcomeKey(jobId));
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as StoredOutcome);
}

export const storeOutcome = (store: Store, jobId: string, outcome: StoredOutcome): Promise<void> => store.put(outcomeKey(jobId), `${JSON.stringify(outcome)}\n`);
