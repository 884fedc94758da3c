import { finding } from '../findings/report.js';
import type { Finding } from '../model/finding.js';
import { blankCell, filledCount, isBlank, rowText, textOf, type GridCell, type GridRow } from './cells.js';
import type { Column } from './columns.js';
import { markerKind } from './row-markers.js';

/** What a column holds; a cell that holds the other thing stands in the wrong place. */
type Holds = 'markers' | 'words' | 'no-number' | 'numbers' | 'values' | 'anything';

const letters = /[A-Za-zÀ-ỹ]/u;
const digits = /\d/u;
const bareNumber = /^[\d.,\s%–-]*\d[\d.,\s%–-]*$/u;
/** "- Số giáo viên", "+ Học sinh bán trú": a content, wherever it stands. */
const itemText = /^[-–+•]\s*[A-Za-zÀ-ỹ]/u;

type Units = ReadonlySet<string>;

/** A value may be said in words ("Hoàn thành"), but is no item and no unit. */
const isValue = (text: string, units: Units): boolean => !itemText.test(text) && !units.has(text);

const fits: Readonly<Record<Holds, (text: string, units: Units) => boolean>> = {
  markers: (text) => markerKind(text) !== null || (!bareNumber.test(text) && text.length < 8 && !itemText.test(text)),
  words: (text) => letters.test(text),
  'no-number': (text) => !bareNumber.test(text),
  numbers: (text, units) => isValue(text, units) && (digits.test(text) || text.length < 12 || !letters.test(text)),
  values: isValue,
  anything: () => true,
};

/** So many cells tell what a column without a telling role holds, and so many of them are alike. */
const fewest = 4;
const most = 0.8;

export interface Fitted {
  readonly rows: readonly GridRow[];
  readonly findings: readonly Finding[];
}

/**
 * Tables whose source says nothing of missing or merged cells: a row in which cells stand where their kind does not belong is moved by one
 * column where then all of them fit; else it stays, with a finding.
 */
export function fitRows(rows: readonly GridRow[], columns: readonly Column[]): Fitted {
  const holds = columns.map((column, i) => holdsOf(column, rows.map((row) => textOf(row[i]).trim())));
  const unit = columns.findIndex((column) => column.role === 'unit');
  const units = new Set(rows.map((row) => textOf(row[unit]).trim()).filter((text) => letters.test(text) && !itemText.test(text)));
  const out = rows.map((row) => [...row]);
  const findings: Finding[] = [];
  out.forEach((row, r) => {
    if (filledCount(row) < 2 || fitsAll(row, holds, units)) return;
    const moved = [shift(row, 1), shift(row, -1)].find((cells) => cells !== null && fitsAll(cells, holds, units)) ?? null;
    if (moved === null) findings.push(finding('doubtful-row', { row: r + 1, text: rowText(row).slice(0, 80) }));
    else {
      uncover(out, r);
      out[r] = moved;
    }
  });
  return { rows: out, findings };
}

function holdsOf({ role }: Column, texts: readonly string[]): Holds {
  if (role === 'marker') return 'markers';
  if (role === 'content') return 'words';
  if (role === 'unit' || role === 'lead' || role === 'coordinating' || role === 'implementing') return 'no-number';
  if (role.startsWith('target:')) return 'values';
  const filled = texts.filter((text) => text !== '');
  if (filled.length < fewest) return 'anything';
  const share = (test: (text: string) => boolean): number => filled.filter(test).length / filled.length;
  if (share((text) => bareNumber.test(text)) >= most) return 'numbers';
  return role !== 'note' && share((text) => !bareNumber.test(text) && letters.test(text)) >= most ? 'no-number' : 'anything';
}

function fitsAll(row: GridRow, holds: readonly Holds[], units: Units): boolean {
  return row.every((cell, i) => isBlank(cell) || cell.colSpan > 1 || fits[holds[i]!](textOf(cell).trim(), units));
}

/** The cells of a row one column to the right (or left), up to the cells that reach down into it; null where there is no room. */
function shift(row: GridRow, by: 1 | -1): GridCell[] | null {
  const from = by > 0 ? row.findIndex((cell) => cell.covered !== 'above') : 0;
  const to = row.length - 1;
  const lost = by > 0 ? to : from;
  if (from < 0 || !isBlank(row[lost]) || row.slice(from).some((cell) => cell.covered !== null || cell.colSpan > 1)) return null;
  return row.map((cell, i) => {
    if (i < from) return cell;
    const source = i - by;
    return source < from || source > to ? blankCell : { ...row[source]!, rowSpan: 1 };
  });
}

/** Cells of a row that moves no longer reach down into the rows below. */
function uncover(rows: GridCell[][], r: number): void {
  rows[r]!.forEach((cell, column) => {
    for (let k = 1; k < cell.rowSpan; k++) if (rows[r + k]?.[column]?.covered === 'above') rows[r + k]![column] = { ...rows[r + k]![column]!, covered: null };
  });
}
