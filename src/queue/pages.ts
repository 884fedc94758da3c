import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Job } from 'bullmq';
import { ConversionError, failureOf } from '../batch/failures.js';
import type { Failure } from '../batch/model.js';
import { recognisePage, type RecognisedPage } from '../ingest/recognition.js';
import type { Recogniser } from '../ocr/recogniser.js';
import { PictureError, type PictureErrorCode } from '../picture/decode.js';
import type { Hand } from './hand.js';
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
  readonly hand: Hand;
}

/**
 * Reads the picture of one page into the store. What is there is not read again, so that a page given out twice costs nothing.
 * @throws {PictureError} the picture cannot be unpacked or read; StoreError the store fails
 */
export async function readPageJob(job: Job<PageJob>, { store, recogniser, documents, hand }: PageTools): Promise<'read' | 'known'> {
  const key = pageKey(job.data, await recogniser.identity());
  if ((await loadPage(store, key)) !== null) return 'known';
  const page = await documents.use(job.data, (open) => hand.read(job, async () => recognisePage(job.data, await open(), recogniser.read)));
  await storePage(store, key, page);
  return 'read';
}

const codes: readonly PictureErrorCode[] = ['too-large', 'damaged', 'not-read'];
/** What begins the line of a failure that ends the whole document, as it would on a single machine. */
const ofDocument = 'document: ';

/** A page's failure as the one line that Redis keeps, and back. */
export function failureLine(error: unknown): string {
  if (error instanceof PictureError) return `${error.code}: ${error.message}`;
  const { code, reason } = failureOf(error);
  return `${ofDocument}${code}: ${reason}`;
}

/** How a process ended with a page in hand: that page was not read, its document goes on without it. */
export const endLine = ({ code, reason }: Failure): string => `${code}: ${reason}`;

/**
 * What a failed page is to its document: its own failure; or, where its job ended otherwise (it hung, its workers were lost), a page that was not
 * read; or an error that ends the document.
 */
export function pageFailure(line: string): PictureError | ConversionError {
  const [, code, reason] = new RegExp(`^${ofDocument}([a-z-]+): (.*)`).exec(line) ?? [];
  if (code !== undefined) return new ConversionError(code, reason!);
  const own = codes.find((each) => line.startsWith(`${each}: `));
  return own === undefined ? new PictureError('not-read', line.split('\n')[0]!) : new PictureError(own, line.slice(own.length + 2));
}
