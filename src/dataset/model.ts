/** What a cell holds. A date is text `YYYY-MM-DD` in a column of type `date`; null: not known or not said. */
export type Cell = string | number | boolean | null;
/** Cells in the order of the table's columns. */
export type Row = readonly Cell[];

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** The one definition of a column: every format, the data package and docs/dataset.md are made from it. */
export interface Column<Source> {
  readonly name: string;
  readonly type: ColumnType;
  /** Heading in the workbook. */
  readonly heading: string;
  readonly en: string;
  readonly vi: string;
  /** What the number counts in; `column:x` where another column of the row says it. */
  readonly unit?: string;
  /** Never null. */
  readonly required?: true;
  /** The closed list of values. */
  readonly values?: readonly string[];
  /** Characters, in the workbook. */
  readonly width?: number;
  readonly of: (source: Source) => Cell | undefined;
}

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: TableName;
  readonly to: readonly string[];
}

export const tableNames = [
  'documents', 'sections', 'targets', 'target_agencies', 'target_mentions', 'tasks', 'task_agencies', 'agencies', 'citations', 'tables', 'table_cells', 'findings',
  'indicators', 'national_targets', 'provinces', 'matrix',
] as const;
export type TableName = (typeof tableNames)[number];

/** A table: `Source` is what one row is made of. */
export interface TableDefinition<Source> {
  readonly name: TableName;
  readonly heading: string;
  readonly en: string;
  readonly vi: string;
  readonly key: readonly string[];
  readonly foreign: readonly ForeignKey[];
  readonly columns: readonly Column<Source>[];
}

/** A table whose sources are of no interest: writers, the data package, documentation. */
export type AnyTable = Pick<TableDefinition<unknown>, 'name' | 'heading' | 'en' | 'vi' | 'key' | 'foreign'> & { readonly columns: readonly Omit<Column<unknown>, 'of'>[] };

/** A row of a source. Text is made well-formed (files are UTF-8), minus zero is zero; a value that does not fit the column's type throws. */
export function rowOf<Source>(table: TableDefinition<Source>, source: Source): Row {
  return table.columns.map((column) => checked(column.of(source) ?? null, column, table.name));
}

/** Half a pair: UTF-8 cannot hold it. */
const loneSurrogate = /\p{Surrogate}/gu;
const dateText = /^\d{4}-\d{2}-\d{2}$/;

function checked(value: Cell, { name, type, required }: Omit<Column<never>, 'of'>, table: string): Cell {
  if (value === null) {
    if (required) throw new TypeError(`${table}.${name}: a value is required, none was given`);
    return null;
  }
  const fits = type === 'boolean' ? typeof value === 'boolean'
    : type === 'number' ? Number.isFinite(value)
      : type === 'integer' ? Number.isSafeInteger(value)
        : typeof value === 'string' && (type === 'string' || dateText.test(value));
  if (!fits) throw new TypeError(`${table}.${name}: expected ${type}, got ${JSON.stringify(value)}`);
  return typeof value === 'string' ? value.replace(loneSurrogate, '\ufffd') : value === 0 ? 0 : value;
}
