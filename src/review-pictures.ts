import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Picture } from './model/picture.js';
import type { DocumentRecord } from './model/record.js';

type Box = readonly [number, number, number, number];
type Sheet = DocumentRecord['source']['pages'][number];

/** Points shown above and below a box: some lines of text. */
const margin = 70;
/** Widest crop, in pixels. */
const mostWidth = 1600;
/** Pages kept drawn: one looks at several facts of a page in turn. */
const mostKept = 3;
const mostBytes = 256 * 1024 * 1024;

/** Source documents at hand, found by name and size, taken where their bytes are those a record was made of. */
export class SourcePictures {
  readonly #files: readonly string[];
  readonly #paths = new Map<string, Promise<Uint8Array | null>>();
  readonly #pages = new Map<string, Promise<Picture | null>>();

  private constructor(files: readonly string[]) {
    this.#files = files;
  }

  /** `places`: files, and folders that are looked through. @throws the system's error where one is not there */
  static async open(places: readonly string[]): Promise<SourcePictures> {
    const files: string[] = [];
    for (const place of places) {
      if (!(await stat(place)).isDirectory()) files.push(place);
      else for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
    }
    return new SourcePictures(files);
  }

  /** The bytes of the file a record was made of; null where it is not at hand. */
  source({ source }: DocumentRecord): Promise<Uint8Array | null> {
    const known = this.#paths.get(source.sha256);
    if (known !== undefined) return known;
    const found = this.#find(source);
    // One document's bytes are kept: facts are looked at document by document.
    this.#paths.clear();
    this.#paths.set(source.sha256, found);
    return found;
  }

  async #find({ file, bytes, sha256 }: DocumentRecord['source']): Promise<Uint8Array | null> {
    if (bytes > mostBytes) return null;
    const { hashOf } = await import('./ingest/ingest.js');
    const byName = (path: string): number => Number(basename(path).normalize('NFC') !== file);
    for (const path of [...this.#files].sort((a, b) => byName(a) - byName(b))) {
      const size = await stat(path).then((it) => it.size, () => -1);
      if (size !== bytes) continue;
      const content = await readFile(path).catch(() => null);
      if (content !== null && hashOf(content) === sha256) return content;
    }
    return null;
  }

  /**
   * A strip of the page round a box, with the box drawn, as PNG. Null where the file is not at hand, has no pages to draw, or its picture is not shaped
   * like the page of the record: a box in the wrong place would be worse than none.
   */
  async crop(record: DocumentRecord, page: number, bbox: Box): Promise<Uint8Array | null> {
    const sheet = record.source.pages.find((each) => each.page === page);
    if (sheet?.width == null || sheet.height == null) return null;
    const picture = await this.#page(record, page);
    return picture === null ? null : cut(picture, sheet, bbox);
  }

  #page(record: DocumentRecord, page: number): Promise<Picture | null> {
    const key = `${record.source.sha256}|${page}`;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const drawn = this.#draw(record, page).catch(() => null);
    this.#pages.set(key, drawn);
    for (const old of this.#pages.keys()) if (this.#pages.size > mostKept) this.#pages.delete(old);
    return drawn;
  }

  async #draw(record: DocumentRecord, page: number): Promise<Picture | null> {
    const bytes = await this.source(record);
    return bytes === null ? null : uprightPage(bytes, record, page);
  }
}

/** A page's picture, upright as it was read: boxes of the record count in it. Null of files without pages. */
export async function uprightPage(bytes: Uint8Array, { source }: DocumentRecord, page: number): Promise<Picture | null> {
  // Drawing libraries are loaded when the first picture is wanted.
  const [picture, own] = source.mediaType === 'application/pdf' ? [await (await import('./ingest/pdf-render.js')).renderPage(bytes, page), await ownRotation(bytes, page)]
    : source.mediaType.startsWith('image/') ? [await (await import('./picture/decode.js')).decodePicture(bytes, page - 1), 0] : [null, 0];
  // A drawn page is turned as its file says; what the reader turned it by is the rest.
  const rotation = source.pages.find((each) => each.page === page)?.rotation ?? 0;
  return picture === null ? null : (await import('./picture/turn.js')).turnPicture(picture, (((rotation - own) % 360) + 360) % 360);
}

const ownRotation = async (bytes: Uint8Array, page: number): Promise<number> => (await import('./ingest/pdf-open.js')).withDocument(bytes, 'without-images', async (document) => (await document.getPage(page)).rotate);

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

async function cut(picture: Picture, sheet: Sheet, [x0, y0, x1, y1]: Box): Promise<Uint8Array | null> {
  // A fax has pixels of unlike size across and down; a page turned otherwise is shaped otherwise altogether.
  const [across, down] = [picture.width / sheet.width!, picture.height / sheet.height!];
  if (Math.abs(across / down - 1) > 0.1) return null;
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
