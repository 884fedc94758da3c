import type { FontRun, Line, PieceCell, TablePiece } from '../model/flow.js';
import type { Box } from '../model/provenance.js';
import { foldPlain } from '../text/fold.js';
import { concat, inserted, trim } from '../text/tracked.js';
import { addTo } from '../text/add-to.js';

/**
 * Tables that are no tables: the letterhead, Nơi nhận beside the signer, a frame around a text. Word writes them as tables without
 * lines (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 1–9); they are lines again here, side by side as they stand.
 */
const letterhead = /^(?:cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|dang cong san viet nam)/;
const numberLine = /^so (?:\d* )?(?:kh|qd|nq|ct|tb|bc|ctr|ttr) /;
const recipients = /^noi nhan/;
const signer = /^(?:tm|kt|tl|tuq|q) (?:uy ban|ubnd|hdnd|hoi dong|chu tich|giam doc|bo truong|ban|truong ban|thu truong|bi thu)|^(?:pho )?(?:chu tich|giam doc|bi thu|truong ban)$|^ky (?:ghi ro|ten|va ghi)|^(?:xac nhan|nguoi lam don|nguoi dai dien|nguoi khai|nguoi lap)/;

/**
 * Is the piece a block of page layout: few columns, few rows, and the words of a letterhead or a signature? `openColumns`: how many
 * columns the table before it has, whose cut row may leave a piece with one filled cell.
 */
export function isLayoutBlock(piece: TablePiece, openColumns: number | null): boolean {
  const filled = piece.cells.filter((cell) => cell.lines.some((line) => line.text.value.trim() !== ''));
  const columns = new Set(filled.map((cell) => cell.column)).size;
  if (filled.length === 0) return true;
  if (columns <= 1) return piece.columnCount < 2 || piece.columnCount !== openColumns;
  if (columns > 3 || piece.rowCount > 8) return false;
  const lines = filled.flatMap((cell) => cell.lines.map((line) => foldPlain(line.text.value)));
  const joined = filled.map((cell) => foldPlain(cell.lines.map((line) => line.text.value).join(' ')));
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line)) || joined.some((cell) => pattern.test(cell));
  if (joined.some((cell) => /^s?tt$/.test(cell))) return false;
  return has(letterhead) || has(recipients) || (piece.rowCount <= 4 && has(signer)) || (piece.rowCount <= 3 && has(numberLine));
}

/** The lines of a layout block: what stands side by side is one line with several segments. */
export function linesOfBlock(piece: TablePiece): Line[] {
  const out: Line[] = [];
  const rows = new Map<number, PieceCell[]>();
  for (const cell of piece.cells) addTo(rows, cell.row, cell);
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const cells = rows.get(row)!.sort((a, b) => a.column - b.column);
    const columns = cells.map((cell) => cell.lines.filter((line) => line.text.value.trim() !== '')).filter((lines) => lines.length > 0);
    out.push(...(columns.every((lines) => lines.every((line) => line.bbox !== null)) ? byHeight(columns.flat()) : byOrder(columns)).map(sideBySide));
  }
  return out;
}

/** Line n of every cell together. */
function byOrder(columns: readonly (readonly Line[])[]): Line[][] {
  const height = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) => columns.flatMap((lines) => lines[i] ?? []));
}

/** Lines whose middles stand at the same height together. */
function byHeight(lines: readonly Line[]): Line[][] {
  const sorted = [...lines].sort((a, b) => middle(a) - middle(b) || a.bbox![0] - b.bbox![0]);
  const out: Line[][] = [];
  for (const line of sorted) {
    const last = out[out.length - 1];
    const size = line.bbox![3] - line.bbox![1];
    if (last !== undefined && Math.abs(middle(last[0]!) - middle(line)) < size / 2) last.push(line);
    else out.push([line]);
  }
  return out.map((row) => row.sort((a, b) => a.bbox![0] - b.bbox![0]));
}

const middle = (line: Line): number => (line.bbox![1] + line.bbox![3]) / 2;

function sideBySide(parts: readonly Line[]): Line {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const segments: [number, number][] = [];
  const pieces = parts.flatMap((part, i) => {
    const text = trim(part.text);
    const start = i === 0 ? 0 : segments[i - 1]![1] + 4;
    segments.push([start, start + text.value.length]);
    return i === 0 ? [text] : [inserted('    '), text];
  });
  const text = concat(pieces);
  return {
    ...first, text, segments, runs: parts.flatMap((part, i) => shiftRuns(part, segments[i]!)), bbox: around(parts),
    bold: parts.every((p) => p.bold), italic: parts.every((p) => p.italic), centred: null, role: 'text', block: null,
  };
}

/** Font runs of a part, in the offsets of the joined line. */
function shiftRuns(part: Line, [start, end]: readonly [number, number]): FontRun[] {
  const by = start - (part.text.value.length - part.text.value.trimStart().length);
  return part.runs.map((run) => ({ ...run, start: Math.max(start, run.start + by), end: Math.min(end, run.end + by) })).filter((run) => run.end > run.start);
}

function around(parts: readonly Line[]): Box | null {
  const boxes = parts.flatMap((part) => (part.bbox === null ? [] : [part.bbox]));
  if (boxes.length === 0) return null;
  return [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
}
