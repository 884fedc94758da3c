import type { Block, CellBlock, TableBlock } from '../blocks/model.js';
import { alternative } from './runs.js';
import { readBlocks, type Surroundings, type WordState } from './body.js';
import { isRuled } from './borders.js';
import { child, elementsOf, numberOf, switchOf, textWithin, type XmlElement } from './xml.js';

/** A cell of the file, with the columns of the grid it takes up. */
export interface PlacedTc {
  readonly element: XmlElement;
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
  /** Merged downwards: begins such a cell, goes on with it, or neither. */
  readonly merge: 'restart' | 'continue' | null;
}

/** A table as blocks: itself, or what stands in it where it has but one cell with content. */
export function readTable(element: XmlElement, state: WordState, around: Surroundings): Block[] {
  const table = ++state.table;
  const depth = around.depth + 1;
  state.tally.depth = Math.max(state.tally.depth, depth);
  const placed = placeCells(element, state);
  const cells: CellBlock[] = [];
  const open = new Map<number, number>();
  for (const { element: tc, row, column, colSpan, merge } of placed) {
    const above = merge === 'continue' ? open.get(column) : undefined;
    if (above !== undefined) {
      // What stands in a covered cell is not shown.
      cells[above] = { ...cells[above]!, rowSpan: row - cells[above]!.row + 1 };
      const text = textWithin(tc).trim();
      if (text !== '') state.tally.hidden.push(text);
      continue;
    }
    for (let c = column; c < column + colSpan; c++) open.delete(c);
    const blocks = readBlocks(elementsOf(tc), state, { cell: { table, row: row + 1, column: column + 1 }, depth });
    if (merge !== null) open.set(column, cells.length);
    cells.push({ row, column, rowSpan: 1, colSpan, blocks });
  }
  const filled = cells.filter((cell) => cell.blocks.length > 0);
  if (filled.length === 1) return [...filled[0]!.blocks];
  const block: TableBlock = {
    kind: 'table', rowCount: Math.max(0, ...placed.map(({ row }) => row + 1)), columnCount: Math.max(0, ...placed.map(({ column, colSpan }) => column + colSpan)), cells,
    ruled: isRuled(element, placed, state.styles),
  };
  return filled.length === 0 ? [] : [block];
}

const wrappers = new Set(['w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'w:sdtContent']);

/** Children of a kind, also those that are wrapped. */
function unwrapped(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((part) => {
    if (part.name === name) return [part];
    if (part.name === 'w:sdt') return unwrapped(child(part, 'w:sdtContent') ?? part, name);
    if (part.name === 'mc:AlternateContent') return unwrapped(alternative(part), name);
    return wrappers.has(part.name) ? unwrapped(part, name) : [];
  });
}

/** Rows that are not deleted or hidden, one below the other, and their cells on the grid. */
function placeCells(table: XmlElement, state: WordState): PlacedTc[] {
  const out: PlacedTc[] = [];
  let row = 0;
  for (const tr of unwrapped(table, 'w:tr')) {
    if (isGone(tr, state)) continue;
    let column = Math.max(0, numberOf(child(tr, 'w:trPr'), 'w:gridBefore') ?? 0);
    for (const tc of unwrapped(tr, 'w:tc')) {
      const properties = child(tc, 'w:tcPr');
      if (child(properties, 'w:cellDel') !== undefined) continue;
      const colSpan = Math.min(mostColumns, Math.max(1, numberOf(properties, 'w:gridSpan') ?? 1));
      const before = out.at(-1);
      if (child(properties, 'w:hMerge') !== undefined && child(properties, 'w:hMerge')!.attributes['w:val'] !== 'restart' && before?.row === row) {
        out[out.length - 1] = { ...before, colSpan: before.colSpan + colSpan };
      } else out.push({ element: tc, row, column, colSpan, merge: mergeOf(properties) });
      column += colSpan;
    }
    row++;
  }
  return out;
}

/** Word itself has no more than 63 columns. */
const mostColumns = 64;

function mergeOf(properties: XmlElement | undefined): PlacedTc['merge'] {
  const merge = child(properties, 'w:vMerge');
  if (merge === undefined) return null;
  return merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue';
}

function isGone(tr: XmlElement, { tally }: WordState): boolean {
  const properties = child(tr, 'w:trPr');
  if (child(properties, 'w:ins') !== undefined) tally.inserted++;
  if (child(properties, 'w:del') !== undefined) {
    tally.deleted++;
    return true;
  }
  if (switchOf(properties, 'w:hidden') !== true) return false;
  const text = textWithin(tr).trim();
  if (text !== '') tally.hidden.push(text);
  return true;
}

