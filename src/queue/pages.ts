import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { recognisePage, type RecognisedPage } from '../ingest/recognition.js';
import type { Recogniser } from '../ocr/recogniser.js';
import { PictureError, type PictureErrorCode } from '../picture/decode.js';
import { pageKey } from './keys.js';
import type { PageJob } from './model.js';
import type { OpenDocuments } from './open-documents.js';
import type { Store } from './store.js';

const mostUnpacked = 256 * 1024 * 1024;

/** What was read of a page; null where it was not read yet, or what is there is no such file. */
export async function loadPage(store: Store, key: string): Promise<RecognisedPage | null> {
  const packed = await store.get(key);
  if (packed === null) return null;
  try {
    return JSON.parse((await promisify(gunzip)(packed, { maxOutputLength: mostUnpacked })).toString('utf8')) as RecognisedPage;
  } catch {
    return null;
  }
}

async function storePage(store: Store, key: string, page: RecognisedPage): Promise<void> {
  await store.put(key, await promisify(gzip)(JSON.stringify(page), { level: 6 }));
}

export interface PageTools {
  readonly store: Store;
  readonly recogniser: Recogniser;
  readonly documents: OpenDocuments;
  readonly signal: AbortSignal;
}

/**
 * Reads the picture of one page into the store. What is there is not read again, so that a page given out twice costs nothing.
 * @throws {PictureError} the picture cannot be unpacked or read; StoreError the store fails
 */
export async function readPageJob(job: PageJob, { store, recogniser, documents, signal }: PageTools): Promise<'read' | 'known'> {
  const key = pageKey(job, await recogniser.identity());
  if ((await loadPage(store, key)) !== null) return 'known';
  const page = await documents.use(job, (pictures) => recognisePage({ page: job.page, size: job.size }, pictures, recogniser.read, signal));
  await storePage(store, key, page);
  return 'read';
}

const codes: readonly PictureErrorCode[] = ['too-large', 'damaged', 'not-read'];

/** A page's failure as the one line that Redis keeps, and back. */
export const failureLine = (error: PictureError): string => `${error.code}: ${error.message}`;

/** What a failed page is to its document: its own failure, or, where its job ended otherwise (worker lost too often), a page that was not read. */
export function pageFailure(line: string): PictureError {
  const code = codes.find((each) => line.startsWith(`${each}: `));
  return code === undefined ? new PictureError('not-read', line.split('\n')[0]!) : new PictureError(code, line.slice(code.length + 2));
}
