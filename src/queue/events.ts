import type { Outcome } from '../batch/model.js';

/** What a worker tells of; docs/scaling.md says of each what stands with it. */
export const workerEvents = [
  'worker-ready', 'page-read', 'page-retried', 'page-failed', 'document-done', 'document-retried', 'document-failed', 'given-out-again', 'reader-ended', 'queue-trouble', 'store-trouble',
  'store-swept', 'draining', 'worker-ended',
] as const;
export type WorkerEventName = (typeof workerEvents)[number];

/** One event of a worker's work: for its log, and for figures. Names, counts, seconds and reasons; never a document's text. */
export interface WorkerEvent {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: WorkerEventName;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  /** The same for a person, one line. */
  readonly text: string;
  /** What became of a document, where this tells it. */
  readonly document?: Outcome;
}

/** Takes what a worker tells. */
export type Tell = (event: WorkerEvent) => void;

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;

/** `since`: `performance.now()` when it was begun. */
export function pageRead(file: string, page: number, known: boolean, since: number): WorkerEvent {
  return { level: 'info', event: 'page-read', fields: { file, page, known, seconds: seconds(since) }, text: `${file} page ${page}: ${known ? 'was read before' : 'read'}` };
}

/** `tries`: with this one. `final`: it is not tried again, and its document goes on without it. */
export function pageTried(file: string, page: number, tries: number, reason: string, final: boolean): WorkerEvent {
  return { level: 'warn', event: final ? 'page-failed' : 'page-retried', fields: { file, page, tries, reason }, text: `${file} page ${page}: try ${tries} failed: ${reason}` };
}

/** `job`: what a person finds it by where its name is not known. */
export function documentEnded(document: Outcome, shown: string): WorkerEvent {
  const { status, path, seconds: took, summary, written, code, reason } = document;
  if (status === 'failed') return { level: 'error', event: 'document-failed', fields: { path, code, reason, seconds: took }, text: `${shown}: failed: ${reason ?? ''}`, document };
  const fields = { path, status, seconds: took, pages: summary?.pages ?? null, pagesRead: summary?.pagesRead ?? null, flagged: summary?.flagged ?? null, record: written };
  return { level: 'info', event: 'document-done', fields, text: `${shown}: ${written ?? ''}`, document };
}

export function documentRetried(path: string, reason: string): WorkerEvent {
  return { level: 'warn', event: 'document-retried', fields: { path, reason }, text: `${path}: will be tried again: ${reason}` };
}

/** Something that is no document's end: `fields` beside the sentence. */
export function happened(level: WorkerEvent['level'], event: WorkerEventName, text: string, fields: WorkerEvent['fields'] = {}): WorkerEvent {
  return { level, event, fields, text };
}

export const queueTrouble = (message: string): WorkerEvent => happened('warn', 'queue-trouble', message, { reason: message });
