import { basename } from 'node:path';
import sharp from 'sharp';
import { filesOf, type DocumentBytes } from '../ingest/ingest.js';
import { openPdfPictures } from '../ingest/pdf-pictures.js';
import { openPictureFiles } from '../ingest/pictures.js';
import { turnPicture } from '../picture/turn.js';
import type { MediaType } from '../model/document.js';
import { searchablePages, type ReadPages } from './searchable-pages.js';
import { searchablePdf, writeSearchablePdf } from './searchable-pdf.js';

/** Quality of pictures that are packed anew: beyond this no letter gains. */
const jpegQuality = 80;

/** Writes the searchable copy of a PDF of which some pages were read from their pictures, or of pictures; gives its path. */
export async function writeSearchableCopy(folder: string, input: string, bytes: DocumentBytes, mediaType: MediaType, read: ReadPages): Promise<string> {
  const original = mediaType === 'application/pdf' ? filesOf(bytes)[0]! : null;
  const source = original === null ? await openPictureFiles(filesOf(bytes)) : await openPdfPictures(original);
  try {
    const picture = async (page: number): Promise<Uint8Array> => {
      const turned = read.pages.find(({ number }) => number === page)?.ocr?.turned ?? 0;
      const { data, width, height, channels } = turnPicture(await source.picture(page), turned);
      return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: jpegQuality }).toBuffer();
    };
    const pages = await searchablePages(read, original === null, picture);
    return await writeSearchablePdf(folder, input, await searchablePdf({ original, pages, title: basename(input) }));
  } finally {
    await source.close();
  }
}
