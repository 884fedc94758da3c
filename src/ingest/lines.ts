import type { Line } from '../model/flow.js';
import type { Page, ReadMethod } from '../model/page.js';
import { trackRaw, type Tracked } from '../text/tracked.js';

/** A wide gap inside a line: three blanks or more, or a tab. It parts two columns. */
const blanks = /[ \t\u00a0\u2000-\u200a\u3000]+/gu;
const isGap = (run: string): boolean => run.length >= 3 || run.includes('\t');

/** A physical line of a text: offsets without the line end. */
export interface RawLine {
  readonly start: number;
  readonly end: number;
}

/** The physical lines of `raw[start, end)`; CRLF, CR, LF, vertical tab and the Unicode separators end a line. */
export function splitLines(raw: string, start = 0, end = raw.length): RawLine[] {
  const lines: RawLine[] = [];
  let from = start;
  // Only the piece is searched: a search that ran on behind it, for each of many pieces, would go over the whole text each time.
  for (const match of raw.slice(start, end).matchAll(/\r\n|[\n\r\v\u0085\u2028\u2029]/g)) {
    lines.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  lines.push({ start: from, end: Math.max(from, end) });
  return lines;
}

/** Pages of a text without geometry: one, or one per form feed. A form feed at the very end opens no page. */
export function textPages(raw: string, method: ReadMethod): Page[] {
  const starts = [0];
  const last = raw.trimEnd().length;
  for (let at = raw.indexOf('\f'); at >= 0 && at + 1 < last; at = raw.indexOf('\f', at + 1)) starts.push(at + 1);
  return starts.map((start, i) => ({
    number: i + 1, width: null, height: null, rotation: 0, method, start, end: starts[i + 1] ?? raw.length, items: [], rules: [],
  }));
}

/** A gap left to be filled in by hand parts nothing: "Số:      /KH-UBND", "ngày     tháng     năm 2022". */
const fillBefore = /(?:^|[\s(,])(?:số|ngày|tháng|năm)\s*:?\s*$/iu;
const fillAfter = /^(?:\/|-\p{Lu}|tháng(?![A-Za-zÀ-ỹ])|năm(?![A-Za-zÀ-ỹ]))/iu;

/** Pieces of a line that wide gaps part, as offsets of its text. */
export function segmentsOf(text: string): [number, number][] {
  const segments: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(blanks)) {
    if (!isGap(match[0])) continue;
    if (fillBefore.test(text.slice(Math.max(from, match.index - 12), match.index)) || fillAfter.test(text.slice(match.index + match[0].length, match.index + match[0].length + 8))) continue;
    if (match.index > from) segments.push([from, match.index]);
    from = match.index + match[0].length;
  }
  if (from < text.length || segments.length === 0) segments.push([from, text.length]);
  return segments;
}

const plainLine = {
  kind: 'line', bbox: null, runs: [], bold: false, italic: false, centred: null, blanksBefore: 0, role: 'text', block: null,
} as const;

/** A line without geometry; what is not given has the values of an ordinary line. */
export function makeLine(text: Tracked, page: number, rest: Partial<Line> = {}): Line {
  return { ...plainLine, segments: segmentsOf(text.value), ...rest, page, text };
}

/** `raw[start, end)` without the blanks at its ends, tracked. */
export function trimmed(raw: string, start: number, end: number): Tracked {
  const value = raw.slice(start, end);
  const left = value.length - value.trimStart().length;
  return trackRaw(value.trim(), start + left);
}
