/** A part of the source that is read as a table, not as blocks. */
export interface Region {
  readonly kind: 'pipes' | 'bars';
  /** Physical lines, first and last + 1. */
  readonly from: number;
  readonly to: number;
}

/** A cell between lonely bars has at most this many lines; a longer stretch is text between two tables. */
const longestCell = 60;

const isBar = (line: string): boolean => line.trim() === '|';
const isRow = (line: string): boolean => /^\s*\|.*\S/.test(line) && line.trim() !== '|' && /\|.*\|/.test(line);

/** Where tables stand, by line: rows between bars, and cells between lonely bars. */
export function findRegions(lines: readonly string[]): Region[] {
  const regions: Region[] = [];
  for (let i = 0; i < lines.length; ) {
    const region = isBar(lines[i]!) ? barsFrom(lines, i) : isRow(lines[i]!) ? pipesFrom(lines, i) : null;
    if (region === null) i++;
    else {
      regions.push(region);
      i = region.to;
    }
  }
  return regions;
}

/** From a lonely bar to the last one: the table ends where a bar is followed by a blank line or by text that no bar closes. */
function barsFrom(lines: readonly string[], from: number): Region | null {
  let last = from;
  for (let i = from + 1; i < lines.length && i - last <= longestCell; i++) {
    const line = lines[i]!;
    if (isBar(line)) last = i;
    else if (line.trim() === '' && last === i - 1) break;
  }
  return last > from + 1 || (last > from && lines.slice(from, last).some((line) => !isBar(line))) ? { kind: 'bars', from, to: last + 1 } : null;
}

/** Rows one below the other. A row whose last bar comes some lines later has line breaks inside a cell. */
function pipesFrom(lines: readonly string[], from: number): Region {
  let i = from + 1;
  while (i < lines.length) {
    if (isRow(lines[i]!)) i++;
    else {
      const end = closes(lines[i - 1]!) ? -1 : rowEnd(lines, i);
      if (end < 0) break;
      i = end + 1;
    }
  }
  return { kind: 'pipes', from, to: i };
}

const closes = (line: string): boolean => line.trimEnd().endsWith('|');

/** The line that closes a row cut by line breaks, within a few lines, or -1. */
function rowEnd(lines: readonly string[], from: number): number {
  for (let i = from; i < Math.min(lines.length, from + 6); i++) {
    const line = lines[i]!;
    if (line.trim() === '' || /^\s*\|/.test(line)) return -1;
    if (closes(line)) return i;
  }
  return -1;
}
