import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { loadCatalogue, type Catalogue } from './catalogue/catalogue.js';
import { SettingsSchema } from './config.js';
import type { Extraction } from './export/store.js';
import { InputError } from './ingest/errors.js';
import type { DocumentBytes } from './ingest/ingest.js';
import type { DocumentRecord } from './model/record.js';
import { openRecogniser, type Recogniser } from './ocr/recogniser.js';
import { runPipeline } from './pipeline.js';
import type { Trace } from './debug/trace.js';
import { version } from './version.js';

export interface ExtractOptions {
  /** Name of the document's file; needed for bytes and streams, for a path its base name is taken. */
  readonly file?: string;
  /** Largest input in bytes. */
  readonly maxBytes?: number;
  /** Most pages. */
  readonly maxPages?: number;
  /** Most pixels of a page's picture. */
  readonly maxPixels?: number;
  /** A catalogue loaded with `loadCatalogue`, or the path of a user's own; default: the built-in one. */
  readonly catalogue?: Catalogue | string;
  /** Where the document was published, if known. */
  readonly url?: string | null;
  /** When it was published, YYYY-MM-DD, if known. */
  readonly publishedOn?: string | null;
  /** Pages read from their pictures: those whose text cannot be used (`auto`), all, none. */
  readonly ocr?: 'auto' | 'always' | 'never';
  /** What reads pictures; opened with `openRecogniser`, closed by who opened it. Default: one of its own for this document. */
  readonly recogniser?: Recogniser;
  /** Called after each page that was read from its picture. */
  readonly onPage?: (done: number, total: number) => void;
  /** Stops the reading of pictures. */
  readonly signal?: AbortSignal;
  /** Called with each stage's result. */
  readonly trace?: Trace;
}

export type ExtractInput = DocumentBytes | string | Readable;

const isFiles = (input: ExtractInput): input is readonly Uint8Array[] => Array.isArray(input);

const defaults = SettingsSchema.parse({});

/**
 * Read one document: bytes, the path of a file, or a stream → its record. Several byte arrays are the pictures of its pages in their order.
 * @throws {InputError} where the input cannot be read (empty, of another type, damaged, encrypted, a scan, too large …)
 */
export async function extract(input: ExtractInput, options: ExtractOptions = {}): Promise<DocumentRecord> {
  return (await extractWithText(input, options)).record;
}

/** As `extract`, with the reading text that the record's spans count in. */
export async function extractWithText(input: ExtractInput, options: ExtractOptions = {}): Promise<Extraction> {
  const maxBytes = options.maxBytes ?? defaults.maxBytes;
  const bytes = await readInput(input, maxBytes);
  const catalogue = typeof options.catalogue === 'object' ? options.catalogue : loadCatalogue(options.catalogue);
  const ocr = options.ocr ?? defaults.ocr;
  const recogniser = options.recogniser ?? openRecogniser({ engine: defaults.engine, jobs: defaults.jobs, cache: null });
  try {
    return await runPipeline(
      bytes,
      {
        file: options.file ?? (typeof input === 'string' ? basename(input) : 'document'),
        maxBytes, maxPages: options.maxPages ?? defaults.maxPages, url: options.url ?? null, publishedOn: options.publishedOn ?? null,
        recognition: { mode: ocr, read: recogniser.read, known: recogniser.known, get jobs() { return recogniser.jobs; }, onPage: options.onPage, signal: options.signal, maxPixels: options.maxPixels },
      },
      { catalogue, trace: options.trace ?? null, version, options: { catalogue: catalogue.userHash, ocr }, engine: () => recogniser.identity() },
    );
  } finally {
    if (options.recogniser === undefined) await recogniser.close();
  }
}

async function readInput(input: ExtractInput, maxBytes: number): Promise<DocumentBytes> {
  if (input instanceof Uint8Array || isFiles(input)) return input;
  if (typeof input !== 'string') return buffer(input);
  const { size } = await stat(input);
  if (size > maxBytes) throw new InputError('too-large', `The file has ${size} bytes, more than the limit of ${maxBytes}; raise it with --max-bytes.`);
  return readFile(input);
}
