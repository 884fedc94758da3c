import type { Outcome } from '../batch.js';
import { explainFailure } from './explain-failure.js';
import type { CliContext } from './context.js';
import type { Log, LogFields, LogLevel } from './log.js';
import { oneLine } from './terminal.js';
import { say, type Language } from './words.js';

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

/** Where progress is told: on the terminal, or as events where a program reads. */
export const progressTo = (log: Log, context: Pick<CliContext, 'err' | 'interactive'>): Pick<CliContext, 'err' | 'interactive'> =>
  log.isJson ? { interactive: false, err: (text) => log.say('info', 'progress', {}, text.trim()) } : context;

/** The documents that failed, one line each, for a person: last, where they are seen. */
export function sayFailures(log: Log, failures: readonly { readonly path: string; readonly reason: string | null }[], total: number, lang: Language): void {
  if (failures.length === 0) return;
  log.tell('error', say(lang, 'failedList', { count: failures.length, total }));
  for (const { path, reason } of failures) log.tell('error', `  ${oneLine(`${path}: ${reason ?? ''}`)}`);
}
