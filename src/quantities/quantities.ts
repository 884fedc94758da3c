import type { Span } from '../model/provenance.js';
import type { Comparator } from '../model/record.js';
import { comparatorAfter, comparatorsBefore } from './comparators.js';
import { lowerInPlace } from './lower.js';
import { numeralValue, parseNumeral, wordNumeral, wordNumeralValue, type Numeral, type NumeralContext } from './numerals.js';
import { readRank } from './ranks.js';
import { isYear, trapMask } from './traps.js';
import { unitAt, type Unit, type UnitReading } from './units.js';

/** What a reader should know about a quantity beside its bounds. */
export type QuantityFlag =
  | 'approximate-range' // "khoảng 10 - 15%"
  | 'bounded-range' // "trên 20 - 30%": a comparator before a range
  | 'of-total' // "30/63": the first of the second
  | 'rank-change' // "tăng 5 bậc"
  | 'baseline' // "từ 30% lên 40%": where it starts from
  | 'ambiguous-number' // three digits after one mark, read by convention
  | 'adjacent-number' // another number stands right before: a split numeral?
  | 'generic-noun' // counted thing that no table names
  | 'bare'; // no unit at all

export interface Quantity {
  /** The whole phrase: comparator words, number, unit of measure. A counted noun ("hộ", "mô hình") stays outside. */
  readonly span: Span;
  /** The digits; for a range from the first to the last. */
  readonly numberSpan: Span;
  readonly comparator: Comparator;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: Unit;
  /** "/năm", "mỗi năm" stands at the unit. */
  readonly perYear: boolean;
  readonly flags: readonly QuantityFlag[];
}

interface Raw {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const numeralPattern = /\d+(?:[.,]\d+)*/g;
const spacedGroups = /(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,%]| ?%)/g;
const joint = /^ {0,2}(?:- {0,2}|÷ {0,2}|~ {0,2}|(?:đến|tới) {1,2}(?:dưới {1,2})?)(?=\d)/u;

/**
 * Every quantity of a text, in reading order. Document numbers, dates, years, grades, ages and the like are left out
 * (see `traps.ts`); a number whose marks fit no convention is left out too and shows up in {@link readNumbers}.
 * @param text any text; offsets of the result count in it.
 */
export function findQuantities(text: string): Quantity[] {
  return readNumbers(text).quantities;
}

/** Both in one pass: quantities, and spans of numbers that are neither quantities nor known traps. */
export function readNumbers(text: string): { quantities: Quantity[]; unread: Span[] } {
  const lower = lowerInPlace(text);
  const mask = trapMask(text, lower);
  const quantities: Quantity[] = [];
  const unread: Span[] = [];
  let from = 0;
  for (const raw of numerals(lower)) {
    if (raw.start < from || mask[raw.start] === 1 || besideLetter(lower, raw)) continue;
    const result = readRank(lower, raw) ?? readQuantity(lower, raw, mask);
    if (result === 'trap') continue;
    if (result === null) unread.push([raw.start, raw.end]);
    else {
      quantities.push(result);
      from = Math.max(result.numberSpan[1], raw.end);
    }
  }
  return { quantities, unread };
}

/** Numerals; groups parted by blanks ("1 000 000") count as one where they cannot be anything else. */
function numerals(lower: string): Raw[] {
  const spaced = [...lower.matchAll(spacedGroups)].filter((m) => / \d{3} \d{3}$| 000$/.test(m[0])).map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0].replace(/ /g, '') }));
  const inDigits = [...lower.matchAll(numeralPattern)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  const inWords = lower.includes('phần trăm') ? [...lower.matchAll(wordNumeral)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: String(wordNumeralValue(m[0])) })) : [];
  const plain = inWords.length === 0 ? inDigits : [...inDigits, ...inWords].sort((a, b) => a.start - b.start);
  if (spaced.length === 0) return plain;
  const inside = (n: Raw): boolean => spaced.some((s) => s.start <= n.start && n.end <= s.end);
  return [...spaced, ...plain.filter((n) => !inside(n))].sort((a, b) => a.start - b.start);
}

/** "5g", "ipv6", "05b": part of a name, unless the letters after it are a unit ("30ha"). */
function besideLetter(lower: string, raw: Raw): boolean {
  if (/[A-Za-zÀ-ỹ_]/u.test(lower[raw.start - 1] ?? '') || /[A-Za-zÀ-ỹ]-$/u.test(lower.slice(Math.max(0, raw.start - 2), raw.start))) return true;
  if (!/[A-Za-zÀ-ỹ]/u.test(lower[raw.end] ?? '')) return false;
  const unit = unitAt(lower, raw.end);
  return unit === null || unit.end === raw.end;
}

function readQuantity(lower: string, raw: Raw, mask: Uint8Array): Quantity | 'trap' | null {
  const total = ofTotal(lower, raw, mask);
  const end = total ?? raw.end;
  const unit = unitAt(lower, end);
  if (isYear(raw.text, lower, raw.start, unit !== null && !unit.generic)) return 'trap';
  const range = total === null ? readRange(lower, raw, unit, mask) : null;
  if (range === 'unread') return null;
  if (range) return range;
  return single(lower, raw, end, unit, total !== null);
}

