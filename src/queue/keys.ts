import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { version } from '../version.js';
import type { DocumentJob, PageJob } from './model.js';

/** Grows when the same key would stand for other content. */
const pageFormat = 3;

const hash = (value: Uint8Array | string): string => createHash('sha256').update(value).digest('hex');
const spread = (room: string, name: string): string => `${room}/${name.slice(0, 2)}/${name}`;

export const inputKey = (sha256: string): string => spread('inputs', sha256);
export const partsKey = (lengths: string): string => `parts/${hash(lengths).slice(0, 32)}.json`;
export const catalogueKey = (bytes: Uint8Array, ending: string): string => `catalogues/${hash(bytes)}${ending}`;
export const outcomeKey = (jobId: string): string => `${spread('outcomes', jobId)}.json`;
/** Which record was made of a document last, and by which job: one under an older name goes. */
export const madeKey = (sha256: string): string => spread('made', sha256);
export const recordKey = (stem: string, ending: 'json' | 'txt'): string => `records/${stem}.${ending}`;

/** What was read of a page: by the document, the page, and all that a reading depends on. `identity`: of the recogniser. */
export function pageKey({ sha256, parts, maxPixels, page, size }: PageJob, identity: string): string {
  return `${spread('pages', hash(JSON.stringify([pageFormat, identity, sha256, parts, maxPixels, page, size])))}.json.gz`;
}

/** One job for the same bytes with the same options: a second submit finds the first. The name's ending says how text is read. */
export function documentJobId({ sha256, file, parts, url, publishedOn, ocr, maxBytes, maxPages, maxPixels, maxOutput, catalogue }: DocumentJob): string {
  const options = [version, extname(file).toLowerCase(), parts, url, publishedOn, ocr, maxBytes, maxPages, maxPixels, maxOutput, catalogue];
  return `${sha256.slice(0, 24)}-${hash(JSON.stringify(options)).slice(0, 8)}`;
}

/** Each job of a document, known by when it was added, and each of its rounds gives its pages out anew: a page's job that ended is not added again under its own name. */
export const pageJobId = (documentJob: string, added: number, round: number, page: number): string => `${documentJob}.${added.toString(36)}.${round}.${page}`;
/** The page's number out of the key or id of its job. */
export const pageOfJob = (key: string): number => Number(/\.(\d+)$/.exec(key)![1]);

/** Only workers that read alike take pages from one another. */
export const pagesQueue = (identity: string): string => `pages-${hash(identity).slice(0, 8)}`;
export const documentsQueue = `documents-${version}`;
