import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Catalogue } from '../catalogue/catalogue.js';
import { readRecord } from '../export/store.js';
import { InputError } from '../ingest/errors.js';
import type { DocumentRecord } from '../model/record.js';
import { version } from '../version.js';
import { ConversionError } from './failures.js';
import { textPath, type FileState, type Manifest, type RecordEntry } from './manifest.js';
import type { ConversionSettings, Named, Summary } from './model.js';
import { summaryOf } from './summary.js';

/**
 * The hash of a document's files: known from an earlier run, or read now, a piece at a time.
 * @throws {InputError} where a file is larger than the limit, {ConversionError} where it is no file, or the system's error
 */
export async function hashFiles(paths: readonly string[], maxBytes: number, manifest: Manifest): Promise<string> {
  const states: FileState[] = [];
  for (const path of paths) states.push(await regularFile(path, maxBytes));
  const known = manifest.hashOf(paths, states);
  if (known !== null) return known;
  const hash = createHash('sha256');
  // Bytes one after another, as hashOf() of the reader counts them.
  for (const path of paths) await pipeline(createReadStream(path), async (parts) => { for await (const part of parts) hash.update(part as Buffer); });
  const sha256 = hash.digest('hex');
  manifest.keepHash(paths, states, sha256);
  return sha256;
}

async function regularFile(path: string, maxBytes: number): Promise<FileState> {
  const found = await stat(path);
  if (!found.isFile()) throw new ConversionError('no-file', 'It is no file (a device, a pipe or a folder); give a document.');
  if (found.size > maxBytes) throw new InputError('too-large', `The file has ${found.size} bytes, more than the limit of ${maxBytes}; raise it with --max-bytes.`);
  const { size, mtimeMs, ctimeMs, ino } = found;
  return { size, mtimeMs, ctimeMs, ino };
}

/** A record that need not be made again. */
export interface Current {
  readonly path: string;
  readonly summary: Summary;
}

export interface CurrentOptions {
  readonly settings: ConversionSettings;
  readonly catalogue: Catalogue;
  readonly manifest: Manifest;
  /** What would read pictures now. */
  readonly engine: () => Promise<string>;
}

/** What a record depends on besides its document, and how pictures are read. */
export function keyOf({ file, published }: Pick<Named, 'file' | 'published'>, catalogue: Catalogue): string {
  return JSON.stringify([version, file.normalize('NFC'), published?.url ?? null, published?.publishedOn ?? null, catalogue.userHash]);
}

/**
 * Among records of the same first 8 of the hash: one that this version, the same name, source and options made, with its text beside it; and all
 * that are of the very same bytes.
 */
export async function findCurrent(paths: readonly string[], sha256: string, document: Named, options: CurrentOptions): Promise<{ current: Current | null; same: readonly string[] }> {
  const key = keyOf(document, options.catalogue);
  const same: string[] = [];
  let current: Current | null = null;
  for (const path of paths) {
    const known = (await options.manifest.record(path)) ?? (await readEntry(path, options));
    if (known?.sha256 !== sha256) continue;
    same.push(path);
    if (current === null && known.key === key && (await isReadAsNow(known, options))) current = { path, summary: known.summary };
  }
  return { current, same };
}

type Known = Pick<RecordEntry, 'sha256' | 'key' | 'ocr' | 'summary'>;

/** Another engine changes only what was read by one. */
const isReadAsNow = async ({ ocr, summary: { engine } }: Known, options: CurrentOptions): Promise<boolean> => (ocr === null || ocr === options.settings.ocr) && (engine === null || engine === (await options.engine()));

/** As the manifest would know it, from the record itself. */
async function readEntry(path: string, { manifest }: CurrentOptions): Promise<Known | null> {
  try {
    const known = knownOf(await readRecord(path));
    if (!existsSync(textPath(path))) return { ...known, key: '' };
    await manifest.keepRecord(path, known);
    return known;
  } catch {
    return null; // no record of ours, or half of one
  }
}

function knownOf(record: DocumentRecord): Known {
  const { source, pipeline: { version: made, options } } = record;
  const key = JSON.stringify([made, source.file, source.url, source.publishedOn, options['catalogue']]);
  return { sha256: source.sha256, key, ocr: ocrOf(options['ocr']), summary: summaryOf(record) };
}

const ocrOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
