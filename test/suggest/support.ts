import { createHash } from 'node:crypto';
import type { Catalogue } from '../../src/catalogue/catalogue.js';
import type { Reading } from '../../src/dataset/facts.js';
import type { DocumentRecord, Target } from '../../src/model/record.js';
import { groupWordings } from '../../src/suggest/group.js';
import { Ledger } from '../../src/suggest/ledger.js';
import { propose, rankGroups, type Suggestion } from '../../src/suggest/propose.js';
import { fixtureRecords } from '../dataset/support.js';

export interface MadeTarget {
  readonly label: string;
  readonly unit?: string;
  readonly year?: number;
  readonly min?: number;
  readonly indicator?: string;
  readonly quote?: string;
}
export interface MadeDocument {
  readonly number: number;
  readonly province?: string;
  readonly targets: readonly MadeTarget[];
}

const base = fixtureRecords()[0]!;

/** A record that holds these targets and nothing else. */
export function made({ number, province, targets }: MadeDocument): DocumentRecord {
  return {
    ...base, id: `${province ?? 'trung-uong'}/2026/${number}-kh-ubnd`,
    source: { ...base.source, sha256: createHash('sha256').update(`${number} ${String(province)}`).digest('hex') },
    document: { ...base.document, province: province === undefined ? null : { code: '01', name: province, successor: null } },
    sections: [], annexes: [], tables: [], tasks: [], citations: [], findings: [],
    targets: targets.map(({ label, unit = 'percent', year = 2030, min = 80, indicator, quote }, n): Target => ({
      id: `target-${n + 1}`, label, indicator: indicator ?? null, match: { score: 0, method: 'none', runnerUp: null }, year, period: null, level: null,
      comparator: 'gte', min, max: null, unit, lead: [], coordinating: [], implementing: [],
      mentions: [{ page: 1, bbox: null, span: null, text: quote ?? `Phấn đấu ${label} đạt ${min}%` }], confidence: { level: 'high', reasons: [], score: null }, needsReview: false,
    })),
  };
}

export const readingOf = (record: DocumentRecord): Reading => ({ record, document: record.id, duplicateOf: null, amends: null, cited: () => null });

/** Suggestions of documents, without files. */
export function suggest(documents: readonly MadeDocument[], catalogue: Catalogue, least = 1): { suggestions: Suggestion[]; ledger: Ledger; ambiguous: ReturnType<typeof propose>['ambiguous'] } {
  const ledger = new Ledger(catalogue);
  for (const document of documents) ledger.add(readingOf(made(document)));
  return { ledger, ...propose(rankGroups(groupWordings(ledger.wordings(), catalogue), least), catalogue) };
}
