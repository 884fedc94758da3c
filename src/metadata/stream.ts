import type { Line } from '../model/flow.js';
import { flatten, type View } from './view.js';

/** Several lines as one string, each on its own row, that knows where its offsets stand. */
export interface Stream {
  readonly text: string;
  /** `text` in lower case without diacritics; same offsets. */
  readonly flat: string;
  readonly rows: readonly { readonly view: View; readonly start: number; readonly from: number }[];
}

/** Lines [from, to), the last one only up to `until`. */
export function streamOf(views: readonly View[], from: number, to: number, until = Infinity): Stream {
  const rows: { view: View; start: number; from: number }[] = [];
  let text = '';
  for (let i = from; i < to; i++) {
    const view = views[i]!;
    rows.push({ view, start: text.length, from: 0 });
    // No line of a letterhead is longer; what is, is damage, and is not searched.
    text += (i === to - 1 ? view.text.slice(0, until) : view.text).slice(0, 3000) + '\n';
    if (text.length > 60000) break;
  }
  return { text, flat: flatten(text), rows };
}

/** Line and offset of a place in the stream. */
export function placeOf(stream: Stream, offset: number): { line: Line; at: number } | null {
  for (let i = stream.rows.length - 1; i >= 0; i--) {
    const row = stream.rows[i]!;
    if (row.start <= offset) return { line: row.view.line, at: Math.min(offset - row.start, row.view.text.length) };
  }
  return null;
}

/** `text` with [start, end) blanked, line feeds kept. */
export function blankOut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/gu, ' ') + text.slice(end);
}
