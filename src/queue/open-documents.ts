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
  readonly source: Promise<PictureSource>;
  users: number;
  /** One picture of a document is unpacked at a time. */
  turn: Promise<unknown>;
}

/** Documents whose pages are being read, the last few kept open: their pages mostly come one after another. */
export class OpenDocuments {
  private readonly open = new Map<string, Open>();

  constructor(private readonly store: Store, private readonly most: number) {}

  async use<T>(document: DocumentRef, work: (pictures: PictureSource) => Promise<T>): Promise<T> {
    const id = `${document.sha256} ${document.parts ?? ''}`;
    const entry = this.open.get(id) ?? { source: this.load(document), users: 0, turn: Promise.resolve() };
    this.open.delete(id);
    this.open.set(id, entry); // the last used is the last to go
    entry.users++;
    try {
      const source = await entry.source;
      return await work({ picture: (page) => this.inTurn(entry, () => source.picture(page)), close: async () => undefined });
    } catch (error) {
      if (this.open.get(id) === entry && (await failed(entry.source))) this.open.delete(id);
      throw error;
    } finally {
      entry.users--;
      await this.closeOldest(this.most);
    }
  }

  async close(): Promise<void> {
    await this.closeOldest(0);
  }

  private async load(document: DocumentRef): Promise<PictureSource> {
    return openPictures(await loadDocument(this.store, document), document.file);
  }

  private inTurn<T>(entry: Open, work: () => Promise<T>): Promise<T> {
    const result = entry.turn.then(work, work);
    entry.turn = result.catch(() => undefined);
    return result;
  }

  private async closeOldest(keep: number): Promise<void> {
    for (const [id, entry] of [...this.open]) {
      if (this.open.size <= keep) return;
      if (entry.users > 0) continue;
      this.open.delete(id);
      await (await entry.source.catch(() => null))?.close();
    }
  }
}

const failed = (promise: Promise<unknown>): Promise<boolean> => promise.then(() => false, () => true);
