import type { DocumentRecord } from '../model/record.js';
import { factsOf, type Reviewed } from './apply.js';
import { fieldsOf, placeOf, type FactDecision, type FactKind, type Place, type TargetFields, type TaskFields } from './model.js';

/** A decision that took effect, as it is told beside the fact it is about. */
export interface Decided {
  readonly kind: FactDecision['kind'];
  readonly what: FactKind;
  /** Id of the fact in the record. */
  readonly id: string;
  readonly reviewer: string;
  /** When, in UTC. */
  readonly at: string;
  /** As it was read, before the decision; null of additions. */
  readonly before: TargetFields | TaskFields | null;
  /** Where it stands in the reading; null where that is not known. */
  readonly place: Place | null;
}

/** Decisions that took effect on facts that are read, or that people added, in the order they were made. */
export function decidedIn(original: Pick<DocumentRecord, 'targets' | 'tasks'>, { record, settled }: Pick<Reviewed, 'record' | 'settled'>): Decided[] {
  if (settled.length === 0) return [];
  // Those rejected are in the record as it was read, those added in the one that people made of it.
  const facts = new Map([...factsOf(record), ...factsOf(original)].map((fact) => [`${fact.what}|${fact.it.id}`, fact]));
  return settled.flatMap(({ decision: { kind, what, reviewer, at }, id }): Decided[] => {
    const fact = id === null ? undefined : facts.get(`${what}|${id}`);
    return fact === undefined ? [] : [{ kind, what, id: fact.it.id, reviewer, at, before: kind === 'add' ? null : fieldsOf(fact), place: placeOf(fact) }];
  });
}
