import { StandardFonts, TextRenderingMode, setTextRenderingMode, type PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Picture } from '../../src/model/picture.js';
import type { TextPiece } from './render.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { floor, max, min, round } = Math;

/** A4 in landscape, points. */
export const landscape = { width: 841.89, height: 595.28 };

/** Letters as a scanner without Vietnamese reads them: their marks lost, what is beyond Latin-1 a full stop. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[–—]/g, '-').replace(/[^\x20-\x7e]/g, '.');
}

/** Writes the page's text, marks lost, invisibly over its picture. */
export async function addWrongLayer(document: PDFDocument, page: PDFPage, pieces: readonly TextPiece[], fonts: Map<PDFDocument, PDFFont>): Promise<void> {
  const font = fonts.get(document) ?? (await document.embedFont(StandardFonts.TimesRoman));
  fonts.set(document, font);
  page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
  for (const { text, x, y, size } of pieces) page.drawText(withoutMarks(text), { x, y: page.getHeight() - y, size, font });
}

/** Pixel of a picture nearest by area: shrunk to the size given, each new pixel the mean of the old ones it covers. */
function shrink({ width, height, data }: Picture, toWidth: number, toHeight: number): Uint8Array {
  const out = new Uint8Array(toWidth * toHeight);
  for (let y = 0; y < toHeight; y++) {
    const [y0, y1] = [floor((y * height) / toHeight), max(floor((y * height) / toHeight) + 1, floor(((y + 1) * height) / toHeight))];
    for (let x = 0; x < toWidth; x++) {
      const [x0, x1] = [floor((x * width) / toWidth), max(floor((x * width) / toWidth) + 1, floor(((x + 1) * width) / toWidth))];
      let sum = 0;
      for (let v = y0; v < y1; v++) for (let u = x0; u < x1; u++) sum += data[v * width + u]!;
      out[y * toWidth + x] = round(sum / ((y1 - y0) * (x1 - x0)));
    }
  }
  return out;
}

/** Drawn pages (grey) side by side on a landscape sheet of so many dots an inch; a single one lies on the left. */
export function sideBySide(pages: readonly Picture[], dpi: number): Picture {
  const [width, height] = [round((landscape.width * dpi) / 72), round((landscape.height * dpi) / 72)];
  const data = new Uint8Array(width * height).fill(255);
  const half = width >> 1;
  pages.forEach((page, i) => {
    const scale = min(half / page.width, height / page.height);
    const [w, h] = [floor(page.width * scale), floor(page.height * scale)];
    const small = shrink(page, w, h);
    const [left, top] = [i * half + ((half - w) >> 1), (height - h) >> 1];
    for (let y = 0; y < h; y++) data.set(small.subarray(y * w, (y + 1) * w), (top + y) * width + left);
  });
  return { width, height, channels: 1, data, dpi };
}
