import type { Recurrence } from '../model/record.js';
import type { Point } from './calendar.js';

/** One piece of a time as written; offsets count in the text given. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'recurrence'; readonly recurrence: Recurrence }
  | { readonly kind: 'before' | 'until' | 'from' | 'after' | 'open' }
);

/**
 * Wording of recurrences, on levelled text (see `level`). The first that fits at a place counts, so longer ones stand first.
 * "6 tháng" is a recurrence only beside "định kỳ", "hàng", "mỗi", "/lần" or a following "năm": alone it is a duration.
 */
const recurrenceWords: readonly (readonly [Recurrence, string])[] = [
  ['continuous', 'thường xuyên|liên tục'],
  ['semi-annual', '(?:định kỳ|hàng|mỗi)(?: hàng)? 0?6 tháng(?! (?:đầu|cuối) năm)|0?6 tháng ?\\/ ?(?:1 ?)?lần|0?6 tháng (?:một|1|01) lần|0?6 tháng(?=(?:,| và|;| ?\\/) ?(?:hàng |cuối |một |1 |01 )?năm| hàng năm)|0?2 lần ?(?:\\/|trong|một|mỗi)? ?năm|(?:nửa năm) (?:một|1) lần|bán niên'],
  ['quarterly', '(?:hàng|mỗi|từng|theo|định kỳ) quý|(?:ngày ?\\d{1,2} (?:của )?)?tháng cuối (?:của )?(?:mỗi |hàng )?quý|cuối (?:mỗi )?quý(?! (?:i|v|\\d))|(?:0?1|một) lần ?\\/ ?quý|quý ?\\/ ?lần|0?3 tháng ?\\/ ?(?:1 ?)?lần|0?3 tháng (?:một|1|01) lần'],
  ['monthly', '(?:ngày ?\\d{1,2} (?:của )?)?(?:hàng|mỗi|từng|theo|định kỳ) tháng|cuối mỗi tháng|(?:0?1|một) lần ?\\/ ?tháng|tháng ?\\/ ?lần'],
  ['weekly', '(?:hàng|mỗi|định kỳ) tuần|(?:0?1|một) lần ?\\/ ?tuần'],
  ['daily', '(?:hàng|mỗi) ngày'],
  ['quinquennial', '(?:định kỳ|mỗi|hàng) 0?5 năm|0?5 năm ?\\/ ?lần|0?5 năm (?:một|1|01) lần'],
  ['triennial', '(?:định kỳ|mỗi|hàng) 0?3 năm|0?3 năm ?\\/ ?lần|0?3 năm (?:một|1|01) lần'],
  ['annual', '(?:hàng|mỗi|từng|định kỳ) năm|thường niên|(?:0?1|một) lần ?\\/ ?năm|năm ?\\/ ?lần|(?:1|01|một) năm (?:một|1|01) lần'],
];

const edge = '(?<![A-Za-zÀ-ỹ\\d])';
const roman = '(?:iv|i{1,3}|[1-4])';
const list = (item: string, stop: string): string => `${item}(?:\\s?(?:,|;|-|và|đến)\\s?(?:quý |tháng )?${item}(?![A-Za-zÀ-ỹ\\d${stop}]))*`;
const year = '[12]\\d{3}(?!\\d)';

