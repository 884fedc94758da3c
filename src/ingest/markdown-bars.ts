import type { RawLine } from './lines.js';
import type { Grid, GridCell, SourceCell } from './markdown-cells.js';
import { parseCell } from './markdown-parser.js';
import type { InlineLine } from './markdown-inline.js';

type Row = readonly (readonly InlineLine[])[];

/** A cell per stretch between two lonely bars, a row per stretch between two bars with nothing between; which empty stretch is a cell and which a row's end is told by the column count. */
export function barsGrid(raw: string, lines: readonly RawLine[]): Grid {
  const gaps = gapsOf(raw, lines).map((cell) => parseCell(raw, cell.start, cell.end));
  const filled = gaps.map((gap) => gap.length > 0);
  const firsts = gaps.map((gap) => gap[0]?.text.value ?? '');
  if (runLengths(filled).some((length) => length > widest)) return listOf(gaps);
  const columnCount = columnsOf(filled, firsts);
  const rows = splitRows(filled, firsts, columnCount).rows.map(([from, to]) => gaps.slice(from, to + 1)).filter((row) => row.some((cell) => cell.length > 0));
  const width = rows.reduce((most, row) => Math.max(most, row.length), columnCount);
  return { method: 'bars', rowCount: rows.length, columnCount: width, cells: placeRows(rows, width) };
}

/** Columns a table can have; a longer stretch of filled cells is no row. */
const widest = 40;

/** Text between bars that makes no rows: one cell below the other. */
function listOf(gaps: readonly (readonly InlineLine[])[]): Grid {
  const cells = gaps.filter((gap) => gap.length > 0).map((lines, r) => cellAt(lines, r, 0));
  return { method: 'bars', rowCount: cells.length, columnCount: 1, cells };
}

/** What stands between each bar and the next. */
function gapsOf(raw: string, lines: readonly RawLine[]): SourceCell[] {
  const bars = lines.filter((line) => raw.slice(line.start, line.end).trim() === '|');
  return bars.slice(1).map((bar, i) => ({ start: bars[i]!.end, end: bar.start }));
}

/** Markers rows begin with: numbers, Roman numerals, single letters, dashes. */
const rowMarker = /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|(?!X$)[IVXL]{1,5}[.)]?|(?![XxYy]$)[A-Za-zĐđ][.)]?|[-+*]|STT|TT)$/u;

/** Markers that are no values either. */
const groupMarker = /^(?:(?=[IVL])[IVXL]{1,5}|\d{1,2}(?:\.\d{1,2}){1,3})[.)]?$/u;

/** The column count under which the rows come out most regular: at least the longest stretch of filled cells, at most what a two-line head can hold. */
function columnsOf(filled: readonly boolean[], firsts: readonly string[]): number {
  const runs = runLengths(filled);
  const least = Math.max(1, ...runs);
  const second = filled.indexOf(true, filled.indexOf(false, 1));
  const most = second >= 0 && rowMarker.test(firsts[second]!) ? least : Math.max(least, (runs[0] ?? 0) + (runs[1] ?? 0));
  let best = { columns: least, cost: Infinity };
  for (let columns = least; columns <= most; columns++) {
    const { cost } = splitRows(filled, firsts, columns);
    if (cost < best.cost - 1e-9) best = { columns, cost };
  }
  return best.columns;
}

/** Lengths of the stretches of filled cells; an empty first cell (a head without a title for the markers) counts to the first. */
function runLengths(filled: readonly boolean[]): number[] {
  const runs: number[] = [];
  let length = filled[0] ? 0 : 1;
  for (const full of [...filled.slice(filled[0] ? 0 : 1), false]) {
    if (full) length++;
    else {
      if (length > 0) runs.push(length);
      length = 0;
    }
  }
  return runs;
}

