import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { unguard } from '../../src/dataset/formats/csv.js';
import type { AnyTable, Cell } from '../../src/dataset/model.js';
import { recordStem } from '../../src/export/store.js';
import type { DocumentRecord } from '../../src/model/record.js';

const records = fileURLToPath(new URL('../../fixtures/records/', import.meta.url));

export const fixtureRecords = (): DocumentRecord[] => readdirSync(records).sort().map((name) => JSON.parse(readFileSync(join(records, name), 'utf8')) as DocumentRecord);

/** Keeps a record where an output folder has it. */
export function store(output: string, record: DocumentRecord): void {
  const path = join(output, `${recordStem(record)}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(record));
}

/** Cells of a CSV file as its table types them, by the documented rules; the head first. */
export function readCsv(text: string, columns: AnyTable['columns']): { head: string[]; rows: Cell[][] } {
  const typed = (value: string, index: number): Cell => {
    const { type } = columns[index]!;
    return type === 'integer' || type === 'number' ? Number(value) : type === 'boolean' ? value === 'true' : unguard(value);
  };
  const all = parse(text, {
    bom: true, record_delimiter: '\r\n',
    cast: (value, { quoting, lines, index }) => (value === '' && !quoting ? null : lines === 1 ? value : (typed(value, index) as string)),
  }) as unknown as Cell[][];
  return { head: all[0] as string[], rows: all.slice(1) };
}