/** Named groups tell the tokens apart; order is precedence. Works on levelled text. */
const patterns: readonly string[] = [
  ...recurrenceWords.map(([name, words]) => `${edge}(?<${name.replace('-', '')}>${words})(?![A-Za-zÀ-ỹ\\d])`),
  `${edge}(?<open>và (?:các |những )?năm (?:tiếp theo|tiếp sau|sau|kế tiếp)|(?:các|những) năm (?:tiếp theo|tiếp sau|kế tiếp|sau)|trở đi|về sau|và tiếp tục)`,
  `(?<![\\d/])(?:ngày ?)?(?<d1>\\d{1,2}) ?[/.-] ?(?<m1>\\d{1,2}) ?[/.-] ?(?<y1>${year})`,
  `${edge}ngày ?(?<d2>\\d{1,2}) ?tháng ?(?<m2>\\d{1,2})(?: ?(?:,|năm|/)? ?(?<y2>${year}))?`,
  `${edge}ngày ?(?<d3>\\d{1,2}) ?[/-] ?(?<m3>\\d{1,2})(?! ?[/\\d])`,
  `${edge}(?:0?6 tháng|nửa) (?<half>đầu|cuối)(?: của)? năm(?: ?(?<y4>${year}))?`,
  `${edge}tháng ?(?<m5>${list('\\d{1,2}(?!\\d)', '/.')})(?: ?(?:/|\\.|-|,? ?năm) ?(?<y5>${year}))?`,
  `(?<![\\d/])(?<m6>\\d{1,2}) ?/ ?(?<y6>${year})`,
  `(?<![\\d/])(?<d7>\\d{1,2}) ?/ ?(?<m7>\\d{1,2})(?! ?[/\\d])`,
  `${edge}(?:quý|q\\.?) ?(?<q8>${list(roman, '')})(?![A-Za-zÀ-ỹ\\d])(?: ?(?:/|-|,|\\.|của)? ?(?:năm)? ?(?<y8>${year}))?`,
  `(?<![A-Za-zÀ-ỹ\\d./-]|[/.-] )(?:năm ?)?(?<y9>${year})(?! ?[/.]\\d)|(?<=[-–] ?)(?<y10>${year})`,
  `${edge}(?<before>trước)(?= )`,
  `${edge}(?<until>đến hết|đến cuối|đến trước|đến|hết|chậm nhất|muộn nhất|không quá)(?= )`,
  `${edge}(?<from>từ|kể từ|bắt đầu)(?= )`,
  `${edge}(?<after>sau)(?= )`,
];
const pattern = new RegExp(patterns.join('|'), 'gu');

/**
 * Lower case, plain dashes and blanks, one spelling of quý and hàng; as many units as the text given, so that offsets hold.
 * Runs of blanks stay (a token's pattern then meets single ones only): give text with blanks folded.
 */
export function level(text: string): string {
  const lower = text.toLowerCase();
  // A letter that grows when lowered (İ) stays as it is; hardly any text has one.
  const low = lower.length === text.length ? lower : Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
  return low
    .replace(/[–—−‐‑]/g, '-')
    .replace(/⁄/g, '/')
    // A hyphen that was read as a dot.
    .replace(/(?<!\d)((?:19|20)\d\d)[.,~=](?=(?:19|20)\d\d(?!\d))/g, '$1-')
    .replace(/\s/gu, ' ')
    .replace(/qúy|quí|qui(?= [iv1-4])|quy(?= [iv1-4]+[ /,])/gu, 'quý')
    .replace(/hằng/gu, 'hàng')
    .replace(/mổi/gu, 'mỗi')
    .replace(/định kì/gu, 'định kỳ');
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** The times and words about times in a text, in order. Never overlapping. Linear in the length of the text. */
export function tokens(levelled: string): Token[] {
  const out: Token[] = [];
  for (const match of levelled.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    for (const piece of meaning(match.groups!)) out.push({ start, end, ...piece });
  }
  return out;
}

type Piece = { kind: 'point'; point: Point } | { kind: 'recurrence'; recurrence: Recurrence } | { kind: 'before' | 'until' | 'from' | 'after' | 'open' };

function meaning(g: Record<string, string | undefined>): Piece[] {
  for (const [name] of recurrenceWords) if (g[name.replace('-', '')] !== undefined) return [{ kind: 'recurrence', recurrence: name }];
  for (const kind of ['open', 'before', 'until', 'from', 'after'] as const) if (g[kind] !== undefined) return [{ kind }];
  return points(g).map((point) => ({ kind: 'point', point }));
}

function points(g: Record<string, string | undefined>): Point[] {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  const at = (unit: Point['unit'], y: number | null, month = 1, day = 1): Point => ({ unit, year: y, month, day });
  for (const k of ['1', '2', '3', '7']) if (g[`d${k}`] !== undefined) return [at('day', number(g[`y${k}`]), Number(g[`m${k}`]), Number(g[`d${k}`]))];
  if (g['half'] !== undefined) return (g['half'] === 'đầu' ? [1, 4] : [7, 10]).map((m) => at('quarter', number(g['y4']), m));
  if (g['m5'] !== undefined) return (g['m5'].match(/\d+/g) ?? []).map((m) => at('month', number(g['y5']), Number(m)));
  if (g['m6'] !== undefined) return [at('month', number(g['y6']), Number(g['m6']))];
  if (g['q8'] !== undefined) {
    const quarters = (g['q8'].match(/iv|i{1,3}|[1-4]/g) ?? []).map((q) => romans[q] ?? Number(q));
    return quarters.map((q) => at('quarter', number(g['y8']), q * 3 - 2));
  }
  return [at('year', number(g['y9'] ?? g['y10']))];
}
