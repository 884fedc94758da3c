import type { DocumentRecord } from '../model/record.js';
import { comparePairs, type Compared } from './compare.js';
import type { ChangedFact, Fact } from './model.js';
import { cellPairs, type RowView } from './tables.js';
import { factOf, type View } from './view.js';
import { comparable } from './words.js';

/** How far two records state the same facts of one kind. */
export interface Agreement {
  readonly inA: number;
  readonly inB: number;
  /** Partners that state the same; spelling and confidence do not matter. */
  readonly same: number;
  /** 2 × same / (inA + inB); 1 where neither has any. */
  readonly f1: number;
  /** The same for partners whether or not something in them differs. */
  readonly found: number;
  readonly onlyA: readonly Fact[];
  readonly onlyB: readonly Fact[];
  /** Partners that state something different, with what differs. */
  readonly differing: readonly ChangedFact[];
}

export interface CellAgreement {
  readonly inA: number;
  readonly inB: number;
  readonly same: number;
  readonly f1: number;
}

export interface FactsCompared {
  readonly targets: Agreement;
  readonly tasks: Agreement;
  readonly citations: Agreement;
  readonly sections: Agreement;
  readonly rows: Agreement;
  /** Cells that are not empty, in their row and column, by their words. */
  readonly cells: CellAgreement;
}

export const comparedKinds = ['targets', 'tasks', 'citations', 'sections', 'rows'] as const;

/**
 * Do two records state the same facts? For two layouts of one document, or a record and its gold.
 * `ignore` names fields that do not count (`marker`, `group`, …).
 */
export function compareFacts(a: DocumentRecord, b: DocumentRecord, ignore: readonly string[] = []): FactsCompared {
  const compared = comparePairs(a, b);
  const kinds = Object.fromEntries(comparedKinds.map((kind) => [kind, agreement(compared[kind], new Set(ignore))])) as Record<(typeof comparedKinds)[number], Agreement>;
  return { ...kinds, cells: cellAgreement(compared.rows) };
}

function agreement({ a, b, matched, changes }: Compared, ignore: ReadonlySet<string>): Agreement {
  const differing: ChangedFact[] = [];
  for (const [index, [i, j]] of matched.pairs.entries()) {
    const stated = changes[index]!.filter(({ kind, field }) => kind === 'value' && !ignore.has(field));
    if (stated.length > 0) differing.push({ before: factOf(a[i]!), after: factOf(b[j]!), changes: stated });
  }
  const same = matched.pairs.length - differing.length;
  return {
    inA: a.length, inB: b.length, same, f1: f1(same, a.length, b.length), found: f1(matched.pairs.length, a.length, b.length),
    onlyA: matched.onlyA.map((i) => factOf(a[i]!)), onlyB: matched.onlyB.map((j) => factOf(b[j]!)), differing,
  };
}

const f1 = (same: number, inA: number, inB: number): number => (inA + inB === 0 ? 1 : (2 * same) / (inA + inB));

function cellAgreement({ a, b, matched }: Compared): CellAgreement {
  const filled = (views: readonly View[]): number => views.reduce((n, row) => n + (row as RowView).cells.filter((cell) => cell !== '').length, 0);
  const pairs = matched.pairs.flatMap(([i, j]) => cellPairs(a[i] as RowView, b[j] as RowView));
  const same = pairs.filter(({ before, after }) => before !== '' && after !== '' && comparable(before) === comparable(after)).length;
  return { inA: filled(a), inB: filled(b), same, f1: f1(same, filled(a), filled(b)) };
}
