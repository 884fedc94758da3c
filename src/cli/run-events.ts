import type { Outcome } from '../batch.js';
import { explainFailure } from './explain-failure.js';
import type { Log, LogFields, LogLevel } from './log.js';

/** How many documents came to each end. */
export interface Counts {
  readonly converted: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly failed: number;
}

export const noCounts: Counts = { converted: 0, unchanged: 0, duplicate: 0, failed: 0 };

export const counted = (counts: Counts, { status }: Outcome): Counts => ({ ...counts, [status]: counts[status] + 1 });

/** A person's document that failed is an error; one that was only put off is not. */
const weightOf = ({ status, code }: Outcome): LogLevel => (status !== 'failed' ? 'info' : code === 'stopped' ? 'warn' : 'error');

/** One document's end, for the log; `text` for a person who sees no table. */
export function sayDocument(log: Log, outcome: Outcome, text: string | null): void {
  const { path, status, seconds, summary, written, code, reason } = outcome;
  const fields: LogFields = status === 'failed'
    ? { path, code, reason, seconds }
    : { path, status, seconds, pages: summary?.pages ?? null, pagesRead: summary?.pagesRead ?? null, flagged: summary?.flagged ?? null, record: written, reason };
  log.say(weightOf(outcome), status === 'failed' ? 'document-failed' : 'document-done', fields, text);
}

/** Runs a command; what ends it before its time is in its log too, where that is read by programs. */
export async function withLog(log: Log, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!log.isJson) throw error;
    return explainFailure(error, { err: (text) => log.say('fatal', 'run-failed', {}, text.trim()) });
  }
}
