import { join } from 'node:path';
import type { ParquetWriter } from 'hyparquet-writer';
import { version } from '../../version.js';
import type { AnyTable, Cell, ColumnType, Row } from '../model.js';
import { FileSink } from './file-sink.js';
import type { FormatOptions, FormatWriter } from './format.js';

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

/**
 * INT64 for all whole numbers (sizes and offsets pass 2^31), DOUBLE for measures: exact up to 2^53, 1,500 tỷ đồng is 1.5e12.
 * Days are DATE: days since 1970-01-01.
 */
const types: Readonly<Record<ColumnType, Pick<Schema[number], 'type' | 'converted_type' | 'logical_type'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
};

const schemaOf = ({ columns }: AnyTable): Schema => [
  { name: 'schema', num_children: columns.length },
  ...columns.map(({ name, type, required }) => ({ name, repetition_type: required ? 'REQUIRED' as const : 'OPTIONAL' as const, ...types[type] })),
];

const stored = (cell: Cell, type: ColumnType): unknown => {
  if (cell === null) return null;
  return type === 'integer' ? BigInt(cell as number) : type === 'date' ? new Date(`${String(cell)}T00:00:00Z`) : cell;
};

/** A row group is written when it has this many rows, or this much text over all tables. */
const groupRows = 50_000;
const groupUnits = 8_000_000;

interface Open {
  readonly table: AnyTable;
  readonly sink: FileSink;
  readonly writer: ParquetWriter;
  columns: unknown[][];
  units: number;
}

/** One Parquet file a table: typed, compressed with Snappy, no clock in it. */
export async function openParquet({ folder, tables }: FormatOptions): Promise<FormatWriter> {
  const { ByteWriter, ParquetWriter: Parquet } = await import('hyparquet-writer');
  const files = tables.map(({ name }) => `${name}.parquet`);
  const open = new Map(tables.map((table, n): [string, Open] => {
    const sink = new FileSink(join(folder, files[n]!));
    const bytes = new ByteWriter();
    // The library keeps the offset; what it has encoded goes to the file after each group and is forgotten.
    const drain = (): void => {
      sink.write(new Uint8Array(bytes.buffer.slice(0, bytes.index)));
      bytes.index = 0;
    };
    const writer = new Parquet({ writer: Object.assign(bytes, { flush: drain, finish: drain }), schema: schemaOf(table), createdBy: `kehoach version ${version}`, kvMetadata: describe(table) });
    return [table.name, { table, sink, writer, columns: table.columns.map(() => []), units: 0 }];
  }));
  let waiting = 0;
  const flush = (one: Open): void => {
    const rows = one.columns[0]!.length;
    if (rows === 0) return;
    void one.writer.write({ columnData: one.table.columns.map(({ name }, n) => ({ name, data: one.columns[n]! })), rowGroupSize: rows });
    waiting -= one.units;
    one.columns = one.table.columns.map(() => []);
    one.units = 0;
  };
  return {
    files,
    write(name: string, row: Row) {
      const one = open.get(name)!;
      let units = 8 * row.length;
      row.forEach((cell, n) => {
        if (typeof cell === 'string') units += cell.length;
        one.columns[n]!.push(stored(cell, one.table.columns[n]!.type));
      });
      one.units += units;
      waiting += units;
      if (one.columns[0]!.length >= groupRows) flush(one);
      // The fullest goes first, so that small tables do not fall into many small groups.
      else if (waiting > groupUnits) flush([...open.values()].reduce((a, b) => (b.units > a.units ? b : a)));
    },
    close() {
      for (const one of open.values()) {
        flush(one);
        void one.writer.finish();
        one.sink.close();
      }
    },
    losses: () => [],
  };
}

const describe = ({ en, vi, columns }: AnyTable): { key: string; value: string }[] => [
  { key: 'description', value: en }, { key: 'description_vi', value: vi },
  { key: 'columns', value: JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, { en: column.en, vi: column.vi, ...(column.unit === undefined ? {} : { unit: column.unit }) }]))) },
];
