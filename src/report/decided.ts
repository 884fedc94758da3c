import type { Decided, Reading } from '../dataset/facts.js';
import { valueWords } from './format.js';
import { html, type Html } from './html.js';
import { both, say, t } from './words.js';

/** Who decided what about a fact, and when: as much as rows show. */
export type Mark = Pick<Decided, 'kind' | 'reviewer' | 'at'>;

/** Decisions by the kind and id of their facts; of several the latest. */
export function marksOf({ decided = [] }: Pick<Reading, 'decided'>): (what: Decided['what'], id: string) => Decided | undefined {
  const marks = new Map(decided.map((each) => [`${each.what}|${each.id}`, each]));
  return (what, id) => marks.get(`${what}|${id}`);
}

/** A time in UTC the Vietnamese way: 31/12/2025 08:05 UTC. */
const moment = (at: string): string => `${at.slice(0, 10).split('-').reverse().join('/')} ${at.slice(11, 16)} UTC`;

/** The badge of a row that a person decided on: what, who, when; of a corrected value also what had been read. */
export function badge(mark: Mark | undefined | null, was: Html | '' = ''): Html {
  if (mark === undefined || mark === null) return html``;
  return html` <small class="decided ${mark.kind}"><strong>✓ ${t(`decided-${mark.kind}`)}</strong> ${t('decidedBy', { reviewer: mark.reviewer })}, <time datetime="${mark.at}">${moment(mark.at)}</time>${was}</small>`;
}

/** What had been read in place of a corrected value. */
export function wasRead({ kind, before }: Decided, now: { readonly min?: number | null; readonly max?: number | null; readonly comparator?: string; readonly unit?: string }): Html | '' {
  if (kind !== 'correct' || before === null || !('comparator' in before) || (['comparator', 'min', 'max', 'unit'] as const).every((field) => before[field] === now[field])) return '';
  const value = valueWords(before);
  return html`; ${both({ vi: say('wasRead', 'vi', { value: value.vi }), en: say('wasRead', 'en', { value: value.en }) })}`;
}

/** Facts people rejected: they are in no table of the report. */
export const rejectedIn = ({ decided = [] }: Pick<Reading, 'decided'>): readonly Decided[] => decided.filter(({ kind }) => kind === 'reject');
