import type { ColumnRole, PlacedCell, PlacedRow, PlacedTable } from '../model/document.js';
import type { Agency } from '../model/record.js';
import { findTimeInText } from '../times/in-text.js';
import { parseTimeframe } from '../times/timeframe.js';
import { level } from '../times/tokens.js';
import { exception } from './duty-words.js';
import { partiesIn, unique } from './parties.js';
import { agencyColumn, byWords, partColumn, statesValue, tableKind, type TableKind } from './table-kind.js';
import { nobody, type Parties, type ReadTimeframe, type TaskDraft, type TaskFacts } from './types.js';

/** A group row that is open: its title and the cells it hands down. */
interface Group {
  readonly rank: number;
  readonly title: string;
  /** The same with its marker, as a merged cell has it. */
  readonly written: string;
  readonly row: PlacedRow;
}

interface Given {
  readonly text: string;
  readonly inherited: boolean;
}

const ditto = /^(?:["”“'’]+|-?nt-?|\/\/|như trên|-\/-|tương tự)\.?$/u;

/** The rows of a table of tasks; none for a table of targets or of something else. */
export function tableTasks(table: PlacedTable, facts: TaskFacts): TaskDraft[] {
  const kind = tableKind(table);
  if (kind === 'targets' || kind === 'other') return [];
  const out: TaskDraft[] = [];
  let groups: Group[] = [];
  const above = new Map<number, { text: string; left: number }>();
  table.rows.forEach((row, i) => {
    const given = cellsOf(row, above);
    const content = contentOf(table, row);
    if (isGroup(table, row, table.rows[i + 1])) {
      groups = open(groups, row, titleOf(table, row));
      return;
    }
    if (content === null) {
      const last = out.at(-1);
      // one content merged over several rows, each with agencies of its own
      if (last !== undefined && contentIsMerged(table, given)) out[out.length - 1] = joined(last, partiesOf(table, given, [], facts));
      return;
    }
    if (!stateTarget(kind, groups, content.text, table)) out.push(draft(table, row, content, given, groups, facts));
  });
  return out;
}

/** Each cell's text; one covered by a merged cell above, or a ditto mark, takes that cell's. */
function cellsOf(row: PlacedRow, above: Map<number, { text: string; left: number }>): Given[] {
  return row.cells.map((cell, column) => {
    const text = cell.text.replace(/\s+/gu, ' ').trim();
    const open = above.get(column);
    if (text !== '' && !ditto.test(level(text))) {
      above.set(column, { text, left: cell.rowSpan - 1 });
      return { text, inherited: false };
    }
    if (open === undefined || (text === '' && open.left <= 0)) return { text: '', inherited: false };
    open.left--;
    return { text: open.text, inherited: true };
  });
}

function columnOf(table: PlacedTable, role: ColumnRole): number {
  return table.columns.findIndex((c) => c.role === role);
}

function contentOf(table: PlacedTable, row: PlacedRow): PlacedCell | null {
  const cell = row.cells[columnOf(table, 'content')];
  return cell !== undefined && /[A-Za-zÀ-ỹ]/u.test(cell.text) ? cell : null;
}

/** A group row, or a numbered row that only heads the numbered rows under it ("1" before "1.1"). */
function isGroup(table: PlacedTable, row: PlacedRow, next: PlacedRow | undefined): boolean {
  if (row.kind === 'group') return true;
  if (row.marker === null || next?.marker === null || next === undefined) return false;
  const bare = row.cells.every((cell, i) => ['marker', 'content'].includes(table.columns[i]?.role ?? 'other') || cell.text.trim() === '');
  return bare && next.marker.startsWith(`${row.marker}.`);
}

function titleOf(table: PlacedTable, row: PlacedRow): string {
  const content = contentOf(table, row)?.text ?? row.cells.map((c) => c.text).find((text) => /[A-Za-zÀ-ỹ]{2}/u.test(text)) ?? '';
  return content.replace(/\s+/gu, ' ').trim();
}

/** The marker before a group's words in a merged cell ("I. NÂNG CAO NHẬN THỨC"). */
const leadingMarker = /^(?:(?:phần|mục|chương|nhóm) )?(?:(?:[IVX]{1,5}|[A-H]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*) ?[.)/:]-? ?|(?:[IVX]{1,5}|[A-H]) ?[-–] ?)(?=[A-Za-zÀ-ỹ])/iu;

/** How far in a group stands: A, then I, then 1, then 1.1. */
function rankOf(marker: string | null, title: string): number {
  const found = marker ?? /^([A-HIVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]/u.exec(title)?.[1] ?? null;
  if (found === null) return 1;
  const bare = found.replace(/[.)\s]+$/u, '');
  if (/^[IVX]+$/u.test(bare)) return 1;
  if (/^\p{Lu}$/u.test(bare)) return 0;
  if (/^(?:phần|chương|mục)/iu.test(bare)) return 0;
  return /^\d/u.test(bare) ? 1 + bare.split('.').length : 6;
}

function open(groups: readonly Group[], row: PlacedRow, written: string): Group[] {
  const rank = rankOf(row.marker, written);
  return [...groups.filter((g) => g.rank < rank), { rank, title: written.replace(leadingMarker, ''), written, row }];
}

/** Whether a row of a mixed table, or one under a group "Mục tiêu", states a target. */
function stateTarget(kind: TableKind, groups: readonly Group[], content: string, table: PlacedTable): boolean {
  const said = [...groups].reverse().map((g) => byWords(level(g.title))).find((k) => k !== null && k !== 'mixed');
  if (said === 'targets') return statesValue(content) || kind === 'mixed';
  if (kind !== 'mixed' || said === 'tasks') return false;
  const time = columnOf(table, 'timeframe') >= 0 || columnOf(table, 'deliverable') >= 0;
  return statesValue(content) && !time;
}

/** A cell of a role: the row's own or a merged one's; else the innermost group row's that has one. */
function given(table: PlacedTable, role: ColumnRole, cells: readonly Given[], groups: readonly Group[]): Given {
  const column = columnOf(table, role);
  if (column < 0) return { text: '', inherited: false };
  const own = cells[column];
  if (own !== undefined && /[A-Za-zÀ-ỹ\d]/u.test(own.text)) return own;
  for (const group of [...groups].reverse()) {
    const text = group.row.cells[column]?.text.replace(/\s+/gu, ' ').trim() ?? '';
    if (/[A-Za-zÀ-ỹ\d]/u.test(text) && text !== group.written) return { text, inherited: true };
  }
  return { text: '', inherited: false };
}

const mark = (list: readonly Agency[], inherited: boolean): Agency[] => list.map((a) => (inherited ? { ...a, inherited: true } : a));

/** The agencies of a row whose part stands in a column of its own. */
function partedParties(table: PlacedTable, cells: readonly Given[], facts: TaskFacts): Parties {
  const cell = cells[agencyColumn(table)]!;
  const found = unique(mark(facts.agencies(cell.text), cell.inherited));
  const part = level(cells[partColumn(table)]!.text);
  if (/phối hợp/u.test(part) && !/chủ trì/u.test(part)) return { ...nobody, coordinating: found };
  return /^(?:tham gia|thực hiện)/u.test(part) ? { ...nobody, implementing: found } : { ...nobody, lead: found };
}

function partiesOf(table: PlacedTable, cells: readonly Given[], groups: readonly Group[], facts: TaskFacts): Parties {
  if (partColumn(table) >= 0 && agencyColumn(table) >= 0) return partedParties(table, cells, facts);
  const lead = given(table, 'lead', cells, groups);
  const coordinating = given(table, 'coordinating', cells, groups);
  const implementing = given(table, 'implementing', cells, groups);
  const parties = lead.text === '' ? nobody : partiesIn(lead.text, facts);
  const done = implementing.text === '' ? nobody : partiesIn(implementing.text, facts, 'implementing');
  const read = (cell: Given): Agency[] => (cell.text === '' ? [] : mark(facts.agencies(cell.text), cell.inherited));
  return {
    lead: unique([...mark(parties.lead, lead.inherited), ...mark(done.lead, implementing.inherited)]),
    coordinating: unique([...mark(parties.coordinating, lead.inherited), ...read(coordinating), ...mark(done.coordinating, implementing.inherited)]),
    implementing: unique([...mark(parties.implementing, lead.inherited), ...mark(done.implementing, implementing.inherited)]),
  };
}

/** Columns that a task is read from. */
const told: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['content', 'lead', 'coordinating', 'implementing', 'timeframe', 'deliverable']);