/** Cost of a row that holds the stretches from..to when rows have `columns` cells: regular rows that open with a marker cost least. */
function rowCost(filled: readonly boolean[], firsts: readonly string[], from: number, to: number, columns: number): number {
  const count = to - from + 1;
  let empty = 0;
  for (let i = from; i <= to; i++) if (!filled[i]) empty++;
  if (empty === count) return 1;
  const opens = rowMarker.test(firsts[from]!);
  const short = opens && count <= Math.max(2, columns / 2) ? 0.5 : filled[to] ? 1.5 : 1.7;
  const shape = count === columns ? 0 : count < columns ? short : 5 * (count - columns);
  // A Roman numeral or 1.1 after an empty cell most likely opens the next row.
  let inside = 0;
  for (let i = from + 1; i < to; i++) if (!filled[i - 1] && groupMarker.test(firsts[i]!)) inside += 1.2;
  const start = opens ? -0.5 : filled[from] ? 0 : 0.25;
  return 0.1 + shape + start + inside + 0.05 * empty + (count >= columns && rowMarker.test(firsts[0]!) ? misfit(filled, firsts, from) : 0);
}

/** A whole row of a table with a column of markers: its first cell holds a marker or nothing, its second words. */
function misfit(filled: readonly boolean[], firsts: readonly string[], from: number): number {
  if (filled[from] && !rowMarker.test(firsts[from]!)) return 1.5;
  if (filled[from + 1]) return /[A-Za-zÀ-ỹ]/u.test(firsts[from + 1]!) ? 0 : 1;
  return filled[from] ? 0 : 1;
}

/** Best split of the stretches into rows; between two rows lies one empty stretch. Dynamic programming, rows of at most `columns` + 2 cells. */
function splitRows(filled: readonly boolean[], firsts: readonly string[], columns: number): { cost: number; rows: [number, number][] } {
  const total = filled.length;
  const best = new Array<number>(total + 2).fill(Infinity);
  const next = new Array<number>(total + 2).fill(total);
  best[total] = 0;
  best[total + 1] = 0;
  for (let from = total - 1; from >= 0; from--) {
    for (let to = from; to < Math.min(total, from + columns + 2); to++) {
      if (to + 1 < total && filled[to + 1]) continue;
      const cost = rowCost(filled, firsts, from, to, columns) + best[Math.min(total, to + 2)]!;
      if (cost < best[from]!) {
        best[from] = cost;
        next[from] = to;
      }
    }
  }
  const rows: [number, number][] = [];
  for (let from = 0; from < total; from = next[from]! + 2) {
    if (best[from] === Infinity) return { cost: Infinity, rows: [[0, total - 1]] };
    rows.push([from, next[from]!]);
  }
  return { cost: best[0] ?? 0, rows };
}

/** Columns for the cells of each row; rows with fewer cells than columns have cells merged sideways or downwards. */
function placeRows(rows: readonly Row[], width: number): GridCell[] {
  const head = twoLineHead(rows, width);
  const placed = head ?? [];
  const above: GridCell[] = head === null ? [] : rowOf(head, 1);
  let last = above;
  for (let r = head === null ? 0 : 2; r < rows.length; r++) {
    const cells = placeRow(rows[r]!, r, width, last, placed);
    placed.push(...cells);
    if (rows[r]!.length === width) last = cells;
  }
  return placed;
}

const rowOf = (cells: readonly GridCell[], row: number): GridCell[] => cells.filter((cell) => cell.row === row);
const cellAt = (lines: readonly InlineLine[], row: number, column: number, colSpan = 1, rowSpan = 1): GridCell => ({ row, column, rowSpan, colSpan, lines });
const textOf = (lines: readonly InlineLine[]): string => lines.map((line) => line.text.value).join(' ');

/** Titles that stand over several columns. */
const spanning = /giai đoạn|lộ trình|dự kiến|trong đó|vị trí|tọa độ|toạ độ|năm|mục tiêu|chỉ tiêu|đối tượng|kế hoạch|kết quả|thực hiện|phân công|kinh phí|cơ quan|đơn vị/iu;

/** A head of two lines: the cells of the second stand under the wide cells of the first. Null where the first two rows are no such head. */
function twoLineHead(rows: readonly Row[], width: number): GridCell[] | null {
  const first = rows[0];
  const second = rows[1]?.slice(0, rows[1].findLastIndex((cell) => cell.length > 0) + 1);
  if (first === undefined || second === undefined || first.length >= width || first.length < 2 || rowMarker.test(textOf(second[0] ?? [])) || rows.length < 3) return null;
  const wide = second.length + first.length - width;
  if (wide < 1 || wide > first.length || second.length < 2 * wide) return null;
  const order = first.map((cell, i) => ({ i, score: spanning.test(textOf(cell)) ? 1 : 0 })).sort((a, b) => b.score - a.score || a.i - b.i);
  const chosen = new Set(order.slice(0, wide).map((entry) => entry.i));
  const out: GridCell[] = [];
  let column = 0;
  let under = 0;
  let left = wide;
  for (const [i, lines] of first.entries()) {
    const span = chosen.has(i) ? Math.floor((second.length - under) / left--) : 1;
    out.push(cellAt(lines, 0, column, span, chosen.has(i) ? 1 : 2));
    for (let k = 0; chosen.has(i) && k < span; k++) out.push(cellAt(second[under++]!, 1, column + k));
    column += span;
  }
  return out;
}

