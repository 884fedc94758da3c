import { snapDistance, type Edge, type Edges } from './edges.js';
import { bisect } from '../../text/bisect.js';

/** Edges that touch each other, directly or through others: what may be one table. */
export type Frame = Edges;

/** Drawings (maps, charts) have more; no table does. */
const maxEdges = 3000;

export function touches(horizontal: Edge, vertical: Edge): boolean {
  return (
    vertical.at >= horizontal.from - snapDistance &&
    vertical.at <= horizontal.to + snapDistance &&
    horizontal.at >= vertical.from - snapDistance &&
    horizontal.at <= vertical.to + snapDistance
  );
}

export class DisjointSets {
  private readonly parent: number[];

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }

  find(i: number): number {
    while (this.parent[i] !== i) {
      this.parent[i] = this.parent[this.parent[i]!]!;
      i = this.parent[i]!;
    }
    return i;
  }

  union(i: number, j: number): void {
    const [a, b] = [this.find(i), this.find(j)];
    this.parent[Math.max(a, b)] = Math.min(a, b);
  }
}

/** Edges parted into groups that touch; groups without a crossing of two directions are left out. */
export function edgesToFrames({ horizontal, vertical }: Edges): Frame[] {
  if (horizontal.length > maxEdges || vertical.length > maxEdges) return [];
  const sets = new DisjointSets(horizontal.length + vertical.length);
  horizontal.forEach((h, i) => {
    for (let k = firstAtLeast(vertical, h.from - snapDistance); k < vertical.length && vertical[k]!.at <= h.to + snapDistance; k++) {
      if (touches(h, vertical[k]!)) sets.union(i, horizontal.length + k);
    }
  });
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>();
  const group = (i: number) => {
    const root = sets.find(i);
    if (!groups.has(root)) groups.set(root, { horizontal: [], vertical: [] });
    return groups.get(root)!;
  };
  horizontal.forEach((edge, i) => group(i).horizontal.push(edge));
  vertical.forEach((edge, i) => group(horizontal.length + i).vertical.push(edge));
  return [...groups.values()].filter((g) => g.horizontal.length > 0 && g.vertical.length > 0);
}

/** Index of the first edge at or after a coordinate; edges are sorted by `at`. */
function firstAtLeast(edges: readonly Edge[], at: number): number {
  return bisect(edges.length, (i) => edges[i]!.at >= at);
}
