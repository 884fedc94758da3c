import type { Failure, FailureCode } from '../batch/model.js';

/** What jobs carry: keys and numbers only; bytes are in the store. */

/** How a job ended the processes that read it. */
export interface Trials {
  /** Processes that died with it in hand. */
  readonly crashes?: number;
  /** Why it is not to be begun again. */
  readonly doom?: Failure;
}

/** The document's bytes in the store. */
export interface DocumentRef extends Trials {
  /** Of all its files one after the other, as they are stored. */
  readonly sha256: string;
  /** Name for the record. */
  readonly file: string;
  /** Several pictures are one document: key of the list of their lengths in bytes; null: one file. */
  readonly parts: string | null;
  /** Most pixels of a page's picture. */
  readonly maxPixels: number;
}

/** A document to be converted. */
export interface DocumentJob extends DocumentRef {
  /** For a person. */
  readonly path: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly ocr: 'auto' | 'always' | 'never';
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Largest record, in bytes. */
  readonly maxOutput: number;
  /** Key of the user's own catalogue; null: the built-in one. */
  readonly catalogue: string | null;
  /** How often pages were given out. */
  readonly round?: number;
}

/** A page to be read from its picture. */
export interface PageJob extends DocumentRef {
  readonly page: number;
  /** In points; null where only the picture's own resolution says it. */
  readonly size: readonly [number, number] | null;
}

/** What became of a document, as `run.jsonl` has it; one JSON file of the store, named by the job. */
export interface StoredOutcome {
  readonly file: string;
  readonly status: 'converted' | 'failed';
  readonly seconds: number | null;
  /** Key of the record under `records/`. */
  readonly record: string | null;
  readonly pages: number | null;
  readonly targets: number | null;
  readonly tasks: number | null;
  readonly flagged: number | null;
  readonly findings: number | null;
  readonly code: FailureCode | null;
  readonly reason: string | null;
  readonly at: string;
}
