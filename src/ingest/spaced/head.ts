import { startsSmall, wordsIn, type SpacedLine, type Stretch } from './lines.js';

/** The head of a table set in columns: lines `[from, to)` and the stretch of each title over all its lines, from left to right. */
export interface SpacedHead {
  readonly from: number;
  readonly to: number;
  readonly titles: readonly Stretch[];
}

const mark = /^(?:STT|TT|Stt|Số TT|SỐ TT)$/u;
const indexRow = /^\s*\(?(?:1|A)\)?(?:\s+\(?[\dA-Z]{1,2}\)?){2,}\s*$/u;
/** A head has at most so many lines over and under the one with the mark. */
const reach = 3;
const longestTitle = 60;
/** More titles than any table on paper has: what is wider is read as lines. */
const mostTitles = 100;
/** What is longer under the titles is the rest of a row that the page before began. */
const longestRest = 30;

/** Whether the line holds the mark of the number column and titles behind it. */
export function isHeadLine(line: SpacedLine): boolean {
  return line.segments.length > 1 && line.segments.length <= mostTitles && mark.test(wordsIn(line, line.segments[0]!)) && line.segments.every((s) => s[1] - s[0] < 3 * longestTitle);
}

const overlaps = (a: Stretch, b: Stretch): boolean => a[0] < b[1] && b[0] < a[1];

/** Titles with one more line's segments; null where the line is none of the head: it stands over two titles or over the mark. */
function withLine(titles: readonly Stretch[], line: SpacedLine): Stretch[] | null {
  const out = [...titles];
  for (const segment of line.segments) {
    const over = out.filter((title) => overlaps(title, segment));
    if (over.length > 1 || segment[0] < titles[0]![1] || segment[1] - segment[0] > longestTitle) return null;
    if (over.length === 0 && out.length >= mostTitles) return null;
    if (over.length === 0) out.push(segment);
    else out[out.indexOf(over[0]!)] = [Math.min(over[0]![0], segment[0]), Math.max(over[0]![1], segment[1])];
  }
  return out.sort((a, b) => a[0] - b[0]);
}

/** The head whose mark stands in line `at`; lines before `least` belong to something else. Null where the line holds no mark. */
export function spacedHead(lines: readonly SpacedLine[], at: number, least: number): SpacedHead | null {
  if (!isHeadLine(lines[at]!)) return null;
  let titles: readonly Stretch[] = lines[at]!.segments;
  let from = at;
  while (from > least && at - from < reach && lines[from - 1]!.segments.length > 0) {
    const more = withLine(titles, lines[from - 1]!);
    if (more === null) break;
    [titles, from] = [more, from - 1];
  }
  // What stands over the mark goes on under it: "Cơ quan chủ trì thực … hiện".
  if (from < at && !continues(lines, at + 1, titles)) [titles, from] = [lines[at]!.segments, at];
  let to = at + 1;
  while (to < lines.length && to - at <= reach) {
    const line = lines[to]!;
    if (indexRow.test(line.text)) return { from, to: to + 1, titles };
    const more = line.segments.length === 0 ? null : withLine(titles, line);
    if (more === null || !(from < at ? to - at <= at - from : isRest(line, lines[at]!))) break;
    [titles, to] = [more, to + 1];
  }
  return titles.length < 2 ? null : { from, to, titles };
}

const continues = (lines: readonly SpacedLine[], at: number, titles: readonly Stretch[]): boolean =>
  at < lines.length && lines[at]!.segments.length > 0 && withLine(titles, lines[at]!) !== null;

/** Small letters under the titles, or titles that found no room on the line of the mark. */
function isRest(line: SpacedLine, above: SpacedLine): boolean {
  const end = above.segments.at(-1)![1];
  return line.segments.every((segment) => (startsSmall(wordsIn(line, segment)) && segment[1] - segment[0] <= longestRest) || segment[0] >= end - 1 || /^\(/u.test(wordsIn(line, segment)));
}
