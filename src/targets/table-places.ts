import type { PlacedRow, PlacedTable } from '../model/document.js';
import type { Span } from '../model/provenance.js';
import type { Agency } from '../model/record.js';
import { rowDamage, type Damage } from './broken.js';
import { governingPeriod, governingYear, lastYear } from './due.js';
import { partiesOfTask, taskYear, union, type Parties, type Place, type TaskIndex } from './places.js';
import { placeKind } from './zones.js';

/** A value that stands in a column of its own. */
export interface ValuePlace {
  readonly label: string;
  readonly labelOffset: number;
  readonly cell: string;
  readonly offset: number;
  /** As the unit column or the wording's bracket names it; null where nothing does. */
  readonly unit: string | null;
  readonly year: number | null;
  readonly period: Place['period'];
  readonly parties: Parties;
  readonly list: string;
  readonly damage: Damage;
}

export interface TablePlaces {
  readonly places: readonly Place[];
  readonly values: readonly ValuePlace[];
  /** Of a table that holds values by year and yet no commitments: what says so. */
  readonly setAside: string | null;
  /** Where the first share stands in a table full of them that nothing calls one of targets or of tasks. */
  readonly unread: Span | null;
}

type ReadAgencies = (text: string) => readonly Agency[];
type Columns = PlacedTable['columns'];

const targetTitle = (text: string): boolean => placeKind(text) === 'target';
const doneColumn = /thực hiện (?:năm|đến)|hiện trạng|ước|kết quả|hiện nay|cơ sở|hiện hành|đã (?:đạt|thực hiện)|^th |dự toán|dự báo/iu;
const valueColumn = /mục tiêu|chỉ tiêu|giá trị|kế hoạch|phấn đấu|tỷ lệ|mức|đến năm|năm 20\d\d/iu;

/** The texts and values of a table that can state targets; a table of anything else gives none. */
export function tablePlaces(table: PlacedTable, reading: string, tasks: TaskIndex, agencies: ReadAgencies): TablePlaces {
  const title = titleBefore(table, reading);
  const isTasks = table.columns.some((c) => c.role === 'lead' || c.role === 'timeframe' || c.role === 'deliverable');
  const report = reportIn(table, title, isTasks);
  if (report !== null) return { places: [], values: [], setAside: holdsValues(table) ? report : null, unread: null };
  const isTargets = isTargetTable(table, title);
  if (!isTargets && !isTasks) return { places: [], values: [], setAside: null, unread: sharesUnder(table) };
  const valueColumns = isTargets ? valueColumnsOf(table) : [];
  const places: Place[] = [];
  const values: ValuePlace[] = [];
  const damageOf = rowDamage(table);
  const groups: { depth: number; row: PlacedRow }[] = [];
  table.rows.forEach((row, index) => {
    if (row.kind === 'group') {
      const outer = endedBy(row, groups.map((group) => group.row));
      // It stands where the one stood that it ends.
      const depth = Math.min(markerDepth(row.marker), groups[outer]?.depth ?? Infinity);
      groups.length = Math.min(groups.length, outer);
      while (groups.length > 0 && groups.at(-1)!.depth >= depth) groups.pop();
      groups.push({ depth, row });
      return;
    }
    const around: RowAround = { table, index, groups: groups.map((g) => g.row), tasks, agencies, damage: damageOf(row) };
    const found = valueColumns.length > 0 ? rowValues(around, valueColumns) : [];
    values.push(...found);
    if (found.length === 0) places.push(...rowPlaces(around, isTargets));
  });
  return { places, values, setAside: null, unread: null };
}

/** Names of columns of a budget or a forecast ("Dự toán năm 2026", "Năm hiện hành 2025", "Dự kiến 03 năm kế hoạch"). */
const budgetColumn = /dự toán|năm hiện hành|dự kiến (?:\d+ )?năm|so sánh năm/iu;

/** What says that a table reports, foresees or budgets: its own title, else its annex and caption, else its columns; null where nothing does. */
function reportIn(table: PlacedTable, title: string, isTasks: boolean): string | null {
  const titles = title === '' ? [table.annex?.title ?? '', table.caption ?? ''] : [title];
  const report = titles.find((t) => placeKind(t) === 'review');
  if (report !== undefined && (title !== '' || !isTasks)) return report;
  return isTasks ? null : (table.columns.find((c) => budgetColumn.test(c.name))?.name ?? null);
}

/** Values by year, money by year, or a column called targets. */
const holdsValues = (table: PlacedTable): boolean =>
  table.columns.some((c) => c.role.startsWith('target:') || (c.role === 'funding' && /20\d\d/u.test(c.name)) || (c.role === 'content' && placeKind(c.name) === 'target'));

