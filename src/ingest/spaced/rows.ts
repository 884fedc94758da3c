import { opensWithMarker, startsSmall } from './lines.js';

/** A line of a table's body by columns: the words in each, '' where there are none. */
export interface BodyLine {
  readonly words: readonly string[];
  /** Text over all columns: a row of its own. */
  readonly spanning: boolean;
  /** Its content begins with a capital under a line that had ample room left for its first word. */
  readonly anew: boolean;
}

/** Lines `[from, to)` of one row. */
export interface RowLines {
  readonly from: number;
  readonly to: number;
  readonly spanning: boolean;
}

/** No row has more lines. */
const tallest = 60;

/** What speaks against lines being one row, where cells stand at its top or in its middle. */
type Against = (lines: readonly BodyLine[], from: number, to: number, marks: readonly number[]) => number;

const openEnd = /(?:[,\-–/&(]|(?<![A-Za-zÀ-ỹ\d])(?:và|hoặc|của|các|cho|với|tại|theo|về|trong|trên|từ|đến|để|là|có|được|đạt|tối|Sở|Ban|UBND|Ủy ban))$/u;
const ended = /[.;]["”)]*$/u;

/** Against a row in which a content begins anew. */
const begunInside = 4;

/** Wordings that show a row begun or ended inside a cell, and the number of markers. */
function againstWords(lines: readonly BodyLine[], from: number, to: number, marks: readonly number[]): number {
  let sum = marks.length === 1 ? 0 : marks.length === 0 ? (from === 0 || lines[from]!.anew ? 2 : 7) : 30 * (marks.length - 1);
  for (let i = from + 1; i < to; i++) if (lines[i]!.anew) sum += begunInside;
  for (let c = 1; c < lines[from]!.words.length; c++) {
    let first = -1;
    let last = -1;
    for (let i = from; i < to; i++) {
      if (lines[i]!.words[c] === '') continue;
      if (first < 0) first = i;
      last = i;
    }
    if (first < 0) continue;
    if (startsSmall(lines[first]!.words[c]!)) sum += from === 0 ? 1 : 3;
    if (openEnd.test(lines[last]!.words[c]!)) sum += to === lines.length ? 0.5 : 2;
    for (let i = first; c === 1 && i < last; i++) if (ended.test(lines[i]!.words[c]!)) sum += 0.6;
  }
  return sum;
}

/** Cells stand in the middle of their row, the marker too. */
const inMiddle: Against = (lines, from, to, marks) => {
  const off = (first: number, last: number): number => Math.abs(first - from - (to - 1 - last));
  let sum = againstWords(lines, from, to, marks) + (marks.length === 1 ? 2 * off(marks[0]!, marks[0]!) : 0);
  for (let c = 1; c < lines[from]!.words.length; c++) {
    const filled = filledIn(lines, from, to, c);
    if (filled.length > 0) sum += 0.8 * off(filled[0]!, filled.at(-1)!) + uneven(filled);
  }
  return sum;
};

/** Cells begin in the first line of their row, the marker too. */
const atTop: Against = (lines, from, to, marks) => {
  let sum = againstWords(lines, from, to, marks) + (marks.length === 1 ? 3 * (marks[0]! - from) : 0);
  for (let c = 1; c < lines[from]!.words.length; c++) {
    const filled = filledIn(lines, from, to, c);
    if (filled.length > 0 && !(from === 0 && marks.length === 0)) sum += 0.8 * (filled[0]! - from) + uneven(filled);
  }
  return sum;
};

function filledIn(lines: readonly BodyLine[], from: number, to: number, column: number): number[] {
  const out: number[] = [];
  for (let i = from; i < to; i++) if (lines[i]!.words[column] !== '') out.push(i);
  return out;
}

/** Lines of one cell stand at even distances, give or take one. */
function uneven(filled: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < filled.length; i++) sum += Math.max(0, filled[i]! - filled[i - 1]! - 2);
  return sum;
}

/** The rows that have least against them, and how much that is. */
function bestRows(lines: readonly BodyLine[], against: Against): { readonly rows: RowLines[]; readonly cost: number } {
  const cost = [0];
  const before = [0];
  for (let to = 1; to <= lines.length; to++) {
    cost[to] = Infinity;
    const marks: number[] = [];
    for (let from = to - 1; from >= Math.max(0, to - tallest); from--) {
      const alone = lines[from]!.spanning;
      if (opensWithMarker(lines[from]!.words[0]!)) marks.unshift(from);
      if (alone && to - from > 1) break;
      const sum = cost[from]! + (alone ? 0 : against(lines, from, to, marks));
      if (sum < cost[to]!) [cost[to], before[to]] = [sum, from];
      if (alone || marks.length > 2) break;
    }
  }
  const rows: RowLines[] = [];
  for (let to = lines.length; to > 0; to = before[to]!) rows.unshift({ from: before[to]!, to, spanning: lines[before[to]!]!.spanning });
  return { rows, cost: cost[lines.length]! };
}

/** Lines put together to rows. Whether cells stand at the top or in the middle of their rows is what fits the whole table better. */
export function rowsOfLines(lines: readonly BodyLine[]): RowLines[] {
  const [top, middle] = [bestRows(lines, atTop), bestRows(lines, inMiddle)];
  return top.cost <= middle.cost ? top.rows : middle.rows;
}
