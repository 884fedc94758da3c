import type { Catalogue } from '../catalogue/catalogue.js';
import { reasonIn, type Words } from '../findings/confidence-reasons.js';
import { findingWords } from '../report/codes-in-words.js';
import type { DocumentRecord } from '../model/record.js';
import { valueWords } from '../report/format.js';
import type { Reviewed } from './apply.js';
import { factsOf } from './apply.js';
import { fieldsOf, placeOf, type Fact, type FactDecision, type FactKind, type Place, type TargetFields, type TaskFields } from './model.js';

/** One thing in the queue. `ref`: id of a fact; `lost:<case>` and `add:<case>` of decisions that have none in the record. */
export interface Entry {
  readonly ref: string;
  readonly what: FactKind;
  readonly state: 'open' | 'confirm' | 'correct' | 'reject' | 'add' | 'lost';
  readonly label: string;
}

export interface ShownPlace {
  readonly page: number;
  readonly text: string;
  /** What was written, where cleaning changed letters. */
  readonly raw: string | null;
  /** The reading text round it; null where it is not at hand. */
  readonly context: { readonly before: string; readonly words: string; readonly after: string } | null;
  /** Has a box on a page: a picture of it may be had. */
  readonly box: boolean;
}

/** All that is shown of one entry. */
export interface EntryView extends Entry {
  readonly document: { readonly id: string; readonly number: string | null; readonly title: string | null; readonly province: string | null; readonly file: string };
  /** As it was read; null of lost and added ones. */
  readonly before: TargetFields | TaskFields | null;
  /** As it stands now. */
  readonly fields: Partial<TargetFields & TaskFields>;
  readonly value: Words | null;
  readonly valueBefore: Words | null;
  readonly indicatorName: string | null;
  readonly reasons: readonly Words[];
  readonly runnerUp: { readonly id: string; readonly name: string; readonly score: number } | null;
  readonly places: readonly ShownPlace[];
  readonly findings: readonly (Words & { readonly severity: string })[];
  readonly decision: { readonly kind: string; readonly reviewer: string; readonly at: string; readonly reason: string | null } | null;
}

const labelOf = (fields: Partial<TargetFields & TaskFields>): string => (fields.label ?? fields.text ?? '').slice(0, 300);
export const fieldsIn = (decision: FactDecision): Partial<TargetFields & TaskFields> => (decision.kind === 'add' ? decision.after : { ...decision.before, ...(decision.kind === 'correct' ? decision.after : {}) });

/** What stands in the queue for a document: what is flagged or decided on (`all`: every fact), in reading order, then what was added and what no longer fits. */
export function entriesOf(original: DocumentRecord, { settled, lost }: Reviewed, all: boolean): Entry[] {
  const byFact = new Map(settled.flatMap(({ decision, id }) => (id === null || decision.kind === 'add' ? [] : [[`${decision.what}|${id}`, decision]])));
  const outdated = new Map(lost.flatMap(({ decision, id }) => (id === null ? [] : [[`${decision.what}|${id}`, decision]])));
  const facts = factsOf(original).flatMap((fact): (Entry & { at: number })[] => {
    const key = `${fact.what}|${fact.it.id}`;
    const kind = byFact.get(key)?.kind;
    if (!all && !fact.it.needsReview && kind === undefined && !outdated.has(key)) return [];
    return [{ ref: fact.it.id, what: fact.what, state: kind ?? 'open', label: labelOf(fieldsOf(fact)), at: placeOf(fact)?.span?.[0] ?? Infinity }];
  });
  const beside = (decision: FactDecision, state: 'add' | 'lost'): Entry => ({ ref: `${state}:${decision.case}`, what: decision.what, state, label: labelOf(fieldsIn(decision)) });
  return [
    ...facts.sort((a, b) => a.at - b.at || 0).map(({ ref, what, state, label }): Entry => ({ ref, what, state, label })),
    ...settled.flatMap(({ decision }) => (decision.kind === 'add' ? [beside(decision, 'add')] : [])),
    ...lost.flatMap(({ decision, id }) => (id === null ? [beside(decision, 'lost')] : [])),
  ];
}