function draft(table: PlacedTable, row: PlacedRow, content: PlacedCell, cells: readonly Given[], groups: readonly Group[], facts: TaskFacts): TaskDraft {
  const text = content.text.replace(/\s+/gu, ' ').trim();
  const deliverable = cells[columnOf(table, 'deliverable')]?.text ?? '';
  return {
    kind: 'table-row',
    marker: row.marker,
    text,
    group: groups.map((g) => g.title),
    ...partiesOf(table, cells, groups, facts),
    deliverable: /[A-Za-zÀ-ỹ\d]/u.test(deliverable) ? deliverable : null,
    time: timeOf(given(table, 'timeframe', cells, groups), text, facts),
    expectsTime: columnOf(table, 'timeframe') >= 0,
    exception: exception.test(level(text)),
    doubtful: row.doubtful?.some((i) => told.has(table.columns[i]?.role ?? 'other')) ?? false,
    refersTo: [],
    span: content.span,
    findings: [],
  };
}

/** The row's own cell, else a time in its text, else what it inherits. */
function timeOf(cell: Given, text: string, facts: TaskFacts): ReadTimeframe | null {
  const read = cell.text === '' ? null : parseTimeframe(cell.text, facts);
  if (read !== null && !cell.inherited) return read;
  return findTimeInText(text, facts) ?? (read && { ...read, timeframe: { ...read.timeframe, inherited: true } });
}

function contentIsMerged(table: PlacedTable, cells: readonly Given[]): boolean {
  return cells[columnOf(table, 'content')]?.inherited === true || (partColumn(table) >= 0 && /[A-Za-zÀ-ỹ]/u.test(cells[agencyColumn(table)]?.text ?? ''));
}

function joined(task: TaskDraft, more: Parties): TaskDraft {
  return {
    ...task,
    lead: unique([...task.lead, ...more.lead]),
    coordinating: unique([...task.coordinating, ...more.coordinating]),
    implementing: unique([...task.implementing, ...more.implementing]),
  };
}
