import type { SpacedHead } from './head.js';
import { isMarker, isShouted, wordsIn, type SpacedLine, type Stretch } from './lines.js';

/** Where columns begin, from left to right; the first at 0. */
export type Bounds = readonly number[];

export interface Columns {
  readonly bounds: Bounds;
  /** Where most cells of each column begin. */
  readonly starts: readonly number[];
  /** Words that cells of each column begin with. */
  readonly openings: readonly ReadonlySet<string>[];
  /** Whether text of each column often runs on under the next. */
  readonly overflows: readonly boolean[];
}

/** Text may lie over a boundary in so many of the lines. */
const mostCrossing = 0.2;
/** A boundary that the head does not show must part so many of the lines. */
const leastParted = 0.15;
/** … and stand in so many behind another cell. */
const leastBehind = 0.06;
/** How far a cell may begin from where most cells of its column do, where one blank alone parts it from its neighbour. */
const drift = 2;
/** Columns that begin apart from one another by at least so many characters. */
const narrowest = 6;

/** For each character of a line, in how many lines text stands there; the blank between two words is text. */
function coverage(lines: readonly SpacedLine[]): number[] {
  const width = Math.max(0, ...lines.map((line) => line.text.length));
  const cover = new Array<number>(width + 2).fill(0);
  for (const { segments } of lines) for (const [from, to] of segments) for (let i = from; i < to; i++) cover[i]!++;
  return cover;
}

