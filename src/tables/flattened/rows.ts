import type { Line } from '../../model/flow.js';
import { findRowStarts, isCapitals, rowMarkAt, type RowMark, type RowStart } from './markers.js';
import { partOf, wordsOfParts, type Part, type Word } from './words.js';

/** What a row is made of, before its words are given to columns. */
export interface RowMaterial {
  /** Null: a heading without a number. */
  readonly mark: RowMark | null;
  readonly markLine: Line;
  readonly parts: readonly Part[];
  readonly words: readonly Word[];
  /** Index of the first line in the body. */
  readonly from: number;
  /** The row heads the rows below it. */
  readonly heads: boolean;
  readonly level: number;
}

/** The rows of a body by their numbers; lines before the first row come back as `before` where they are no heading. */
export function rowMaterials(body: readonly Line[]): { rows: RowMaterial[]; before: number; end: number } {
  const starts = findRowStarts(body);
  const end = endOfTable(body, starts);
  const lines = body.slice(0, end);
  const drafts: { mark: RowMark | null; from: number; to: number }[] = [];
  const first = starts[0]?.line ?? lines.length;
  const lead = first > 0 && lines.slice(0, first).every((line) => isCapitals(line.text.value)) ? first : 0;
  if (lead > 0) drafts.push({ mark: null, from: 0, to: first });
  starts.forEach(({ line, mark }, i) => {
    const to = starts[i + 1]?.line ?? lines.length;
    const heading = trailingHeading(lines, line, to, mark);
    drafts.push({ mark, from: line, to: heading });
    if (heading < to) drafts.push({ mark: null, from: heading, to });
  });
  const hasNumbers = starts.some(({ mark }) => mark.kind === 'number');
  const rows = drafts.map(({ mark, from, to }, i) => {
    const parts = lines.slice(from, to).map((line, k) => partOf(line, k === 0 ? (mark?.length ?? 0) : 0)).filter((part) => part.start < part.end);
    const next = drafts.slice(i + 1).find((d) => d.mark !== null)?.mark ?? null;
    return { mark, markLine: lines[from]!, parts, words: wordsOfParts(parts), from, heads: mark === null || isHeadMark(mark, next, hasNumbers), level: levelOf(mark) };
  });
  return { rows, before: lead > 0 ? 0 : first, end };
}

/** A table in the middle of a text ends before a section heading ("III. TỔ CHỨC THỰC HIỆN"): dressed otherwise than the rows, none of them after it. */
function endOfTable(lines: readonly Line[], starts: readonly RowStart[]): number {
  const last = starts.at(-1);
  if (last === undefined) return lines.length;
  const styles = new Set(starts.map(({ mark }) => `${mark.kind}${mark.style}`));
  for (let i = last.line + 1; i < lines.length; i++) {
    const text = lines[i]!.text.value;
    const mark = rowMarkAt(text);
    if (mark !== null && mark.kind !== 'small' && mark.style !== '' && !styles.has(`${mark.kind}${mark.style}`) && /^\p{Lu}/u.test(text.slice(mark.length))) return i;
  }
  return lines.length;
}

/** Depth of a marker: A over I over 1 over 1.1 over a. */
export function levelOf(mark: RowMark | null): number {
  if (mark === null) return 0.5;
  return { letter: 0, roman: 1, number: 1 + mark.path.length, small: 8 }[mark.kind];
}

/** Whether a row with this marker heads the rows below it, by what follows. */
function isHeadMark(mark: RowMark, next: RowMark | null, hasNumbers: boolean): boolean {
  if ((mark.kind === 'roman' || mark.kind === 'letter') && hasNumbers) return true;
  if (next === null || levelOf(next) <= levelOf(mark)) return false;
  if (next.kind !== 'number' || mark.kind !== 'number') return true;
  return next.path.length === mark.path.length + 1 && mark.path.every((n, i) => next.path[i] === n);
}

/** Where a heading in capitals without a number ends the lines of a row; `to` where none does. */
function trailingHeading(lines: readonly Line[], from: number, to: number, mark: RowMark): number {
  if (to >= lines.length || to - from < 2 || mark.kind !== 'number') return to;
  let at = to;
  while (at - 1 > from && isCapitals(lines[at - 1]!.text.value)) at--;
  const own = lines.slice(from, at).map((line) => line.text.value).join(' ');
  return at < to && /\p{Ll}{2}/u.test(own) ? at : to;
}
