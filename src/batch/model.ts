import type { Settings } from '../config.js';
import type { Published } from '../sources/model.js';

/** A document to be converted: a file, or the pictures of its pages in their order, under a name of their own. */
export type BatchInput = string | { readonly name: string; readonly paths: readonly string[] };

/** What a run tells of a record without holding it. */
export interface Summary {
  readonly id: string;
  readonly pages: number;
  readonly pagesRead: number;
  readonly sections: number;
  /** Targets that map to an indicator, and those that do not. */
  readonly mapped: number;
  readonly unmapped: number;
  readonly tasks: number;
  /** Targets and tasks that ask for a person. */
  readonly flagged: number;
  readonly findings: number;
  /** What read the pictures; null where there were none. */
  readonly engine: string | null;
}

/** Kinds of failure that are not a reader's own code: see `InputErrorCode`, `OcrErrorCode`. */
export type FailureCode = 'timeout' | 'memory' | 'crashed' | 'stopped' | 'no-file' | 'not-allowed' | 'disk-full' | 'output-too-large' | 'changed' | 'unexpected' | (string & {});

/** Why a document has no record; `reason` is one line for a person. */
export interface Failure {
  readonly code: FailureCode;
  readonly reason: string;
}

/** What became of one document. */
export interface Outcome {
  readonly path: string;
  readonly status: 'converted' | 'unchanged' | 'duplicate' | 'failed';
  readonly summary: Summary | null;
  /** The record's file. */
  readonly written: string | null;
  readonly seconds: number | null;
  /** Seconds by stage; null where nothing was converted. */
  readonly stages: Readonly<Record<string, number>> | null;
  /** Why it failed or was passed over; one line. */
  readonly reason: string | null;
  /** The kind of failure; null where there is none. */
  readonly code: FailureCode | null;
  /** Of a duplicate: the document with the same bytes (its `path`). */
  readonly twin?: string;
}

/** A document with its name and where it is. */
export interface Named {
  readonly published: Published | null;
  /** Name for the record. */
  readonly file: string;
  /** For a person: the file's path, or the name beside the first picture's. */
  readonly path: string;
  /** Absolute. */
  readonly paths: readonly string[];
}

/** The settings that a conversion depends on; paths absolute. */
export type ConversionSettings = Pick<Settings, 'output' | 'ocr' | 'engine' | 'cache' | 'catalogue' | 'trace' | 'searchablePdf' | 'crops' | 'maxBytes' | 'maxPages' | 'maxPixels' | 'maxOutput'>;

/** One document's work, as plain data: it may be done in another process. */
export interface Task {
  readonly document: Named;
  readonly sha256: string;
  /** Records of the same bytes that this one replaces. */
  readonly earlier: readonly string[];
  /** Pages of scans read side by side at first. */
  readonly pageJobs: number;
}

export interface Converted {
  readonly written: string;
  readonly summary: Summary;
  /** Which pages were to be read from pictures; null where there could be none. */
  readonly ocr: string | null;
  readonly stages: Readonly<Record<string, number>>;
}