/** A name that says nothing of what its column holds. */
const neutralName = /^\s*(?:các )?nội dung\s*$/iu;

/** The first share among the contents where most rows state one, and nothing says of what kind the table is; else null. */
function sharesUnder(table: PlacedTable): Span | null {
  const column = table.columns.findIndex((c) => c.role === 'content');
  const cells = table.rows.flatMap((row) => (column >= 0 && row.kind === 'row' ? [row.cells[column]] : []));
  const shares = cells.filter((cell) => /\d ?%/u.test(cell?.text ?? ''));
  return shares.length * 2 > cells.length ? shares[0]!.span : null;
}

interface RowAround {
  readonly table: PlacedTable;
  readonly index: number;
  readonly groups: readonly PlacedRow[];
  readonly tasks: TaskIndex;
  readonly agencies: ReadAgencies;
  readonly damage: Damage;
}

/** A table of targets: it has a column of values by year, or its content column, annex or caption says so. */
function isTargetTable(table: PlacedTable, title: string): boolean {
  if (table.columns.some((c) => c.role.startsWith('target:'))) return true;
  const content = table.columns.find((c) => c.role === 'content');
  if (content && !neutralName.test(content.name) && placeKind(content.name) !== null) return targetTitle(content.name) || (placeKind(content.name) !== 'work' && titled(table, title));
  return content !== undefined && titled(table, title);
}

const titled = (table: PlacedTable, title: string): boolean => targetTitle(title) || (title === '' && (targetTitle(table.annex?.title ?? '') || targetTitle(table.caption ?? '')));

