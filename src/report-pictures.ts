import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { openPictureFiles } from './ingest/pictures.js';
import { openPdfPictures } from './ingest/pdf-pictures.js';
import { withDocument } from './ingest/pdf-open.js';
import type { PictureSource } from './ingest/recognition.js';
import type { DocumentRecord } from './model/record.js';
import { turnPicture } from './picture/turn.js';
import type { PageImage } from './report/page-image.js';

/** Most bytes of a page's picture, and what is tried until it fits: width in pixels, quality. */
const mostBytes = 150_000;
const attempts: readonly (readonly [width: number, quality: number])[] = [[1100, 60], [1100, 40], [900, 35], [700, 30], [500, 20]];
/** How far the picture's shape may be from the page's: otherwise boxes would lie elsewhere, and the picture is left out. */
const shapeTolerance = 0.03;

export interface DrawnPage extends PageImage {
  readonly webp: Uint8Array;
}

/** Source files by what they hold: of the files named, those whose SHA-256 a record bears. Files are read when a record of their size comes. */
export class SourceFiles {
  readonly #bySize = new Map<number, string[]>();
  readonly #hashes = new Map<string, string>();

  private constructor() {}

  /** @throws the system's error where a file cannot be looked at */
  static async of(paths: readonly string[]): Promise<SourceFiles> {
    const files = new SourceFiles();
    for (const path of paths) {
      const { size } = await stat(path);
      files.#bySize.set(size, [...(files.#bySize.get(size) ?? []), path]);
    }
    return files;
  }

  async find({ sha256, bytes }: DocumentRecord['source']): Promise<Uint8Array | null> {
    for (const path of this.#bySize.get(bytes) ?? []) {
      const known = this.#hashes.get(path);
      if (known !== undefined && known !== sha256) continue;
      const content = await readFile(path);
      const hash = createHash('sha256').update(content).digest('hex');
      this.#hashes.set(path, hash);
      if (hash === sha256) return content;
    }
    return null;
  }
}

/** Pages of a source file as WebP pictures, upright as the record's boxes see them. Pages that cannot be drawn are left out. */
export async function drawPages(bytes: Uint8Array, { source }: DocumentRecord, pages: readonly number[]): Promise<DrawnPage[]> {
  const isPdf = source.mediaType === 'application/pdf';
  if (!isPdf && !source.mediaType.startsWith('image/')) return [];
  const out: DrawnPage[] = [];
  let pictures: PictureSource | null = null;
  try {
    pictures = isPdf ? await openPdfPictures(bytes) : await openPictureFiles([bytes]);
    const turns = isPdf ? await ownTurns(bytes, pages) : new Map<number, number>();
    for (const number of pages) {
      const page = source.pages.find((each) => each.page === number);
      if (page === undefined || page.width === null || page.height === null) continue;
      const turn = (page.rotation - (turns.get(number) ?? 0) + 360) % 360;
      const webp = await drawn(pictures, number, turn, page.width / page.height).catch(() => null);
      if (webp !== null) out.push({ page: number, width: page.width, height: page.height, webp });
    }
  } catch {
    // A file that reading has got something out of, and drawing has not: the text is shown.
  } finally {
    await pictures?.close();
  }
  return out;
}

/** The turn the file itself gives its pages: pictures come with it undone. What reading turned beside that is in the record. */
const ownTurns = (bytes: Uint8Array, pages: readonly number[]): Promise<Map<number, number>> => withDocument(bytes, 'without-images', async (document) => {
  const turns = new Map<number, number>();
  for (const number of pages) if (number <= document.numPages) turns.set(number, (await document.getPage(number)).rotate);
  return turns;
});

async function drawn(pictures: PictureSource, number: number, turn: number, shape: number): Promise<Uint8Array | null> {
  const { data, width, height, channels } = turnPicture(await pictures.picture(number), turn);
  if (Math.abs(width / height / shape - 1) > shapeTolerance) return null;
  for (const [across, quality] of attempts) {
    const webp = await sharp(data, { raw: { width, height, channels } }).resize({ width: Math.min(across, width) }).webp({ quality, effort: 3 }).toBuffer();
    if (webp.length <= mostBytes) return webp;
  }
  return null;
}
