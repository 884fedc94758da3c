import type { Catalogue } from './catalogue/catalogue.js';
import { loadCatalogue } from './catalogue/catalogue.js';
import { storedRecords } from './compare-folders.js';
import { NoRecordsError, readings, type Failed } from './make-dataset.js';
import { groupWordings } from './suggest/group.js';
import { Ledger } from './suggest/ledger.js';
import { propose, rankGroups, type Suggestion } from './suggest/propose.js';

export interface SuggestOptions {
  /** Documents a group has to be in; default 2. */
  readonly least?: number;
  /** Most suggestions; default 50. */
  readonly limit?: number;
  /** The catalogue the records were made with; default: the built-in one. */
  readonly catalogue?: Catalogue;
  readonly onRecord?: (done: number, total: number, path: string) => void;
}

export interface Suggestions {
  readonly schemaVersion: '1';
  /** Documents, each counted once. */
  readonly documents: number;
  /** Groups in `least` documents or more, those beyond `limit` too. */
  readonly groups: number;
  readonly suggestions: readonly Suggestion[];
  /** Targets that this catalogue maps, though their records do not: extract them again. */
  readonly mapsNow: number;
  /** Targets no entry can take: without words, longer than 2,000 characters, of an unknown unit. */
  readonly leftOut: number;
  readonly unknownIndicators: readonly string[];
  readonly failed: readonly Failed[];
}

/**
 * Groups the labels of an output folder that map to no indicator and offers them as entries of a catalogue. One record is in memory at a time;
 * the same records give the same answer, in whatever order they come.
 * @throws {NoRecordsError}
 */
export async function suggestIndicators(output: string, { least = 2, limit = 50, catalogue = loadCatalogue(), onRecord }: SuggestOptions = {}): Promise<Suggestions> {
  const stored = await storedRecords(output);
  if (stored.length === 0) throw new NoRecordsError(output);
  const failed: Failed[] = [];
  const ledger = new Ledger(catalogue);
  for await (const reading of readings(stored, output, failed, onRecord)) ledger.add(reading);
  const ranked = rankGroups(groupWordings(ledger.wordings(), catalogue), least);
  return {
    schemaVersion: '1', documents: ledger.documents, groups: ranked.length, suggestions: propose(ranked.slice(0, limit), catalogue),
    mapsNow: ledger.mapsNow, leftOut: ledger.left, unknownIndicators: ledger.unknownIndicators, failed,
  };
}
