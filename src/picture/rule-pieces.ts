import type { Ridges } from './ridges.js';
import { DisjointSets } from '../layout/grid/frames.js';

/** A straight piece along the rows of a map of ridges: across = offset + slope · along, for along in [from, to). */
export interface Piece {
  readonly offset: number;
  readonly slope: number;
  readonly from: number;
  readonly to: number;
}

/** The window in which a piece must show (mm), and the share of it that must be dark. */
const windowLength = 7;
const windowShare = 0.68;
/** Lines are no steeper than this on a straightened page. */
const steepest = 0.006;
/** Gaps (mm) that are bridged whatever is in them, and those that are bridged where some dark is left in them. */
const freeGap = 3;
const traceGap = 25;
const traceShare = 0.35;
/** The shortest piece that is kept (mm), and the share of it that must be dark. */
const shortest = 4.5;

interface Run {
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

export const acrossAt = (piece: Pick<Piece, 'offset' | 'slope'>, along: number): number => piece.offset + piece.slope * along;

/** Stretches of rows around which most of a window is dark; a row counts its neighbours' dark, so that a line may waver. */
function darkRuns({ width, height, hits, perMm }: Ridges): Run[] {
  const window = Math.round(windowLength * perMm);
  const least = windowShare * window;
  const half = window >> 1;
  const runs: Run[] = [];
  const row = new Uint8Array(width + 2 * window);
  const three = new ThreeRows(width, window);
  for (let y = 1; y < height - 1; y++) {
    if (three.join(hits, y) < least) continue;
    row.set(three.joined.subarray(0, width), half);
    let [count, start] = [0, -1];
    for (let x = 0; x < window - 1; x++) count += row[x]!;
    for (let x = 0; x <= width; x++) {
      if (x < width) count += row[x + window - 1]!;
      const dark = x < width && count >= least;
      if (dark && start < 0) start = x;
      else if (!dark && start >= 0) {
        runs.push({ across: y, from: start, to: x });
        start = -1;
      }
      count -= row[x]!;
    }
  }
  return runs;
}

/** Rows of hits (0 or 1 each) joined three by three, four pixels at a time, with an upper bound on the hits in any window of so many pixels. */
class ThreeRows {
  readonly joined: Uint8Array;
  readonly #words: Uint32Array;
  /** Three rows one after the other, each filled up to whole words: which one is which does not matter. */
  readonly #rows: Uint8Array;
  readonly #rowWords: Uint32Array;
  /** Words of a part of a row, and parts that a window reaches into at most. */
  readonly #part: number;
  readonly #reach: number;
  readonly #sums: Uint8Array;
  /** The last row that was copied in. */
  #filled = -1;

  constructor(private readonly width: number, window: number) {
    const size = 4 * Math.ceil(width / 4);
    this.joined = new Uint8Array(size);
    this.#words = new Uint32Array(this.joined.buffer);
    this.#rows = new Uint8Array(3 * size);
    this.#rowWords = new Uint32Array(this.#rows.buffer);
    this.#part = Math.min(32, Math.max(1, Math.round(window / 16)));
    this.#reach = Math.ceil(window / (4 * this.#part)) + 1;
    this.#sums = new Uint8Array(Math.ceil(this.#words.length / this.#part));
  }

