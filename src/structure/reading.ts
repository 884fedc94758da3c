import type { Cleaned, DraftCell, DraftTable, Paragraph, PlacedCell, PlacedRow, PlacedTable, Reading, Zone } from '../model/document.js';
import type { Line } from '../model/flow.js';
import { joinLines } from '../text/join-lines.js';
import { slice, trim, type Tracked } from '../text/tracked.js';
import { annexOf, type AnnexPlace } from './annexes.js';
import { evidencePieces } from './evidence.js';
import { joinParagraphs, measureLines, type ParagraphLines } from './paragraphs.js';
import { TextBuilder } from './text-builder.js';

/** Which zone and part each line stands in; same length and order as the lines of the flow. */
export type LineZones = readonly { readonly zone: Zone; readonly part: 'main' | 'promulgated' }[];

interface Draft {
  readonly table: DraftTable;
  readonly rows: readonly { row: DraftTable['rows'][number]; spans: readonly (readonly [number, number])[] }[];
  readonly annex: AnnexPlace;
}

/**
 * Stage 3: the reading text. Paragraphs are one line each, table rows are one line each with tabs between the cells; the letterhead and
 * the signature block are given column by column. Every span of the record counts in this text.
 */
export function buildReading(document: Cleaned, flow: readonly (Line | DraftTable)[], zones: LineZones): Reading {
  const builder = new TextBuilder();
  const paragraphs: Paragraph[] = [];
  const drafts: Draft[] = [];
  const measure = measureLines(flow.filter((e): e is Line => e.kind === 'line'));
  let run: { line: Line; zone: Zone; part: 'main' | 'promulgated'; newStart: boolean }[] = [];
  let part: 'main' | 'promulgated' = 'main';

  const flush = (): void => {
    for (const paragraph of joinParagraphs(columnsApart(run), measure)) paragraphs.push(place(builder, paragraph, part));
    run = [];
  };
  let index = 0;
  for (const element of flow) {
    if (element.kind === 'table') {
      flush();
      drafts.push(placeTable(builder, element, annexOf(paragraphs, builder.length)));
      continue;
    }
    const where: LineZones[number] = zones[index++] ?? { zone: 'body', part };
    if (where.part !== part) {
      flush();
      part = where.part;
    }
    run.push({ line: element, ...where, newStart: false });
  }
  flush();
  const text = builder.done();
  const set = drafts.map((draft) => draft.table);
  const furniture = [...document.furniture, ...set.flatMap((table) => table.furniture)].sort((a, b) => a.page - b.page);
  const withText = { ...document, text, furniture, findings: [...document.findings, ...set.flatMap((table) => table.findings)] };
  const tables = drafts.map((draft, i) => finishTable(withText, draft, i));
  return { ...withText, paragraphs, tables };
}

/** In the letterhead and at the foot, lines hold two columns: first the left one, then the right one. */
function columnsApart<T extends { line: Line; zone: Zone; newStart: boolean }>(run: readonly T[]): T[] {
  const out: T[] = [];
  let block: T[] = [];
  const flush = (): void => {
    out.push(...columnOf(block, 0), ...columnOf(block, 1));
    block = [];
  };
  for (const entry of run) {
    const side = entry.zone === 'header' || entry.zone === 'recipients' || entry.zone === 'signature';
    if (side && entry.line.segments.length > 1) block.push(entry);
    else {
      flush();
      out.push(entry);
    }
  }
  flush();
  return out;
}

function columnOf<T extends { line: Line; zone: Zone; newStart: boolean }>(block: readonly T[], column: 0 | 1): T[] {
  return block.map((entry) => {
    const segments = entry.line.segments;
    const [start, end] = column === 0 ? segments[0]! : [segments[1]![0], segments.at(-1)![1]];
    const text = trim(slice(entry.line.text, start, end));
    return { ...entry, newStart: entry.zone === 'header', line: { ...entry.line, text, segments: [[0, text.value.length] as const] } };
  });
}

function place(builder: TextBuilder, { zone, lines }: ParagraphLines, part: 'main' | 'promulgated'): Paragraph {
  const text = joinLines(lines.map((line) => line.text));
  const span = builder.append(text);
  builder.insert('\n');
  const first = lines[0]!;
  return {
    zone, part, span, text: text.value, page: first.page, role: first.role,
    bold: lines.every((l) => l.bold), italic: lines.every((l) => l.italic), centred: lines.every((l) => l.centred === true) ? true : first.centred,
  };
}

function placeTable(builder: TextBuilder, table: DraftTable, annex: AnnexPlace): Draft {
  for (const row of table.head) placeCells(builder, row.map((cell) => cell.text));
  const rows = table.rows.map((row) => ({ row, spans: placeCells(builder, row.cells.map((cell) => cell.text)) }));
  return { table, rows, annex };
}

function placeCells(builder: TextBuilder, cells: readonly Tracked[]): (readonly [number, number])[] {
  const spans = cells.map((cell, i) => {
    if (i > 0) builder.insert('\t');
    return builder.append(cell);
  });
  builder.insert('\n');
  return spans;
}

function finishTable(document: Pick<Reading, 'text' | 'pages'>, draft: Draft, index: number): PlacedTable {
  const { table, rows, annex } = draft;
  return {
    id: `table-${index + 1}`, method: table.method, annex: annex.annex, caption: annex.caption, pages: table.pages, columns: table.columns,
    rows: rows.map(({ row, spans }): PlacedRow => ({
      kind: row.kind, marker: row.marker, ...(row.doubtful === undefined ? {} : { doubtful: row.doubtful }), span: [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0],
      cells: row.cells.map((cell, i) => finishCell(document, cell, spans[i]!)),
    })),
  };
}

function finishCell(document: Pick<Reading, 'text' | 'pages'>, cell: DraftCell, span: readonly [number, number]): PlacedCell {
  return { text: cell.text.value, span, evidence: evidencePieces(document, span), rowSpan: cell.rowSpan, bold: cell.bold };
}
