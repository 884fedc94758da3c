import type { Furniture } from '../model/document.js';
import type { Span } from '../model/provenance.js';
import type { DocumentRecord } from '../model/record.js';
import type { Tracked } from '../text/tracked.js';

/** A number and where it comes: before the line that begins there, in the text as it was. */
interface Insertion {
  readonly before: number;
  readonly words: string;
  /** Where it begins in the text that has all of them. */
  readonly start: number;
  /** Which of the record's furniture. */
  readonly of: number;
}

/**
 * The pages' numbers come into the reading text once everything is read, each on a line of its own, before the first paragraph or row that begins
 * after it and stands in no quoted words: a sentence that goes on over a page stays whole, and so is what is quoted of it. All spans move along.
 * `furniture`: that of the record, in its order, with the places.
 */
export function withPageNumbers(record: DocumentRecord, text: Tracked, furniture: readonly Furniture[]): { readonly record: DocumentRecord; readonly text: string } {
  const insertions = placed(furniture, lineStarts(text), quotedSpans(record), text.value.length);
  if (insertions.length === 0) return { record, text: text.value };
  const spans = new Map(insertions.map(({ words, start, of }) => [of, [start, start + words.length] as const]));
  const moved = moveSpans(record, insertions);
  const withSpans = moved.furniture.map((each, i) => (spans.has(i) ? { ...each, span: spans.get(i)! } : each));
  return { record: { ...moved, furniture: withSpans }, text: inserted(text.value, insertions) };
}

interface LineStart {
  readonly at: number;
  /** The raw offset of its first letter. */
  readonly raw: number;
}

function lineStarts({ value, origin }: Tracked): LineStart[] {
  const starts: LineStart[] = [];
  for (let at = 0; at < value.length; at = value.indexOf('\n', at) + 1 || value.length) {
    const end = value.indexOf('\n', at);
    let raw = Infinity;
    for (let i = at; i < (end < 0 ? value.length : end); i++) if (origin[i]! >= 0) raw = Math.min(raw, origin[i]!);
    if (raw < Infinity) starts.push({ at, raw });
  }
  return starts;
}

/** Every place the record quotes, by where it begins. */
function quotedSpans(record: DocumentRecord): Span[] {
  const spans: Span[] = [];
  walk(record, (value) => {
    if ('bbox' in value && isSpan(value['span'])) spans.push(value['span']);
  });
  return spans.sort((a, b) => a[0] - b[0]);
}

function placed(furniture: readonly Furniture[], starts: readonly LineStart[], quoted: readonly Span[], end: number): Insertion[] {
  const numbers = furniture.flatMap(({ at, text }, of) => (at === undefined ? [] : [{ at, words: text.trim().replace(/\s+/gu, ' '), of }])).sort((a, b) => a.at - b.at);
  const free = outside(starts.map(({ at }) => at), quoted);
  const out: Insertion[] = [];
  let [line, added] = [0, 0];
  for (const { at, words, of } of numbers) {
    while (line < starts.length && (starts[line]!.raw <= at || !free.has(starts[line]!.at))) line++;
    const before = starts[line]?.at ?? end;
    out.push({ before, words, start: before + added, of });
    added += words.length + 1;
  }
  return out;
}

/** The places that stand inside no quoted words. */
function outside(places: readonly number[], quoted: readonly Span[]): Set<number> {
  const free = new Set<number>();
  let reach = 0;
  let next = 0;
  for (const place of places) {
    for (; next < quoted.length && quoted[next]![0] < place; next++) reach = Math.max(reach, quoted[next]![1]);
    if (reach <= place) free.add(place);
  }
  return free;
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { before, words } of insertions) {
    parts.push(text.slice(last, before), words, '\n');
    last = before;
  }
  return parts.join('') + text.slice(last);
}

function moveSpans<T>(value: T, insertions: readonly Insertion[]): T {
  const before = insertions.map((each) => each.before);
  const shifts = insertions.map(({ before: place, start, words }) => start - place + words.length + 1);
  /** By the insertions at or before a place; of those right at it only where `at` says so. */
  const shift = (place: number, at: boolean): number => shifts[before.findLastIndex((each) => each < place || (at && each === place))] ?? 0;
  const moved = ([start, end]: Span): Span => [start + shift(start, true), end + shift(end, end === start)];
  const copy = (each: unknown, key: string | null): unknown => {
    if (key === 'span' && isSpan(each)) return moved(each);
    if (Array.isArray(each)) return each.map((item) => copy(item, null));
    return typeof each === 'object' && each !== null ? Object.fromEntries(Object.entries(each).map(([k, v]) => [k, copy(v, k)])) : each;
  };
  return copy(value, null) as T;
}

const isSpan = (value: unknown): value is Span => Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number');

function walk(value: unknown, visit: (object: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Readonly<Record<string, unknown>>);
    for (const item of Object.values(value)) walk(item, visit);
  }
}
