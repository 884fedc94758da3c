import type { Block, ParagraphBlock, TableBlock } from '../blocks/model.js';
import { leavesOf, type Leaf, type WebNode, type WebTable } from './page.js';
import { letters } from './runs.js';

/** The document's leaves as blocks; tables that hold a page's parts side by side are opened. */
export function blocksOf(nodes: readonly WebNode[], own: ReadonlySet<Leaf>): Block[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'leaf') return own.has(node) ? [paragraphOf(node)] : [];
    return tableBlocks(node, own);
  });
}

export function paragraphOf(leaf: Leaf): ParagraphBlock {
  const { runs, role, centred, blanksBefore, place } = leaf;
  return { kind: 'paragraph', runs, role, centred, blanksBefore, place };
}

interface Held {
  readonly table: WebTable;
  /** The document's leaves of each cell, in the order of the cells. */
  readonly leaves: readonly (readonly Leaf[])[];
}

function tableBlocks(table: WebTable, own: ReadonlySet<Leaf>): Block[] {
  const held: Held = { table, leaves: table.cells.map((cell) => leavesOf(cell.nodes).filter((leaf) => own.has(leaf))) };
  if (held.leaves.every((leaves) => leaves.length === 0)) return [];
  if (setsPage(held)) return table.cells.flatMap((cell) => blocksOf(cell.nodes, own));
  const packed = withoutEmpty(held, own);
  return [packed];
}

/** A cell with so many letters, and so many paragraphs, is a part of a page and no datum. */
const pageLetters = 1500;
const pageParagraphs = 8;

/** Does a table set a page: one cell holds nearly all of it, or cells hold tables of their own and it is no grid of data? */
function setsPage({ table, leaves }: Held): boolean {
  const filled = leaves.filter((own) => own.length > 0);
  if (filled.length === 1) return true;
  const sizes = leaves.map((own) => own.reduce((sum, leaf) => sum + leaf.text.length, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const paragraphs = leaves[sizes.indexOf(largest)]!.length;
  if (largest > pageLetters && paragraphs > pageParagraphs && (largest > total * 0.6 || table.columnCount <= 2)) return true;
  return !isGridOfData(table, leaves) && table.cells.some((cell) => cell.nodes.some((node) => node.kind === 'table' && leavesOf([node]).length >= 2));
}

/** Leaves of tables that hold data: what stands there is never the site's. */
export function gridLeaves(nodes: readonly WebNode[], out = new Set<Leaf>()): Set<Leaf> {
  for (const node of nodes) {
    if (node.kind === 'leaf') continue;
    const leaves = node.cells.map((cell) => leavesOf(cell.nodes));
    if (isGridOfData(node, leaves)) for (const leaf of leaves.flat()) out.add(leaf);
    else for (const cell of node.cells) gridLeaves(cell.nodes, out);
  }
  return out;
}

/** Leaves of tables that list other documents of the site: most of their letters are links. */
export function linkListLeaves(nodes: readonly WebNode[], out = new Set<Leaf>()): Set<Leaf> {
  for (const node of nodes) {
    if (node.kind === 'leaf') continue;
    const leaves = leavesOf([node]);
    if (listsLinks(node, leaves)) for (const leaf of leaves) out.add(leaf);
    else for (const cell of node.cells) linkListLeaves(cell.nodes, out);
  }
  return out;
}

/** Share of linked letters from which a table is the site's; documents link what they cite, and say more about it. */
const mostlyLinks = 0.5;

function listsLinks(table: WebTable, leaves: readonly Leaf[]): boolean {
  const all = leaves.reduce((sum, leaf) => sum + letters(leaf.text), 0);
  return table.rowCount >= 2 && leaves.reduce((sum, leaf) => sum + leaf.linked, 0) > all * mostlyLinks;
}

const isGridOfData = (table: WebTable, leaves: readonly (readonly Leaf[])[]): boolean =>
  !listsLinks(table, leaves.flat()) && table.rowCount >= 3 && table.columnCount >= 3 && leaves.filter((own) => own.length > 0).length >= leaves.length * 0.5;

/** The table as a block, without rows and columns in which no cell holds a word. */
function withoutEmpty({ table, leaves }: Held, own: ReadonlySet<Leaf>): TableBlock {
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const [i, cell] of table.cells.entries()) {
    if (leaves[i]!.length === 0) continue;
    rows.add(cell.row);
    columns.add(cell.column);
  }
  const row = ranks(rows, table.rowCount);
  const column = ranks(columns, table.columnCount);
  const cells = table.cells.filter((cell) => rows.has(cell.row) && columns.has(cell.column)).map((cell) => ({
    row: row[cell.row]!, column: column[cell.column]!,
    rowSpan: Math.max(1, row[cell.row + cell.rowSpan]! - row[cell.row]!), colSpan: Math.max(1, column[cell.column + cell.colSpan]! - column[cell.column]!),
    blocks: blocksOf(cell.nodes, own),
  }));
  return { kind: 'table', rowCount: rows.size, columnCount: columns.size, cells, ruled: table.ruled };
}

/** How many of the kept come before each place, the end included. */
function ranks(kept: ReadonlySet<number>, count: number): number[] {
  const out = [0];
  for (let i = 0; i < count; i++) out.push(out[i]! + (kept.has(i) ? 1 : 0));
  return out;
}
