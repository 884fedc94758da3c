import type { Line } from '../model/flow.js';
import type { Evidence, Span } from '../model/provenance.js';
import { placeOf, type Stream } from './stream.js';
import type { View } from './view.js';

export interface MetadataContext {
  /** Where a piece of a line stands in the reading text; null where the line is not in it. Offsets are of `line.text.value`. */
  readonly evidence: (line: Line, start: number, end: number) => Evidence | null;
  /** Evidence of a span of the reading text. */
  readonly span: (span: Span) => Evidence;
}

/**
 * One evidence from the first piece to the last of those that follow one another in the reading text with nothing but white space
 * between; the first is where it begins. Null where the first stands nowhere.
 */
export function covering(pieces: readonly (Evidence | null)[], context: MetadataContext): Evidence | null {
  const [first, ...rest] = pieces.filter((piece): piece is Evidence & { span: Span } => piece?.span != null);
  if (first === undefined) return null;
  const start = first.span[0];
  let end = first.span[1];
  for (const { span } of rest) {
    if (span[1] <= end) continue;
    if (span[0] < end || context.span([end, span[0]]).text.trim() !== '') break;
    end = span[1];
  }
  return end === first.span[1] ? first : context.span([start, end]);
}

/** Evidence of a place in the letterhead, over as many lines as it takes. */
export function inStream(stream: Stream, start: number, end: number, context: MetadataContext): Evidence | null {
  const pieces: (Evidence | null)[] = [];
  for (let from = start; from < end; ) {
    const feed = stream.text.indexOf('\n', from);
    const to = feed < 0 ? end : Math.min(end, feed);
    const text = stream.text.slice(from, to);
    const at = placeOf(stream, from + text.length - text.trimStart().length);
    if (at !== null && text.trim() !== '') pieces.push(context.evidence(at.line, at.at, at.at + text.trim().length));
    from = to + 1;
  }
  return covering(pieces, context);
}

/** Evidence of a line from an offset on, blanks at its ends left out. */
export function wholeOf(view: View, context: MetadataContext, from = 0): Evidence | null {
  const text = view.text.slice(from);
  const start = from + text.length - text.trimStart().length;
  return context.evidence(view.line, start, start + text.trim().length);
}
