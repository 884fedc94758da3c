import type { DraftTable, Furniture } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import { foldPlain } from '../text/fold.js';
import { rawPlace } from '../text/tracked.js';
import { draftCell, filledCount, gridOf, isBlank, rowText, type Grid, type GridCell, type GridRow } from './cells.js';
import { columnsOf, type Column } from './columns.js';
import { fitRows } from './fit-rows.js';
import { findHead, isIndexRow, isTitleRow, sameHeadRow } from './head.js';
import { isLayoutBlock, linesOfBlock } from './layout-blocks.js';
import { mapByTitles, mapColumns, reshape, sameEdges } from './map-columns.js';
import { partMergedTitle } from './merged-titles.js';
import { nameMoney } from './money-columns.js';
import { rowKinds } from './row-kinds.js';
import { runTogether } from './run-together.js';
import { leadingMarker } from './row-markers.js';
import { extendMerged, isCutInside, isLateMarker, isTail, keyColumns, mergeTail, type SeamFacts } from './tails.js';
import { spreadHead } from './spread-head.js';

/** A logical table while its pieces come in. */
interface OpenTable {
  readonly first: Grid;
  readonly head: GridRow[];
  readonly bodies: GridRow[][];
  readonly furniture: Furniture[];
  lastPage: number;
  /** Lines after the last piece that may stand inside a table: blank lines, page numbers. */
  pending: Line[];
}

/**
 * Pieces of tables become logical tables: joined over pages, repeated heads set aside, cut rows whole again, roles and kinds of rows told.
 * Layout tables (letterhead, signature) become lines; lines and finished tables pass through in their order.
 */
export function assembleTables(flow: readonly (FlowElement | DraftTable)[]): (Line | DraftTable)[] {
  const out: (Line | DraftTable)[] = [];
  let open: OpenTable | null = null;
  const close = (): void => {
    if (open !== null) out.push(nameMoney(finishTable(open), out), ...open.pending);
    open = null;
  };
  for (const element of flow) {
    if (element.kind === 'table-piece' && !isLayoutBlock(element, columnsOfOpen(open))) {
      for (const grid of splitAtHeads(gridOf(element))) {
        if (open !== null && continueTable(open, grid)) continue;
        close();
        const titles = titlesOver(grid);
        out.push(...titles.lines);
        open = openTable(titles.grid);
      }
    } else if (element.kind === 'line' && open !== null && mayStandInside(element)) {
      (open as OpenTable).pending.push(element);
    } else {
      close();
      if (element.kind === 'table') out.push(nameMoney(element, out));
      else out.push(...(element.kind === 'table-piece' ? linesOfBlock(element) : [element]));
    }
  }
  close();
  return out;
}

const columnsOfOpen = (open: OpenTable | null): number | null => open?.first.columnCount ?? null;

/** Blank lines, page numbers, rules of dashes and "(tiếp theo)" do not end a table. */
function mayStandInside(line: Line): boolean {
  const folded = foldPlain(line.text.value);
  return /^(?:\d{0,3}|trang \d{1,3}|page \d{1,3}|(?:phu luc \S{1,6} |bang \d{1,2} )?tiep theo)$/.test(folded);
}

/** A piece that shows two tables one under the other is two: a row of other titles that begins with STT opens a new one. */
function splitAtHeads(grid: Grid): Grid[] {
  const heads: number[] = [];
  grid.rows.forEach((row, i) => {
    if (isTitleRow(row) && /^(?:s?tt|so tt)$/.test(foldPlain(row[0]?.text.value ?? '')) && filledCount(row) > 1) heads.push(i);
  });
  const parts: Grid[] = [];
  let from = 0;
  for (let i = 1; i < heads.length; i++) {
    const at = heads[i]!;
    if (at - heads[i - 1]! < 2 || sameHeadRow(grid.rows[heads[i - 1]!]!, grid.rows[at]!)) continue;
    parts.push({ ...grid, rows: grid.rows.slice(from, at) });
    from = at;
  }
  return [...parts, { ...grid, rows: grid.rows.slice(from) }];
}

