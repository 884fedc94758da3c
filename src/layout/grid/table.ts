import type { PieceCell, TablePiece } from '../../model/flow.js';
import type { Rule } from '../../model/page.js';
import type { Box } from '../../model/provenance.js';
import { splitFragment, type Fragment } from '../fragments.js';
import { fragmentsToLines } from '../lines.js';
import { rulesToEdges } from './edges.js';
import { edgesToFrames } from './frames.js';
import { frameToLattice, type Lattice, type LatticeCell } from './lattice.js';
import { bisect } from '../../text/bisect.js';

/** Text may stand this far (points) over a border before it counts as running over it. */
const overBorder = 2;
/** Half the height of small letters above the baseline (em): where a line's middle is. */
const middleAbove = 0.25;

export interface RuledPage {
  readonly tables: readonly TablePiece[];
  /** What stands in no table. */
  readonly rest: readonly Fragment[];
}

function latticeBox({ xs, ys }: Lattice): Box {
  return [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!];
}

function encloses([x0, y0, x1, y1]: Box, inner: Box): boolean {
  return inner[0] >= x0 - 1 && inner[1] >= y0 - 1 && inner[2] <= x1 + 1 && inner[3] <= y1 + 1;
}

const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);

/** Lattices that can be tables: two columns and two cells at least; one inside another's cell belongs to that cell. */
export function rulesToLattices(rules: readonly Rule[]): Lattice[] {
  const lattices = edgesToFrames(rulesToEdges(rules))
    .map(frameToLattice)
    .filter((l): l is Lattice => l !== null && l.xs.length > 2 && l.cells.length > 1)
    .sort((a, b) => area(latticeBox(b)) - area(latticeBox(a)));
  const kept: Lattice[] = [];
  for (const lattice of lattices) if (!kept.some((outer) => encloses(latticeBox(outer), latticeBox(lattice)))) kept.push(lattice);
  return kept;
}

/** Index of the interval between sorted borders a value lies in; -1 outside. */
function interval(borders: readonly number[], value: number): number {
  if (value < borders[0]! || value > borders.at(-1)!) return -1;
  return bisect(borders.length - 1, (i) => borders[i]! > value) - 1;
}

/** Finds the cell at a point of the lattice. */
class CellFinder {
  private readonly owner = new Map<number, number>();

  constructor(private readonly lattice: Lattice) {
    lattice.cells.forEach((cell, index) => {
      for (let r = cell.top; r < cell.bottom; r++) for (let c = cell.left; c < cell.right; c++) this.owner.set(r * lattice.xs.length + c, index);
    });
  }

  at(x: number, y: number): number {
    const [row, column] = [interval(this.lattice.ys, y), interval(this.lattice.xs, x)];
    return row < 0 || column < 0 ? -1 : (this.owner.get(row * this.lattice.xs.length + column) ?? -1);
  }
}

/** Parts of a fragment by cell; text that runs over a border is cut at the blank nearest to it. */
function placeFragment(fragment: Fragment, lattice: Lattice, finder: CellFinder, put: (cell: number, fragment: Fragment) => void): void {
  const y = fragment.baseline - middleAbove * fragment.size;
  const home = finder.at(Math.min(fragment.x0 + overBorder, (fragment.x0 + fragment.x1) / 2), y);
  const border = home < 0 ? Infinity : lattice.xs[lattice.cells[home]!.right]!;
  if (fragment.x1 > border + overBorder && border < lattice.xs.at(-1)!) {
    const parts = splitFragment(fragment, border);
    if (parts !== null) {
      put(home, parts[0]);
      placeFragment(parts[1], lattice, finder, put);
      return;
    }
  }
  put(finder.at((fragment.x0 + fragment.x1) / 2, y), fragment);
}

function cellToPiece(cell: LatticeCell, fragments: readonly Fragment[], { xs, ys }: Lattice, page: number, raw: string): PieceCell {
  return {
    row: cell.top,
    column: cell.left,
    rowSpan: cell.bottom - cell.top,
    colSpan: cell.right - cell.left,
    lines: fragments.length === 0 ? [] : fragmentsToLines(fragments, page, raw),
    bbox: [xs[cell.left]!, ys[cell.top]!, xs[cell.right]!, ys[cell.bottom]!].map(round) as unknown as Box,
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function latticeToPiece(lattice: Lattice, byCell: ReadonlyMap<number, readonly Fragment[]>, page: number, raw: string): TablePiece {
  const cells = lattice.cells.map((cell, i) => cellToPiece(cell, byCell.get(i) ?? [], lattice, page, raw));
  return {
    kind: 'table-piece',
    page,
    bbox: latticeBox(lattice).map(round) as unknown as Box,
    method: 'ruled',
    rowCount: lattice.ys.length - 1,
    columnCount: lattice.xs.length - 1,
    columnEdges: lattice.xs.map(round),
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

/** A frame with text in one cell only is a box round that text. */
function isTable(lattice: Lattice, byCell: ReadonlyMap<number, readonly Fragment[]>): boolean {
  return byCell.size >= 2 && lattice.xs.length > 2;
}

/** The ruled tables of a page, and the text that stands outside them. */
export function ruledTables(fragments: readonly Fragment[], rules: readonly Rule[], page: number, raw: string): RuledPage {
  let rest = fragments;
  const tables: TablePiece[] = [];
  for (const lattice of rulesToLattices(rules)) {
    const finder = new CellFinder(lattice);
    const byCell = new Map<number, Fragment[]>();
    const outside: Fragment[] = [];
    const put = (cell: number, fragment: Fragment) => {
      const list = cell < 0 ? outside : (byCell.get(cell) ?? []);
      list.push(fragment);
      if (cell >= 0) byCell.set(cell, list);
    };
    for (const fragment of rest) placeFragment(fragment, lattice, finder, put);
    if (!isTable(lattice, byCell)) continue;
    rest = outside;
    tables.push(latticeToPiece(lattice, byCell, page, raw));
  }
  return { tables, rest };
}
