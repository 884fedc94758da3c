import type { Comparator } from '../model/record.js';
import { html, type Html } from './html.js';
import { both, t, type Words } from './words.js';

// As many digits as the number has: what is shown is never rounded.
const plain = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 20 });
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** A number the Vietnamese way: 1.234,5. */
export const number = (n: number): string => plain.format(n);
export const count = (n: number): string => whole.format(n);

/** What follows a number of a unit. */
export const unitWords: Readonly<Record<string, Words>> = {
  percent: { vi: '%', en: '%' }, 'percent-per-year': { vi: '%/năm', en: '%/year' }, 'percentage-point': { vi: ' điểm %', en: ' percentage points' }, rank: { vi: ' (hạng)', en: ' (rank)' }, count: { vi: '', en: '' },
  vnd: { vi: ' đồng', en: ' VND' }, usd: { vi: ' USD', en: ' USD' }, person: { vi: ' người', en: ' people' }, household: { vi: ' hộ', en: ' households' }, times: { vi: ' lần', en: ' times' }, score: { vi: ' điểm', en: ' points' },
  hectare: { vi: ' ha', en: ' ha' }, 'square-metre': { vi: ' m²', en: ' m²' }, kilometre: { vi: ' km', en: ' km' }, tonne: { vi: ' tấn', en: ' t' }, megawatt: { vi: ' MW', en: ' MW' },
  'megabit-per-second': { vi: ' Mb/s', en: ' Mb/s' }, 'gigabit-per-second': { vi: ' Gb/s', en: ' Gb/s' }, 'per-100-people': { vi: ' / 100 dân', en: ' per 100 people' }, 'per-10000-people': { vi: ' / 10.000 dân', en: ' per 10.000 people' },
  'vnd-per-person-per-year': { vi: ' đồng/người/năm', en: ' VND per person and year' }, 'vnd-per-person': { vi: ' đồng/người', en: ' VND per person' },
  day: { vi: ' ngày', en: ' days' }, hour: { vi: ' giờ', en: ' hours' }, minute: { vi: ' phút', en: ' minutes' }, month: { vi: ' tháng', en: ' months' }, year: { vi: ' năm', en: ' years' }, other: { vi: ' (đơn vị khác)', en: ' (other unit)' },
};

const signs: Readonly<Record<Comparator, string>> = { eq: '', gt: '> ', gte: '≥ ', lt: '< ', lte: '≤ ', range: '', approx: '≈ ' };

export interface Valued { readonly comparator: Comparator; readonly min: number | null; readonly max: number | null; readonly unit: string }

/** The numbers of a value, without unit: "≥ 1.234,5", "10–20". */
export function bounds({ comparator, min, max }: Omit<Valued, 'unit'>): string {
  const [low, high] = [min ?? max, max ?? min];
  if (low === null || high === null) return '–';
  return `${signs[comparator]}${low === high ? number(low) : `${number(low)}–${number(high)}`}`;
}

/** A value with its unit, as words in both languages. */
export function valueWords(value: Valued): Words {
  const unit = unitWords[value.unit] ?? { vi: ` ${value.unit}`, en: ` ${value.unit}` };
  const text = bounds(value);
  return { vi: text + unit.vi, en: text + unit.en };
}
export const valueOf = (value: Valued): Html => both(valueWords(value));

/** A date as far as a record gives it, the Vietnamese way: 31/12/2025, 12/2025, 2025. */
export const date = (text: string | null): string => (text === null ? '' : /^\d{4}(?:-\d{2}){0,2}$/.test(text) ? text.split('-').reverse().join('/') : text);

export const levelOf = (level: string | null): Html => t(level === 'province' || level === 'district' || level === 'commune' ? `level-${level}` : 'everyLevel');

/** Text of a document; what is longer than a row should be is in the reading text. */
export const longest = 4000;
export const documentText = (text: string): Html => html`<span lang="vi" class="said">${text.length > longest ? cutAt(text, longest) : text}</span>${text.length > longest ? html`… ${t('cut')}` : ''}`;

/** Cut between code points. */
export const cutAt = (text: string, at: number): string => text.slice(0, /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at);
