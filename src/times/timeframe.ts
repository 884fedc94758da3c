import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import { recurrences, type Recurrence, type Timeframe } from '../model/record.js';
import { before, exists, firstDay, lastDay, planYear, possibleYears, written, type Point, type TimeContext } from './calendar.js';
import { level, tokens, type Token } from './tokens.js';

export type { TimeContext } from './calendar.js';

/** Units of text looked at: a cell is never longer, hostile input may be. */
const longest = 2000;

/** A point with the word that stands before it. */
interface Bound {
  readonly point: Point;
  readonly says: 'both' | 'before' | 'until' | 'from' | 'after';
}

/**
 * The time of a task: a cell of the time column or what stands after "Thời gian thực hiện:".
 * null for an empty cell. `text` is kept as written (blanks folded); what is not understood leaves `from` and `to` null,
 * with a finding. Several times: the earliest to the latest; several recurrences: the most frequent.
 */
export function parseTimeframe(text: string, context: TimeContext): { timeframe: Timeframe; findings: Finding[] } | null {
  const clean = trimmed(text.replace(/\s+/gu, ' '));
  if (!/[A-Za-zÀ-ỹ\d]/u.test(clean)) return null;
  const findings: Finding[] = [];
  const low = level(clean.slice(0, longest));
  const list = tokens(low);
  const recurrence = mostFrequent(list) ?? unsaidYear(low, list);
  const bounds = resolve(list, recurrence, context).filter((b) => possible(b, list, context, clean, findings));
  const openEnded = list.some((t) => t.kind === 'open');
  const { from, to } = ends(bounds, openEnded);
  if (from === null && to === null && recurrence === null && !openEnded && findings.length === 0) findings.push(finding('unread-timeframe', { text: clean }));
  findings.push(...cutYears(low, list, clean), ...(findings.some(({ code }) => code === 'impossible-year') ? [] : reversed(list, clean)), ...earlyStart(bounds, context, clean));
  return { timeframe: { text: clean, from: from && written(from), to: to && written(to), recurrence, openEnded }, findings };
}

/** Without the marks that part it from what stands around it; a bracket closed but never opened is one of them. */
function trimmed(text: string): string {
  const bare = text.replace(/^[:;,.\s]+|[;,.\s]+$/gu, '');
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1).replace(/[;,.\s]+$/u, '') : bare;
}

function mostFrequent(list: readonly Token[]): Recurrence | null {
  const found = list.flatMap((t) => (t.kind === 'recurrence' ? [t.recurrence] : []));
  return recurrences.find((r) => found.includes(r)) ?? null;
}

/** "định kỳ … trước ngày 20/11": a day without a year that comes back. */
function unsaidYear(low: string, list: readonly Token[]): Recurrence | null {
  const points = list.flatMap((t) => (t.kind === 'point' ? [t.point] : []));
  return points.length > 0 && points.every((p) => p.year === null) && low.includes('định kỳ') ? 'annual' : null;
}

/**
 * Points with their years: a month, quarter or day without a year takes that of the next point that has one, else that
 * of the point before, else the plan's. Beside a recurrence ("trước ngày 15/12 hàng năm") it has none and says nothing of its own.
 */
function resolve(list: readonly Token[], recurrence: Recurrence | null, context: TimeContext): Bound[] {
  const out: Bound[] = [];
  let says: Bound['says'] = 'both';
  let year = null as number | null;
  const next = yearsAhead(list);
  list.forEach((token, i) => {
    if (token.kind === 'before' || token.kind === 'until' || token.kind === 'from' || token.kind === 'after') {
      // "đến trước ngày 31/12": the nearer word counts
      says = token.kind;
    } else if (token.kind === 'point') {
      const own = token.point.year ?? next[i] ?? year ?? (recurrence !== null && recurrence !== 'continuous' ? null : planYear(context));
      const point = { ...token.point, year: own };
      if (own !== null) out.push({ point, says });
      year = own;
      // "trước ngày 30/6, 31/12": one word for several points of one token
      if (list[i + 1]?.start !== token.start) says = 'both';
    } else says = 'both';
  });
  return out;
}

