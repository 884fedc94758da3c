import type { Columns } from './columns.js';
import type { SpacedHead } from './head.js';
import { isMarker, opensWithMarker, startsSmall, wordsIn, type SpacedLine, type Stretch } from './lines.js';
import type { RowLines } from './rows.js';

/** A table a program has set: every cell begins right under its title, lines are filled up, rows begin at their top. */
export interface Grid {
  readonly columns: Columns;
  /** Lines `[head.to, end)` are its body. */
  readonly end: number;
}

/** So many lines, each with cells in two columns or more, show that cells stand under their titles. */
const fewestLines = 3;
const itemMark = /^[-–+•]\s/u;

/** The grid under a head, up to the first line that leaves it; null where cells do not keep to their titles' left edges. */
export function findGrid(head: SpacedHead, lines: readonly SpacedLine[], limit: number): Grid | null {
  const starts = head.titles.map(([from]) => from);
  if (starts.length < 3 || starts[0] !== 0) return null;
  let end = head.to;
  let full = 0;
  const met = new Set<number>();
  for (let i = head.to; i < limit; i++) {
    const { segments } = lines[i]!;
    if (segments.length === 0) continue;
    if (!keepsTo(lines[i]!, starts)) {
      // Only behind a blank line has something else begun.
      if (i === head.to || lines[i - 1]!.segments.length > 0) return null;
      break;
    }
    if (segments.length > 1) full++;
    for (const [from] of segments) met.add(from);
    end = i + 1;
  }
  if (full < fewestLines || met.size < 2) return null;
  return { end, columns: { bounds: starts, starts, openings: starts.map(() => new Set<string>()), overflows: starts.map(() => false) } };
}

function keepsTo(line: SpacedLine, starts: readonly number[]): boolean {
  return isTitle(line, starts) || line.segments.every(([from, to]) => starts.includes(from) && to < (starts[starts.indexOf(from) + 1] ?? Infinity));
}

/** A group's title over the columns: "II  HỖ TRỢ …", "I. NÂNG CAO …". */
export function isTitle(line: SpacedLine, starts: readonly number[]): boolean {
  const [first, second] = line.segments;
  if (first === undefined || first[0] !== 0 || line.segments.length > 2) return false;
  if (second === undefined) return first[1] > starts[1]! - 2 && opensWithMarker(wordsIn(line, first));
  return isMarker(wordsIn(line, first)) && (!starts.includes(second[0]) || (second[0] === starts[1] && second[1] >= starts[2]!));
}

/** Rows of a grid's body lines: a number or a title begins one, and so does a content that stands under one that had room left. */
export function gridRows(lines: readonly SpacedLine[], { starts }: Columns): RowLines[] {
  const widths = starts.map((start, k) => (starts[k + 1] === undefined ? Math.max(0, ...lines.map((line) => line.text.length - start)) : starts[k + 1]! - 2 - start));
  const rows: { from: number; to: number; spanning: boolean }[] = [];
  lines.forEach((line, i) => {
    const spanning = isTitle(line, starts);
    const before = rows.at(-1);
    if (before === undefined || before.spanning || spanning || line.segments[0]![0] === 0 || beginsAnew(lines, before.from, i, starts, widths)) rows.push({ from: i, to: i + 1, spanning });
    else before.to = i + 1;
  });
  return rows;
}

/** The content's first word, or those of two other cells, would have fitted on the line above, and no other cell goes on from there. */
function beginsAnew(lines: readonly SpacedLine[], from: number, at: number, starts: readonly number[], widths: readonly number[]): boolean {
  const breaks = starts.map((start, k) => breakOf(lines.slice(from, at), lines[at]!, start, widths[k]!));
  return !breaks.includes('on') && (breaks[1] === 'anew' || breaks.filter((b) => b === 'anew').length > 1);
}

/** Whether a cell goes on from the row's lines above; null where nothing shows it, as before an item. A cell has no line left out. */
function breakOf(row: readonly SpacedLine[], line: SpacedLine, start: number, width: number): 'anew' | 'on' | null {
  const before = row.at(-1)!;
  const [above, own] = [cellAt(before, start), cellAt(line, start)];
  if (own === null) return null;
  if (above === null) return row.some((earlier) => cellAt(earlier, start) !== null) ? 'anew' : null;
  const words = wordsIn(line, own);
  const room = above[1] - above[0] + 1 + /^\S+/u.exec(words)![0].length <= width;
  if (!room || startsSmall(words) || /[,:(–-]$/u.test(wordsIn(before, above))) return 'on';
  return itemMark.test(words) ? null : 'anew';
}

const cellAt = (line: SpacedLine, start: number): Stretch | null => line.segments.find(([from]) => from === start) ?? null;
