import type { Finding } from '../model/finding.js';
import type { Recurrence } from '../model/record.js';

/** What the reading of a time knows of its document. */
export interface TimeContext {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null. */
  readonly issuedOn: string | null;
  readonly period: { readonly from: number | null; readonly to: number | null; readonly vision: number | null };
}

/** A stretch of time as written: a day, a month, a quarter or a year. `year` null: not said. */
export interface Point {
  readonly unit: 'day' | 'month' | 'quarter' | 'year';
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

export interface ReadTime {
  readonly from: string | null;
  readonly to: string | null;
  readonly recurrence: Recurrence | null;
  readonly openEnded: boolean;
  readonly findings: readonly Finding[];
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const two = (n: number): string => String(n).padStart(2, '0');

/** Whether there is such a day or month; 29 February counts in leap years only. */
export function exists(point: Point): boolean {
  if (point.unit === 'year') return true;
  if (point.month < 1 || point.month > 12) return false;
  if (point.unit !== 'day') return true;
  const leap = point.year === null || (point.year % 4 === 0 && (point.year % 100 !== 0 || point.year % 400 === 0));
  const last = point.month === 2 && !leap ? 28 : daysOfMonth[point.month - 1]!;
  return point.day >= 1 && point.day <= last;
}

/** `2022`, `2023-Q1`, `2023-09`, `2022-12-31`. A quarter's `month` is its first month. */
export function written(point: Point): string {
  const year = String(point.year);
  if (point.unit === 'year') return year;
  if (point.unit === 'quarter') return `${year}-Q${(point.month + 2) / 3}`;
  return point.unit === 'month' ? `${year}-${two(point.month)}` : `${year}-${two(point.month)}-${two(point.day)}`;
}

/** First day as a number that orders: yyyymmdd. */
export function firstDay(point: Point): number {
  const month = point.unit === 'year' ? 1 : point.month;
  return point.year! * 10000 + month * 100 + (point.unit === 'day' ? point.day : 1);
}

/** Last day as a number that orders: yyyymmdd (months taken as 31 days long). */
export function lastDay(point: Point): number {
  if (point.unit === 'day') return firstDay(point);
  const month = point.unit === 'year' ? 12 : point.unit === 'quarter' ? point.month + 2 : point.month;
  return point.year! * 10000 + month * 100 + 31;
}

/**
 * The bound "trước …" sets: "trước ngày D" is D itself; before a month, a quarter or a year it is the day before its
 * first ("trước tháng 9/2023" → 2023-08-31).
 */
export function before(point: Point): Point {
  if (point.unit === 'day') return point;
  const first = point.unit === 'year' ? 1 : point.month;
  const year = first === 1 ? point.year! - 1 : point.year!;
  const month = first === 1 ? 12 : first - 1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return { unit: 'day', year, month, day: month === 2 && !leap ? 28 : daysOfMonth[month - 1]! };
}

/** The year a month or day without a year is taken to stand in: that of a one-year plan, else the year of issue. */
export function planYear(context: TimeContext): number | null {
  const { from, to } = context.period;
  return from !== null && from === to ? from : issueYear(context);
}

export function issueYear(context: TimeContext): number | null {
  const match = /^(\d{4})/.exec(context.issuedOn ?? '');
  return match ? Number(match[1]) : null;
}

/**
 * The years a plan can name in its times. Generous: five years before the document (work already begun) and, without a
 * vision year, fifteen years on; a year beyond is a slip of the pen ("2034" among 2022 … 2025).
 */
export function possibleYears(context: TimeContext): { low: number; high: number } {
  const issued = issueYear(context);
  const { from, to, vision } = context.period;
  const starts = [from, issued].filter((y): y is number => y !== null);
  const low = starts.length > 0 ? Math.min(...starts) - 5 : (to ?? 2005) - 15;
  if (vision !== null) return { low, high: Math.max(vision, to ?? 0) };
  const ends = [to, issued].filter((y): y is number => y !== null);
  return { low, high: ends.length > 0 ? Math.max(...ends) + 15 : 2100 };
}
