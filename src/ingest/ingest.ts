import { createHash } from 'node:crypto';
import type { Ingested, Source } from '../model/document.js';
import { detect } from './detect.js';
import { InputError } from './errors.js';
import type { Recognition } from './recognition.js';
import { ingestText } from './text.js';

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
export type Read = Pick<Ingested, 'raw' | 'pages' | 'flow' | 'findings'>;

/** Stage 1: bytes to pages, lines and table pieces. Throws `InputError` where there is nothing to read. */
export async function ingest(bytes: Uint8Array, options: IngestOptions): Promise<Ingested> {
  const detected = await detect(bytes, { file: options.file, maxBytes: options.maxBytes });
  const source: Source = {
    file: baseName(options.file),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mediaType: detected.mediaType,
    url: options.url ?? null,
    publishedOn: options.publishedOn ?? null,
  };
  if (detected.mediaType === 'application/pdf') {
    // Readers are loaded when needed: pdf.js and the Markdown parser take longest to load.
    const { ingestPdf } = await import('./pdf.js');
    return { source, ...(await ingestPdf(bytes, { maxPages: options.maxPages }, options.recognition ?? null)) };
  }
  const read = detected.mediaType === 'text/markdown' ? (await import('./markdown.js')).ingestMarkdown(detected.text) : ingestText(detected.text);
  if (read.pages.length > options.maxPages) {
    throw new InputError('too-many-pages', `The document has ${read.pages.length} pages, more than the limit of ${options.maxPages}.`);
  }
  return { source, ...read };
}

function baseName(file: string): string {
  return (file.split(/[\\/]/).pop() ?? file).normalize('NFC');
}
