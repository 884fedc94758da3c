import type { Bits, Stroke } from './strokes.js';

/** The lines of one table: where its rows and columns are parted, in pixels. */
export interface TableModel {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Strokes meet if one ends this near to the other (pixels at 200 dpi). */
const meetAt200 = 24;
/** Strokes this near to one another (pixels at 200 dpi) are one line. */
const sameAt200 = 7;
/** A line of a table is drawn over so much of the table, or runs whole from one crossing line to another. */
const strongShare = 0.3;
const wholeShare = 0.75;

interface Line {
  readonly at: number;
  readonly strokes: readonly Stroke[];
}

/** Strokes of one direction by where they stand. */
function clusters(strokes: readonly Stroke[], same: number): Line[] {
  const out: Stroke[][] = [];
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at)) {
    const last = out.at(-1);
    if (last !== undefined && stroke.at - last.at(-1)!.at <= same && stroke.at - last[0]!.at <= 1.6 * same) last.push(stroke);
    else out.push([stroke]);
  }
  return out.map((those) => {
    const length = those.reduce((sum, s) => sum + s.to - s.from, 0);
    return { at: those.reduce((sum, s) => sum + s.at * (s.to - s.from), 0) / length, strokes: those };
  });
}

const lengthOf = ({ strokes }: Line): number => strokes.reduce((sum, s) => sum + (s.to - s.from) * s.drawn, 0);

function meets(h: Stroke, v: Stroke, reach: number): boolean {
  return v.at >= h.from - reach && v.at <= h.to + reach && h.at >= v.from - reach && h.at <= v.to + reach;
}

/** Strokes that hang together by crossing one another. */
function components(horizontal: readonly Stroke[], vertical: readonly Stroke[], reach: number): { h: Stroke[]; v: Stroke[] }[] {
  const all = [...horizontal, ...vertical];
  const group = all.map((_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] = group[group[i]!]!;
    return i;
  };
  horizontal.forEach((h, i) => vertical.forEach((v, j) => {
    if (meets(h, v, reach)) group[root(i)] = root(horizontal.length + j);
  }));
  const byRoot = new Map<number, { h: Stroke[]; v: Stroke[] }>();
  all.forEach((stroke, i) => {
    const those = byRoot.get(root(i)) ?? { h: [], v: [] };
    (i < horizontal.length ? those.h : those.v).push(stroke);
    byRoot.set(root(i), those);
  });
  return [...byRoot.values()];
}

const strongLines = (lines: readonly Line[], extent: number): Line[] => lines.filter((line) => lengthOf(line) >= strongShare * extent);

/** Strong lines, and weak ones that run whole between strong lines of the other direction: the row of a text line that looks like a rule does neither. */
function tableLines(lines: readonly Line[], strong: readonly Line[], crossing: readonly Line[], reach: number): number[] {
  const ends = (at: number): boolean => crossing.some((line) => Math.abs(line.at - at) <= reach);
  const isWhole = ({ strokes }: Line): boolean => strokes.some((s) => s.drawn >= wholeShare && ends(s.from) && ends(s.to));
  return lines.filter((line) => strong.includes(line) || isWhole(line)).map((line) => line.at);
}

const extentOf = (strokes: readonly Stroke[]): number => Math.max(...strokes.map((s) => s.to)) - Math.min(...strokes.map((s) => s.from));

/** Tables: strokes of both directions that cross, two of each at least. */
export function tableModels(horizontal: readonly Stroke[], vertical: readonly Stroke[], dpi: number): TableModel[] {
  const scale = dpi / 200;
  const reach = meetAt200 * scale;
  return components(horizontal, vertical, reach).flatMap(({ h, v }) => {
    if (h.length < 2 || v.length < 2) return [];
    const [rows, columns] = [clusters(h, sameAt200 * scale), clusters(v, sameAt200 * scale)];
    const [strongRows, strongColumns] = [strongLines(rows, extentOf(h)), strongLines(columns, extentOf(v))];
    const ys = tableLines(rows, strongRows, strongColumns, reach);
    const xs = tableLines(columns, strongColumns, strongRows, reach);
    return xs.length >= 2 && ys.length >= 2 && xs.length + ys.length >= 5 ? [{ xs, ys }] : [];
  });
}

/** A side of a cell is drawn where so much of it is. */
const drawnShare = 0.45;
/** How far a bit may lie from its line (pixels at 200 dpi): rules are slightly bent. */
const bendAt200 = 6;

/** Whether the line at `at` is drawn between two points along it. */
export function isDrawn({ size, columns }: Bits, at: number, from: number, to: number, dpi: number): boolean {
  const bend = (bendAt200 * dpi) / 200;
  // The ends belong to the crossing lines.
  const [first, last] = [Math.ceil((from + size / 3) / size), Math.floor((to - size / 3) / size)];
  let hits = 0;
  for (let c = first; c < last; c++) if (columns[c]?.some((bit) => Math.abs(bit.at - at) <= bend) === true) hits++;
  return last > first ? hits >= drawnShare * (last - first) : columns[Math.floor((from + to) / 2 / size)]?.some((bit) => Math.abs(bit.at - at) <= bend) === true;
}
