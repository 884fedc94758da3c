import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import PQueue from 'p-queue';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Settings } from './config.js';
import { writeTrace } from './debug/write-trace.js';
import { extractWithText } from './extract.js';
import { listRecords, readRecord, removeRecord, shownPath, writeExtraction } from './export/store.js';
import { InputError } from './ingest/errors.js';
import { hashOf, type DocumentBytes } from './ingest/ingest.js';
import type { MediaType } from './model/document.js';
import type { DocumentRecord } from './model/record.js';
import { cacheFolder } from './ocr/cache-folder.js';
import { OcrError } from './ocr/errors.js';
import { openRecogniser, type Recogniser } from './ocr/recogniser.js';
import type { Published } from './sources/model.js';
import { version } from './version.js';

/** A document to be converted: a file, or the pictures of its pages in their order, under a name of their own. */
export type BatchInput = string | { readonly name: string; readonly paths: readonly string[] };

interface Named {
  readonly published: Published | null;
  /** Name for the record. */
  readonly file: string;
  /** For a person: the file's path, or the name beside the first picture's. */
  readonly path: string;
  readonly paths: readonly string[];
}

function named(input: BatchInput, published: Published | null): Named {
  if (typeof input === 'string') return { file: basename(input), path: input, paths: [input], published };
  return { file: input.name, path: join(dirname(input.paths[0]!), input.name), paths: input.paths, published };
}

/** What became of one document. */
export interface Outcome {
  readonly path: string;
  readonly status: 'converted' | 'unchanged' | 'duplicate' | 'failed';
  readonly record: DocumentRecord | null;
  /** The record's file. */
  readonly written: string | null;
  readonly seconds: number | null;
  /** Why it failed or was passed over; one line. */
  readonly reason: string | null;
}

export interface BatchOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** Where and when each input was published, in their order; default: not known. */
  readonly published?: readonly (Published | null)[];
  /** Default: one of its own, by the settings. */
  readonly recogniser?: Recogniser;
  readonly signal: AbortSignal;
  readonly onDone: (outcome: Outcome, done: number, total: number) => void;
  /** Called after each page that was read from its picture. */
  readonly onPage?: (path: string, done: number, total: number) => void;
}

/**
 * Convert documents side by side; one that fails never stops the rest. Each record is written whole before the next document's outcome is told.
 * `run.jsonl` in the output folder gets one line per document.
 */
export async function runBatch(inputs: readonly BatchInput[], given: BatchOptions): Promise<Outcome[]> {
  const { engine, jobs, cache } = given.settings;
  const recogniser = given.recogniser ?? openRecogniser({ engine, jobs, cache: cacheFolder(cache) });
  try {
    return await convertAll(inputs.map((input, index) => named(input, given.published?.[index] ?? null)), { ...given, recogniser });
  } finally {
    if (given.recogniser === undefined) await recogniser.close();
  }
}

type RunOptions = BatchOptions & { readonly recogniser: Recogniser };

async function convertAll(documents: readonly Named[], options: RunOptions): Promise<Outcome[]> {
  const { settings, signal } = options;
  await mkdir(settings.output, { recursive: true });
  const log = join(settings.output, 'run.jsonl');
  await writeFile(log, '');
  const known = await listRecords(settings.output);
  const seen = new Map<string, string>();
  const outcomes: { readonly index: number; readonly outcome: Outcome }[] = [];
  const queue = new PQueue({ concurrency: settings.jobs });
  signal.addEventListener('abort', () => queue.clear(), { once: true });
  const finish = async (index: number, outcome: Outcome): Promise<void> => {
    outcomes.push({ index, outcome });
    await appendFile(log, `${JSON.stringify(logLine(outcome, settings.output))}\n`);
    options.onDone(outcome, outcomes.length, documents.length);
  };
  for (const [index, document] of documents.entries()) {
    if (signal.aborted) break;
    // Read in order, so that of equal files the first by name is the one that is converted, whatever the number of jobs.
    const read = await readDocument(document, options, seen);
    if ('status' in read) await finish(index, read);
    else {
      void queue.add(async () => (signal.aborted ? undefined : finish(index, await convert(document, read, options, known))));
      await queue.onSizeLessThan(settings.jobs);
    }
  }
  await queue.onIdle();
  return outcomes.sort((a, b) => a.index - b.index).map(({ outcome }) => outcome);
}

interface ReadFile {
  readonly bytes: DocumentBytes;
  readonly sha256: string;
}

async function readDocument({ path, paths }: Named, options: BatchOptions, seen: Map<string, string>): Promise<ReadFile | Outcome> {
  try {
    const files: Uint8Array[] = [];
    for (const each of paths) files.push(await readOne(each, options));
    const bytes = files.length === 1 ? files[0]! : files;
    const sha256 = hashOf(bytes);
    const twin = seen.get(sha256);
    if (twin !== undefined) return { path, status: 'duplicate', record: null, written: null, seconds: null, reason: `the same bytes as ${twin}` };
    seen.set(sha256, path);
    return { bytes, sha256 };
  } catch (error) {
    return failed(path, error, null);
  }
}

