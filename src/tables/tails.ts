import { foldPlain } from '../text/fold.js';
import { appendCell, blankCell, filledCount, isBlank, textOf, type GridCell, type GridRow } from './cells.js';
import type { Column } from './columns.js';
import { markerKind } from './row-markers.js';

/** Where the marker and the content of a row stand; -1 where there is no marker column. */
export interface KeyColumns {
  readonly marker: number;
  readonly content: number;
}

/** Key columns, and whether every row inside the pieces has its number, so that one without it is hardly a row. */
export interface SeamFacts extends KeyColumns {
  readonly allNumbered: boolean;
}

/** The columns that decide what a row is. Without a content column: the first that is no marker. */
export function keyColumns(columns: readonly Column[]): KeyColumns {
  const marker = columns.findIndex((column) => column.role === 'marker');
  const content = columns.findIndex((column) => column.role === 'content');
  return { marker, content: content >= 0 ? content : columns.length > 1 && marker === 0 ? 1 : 0 };
}

const endsSentence = (text: string): boolean => /[.;:!?…]["”’)]*$/u.test(text.trim());
const startsLower = (text: string): boolean => /^["“‘(]?\p{Ll}/u.test(text.trim());
const shouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** Words and signs after which a cell is not finished. */
const openEnd = /(?:[,\-–/&(]|(?<![A-Za-zÀ-ỹ\d])(?:và|hoặc|của|các|cho|với|tại|theo|về|trong|trên|từ|đến|do|để|là|có|được|Sở|Ủy ban|Ban|UBND các))$/iu;
const isOpen = (text: string): boolean => openEnd.test(text.trim()) || unbalanced(text);

function unbalanced(text: string): boolean {
  return (text.match(/\(/g) ?? []).length > (text.match(/\)/g) ?? []).length;
}

/**
 * Is the first row of a piece the rest of the last row of the piece before, cut by the page break? It has no marker of its own, and what
 * stands in it goes on with what stood there. A task row without a number begins a sentence of its own after a finished row or a group.
 */
export function isTail(before: GridRow, row: GridRow, beforeIsGroup: boolean, key: SeamFacts): boolean {
  if (filledCount(row) === 0) return false;
  if (key.marker >= 0 && !isBlank(row[key.marker])) return false;
  const content = textOf(row[key.content]);
  const earlier = textOf(before[key.content]);
  if (key.marker < 0) return goesOn(earlier, content) && markerKind(content) === null && rowGoesOn(before, row);
  if (content === '') return filledCount(before) > 0;
  if (earlier === '' && !isBlank(before[key.marker])) return true;
  if (startsLower(content) || (/^[-–]\s*\p{Ll}/u.test(content) && !endsSentence(earlier))) return true;
  if (beforeIsGroup) return titleGoesOn(before[key.content]!, row[key.content]!);
  if (startsList(content)) return !isOwnRow(before, row, key);
  if (endsSentence(earlier)) return key.allNumbered && !isOwnRow(before, row, key);
  return isOpen(earlier) || !isOwnRow(before, row, key);
}

/**
 * The last row before a page break has text but no number, the first after it has the number and text that goes on: the number of a row
 * set in the middle of its height.
 */
export function isLateMarker(before: GridRow, row: GridRow, key: KeyColumns): boolean {
  if (key.marker < 0 || !isBlank(before[key.marker]) || isBlank(row[key.marker])) return false;
  const earlier = textOf(before[key.content]);
  return earlier !== '' && startsLower(textOf(row[key.content])) && !endsSentence(earlier);
}

/** A row cut inside a piece (a converter's seam): no number, and every cell goes on with the one above. */
export function isCutInside(before: GridRow, row: GridRow, beforeIsGroup: boolean, key: KeyColumns): boolean {
  if (beforeIsGroup || key.marker < 0 || !isBlank(row[key.marker]) || isBlank(before[key.marker]) || filledCount(row) === 0) return false;
  return row.every((cell, i) => {
    if (isBlank(cell)) return cell.covered === null;
    const [earlier, text] = [textOf(before[i]), textOf(cell)];
    return earlier !== '' && !endsSentence(earlier) && /^[A-Za-zÀ-ỹ]/u.test(text) && goesOn(earlier, text);
  });
}

/** Text that can only go on: small letter first, or the part before is not finished. */
function goesOn(earlier: string, text: string): boolean {
  if (text === '') return true;
  return startsLower(text) || (isOpen(earlier) && !endsSentence(earlier));
}

/** Without a marker column: some cell goes on, none contradicts. */
function rowGoesOn(before: GridRow, row: GridRow): boolean {
  let evidence = 0;
  for (let i = 0; i < row.length; i++) {
    if (isBlank(row[i])) continue;
    if (isBlank(before[i])) return false;
    if (goesOn(textOf(before[i]), textOf(row[i]))) evidence++;
  }
  return evidence > 0 && evidence * 2 >= filledCount(row);
}

/** A title cut in two: its rest has no letters, goes on after a dash, or is set as the first part is. */
function titleGoesOn(before: GridCell, rest: GridCell): boolean {
  const [earlier, text] = [textOf(before), textOf(rest)];
  if (/^(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)[.)]/u.test(text)) return false;
  if (!/[A-Za-zÀ-ỹ]/u.test(text) || /^[-–]\s*\p{Ll}/u.test(text)) return true;
  return shouted(earlier) ? shouted(text) : before.bold && rest.bold && isOpen(earlier);
}

const startsList = (text: string): boolean => /^[-–+•]\s/u.test(text);

/** A row that brings cells of its own beside finished ones above: another task, not a rest. */
function isOwnRow(before: GridRow, row: GridRow, key: KeyColumns): boolean {
  let own = 0;
  for (let i = 0; i < row.length; i++) {
    if (i === key.content || i === key.marker || isBlank(row[i]) || isBlank(before[i])) continue;
    const [earlier, text] = [textOf(before[i]), textOf(row[i])];
    if (startsLower(text) || isOpen(earlier) || /[;]$/u.test(earlier.trim())) return false;
    if (foldPlain(text).length > 0) own++;
  }
  return own > 0;
}

/** Give the cells of a cut row's rest back to the row above; merged cells get the text (and the length) where they begin. */
export function mergeTail(rows: GridCell[][], tail: GridRow): void {
  for (let column = 0; column < tail.length; column++) {
    const cell = tail[column]!;
    if (cell.covered !== null) continue;
    const [r, c] = originOf(rows, rows.length - 1, column);
    const at = rows[r]![c]!;
    rows[r]![c] = { ...appendCell(at, cell), rowSpan: cell.rowSpan > 1 ? at.rowSpan + cell.rowSpan - 1 : at.rowSpan };
  }
}

/** A cell merged downwards over the page break: its rest on the new page is an empty cell of several rows, or of one where the cell above was merged already. */
export function extendMerged(rows: GridCell[][], next: GridCell[], key: KeyColumns): void {
  if (rows.length === 0) return;
  for (let column = 0; column < next.length; column++) {
    const cell = next[column]!;
    if (column === key.marker || column === key.content || !isBlank(cell) || cell.covered !== null || cell.colSpan > 1) continue;
    const [r, c] = originOf(rows, rows.length - 1, column);
    const above = rows[r]![c]!;
    const reaches = r + above.rowSpan === rows.length;
    if (c !== column || isBlank(above) || above.colSpan > 1 || !reaches || (cell.rowSpan < 2 && above.rowSpan < 2)) continue;
    rows[r]![c] = { ...above, rowSpan: above.rowSpan + cell.rowSpan };
    next[column] = { ...blankCell, covered: 'above' };
  }
}

/** Where the cell that covers a place begins. */
function originOf(rows: readonly GridRow[], row: number, column: number): readonly [row: number, column: number] {
  let [r, c] = [row, column];
  while (c > 0 && rows[r]![c]!.covered === 'left') c--;
  while (r > 0 && rows[r]![c]!.covered === 'above') r--;
  while (c > 0 && rows[r]![c]!.covered === 'left') c--;
  return [r, c];
}