export const factById = (record: DocumentRecord, { ref, what }: Pick<Entry, 'ref' | 'what'>): Fact | undefined => factsOf(record).find((fact) => fact.what === what && fact.it.id === ref);

interface Sources {
  readonly original: DocumentRecord;
  readonly reviewed: Reviewed;
  readonly text: string | null;
  readonly catalogue: Catalogue;
}

export function viewOf(entry: Entry, sources: Sources): EntryView {
  const { original, reviewed, catalogue } = sources;
  const fact = factById(original, entry);
  const name = entry.ref.replace(/^(?:lost|add):/, '');
  const held = [...reviewed.settled.map(({ decision, id }) => ({ decision, id, reason: null })), ...reviewed.lost]
    .find(({ decision, id }) => (fact === undefined ? decision.case === name : decision.what === entry.what && id === entry.ref && decision.kind !== 'add'));
  const before = fact === undefined ? null : fieldsOf(fact);
  const fields: Partial<TargetFields & TaskFields> = held === undefined || held.reason === 'reads-otherwise' ? (before ?? {}) : fieldsIn(held.decision);
  const { document, source } = original;
  return {
    ...entry,
    document: { id: original.id, number: document.number, title: document.title, province: document.province?.name ?? null, file: source.file },
    before, fields, value: valueIn(fields), valueBefore: before === null ? null : valueIn(before),
    indicatorName: fields.indicator === undefined || fields.indicator === null ? null : (catalogue.byId.get(fields.indicator)?.name ?? fields.indicator),
    reasons: fact?.it.confidence.reasons.map(reasonIn) ?? [],
    runnerUp: runnerUpOf(fact, catalogue),
    places: placesOf(fact, held?.decision ?? null, sources),
    findings: fact === undefined ? [] : findingsAt(original, fact),
    decision: held === undefined ? null : { kind: held.decision.kind, reviewer: held.decision.reviewer, at: held.decision.at, reason: held.reason },
  };
}

const valueIn = (fields: Partial<TargetFields & TaskFields>): Words | null => (
  fields.comparator === undefined ? null : valueWords({ comparator: fields.comparator, min: fields.min ?? null, max: fields.max ?? null, unit: fields.unit ?? 'other' })
);

function runnerUpOf(fact: Fact | undefined, catalogue: Catalogue): EntryView['runnerUp'] {
  const second = fact?.what === 'target' ? fact.it.match.runnerUp : null;
  return second === null || second === undefined ? null : { id: second.indicator, name: catalogue.byId.get(second.indicator)?.name ?? second.indicator, score: second.score };
}

/** Letters of reading text shown before and after the words. */
const around = 600;

function placesOf(fact: Fact | undefined, decision: FactDecision | null, { original, text }: Sources): ShownPlace[] {
  const places: (Place & { raw?: string })[] = fact === undefined ? (decision === null ? [] : [decision.evidence]) : fact.what === 'target' ? fact.it.mentions : [fact.it.evidence];
  const same = fact !== undefined || decision?.source.sha256 === original.source.sha256;
  return places.map((place) => ({ page: place.page, text: place.text, raw: place.raw ?? null, box: same && place.bbox !== null, context: fact === undefined ? null : contextOf(place.span, text) }));
}

function contextOf(span: Place['span'], text: string | null): ShownPlace['context'] {
  if (span === null || text === null) return null;
  return { before: text.slice(Math.max(0, span[0] - around), span[0]), words: text.slice(span[0], span[1]), after: text.slice(span[1], span[1] + around) };
}

/** Findings that touch a place of the fact. */
function findingsAt(record: DocumentRecord, fact: Fact): EntryView['findings'] {
  const spans = (fact.what === 'target' ? fact.it.mentions : [fact.it.evidence]).flatMap(({ span }) => (span === null ? [] : [span]));
  return record.findings
    .filter(({ evidence }) => evidence.some(({ span }) => span !== null && spans.some(([from, to]) => span[0] < to && from < span[1])))
    .slice(0, 20)
    .map((found) => ({ severity: found.severity, ...findingWords(found) }));
}
