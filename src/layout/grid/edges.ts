import type { Rule } from '../../model/page.js';

/** A straight line at one coordinate: `at` is y of a horizontal edge, x of a vertical one; `from` ≤ `to` along it. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Edges {
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
}

/** Rules this near (points) are one line: double borders, the borders of two neighbouring cells. */
export const snapDistance = 3;
/** Pieces of one line with a smaller gap are joined: corner squares, dots, the width of the crossing line. */
export const joinDistance = 3;

function ruleToEdge({ direction, bbox: [x0, y0, x1, y1] }: Rule): Edge {
  return direction === 'horizontal' ? { at: (y0 + y1) / 2, from: x0, to: x1 } : { at: (x0 + x1) / 2, from: y0, to: y1 };
}

/** Edges whose coordinates nearly agree get the same coordinate. */
export function snapEdges(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at || a.from - b.from);
  const out: Edge[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]!.at - sorted[start]!.at <= snapDistance) end++;
    const group = sorted.slice(start, end);
    const at = group.reduce((sum, e) => sum + e.at, 0) / group.length;
    out.push(...group.map((e) => ({ ...e, at })));
    start = end;
  }
  return out;
}

/** Pieces of one line, snapped before, become one edge. */
export function joinEdges(edges: readonly Edge[]): Edge[] {
  const out: Edge[] = [];
  for (const edge of [...edges].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && last.at === edge.at && edge.from <= last.to + joinDistance) out[out.length - 1] = { ...last, to: Math.max(last.to, edge.to) };
    else out.push(edge);
  }
  return out;
}

/** Rules as drawn become few clean edges. */
export function rulesToEdges(rules: readonly Rule[]): Edges {
  const of = (direction: Rule['direction']) => joinEdges(snapEdges(rules.filter((r) => r.direction === direction).map(ruleToEdge)));
  return { horizontal: of('horizontal'), vertical: of('vertical') };
}
