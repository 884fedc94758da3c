import { isDeepStrictEqual } from 'node:util';
import { finding, wording } from '../findings/report.js';
import type { DocumentRecord, Target, Task } from '../model/record.js';
import { foldPlain } from '../text/fold.js';
import { attach, type Fit } from './attach.js';
import { fieldsOf, type Added, type Fact, type FactDecision, type Judged, type TargetFields, type TaskFields } from './model.js';
import { findWords } from './find-words.js';
import { outdatedReason, reviewedReasons } from './reasons.js';

/** Decisions that took effect, by kind. */
export interface ReviewCounts {
  readonly confirmed: number;
  readonly corrected: number;
  readonly rejected: number;
  readonly added: number;
  readonly lost: number;
}

/** A decision that has found its fact. `id` is the fact's; null where a rejected one is not read any more. */
export interface Settled {
  readonly decision: FactDecision;
  readonly id: string | null;
  readonly fit: Fit;
}

/** A decision that no longer fits, why, and the fact it is about where that one is still read. */
export interface Lost {
  readonly decision: FactDecision;
  readonly reason: 'not-found' | 'reads-otherwise';
  readonly id: string | null;
}

export interface Reviewed {
  readonly record: DocumentRecord;
  readonly settled: readonly Settled[];
  readonly lost: readonly Lost[];
  readonly counts: ReviewCounts;
}

/**
 * A record as people have decided: corrected values stand in place of those read, rejected facts are out, missed ones are in, and what was decided on
 * asks for nobody any more. A decision whose fact is not found or is read otherwise now changes nothing: it is told as a finding. Pure, and the same
 * again when applied to its own result. `decisions` are those
 * that stand (`standing`); `text` is the reading text, where it is at hand: in it the words of added facts are found.
 */
export function applyReview(record: DocumentRecord, decisions: readonly FactDecision[], text: string | null = null): Reviewed {
  if (decisions.length === 0) return { record, settled: [], lost: [], counts: { confirmed: 0, corrected: 0, rejected: 0, added: 0, lost: 0 } };
  const facts = factsOf(record);
  const judged = decisions.filter((each): each is Judged => each.kind !== 'add');
  const { attached, lost: missing } = attach(judged, facts, record.source.sha256);
  const settled: Settled[] = [];
  // A rejected fact that is not read any more is what the person wanted.
  const lost: Lost[] = missing.flatMap((decision) => (decision.kind === 'reject' ? [] : [{ decision, reason: 'not-found' as const, id: null }]));
  for (const decision of missing) if (decision.kind === 'reject') settled.push({ decision, id: null, fit: 'near' });
  const results = new Map<number, Fact | null>();
  for (const { decision, index, fit } of attached) {
    const fact = facts[index]!;
    if (!isAsSeen(fact, decision)) {
      lost.push({ decision, reason: 'reads-otherwise', id: fact.it.id });
      results.set(index, doubted(fact));
      continue;
    }
    settled.push({ decision, id: fact.it.id, fit });
    results.set(index, decided(fact, decision));
  }
  const kept = facts.flatMap((fact, index) => (results.has(index) ? (results.get(index) ?? []) : [fact]));
  const added = addMissed(kept, decisions.filter((each): each is Added => each.kind === 'add'), record, text);
  const all: Lost[] = [...lost, ...added.lost].sort((a, b) => a.decision.seq - b.decision.seq);
  return {
    record: { ...record, targets: added.facts.flatMap((each) => (each.what === 'target' ? [each.it] : [])), tasks: added.facts.flatMap((each) => (each.what === 'task' ? [each.it] : [])), findings: withLost(record.findings, all) },
    settled: [...settled, ...added.settled].sort((a, b) => a.decision.seq - b.decision.seq),
    lost: all,
    counts: {
      confirmed: settled.filter(({ decision }) => decision.kind === 'confirm').length, corrected: settled.filter(({ decision }) => decision.kind === 'correct').length,
      rejected: settled.filter(({ decision, id }) => decision.kind === 'reject' && id !== null).length, added: added.settled.length, lost: all.length,
    },
  };
}

/** Targets, then tasks, in the order of the record. */
export const factsOf = (record: Pick<DocumentRecord, 'targets' | 'tasks'>): Fact[] => [
  ...record.targets.map((it): Fact => ({ what: 'target', it })), ...record.tasks.map((it): Fact => ({ what: 'task', it })),
];

/** Does it still read as it did when the person decided, or as the person says it should? Then nothing unseen is passed as reviewed. */
function isAsSeen(fact: Fact, decision: Judged): boolean {
  const now = fieldsOf(fact) as Record<string, unknown>;
  const before = decision.before as Record<string, unknown>;
  const after = (decision.kind === 'correct' ? decision.after : {}) as Record<string, unknown>;
  return Object.keys(before).every((field) => same(now[field], before[field]) || (field in after && same(now[field], after[field])));
}

