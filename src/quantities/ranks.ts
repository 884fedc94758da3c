import type { Comparator } from '../model/record.js';
import { comparatorAfter } from './comparators.js';
import type { Quantity } from './quantities.js';

const places = 'tỉnh|thành phố|địa phương|quốc gia|nước|đơn vị|huyện|xã|phường|cả nước|toàn quốc|dẫn đầu|đứng đầu|đầu|cao|tốt|khá|bộ, ngành';
const groupBefore = /(?<![A-Za-zÀ-ỹ\d])(?:nhóm|tốp|tóp|top)(?: dẫn đầu| đầu| các)? {1,2}$/u;
const topBefore = /(?<![A-Za-zÀ-ỹ\d])(?:tốp|tóp|top) {0,2}-? {0,2}$/u;
const groupAfter = new RegExp(`^ {0,2}(?:${places})(?![A-Za-zÀ-ỹ\\d])`, 'u');
const amongBefore = /(?<![A-Za-zÀ-ỹ\d])(?:trong|thuộc|vào|nằm trong|lọt vào|là một trong|là 1 trong)(?: số| các)? {1,2}$/u;
const amongAfter = /^ {0,2}(?:tỉnh|địa phương|thành phố|đơn vị)[^.;]{0,80}?(?:dẫn đầu|cao nhất|tốt nhất|đứng đầu|có chỉ số|xếp hạng cao)/u;
const placeBefore = /(?<![A-Za-zÀ-ỹ\d])(?:(?:xếp|đứng|giữ|ở|đạt|vươn lên|lên|trong|từ) (?:vị )?thứ|(?:xếp |thứ |đứng )hạng(?: thứ)?|vị trí(?: thứ)?|vị thứ|thứ bậc|thứ hạng(?: [A-Za-zÀ-ỹ ()]{1,60}?)?(?: đạt| là| thứ| từ)?) {1,2}$/u;

/** A rank: "nhóm 15 tỉnh", "top 03", "trong nhóm 30/63", "xếp thứ 12". The words stay outside the span: they belong to the wording. */
export function readRank(lower: string, raw: { readonly start: number; readonly end: number; readonly text: string }): Quantity | null {
  if (!/^\d{1,3}$/.test(raw.text)) return null;
  const before = lower.slice(Math.max(0, raw.start - 80), raw.start);
  const base = /^ ?\/ ?\d{1,3}(?![\d.,])/.exec(lower.slice(raw.end, raw.end + 8))?.[0] ?? '';
  const end = raw.end + base.length;
  if (/^ {0,2}%/.test(lower.slice(end, end + 3))) return null;
  const rest = lower.slice(end, end + 120);
  const inGroup = topBefore.test(before) || (groupBefore.test(before) && (base !== '' || groupAfter.test(rest)));
  if (inGroup || (amongBefore.test(before) && amongAfter.test(rest))) return rank(raw, end, 'lte');
  if (!placeBefore.test(before)) return null;
  const after = comparatorAfter(lower, end);
  return rank(raw, after?.end ?? end, after || /^[A-Za-zÀ-ỹ ]{1,40} trở lên(?![A-Za-zÀ-ỹ])/u.test(rest) ? 'lte' : 'eq');
}

function rank(raw: { readonly start: number; readonly text: string }, end: number, comparator: Comparator): Quantity {
  const value = Number(raw.text);
  return {
    span: [raw.start, end], numberSpan: [raw.start, end], comparator, min: comparator === 'lte' ? null : value, max: value, unit: 'rank', perYear: false, flags: [],
  };
}
