import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StoredRecord } from './compare/pair.js';
import type { Reading } from './dataset/facts.js';
import { amendedCitation, documentFinder } from './dataset/links.js';
import { provinceSlugs } from './dataset/provinces.js';
import { compareRanks, rankOf, type Rank } from './dataset/readings.js';
import { loadRecord, RecordFileError } from './export/store.js';
import type { DocumentRecord } from './model/record.js';
import { addTo } from './text/add-to.js';

/** A file that is no record, and why. */
export interface Failed {
  readonly path: string;
  readonly reason: string;
}

/** The folder holds no records. */
export class NoRecordsError extends Error {
  constructor(readonly folder: string) {
    super(`${folder} holds no records of kehoach (<number>.<sha8>.json).`);
  }
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
      if (made.failed.length === 0) {
        await keep(work, made);
        return { ...made, failed: all };
      }
      failed = all;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

/** A reading with the file it came from. */
export interface StoredReading extends Reading {
  readonly file: StoredRecord;
}

/**
 * Records in the order of their paths, each with its links; one is in memory at a time. Files that share an id are read twice: once to choose, once to take in.
 * Files that are no records go to `failed`.
 */
export async function* storedReadings(stored: readonly StoredRecord[], output: string, failed: Failed[], onRecord?: (done: number, total: number, path: string) => void): AsyncGenerator<StoredReading> {
  const byId = new Map<string, StoredRecord[]>();
  for (const file of stored) addTo(byId, file.id, file);
  const find = documentFinder(new Set(byId.keys()), provinceSlugs);
  let done = 0;
  for (const [id, files] of byId) {
    const best = await bestOf(files, output);
    for (const file of files) {
      const record = await load(file, output, failed);
      onRecord?.(++done, stored.length, file.path);
      if (record === null) continue;
      const isBest = file.path === best;
      const amended = amendedCitation(record);
      yield { file, record, document: isBest ? id : `${id}#${file.sha8}`, duplicateOf: isBest ? null : id, amends: amended && find(amended), cited: find };
    }
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
