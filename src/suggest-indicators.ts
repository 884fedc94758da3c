import { loadCatalogue, unitFamily, type Catalogue } from './catalogue/catalogue.js';
import { storedRecords } from './compare-folders.js';
import { NoRecordsError, storedReadings, type Failed } from './stored-readings.js';
import { effectsOf, type Effect } from './suggest/effects.js';
import { Ledger, spellingOf, type Label } from './suggest/ledger.js';
import { propose, rankGroups, type Ambiguous, type Suggestion } from './suggest/propose.js';

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
  /** Wordings no entry was made of: it would leave them between two indicators. */
  readonly ambiguous: readonly Ambiguous[];
  /** Other labels of the records that would map otherwise if all suggestions were added. */
  readonly effects: readonly Effect[];
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
  for await (const reading of storedReadings(stored, output, failed, onRecord)) ledger.add(reading);
  // Loaded here: who only converts needs no TF-IDF.
  const { groupWordings } = await import('./suggest/group.js');
  const ranked = rankGroups(groupWordings(ledger.wordings(), catalogue), least);
  const { suggestions, ambiguous } = propose(ranked.slice(0, limit), catalogue);
  return {
    schemaVersion: '1', documents: ledger.documents, groups: ranked.length, suggestions, ambiguous,
    effects: effectsOf(suggestions.map(({ entry }) => entry), otherLabels(ledger, suggestions), catalogue),
    mapsNow: ledger.mapsNow, leftOut: ledger.left, unknownIndicators: ledger.unknownIndicators, failed,
  };
}

/** Every label of the records that is no wording of a suggestion, with what it maps to today. */
function* otherLabels(ledger: Ledger, suggestions: readonly Suggestion[]): Generator<Label & { indicator: string | null }> {
  const taken = new Set(suggestions.flatMap(({ entry, wordings }) => wordings.map(({ text }) => `${unitFamily(entry.unit)}|${text}`)));
  yield* ledger.mapped();
  for (const wording of ledger.wordings()) {
    if (taken.has(`${wording.family}|${spellingOf(wording)}`)) continue;
    for (const unit of [...wording.values.keys()].sort()) yield { label: spellingOf(wording), unit, quote: wording.example.text, indicator: null };
  }
}
