import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogue/catalogue.js';
import { loadCatalogue } from './catalogue/catalogue.js';
import { storedRecords } from './compare-folders.js';
import type { StoredRecord } from './compare/pair.js';
import { Collector } from './dataset/collect.js';
import { dataPackage } from './dataset/data-package.js';
import { formatNames, type FormatLoss, type FormatName, type FormatWriter } from './dataset/formats/format.js';
import { allTables } from './dataset/tables/index.js';
import type { ReviewCounts } from './review/apply.js';
import { makeWhole, NoRecordsError, storedReadings, type Failed } from './stored-readings.js';

export interface DataSetOptions {
  /** Default: all. The first one's tables bear the plain names in datapackage.json. */
  readonly formats?: readonly FormatName[];
  /** CSV with a byte order mark, for Excel. */
  readonly bom?: boolean;
  readonly license?: string | null;
  /** The catalogue the records were made with. */
  readonly catalogue?: Catalogue;
  /** Hears of every record as it is taken in. */
  readonly onRecord?: (done: number, total: number, path: string) => void;
}

export interface DataSetSummary {
  /** Documents, each counted once. */
  readonly documents: number;
  /** Files beside them that are other readings of one of them. */
  readonly duplicates: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly string[];
  /** Texts that a workbook's cell could not hold whole. */
  readonly losses: readonly FormatLoss[];
  /** Indicators that are in records but not in the catalogue: give the one the records were made with. */
  readonly unknownIndicators: readonly string[];
  /** What people decided, as far as it took effect, and what no longer fits. */
  readonly review: ReviewCounts;
  /** Files that are no records, with the reason; the data set is made of the others. */
  readonly failed: readonly Failed[];
}

/**
 * Makes a data set of the records of an output folder. One record is in memory at a time; the same records give the same bytes.
 * The files come whole or not at all: they are written beside and moved in at the end.
 * @throws {NoRecordsError}; the system's error where the folder cannot be written
 */
export async function makeDataSet(output: string, to: string, options: DataSetOptions = {}): Promise<DataSetSummary> {
  const stored = await storedRecords(output);
  if (stored.length === 0) throw new NoRecordsError(output);
  await mkdir(to, { recursive: true });
  return makeWhole(stored, to, (files, work) => write(files, output, work, options), (work, { files }) => replace(work, to, files));
}

async function write(stored: readonly StoredRecord[], output: string, work: string, options: DataSetOptions): Promise<DataSetSummary> {
  const { formats = formatNames, bom = false, license = null, catalogue = loadCatalogue(), onRecord } = options;
  if (stored.length === 0) throw new NoRecordsError(output);
  const writers: FormatWriter[] = [];
  for (const format of formats) writers.push(await openers[format]({ folder: work, tables: allTables, bom }));
  const rows: Record<string, number> = Object.fromEntries(allTables.map(({ name }) => [name, 0]));
  const collector = new Collector(catalogue, (table, row) => {
    rows[table]!++;
    for (const writer of writers) writer.write(table, row);
  });
  const failed: Failed[] = [];
  const counts = { documents: 0, duplicates: 0 };
  const review = { confirmed: 0, corrected: 0, rejected: 0, added: 0, lost: 0 };
  for await (const reading of storedReadings(stored, output, failed, onRecord)) {
    counts[reading.duplicateOf === null ? 'documents' : 'duplicates']++;
    if (reading.duplicateOf === null) for (const kind of Object.keys(review) as (keyof ReviewCounts)[]) review[kind] += reading.reviewed.counts[kind];
    collector.add(reading);
  }
  collector.finish();
  for (const writer of writers) writer.close();
  await writeFile(join(work, 'datapackage.json'), `${JSON.stringify(dataPackage({ formats, tables: allTables, rows, bom, license }), null, 1)}\n`);
  const files = [...writers.flatMap((writer) => writer.files), 'datapackage.json'];
  return { ...counts, review, rows, files, losses: writers.flatMap((writer) => writer.losses()), unknownIndicators: collector.unknownIndicators, failed };
}

const openers = {
  csv: async (options) => (await import('./dataset/formats/csv.js')).openCsv(options),
  xlsx: async (options) => (await import('./dataset/formats/xlsx.js')).openXlsx(options),
  parquet: async (options) => (await import('./dataset/formats/parquet.js')).openParquet(options),
} satisfies Record<FormatName, (options: Parameters<typeof import('./dataset/formats/csv.js').openCsv>[0]) => Promise<FormatWriter>>;

const ownFiles = new Set([...allTables.flatMap(({ name }) => [`${name}.csv`, `${name}.parquet`]), 'kehoach.xlsx', 'datapackage.json']);

/** Moves the new files in; those of an earlier data set that are not made again would be stale and go. */
async function replace(work: string, to: string, files: readonly string[]): Promise<void> {
  for (const name of await readdir(to)) if (ownFiles.has(name) && !files.includes(name)) await rm(join(to, name));
  for (const name of files) await rename(join(work, name), join(to, name));
}
