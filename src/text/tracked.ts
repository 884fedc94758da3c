import type { Span } from '../model/provenance.js';

/**
 * A string in which every UTF-16 unit remembers the raw offset it came from; `-1` marks a unit that was inserted.
 * Edits build new tracked strings, so the map from clean to raw text is produced by the edits themselves and never
 * recovered afterwards by comparing two texts.
 */
export interface Tracked {
  readonly value: string;
  /** One raw offset for each UTF-16 unit of `value`. */
  readonly origin: readonly number[];
}

export const emptyTracked: Tracked = { value: '', origin: [] };

/** The raw text from `start` on, taken as it is. */
export function trackRaw(value: string, start: number): Tracked {
  return { value, origin: sequence(value.length, start) };
}

function sequence(length: number, start: number): number[] {
  const out = new Array<number>(length);
  for (let i = 0; i < length; i++) out[i] = start + i;
  return out;
}

/** Text that stands nowhere in the raw text (a joining blank, a line feed between blocks). */
export function inserted(value: string): Tracked {
  return { value, origin: new Array<number>(value.length).fill(-1) };
}

export function slice(text: Tracked, start: number, end?: number): Tracked {
  return { value: text.value.slice(start, end), origin: text.origin.slice(start, end) };
}

export function concat(parts: readonly Tracked[]): Tracked {
  const origin = new Array<number>(parts.reduce((sum, part) => sum + part.origin.length, 0));
  let at = 0;
  for (const part of parts) for (const raw of part.origin) origin[at++] = raw;
  return { value: parts.map((part) => part.value).join(''), origin };
}

/** Join with an inserted separator; empty parts are kept, as `Array.join` does. */
export function join(parts: readonly Tracked[], separator: string): Tracked {
  return concat(parts.flatMap((part, i) => (i === 0 ? [part] : [inserted(separator), part])));
}

/**
 * Replace every match of `pattern` (global). The replacement's units come from the raw offset of the match's start;
 * where the replacement is as long as the match, unit by unit.
 */
export function replaceAll(text: Tracked, pattern: RegExp, replacement: string | ((match: RegExpMatchArray) => string)): Tracked {
  const parts: Tracked[] = [];
  let last = 0;
  for (const match of text.value.matchAll(pattern)) {
    const found = match[0];
    if (found === '') continue;
    const value = typeof replacement === 'string' ? replacement : replacement(match);
    if (value === found) continue;
    parts.push(slice(text, last, match.index), replacePiece(text, match.index, match.index + found.length, value));
    last = match.index + found.length;
  }
  if (last === 0) return text;
  parts.push(slice(text, last));
  return concat(parts);
}

/** `value` in place of `text[start, end)`, mapped unit by unit where the lengths agree, else to the piece's first unit. */
export function replacePiece(text: Tracked, start: number, end: number, value: string): Tracked {
  const origin = text.origin.slice(start, end);
  if (value.length === end - start) return { value, origin };
  const first = origin.find((o) => o >= 0) ?? -1;
  return { value, origin: Array.from({ length: value.length }, (_, i) => origin[i] ?? first) };
}

/** Blanks at both ends taken off. */
export function trim(text: Tracked): Tracked {
  const start = text.value.length - text.value.trimStart().length;
  return slice(text, start, Math.max(start, text.value.trimEnd().length));
}

/** The raw offsets a part of the text covers, or null where all of it was inserted. */
export function rawSpan(text: Tracked, start = 0, end = text.value.length): Span | null {
  let low = Infinity;
  let high = -1;
  for (let i = start; i < end; i++) {
    const at = text.origin[i]!;
    if (at < 0) continue;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  return high < 0 ? null : [low, high + 1];
}

/** Where a text begins in the raw text; nothing where all of it was inserted. */
export function rawPlace(text: Tracked): { readonly at?: number } {
  const at = text.origin.find((raw) => raw >= 0);
  return at === undefined ? {} : { at };
}