  /** Joins row `y` (asked for from 1 on, one after the other) with the ones beside it. Gives how many hits a window holds at most, or more: a row with fewer than are looked for can be left out. */
  join(hits: Uint8Array, y: number): number {
    for (; this.#filled < y + 1; this.#filled++) {
      const next = this.#filled + 1;
      this.#rows.set(hits.subarray(next * this.width, (next + 1) * this.width), (next % 3) * this.joined.length);
    }
    const [rows, words, sums, part] = [this.#rowWords, this.#words, this.#sums, this.#part];
    const size = words.length;
    for (let p = 0, w = 0; p < sums.length; p++) {
      let sum = 0;
      for (const end = Math.min(words.length, w + part); w < end; w++) sum += words[w] = rows[w]! | rows[w + size]! | rows[w + 2 * size]!;
      // Each byte of the sum counts one column of the four, 32 at most.
      sums[p] = Math.imul(sum, 0x01010101) >>> 24;
    }
    return mostIn(sums, this.#reach);
  }
}

/** The largest sum of so many neighbours. */
function mostIn(sums: Uint8Array, neighbours: number): number {
  let [sum, most] = [0, 0];
  for (let p = 0; p < sums.length; p++) {
    sum += sums[p]! - (p >= neighbours ? sums[p - neighbours]! : 0);
    if (sum > most) most = sum;
  }
  return most;
}

/** Runs of neighbouring rows that overlap belong together. */
function groupRuns(runs: readonly Run[]): Run[][] {
  const sets = new DisjointSets(runs.length);
  let above = 0;
  runs.forEach((run, i) => {
    while (runs[above]!.across < run.across - 1) above++;
    for (let k = above; k < i && runs[k]!.across < run.across; k++) if (runs[k]!.from < run.to && run.from < runs[k]!.to) sets.union(i, k);
  });
  const groups = new Map<number, Run[]>();
  runs.forEach((run, i) => {
    const root = sets.find(i);
    if (!groups.has(root)) groups.set(root, []);
    groups.get(root)!.push(run);
  });
  return [...groups.values()];
}

/** The straight line through the dark of a group, least squares over its runs. */
function fitLine(runs: readonly Run[], hits: (along: number, across: number) => number): Piece | null {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (const { across, from, to } of runs) {
    for (let x = from; x < to; x++) {
      if (hits(x, across) === 0) continue;
      n++;
      sx += x;
      sy += across;
      sxx += x * x;
      sxy += x * across;
      syy += across * across;
    }
  }
  if (n === 0) return null;
  const [mx, my] = [sx / n, sy / n];
  const spread = sxx / n - mx * mx;
  const slope = spread <= 0 ? 0 : Math.max(-steepest, Math.min(steepest, (sxy / n - mx * my) / spread));
  const residual = syy / n - my * my - slope * (sxy / n - mx * my);
  if (residual > 9) return null;
  return { offset: my - slope * mx, slope, from: Math.min(...runs.map((r) => r.from)), to: Math.max(...runs.map((r) => r.to)) };
}

/** 1 where a line or a pixel beside it is dark. */
export function darkAlong({ width, height, hits }: Ridges, line: Pick<Piece, 'offset' | 'slope'>, along: number, reach = 1): number {
  if (along < 0 || along >= width) return 0;
  const middle = Math.round(acrossAt(line, along));
  for (let y = Math.max(0, middle - reach); y <= Math.min(height - 1, middle + reach); y++) if (hits[y * width + along] === 1) return 1;
  return 0;
}

/** The share of a stretch of a line that is dark. */
export function darkShare(ridges: Ridges, line: Pick<Piece, 'offset' | 'slope'>, from: number, to: number, reach = 1): number {
  const [start, end] = [Math.round(from), Math.round(to)];
  let count = 0;
  for (let x = start; x < end; x++) count += darkAlong(ridges, line, x, reach);
  return end > start ? count / (end - start) : 0;
}

/** Moves the ends of a piece to where its dark begins and ends. */
function trimEnds(ridges: Ridges, piece: Piece): Piece | null {
  const step = Math.round(1.5 * ridges.perMm);
  const dark = (from: number): boolean => darkShare(ridges, piece, from, from + step) >= 0.6;
  let [from, to] = [piece.from, piece.to];
  while (from < to && !dark(from)) from++;
  while (to > from && !dark(to - step)) to--;
  if (to - from < step) return null;
  while (from > 0 && dark(from - 1)) from--;
  while (to < ridges.width && dark(to + 1 - step)) to++;
  while (from < to && darkAlong(ridges, piece, from) === 0) from++;
  while (to > from && darkAlong(ridges, piece, to - 1) === 0) to--;
  return { ...piece, from, to };
}

/** The slope most of the length agrees on: what is left of the page's skew. */
function commonSlope(pieces: readonly Piece[], perMm: number): number {
  const long = pieces.filter((p) => p.to - p.from > 30 * perMm).sort((a, b) => a.slope - b.slope);
  const total = long.reduce((sum, p) => sum + p.to - p.from, 0);
  let sum = 0;
  for (const piece of long) if ((sum += piece.to - piece.from) >= total / 2) return piece.slope;
  return 0;
}

function levelled(piece: Piece, slope: number): Piece {
  const middle = (piece.from + piece.to) / 2;
  return { ...piece, slope, offset: acrossAt(piece, middle) - slope * middle };
}

/** Pieces of one line become one; every piece has the same slope. */
function joinPieces(ridges: Ridges, pieces: readonly Piece[]): Piece[] {
  const reach = 0.35 * ridges.perMm;
  const out: Piece[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const at = out.findIndex((p) => {
      const gap = piece.from - p.to;
      if (Math.abs(p.offset - piece.offset) > reach) return false;
      return gap <= freeGap * ridges.perMm || (gap <= traceGap * ridges.perMm && darkShare(ridges, p, p.to, piece.from) >= traceShare);
    });
    if (at < 0) {
      out.push(piece);
      continue;
    }
    const p = out[at]!;
    const [a, b] = [p.to - p.from, piece.to - piece.from];
    out[at] = { ...p, offset: (p.offset * a + piece.offset * b) / (a + b), to: Math.max(p.to, piece.to) };
  }
  return out;
}

/** The straight pieces along the rows of a map, joined where they are one line. All have the slope that is left of the page's skew. */
export function findPieces(ridges: Ridges): Piece[] {
  const { width, hits, perMm } = ridges;
  const raw = groupRuns(darkRuns(ridges))
    .map((group) => fitLine(group, (x, y) => hits[y * width + x]!))
    .filter((p): p is Piece => p !== null);
  const slope = commonSlope(raw, perMm);
  const pieces = raw.map((p) => trimEnds(ridges, levelled(p, slope))).filter((p): p is Piece => p !== null);
  return joinPieces(ridges, pieces).filter((p) => p.to - p.from >= shortest * perMm && darkShare(ridges, p, p.from, p.to) >= traceShare);
}
