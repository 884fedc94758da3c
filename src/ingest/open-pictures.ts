import { detect } from './detect.js';
import { filesOf, type DocumentBytes } from './ingest.js';
import type { PictureSource } from './recognition.js';

/** The pictures of the pages of a document that has some: a PDF, or files of pictures. To be closed by who opened it. */
export async function openPictures(bytes: DocumentBytes, file: string, maxPixels?: number): Promise<PictureSource> {
  const files = filesOf(bytes);
  const { mediaType } = await detect(files[0]!, { file, maxBytes: Infinity });
  if (mediaType === 'application/pdf') return (await import('./pdf-pictures.js')).openPdfPictures(files[0]!, maxPixels);
  return (await import('./pictures.js')).openPictureFiles(files, maxPixels);
}
