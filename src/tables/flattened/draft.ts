import type { DraftCell, DraftRow, DraftTable, Furniture } from '../../model/document.js';
import type { Line } from '../../model/flow.js';
import { emptyTracked, slice } from '../../text/tracked.js';
import type { AgencyContext } from './cell-scores.js';
import type { Head } from './head.js';
import { rowMaterials, type RowMaterial } from './rows.js';
import { splitCells, type Split } from './split-cells.js';
import { learn, type Learned } from './learn.js';
import { pagesOfWords, textOfWords } from './words.js';

/** A table made of a head and the lines below it; `used` is how many of these lines it took. Null where the lines make no table. */
export function draftTable(headLines: readonly Line[], head: Head, body: readonly Line[], furniture: readonly Furniture[], agencies: AgencyContext): { table: DraftTable; used: number } | null {
  const { rows, before } = rowMaterials(body);
  if (rows.length < 2 || before > 0) return null;
  const first = splitRows(rows, head, agencies, null);
  const splits = splitRows(rows, head, agencies, learn(rows, first));
  if (!isUnderstood(rows, splits)) return null;
  const drafts = rows.map((row, i) => draftRow(row, splits[i]!));
  const last = rows.at(-1)!;
  const rest = splits.at(-1)!.rest;
  const used = rest < last.words.length ? body.indexOf(last.parts[last.words[rest]!.part]!.line) : body.length;
  const pages = [...new Set([...headLines, ...body.slice(0, used)].map((line) => line.page))].sort((a, b) => a - b);
  const table: DraftTable = {
    kind: 'table', method: 'flattened', columns: head.columns, head: [head.cells.map((cell) => draftCell(cell.text, cell.pages))], rows: drafts, pages, furniture, findings: [],
  };
  return { table, used };
}

/** `covered`: the group row above says something for this row. */
type RowSplit = Split & { readonly covered: boolean };

/** The cells of all rows. A row knows which columns the group rows above it fill. */
function splitRows(rows: readonly RowMaterial[], head: Head, agencies: AgencyContext, learned: Learned | null): RowSplit[] {
  const roles = head.columns.slice(1).map((column) => column.role);
  const open: { level: number; filled: readonly boolean[] }[] = [];
  const blocksPart = blankLinesPartCells(rows);
  return rows.map((row, index) => {
    while (open.length > 0 && open.at(-1)!.level >= row.level) open.pop();
    const softened = roles.map((_, i) => row.heads || open.some((group) => group.filled[i]));
    const split = splitCells(row.words, { roles, agencies, softened, blocksPart, heads: row.heads, mayStop: index === rows.length - 1, ...(learned === null ? {} : { prior: learned.points }) });
    if (row.heads) open.push({ level: row.level, filled: split.cells.map(([from, to], i) => to > from && i > 0) });
    return { ...split, covered: softened.includes(true) };
  });
}

/** Blank lines say something only where some breaks have them and some have not. */
function blankLinesPartCells(rows: readonly RowMaterial[]): boolean {
  const gaps = rows.flatMap((row) => row.words.map((word) => word.gap));
  const blocks = gaps.filter((gap) => gap === 'block').length;
  const lines = gaps.filter((gap) => gap === 'line').length;
  return blocks > 0 && blocks / (blocks + lines) < 0.8;
}

/** A table is one where most rows that should have more than a content have it. */
function isUnderstood(rows: readonly RowMaterial[], splits: readonly RowSplit[]): boolean {
  const full = splits.filter((_, i) => !rows[i]!.heads);
  const good = full.filter((split) => split.covered || split.cells.slice(1).some(([from, to]) => to > from)).length;
  return full.length > 0 ? good * 2 >= full.length : false;
}

function draftRow(row: RowMaterial, split: Split): DraftRow {
  const cells = split.cells.map(([from, to]) => draftCell(textOfWords(row.parts, row.words, from, to), pagesOfWords(row.parts, row.words, from, to)));
  const marker = row.mark === null ? draftCell(emptyTracked, []) : draftCell(slice(row.markLine.text, 0, row.mark.written), [row.markLine.page]);
  return { kind: isGroup(row, split) ? 'group' : 'row', marker: row.mark?.text ?? null, cells: [marker, ...cells] };
}

/** A heading of rows: its sub-rows follow, or it has a title in capitals and nothing else. */
function isGroup(row: RowMaterial, split: Split): boolean {
  if (row.heads) return true;
  const only = split.cells.slice(1).every(([from, to]) => from === to);
  return only && row.words.length > 0 && row.words.every((word) => !/\p{Ll}/u.test(word.text));
}

function draftCell(text: DraftCell['text'], pages: readonly number[]): DraftCell {
  return { text, pages, rowSpan: 1, bold: false };
}
