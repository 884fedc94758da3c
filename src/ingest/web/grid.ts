import type { Element, ElementContent } from 'hast';
import { InputError } from '../errors.js';

export interface GridPlace {
  readonly element: Element;
  readonly tr: Element;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface TablePlaces {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridPlace[];
}

/** Places of a grid that merged cells may cover together; above it a table is refused. */
const mostPlaces = 4_000_000;
/** HTML, 4.9.11: larger spans count as these. */
const widest = 1000;
const tallest = 65_534;

const isElement = (node: ElementContent | { type: string }): node is Element => node.type === 'element';

/** A table's cells with their places, rows in the order a browser shows them: heads first, feet last (HTML, 4.9.12). */
export function placeCells(table: Element): TablePlaces {
  const cells: GridPlace[] = [];
  let [row, columnCount, places] = [0, 0, 0];
  for (const group of rowGroups(table)) {
    /** Rows that a cell above still covers, by column. */
    let covered: number[] = [];
    for (const [i, tr] of group.entries()) {
      const next = covered.map((rows) => Math.max(0, rows - 1));
      let column = 0;
      for (const element of tr.children.filter(isCell)) {
        while ((covered[column] ?? 0) > 0) column++;
        const colSpan = spanOf(element, 'colSpan', widest) || 1;
        const left = group.length - i;
        const asked = spanOf(element, 'rowSpan', tallest);
        const rowSpan = asked === 0 ? left : Math.min(asked, left);
        cells.push({ element, tr, row, column, rowSpan, colSpan });
        for (let c = column; c < column + colSpan; c++) next[c] = Math.max(next[c] ?? 0, rowSpan - 1);
        column += colSpan;
      }
      columnCount = Math.max(columnCount, column);
      places += next.length + column;
      if (places > mostPlaces) throw new InputError('too-large', `A table of the web page has more than ${mostPlaces / 1_000_000} million places for cells; save the document's part of it alone.`);
      covered = Array.from(next, (rows) => rows ?? 0);
      row++;
    }
  }
  return { rowCount: row, columnCount, cells };
}

const isCell = (node: ElementContent): node is Element => isElement(node) && (node.tagName === 'td' || node.tagName === 'th');

function rowGroups(table: Element): Element[][] {
  const groups: Record<'thead' | 'tbody' | 'tfoot', Element[][]> = { thead: [], tbody: [], tfoot: [] };
  for (const child of table.children.filter(isElement)) {
    const name = child.tagName;
    if (name === 'thead' || name === 'tbody' || name === 'tfoot') groups[name].push(child.children.filter(isElement).filter((e) => e.tagName === 'tr'));
    else if (name === 'tr') groups.tbody.push([child]);
  }
  return [...groups.thead, ...groups.tbody, ...groups.tfoot];
}

/** 1 where nothing sensible is said; `rowspan="0"` means all rows left. */
function spanOf(element: Element, name: 'colSpan' | 'rowSpan', most: number): number {
  const value = Number(element.properties[name] ?? 1);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : 1;
}
