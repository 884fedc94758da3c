import type { DocumentBytes } from './ingest/ingest.js';
import type { Picture } from './model/picture.js';
import type { DocumentRecord } from './model/record.js';
import { openPages, SourceDocuments, type DocumentFiles, type PagePictures, type Sized } from './page-pictures.js';

type Box = readonly [number, number, number, number];
type Page = Awaited<ReturnType<PagePictures['page']>>;

/** Points shown above and below a box: some lines of text. */
const margin = 70;
/** Widest crop, in pixels. */
const mostWidth = 1600;
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
    return found === null ? null : cut(found.picture, found.sheet, bbox);
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

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

async function cut(picture: Picture, sheet: Sized, [x0, y0, x1, y1]: Box): Promise<Uint8Array> {
  const [across, down] = [picture.width / sheet.width, picture.height / sheet.height];
  const top = clamp(Math.floor((y0 - margin) * down), 0, picture.height - 1);
  const bottom = clamp(Math.ceil((y1 + margin) * down), top + 1, picture.height);
  const shrink = Math.min(1, mostWidth / picture.width);
  const size = { width: Math.max(1, Math.round(picture.width * shrink)), height: Math.max(1, Math.round((bottom - top) * shrink)) };
  const [x, y] = [(value: number): number => value * across * shrink, (value: number): number => (value * down - top) * shrink];
  const box = `<rect x="${x(x0) - 4}" y="${y(y0) - 4}" width="${x(x1) - x(x0) + 8}" height="${y(y1) - y(y0) + 8}" fill="#ffd400" fill-opacity="0.25" stroke="#b00020" stroke-width="3"/>`;
  const { default: sharp } = await import('sharp');
  const strip = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: picture.channels } })
    .extract({ left: 0, top, width: picture.width, height: bottom - top }).resize({ ...size, fit: 'fill' }).toColourspace('srgb').png().toBuffer();
  return sharp(strip).composite([{ input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${box}</svg>`) }]).png().toBuffer();
}
