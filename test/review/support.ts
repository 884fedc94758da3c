import { caseOf, type NewDecision } from '../../src/review-files.js';
import { factsOf } from '../../src/review/apply.js';
import { fieldsOf, placeOf, type Decision, type Fact, type FactDecision } from '../../src/review/model.js';
import type { DocumentRecord, Target, Task } from '../../src/model/record.js';

export const factOf = (record: DocumentRecord, id: string): Fact => factsOf(record).find(({ it }) => it.id === id)!;

/** A decision on a fact as the server would write it. */
export function decide(record: DocumentRecord, fact: Fact, kind: 'confirm' | 'correct' | 'reject', after: Record<string, unknown> = {}, seq = 1): FactDecision {
  const { file, sha256 } = record.source;
  const before = fieldsOf(fact);
  const evidence = placeOf(fact)!;
  const base = { seq, key: `key-${seq}`, at: '2026-01-02T03:04:05.000Z', reviewer: 'Lan', what: fact.what, case: caseOf(fact.what, sha256, evidence, before), source: { file, sha256 }, evidence, before };
  return (kind === 'correct' ? { kind, ...base, after } : { kind, ...base }) as FactDecision;
}

export function addition(record: DocumentRecord, what: 'target' | 'task', after: Record<string, unknown>, words: string, seq = 1): FactDecision {
  const { file, sha256 } = record.source;
  return {
    kind: 'add', seq, key: `key-${seq}`, at: '2026-01-02T03:04:05.000Z', reviewer: 'Lan', what, case: caseOf(what, sha256, words, after), source: { file, sha256 },
    evidence: { page: 1, bbox: null, span: null, text: words }, after,
  } as FactDecision;
}

export function unnumbered(decision: Decision): NewDecision {
  const rest: Partial<Decision> = { ...decision };
  delete rest.seq;
  return rest as NewDecision;
}

export const targetFacts = (record: DocumentRecord): { what: 'target'; it: Target }[] => record.targets.map((it) => ({ what: 'target', it }));
export const taskFacts = (record: DocumentRecord): { what: 'task'; it: Task }[] => record.tasks.map((it) => ({ what: 'task', it }));

export const newTarget = (label: string, min: number): Record<string, unknown> => (
  { label, indicator: null, year: 2025, level: null, comparator: 'gte', min, max: null, unit: 'percent', lead: [], coordinating: [], implementing: [] }
);
