import * as z from 'zod';
import { AgencySchema, comparators, EvidenceSchema, RecordSchema, TargetSchema, TaskSchema, TimeframeSchema, type Target, type Task } from '../model/record.js';

/**
 * The file `<id>.review.json` beside the records of a document: what people decided, in the order they did. Nothing is ever taken out of it; an undone
 * decision stays with the one that undoes it.
 */

/** What a person sees of a target, and may correct. */
export const TargetFieldsSchema = TargetSchema.pick({ label: true, indicator: true, year: true, level: true, comparator: true, min: true, max: true, unit: true, lead: true, coordinating: true, implementing: true });
/** What a person sees of a task, and may correct. */
export const TaskFieldsSchema = TaskSchema.pick({ text: true, lead: true, coordinating: true, implementing: true, deliverable: true, timeframe: true });

export const targetFields = TargetFieldsSchema.keyof().options;
export const taskFields = TaskFieldsSchema.keyof().options;

export type TargetFields = z.infer<typeof TargetFieldsSchema>;
export type TaskFields = z.infer<typeof TaskFieldsSchema>;
export type FactKind = 'target' | 'task';

const FieldsSchema = z.union([TargetFieldsSchema.strict(), TaskFieldsSchema.strict()]);

const Common = {
  seq: z.int().min(1).describe('Place in the file, from 1'),
  key: z.string().min(1).max(100).describe('Made by who sends it: sent twice, it is kept once'),
  at: z.iso.datetime().describe('When, in UTC'),
  reviewer: z.string().min(1).max(200),
};
const About = {
  what: z.enum(['target', 'task']),
  case: z.string().regex(/^[0-9a-f]{16}$/).describe('What decisions on one fact have in common; made from the fact as it was first seen'),
  source: z.object({ file: z.string(), sha256: RecordSchema.shape.source.shape.sha256 }).describe('The file the words were read in'),
  evidence: EvidenceSchema.pick({ page: true, bbox: true, span: true, text: true, place: true }).describe('Where it stands: page, box, span of the reading text, words as read'),
};

export const DecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm'), ...Common, ...About, before: FieldsSchema.describe('What was understood, and is right') }),
  z.strictObject({ kind: z.literal('correct'), ...Common, ...About, before: FieldsSchema.describe('What was understood'), after: z.union([TargetFieldsSchema.partial().strict(), TaskFieldsSchema.partial().strict()]).describe('The fields that are wrong, as they should be; the others are right') }),
  z.strictObject({ kind: z.literal('reject'), ...Common, ...About, before: FieldsSchema.describe('What was understood, and is none') }),
  z.strictObject({ kind: z.literal('add'), ...Common, ...About, after: FieldsSchema.describe('What was missed') }),
  z.strictObject({ kind: z.literal('undo'), ...Common, of: z.int().min(1).describe('The decision that no longer counts, by its `seq`') }),
]);

export const ReviewSchema = z
  .strictObject({ schemaVersion: z.literal('1'), id: z.string().min(1), decisions: z.array(DecisionSchema) })
  .refine(({ decisions }) => decisions.every(({ seq }, n) => seq === n + 1), 'decisions are numbered 1, 2, 3 …')
  .refine(({ decisions }) => decisions.every((each) => each.kind !== 'undo' || each.of < each.seq), 'a decision undoes one that comes before it')
  .refine(({ decisions }) => decisions.every(fits), 'what is decided on has the fields of its kind')
  .meta({ id: 'Review' });

export type Review = z.infer<typeof ReviewSchema>;
export type Decision = z.infer<typeof DecisionSchema>;
export type FactDecision = Exclude<Decision, { kind: 'undo' }>;
export type Added = Extract<Decision, { kind: 'add' }>;
export type Judged = Exclude<FactDecision, Added>;
export type Place = FactDecision['evidence'];
export type Agencies = z.infer<typeof AgencySchema>[];
export type Timeframe = z.infer<typeof TimeframeSchema>;
export { comparators };

function fits(decision: Decision): boolean {
  if (decision.kind === 'undo') return true;
  const whole = decision.what === 'target' ? TargetFieldsSchema.strict() : TaskFieldsSchema.strict();
  if (decision.kind === 'add') return whole.safeParse(decision.after).success;
  return whole.safeParse(decision.before).success && (decision.kind !== 'correct' || whole.partial().strict().safeParse(decision.after).success);
}

/** A target or task with what kind it is. */
export type Fact = { readonly what: 'target'; readonly it: Target } | { readonly what: 'task'; readonly it: Task };

export const placeOf = (fact: Fact): Place | null => {
  const evidence = fact.what === 'target' ? fact.it.mentions[0] : fact.it.evidence;
  if (evidence === undefined) return null;
  const { page, bbox, span, text, place } = evidence;
  return { page, bbox, span, text, ...(place === undefined ? {} : { place }) };
};

/** The fields of a fact that people see and correct. */
export function fieldsOf(fact: Fact): TargetFields | TaskFields {
  return fact.what === 'target' ? pick(fact.it, targetFields) : pick(fact.it, taskFields);
}

const pick = <T extends object, K extends keyof T>(it: T, keys: readonly K[]): Pick<T, K> => Object.fromEntries(keys.map((key) => [key, it[key]])) as Pick<T, K>;

/** Decisions that count: neither undone, nor followed by a later one on the same fact. In the order they were made. */
export function standing({ decisions }: Pick<Review, 'decisions'>): FactDecision[] {
  const undone = new Set(decisions.flatMap((each) => (each.kind === 'undo' ? [each.of] : [])));
  const last = new Map<string, FactDecision>();
  for (const each of decisions) {
    if (each.kind === 'undo' || undone.has(each.seq)) continue;
    last.delete(each.case);
    last.set(each.case, each);
  }
  return [...last.values()].sort((a, b) => a.seq - b.seq);
}

/** The same of the files of one document: a case decided on in several of them goes by the latest. */
export function standingOfAll(reviews: readonly Pick<Review, 'decisions'>[]): FactDecision[] {
  if (reviews.length === 1) return standing(reviews[0]!);
  const last = new Map<string, FactDecision>();
  for (const each of reviews.flatMap(standing)) {
    const known = last.get(each.case);
    if (known === undefined || known.at <= each.at) last.set(each.case, each);
  }
  return [...last.values()];
}

export const emptyReview = (id: string): Review => ({ schemaVersion: '1', id, decisions: [] });
