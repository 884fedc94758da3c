import { openPictures } from '../ingest/open-pictures.js';
import type { DocumentBytes } from '../ingest/ingest.js';
import { hashOf } from '../ingest/ingest.js';
import type { PictureSource } from '../ingest/recognition.js';
import { inputKey } from './keys.js';
import type { DocumentRef } from './model.js';
import { StoreError, type Store } from './store.js';

/**
 * The bytes of a document, checked against their hash.
 * @throws {StoreError} they are not there, or not these
 */
export async function loadDocument(store: Store, { sha256, parts }: DocumentRef): Promise<DocumentBytes> {
  const key = inputKey(sha256);
  const bytes = await store.get(key);
  if (bytes === null) throw new StoreError(store.name, `read ${key}`, new Error('it is not there; do submit and worker name the same --store?'));
  if (hashOf(bytes) !== sha256) throw new StoreError(store.name, `read ${key}`, new Error('its content is not what was put there'));
  if (parts === null) return bytes;
  const lengths = await store.get(parts);
  if (lengths === null) throw new StoreError(store.name, `read ${parts}`, new Error('it is not there'));
  let at = 0;
  return (JSON.parse(lengths.toString('utf8')) as number[]).map((length) => bytes.subarray(at, (at += length)));
}

interface Open {
  readonly bytes: Promise<DocumentBytes>;
  source: Promise<PictureSource> | null;
  users: number;
}

/** Documents whose pages are being read, the last few kept open: their pages mostly come one after another. */
export class OpenDocuments {
  private readonly documents = new Map<string, Open>();

  constructor(private readonly store: Store, private readonly most: number) {}

  /** `work` begins when the bytes are there, and opens them itself: that is where a document may hang. */
  async use<T>(document: DocumentRef, work: (open: () => Promise<PictureSource>) => Promise<T>): Promise<T> {
    const id = JSON.stringify([document.sha256, document.parts, document.maxPixels]);
    const entry = this.documents.get(id) ?? { bytes: loadDocument(this.store, document), source: null, users: 0 };
    this.documents.delete(id);
    this.documents.set(id, entry); // the last used is the last to go
    entry.users++;
    try {
      const bytes = await entry.bytes;
      return await work(() => (entry.source ??= openPictures(bytes, document.file, document.maxPixels)));
    } catch (error) {
      if (this.documents.get(id) === entry && (await failed(entry.source ?? entry.bytes))) this.documents.delete(id);
      throw error;
    } finally {
      entry.users--;
      await this.closeOldest(this.most);
    }
  }

  async close(): Promise<void> {
    await this.closeOldest(0);
  }

  private async closeOldest(keep: number): Promise<void> {
    for (const [id, entry] of [...this.documents]) {
      if (this.documents.size <= keep) return;
      if (entry.users > 0) continue;
      this.documents.delete(id);
      await (await entry.source?.catch(() => null))?.close();
    }
  }
}

const failed = (promise: Promise<unknown>): Promise<boolean> => promise.then(() => false, () => true);
