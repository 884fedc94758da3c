import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ReadPages } from './searchable-pages.js';
import { RecordSchema, type DocumentRecord } from '../model/record.js';
import { writeWhole } from '../write-whole.js';

/** A record and the reading text its spans count in. */
export interface Extraction {
  readonly record: DocumentRecord;
  readonly text: string;
  /** The pages as they were read, where some were read from pictures: for a searchable copy. */
  readonly read?: ReadPages;
}

/** Where a record goes: `<id>.<first 8 of sha256>.json` under the output folder, without the ending. */
export function recordStem(record: Pick<DocumentRecord, 'id' | 'source'>): string {
  return `${record.id}.${record.source.sha256.slice(0, 8)}`;
}

/** Lists of numbers (boxes, spans) stand on one line; a line feed cannot occur inside a JSON string, so the pattern meets nothing else. */
const numberList = /\[\n\s+(-?[\d.e+-]+(?:,\n\s+-?[\d.e+-]+)*)\n\s+\]/g;

/** The record as it is written: one blank of indentation, fixed order of fields. */
export function recordJson(record: DocumentRecord): string {
  const text = JSON.stringify(record, null, 1).replace(numberList, (_, list: string) => `[${list.replace(/\n\s+/g, ' ')}]`);
  return `${text}\n`;
}

/**
 * The record as it is written. `most`: bytes that it or its text may have.
 * @throws {TooLargeError}
 */
export function sizedJson({ record, text }: Extraction, most: number): string {
  const json = recordJson(record);
  const size = Math.max(Buffer.byteLength(json), Buffer.byteLength(text));
  if (size > most) throw new TooLargeError(`The record has ${size} bytes, more than the limit of ${most}; raise it with --max-output.`);
  return json;
}

/**
 * Write text, then record, each whole or not at all: a record on disk always has its text beside it. `most`: bytes either may have.
 * @throws {TooLargeError}, or the system's error
 */
export async function writeExtraction(output: string, { record, text }: Extraction, { most = Infinity }: { readonly most?: number } = {}): Promise<string> {
  const json = sizedJson({ record, text }, most);
  const stem = join(output, ...recordStem(record).split('/'));
  await mkdir(dirname(stem), { recursive: true });
  // A record never stands beside another reading's text: the old one goes first, and is made again if this is cut off here.
  if (!(await hasText(`${stem}.txt`, text))) {
    await rm(`${stem}.json`, { force: true });
    await writeWhole(`${stem}.txt`, text);
  }
  try {
    await writeWhole(`${stem}.json`, json);
  } catch (error) {
    if (!existsSync(`${stem}.json`)) await rm(`${stem}.txt`, { force: true });
    throw error;
  }
  return `${stem}.json`;
}

const hasText = async (path: string, text: string): Promise<boolean> => (await readFile(path, 'utf8').catch(() => null)) === text;

/** A record larger than its reader allows. */
export class TooLargeError extends Error {
  readonly code = 'output-too-large';
}

export async function removeRecord(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(path.replace(/\.json$/, '.txt'), { force: true });
}

/** Records in an output folder by the first 8 of their source's sha256, paths in order. */
export async function listRecords(output: string): Promise<Map<string, string[]>> {
  const out = new Map<string, string[]>();
  let names: string[];
  try {
    names = await readdir(output, { recursive: true });
  } catch {
    return out;
  }
  for (const name of names.sort()) {
    const match = /\.([0-9a-f]{8})\.json$/.exec(name);
    if (match === null) continue;
    const list = out.get(match[1]!) ?? [];
    list.push(join(output, name));
    out.set(match[1]!, list);
  }
  return out;
}

export async function readRecord(path: string): Promise<DocumentRecord> {
  return JSON.parse(await readFile(path, 'utf8')) as DocumentRecord;
}

/** A file that was given as a record and is none. */
export class RecordFileError extends Error {
  constructor(readonly path: string, readonly reason: string) {
    super(`${path} is no record of kehoach: ${reason}.`);
  }
}

/**
 * A record from a file that somebody named, checked.
 * @throws {RecordFileError} where it is not JSON or not of a record's shape; the system's error where it cannot be read
 */
export async function loadRecord(path: string): Promise<DocumentRecord> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RecordFileError(path, 'it is not JSON');
  }
  const parsed = RecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new RecordFileError(path, issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`);
}

/** A path as it is shown: relative to the output folder, with slashes. */
export const shownPath = (output: string, path: string): string => relative(output, path).split(sep).join('/');
