import type { DocumentRecord, Target, Task } from '../model/record.js';
import { factsOf, type Reviewed } from './apply.js';
import { fieldsIn } from './view.js';
import { reviewedReasons } from './reasons.js';

/** What is to be read in a document, in the shape of fixtures/gold, as far as a person has decided: nothing here is the word of the machine alone. */
export interface ReviewFixture {
  readonly schemaVersion: '1';
  readonly source: string;
  /** The file itself, or the text that was read of it where the file was not at hand. */
  readonly of: 'document' | 'reading-text';
  readonly id: string;
  /** True where every target and task of the record was decided on: then there is nothing else to be read. */
  readonly complete: boolean;
  readonly targets: readonly object[];
  readonly tasks: readonly object[];
  /** What must not be read as a target or task. */
  readonly rejected: readonly object[];
}

const ids = (agencies: Target['lead']): string[] => agencies.map(({ id }) => id);
const isReviewed = ({ confidence }: Target | Task): boolean => confidence.reasons.some((reason) => (Object.values(reviewedReasons) as string[]).includes(reason));

const goldTarget = (it: Target): object => ({
  indicator: it.indicator, label: it.label, year: it.year, level: it.level, comparator: it.comparator, min: it.min, max: it.max, unit: it.unit,
  lead: ids(it.lead), coordinating: ids(it.coordinating), implementing: ids(it.implementing), mentions: it.mentions.length, quote: it.mentions[0]?.text ?? '',
});
const goldTask = (it: Task): object => ({
  kind: it.kind, marker: it.marker, text: it.text, group: it.group, lead: ids(it.lead), coordinating: ids(it.coordinating), implementing: ids(it.implementing), deliverable: it.deliverable,
  timeframe: it.timeframe === null ? null : { from: it.timeframe.from, to: it.timeframe.to, recurrence: it.timeframe.recurrence, openEnded: it.timeframe.openEnded },
});

export function fixtureOf({ record, settled, lost }: Reviewed, source: string, of: ReviewFixture['of']): ReviewFixture {
  return {
    schemaVersion: '1', source, of, id: record.id, complete: lost.length === 0 && factsOf(record).every(({ it }) => isReviewed(it)),
    targets: record.targets.filter(isReviewed).map(goldTarget), tasks: record.tasks.filter(isReviewed).map(goldTask),
    rejected: settled.flatMap(({ decision }) => (decision.kind === 'reject' ? [{ kind: decision.what, text: fieldsIn(decision).label ?? fieldsIn(decision).text, quote: decision.evidence.text }] : [])),
  };
}

/** Flagged values of a record that nobody has decided on. */
export const openCount = ({ targets, tasks }: Pick<DocumentRecord, 'targets' | 'tasks'>): number => [...targets, ...tasks].filter(({ needsReview }) => needsReview).length;
