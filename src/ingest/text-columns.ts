import type { Line, PieceCell, TablePiece } from '../model/flow.js';
import { makeLine, trimmed, type RawLine } from './lines.js';

/** A table whose columns a text file keeps by blanks, as `pdftotext -layout` and e-mail programs write it. */
export interface TextTable {
  /** Physical lines, first and last + 1. */
  readonly from: number;
  readonly to: number;
  readonly piece: TablePiece;
}

/** The head row: a title for the markers, then two more columns at least, each after two blanks or more. */
const head = /^\s*(?:STT|TT|Stt|Số TT)\s{2,}\S+(?:\s\S+)*\s{2,}\S/u;
/** What stands in the marker column, or opens a row that goes over all columns. */
const marker = /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[IVXL]{1,5}[.)]?|[A-ZĐa-zđ][.)]?)(?=\s|$)/u;
/** A blank line may part rows; two end the table. */
const blanksInside = 1;
const leastRows = 2;

/** The table that begins at the head row `from`, or null where its lines keep no columns. */
export function textTableAt(raw: string, lines: readonly RawLine[], from: number, page: number): TextTable | null {
  const text = (i: number) => raw.slice(lines[i]!.start, lines[i]!.end).trimEnd();
  if (!head.test(text(from))) return null;
  const to = blockEnd(lines.length, text, from);
  const starts = columnStarts(Array.from({ length: to - from }, (_, i) => text(from + i)));
  if (starts.length < 3) return null;
  const end = fittingEnd(text, from, to, starts);
  const rows = toRows(text, from, end, starts);
  if (rows.length < leastRows + 1) return null;
  return { from, to: end, piece: toPiece(raw, lines, rows, starts, page) };
}

function blockEnd(count: number, text: (i: number) => string, from: number): number {
  let blanks = 0;
  for (let i = from; i < count; i++) {
    blanks = text(i) === '' ? blanks + 1 : 0;
    if (blanks > blanksInside || /^\s*(?:PHỤ LỤC|Phụ lục\s+[\dIVX]+)\s*$/u.test(text(i))) return i - blanks + (blanks > 0 ? 1 : 0);
  }
  return count;
}

/** Columns begin where text after two blanks or more begins in many lines. */
function columnStarts(texts: readonly string[]): number[] {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const text of texts) {
    if (text === '') continue;
    filled++;
    for (const match of text.matchAll(/(?:^\s*|\s{2,})(?=\S)/gu)) {
      const at = match.index + match[0].length;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  const least = Math.max(2, filled * 0.12);
  return [...counts].filter(([, count]) => count >= least).map(([at]) => at).sort((a, b) => a - b);
}

type Kind = 'row' | 'more' | 'spanning' | 'none';

/** Does a line keep to the columns? A line over all of them must open with a marker. */
function kindOf(text: string, starts: readonly number[]): Kind {
  const indent = text.length - text.trimStart().length;
  // A group row: marker and title with no wide gap behind, its second word at no column's start.
  const group = /^\s*(\S+\s{1,4})\S+(?:\s\S+)*$/u.exec(text);
  if (group !== null && marker.test(text.trimStart()) && indent < starts[1]! && text.length > starts[1]! && indent + group[1]!.length !== starts[1]) return 'spanning';
  const crossed = starts.some((at) => at > indent && at < text.length && text[at - 1] !== ' ');
  if (crossed) return marker.test(text) && indent <= starts[0]! ? 'spanning' : 'none';
  return indent < starts[1]! ? 'row' : 'more';
}

function fittingEnd(text: (i: number) => string, from: number, to: number, starts: readonly number[]): number {
  let end = from + 1;
  for (let i = from + 1; i < to; i++) {
    if (text(i) === '') continue;
    if (kindOf(text(i), starts) === 'none') break;
    end = i + 1;
  }
  return end;
}

/** Lines of one row; `spanning` where its text goes over all columns. */
interface TextRow {
  readonly spanning: boolean;
  readonly lines: number[];
}

function toRows(text: (i: number) => string, from: number, to: number, starts: readonly number[]): TextRow[] {
  const rows: TextRow[] = [{ spanning: false, lines: [from] }];
  for (let i = from + 1; i < to; i++) {
    if (text(i) === '') continue;
    const kind = kindOf(text(i), starts);
    if (kind === 'more') rows.at(-1)!.lines.push(i);
    else rows.push({ spanning: kind === 'spanning', lines: [i] });
  }
  return rows;
}

function toPiece(raw: string, lines: readonly RawLine[], rows: readonly TextRow[], starts: readonly number[], page: number): TablePiece {
  const cells: PieceCell[] = rows.flatMap((row, r) => (row.spanning ? spanningCells(raw, lines, row, r, starts, page) : starts.map((at, c) => {
    const own = row.lines.map((i) => cellLine(raw, lines[i]!, c === 0 ? 0 : at, starts[c + 1], page)).filter((line) => line !== null);
    return { row: r, column: c, rowSpan: 1, colSpan: 1, bbox: null, lines: own };
  })));
  return { kind: 'table-piece', page, bbox: null, method: 'aligned', rowCount: rows.length, columnCount: starts.length, columnEdges: [], cells };
}

/** "II  HỖ TRỢ …": the marker in its column, the title over the others. */
function spanningCells(raw: string, lines: readonly RawLine[], row: TextRow, r: number, starts: readonly number[], page: number): PieceCell[] {
  const first = lines[row.lines[0]!]!;
  const text = raw.slice(first.start, first.end);
  const gap = /^\s*(?:\S+\s{2,}|(?:\d{1,3}|[IVXL]{1,5}|[A-ZĐ])\s)/u.exec(text);
  const cut = gap === null ? 0 : gap[0].length;
  const title = row.lines.map((i, n) => cellLine(raw, lines[i]!, n === 0 ? cut : 0, undefined, page)).filter((line) => line !== null);
  const over = { row: r, rowSpan: 1, bbox: null, lines: title };
  if (cut === 0) return [{ ...over, column: 0, colSpan: starts.length }];
  const own = cellLine(raw, first, 0, cut, page);
  return [{ row: r, column: 0, rowSpan: 1, colSpan: 1, bbox: null, lines: own === null ? [] : [own] }, { ...over, column: 1, colSpan: starts.length - 1 }];
}

/** The part of a physical line that stands in a column, or null. */
function cellLine(raw: string, line: RawLine, from: number, to: number | undefined, page: number): Line | null {
  const start = Math.min(line.end, line.start + from);
  const text = trimmed(raw, start, to === undefined ? line.end : Math.min(line.end, line.start + to));
  return text.value === '' ? null : makeLine(text, page, { segments: [[0, text.value.length]] });
}
