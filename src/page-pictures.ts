import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentBytes } from './ingest/ingest.js';
import type { PictureSource } from './ingest/recognition.js';
import type { Picture } from './model/picture.js';
import type { DocumentRecord } from './model/record.js';
import { addTo } from './text/add-to.js';

type Source = DocumentRecord['source'];
export type Sheet = Source['pages'][number];

/** A document somebody has: its file, or the picture files of its pages in their order. */
export type DocumentFiles = string | readonly string[];

/** Larger documents are not read to be shown. */
const mostBytes = 256 * 1024 * 1024;
/** How far a picture's shape may be from the page's: in one shaped otherwise boxes would lie elsewhere, which is worse than no picture. */
const shapeTolerance = 0.03;

/** Source documents at hand by what they hold: found by size and name, taken where their SHA-256 is the one a record bears. */
export class SourceDocuments {
  readonly #bySize = new Map<number, (readonly string[])[]>();
  readonly #hashes = new Map<string, string>();

  private constructor() {}

  /** Pictures of a document's pages count together and each by itself. @throws the system's error where a file cannot be looked at */
  static async of(documents: readonly DocumentFiles[]): Promise<SourceDocuments> {
    const all = new SourceDocuments();
    for (const document of documents) {
      const paths = typeof document === 'string' ? [document] : document;
      const sizes: number[] = [];
      for (const path of paths) sizes.push((await stat(path)).size);
      if (paths.length > 1) addTo(all.#bySize, sizes.reduce((a, b) => a + b, 0), paths);
      paths.forEach((path, n) => addTo(all.#bySize, sizes[n]!, [path]));
    }
    return all;
  }

  /** The bytes of what a record was made of; null where they are not at hand (or cannot be read any more). */
  async find({ file, bytes, sha256 }: Pick<Source, 'file' | 'bytes' | 'sha256'>): Promise<DocumentBytes | null> {
    if (bytes > mostBytes) return null;
    const { hashOf } = await import('./ingest/ingest.js');
    const otherName = (paths: readonly string[]): number => Number(basename(paths[0]!).normalize('NFC') !== file);
    for (const paths of [...(this.#bySize.get(bytes) ?? [])].sort((a, b) => otherName(a) - otherName(b))) {
      const key = JSON.stringify(paths);
      if ((this.#hashes.get(key) ?? sha256) !== sha256) continue;
      const parts = await Promise.all(paths.map((path) => readFile(path))).catch(() => null);
      if (parts === null) continue;
      const content = parts.length === 1 ? parts[0]! : parts;
      const hash = hashOf(content);
      this.#hashes.set(key, hash);
      if (hash === sha256) return content;
    }
    return null;
  }
}

/** Pages of a document as pictures, upright as the record's boxes see them. To be closed by who opened it. */
export interface PagePictures {
  /** Null where the record has no such page, or its picture cannot be made or is not shaped like the page. */
  page(number: number): Promise<{ readonly picture: Picture; readonly sheet: Sized } | null>;
  close(): Promise<void>;
}
/** A page whose size, in points, is known. */
export type Sized = Sheet & { readonly width: number; readonly height: number };
const isSized = (sheet: Sheet | undefined): sheet is Sized => sheet !== undefined && sheet.width !== null && sheet.height !== null;

/** Opens a document to show its pages; null of one that has none (text, Word, web pages) or that cannot be opened. What draws is loaded here, not before. */
export async function openPages(bytes: DocumentBytes, { source }: Pick<DocumentRecord, 'source'>): Promise<PagePictures | null> {
  const isPdf = source.mediaType === 'application/pdf';
  if (!isPdf && !source.mediaType.startsWith('image/')) return null;
  const { filesOf } = await import('./ingest/ingest.js');
  const { turnPicture } = await import('./picture/turn.js');
  const files = filesOf(bytes);
  const pictures: PictureSource | null = await (isPdf ? import('./ingest/pdf-pictures.js').then((it) => it.openPdfPictures(files[0]!)) : import('./ingest/pictures.js').then((it) => it.openPictureFiles(files))).catch(() => null);
  if (pictures === null) return null;
  const shown = async (sheet: Sized): Promise<Picture | null> => {
    // A PDF's pages come turned as the file says; what the reader turned them by beside that is the rest.
    const turn = (sheet.rotation - (isPdf ? await ownTurn(files[0]!, sheet.page) : 0) + 360) % 360;
    const picture = turnPicture(await pictures.picture(sheet.page), turn);
    if (fits(picture, sheet) || !isPdf) return picture;
    // The image of a fax has pixels of unlike size; the page as it is drawn has not.
    return turnPicture(await (await import('./ingest/pdf-render.js')).renderPage(files[0]!, sheet.page), turn);
  };
  return {
    async page(number) {
      const sheet = source.pages.find((each) => each.page === number);
      if (!isSized(sheet)) return null;
      const picture = await shown(sheet).catch(() => null);
      return picture !== null && fits(picture, sheet) ? { picture, sheet } : null;
    },
    close: () => pictures.close(),
  };
}

const fits = (picture: Picture, sheet: Sized): boolean => Math.abs((picture.width / picture.height) / (sheet.width / sheet.height) - 1) <= shapeTolerance;

/** The turn the file itself gives a page. */
const ownTurn = async (bytes: Uint8Array, page: number): Promise<number> => (await import('./ingest/pdf-open.js')).withDocument(bytes, 'without-images', async (document) => (await document.getPage(page)).rotate);
