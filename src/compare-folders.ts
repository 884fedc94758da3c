import { join } from 'node:path';
import { diffRecords } from './compare/compare.js';
import { factKinds, type FactKind, type FolderDiff, type PairSummary, type RecordDiff } from './compare/model.js';
import { pairRecords, type RecordPair, type StoredRecord } from './compare/pair.js';
import { listRecords, loadRecord, RecordFileError, shownPath } from './export/store.js';

/** The records of an output folder, by their paths alone. */
export async function storedRecords(folder: string): Promise<StoredRecord[]> {
  const known = await listRecords(folder);
  return [...known].flatMap(([sha8, paths]) => paths.map((path) => {
    const shown = shownPath(folder, path);
    return { path: shown, id: shown.slice(0, -`.${sha8}.json`.length), sha8 };
  })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What differs between two output folders. Two records are in memory at a time; `onPair` hears of each pair as it is compared.
 * A file that is no record is told in `failed` and stops nothing.
 */
export async function diffFolders(a: string, b: string, onPair?: (summary: PairSummary, done: number, total: number) => void): Promise<FolderDiff> {
  const fileOf = (folder: string) => async ({ path }: StoredRecord): Promise<string | null> => (await loadRecord(join(folder, path)).catch(() => null))?.source.file.normalize('NFC') ?? null;
  const [inA, inB] = [await storedRecords(a), await storedRecords(b)];
  const ofA = new Set(inA);
  const paired = await pairRecords(inA, inB, (record) => fileOf(ofA.has(record) ? a : b)(record));
  const out: FolderDiff = { schemaVersion: '1', equal: false, same: 0, differing: 0, records: [], onlyA: paired.onlyA.map(({ path }) => path), onlyB: paired.onlyB.map(({ path }) => path), failed: [] };
  for (const [index, pair] of paired.pairs.entries()) {
    const summary = await comparePair(pair, a, b, out.failed);
    if (summary === null) continue;
    out.records.push(summary);
    out[summary.equal ? 'same' : 'differing']++;
    onPair?.(summary, index + 1, paired.pairs.length);
  }
  out.equal = out.differing + out.onlyA.length + out.onlyB.length + out.failed.length === 0;
  return out;
}

async function comparePair({ a, b, by }: RecordPair, folderA: string, folderB: string, failed: FolderDiff['failed']): Promise<PairSummary | null> {
  const load = async (folder: string, path: string): ReturnType<typeof loadRecord> => loadRecord(join(folder, path));
  try {
    const diff = diffRecords(await load(folderA, a.path), await load(folderB, b.path));
    return { a: a.path, b: b.path, by, equal: diff.equal, document: diff.document.map(({ field }) => field), kinds: countsOf(diff) };
  } catch (error) {
    const { code, message, path } = error as NodeJS.ErrnoException;
    if (error instanceof RecordFileError) failed.push({ path: error.path, reason: error.reason });
    else if (code !== undefined && path !== undefined) failed.push({ path, reason: message });
    else throw error;
    return null;
  }
}

const countsOf = (diff: RecordDiff): PairSummary['kinds'] => Object.fromEntries(factKinds.map((kind) => {
  const { same, gained, lost, changed } = diff[kind];
  return [kind, { same, gained: gained.length, lost: lost.length, changed: changed.length }];
})) as Record<FactKind, PairSummary['kinds'][FactKind]>;
