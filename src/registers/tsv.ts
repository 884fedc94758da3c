import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A data file that does not hold what it should: says file, line and column. */
export class DataFileError extends Error {
  constructor(file: string, line: number, detail: string) {
    super(`${file}, line ${line}: ${detail}`);
    this.name = 'DataFileError';
  }
}

/** What one cell holds; throws what was expected. */
export type Cell<T> = (cell: string) => T;

/** What a row holds: `safeParse` as zod's schemas have it, so that they do, too. */
export interface RowCheck<T> {
  safeParse(entry: Readonly<Record<string, string>>): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } };
}

/** What a row's check gives. */
export type RowOf<C> = C extends RowCheck<infer T> ? T : never;

/** The cells of a row by their columns. Plain functions: for thousands of cells at every start a schema library takes too long. */
export function row<C extends Readonly<Record<string, Cell<unknown>>>>(cells: C): RowCheck<{ [K in keyof C]: ReturnType<C[K]> }> {
  const columns = Object.entries(cells);
  return {
    safeParse(entry) {
      const data: Record<string, unknown> = {};
      for (const [column, read] of columns) {
        const cell = entry[column];
        try {
          if (cell === undefined) throw new Error('the column is missing');
          data[column] = read(cell);
        } catch (error) {
          return { success: false, error: { issues: [{ path: [column], message: (error as Error).message }] } };
        }
      }
      return { success: true, data: data as { [K in keyof C]: ReturnType<C[K]> } };
    },
  };
}

export const anyCell: Cell<string> = (cell) => cell;

export const filledCell: Cell<string> = (cell) => {
  if (cell === '') throw new Error('expected something');
  return cell;
};

export const matchingCell = (pattern: RegExp): Cell<string> => (cell) => {
  if (!pattern.test(cell)) throw new Error(`expected something like ${String(pattern)}`);
  return cell;
};

export const oneOf = <const T extends string>(...values: readonly T[]): Cell<T> => (cell) => {
  if (!values.includes(cell as T)) throw new Error(`expected one of ${values.join(', ')}`);
  return cell as T;
};

/** List items in a cell stand apart by ` | `; an empty cell is an empty list. */
export const listCell: Cell<string[]> = (cell) => cell.split('|').map((item) => item.trim()).filter((item) => item !== '');

/** An empty cell is null. */
export const optionalCell: Cell<string | null> = (cell) => (cell === '' ? null : cell);

/**
 * Rows of a plain TSV text: UTF-8, one header row, no quoting, `#` lines and empty lines skipped.
 * Every row is checked against `schema`; the first wrong one throws with file, line, column and what was expected.
 */
export function parseTsv<T>(text: string, schema: RowCheck<T>, file: string): T[] {
  const lines = text.normalize('NFC').replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split('\t');
  if (new Set(header).size !== header.length) throw new DataFileError(file, 1, 'a column name stands twice');
  const rows: T[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '' || line.startsWith('#')) continue;
    rows.push(readRow(line, header, schema, file, i + 1));
  }
  return rows;
}

function readRow<T>(line: string, header: readonly string[], schema: RowCheck<T>, file: string, number: number): T {
  const cells = line.split('\t');
  if (cells.length > header.length) throw new DataFileError(file, number, `${cells.length} cells, the header has ${header.length}`);
  const entry: Record<string, string> = {};
  for (let i = 0; i < header.length; i++) entry[header[i]!] = (cells[i] ?? '').trim();
  const parsed = schema.safeParse(entry);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const column = String(issue.path[0] ?? '?');
  throw new DataFileError(file, number, `column "${column}": ${issue.message}; found "${entry[column] ?? ''}"`);
}

/** A data file beside the code, read and checked. */
export function readTsv<T>(url: URL, schema: RowCheck<T>): T[] {
  return parseTsv(readFileSync(url, 'utf8'), schema, basename(fileURLToPath(url)));
}

/** Computes once, on first use. */
export function once<T>(compute: () => T): () => T {
  let value: { readonly held: T } | null = null;
  return () => (value ??= { held: compute() }).held;
}
