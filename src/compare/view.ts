import type { DocumentRecord } from '../model/record.js';
import { fieldChanges, meaningOf, spellingOf, valuesOf, type Fields } from './fields.js';
import type { Matchable } from './match.js';
import type { Fact, FieldChange } from './model.js';

/** A fact as it is compared: what is shown of it, what is compared, and what helps to find its partner. */
export interface View extends Matchable {
  readonly id: string | null;
  readonly text: string;
  readonly page: number | null;
  readonly fields: Fields;
  /** Confidence and its like: told apart from what is stated. */
  readonly trust: Fields;
  /** Index of the fact this one stands in: a section's parent, a row's table. */
  readonly within?: number | null;
}

export type Draft = Pick<View, 'id' | 'text' | 'page' | 'fields' | 'wording' | 'traits'> & {
  readonly trust?: Fields;
  readonly block?: string;
  /** Where it stands in words, for facts that are alike but for that. */
  readonly place?: string;
  /** Keys looser than the fact whole, the strictest first. */
  readonly looser?: readonly string[];
  readonly within?: number | null;
};

/** A view with its keys: the fact whole, then what it means, then what its kind says. */
export function view({ block = '', place = '', looser = [], trust = {}, ...draft }: Draft): View {
  const meaning = meaningOf(draft.fields);
  const whole = `${meaning}\n${spellingOf(draft.fields)}\n${meaningOf(trust)}`;
  return { ...draft, trust, block, last: JSON.stringify([draft.id, draft.page]), keys: [`${whole}\n${place}`, whole, `${meaning}\n${place}`, meaning, ...looser] };
}

export const factOf = ({ id, text, page, fields }: View): Fact => ({ id, text, page, fields: valuesOf(fields) });

/** What changed of one fact: what it states, then how far it is trusted. */
export const changesOf = (a: View, b: View): FieldChange[] => [...fieldChanges(a.fields, b.fields), ...fieldChanges(a.trust, b.trust, true)];

/** The views of one kind in a record. */
export type Viewer = (record: DocumentRecord) => View[];
