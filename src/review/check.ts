import * as z from 'zod';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Words } from '../findings/confidence-reasons.js';
import { units, type Agency } from '../model/record.js';
import { readAgencies } from '../registers/agencies.js';
import { TargetFieldsSchema, TaskFieldsSchema, type FactKind, type TargetFields, type TaskFields } from './model.js';

/** What a person typed that cannot be; in both languages. */
export class FieldError extends Error {
  constructor(readonly field: string, readonly words: Words) {
    super(`${field}: ${words.en}`);
  }
}

/** Agencies are typed by their names, a list each. */
const Names = z.array(z.string().trim().min(1).max(300)).max(50);
const ByName = { lead: Names, coordinating: Names, implementing: Names };
const TypedTarget = TargetFieldsSchema.extend({ ...ByName, label: z.string().trim().min(1).max(2000) }).partial().strict();
const TypedTask = TaskFieldsSchema.extend({ ...ByName, text: z.string().trim().min(1).max(20_000), deliverable: z.string().trim().max(5000).nullable() }).partial().strict();

type Fields = Partial<TargetFields & TaskFields>;

/**
 * The fields of a fact as a person typed them, checked. `known` are agencies whose names stand for themselves; others are looked up in the register.
 * @throws {FieldError} for what cannot be
 */
export function readFields(what: FactKind, given: unknown, known: readonly Agency[], catalogue: Catalogue): Fields {
  const parsed = (what === 'target' ? TypedTarget : TypedTask).safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new FieldError(String(issue.path[0] ?? 'fields'), { vi: 'giá trị không hợp lệ', en: issue.message });
  }
  const { lead, coordinating, implementing, ...rest } = parsed.data;
  const fields: Fields = { ...rest };
  for (const [role, names] of Object.entries({ lead, coordinating, implementing })) if (names !== undefined) fields[role as keyof typeof ByName] = agenciesOf(names, known, role);
  if (fields.indicator !== undefined && fields.indicator !== null && !catalogue.byId.has(fields.indicator)) throw new FieldError('indicator', { vi: `không có trong danh mục: ${fields.indicator}`, en: `not in the catalogue: ${fields.indicator}` });
  if (fields.unit !== undefined && !(units as readonly string[]).includes(fields.unit)) throw new FieldError('unit', { vi: `đơn vị không có trong danh sách: ${fields.unit}`, en: `not one of the units: ${fields.unit}` });
  if (fields.year !== undefined && fields.year !== null && (fields.year < 1945 || fields.year > 2100)) throw new FieldError('year', { vi: 'năm phải từ 1945 đến 2100', en: 'expected a year from 1945 to 2100' });
  return fields;
}

function agenciesOf(names: readonly string[], known: readonly Agency[], role: string): Agency[] {
  const out: Agency[] = [];
  for (const name of names) {
    const same = known.find((each) => each.name === name);
    const found = same === undefined ? readAgencies(name) : [same];
    if (found.length === 0) throw new FieldError(role, { vi: `không hiểu tên cơ quan: ${name}`, en: `no agency can be read in: ${name}` });
    for (const each of found) if (!out.some(({ id }) => id === each.id)) out.push(each);
  }
  return out;
}

/** What a target's bounds must be for its comparator (contract of the record). @throws {FieldError} */
export function checkValue({ comparator, min, max }: Pick<TargetFields, 'comparator' | 'min' | 'max'>): void {
  const right = comparator === 'gt' || comparator === 'gte' ? min !== null && max === null
    : comparator === 'lt' || comparator === 'lte' ? min === null && max !== null
      : comparator === 'range' ? min !== null && max !== null && min < max : min !== null && min === max;
  if (!right) throw new FieldError('value', { vi: 'trị số không hợp với cách so sánh', en: 'the numbers do not go with the comparison' });
}
