import type { Span } from '../model/provenance.js';
import { lowerInPlace } from '../quantities/lower.js';

/**
 * A time named in a text that a value can be due at.
 * `due`: "đến năm 2025", "năm 2025", "giai đoạn 2021-2025" (its end); `vision`: after "định hướng", "tầm nhìn"; `baseline`: "so với năm 2020".
 */
export interface Due {
  readonly span: Span;
  readonly year: number;
  readonly kind: 'due' | 'vision' | 'baseline';
  /** The phrase opens with a word of limit ("đến", "trước", "hết"). */
  readonly limit: boolean;
}

const year = '(?:19[4-9]\\d|20\\d\\d|2100)';
const anyYear = /(?:19[4-9]|20\d|210)\d/;
const limitWords = '(?:đến|tới|vào|trước|trong|hết|cuối|đầu|chậm nhất|từ nay đến|ngay trong|kể từ|từ|sang|bước sang|hoàn thành)';
const patterns: readonly RegExp[] = [
  // "các năm 2023, 2024 và 2025"
  new RegExp(`(?:${limitWords} {1,2}){0,2}(?:các )?năm ${year}(?:(?:, ?| và | ; )(?:năm )?${year}){0,8}(?:, ?| và )(?:năm )?(${year})(?![\\d%])`, 'gu'),
  // "giai đoạn 2021 - 2025", "từ năm 2023 đến năm 2025", "2022-2025"
  new RegExp(`(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|từ|trong)(?: năm)? {0,2})*(?<!\\d)${year} {0,2}(?:-|đến|đến hết|đến năm|đến hết năm) {0,2}(${year})(?![\\d%])`, 'gu'),
  // "đến hết năm 2025", "năm 2025", "trong năm 2025", "đến năm 2025"
  new RegExp(`(?:${limitWords} {1,2}){0,4}năm {1,2}(${year})(?![\\d%])`, 'gu'),
  // "trước ngày 31/12/2025", "trước tháng 9/2023", "quý IV/2025"
  new RegExp(`(?:(?:trước|đến|hoàn thành trong|xong trong|chậm nhất|trong)(?: hết| cuối)? {1,2})(?:(?:ngày {1,2})?\\d{1,2} ?/ ?\\d{1,2} ?/ ?|tháng {1,2}\\d{1,2} ?/ ?|qu[ýí] {1,2}(?:[ivx]+|\\d)(?: ?[/-] ?| năm ))(${year})(?![\\d%])`, 'gu'),
  new RegExp(`qu[ýí] {1,2}(?:[ivx]+|\\d)(?: ?[/-] ?| năm )(${year})(?![\\d%])`, 'gu'),
  // "đến 2025", "(2025)"
  new RegExp(`(?:đến|tới|hết|trước|tầm nhìn|định hướng) {1,2}(${year})(?![\\d%/])`, 'gu'),
];
const rangePattern = new RegExp(`(?<!\\d)(${year}) {0,2}(?:-|đến|đến hết|đến năm) {0,2}(${year})(?!\\d)`, 'u');
const visionBefore = /(?:định hướng|tầm nhìn)(?: phát triển)?(?: đến| tới)?(?: hết)? {0,2}$/u;
const baselineBefore = /(?:so(?: với)?|gấp(?: [\d.,]+)? lần|lần|hơn|so sánh với|bằng|của|cùng kỳ|kể từ|số liệu|theo)(?: cùng kỳ| thực hiện| đầu| cuối)? {0,2}$/u;
const documentBefore = /(?:ngày \d{1,2} tháng \d{1,2} {0,2}|ngày \d{1,2}[/-]\d{1,2}[/-] ?|số \S{1,20} {1,2}|tháng \d{1,2} {0,2})$/u;

/** Every due time a text names, in reading order; dates of documents are not due times. */
export function findDues(text: string): Due[] {
  if (!anyYear.test(text)) return [];
  const lower = lowerInPlace(text);
  const found: Due[] = [];
  for (const pattern of patterns) {
    for (const match of lower.matchAll(pattern)) {
      const span: Span = [match.index, match.index + match[0].length];
      if (found.some((d) => d.span[0] < span[1] && span[0] < d.span[1])) continue;
      const before = lower.slice(Math.max(0, span[0] - 48), span[0]);
      if (documentBefore.test(before)) continue;
      const inside = match[0];
      const vision = visionBefore.test(before) || /^(?:tầm nhìn|định hướng)/u.test(inside);
      const kind = vision ? 'vision' : baselineBefore.test(before) || /^kể từ/u.test(inside) ? 'baseline' : 'due';
      found.push({ span, year: Number(match[1]), kind, limit: /^(?:đến|tới|trước|hết|vào|chậm|từ nay|ngay|trong|hoàn thành|xong|cuối)/u.test(inside) });
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

/** The year a heading, a title or a group row sets for what stands under it: the first due year, a vision only where it stands alone. */
export function governingYear(title: string): number | null {
  const dues = findDues(title);
  const due = dues.find((d) => d.kind === 'due') ?? dues.find((d) => d.kind === 'vision');
  return due?.year ?? null;
}

/** The span of years a title names ("giai đoạn 2021-2025"); null where it names none. */
export function governingPeriod(title: string): { from: number; to: number } | null {
  const found = rangePattern.exec(lowerInPlace(title));
  return found && { from: Number(found[1]), to: Number(found[2]) };
}

/** The last year of a cell of times ("2022 - 2025", "Quý IV/2025"). */
export function lastYear(text: string): number | null {
  const years = [...text.matchAll(new RegExp(`(?<!\\d)${year}(?!\\d)`, 'gu'))].map((m) => Number(m[0]));
  return years.at(-1) ?? null;
}