async function readOne(path: string, { cwd, settings: { maxBytes } }: BatchOptions): Promise<Uint8Array> {
  const full = resolve(cwd, path);
  const { size } = await stat(full);
  if (size > maxBytes) throw new InputError('too-large', `The file has ${size} bytes, more than the limit of ${maxBytes}; raise it with --max-bytes.`);
  return readFile(full);
}

const failed = (path: string, error: unknown, seconds: number | null): Outcome => ({ path, status: 'failed', record: null, written: null, seconds, reason: reasonOf(error) });

async function convert({ file, path, published }: Named, { bytes, sha256 }: ReadFile, options: RunOptions, known: ReadonlyMap<string, string[]>): Promise<Outcome> {
  const { settings, catalogue } = options;
  const started = performance.now();
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  try {
    const earlier = await sameSource(known.get(sha256.slice(0, 8)) ?? [], sha256);
    // A trace and a searchable copy are wanted of what is done now.
    const unchanged = settings.force || settings.trace !== null || settings.searchablePdf !== null ? undefined : await findCurrent(earlier, { file, published }, options);
    if (unchanged !== undefined) return { path, status: 'unchanged', record: unchanged.record, written: unchanged.path, seconds: null, reason: null };
    const trace = settings.trace === null ? undefined : writeTrace(settings.trace, `${file}.${sha256.slice(0, 8)}`);
    const extraction = await extractWithText(bytes, {
      file, ...published, maxBytes: settings.maxBytes, maxPages: settings.maxPages, catalogue, trace,
      ocr: settings.ocr, recogniser: options.recogniser, signal: options.signal, onPage: (done, total) => options.onPage?.(path, done, total),
    });
    const written = await writeExtraction(settings.output, extraction);
    if (settings.searchablePdf !== null && extraction.read !== undefined) await (await import('./export/searchable-copy.js')).writeSearchableCopy(settings.searchablePdf, resolve(options.cwd, path), bytes, extraction.record.source.mediaType as MediaType, extraction.read);
    for (const old of earlier) if (old.path !== written) await removeRecord(old.path);
    return { path, status: 'converted', record: extraction.record, written, seconds: seconds(), reason: null };
  } catch (error) {
    return failed(path, error, seconds());
  }
}

/** Earlier records of the very same bytes. */
async function sameSource(paths: readonly string[], sha256: string): Promise<{ path: string; record: DocumentRecord }[]> {
  const out: { path: string; record: DocumentRecord }[] = [];
  for (const path of paths) {
    const record = await readRecord(path).catch(() => null);
    if (record?.source?.sha256 === sha256) out.push({ path, record });
  }
  return out;
}

type Earlier = { readonly path: string; readonly record: DocumentRecord };

/** A record that this version, the same name, source and options made, with its text beside it. */
async function findCurrent(earlier: readonly Earlier[], document: Pick<Named, 'file' | 'published'>, options: RunOptions): Promise<Earlier | undefined> {
  for (const each of earlier) if (await isCurrent(each, document, options)) return each;
  return undefined;
}

async function isCurrent({ path: file, record: { pipeline, source } }: Earlier, { file: name, published }: Pick<Named, 'file' | 'published'>, { catalogue, settings, recogniser }: RunOptions): Promise<boolean> {
  if (!existsSync(file.replace(/\.json$/, '.txt')) || pipeline.version !== version || source.file !== name.normalize('NFC')) return false;
  if (source.url !== (published?.url ?? null) || source.publishedOn !== (published?.publishedOn ?? null)) return false;
  const made = pipeline.options;
  if (made['catalogue'] !== catalogue.userHash || (made['ocr'] !== null && made['ocr'] !== settings.ocr)) return false;
  // Another engine changes only what was read by one.
  return made['engine'] === null || made['engine'] === (await recogniser.identity());
}

/** One line for a person: what was expected and what came; a crash is named as one. */
function reasonOf(error: unknown): string {
  if (error instanceof InputError || error instanceof OcrError) return error.message;
  if (error instanceof Error && error.name === 'AbortError') return 'It was stopped before it was done.';
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EACCES') return 'The file may not be read (permission denied).';
  if (code === 'ENOSPC') return 'No space is left on the disk of the output folder.';
  const message = error instanceof Error ? error.message : String(error);
  return `Unexpected error: ${message.split('\n')[0]}`;
}

function logLine(outcome: Outcome, output: string): Record<string, unknown> {
  const { record } = outcome;
  return {
    file: outcome.path, status: outcome.status, seconds: outcome.seconds, record: outcome.written === null ? null : shownPath(output, outcome.written),
    targets: record?.targets.length ?? null, tasks: record?.tasks.length ?? null,
    flagged: record === null ? null : flaggedCount(record), findings: record?.findings.length ?? null,
    reason: outcome.reason, at: new Date().toISOString(),
  };
}

/** Targets and tasks that ask for a person. */
export function flaggedCount(record: DocumentRecord): number {
  return record.targets.filter((t) => t.needsReview).length + record.tasks.filter((t) => t.needsReview).length;
}
