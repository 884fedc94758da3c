import type { Line } from '../model/flow.js';
import { bisect } from '../text/bisect.js';
import { concat, replacePiece, slice, type Tracked } from '../text/tracked.js';

/** One change of a text: `value` in place of `[start, end)`. A list of them is sorted and does not overlap. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** The text with all splices applied. */
export function applySplices(text: Tracked, splices: readonly Splice[]): Tracked {
  if (splices.length === 0) return text;
  const parts: Tracked[] = [];
  let last = 0;
  for (const { start, end, value } of splices) {
    parts.push(slice(text, last, start), replacePiece(text, start, end, value));
    last = end;
  }
  parts.push(slice(text, last));
  return concat(parts);
}

/** As `applySplices`, for a string alone. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end, value } of splices) {
    parts.push(text.slice(last, start), value);
    last = end;
  }
  return parts.join('') + text.slice(last);
}

/** Offsets of the old text as offsets of the new; one inside a changed piece goes as far into the new piece as it can. */
export function carrier(splices: readonly Splice[]): (offset: number) => number {
  let sum = 0;
  const shifts = splices.map(({ start, end, value }) => (sum += value.length - (end - start)));
  return (offset) => {
    // The last change that begins before it.
    const i = bisect(splices.length, (k) => splices[k]!.start >= offset) - 1;
    if (i < 0) return offset;
    const { start, end, value } = splices[i]!;
    return offset < end ? start + (shifts[i - 1] ?? 0) + Math.min(offset - start, value.length) : offset + shifts[i]!;
  };
}

/** A line with its text changed; segments and font runs go along. */
export function spliceLine(line: Line, splices: readonly Splice[]): Line {
  if (splices.length === 0) return line;
  const carry = carrier(splices);
  return {
    ...line,
    text: applySplices(line.text, splices),
    segments: line.segments.map(([start, end]) => [carry(start), carry(end)] as const),
    runs: line.runs.map((run) => ({ ...run, start: carry(run.start), end: carry(run.end) })),
  };
}

/** Splices for every match of a global pattern whose replacement differs. */
export function matchSplices(text: string, pattern: RegExp, replacement: string | ((match: RegExpMatchArray) => string)): Splice[] {
  const splices: Splice[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = typeof replacement === 'string' ? replacement : replacement(match);
    if (value !== match[0]) splices.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return splices;
}