/** For each token the first year said at it or after it. */
function yearsAhead(list: readonly Token[]): (number | null)[] {
  const out = new Array<number | null>(list.length).fill(null);
  let year: number | null = null;
  for (let i = list.length - 1; i >= 0; i--) {
    const token = list[i]!;
    if (token.kind === 'point' && token.point.year !== null) year = token.point.year;
    out[i] = year;
  }
  return out;
}

/** Whether the day and the year can be; one that cannot is reported. */
function possible(bound: Bound, list: readonly Token[], context: TimeContext, text: string, findings: Finding[]): boolean {
  const { low, high } = possibleYears(context);
  const year = bound.point.year!;
  if (!exists(bound.point)) {
    findings.push(finding('impossible-date', { text }));
    return false;
  }
  if (year >= low && year <= high && !leapsOut(bound.point, list)) return true;
  findings.push(finding('impossible-year', { year, text }));
  return false;
}

/** Years said as such, in the order of the text. */
const yearsIn = (list: readonly Token[]): number[] => list.flatMap((t) => (t.kind === 'point' && t.point.unit === 'year' && t.point.year !== null ? [t.point.year] : []));

/** A year in a list that is greater than the one after it while its neighbours ascend ("2022, 2023, 2034, 2025"). */
function leapsOut(point: Point, list: readonly Token[]): boolean {
  if (point.unit !== 'year') return false;
  const years = yearsIn(list);
  const at = years.indexOf(point.year!);
  if (years.length < 3 || at < 1 || at === years.length - 1) return false;
  return years[at - 1]! < years[at + 1]! && point.year! > years[at + 1]!;
}

function ends(bounds: readonly Bound[], openEnded: boolean): { from: Point | null; to: Point | null } {
  let from: Point | null = null;
  let to: Point | null = null;
  for (const { point, says } of bounds) {
    const starts = says === 'after' ? { ...point, year: point.unit === 'year' ? point.year! + 1 : point.year } : point;
    const stops = says === 'before' ? before(point) : point;
    if (says === 'both' || says === 'from' || says === 'after') from = from === null || firstDay(starts) < firstDay(from) ? starts : from;
    if (says === 'both' || says === 'before' || says === 'until') to = to === null || lastDay(stops) > lastDay(to) ? stops : to;
  }
  // open-ended: what stands last is where it goes on from, no end
  return { from, to: openEnded ? null : to };
}

/** Years that run backwards ("2023-2021", "từ năm 2025 đến năm 2023"): one of them was written or read wrong. */
function reversed(list: readonly Token[], text: string): Finding[] {
  const years = yearsIn(list);
  return years.some((year, i) => i > 0 && year < years[i - 1]!) ? [finding('reversed-years', { text })] : [];
}

/** Figures that a dash ties to a year and that are none: one end of a span of years was cut or misread ("2024 - 202", "023-2025"). */
function cutYears(low: string, list: readonly Token[], text: string): Finding[] {
  const isCut = list.some((token) => {
    if (token.kind !== 'point' || token.point.unit !== 'year') return false;
    const [before, after] = [low.slice(0, token.start), low.slice(token.end)];
    return /(?<![\d/])\d{1,3}\s?-\s?$/u.test(before) || /^\s?-\s?(?!(?:19|20)\d\d(?!\d))\d{1,3}(?![\d/%])/u.test(after);
  });
  return isCut ? [finding('cut-years', { text })] : [];
}

function earlyStart(bounds: readonly Bound[], context: TimeContext, text: string): Finding[] {
  const issued = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(context.issuedOn ?? '');
  if (issued === null) return [];
  const day = Number(issued[1]) * 10000 + Number(issued[2] ?? 1) * 100 + Number(issued[3] ?? 1);
  return bounds.some((b) => b.says !== 'before' && b.says !== 'until' && lastDay(b.point) < day) ? [finding('timeframe-before-issue', { text })] : [];
}
