import type { Element } from 'hast';
import type { LineRole } from '../../model/flow.js';
import type { TextPlace } from '../../model/provenance.js';
import type { BlockRun } from '../blocks/model.js';

/** An element that is open around a piece of text. */
export interface Scope {
  readonly element: Element;
  readonly parent: Scope | null;
  readonly depth: number;
}

/** A run of text that a browser sets as one block: a paragraph, a cell's own words, the words beside a nested block. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly runs: readonly BlockRun[];
  /** The runs together. */
  readonly text: string;
  /** Letters of it that stand in links. */
  readonly linked: number;
  readonly scope: Scope;
  readonly role: LineRole;
  readonly centred: boolean | null;
  readonly blanksBefore: number;
  readonly place: TextPlace;
  /** Why a browser shows it not at all, or as something to press. */
  readonly unread: 'hidden' | 'control' | null;
}

export interface WebCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly nodes: readonly WebNode[];
}

export interface WebTable {
  readonly kind: 'table';
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly WebCell[];
  readonly ruled: boolean | null;
  readonly scope: Scope;
}

export type WebNode = Leaf | WebTable;

/** All leaves in reading order, those of cells included. */
export function leavesOf(nodes: readonly WebNode[], out: Leaf[] = []): Leaf[] {
  for (const node of nodes) {
    if (node.kind === 'leaf') out.push(node);
    else for (const cell of node.cells) leavesOf(cell.nodes, out);
  }
  return out;
}

/** The innermost element around both. */
export function common(a: Scope, b: Scope): Scope {
  let [x, y]: [Scope, Scope] = [a, b];
  while (x.depth > y.depth) x = x.parent!;
  while (y.depth > x.depth) y = y.parent!;
  while (x !== y && x.parent !== null && y.parent !== null) [x, y] = [x.parent, y.parent];
  return x;
}

/** Does a scope stand in another, or is it the same? */
export function inside(scope: Scope, outer: Scope): boolean {
  let at: Scope | null = scope;
  while (at !== null && at.depth > outer.depth) at = at.parent;
  return at === outer;
}