/** A run of characters with little text, `[from, to)`. */
interface Valley {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** The valleys between two places; what is a valley follows from the emptiest place. */
function valleysIn(cover: readonly number[], from: number, to: number, count: number): Valley[] {
  const at = (i: number): number => cover[i] ?? 0;
  let least = Infinity;
  for (let i = from; i < to; i++) least = Math.min(least, at(i));
  const depth = Math.max(least, Math.floor(0.06 * count));
  const out: Valley[] = [];
  for (let i = from; i < to; i++) {
    if (at(i) > depth) continue;
    const start = i;
    while (i < to && at(i) <= depth) i++;
    out.push({ from: start, to: i, least });
  }
  return out;
}

/** Lines that tell where columns are: not the titles over all of them. */
function telling(lines: readonly SpacedLine[]): SpacedLine[] {
  return lines.filter((line) => {
    const { segments } = line;
    const group = segments.length === 1 || (segments.length === 2 && isMarker(wordsIn(line, segments[0]!)));
    return segments.length > 0 && !(group && isShouted(wordsIn(line, segments.at(-1)!)));
  });
}

/** How many segments begin right behind a valley. */
function begun(lines: readonly SpacedLine[], valley: Valley): number {
  return lines.reduce((n, { segments }) => n + segments.filter(([from]) => from >= valley.to - 1 && from <= valley.to + 1).length, 0);
}

/** Boundaries between the titles of the head, where the body keeps them open, and those the body shows where titles stand too close. */
export function findColumns({ titles }: SpacedHead, body: readonly SpacedLine[]): Columns | null {
  const lines = telling(body);
  if (lines.length === 0) return null;
  const cover = coverage(lines);
  const bounds = [0];
  for (let k = 0; k + 1 < titles.length; k++) {
    const from = Math.max(titles[k]![1], bounds.at(-1)! + 1);
    const valleys = valleysIn(cover, Math.min(from, titles[k + 1]![0] - 1), titles[k + 1]![0] + 1, lines.length);
    const best = valleys.reduce<Valley | null>((a, b) => (a === null || begun(lines, b) > begun(lines, a) ? b : a), null);
    if (best !== null && best.least <= mostCrossing * lines.length) bounds.push(best.from);
    else {
      const start = commonStart(lines, Math.max(bounds.at(-1)! + 2, titles[k]![0] + 1), titles[k + 1]![0] + 3);
      if (start !== null) bounds.push(start);
    }
  }
  const all = bounds.flatMap((from, k) => [from, ...(k === 0 ? [] : inner(lines, from, bounds[k + 1] ?? Infinity))]);
  if (all.length < 3) return null;
  const starts = all.map((from, k) => usualStart(lines, from, all[k + 1] ?? Infinity));
  const own = starts.map((start) => lines.flatMap((line) => line.segments.filter(([from]) => Math.abs(from - start) <= drift).map((s) => [line, s] as const)));
  return {
    bounds: all,
    starts,
    openings: own.map((cells) => new Set(cells.map(([line, [from]]) => firstWord(line.text, from)))),
    overflows: own.map((cells, k) => cells.filter(([, [, to]]) => to > (starts[k + 1] ?? Infinity) + 1).length > mostCrossing * cells.length),
  };
}

/** The word at a place; of a number only that it is one. */
const firstWord = (text: string, at: number): string => (/^\d/u.test(text.slice(at)) ? '0' : (/^\S+/u.exec(text.slice(at))?.[0] ?? '').replace(/[,;.:]+$/u, ''));

/** Boundaries inside what the head shows as one column: where cells begin in many lines, in some of them behind other cells. */
function inner(lines: readonly SpacedLine[], from: number, to: number): number[] {
  const least = Math.max(3, leastParted * lines.length);
  const own = lines.map(({ segments }) => segments.filter((s) => s[0] >= from && s[0] < to));
  const all = own.flat().map(([at]) => at);
  const behind = own.flatMap((segments) => segments.slice(1).map(([at]) => at));
  const near = (begins: readonly number[], at: number): number => begins.filter((b) => Math.abs(b - at) <= 1).length;
  const out: number[] = [];
  for (const at of [...new Set(behind)].sort((a, b) => near(all, b) - near(all, a) || a - b)) {
    if (near(all, at) < least || near(behind, at) < Math.max(1, Math.floor(leastBehind * lines.length)) || [from, ...out].some((b) => Math.abs(b - at) < narrowest)) continue;
    out.push(at - 1);
  }
  return out.sort((a, b) => a - b);
}

/** The place between two titles where most cells begin, for text that runs over its column's edge (`pdftotext -fixed`); null where too few begin at one place. */
function commonStart(lines: readonly SpacedLine[], from: number, to: number): number | null {
  const at = usualStart(lines, from, to);
  const count = lines.filter(({ segments }) => segments.some((s) => s[0] === at)).length;
  return count >= Math.max(3, leastParted * lines.length) ? at : null;
}

function usualStart(lines: readonly SpacedLine[], from: number, to: number): number {
  const counts = new Map<number, number>();
  for (const { segments } of lines) for (const [at] of segments) if (at >= from && at < to) counts.set(at, (counts.get(at) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a), [from, 0] as const)[0];
}

const columnAt = (bounds: Bounds, at: number): number => {
  let k = 0;
  while (k + 1 < bounds.length && bounds[k + 1]! <= at) k++;
  return k;
};

/** The column a stretch belongs to: where it begins, unless it begins away from that column's usual start and most of it stands in the next. */
function columnOf([from, to]: Stretch, { bounds, starts }: Columns): number {
  const k = columnAt(bounds, from);
  const edge = bounds[k + 1];
  return edge !== undefined && to - edge > edge - from && from > starts[k]! + 2 * drift ? k + 1 : k;
}

/**
 * The stretches of a line's text that stand in each column. Text that runs into the next column is parted where a word begins at that
 * column's usual start and nothing else stands in it; else it is all of the column it begins in.
 */
export function cellsOf(line: SpacedLine, columns: Columns): (readonly Stretch[])[] {
  const { bounds } = columns;
  const cells = bounds.map((): Stretch[] => []);
  const taken = new Set(line.segments.map((segment) => columnOf(segment, columns)));
  const put = ([from, to]: Stretch): void => {
    const k = columnOf([from, to], columns);
    const cut = k + 1 < bounds.length && to > bounds[k + 1]! + 1 && !taken.has(k + 1) ? cutNear(line.text, [from, to], k + 1, columns) : null;
    cells[k]!.push([from, cut?.end ?? to]);
    if (cut !== null) put([cut.start, to]);
  };
  line.segments.forEach(put);
  return cells;
}

/** Words after which a cell is not at its end. */
const connective = /(?<![A-Za-zÀ-ỹ])(?:và|của|các|hoặc|-|–)$/u;

/**
 * Where the next column's cell begins near `start`: a capital or a figure after a blank, or right at `start` without one, where a program
 * set one cell's words against the next one's. Where text often runs on under the next column, the word must be one its cells begin with.
 * `end` is where the cell before ends. Null where no cell begins.
 */
function cutNear(text: string, [from, to]: Stretch, next: number, { starts, openings, overflows }: Columns): { readonly end: number; readonly start: number } | null {
  const start = starts[next]!;
  const known = (at: number): boolean => openings[next]!.has(firstWord(text, at)) || (next === 1 && isMarker(text.slice(from, at).trimEnd()));
  const steps = (most: number): number[] => Array.from({ length: 2 * most + 1 }, (_, i) => start + (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
  const wide = steps(overflows[next - 1]! ? 0 : 3 * drift).filter((at) => at > from + 1 && at < to && /[\p{Lu}\d]/u.test(text[at]!) && known(at));
  const near = overflows[next - 1]! ? [] : steps(drift).filter((at) => at > from + 1 && at < to && /[\p{Lu}\d]/u.test(text[at]!));
  for (const at of [...wide, ...near]) {
    if (text[at - 1] === ' ' && !connective.test(text.slice(from, at - 1))) return { end: at - 1, start: at };
    if (at === start && /[\p{Ll}\dIVX.]\p{Lu}/u.test(text.slice(at - 1, at + 1))) return { end: at, start: at };
  }
  return null;
}
