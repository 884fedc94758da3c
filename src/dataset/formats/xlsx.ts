import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { AnyTable, Row } from '../model.js';
import { FileSink } from './file-sink.js';
import type { FormatLoss, FormatOptions, FormatWriter } from './format.js';
import { cutText, limits, rowXml, sheetEnd, sheetStart, workbookParts, type Sheet } from './sheet-xml.js';

type Fflate = typeof import('fflate');

export const workbookName = 'kehoach.xlsx';
/** A workbook's container counts to 4 GiB; a sheet's XML stays well under it. */
const most = { sheet: 2 ** 31, workbook: 2 ** 32 - 2 ** 24 } as const;

/** More than a workbook can hold. */
export class WorkbookTooLarge extends Error {
  constructor() {
    super('The workbook would be larger than the 4 GiB that Excel opens; leave xlsx out (--format csv,parquet) or make a data set of fewer records.');
  }
}

/** A part of the container, compressed to a file of its own while rows come. */
class Part {
  readonly #sink: FileSink;
  readonly #deflate: InstanceType<Fflate['Deflate']>;
  #crc = 0;
  size = 0;

  constructor(fflate: Fflate, readonly path: string) {
    this.#sink = new FileSink(path);
    this.#deflate = new fflate.Deflate({ level: 4 }, (chunk) => this.#sink.write(chunk.slice()));
  }

  add(text: string, final = false): void {
    const bytes = Buffer.from(text);
    this.#crc = crc32(bytes, this.#crc);
    this.size += bytes.length;
    this.#deflate.push(bytes, final);
    if (final) this.#sink.close();
  }

  get crc(): number {
    return this.#crc;
  }
}

interface OpenSheet {
  readonly table: AnyTable;
  part: Part;
  rows: number;
  waiting: string;
  readonly done: { readonly part: Part; readonly rows: number }[];
}

/** One workbook: a sheet for each table (a table of more rows than a sheet holds goes on in a second one). No clock in it. */
export async function openXlsx({ folder, tables }: FormatOptions): Promise<FormatWriter> {
  const fflate = await import('fflate');
  const lost = new Map<string, FormatLoss>();
  const begin = (table: AnyTable, n: number): Part => {
    const part = new Part(fflate, join(folder, `.${table.name}-${n}.sheet`));
    part.add(sheetStart(table));
    return part;
  };
  const open = new Map(tables.map((table): [string, OpenSheet] => [table.name, { table, part: begin(table, 1), rows: 1, waiting: '', done: [] }]));
  const end = (sheet: OpenSheet): void => {
    sheet.part.add(sheet.waiting + sheetEnd(sheet.table.columns.length, sheet.rows), true);
    sheet.waiting = '';
    sheet.done.push({ part: sheet.part, rows: sheet.rows });
  };
  return {
    files: [workbookName],
    write(name: string, row: Row) {
      const sheet = open.get(name)!;
      if (sheet.rows >= limits.rows || sheet.part.size > most.sheet) {
        end(sheet);
        Object.assign(sheet, { part: begin(sheet.table, sheet.done.length + 1), rows: 1 });
      }
      sheet.waiting += rowXml(fitting(row, sheet.table, lost), sheet.table.columns, ++sheet.rows);
      if (sheet.waiting.length < 1 << 16) return;
      sheet.part.add(sheet.waiting);
      sheet.waiting = '';
    },
    close() {
      for (const sheet of open.values()) end(sheet);
      assemble(fflate, join(folder, workbookName), [...open.values()]);
    },
    losses: () => [...lost.values()],
  };
}

/** The row with texts cut to what a cell holds; what was cut is counted. */
function fitting(row: Row, { name, columns }: AnyTable, lost: Map<string, FormatLoss>): Row {
  if (!row.some((cell) => typeof cell === 'string' && cell.length > limits.text)) return row;
  return row.map((cell, n) => {
    if (typeof cell !== 'string' || cell.length <= limits.text) return cell;
    const column = columns[n]!.name;
    const key = `${name}.${column}`;
    lost.set(key, { table: name, column, cells: (lost.get(key)?.cells ?? 0) + 1 });
    return cutText(cell);
  });
}

function assemble(fflate: Fflate, path: string, open: readonly OpenSheet[]): void {
  const parts = open.flatMap(({ table, done }) => done.map(({ part, rows }, n): { part: Part; sheet: Sheet } => (
    { part, sheet: { name: n === 0 ? table.heading : `${table.heading} (${n + 1})`, columns: table.columns.length, rows } }
  )));
  const sink = new FileSink(path);
  const zip = new fflate.Zip((error, chunk) => {
    if (error) throw error;
    if (sink.size + chunk.length > most.workbook) throw new WorkbookTooLarge();
    sink.write(chunk.slice());
  });
  // The first day a container can name, in whatever zone the machine is: the same bytes everywhere.
  const mtime = new Date(1980, 0, 1);
  for (const [filename, text] of Object.entries(workbookParts(parts.map(({ sheet }) => sheet)))) {
    const file = new fflate.ZipDeflate(filename, { level: 6 });
    file.mtime = mtime;
    zip.add(file);
    file.push(Buffer.from(text), true);
  }
  parts.forEach(({ part }, n) => {
    const file = { filename: `xl/worksheets/sheet${n + 1}.xml`, size: part.size, crc: part.crc, compression: 8, flag: 0, mtime, ondata: undefined as unknown as (error: null, data: Uint8Array, final: boolean) => void };
    zip.add(file as never);
    for (const [chunk, last] of chunksOf(part.path)) file.ondata(null, chunk, last);
    rmSync(part.path);
  });
  zip.end();
  sink.close();
}

function* chunksOf(path: string): Generator<[Uint8Array, boolean]> {
  const fd = openSync(path, 'r');
  try {
    for (;;) {
      const buffer = new Uint8Array(1 << 18);
      const read = readSync(fd, buffer);
      yield [buffer.subarray(0, read), read === 0];
      if (read === 0) return;
    }
  } finally {
    closeSync(fd);
  }
}
