import { openPdf, openPdfWithImages, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.js';
import { InputError } from './errors.js';
import type { Matrix } from './pdf-rules.js';

function inputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new InputError('encrypted', 'The PDF is encrypted; save it without a password first.');
  return new InputError('damaged', 'The PDF is damaged or cut off and cannot be read.');
}

/** Opens the file, hands it to `use` and closes it; what pdf.js throws says that the file is at fault. */
export async function withDocument<T>(bytes: Uint8Array, images: 'with-images' | 'without-images', use: (document: PDFDocumentProxy) => T | Promise<T>): Promise<T> {
  // pdf.js takes the buffer for itself, so it gets a copy.
  const pdf = images === 'with-images' ? await openPdfWithImages(new Uint8Array(bytes)) : openPdf(new Uint8Array(bytes));
  try {
    return await Promise.race([pdf.document.then(use), pdf.tooMuch]);
  } catch (error) {
    throw inputError(error);
  } finally {
    await pdf.close();
  }
}

/** The coordinate flip: everything of a page passes through this one matrix, into points from the top left, rotation undone. */
export function toPage(page: PDFPageProxy): { matrix: Matrix; width: number; height: number } {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  return { matrix: transform as unknown as Matrix, width, height };
}
