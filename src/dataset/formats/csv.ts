import { join } from 'node:path';
import type { Cell, Row } from '../model.js';
import { FileSink } from './file-sink.js';
import type { FormatOptions, FormatWriter } from './format.js';

/** What a spreadsheet takes for a formula (full-width signs too), behind any apostrophes. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; so does one that already looks guarded, so that nothing is lost. */
export const guard = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text as it was before `guard`. */
export const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

/** Null is nothing, an empty text is `""`; text that could be a formula is guarded; numbers and dates are bare. */
const forCsv = (cell: Cell): string | null => (cell === null ? null : typeof cell === 'string' ? guard(cell) : String(cell));

/** Only an empty text is quoted where it need not be: that is what tells it from null. Breaks of any kind and blanks at the ends are quoted for readers that mind them. */
const csvStyle = {
  record_delimiter: 'windows', quoted_match: /[\r\n]|^\s|\s$/,
  cast: { string: (value: string) => (value === '' ? { value, quoted_empty: true } : value) },
} as const;

const batch = 500;

/** One CSV file a table: RFC 4180 (CRLF, quotes doubled), UTF-8. */
export async function openCsv({ folder, tables, bom = false }: FormatOptions): Promise<FormatWriter> {
  const { stringify } = await import('csv-stringify/sync');
  const text = (rows: readonly (readonly (string | null)[])[]): Uint8Array => Buffer.from(stringify(rows as (string | null)[][], csvStyle));
  const files = tables.map(({ name }) => `${name}.csv`);
  const open = new Map(tables.map(({ name, columns }, n) => {
    const sink = new FileSink(join(folder, files[n]!));
    if (bom) sink.write(Buffer.from('\uFEFF'));
    sink.write(text([columns.map((column) => column.name)]));
    return [name as string, { sink, waiting: [] as (string | null)[][] }];
  }));
  const flush = (table: { sink: FileSink; waiting: (string | null)[][] }): void => {
    if (table.waiting.length > 0) table.sink.write(text(table.waiting));
    table.waiting = [];
  };
  return {
    files,
    write(name: string, row: Row) {
      const table = open.get(name)!;
      table.waiting.push(row.map(forCsv));
      if (table.waiting.length >= batch) flush(table);
    },
    close() {
      for (const table of open.values()) {
        flush(table);
        table.sink.close();
      }
    },
    losses: () => [],
  };
}