function placeRow(row: Row, r: number, width: number, above: readonly GridCell[], placed: GridCell[]): GridCell[] {
  if (row.length >= width) return row.map((lines, c) => cellAt(lines, r, c));
  if (row.length === 1) return [cellAt(row[0]!, r, 0, width)];
  const opens = rowMarker.test(textOf(row[0]!));
  if (above.length === 0 || (opens && row.length <= Math.max(2, width / 2))) return widen(row, r, width);
  const missing = width - row.length;
  const { cut, score } = bestCut(row, above, width, opens);
  const wide = wordsOverNumbers(row, above, missing);
  if (wide !== null && wide.score >= score) return row.map((lines, c) => cellAt(lines, r, c <= wide.at ? c : c + missing, c === wide.at ? missing + 1 : 1));
  stretch(placed, r, cut, cut + missing);
  return row.map((lines, c) => cellAt(lines, r, c < cut ? c : c + missing));
}

/** A group row: the longest cell after the marker takes the columns that are missing. */
function widen(row: Row, r: number, width: number): GridCell[] {
  const lengths = row.map((cell, i) => (i === 0 && row.length > 1 ? -1 : textOf(cell).length));
  const widestCell = lengths.indexOf(Math.max(...lengths));
  let column = 0;
  return row.map((lines, i) => {
    const span = i === widestCell ? width - row.length + 1 : 1;
    const cell = cellAt(lines, r, column, span);
    column += span;
    return cell;
  });
}

/** Kind of a cell's content, for telling columns apart. */
function shapeOf(text: string): number {
  if (text === '') return 0;
  if (/^[-–\d.,%/\s]+$/u.test(text)) return 1;
  return text.length < 25 ? 2 : text.length < 60 ? 3 : 4;
}

/** Where the columns lie that a row leaves out (cells of the row above reach down there): where the cells then look like those above. */
function bestCut(row: Row, above: readonly GridCell[], width: number, opens: boolean): { cut: number; score: number } {
  const shapes = above.map((cell) => shapeOf(textOf(cell.lines)));
  const own = row.map((cell) => shapeOf(textOf(cell)));
  const missing = width - row.length;
  let best = { cut: 0, score: -1 };
  for (let cut = opens ? 1 : 0; cut <= row.length; cut++) {
    const score = own.filter((shape, c) => shape === shapes[c < cut ? c : c + missing]).length;
    if (score > best.score) best = { cut, score };
  }
  return best;
}

/** Words over columns that hold numbers above ("theo thực tế" over X and Y): one cell merged sideways. Numbers seldom reach down into the next row. */
function wordsOverNumbers(row: Row, above: readonly GridCell[], missing: number): { at: number; score: number } | null {
  const shapes = above.map((cell) => shapeOf(textOf(cell.lines)));
  const own = row.map((cell) => shapeOf(textOf(cell)));
  const at = own.findIndex((shape, c) => c > 0 && shape > 1 && shapes.slice(c, c + missing + 1).every((s) => s === 1));
  if (at < 0) return null;
  return { at, score: 1 + own.filter((shape, c) => c !== at && shape === shapes[c < at ? c : c + missing]).length };
}

/** Cells of the rows above reach down over the columns a row leaves out. */
function stretch(placed: GridCell[], r: number, from: number, to: number): void {
  for (let column = from; column < to; column++) {
    for (let i = placed.length - 1; i >= 0; i--) {
      const cell = placed[i]!;
      if (cell.column > column || cell.column + cell.colSpan <= column) continue;
      if (cell.row + cell.rowSpan === r && cell.colSpan === 1) placed[i] = { ...cell, rowSpan: cell.rowSpan + 1 };
      break;
    }
  }
}
