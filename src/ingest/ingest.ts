import { createHash } from 'node:crypto';
import type { Ingested, MediaType, Source } from '../model/document.js';
import { detect, wordType, type Detected } from './detect.js';
import { InputError } from './errors.js';
import type { Recognition } from './recognition.js';
import { ingestText } from './text.js';
import { checkText } from './text-limits.js';

export interface IngestOptions {
  /** Name of the file, for the record; its ending only breaks ties between text and Markdown. */
  readonly file: string;
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly url?: string | null;
  readonly publishedOn?: string | null;
  /** How pictures of pages become text; null: they do not. */
  readonly recognition?: Recognition | null;
}

/** What one way of reading gives; `ingest` adds the source. */
export type Read = Pick<Ingested, 'raw' | 'pages' | 'flow' | 'findings' | 'places' | 'furniture'>;

/** The bytes of a document; several are the pictures of its pages in their order. */
export type DocumentBytes = Uint8Array | readonly Uint8Array[];

export const filesOf = (bytes: DocumentBytes): readonly Uint8Array[] => (bytes instanceof Uint8Array ? [bytes] : bytes);

/** Over all files one after the other. */
export function hashOf(bytes: DocumentBytes): string {
  const hash = createHash('sha256');
  for (const file of filesOf(bytes)) hash.update(file);
  return hash.digest('hex');
}

const isPicture = (mediaType: MediaType): boolean => mediaType.startsWith('image/');

/** Stage 1: bytes to pages, lines and table pieces. Throws `InputError` where there is nothing to read. */
export async function ingest(given: DocumentBytes, options: IngestOptions): Promise<Ingested> {
  const files = filesOf(given);
  const detected = await detectAll(files, options);
  const source: Source = {
    file: baseName(options.file),
    sha256: hashOf(given),
    bytes: files.reduce((sum, { length }) => sum + length, 0),
    mediaType: detected.mediaType,
    url: options.url ?? null,
    publishedOn: options.publishedOn ?? null,
  };
  const limits = { maxPages: options.maxPages };
  if (detected.mediaType === wordType) {
    const { ingestWord } = await import('./word/read.js');
    return { source, ...withinPages(ingestWord(files[0]!), options) };
  }
  if (!('text' in detected) && detected.mediaType !== 'application/pdf') {
    const { ingestPictures } = await import('./pictures.js');
    return { source, ...(await ingestPictures(files, limits, options.recognition ?? null)) };
  }
  const bytes = files[0]!;
  if (!('text' in detected)) {
    // Readers are loaded when needed: pdf.js and the Markdown parser take longest to load.
    const { ingestPdf } = await import('./pdf.js');
    return { source, ...(await ingestPdf(bytes, limits, options.recognition ?? null)) };
  }
  if (detected.mediaType !== 'text/html') checkText(detected.text, options.maxPages);
  return { source, ...withinPages(await readText(detected.mediaType, detected.text), options) };
}

function withinPages(read: Read, { maxPages }: IngestOptions): Read {
  if (read.pages.length <= maxPages) return read;
  throw new InputError('too-many-pages', `The document has ${read.pages.length} pages, more than the limit of ${maxPages}.`);
}

async function readText(mediaType: 'text/plain' | 'text/markdown' | 'text/html', text: string): Promise<Read> {
  if (mediaType === 'text/html') return (await import('./web/read.js')).ingestHtml(text);
  return mediaType === 'text/markdown' ? (await import('./markdown.js')).ingestMarkdown(text) : ingestText(text);
}

/** What the files are: one of any kind, or several pictures. */
async function detectAll(files: readonly Uint8Array[], { file, maxBytes }: IngestOptions): Promise<Detected> {
  const kinds: Detected[] = [];
  for (const bytes of files) kinds.push(await detect(bytes, { file, maxBytes }));
  if (kinds.length === 0) throw new InputError('empty-file', 'The document has no files.');
  if (kinds.length > 1 && !kinds.every(({ mediaType }) => isPicture(mediaType))) {
    throw new InputError('unknown-type', 'Several files are one document only where all of them are pictures of its pages.');
  }
  return kinds[0]!;
}

function baseName(file: string): string {
  return (file.split(/[\\/]/).pop() ?? file).normalize('NFC');
}
