import { basename } from 'node:path';
import sharp from 'sharp';
import { openPdfPictures } from '../ingest/pdf-pictures.js';
import { searchablePages, type ReadPages } from './searchable-pages.js';
import { searchablePdf, writeSearchablePdf } from './searchable-pdf.js';

/** Quality of pictures that are packed anew: beyond this no letter gains. */
const jpegQuality = 80;

/** Writes the searchable copy of a PDF of which some pages were read from their pictures; gives its path. */
export async function writeSearchableCopy(folder: string, input: string, bytes: Uint8Array, read: ReadPages): Promise<string> {
  const source = await openPdfPictures(bytes);
  try {
    const picture = async (page: number): Promise<Uint8Array> => {
      const { data, width, height, channels } = await source.picture(page);
      return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: jpegQuality }).toBuffer();
    };
    const pages = await searchablePages(read, false, picture);
    return await writeSearchablePdf(folder, input, await searchablePdf({ original: bytes, pages, title: basename(input) }));
  } finally {
    await source.close();
  }
}
