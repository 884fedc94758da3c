import { snapDistance, type Edge } from './edges.js';
import { DisjointSets, type Frame } from './frames.js';
import { addTo } from '../../text/add-to.js';

/** A cell by its place in the lattice: rows `[top, bottom)` and columns `[left, right)` of `ys` and `xs`. */
export interface LatticeCell {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Lattice {
  /** Coordinates of the column borders, left to right. */
  readonly xs: readonly number[];
  /** Coordinates of the row borders, from the top. */
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
}

/** Lines that run on this far (points) beyond the last crossing line leave an open side. */
const openEnd = 6;
/** A border stands where so much of a cell's side is drawn. */
const drawnShare = 0.6;

/**
 * A side without its border: where two or more lines run on beyond the last crossing one and end together, the border is
 * where they end. A row that goes on over the page, or a table without lines at its sides, has such a side.
 */
export function closeOpenSides(frame: Frame): Frame {
  const rows = closingEdges(frame.vertical, frame.horizontal, 2);
  const horizontal = [...frame.horizontal, ...rows];
  const columns = closingEdges(horizontal, frame.vertical, Math.max(2, horizontal.length / 2));
  return { horizontal, vertical: [...frame.vertical, ...columns] };
}

function closingEdges(running: readonly Edge[], crossing: readonly Edge[], least: number): Edge[] {
  const first = Math.min(...crossing.map((e) => e.at));
  const last = Math.max(...crossing.map((e) => e.at));
  const out: Edge[] = [];
  const start = Math.min(...running.map((e) => e.from));
  const end = Math.max(...running.map((e) => e.to));
  const close = (at: number, those: Edge[]) => {
    if (those.length >= least) out.push({ at, from: Math.min(...those.map((e) => e.at)), to: Math.max(...those.map((e) => e.at)) });
  };
  if (start < first - openEnd) close(start, running.filter((e) => e.from <= start + snapDistance));
  if (end > last + openEnd) close(end, running.filter((e) => e.to >= end - snapDistance));
  return out;
}

function coordinates(edges: readonly Edge[]): number[] {
  return [...new Set(edges.map((e) => e.at))].sort((a, b) => a - b);
}

type Drawn = (at: number, from: number, to: number) => boolean;

/** Whether a side of a cell is drawn, for a set of edges. */
function drawnSides(edges: readonly Edge[]): Drawn {
  const byAt = new Map<number, Edge[]>();
  for (const edge of edges) addTo(byAt, edge.at, edge);
  return (at, from, to) => {
    let covered = 0;
    for (const edge of byAt.get(at) ?? []) covered += Math.max(0, Math.min(edge.to, to) - Math.max(edge.from, from));
    return covered >= drawnShare * (to - from);
  };
}

function mergeUnparted(xs: readonly number[], ys: readonly number[], frame: Frame): DisjointSets {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const sets = new DisjointSets(columns * rows);
  const below = drawnSides(frame.horizontal);
  const beside = drawnSides(frame.vertical);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const at = r * columns + c;
      if (c + 1 < columns && !beside(xs[c + 1]!, ys[r]!, ys[r + 1]!)) sets.union(at, at + 1);
      if (r + 1 < rows && !below(ys[r + 1]!, xs[c]!, xs[c + 1]!)) sets.union(at, at + columns);
    }
  }
  return sets;
}

function hull(members: readonly number[], columns: number): LatticeCell {
  const rows = members.map((m) => Math.floor(m / columns));
  const cols = members.map((m) => m % columns);
  return { top: Math.min(...rows), bottom: Math.max(...rows) + 1, left: Math.min(...cols), right: Math.max(...cols) + 1 };
}

/** A group that is no rectangle (a border forgotten, a stray line) falls apart into its rows. */
function groupToCells(members: readonly number[], columns: number): LatticeCell[] {
  const whole = hull(members, columns);
  if ((whole.bottom - whole.top) * (whole.right - whole.left) === members.length) return [whole];
  const out: LatticeCell[] = [];
  for (const at of members) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const last = out.at(-1);
    if (last !== undefined && last.top === row && last.right === column) out[out.length - 1] = { ...last, right: column + 1 };
    else out.push({ top: row, bottom: row + 1, left: column, right: column + 1 });
  }
  return out;
}

/** Borders no cell begins or ends at are dropped: stray lines inside a cell. */
function compact(lattice: Lattice): Lattice {
  const used = (values: readonly number[], of: (cell: LatticeCell) => readonly number[]) => {
    const kept = new Set(lattice.cells.flatMap(of));
    const index = new Map<number, number>();
    values.forEach((_, i) => kept.has(i) && index.set(i, index.size));
    return { values: values.filter((_, i) => kept.has(i)), index };
  };
  const x = used(lattice.xs, (c) => [c.left, c.right]);
  const y = used(lattice.ys, (c) => [c.top, c.bottom]);
  const cells = lattice.cells.map((c) => ({ top: y.index.get(c.top)!, bottom: y.index.get(c.bottom)!, left: x.index.get(c.left)!, right: x.index.get(c.right)! }));
  return { xs: x.values, ys: y.values, cells };
}

/** The cells a frame draws; cells without a border between them are one. Null where the frame encloses nothing. */
export function frameToLattice(open: Frame): Lattice | null {
  const frame = closeOpenSides(open);
  const [xs, ys] = [coordinates(frame.vertical), coordinates(frame.horizontal)];
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows > 200_000) return null;
  const sets = mergeUnparted(xs, ys, frame);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < columns * rows; i++) {
    const root = sets.find(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [i]);
    else group.push(i);
  }
  return compact({ xs, ys, cells: [...groups.values()].flatMap((members) => groupToCells(members, columns)) });
}