/** "30/63", "629/731": the end of the second number, or null. */
function ofTotal(lower: string, raw: Raw, mask: Uint8Array): number | null {
  const second = /^ ?\/ ?(\d+(?:[.,]\d+)*)/.exec(lower.slice(raw.end, raw.end + 24));
  return second && mask[raw.end + second[0].length - 1] !== 1 ? raw.end + second[0].length : null;
}

function contextOf(unit: UnitReading | null): NumeralContext {
  if (unit === null) return 'plain';
  if (unit.unit.startsWith('percent')) return 'percent';
  return unit.power > 0 ? 'scaled' : 'plain';
}

function readRange(lower: string, raw: Raw, firstUnit: UnitReading | null, mask: Uint8Array): Quantity | 'unread' | null {
  const firstEnd = firstUnit && !firstUnit.generic ? firstUnit.end : raw.end;
  const between = joint.exec(lower.slice(firstEnd, firstEnd + 16));
  if (!between) return null;
  const start = firstEnd + between[0].length;
  const second = /^\d+(?:[.,]\d+)*/.exec(lower.slice(start, start + 24))?.[0];
  if (second === undefined || mask[start] === 1) return null;
  const raw2: Raw = { start, end: start + second.length, text: second };
  const unit = unitAt(lower, raw2.end);
  if (isYear(second, lower, start, unit !== null && !unit.generic)) return null;
  if (unit === null || (firstUnit && firstEnd > raw.end && base(firstUnit.unit) !== base(unit.unit))) return null;
  const low = parseNumeral(raw.text, contextOf(unit));
  const high = parseNumeral(second, contextOf(unit));
  if (!low || !high) return 'unread';
  const min = numeralValue(low, firstEnd > raw.end && firstUnit ? firstUnit.power : unit.power);
  const max = numeralValue(high, unit.power);
  if (min >= max) return null;
  return rangeQuantity(lower, raw, raw2, unit, [min, max], [low, high]);
}

const base = (unit: Unit): string => unit.replace('-per-year', '');

function rangeQuantity(lower: string, raw: Raw, raw2: Raw, unit: UnitReading, [min, max]: [number, number], both: readonly Numeral[]): Quantity {
  const words = comparatorsBefore(lower, raw.start);
  const flags: QuantityFlag[] = [];
  if (words.comparators.includes('approx')) flags.push('approximate-range');
  if (words.comparators.some((c) => c !== 'approx' && c !== 'gte')) flags.push('bounded-range');
  if (both.some((n) => n.ambiguous)) flags.push('ambiguous-number');
  if (unit.generic) flags.push('generic-noun');
  return {
    span: [words.start, unit.end], numberSpan: [raw.start, raw2.end], comparator: 'range', min, max, unit: unit.unit, perYear: unit.perYear, flags,
  };
}

function single(lower: string, raw: Raw, end: number, unit: UnitReading | null, isPart: boolean): Quantity | 'trap' | null {
  const numeral = parseNumeral(raw.text, contextOf(unit));
  if (!numeral) return null;
  const words = comparatorsBefore(lower, raw.start);
  if (unit === null && words.comparators.length === 0) return null;
  const unitEnd = unit?.end ?? end;
  const after = comparatorAfter(lower, unitEnd) ?? denominatorThenAfter(lower, unitEnd);
  const comparator = words.comparators[0] ?? after?.comparator ?? 'eq';
  const value = numeralValue(numeral, unit?.power ?? 0);
  return {
    span: [words.start, after?.end ?? unitEnd],
    numberSpan: [raw.start, end],
    comparator,
    ...bounds(comparator, value),
    unit: unit?.unit ?? 'count',
    perYear: unit?.perYear ?? false,
    flags: singleFlags(lower, raw, unit, numeral, isPart, words.nearest),
  };
}

/** "20% GRDP trở lên", "30% dân số trở lên": the words stand after the denominator. */
function denominatorThenAfter(lower: string, at: number): { comparator: Comparator; end: number } | null {
  const found = /^ (?:của )?(?:grdp|gdp|dân số|số hộ|hộ gia đình|hộ|người dân|doanh nghiệp)(?: của tỉnh| trên địa bàn)? trở lên(?![A-Za-zÀ-ỹ\d])/u.exec(lower.slice(at, at + 48));
  return found && { comparator: 'gte', end: at };
}

function singleFlags(lower: string, raw: Raw, unit: UnitReading | null, numeral: Numeral, isPart: boolean, nearest: string | null): QuantityFlag[] {
  const flags: QuantityFlag[] = [];
  if (isPart) flags.push('of-total');
  if (numeral.ambiguous) flags.push('ambiguous-number');
  if (unit === null) flags.push('bare');
  if (unit?.generic) flags.push('generic-noun');
  if (unit?.unit === 'rank') flags.push('rank-change');
  if (/\d {1,2}$/.test(lower.slice(Math.max(0, raw.start - 3), raw.start))) flags.push('adjacent-number');
  if (nearest === 'từ' && unit && /^[^.;]{0,40}?(?:lên|xuống|tăng lên)(?: còn| đến| tới| mức)? {0,2}\d/u.test(lower.slice(unit.end, unit.end + 60))) flags.push('baseline');
  return flags;
}

/** The bounds of record.md's table for one value. */
export function bounds(comparator: Comparator, value: number): { min: number | null; max: number | null } {
  const lower = comparator === 'gt' || comparator === 'gte';
  const upper = comparator === 'lt' || comparator === 'lte';
  return { min: upper ? null : value, max: lower ? null : value };
}
