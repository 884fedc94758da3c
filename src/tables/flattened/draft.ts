import type { DraftCell, DraftRow, DraftTable, Furniture } from '../../model/document.js';
import { finding } from '../../findings/report.js';
import type { Finding } from '../../model/finding.js';
import type { Line } from '../../model/flow.js';
import { emptyTracked, slice } from '../../text/tracked.js';
import type { AgencyContext } from './cell-scores.js';
import { chooseHead, type HeadChoice } from './head-choice.js';
import type { Head } from './head.js';
import { rowMaterials, type RowMaterial } from './rows.js';
import { cutRows, type CutRow } from './cut-rows.js';
import { learn } from './learn.js';
import type { Split } from './split-cells.js';
import { doubtfulColumns } from './margin.js';
import { folded } from './wording.js';
import { pagesOfWords, textOfWords } from './words.js';

/** A table made of a head and the lines below it; `used` is how many of these lines it took. Null where the lines make no table. */
export function draftTable(headLines: readonly Line[], heads: readonly Head[], body: readonly Line[], furniture: readonly Furniture[], agencies: AgencyContext): { table: DraftTable; used: number } | null {
  const { rows, before, end } = rowMaterials(body);
  if (rows.length < 2 || before > 0) return null;
  const asked = remembering(agencies);
  const cellLines = cellsHaveLines(rows);
  const choice = cellLines ? chooseHead(heads, rows, asked) : plainChoice(heads);
  if (choice === null) return null;
  const { head } = choice;
  const roles = head.columns.slice(1).map((column) => column.role);
  const shared = { roles, agencies: asked, blocksPart: blankLinesPartCells(rows), cellLines };
  const first = cutRows(rows, shared);
  const taught = { ...shared, prior: learn(first, roles.length).points };
  const cut = cutRows(rows, taught);
  if (!isUnderstood(cut)) return null;
  const columnsSure = choice.sure && !sharedYears(head);
  const doubtOf = doubtfulColumns(taught);
  const doubtful = cut.map((row) => (columnsSure ? doubtOf(row).map((column) => column + 1) : head.columns.map((_, column) => column)));
  const last = cut.at(-1)!;
  const used = last.split.rest < last.row.words.length ? body.indexOf(last.row.parts[last.row.words[last.split.rest]!.part]!.line) : end;
  const pages = [...new Set([...headLines, ...body.slice(0, used)].map((line) => line.page))].sort((a, b) => a - b);
  const table: DraftTable = {
    kind: 'table', method: 'flattened', columns: head.columns, head: [head.cells.map((cell) => draftCell(cell.text, cell.pages))], pages, furniture,
    rows: cut.map((row, i) => ({ ...draftRow(row), ...(doubtful[i]!.length > 0 ? { doubtful: doubtful[i]! } : {}) })),
    findings: doubtsOf(cut, doubtful, columnsSure, head),
  };
  return { table, used };
}

/** The head as its titles tell it, where the rows cannot bear it out. */
function plainChoice([head]: readonly Head[]): HeadChoice | null {
  return head?.known === true ? { head, sure: true } : null;
}

/** Two columns of values for one year, and no title over them tells them apart: the head was hardly read right. */
function sharedYears({ columns, plain }: Head): boolean {
  const years = columns.map(({ role }) => role).filter((role) => role.startsWith('target:'));
  return plain && new Set(years).size < years.length && new Set(columns.filter(({ role }) => role.startsWith('target:')).map(({ name }) => folded(name))).size < years.length;
}

/** Rows named in findings of one table. */
const mostNamed = 20;

function doubtsOf(cut: readonly CutRow[], doubtful: readonly (readonly number[])[], columnsSure: boolean, head: Head): Finding[] {
  if (!columnsSure) return [finding('doubtful-columns', { text: head.columns.map(({ name }) => name).join(' | ').slice(0, 200) })];
  const rows = cut.flatMap(({ row }, i) => (doubtful[i]!.length > 0 ? [{ row: i + 1, text: row.words.map((word) => word.text).join(' ').slice(0, 80) }] : []));
  return rows.slice(0, mostNamed).map((params) => finding('doubtful-row', params));
}

/** The register's answers are kept for one table: rows say the same again and again, and every row is cut twice. */
function remembering(agencies: AgencyContext): AgencyContext {
  const lists = new Map<string, boolean>();
  const prefixes = new Map<string, number>();
  return { isAgencyList: (text) => remember(lists, text, agencies.isAgencyList), agencyPrefix: (text) => remember(prefixes, text, agencies.agencyPrefix) };
}

function remember<T>(known: Map<string, T>, text: string, ask: (text: string) => T): T {
  const held = known.get(text);
  if (held !== undefined) return held;
  const found = ask(text);
  known.set(text, found);
  return found;
}

/** Blank lines say something only where some breaks have them and some have not. */
function blankLinesPartCells(rows: readonly RowMaterial[]): boolean {
  const gaps = rows.flatMap((row) => row.words.map((word) => word.gap));
  const blocks = gaps.filter((gap) => gap === 'block').length;
  const lines = gaps.filter((gap) => gap === 'line' || gap === 'early').length;
  return blocks > 0 && blocks / (blocks + lines) < 0.8;
}

/** Row numbers stand on lines of their own, and how the lines are wrapped is known: then cells have lines of their own too. */
function cellsHaveLines(rows: readonly RowMaterial[]): boolean {
  const numbered = rows.filter(({ mark }) => mark?.kind === 'number');
  const alone = numbered.filter(({ mark, markLine }) => markLine.text.value.length === mark!.written).length;
  const lines = rows.flatMap(({ parts }) => parts.map(({ line }) => line)).filter((line) => line.blanksBefore === 0);
  const known = lines.filter((line) => line.breakBefore !== undefined).length;
  return numbered.length > 1 && alone >= 0.9 * numbered.length && known >= 0.9 * lines.length;
}

/** A table is one where most rows that should have more than a content have it. */
function isUnderstood(cut: readonly CutRow[]): boolean {
  const full = cut.filter(({ row }) => !row.heads);
  const good = full.filter(({ split, covered }) => covered || split.cells.slice(1).some(([from, to]) => to > from)).length;
  return full.length > 0 && good * 2 >= full.length;
}

function draftRow({ row, split }: CutRow): DraftRow {
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
