import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as CsvParse from 'csv-parse/sync';
import { once } from '../registers/tsv.js';
import { exists } from '../times/calendar.js';
import { SourcesError, type SourceRow } from './model.js';

/** Loaded when first needed: most runs have no sources file. */
const library = once(() => createRequire(import.meta.url)('csv-parse/sync') as typeof CsvParse);

/** Largest sources file and longest row, in bytes and characters: far beyond what lists of documents need. */
const mostBytes = 16 * 1024 * 1024;
const longestRow = 65_536;
const longestUrl = 4096;

/**
 * The rows of a sources file: CSV with the columns file, url, publishedOn in any order; comma, semicolon or tab; UTF-8 or UTF-16 with its mark.
 * @throws {SourcesError} where it is too large, no CSV, lacks a column, or a row has no file, no web address or an impossible date
 */
export async function readSources(path: string): Promise<SourceRow[]> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new SourcesError(`${path}: ${found === null ? 'there is no such file' : 'it is no file'}; --sources expects a CSV file with the columns file, url, publishedOn.`);
  if (found.size > mostBytes) throw new SourcesError(`${path}: ${found.size} bytes; a sources file has at most ${mostBytes}. Split it, or leave out columns other than file, url, publishedOn.`);
  return parseSources(decode(await readFile(path), path), path);
}

function decode(bytes: Uint8Array, path: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new SourcesError(`${path}: expected text in UTF-8; save it as “CSV UTF-8”.`);
  }
}

/** As `readSources`, of text; `name` is for messages. */
export function parseSources(text: string, name: string): SourceRow[] {
  const { body, delimiter, skipped } = layoutOf(text.replace(/^\uFEFF/, ''));
  const rows = cellsOf(body, delimiter, skipped, name);
  const [head, ...data] = rows;
  if (head === undefined) throw new SourcesError(`${name}: it is empty; expected a first line with the columns file, url, publishedOn.`);
  const columns = columnsOf(head.cells, name);
  return data.flatMap(({ cells, line }) => rowOf((column) => (cells[columns[column] ?? -1] ?? '').normalize('NFC').trim(), line, name) ?? []);
}

/** Delimiter: what Excel's own first line says, else what parts the first line into most cells. */
function layoutOf(text: string): { body: string; delimiter: string; skipped: number } {
  const said = /^sep=(.)\r?\n/.exec(text);
  if (said !== null) return { body: text.slice(said[0].length), delimiter: said[1]!, skipped: 1 };
  const head = (/\S.*/.exec(text.slice(0, longestRow))?.[0] ?? '').replace(/"[^"]*"/g, '');
  const [delimiter] = [',', ';', '\t'].map((each) => [each, head.split(each).length] as const).sort((a, b) => b[1] - a[1])[0]!;
  return { body: text, delimiter, skipped: 0 };
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

function cellsOf(text: string, delimiter: string, skipped: number, name: string): Row[] {
  try {
    const parsed = library().parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines + skipped })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof library().CsvError)) throw error;
    throw new SourcesError(`${name}: not readable as CSV: ${error.message.split('\n')[0]}`);
  }
}

type Column = 'file' | 'url' | 'publishedOn';
/** Titles as they are compared: small letters without blanks, hyphens and underscores. */
const columnNames: Readonly<Record<string, Column>> = { file: 'file', url: 'url', publishedon: 'publishedOn' };

function columnsOf(head: readonly string[], name: string): Partial<Record<Column, number>> {
  const columns: Partial<Record<Column, number>> = {};
  for (const [index, title] of head.entries()) {
    const column = columnNames[title.toLowerCase().replace(/[\s_-]/g, '')];
    if (column === undefined) continue;
    if (columns[column] !== undefined) throw new SourcesError(`${name}: the column ${column} stands twice in the first line; keep one.`);
    columns[column] = index;
  }
  if (columns.file === undefined || (columns.url === undefined && columns.publishedOn === undefined)) {
    throw new SourcesError(`${name}: expected a first line with the columns file, url, publishedOn; found ${head.slice(0, 10).map((title) => JSON.stringify(title.slice(0, 40))).join(', ')}.`);
  }
  return columns;
}

function rowOf(cell: (column: Column) => string, line: number, name: string): SourceRow | null {
  const [file, url, publishedOn] = [cell('file'), cell('url'), cell('publishedOn')];
  if (file === '' && url === '' && publishedOn === '') return null;
  if (file === '') throw new SourcesError(`${name}, line ${line}: the column file is empty; it names the document the row is about.`);
  return { line, file, url: url === '' ? null : webAddress(url, line, name), publishedOn: publishedOn === '' ? null : isoDate(publishedOn, line, name) };
}

/** A web address as written; it is kept as data and never fetched. */
function webAddress(text: string, line: number, name: string): string {
  const isWeb = text.length <= longestUrl && !/[\s\u0000-\u001f\u007f]/.test(text) && /^https?:\/\//i.test(text) && URL.canParse(text);
  if (!isWeb) throw new SourcesError(`${name}, line ${line}: url must be a web address beginning with http:// or https://; got ${JSON.stringify(text.slice(0, 80))}.`);
  return text;
}

/** `2024-03-05`, or `5/3/2024` as it is written in Vietnam: day, month, year. */
function isoDate(text: string, line: number, name: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = (iso?.slice(1) ?? written?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined) throw new SourcesError(`${name}, line ${line}: publishedOn must be a day as 2024-03-05 or 05/03/2024 (day/month/year); got ${JSON.stringify(text.slice(0, 40))}.`);
  if (year < 1000 || !exists({ unit: 'day', year, month: month!, day: day! })) throw new SourcesError(`${name}, line ${line}: there is no such day as ${text} (publishedOn is read as ${iso === null ? 'day/month/year' : 'year-month-day'}).`);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
