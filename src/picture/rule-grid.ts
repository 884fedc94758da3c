import { DisjointSets } from '../layout/grid/frames.js';
import type { Piece } from './rule-pieces.js';

/** What the picture shows along the lines of one direction. */
export interface Sight {
  /** The share of a stretch of a line that is drawn; 0 where it runs through letters. */
  readonly drawn: (line: Piece, from: number, to: number) => number;
  /** The share of a stretch close to which there is ink, at the side where there is most. */
  readonly beside: (line: Piece, from: number, to: number) => number;
  /** Whether something is written between two lines. */
  readonly inked: (before: number, after: number, from: number, to: number) => boolean;
}

/** Pieces of both directions of one picture. A vertical piece lies along y. */
export interface Pieces {
  readonly horizontal: readonly Piece[];
  readonly vertical: readonly Piece[];
}

export interface GridPieces extends Pieces {
  /** Pieces that cross nothing: underlines, separators. */
  readonly alone: Pieces;
}

/** Ends this near a crossing line reach it (mm). */
const touchReach = 2.5;
/** Pieces of one line belong to one table over gaps of so many mm; whether the gaps are closed is decided later. */
const longGap = 40;
/** Pieces this near each other across their direction are one line (mm). */
const sameLine = 0.6;
/** A stretch between two crossing lines is drawn where so much of it is; less is enough where the line goes on at both sides or nearly everywhere. */
const drawnShare = 0.6;
const supportedShare = 0.2;
/** A line is drawn nearly everywhere with so much of its length. */
const nearlyEverywhere = 0.6;
/** Of a line that is drawn with so much of its length a trace is enough. */
const almostWhole = 0.8;
const traceShare = 0.08;
/** A line that is drawn whole has so much of it dark. Of a fainter one nothing may be left between two stretches: it is there where letters keep away from it, but for so much. */
const drawnWhole = 0.97;
const fewBeside = 0.05;
/** So much of its length must be drawn all the same. */
const leastDrawn = 0.15;

/** Several pieces at one place: a row's or a column's border with its gaps. */
interface GridLine extends Piece {
  readonly pieces: readonly Piece[];
}

/** Where two lines cross, along the first. */
function crossing(line: Piece, other: Piece): number {
  return (other.offset + other.slope * line.offset) / (1 - other.slope * line.slope);
}

function touch(a: Piece, b: Piece, reach: number): boolean {
  const [atA, atB] = [crossing(a, b), crossing(b, a)];
  return atA >= a.from - reach && atA <= a.to + reach && atB >= b.from - reach && atB <= b.to + reach;
}

/** Pieces that touch or would if the gaps in their lines were closed, directly or through others. */
function parts({ horizontal, vertical }: Pieces, perMm: number): { horizontal: Piece[]; vertical: Piece[] }[] {
  const sets = new DisjointSets(horizontal.length + vertical.length);
  const near = (a: Piece, b: Piece) => Math.abs(a.offset - b.offset) <= sameLine * perMm && Math.max(a.from, b.from) - Math.min(a.to, b.to) <= longGap * perMm;
  horizontal.forEach((h, i) => vertical.forEach((v, k) => touch(h, v, touchReach * perMm) && sets.union(i, horizontal.length + k)));
  horizontal.forEach((a, i) => horizontal.forEach((b, k) => k > i && near(a, b) && sets.union(i, k)));
  vertical.forEach((a, i) => vertical.forEach((b, k) => k > i && near(a, b) && sets.union(horizontal.length + i, horizontal.length + k)));
  const groups = new Map<number, { horizontal: Piece[]; vertical: Piece[] }>();
  const group = (i: number) => {
    const root = sets.find(i);
    if (!groups.has(root)) groups.set(root, { horizontal: [], vertical: [] });
    return groups.get(root)!;
  };
  horizontal.forEach((h, i) => group(i).horizontal.push(h));
  vertical.forEach((v, k) => group(horizontal.length + k).vertical.push(v));
  return [...groups.values()];
}

