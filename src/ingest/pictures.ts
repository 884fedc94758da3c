import { pagesToFlow } from '../layout/document-flow.js';
import type { Page } from '../model/page.js';
import type { Picture } from '../model/picture.js';
import { countPages, decodePicture, mostPixels, PictureError } from '../picture/decode.js';
import { InputError } from './errors.js';
import type { Read } from './ingest.js';
import { joinPages, noneRead, recognisePages, type PictureSource, type Recognition, type Wanted } from './recognition.js';

/** A page: where its picture stands. */
interface Place {
  readonly bytes: Uint8Array;
  /** Page of the file, from 0. */
  readonly index: number;
}

const noPage: Omit<Page, 'number'> = { width: null, height: null, rotation: 0, method: 'ocr', start: 0, end: 0, items: [], rules: [] };

/** The pages of all files in their order. A file that cannot be opened is one page: it is told when the page is read. */
async function findPages(files: readonly Uint8Array[], maxPages: number, maxPixels: number): Promise<Place[]> {
  const places: Place[] = [];
  for (const bytes of files) {
    const count = await countPages(bytes, maxPixels).catch((error: unknown) => (error instanceof PictureError ? 1 : Promise.reject(error)));
    if (places.length + count > maxPages) {
      const total = files.length === 1 ? `${count}` : `at least ${places.length + count}`;
      throw new InputError('too-many-pages', `The document has ${total} pages, more than the limit of ${maxPages}.`);
    }
    for (let index = 0; index < count; index++) places.push({ bytes, index });
  }
  return places;
}

/** Pictures of all pages of the files. */
export async function openPictureFiles(files: readonly Uint8Array[], maxPixels = mostPixels): Promise<PictureSource> {
  return openPlaces(await findPages(files, Infinity, maxPixels), maxPixels);
}

function openPlaces(places: readonly Place[], maxPixels: number): PictureSource {
  return {
    picture: async (page): Promise<Picture> => decodePicture(places[page - 1]!.bytes, places[page - 1]!.index, maxPixels),
    close: async () => undefined,
  };
}

/**
 * Reads pictures (PNG, JPEG, TIFF, WebP) as the pages of one document. Pages that cannot be decoded or read are findings.
 * @throws {InputError} nothing to read them with, too many pages, no page that could be read, no text in any
 */
export async function ingestPictures(files: readonly Uint8Array[], limits: { readonly maxPages: number }, recognition: Recognition | null): Promise<Read> {
  const maxPixels = recognition?.maxPixels ?? mostPixels;
  const places = await findPages(files, limits.maxPages, maxPixels);
  if (recognition === null || recognition.mode === 'never') {
    throw new InputError('no-text-layer', 'This is a picture, which has no text layer: its text must be recognised, and that is switched off.');
  }
  const empty = places.map((_, i): Page => ({ ...noPage, number: i + 1 }));
  const wanted = empty.map(({ number }): Wanted => ({ page: number, reason: 'picture', size: null }));
  const { read, findings, failures } = await recognisePages(wanted, async () => openPlaces(places, maxPixels), recognition);
  if (failures.length === places.length) throw noneRead(failures, 'picture');
  const { raw, pages } = joinPages(empty, '', read);
  if (raw.trim() === '') throw new InputError('no-text-layer', 'No text was found in the pictures of the pages.');
  return { raw, pages, flow: pagesToFlow(pages, raw), findings };
}
