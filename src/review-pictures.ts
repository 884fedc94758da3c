import type { DocumentBytes } from './ingest/ingest.js';
import type { Box } from './model/provenance.js';
import type { DocumentRecord } from './model/record.js';
import { openPages, SourceDocuments, type DocumentFiles, type PagePictures } from './page-pictures.js';
import { cutStrip } from './page-strip.js';

type Page = Awaited<ReturnType<PagePictures['page']>>;

/** Pages kept drawn: one looks at several facts of a page in turn. */
const mostKept = 3;

/** Strips of pages of the source documents at hand. One document's bytes and a few pages are kept: facts are looked at document by document. */
export class SourcePictures {
  readonly #sources = new Map<string, Promise<DocumentBytes | null>>();
  readonly #pages = new Map<string, Promise<Page>>();

  private constructor(private readonly documents: SourceDocuments) {}

  /** @throws the system's error where a file is not there */
  static async open(documents: readonly DocumentFiles[]): Promise<SourcePictures> {
    return new SourcePictures(await SourceDocuments.of(documents));
  }

  /** The bytes of what a record was made of; null where they are not at hand. */
  source({ source }: DocumentRecord): Promise<DocumentBytes | null> {
    const known = this.#sources.get(source.sha256);
    if (known !== undefined) return known;
    const found = this.documents.find(source);
    this.#sources.clear();
    this.#sources.set(source.sha256, found);
    return found;
  }

  /** A strip of the page round a box, with the box drawn, as PNG. Null where the document is not at hand or its page cannot be shown. */
  async crop(record: DocumentRecord, page: number, bbox: Box): Promise<Uint8Array | null> {
    const found = await this.#page(record, page);
    return found === null ? null : cutStrip(found.picture, found.sheet, bbox);
  }

  #page(record: DocumentRecord, page: number): Promise<Page> {
    const key = `${record.source.sha256}|${page}`;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const drawn = this.#draw(record, page).catch(() => null);
    this.#pages.set(key, drawn);
    for (const old of this.#pages.keys()) if (this.#pages.size > mostKept) this.#pages.delete(old);
    return drawn;
  }

  async #draw(record: DocumentRecord, page: number): Promise<Page> {
    const bytes = await this.source(record);
    const pages = bytes === null ? null : await openPages(bytes, record);
    if (pages === null) return null;
    try {
      return await pages.page(page);
    } finally {
      await pages.close();
    }
  }
}
