import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** A data file that does not hold what it should: says file, line and column. */
export class DataFileError extends Error {
  constructor(file: string, line: number, detail: string) {
    super(`${file}, line ${line}: ${detail}`);
    this.name = 'DataFileError';
  }
}

/** List items in a cell stand apart by ` | `; an empty cell is an empty list. */
export const listCell = z.string().transform((cell) => cell.split('|').map((item) => item.trim()).filter((item) => item !== ''));

/** An empty cell is null. */
export const optionalCell = z.string().transform((cell) => (cell === '' ? null : cell));

/**
 * Rows of a plain TSV text: UTF-8, one header row, no quoting, `#` lines and empty lines skipped.
 * Every row is checked against `schema`; the first wrong one throws with file, line, column and what was expected.
 */
export function parseTsv<T>(text: string, schema: z.ZodType<T>, file: string): T[] {
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

function readRow<T>(line: string, header: readonly string[], schema: z.ZodType<T>, file: string, number: number): T {
  const cells = line.split('\t');
  if (cells.length > header.length) throw new DataFileError(file, number, `${cells.length} cells, the header has ${header.length}`);
  const entry = Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()]));
  // A few hundred rows once: compiling a checker would cost more than it saves.
  const parsed = schema.safeParse(entry, { jitless: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const column = String(issue.path[0] ?? '?');
  throw new DataFileError(file, number, `column "${column}": ${issue.message}; found "${entry[column] ?? ''}"`);
}

/** A data file beside the code, read and checked. */
export function readTsv<T>(url: URL, schema: z.ZodType<T>): T[] {
  return parseTsv(readFileSync(url, 'utf8'), schema, basename(fileURLToPath(url)));
}

/** Computes once, on first use. */
export function once<T>(compute: () => T): () => T {
  let value: { readonly held: T } | null = null;
  return () => (value ??= { held: compute() }).held;
}
