import type { AnyTable, Row } from '../model.js';

export const formatNames = ['csv', 'xlsx', 'parquet'] as const;
export type FormatName = (typeof formatNames)[number];

export interface FormatOptions {
  /** Folder the files are written into; it exists. */
  readonly folder: string;
  readonly tables: readonly AnyTable[];
  /** CSV: begin with the byte order mark that Excel needs to take a file as UTF-8. */
  readonly bom?: boolean;
}

/** One format of the whole data set. Rows of different tables may come in any order; memory does not grow with them. */
export interface FormatWriter {
  /** Names of the files, in the order of the tables. */
  readonly files: readonly string[];
  write(table: string, row: Row): void;
  /** Completes the files. */
  close(): void;
  /** What could not be kept whole, in words; empty where everything was. */
  readonly losses: () => FormatLoss[];
}

export interface FormatLoss {
  readonly table: string;
  readonly column: string;
  readonly cells: number;
}