/** Equal as JSON: a field that is left out and one that is undefined are the same. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const trusted = (reason: string): Pick<Target, 'confidence' | 'needsReview'> => ({ confidence: { level: 'high', reasons: [reason], score: null }, needsReview: false });

function decided(fact: Fact, decision: Judged): Fact | null {
  if (decision.kind === 'reject') return null;
  const after = decision.kind === 'correct' ? decision.after : {};
  const trust = trusted(reviewedReasons[decision.kind]);
  if (fact.what === 'task') return { what: 'task', it: { ...fact.it, ...(after as Partial<TaskFields>), ...trust } };
  const match = 'indicator' in after ? { match: byPerson } : {};
  return { what: 'target', it: { ...fact.it, ...(after as Partial<TargetFields>), ...match, ...trust } };
}

const byPerson: Target['match'] = { score: 1, method: 'person', runnerUp: null };

function doubted(fact: Fact): Fact {
  const { reasons } = fact.it.confidence;
  const doubt = { confidence: { ...fact.it.confidence, level: 'low' as const, reasons: reasons.includes(outdatedReason) ? reasons : [...reasons, outdatedReason] }, needsReview: true };
  return { ...fact, it: { ...fact.it, ...doubt } } as Fact;
}

/** Facts that people added, unless the record has come to say the same by itself. */
function addMissed(facts: readonly Fact[], additions: readonly Added[], record: DocumentRecord, text: string | null): { facts: Fact[]; settled: Settled[]; lost: Lost[] } {
  const out = [...facts];
  const settled: Settled[] = [];
  const lost: Lost[] = [];
  for (const decision of additions) {
    const twin = out.findIndex((fact) => fact.what === decision.what && saysTheSame(fact, decision));
    if (twin >= 0) {
      const fact = out[twin]!;
      out[twin] = { ...fact, it: { ...fact.it, ...trusted(reviewedReasons.add) } } as Fact;
      settled.push({ decision, id: fact.it.id, fit: 'words' });
      continue;
    }
    const evidence = evidenceOf(decision, record, text);
    if (evidence === null) lost.push({ decision, reason: 'not-found', id: null });
    else {
      const fact = made(decision, evidence);
      out.push(fact);
      settled.push({ decision, id: fact.it.id, fit: 'place' });
    }
  }
  // Targets before tasks, as in a record.
  return { facts: [...out.filter(({ what }) => what === 'target'), ...out.filter(({ what }) => what === 'task')], settled, lost };
}

function saysTheSame(fact: Fact, decision: Added): boolean {
  const [now, added] = [fieldsOf(fact) as Record<string, unknown>, decision.after as Record<string, unknown>];
  if (fact.what === 'task') return foldPlain(fact.it.text) === foldPlain(String(added['text']));
  return foldPlain(fact.it.label) === foldPlain(String(added['label'])) && (['year', 'level', 'comparator', 'min', 'max', 'unit'] as const).every((field) => same(now[field], added[field]));
}

/** Where the words of an addition stand now. In the very file they were seen in they stand, found or not; in another one they have to be found. */
function evidenceOf({ evidence, source }: Added, record: DocumentRecord, text: string | null): Task['evidence'] | null {
  const span = text === null ? null : findWords(text, evidence.text, evidence.span?.[0] ?? null);
  if (source.sha256 === record.source.sha256) return { ...evidence, span, text: span === null || text === null ? evidence.text : text.slice(span[0], span[1]) };
  if (span === null || text === null) return null;
  return { page: Math.min(evidence.page, Math.max(1, record.source.pages.length)), bbox: null, span, text: text.slice(span[0], span[1]) };
}

function made({ what, case: name, after }: Added, evidence: Task['evidence']): Fact {
  const trust = trusted(reviewedReasons.add);
  if (what === 'task') return { what, it: { id: `task-added-${name}`, kind: 'duty', marker: null, group: [], ...(after as TaskFields), evidence, ...trust } };
  return { what, it: { id: `target-added-${name}`, match: byPerson, period: null, ...(after as TargetFields), mentions: [evidence], ...trust } };
}

function withLost(findings: DocumentRecord['findings'], lost: readonly Lost[]): DocumentRecord['findings'] {
  const out = [...findings];
  for (const { decision, reason } of lost) {
    const fields = (decision.kind === 'add' ? decision.after : decision.before) as Partial<TargetFields & TaskFields>;
    const label = fields.label ?? fields.text ?? '';
    const { code, severity, params } = finding(reason === 'not-found' ? 'review-not-found' : 'review-outdated', { label: label.length > 160 ? `${label.slice(0, 159)}…` : label, decision: decision.seq, reviewer: decision.reviewer, at: decision.at.slice(0, 10) });
    if (out.some((each) => each.code === code && each.params['decision'] === decision.seq)) continue;
    // Spans and boxes are of another reading: the page is all that can be said.
    out.push({ code, severity, params: { ...params }, message: wording({ code, params }, 'en'), evidence: [{ page: decision.evidence.page, bbox: null, span: null, text: decision.evidence.text }] });
  }
  return out;
}
