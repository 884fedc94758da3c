import type { DocumentRecord, RecordTable } from '../model/record.js';
import { fieldChange, plain, wordList, words } from './fields.js';
import type { FieldChange } from './model.js';
import { view, type View } from './view.js';
import { comparable } from './words.js';

/** Tables as wholes: annex, caption, columns. Partners by what stands in their rows. */
export const tableViews = ({ tables }: DocumentRecord): View[] => tables.map((table) => view({
  id: table.id, text: table.caption ?? table.annex?.title ?? table.columns.map(({ name }) => name).join(' | '), page: table.pages[0] ?? null,
  fields: {
    annex: words(table.annex?.marker ?? null), 'annex.title': words(table.annex?.title ?? null), caption: words(table.caption),
    columns: wordList(table.columns.map(({ name }) => name)), roles: wordList(table.columns.map(({ role }) => role)),
  },
  place: content(table), wording: content(table), traits: [table.annex === null ? null : comparable(table.annex.marker)],
}));

const content = (table: RecordTable): string => [...table.columns.map(({ name }) => name), ...table.rows.flatMap(({ cells }) => cells)].join('\n');

export interface RowView extends View {
  readonly table: RecordTable;
  readonly cells: readonly string[];
}

/** Rows of all tables. `fields` has the cells as one list; what changed between two rows is told cell by cell (`rowChanges`). */
export const rowViews = ({ tables }: DocumentRecord): RowView[] => tables.flatMap((table, index) => table.rows.map((row) => {
  const text = row.cells.filter((cell) => cell !== '').join(' | ');
  const shown = view({
    id: null, text, page: row.evidence.page, within: index,
    fields: { kind: plain(row.kind), marker: words(row.marker), cells: { value: row.cells, meaning: JSON.stringify(row.cells.map(comparable)), spelling: JSON.stringify(row.cells) } },
    place: JSON.stringify(table.annex?.marker ?? null), wording: text, looser: text === '' ? [] : [comparable(text)],
    traits: [row.marker === null || row.marker === '' ? null : comparable(row.marker), row.kind],
  });
  return { ...shown, table, cells: row.cells };
}));

/** Kind, marker and each cell under its column's name. */
export function rowChanges(a: RowView, b: RowView): FieldChange[] {
  const out = (['kind', 'marker'] as const).map((name) => fieldChange(name, a.fields[name]!, b.fields[name]!));
  const cells = cellPairs(a, b).map(({ name, before, after }) => fieldChange(name, words(before), words(after)));
  return [...out, ...cells].filter((change) => change !== null);
}

export interface CellPair {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Cells that stand under the same column: the same name, else the same place. Cells both empty are left out. */
export function cellPairs(a: RowView, b: RowView): CellPair[] {
  const [columnsA, columnsB] = [columnNames(a), columnNames(b)];
  const free = new Set(columnsB.keys());
  const partner = columnsA.map((name) => {
    const same = columnsB.findIndex((other, index) => free.has(index) && name !== '' && comparable(other) === comparable(name));
    free.delete(same);
    return same;
  });
  const pairs = partner.map((same, index): [number, number] => [index, same >= 0 ? same : free.delete(index) ? index : -1]);
  return [...pairs, ...[...free].map((index): [number, number] => [-1, index])]
    .map(([i, j]) => ({ name: cellName(columnsA[i], columnsB[j], Math.max(i, j)), before: a.cells[i] ?? '', after: b.cells[j] ?? '' }))
    .filter(({ before, after }) => before !== '' || after !== '');
}

const columnNames = ({ table, cells }: RowView): string[] => Array.from({ length: Math.max(cells.length, table.columns.length) }, (_, index) => table.columns[index]?.name ?? '');

/** One name for the column of both sides, whichever comes first. */
function cellName(a: string | undefined, b: string | undefined, index: number): string {
  const [first] = [a, b].filter((name): name is string => name !== undefined && name !== '').sort();
  return first ?? `column ${index + 1}`;
}