/** Pieces at one place become one line; its place is where most of their length is. */
function toLines(pieces: readonly Piece[], reach: number): GridLine[] {
  const out: GridLine[] = [];
  for (const piece of [...pieces].sort((a, b) => a.offset - b.offset)) {
    const last = out.at(-1);
    if (last === undefined || piece.offset - last.offset > reach) {
      out.push({ ...piece, pieces: [piece] });
      continue;
    }
    const length = (p: Piece) => p.to - p.from;
    const members = [...last.pieces, piece];
    const total = members.reduce((sum, p) => sum + length(p), 0);
    const offset = members.reduce((sum, p) => sum + p.offset * length(p), 0) / total;
    out[out.length - 1] = { offset, slope: piece.slope, from: Math.min(last.from, piece.from), to: Math.max(last.to, piece.to), pieces: members };
  }
  return out;
}

/** How much of a stretch the pieces cover; a piece that ends near the stretch's end reaches it. */
function coverage({ pieces }: GridLine, from: number, to: number, reach: number): number {
  let covered = 0;
  for (const p of pieces) {
    const start = Math.abs(p.from - from) <= reach ? from : p.from;
    const end = Math.abs(p.to - to) <= reach ? to : p.to;
    covered += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return Math.min(1, covered / (to - from));
}

/** Which stretches between the crossings are drawn. */
function drawnStretches(line: GridLine, stops: readonly number[], sight: Sight, perMm: number): boolean[] {
  const shares = stops.slice(1).map((to, i) => {
    const from = stops[i]!;
    const covered = coverage(line, from, to, touchReach * perMm);
    if (covered >= drawnShare) return covered;
    const inset = Math.min(perMm, (to - from) / 4);
    return Math.max(covered, sight.drawn(line, from + inset, to - inset));
  });
  const drawn = shares.map((share) => share >= drawnShare);
  const whole = stops.at(-1)! - stops[0]!;
  const length = drawn.reduce((sum, d, i) => (d ? sum + stops[i + 1]! - stops[i]! : sum), 0);
  const supported = (i: number): boolean => shares[i]! >= supportedShare;
  const traced = (i: number): boolean => shares[i]! >= traceShare && length >= almostWhole * whole;
  return drawn.map((d, i) => d || traced(i) || (supported(i) && (length >= nearlyEverywhere * whole || isBetween(drawn, i, supported))));
}

/** Whether drawn stretches lie at both sides, directly or beyond others that have some support. */
function isBetween(drawn: readonly boolean[], at: number, supported: (i: number) => boolean): boolean {
  let [before, after] = [at - 1, at + 1];
  while (before >= 0 && !drawn[before]! && supported(before)) before--;
  while (after < drawn.length && !drawn[after]! && supported(after)) after++;
  return drawn[before] === true && drawn[after] === true;
}

/** The places of the lines before and after one. */
type Beside = readonly [before: number, after: number];

/** A line between crossings: which stretches are drawn, and how much of them is. */
interface Stretches {
  readonly drawn: readonly boolean[];
  readonly length: (i: number) => number;
  readonly whole: number;
  readonly perMm: number;
  /** The length of those that are drawn, and how much of it is dark. */
  readonly total: number;
  readonly dark: number;
  /** Whether letters keep away from a stretch, and whether some stand at both sides of it. */
  readonly isFree: (i: number) => boolean;
  readonly hasBothSides: (i: number) => boolean;
}

function look(line: GridLine, stops: readonly number[], drawn: readonly boolean[], sight: Sight, [before, after]: Beside, perMm: number): Stretches {
  const inset = perMm;
  const length = (i: number): number => stops[i + 1]! - stops[i]!;
  const ends = (i: number): readonly [number, number] => [stops[i]! + inset, stops[i + 1]! - inset];
  const sum = (of: (i: number) => number): number => drawn.reduce((total, d, i) => (d ? total + of(i) : total), 0);
  return {
    drawn, length, perMm, whole: stops.at(-1)! - stops[0]!, total: sum(length), dark: sum((i) => length(i) * sight.drawn(line, ...ends(i))),
    isFree: (i) => sight.beside(line, ...ends(i)) < fewBeside,
    hasBothSides: (i) => sight.inked(before + inset, line.offset - inset, ...ends(i)) && sight.inked(line.offset + inset, after - inset, ...ends(i)),
  };
}

/**
 * A faint column border with the stretches that the copy lost: letters keep away from them, as they do not in cells that are one. Where they are not
 * between drawn ones, or little is drawn, both sides must have letters besides: what stands over two columns stands across their border, or at one side of it.
 */
function withLostBorder({ drawn, whole, total, dark, isFree, hasBothSides }: Stretches): boolean[] {
  if (total < leastDrawn * whole || dark >= drawnWhole * total) return [...drawn];
  const [first, last] = [drawn.indexOf(true), drawn.lastIndexOf(true)];
  const isInside = (i: number): boolean => total >= nearlyEverywhere * whole && i > first && i < last;
  return drawn.map((d, i) => d || (isFree(i) && (isInside(i) || hasBothSides(i))));
}

/** The widest column of numbers (mm). */
const numberColumn = 20;

/** A row border that is drawn everywhere but over the column of numbers: where one stands above it and another below, it is there, too. */
function withLostNumberBorder({ drawn, length, isFree, hasBothSides, perMm }: Stretches): boolean[] {
  const [first, ...others] = drawn;
  const isLost = first === false && others.every(Boolean) && length(0) <= numberColumn * perMm && isFree(0) && hasBothSides(0);
  return isLost ? [true, ...others] : [...drawn];
}

/** The drawn stretches of a line as pieces from crossing to crossing; what runs on beyond the last crossing is kept. `lost` adds stretches that are there all the same. */
function completeLine(line: GridLine, others: readonly GridLine[], sight: Sight, perMm: number, lost: { readonly add: (stretches: Stretches) => boolean[]; readonly beside: Beside } | null = null): Piece[] {
  const reach = touchReach * perMm;
  const stops = others.map((o) => crossing(line, o)).sort((a, b) => a - b);
  const shown = drawnStretches(line, stops, sight, perMm);
  const drawn = lost === null ? shown : lost.add(look(line, stops, shown, sight, lost.beside, perMm));
  const out: Piece[] = [];
  drawn.forEach((d, i) => {
    const [from, to] = [stops[i]!, stops[i + 1]!];
    const last = out.at(-1);
    if (!d) return;
    if (last !== undefined && last.to === from) out[out.length - 1] = { ...last, to };
    else out.push({ offset: line.offset, slope: line.slope, from, to });
  });
  const [first, final] = [stops[0]!, stops.at(-1)!];
  if (line.from < first - reach) out.unshift({ ...bare(line), to: first });
  if (line.to > final + reach) out.push({ ...bare(line), from: final });
  return out.reduce<Piece[]>((joined, piece) => {
    const last = joined.at(-1);
    if (last !== undefined && last.to >= piece.from) joined[joined.length - 1] = { ...last, to: piece.to };
    else joined.push(piece);
    return joined;
  }, []);
}

const bare = ({ offset, slope, from, to }: Piece): Piece => ({ offset, slope, from, to });

const besideOf = (lines: readonly GridLine[], i: number): Beside => [(lines[i - 1] ?? lines[i]!).offset, (lines[i + 1] ?? lines[i]!).offset];

/** Lines on which nothing is drawn between crossings are no borders: strokes of letters, specks. */
function realLines(lines: readonly GridLine[], others: readonly GridLine[], sight: Sight, perMm: number): GridLine[] {
  return lines.filter((line) => completeLine(line, others, sight, perMm).length > 0);
}

/**
 * Lines that cross become whole: their ends reach the lines they nearly touch, gaps are closed where the picture shows some of the line or
 * the line goes on at both sides. A stretch the picture does not show stays open: there cells are merged.
 */
export function completeGrid(pieces: Pieces, sights: { readonly horizontal: Sight; readonly vertical: Sight }, perMm: number): GridPieces {
  const out = { horizontal: [] as Piece[], vertical: [] as Piece[], alone: { horizontal: [] as Piece[], vertical: [] as Piece[] } };
  for (const part of parts(pieces, perMm)) {
    const [rows, columns] = [toLines(part.horizontal, sameLine * perMm), toLines(part.vertical, sameLine * perMm)];
    if (rows.length < 2 || columns.length < 2) {
      out.alone.horizontal.push(...part.horizontal);
      out.alone.vertical.push(...part.vertical);
      continue;
    }
    const realColumns = realLines(columns, rows, sights.vertical, perMm);
    const realRows = realLines(rows, realColumns, sights.horizontal, perMm);
    realRows.forEach((row, i) => out.horizontal.push(...completeLine(row, realColumns, sights.horizontal, perMm, { add: withLostNumberBorder, beside: besideOf(realRows, i) })));
    realColumns.forEach((column, i) => out.vertical.push(...completeLine(column, realRows, sights.vertical, perMm, { add: withLostBorder, beside: besideOf(realColumns, i) })));
  }
  return out;
}