/** The lines in capitals right above a table's head: its own title, where several tables share an annex. Remarks between ("(Kèm theo …)", "Đơn vị tính: …") are passed over. */
function titleBefore(table: PlacedTable, reading: string): string {
  const start = table.rows[0]?.span[0] ?? 0;
  const lines = reading.slice(Math.max(0, start - 1500), start).split('\n').filter((l) => l.trim() !== '' && !l.includes('\t')).slice(-7);
  const title: string[] = [];
  for (const line of lines.reverse()) {
    const capitals = line.length < 300 && /\p{Lu}{3}/u.test(line) && line === line.toUpperCase();
    if (capitals) title.unshift(line);
    else if (title.length > 0 || !/^\s*(?:\(|đơn vị|đvt)/iu.test(line)) break;
  }
  return title.slice(-5).join(' ');
}

/** Columns of values: by year, or one without a year whose cells are values. */
function valueColumnsOf(table: PlacedTable): { column: number; year: number | null }[] {
  const dated = table.columns.flatMap((c, column) =>
    c.role.startsWith('target:') && !doneColumn.test(c.name) ? [{ column, year: Number(c.role.slice('target:'.length)) }] : [],
  );
  if (dated.length > 0) return dated;
  return table.columns.flatMap((c, column) => (c.role === 'other' && valueColumn.test(c.name) && !doneColumn.test(c.name) && mostlyValues(table, column) ? [{ column, year: governingYear(c.name) }] : []));
}

function mostlyValues(table: PlacedTable, column: number): boolean {
  const cells = table.rows.filter((r) => r.kind === 'row').map((r) => r.cells[column]?.text.trim() ?? '').filter((t) => t !== '');
  return cells.length > 0 && cells.filter((t) => t.length <= 40 && /\d/.test(t)).length >= 0.6 * cells.length;
}

/** How deep a group row's marker stands: letter A, roman, 1, 1.1, a. */
function markerDepth(marker: string | null): number {
  if (marker === null || marker === '') return 1;
  if (/^[IVXLC]+$/u.test(marker)) return 1;
  if (/^[A-ZĐ]$/u.test(marker)) return 0;
  if (/^\d+(?:\.\d+)*$/u.test(marker)) return 1 + marker.split('.').length;
  return 6;
}

/**
 * How many of the groups around go on where another begins: "ĐẾN NĂM 2030" does not stand under "ĐẾN NĂM 2025", whatever was made of its marker. A year
 * within the period of a group does.
 */
function endedBy(row: PlacedRow, groups: readonly PlacedRow[]): number {
  const year = governingYear(textOf(row));
  if (year === null) return groups.length;
  const first = groups.findIndex((group) => (governingYear(textOf(group)) ?? year) < year);
  return first === -1 ? groups.length : first;
}

const textOf = (row: PlacedRow): string => row.cells.map((c) => c.text).join(' ');

/** Group rows from the nearest outwards, then the table's titles. */
function titlesAbove(around: RowAround): string[] {
  return [...[...around.groups].reverse().map(textOf), around.table.caption ?? '', around.table.annex?.title ?? ''];
}

function yearAbove(around: RowAround): number | null {
  for (const title of titlesAbove(around)) {
    const year = governingYear(title);
    if (year !== null) return year;
  }
  return null;
}

function groupYear(around: RowAround): number | null {
  for (const row of [...around.groups].reverse()) {
    const year = governingYear(textOf(row));
    if (year !== null) return year;
  }
  return null;
}

function periodAbove(around: RowAround): Place['period'] {
  for (const title of titlesAbove(around)) {
    if (governingPeriod(title)) return governingPeriod(title);
    if (governingYear(title) !== null) return null;
  }
  return null;
}

const roleIndex = (columns: Columns, role: string): number => columns.findIndex((c) => c.role === role);

/** The words of a cell; an empty one takes those of the cell merged down over it, else of its group row. */
function inherited(around: RowAround, column: number): { text: string; inherited: boolean } {
  const { table, index } = around;
  const own = table.rows[index]!.cells[column]?.text.trim() ?? '';
  if (own !== '') return { text: own, inherited: false };
  for (let i = index - 1; i >= 0; i--) {
    const above = table.rows[i]!.cells[column];
    if (above && above.rowSpan > index - i && above.text.trim() !== '') return { text: above.text.trim(), inherited: true };
  }
  const group = [...around.groups].reverse().find((g) => (g.cells[column]?.text.trim() ?? '') !== '');
  return { text: group?.cells[column]?.text.trim() ?? '', inherited: true };
}

function partiesOf(around: RowAround): Parties {
  const list = (role: string): readonly Agency[] => {
    const column = roleIndex(around.table.columns, role);
    if (column < 0) return [];
    const cell = inherited(around, column);
    if (cell.text === '') return [];
    const found = around.agencies(cell.text);
    return cell.inherited ? found.map((a) => ({ ...a, inherited: true })) : found;
  };
  return { lead: list('lead'), coordinating: list('coordinating'), implementing: list('implementing') };
}

function rowPlaces(around: RowAround, isTargets: boolean): Place[] {
  const { table, index } = around;
  const row = table.rows[index]!;
  const own = around.tasks.at(row.span);
  const parties = isTargets || own.length === 0 ? partiesOf(around) : union(own.map(partiesOfTask));
  const timeColumn = roleIndex(table.columns, 'timeframe');
  const time = timeColumn < 0 ? null : own.length > 0 ? (own.map(taskYear).find((y) => y !== null) ?? null) : lastYear(inherited(around, timeColumn).text);
  const year = isTargets ? (groupYear(around) ?? time ?? yearAbove(around)) : (time ?? yearAbove(around));
  const kind = isTargets ? 'target' : 'work';
  const topic = row.cells[roleIndex(table.columns, 'content')]?.text.trim() || null;
  return table.columns.flatMap((column, i): Place[] => {
    if (column.role !== 'content' && column.role !== 'deliverable') return [];
    const cell = row.cells[i];
    if (!cell || !/\d|phần trăm/iu.test(cell.text)) return [];
    return [{ text: cell.text, offset: cell.span[0], kind: column.role === 'content' ? kind : 'work', year, period: periodAbove(around), parties, topic: column.role === 'content' ? null : topic, list: table.id, damage: around.damage }];
  });
}

function rowValues(around: RowAround, columns: readonly { column: number; year: number | null }[]): ValuePlace[] {
  const { table, index } = around;
  const row = table.rows[index]!;
  const content = row.cells[roleIndex(table.columns, 'content')];
  const label = content?.text.trim() ?? '';
  if (!content || label === '') return [];
  const unitColumn = roleIndex(table.columns, 'unit');
  const bracket = /\(([^()]{1,40})\)\s*$/u.exec(label);
  const unit = (unitColumn >= 0 ? inherited(around, unitColumn).text : bracket?.[1]) || (/thứ hạng|xếp hạng|thứ bậc/iu.test(label) ? 'Thứ hạng' : null);
  const parties = partiesOf(around);
  return columns.flatMap(({ column, year }): ValuePlace[] => {
    const cell = row.cells[column];
    if (!cell || cell.text.trim() === '') return [];
    return [{
      label, labelOffset: content.span[0], cell: cell.text, offset: cell.span[0], unit,
      year: year ?? yearAbove(around), period: year === null ? periodAbove(around) : null, parties, list: table.id, damage: around.damage,
    }];
  });
}

