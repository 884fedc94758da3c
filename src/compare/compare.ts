import type { DocumentRecord } from '../model/record.js';
import { documentChanges } from './document.js';
import { citationViews, findingViews, targetViews, taskViews } from './kinds.js';
import { matchFacts, type Matched } from './match.js';
import { factKinds, type FactKind, type FieldChange, type KindDiff, type RecordDiff } from './model.js';
import { sectionViews } from './sections.js';
import { rowChanges, rowViews, tableViews, type RowView } from './tables.js';
import { changesOf, factOf, type View, type Viewer } from './view.js';

const viewers: Readonly<Record<FactKind, Viewer>> = {
  sections: sectionViews, tables: tableViews, rows: rowViews, targets: targetViews, tasks: taskViews, citations: citationViews, findings: findingViews,
};

/** Facts of one kind in both records, with their partners. */
export interface Compared {
  readonly a: readonly View[];
  readonly b: readonly View[];
  readonly matched: Matched;
  /** What changed, for each of `matched.pairs`. */
  readonly changes: readonly (readonly FieldChange[])[];
}

/** All kinds of facts of two records with their partners. */
export function comparePairs(a: DocumentRecord, b: DocumentRecord): Record<FactKind, Compared> {
  const views = Object.fromEntries(factKinds.map((kind) => [kind, { a: viewers[kind](a), b: viewers[kind](b) }])) as Record<FactKind, { a: View[]; b: View[] }>;
  const matched = Object.fromEntries(factKinds.map((kind) => [kind, matchFacts(views[kind].a, views[kind].b)])) as Record<FactKind, Matched>;
  return Object.fromEntries(factKinds.map((kind) => {
    const holders = kind === 'rows' ? 'tables' : kind;
    const moved = movedBetween(matched[holders], views[holders]);
    const changes = matched[kind].pairs.map(([i, j]) => {
      const [x, y] = [views[kind].a[i]!, views[kind].b[j]!];
      return [...(kind === 'rows' ? rowChanges(x as RowView, y as RowView) : changesOf(x, y)), ...moved(x, y)];
    });
    return [kind, { ...views[kind], matched: matched[kind], changes }];
  })) as unknown as Record<FactKind, Compared>;
}

type Sides = { readonly a: readonly View[]; readonly b: readonly View[] };

/** A fact is moved where what it stands in is not the partner of what it stood in. */
function movedBetween({ pairs }: Matched, holders: Sides): (x: View, y: View) => FieldChange[] {
  const partner = new Map(pairs);
  return (x, y) => {
    if (x.within === undefined || y.within === undefined) return [];
    const stays = x.within === null || y.within === null ? x.within === y.within : partner.get(x.within) === y.within;
    const name = (side: readonly View[], index: number | null): string | null => (index === null ? null : side[index]!.text);
    return stays ? [] : [{ field: 'within', kind: 'value', before: name(holders.a, x.within), after: name(holders.b, y.within) }];
  };
}

function kindDiff({ a, b, matched, changes }: Compared): KindDiff {
  const changed = matched.pairs.map(([i, j], index) => ({ before: factOf(a[i]!), after: factOf(b[j]!), changes: [...changes[index]!] }));
  const differing = changed.filter((each) => each.changes.length > 0);
  return {
    same: changed.length - differing.length,
    gained: matched.onlyB.map((j) => factOf(b[j]!)), lost: matched.onlyA.map((i) => factOf(a[i]!)), changed: differing,
  };
}

const sideOf = ({ id, source, pipeline }: DocumentRecord): RecordDiff['a'] => ({
  id, file: source.file, sha256: source.sha256, mediaType: source.mediaType, pages: source.pages.length, version: pipeline.version,
});

/**
 * What differs between two records: facts gained, lost and changed, found by their words. Neither their order, nor pages and offsets, nor ids
 * that only shift make a difference.
 */
export function diffRecords(a: DocumentRecord, b: DocumentRecord): RecordDiff {
  const compared = comparePairs(a, b);
  const kinds = Object.fromEntries(factKinds.map((kind) => [kind, kindDiff(compared[kind])])) as Record<FactKind, KindDiff>;
  const document = documentChanges(a, b);
  const equal = document.length === 0 && factKinds.every((kind) => isEmpty(kinds[kind]));
  return { schemaVersion: '1', a: sideOf(a), b: sideOf(b), equal, document, ...kinds };
}

const isEmpty = ({ gained, lost, changed }: KindDiff): boolean => gained.length + lost.length + changed.length === 0;
