import type { Agency } from '../model/record.js';
import type { FieldChange, Value } from './model.js';
import { comparable } from './words.js';

/** One compared field: what is shown, what tells whether it means the same, what tells whether it is written the same. */
export interface Field {
  readonly value: Value;
  readonly meaning: string;
  readonly spelling: string;
}
export type Fields = Readonly<Record<string, Field>>;

/** A field of words. */
export function words(text: string | null): Field {
  if (text === null) return plain(null);
  return { value: text, meaning: `"${comparable(text)}`, spelling: text.normalize('NFC').replace(/\s+/gu, ' ').trim() };
}

/** A number, an id, a choice. */
export function plain(value: string | number | boolean | null): Field {
  const key = JSON.stringify(value);
  return { value, meaning: key, spelling: key };
}

/** Words in a list whose order says nothing. */
export function wordList(list: readonly string[]): Field {
  const texts = list.map(words);
  return { value: [...list], meaning: joined(texts.map((t) => t.meaning)), spelling: joined(texts.map((t) => t.spelling)) };
}

/** Agencies: the same where their ids are, however they were written. */
export function agencies(list: readonly Agency[]): Field {
  const ids = joined(list.map(({ id }) => id));
  return { value: list.map(({ name }) => name), meaning: ids, spelling: ids };
}

const joined = (keys: readonly string[]): string => JSON.stringify([...keys].sort());

/** What of two sets of fields differs, in the order of the names. A field that only one side has is null on the other. */
export function fieldChanges(a: Fields, b: Fields, trust = false): FieldChange[] {
  const out: FieldChange[] = [];
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const change = fieldChange(field, a[field] ?? none, b[field] ?? none, trust);
    if (change !== null) out.push(change);
  }
  return out;
}

const none = plain(null);

/** One field's change, or null. */
export function fieldChange(field: string, before: Field, after: Field, trust = false): FieldChange | null {
  const same = before.meaning === after.meaning;
  if (same && before.spelling === after.spelling) return null;
  return { field, kind: trust ? 'trust' : same ? 'spelling' : 'value', before: before.value, after: after.value };
}

/** The fields as values, for showing. */
export const valuesOf = (fields: Fields): Record<string, Value> => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
export const meaningOf = (fields: Fields): string => JSON.stringify(Object.entries(fields).map(([name, field]) => [name, field.meaning]));
export const spellingOf = (fields: Fields): string => JSON.stringify(Object.entries(fields).map(([name, field]) => [name, field.spelling]));
