import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StoredRecord } from './compare/pair.js';
import type { Reading } from './dataset/facts.js';
import { amendedCitation, documentFinder } from './dataset/links.js';
import { provinceSlugs } from './dataset/provinces.js';
import { compareRanks, rankOf, type Rank } from './dataset/readings.js';
import { loadRecord, RecordFileError, shownPath } from './export/store.js';
import type { DocumentRecord } from './model/record.js';
import { addTo } from './text/add-to.js';
import { applyReview, type Reviewed } from './review/apply.js';
import { decidedIn } from './review/decided.js';
import { standingOfAll, type Review } from './review/model.js';
import { ReviewFileError, ReviewFinder } from './review-files.js';

export { NoRecordsError } from './no-records.js';

/** A file that is no record, and why. */
export interface Failed {
  readonly path: string;
  readonly reason: string;
}

/** A way to make something of records: into an empty folder, telling which files were none. */
export type Make<T> = (stored: readonly StoredRecord[], work: string) => Promise<T>;

/**
 * Makes something of records in a folder beside `to` and moves it in by `keep`. Rarely more than once round: what is made links to documents by their
 * paths alone, so a file that turns out to be no record must not have been there.
 */
export async function makeWhole<T extends { readonly failed: readonly Failed[] }>(stored: readonly StoredRecord[], to: string, make: Make<T>, keep: (work: string, made: T) => Promise<void>): Promise<T> {
  for (let failed: readonly Failed[] = []; ;) {
    const work = await mkdtemp(join(resolve(to), '.partial-'));
    try {
      const made = await make(stored.filter(({ path }) => !failed.some((f) => f.path === path)), work);
      const all = [...failed, ...made.failed];
      // What failed beside the records (decisions on documents that are not there) changes nothing that was made.
      if (!isOfRecords(made.failed, stored)) {
        await keep(work, made);
        return { ...made, failed: all };
      }
      failed = all.filter(({ path }) => stored.some((file) => file.path === path));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

/** Is one of the records among what failed? Else it is decisions on documents that are not there. */
export const isOfRecords = (failed: readonly Failed[], stored: readonly StoredRecord[]): boolean => failed.some(({ path }) => stored.some((file) => file.path === path));

/** A reading with the file it came from. */
export interface StoredReading extends Reading {
  readonly file: StoredRecord;
  /** The record as it was read, before anybody decided on it. */
  readonly original: DocumentRecord;
  readonly reviewed: Reviewed;
  /** The files of decisions it comes from. */
  readonly reviews: readonly Review[];
}

/**
 * Records in the order of their paths as people have corrected them (`<id>.review.json`), each with its links; one is in memory at a time. Files that share an id are read twice: once to choose, once to take in.
 * Files that are no records go to `failed`.
 */
export async function* storedReadings(stored: readonly StoredRecord[], output: string, failed: Failed[], onRecord?: (done: number, total: number, path: string) => void): AsyncGenerator<StoredReading> {
  const byId = new Map<string, StoredRecord[]>();
  for (const file of stored) addTo(byId, file.id, file);
  const find = documentFinder(new Set(byId.keys()), provinceSlugs);
  const reviews = await ReviewFinder.open(output, new Set(byId.keys()));
  for (const { path, message } of await reviews.broken()) failed.push({ path: shownPath(output, path), reason: message });
  let done = 0;
  for (const [id, files] of byId) {
    const best = await bestOf(files, output);
    for (const file of files) {
      const original = await load(file, output, failed);
      onRecord?.(++done, stored.length, file.path);
      const own = original === null ? null : await reviewOf(original, file, output, reviews, failed);
      if (original === null || own === null) continue;
      const { record } = own.reviewed;
      const isBest = file.path === best;
      const amended = amendedCitation(record);
      yield { file, original, ...own, record, review: own.reviewed.counts, decided: decidedIn(original, own.reviewed), document: isBest ? id : `${id}#${file.sha8}`, duplicateOf: isBest ? null : id, amends: amended && find(amended), cited: find };
    }
  }
}

/** The record as people have decided; null where what they decided cannot be read: without it the record would state what somebody has rejected. */
async function reviewOf(record: DocumentRecord, file: StoredRecord, output: string, finder: ReviewFinder, failed: Failed[]): Promise<Pick<StoredReading, 'reviewed' | 'reviews'> | null> {
  try {
    const reviews = await finder.of(record.id, record.source.sha256);
    return { reviews, reviewed: await withDecisions(record, reviews, join(output, file.path)) };
  } catch (error) {
    if (!(error instanceof ReviewFileError)) throw error;
    failed.push({ path: file.path, reason: `its decisions cannot be read: ${error.message}` });
    return null;
  }
}

/** Applies the decisions of several files; those that add facts need the reading text beside the record. */
export async function withDecisions(record: DocumentRecord, reviews: readonly Review[], path: string): Promise<Reviewed> {
  const decisions = standingOfAll(reviews);
  const text = decisions.some(({ kind }) => kind === 'add') ? await readingText(path) : null;
  return applyReview(record, decisions, text);
}

/** The text beside a record; null where there is none. */
export async function readingText(record: string): Promise<string | null> {
  try {
    return await readFile(record.replace(/\.json$/, '.txt'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function bestOf(files: readonly StoredRecord[], output: string): Promise<string | null> {
  if (files.length === 1) return files[0]!.path;
  const ranked: { path: string; rank: Rank }[] = [];
  for (const file of files) {
    const record = await load(file, output, []);
    if (record !== null) ranked.push({ path: file.path, rank: rankOf(record) });
  }
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank))[0]?.path ?? null;
}

async function load(file: StoredRecord, output: string, failed: Failed[]): Promise<DocumentRecord | null> {
  const fail = (reason: string): null => {
    failed.push({ path: file.path, reason });
    return null;
  };
  try {
    const record = await loadRecord(join(output, file.path));
    return record.id === file.id ? record : fail(`its id is ${record.id}; move it to ${record.id}.${file.sha8}.json or extract it again`);
  } catch (error) {
    if (error instanceof RecordFileError) return fail(error.reason);
    throw error;
  }
}