/** Rows of one cell over the head are the table's title, not part of it, unless they are numbered ("I. …" before the first head): lines again. */
function titlesOver(grid: Grid): { readonly lines: Line[]; readonly grid: Grid } {
  const { start } = findHead(grid, true);
  let count = 0;
  while (count < start && leadingMarker(rowText(grid.rows[count]!)) === null) count++;
  const cells = grid.rows.slice(0, count).flatMap((row) => row.filter((cell) => cell.text.value !== ''));
  return { lines: cells.map((cell) => lineOf(cell, grid.page)), grid: { ...grid, rows: grid.rows.slice(count) } };
}

function lineOf(cell: GridCell, page: number): Line {
  return {
    kind: 'line', page, text: cell.text, bbox: null, segments: [[0, cell.text.value.length]], runs: [], bold: cell.bold, italic: false,
    centred: null, blanksBefore: 1, role: 'text', block: null,
  };
}

function openTable(grid: Grid): OpenTable {
  const place = findHead(grid, true);
  const head = grid.rows.slice(place.start, place.end);
  const body = [...grid.rows.slice(0, place.start), ...grid.rows.slice(place.end)];
  const open: OpenTable = { first: grid, head: [...head], bodies: [], furniture: [], lastPage: grid.page, pending: [] };
  open.bodies.push(...dropRepeats(open, body, grid.page));
  return open;
}

/** A table goes on at most so many pages further (a page between may hold nothing but its number). */
const farthestPage = 2;
const drawn: ReadonlySet<string> = new Set(['ruled', 'aligned']);
const sameKind = (a: Grid, b: Grid): boolean => a.method === b.method || (drawn.has(a.method) && drawn.has(b.method));

/** Take a piece into the open table if it goes on with it; false where it begins another. */
function continueTable(open: OpenTable, grid: Grid): boolean {
  if (!sameKind(open.first, grid) || grid.page - open.lastPage > farthestPage || grid.page < open.lastPage) return false;
  const place = findHead(grid, false);
  const titled = place.end > place.start && !isIndexRow(grid.rows[place.start]!);
  const repeated = titled && open.head.some((row) => sameHeadRow(row, grid.rows[place.start]!));
  if (titled && !repeated) return false;
  if (!titled && grid.page === open.lastPage && sameEdges(open.first, grid) === false) return false;
  const spans = mapColumns(open.first, grid) ?? (repeated ? mapByTitles(open.head[0]!, grid.rows[place.start]!) : null);
  if (spans === null) return false;
  const kept = grid.rows.filter((_, i) => i < place.start || i >= place.end);
  for (let i = place.start; i < place.end; i++) open.furniture.push(repeatedHead(grid.rows[i]!, grid.page));
  const shaped = kept.map((row) => reshape(row, spans, open.first.columnCount));
  open.bodies.push(...dropRepeats(open, shaped, grid.page));
  for (const line of open.pending) open.furniture.push(...(line.text.value.trim() === '' ? [] : [pageFurniture(line)]));
  open.pending = [];
  open.lastPage = grid.page;
  return true;
}

const repeatedHead = (row: GridRow, page: number): Furniture => ({ page, reason: 'repeated-table-header', text: rowText(row) });

function pageFurniture(line: Line): Furniture {
  const text = line.text.value.trim();
  return /^[\s\d\p{P}]*$/u.test(text) ? { page: line.page, reason: 'page-number', text, ...rawPlace(line.text) } : { page: line.page, reason: 'running-header', text };
}

/**
 * Rows of the head that stand again in the body ("Nội dung | Đơn vị thực hiện" after each group) are furniture, and the body is parted
 * there, since a converter repeats the head where a page began. Empty rows go.
 */
