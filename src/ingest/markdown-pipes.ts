import type { RawLine } from './lines.js';
import type { SourceCell } from './markdown-cells.js';

/**
 * Rows between bars, for every table of the region. GFM gives up on a table whose separator row does not fit its head and cuts cells
 * off rows that are longer than the head; documents have both, so rows are split here and their content is left to the parser.
 */
export function pipeTables(raw: string, lines: readonly RawLine[]): SourceCell[][][] {
  const rows = joinCutRows(raw, lines).map((line) => splitRow(raw, line));
  const tables: SourceCell[][][] = [];
  let current: SourceCell[][] = [];
  for (const [i, row] of rows.entries()) {
    if (isSeparator(raw, row, current.length === 1)) {
      // A second table that follows without a blank line: its head is the row just read.
      if (current.length > 4 || (current.length > 1 && sameHead(raw, current[0]!, current.at(-1)!))) {
        const head = current.pop()!;
        tables.push(current);
        current = [head];
      }
    } else if (row.length > 0 || i === 0) current.push(row);
  }
  tables.push(current);
  return tables.filter((table) => table.length > 0);
}

/** A row that goes on in lines without a leading bar is one row. */
function joinCutRows(raw: string, lines: readonly RawLine[]): RawLine[] {
  const rows: RawLine[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last !== undefined && !/^\s*\|/.test(raw.slice(line.start, line.end))) rows[rows.length - 1] = { start: last.start, end: line.end };
    else rows.push(line);
  }
  return rows;
}

/** Cells of one row: between bars that are not escaped; the outer bars are optional. */
export function splitRow(raw: string, line: RawLine): SourceCell[] {
  const cells: SourceCell[] = [];
  let start = line.start;
  for (let i = line.start; i < line.end; i++) {
    if (raw[i] === '\\') i++;
    else if (raw[i] === '|') {
      if (cells.length > 0 || raw.slice(line.start, i).trim() !== '') cells.push({ start, end: i });
      else cells.push({ start: i, end: i });
      start = i + 1;
    }
  }
  if (raw.slice(start, line.end).trim() !== '') cells.push({ start, end: line.end });
  // The first entry stands for the bar the row opens with.
  return /^\s*\|/.test(raw.slice(line.start, line.end)) ? cells.slice(1) : cells;
}

function isSeparator(raw: string, row: readonly SourceCell[], second: boolean): boolean {
  const dashes = second ? /^:?-+:?$/ : /^:?-{3,}:?$/;
  const texts = row.map((cell) => raw.slice(cell.start, cell.end).trim());
  return texts.some((text) => dashes.test(text)) && texts.every((text) => text === '' || dashes.test(text));
}

function sameHead(raw: string, head: readonly SourceCell[], row: readonly SourceCell[]): boolean {
  const bare = (cells: readonly SourceCell[]) => cells.map((cell) => raw.slice(cell.start, cell.end).replace(/[\s*_]|<[^>]*>/g, '').toLowerCase()).join('|');
  return bare(head) === bare(row);
}