function dropRepeats(open: OpenTable, rows: readonly GridRow[], page: number): GridRow[][] {
  const titles = open.head.filter((row) => filledCount(row) > 1);
  const parts: GridRow[][] = [[]];
  for (const row of rows) {
    const filled = filledCount(row);
    if (filled === 0 && row.every((cell) => cell.covered !== 'above' && cell.rowSpan === 1)) continue;
    if (filled > 1 && titles.some((head) => sameHeadRow(head, row) && filledCount(head) - filled <= 1)) {
      open.furniture.push(repeatedHead(row, page));
      parts.push([]);
    } else parts[parts.length - 1]!.push(row);
  }
  return parts;
}

function finishTable(open: OpenTable): DraftTable {
  const head = spreadHead(open.head, open.first.columnCount, open.first.method === 'bars');
  const named = columnsOf(head, open.bodies.flat(), open.first.columnCount);
  const joined = joinBodies(open.bodies, named, open.first.method === 'ruled');
  const used = usedColumns(named, [...head, ...joined]);
  const columns = used.map((i) => named[i]!);
  const kept = trueSpans(joined.map((row) => used.map((i) => row[i]!)));
  const { rows, findings } = open.first.method === 'bars' ? fitRows(kept, columns) : { rows: kept, findings: [] };
  const kinds = rowKinds(rows, columns);
  const together = runTogether(rows, columns);
  const doubtOf = (row: GridRow): Pick<DraftTable['rows'][number], 'doubtful'> => (together.has(row) ? { doubtful: together.get(row)! } : {});
  const pages = new Set([open.first.page, ...rows.flatMap((row) => row.flatMap((cell) => cell.pages))]);
  return {
    kind: 'table',
    method: open.first.method,
    columns,
    head: head.map((row) => used.map((i) => draftCell(row[i]!))),
    rows: rows.map((row, i) => ({ ...kinds[i]!, ...doubtOf(row), cells: partMergedTitle(row, kinds[i]!.kind, columns).map(draftCell) })),
    pages: [...pages].sort((a, b) => a - b),
    furniture: open.furniture,
    findings,
  };
}

function seamFacts(bodies: readonly (readonly GridRow[])[], columns: readonly Column[]): SeamFacts {
  const key = keyColumns(columns);
  const inner = bodies.flatMap((body) => body.slice(1));
  return { ...key, allNumbered: key.marker >= 0 && inner.length >= 3 && inner.every((row) => !isBlank(row[key.marker])) };
}

/** The bodies of all pieces one under the other, cut rows whole. */
function joinBodies(bodies: readonly (readonly GridRow[])[], columns: readonly Column[], ruled: boolean): GridCell[][] {
  const key = seamFacts(bodies, columns);
  const rows: GridCell[][] = [];
  for (const body of bodies) {
    const rest = body.map((row) => [...row]);
    const known = Math.min(rows.length, 40);
    const kinds = rowKinds([...rows.slice(rows.length - known), ...rest], columns);
    rest.forEach((row, i) => {
      const before = rows[rows.length - 1];
      const beforeIsGroup = kinds[known + i - 1]?.kind === 'group';
      if (before === undefined) rows.push(row);
      else if (i === 0 ? isTail(before, row, beforeIsGroup, key) || isLateMarker(before, row, key) : !ruled && isCutInside(before, row, beforeIsGroup, key)) mergeTail(rows, row);
      else {
        if (i === 0) extendMerged(rows, row, key);
        rows.push(row);
      }
    });
  }
  return rows;
}

/** Merged cells reach as far as the rows that are left under them. */
function trueSpans(rows: readonly GridRow[]): GridRow[] {
  return rows.map((row, r) => row.map((cell, c) => {
    let span = 1;
    while (span < cell.rowSpan && rows[r + span]?.[c]?.covered === 'above') span++;
    return span === cell.rowSpan ? cell : { ...cell, rowSpan: span };
  }));
}

/** Columns that hold something; a column without title and text is a gap between ruling lines. */
function usedColumns(columns: readonly Column[], rows: readonly GridRow[]): number[] {
  return columns.map((_, i) => i).filter((i) => columns[i]!.name !== '' || rows.some((row) => (row[i]?.text.value ?? '').trim() !== ''));
}
