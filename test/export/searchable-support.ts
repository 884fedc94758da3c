import { degrees, PDFDocument, PDFNumber, PDFName } from '@cantoo/pdf-lib';
import sharp, { type PngOptions } from 'sharp';
import { openPdfWithImages, OPS } from '../../src/ingest/pdfjs.js';
import { multiply, transformBox, type Matrix } from '../../src/ingest/pdf-rules.js';
import { pdfTextToItems, type PdfText } from '../../src/ingest/pdf-items.js';
import type { Box } from '../../src/model/provenance.js';
import type { SearchableLine, SearchablePage } from '../../src/export/searchable-pdf.js';

export interface ReadBack {
  readonly width: number;
  readonly height: number;
  /** As pdf.js gives it: items one after the other, line breaks where it sees them. */
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly bbox: Box }[];
  /** The pictures the page paints: pixels, where they stand, and where their upper left corner is. */
  readonly pictures: readonly { readonly width: number; readonly height: number; readonly data: Uint8Array | null; readonly place: Box; readonly topLeft: readonly number[] }[];
}

/** All pages as pdf.js reads them. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack[]> {
  const pdf = await openPdfWithImages(new Uint8Array(bytes));
  try {
    const document = await pdf.document;
    const out: ReadBack[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { transform, width, height } = page.getViewport({ scale: 1 });
      const content = await page.getTextContent({ disableNormalization: true });
      const { raw, items } = pdfTextToItems(content.items as PdfText[], transform as never, 0, (font) => ({ font, bold: false, italic: false }));
      const { fnArray, argsArray } = await page.getOperatorList();
      let now = transform as unknown as Matrix;
      const pictures: ReadBack['pictures'][number][] = [];
      fnArray.forEach((operator, i) => {
        const args = argsArray[i] as unknown[];
        if (operator === OPS.transform) now = multiply(now, args as unknown as Matrix);
        if (operator !== OPS.paintImageXObject) return;
        const image = page.objs.get(args[0] as string) as { width: number; height: number; data?: Uint8Array };
        const [left, , , upper] = transformBox(now, [0, 1, 0, 1]);
        pictures.push({ width: image.width, height: image.height, data: image.data ?? null, place: transformBox(now, [0, 0, 1, 1]), topLeft: [left, upper] });
      });
      out.push({ width, height, text: raw, items: items.map((item) => ({ text: raw.slice(item.start, item.end), bbox: item.bbox })), pictures });
    }
    return out;
  } finally {
    await pdf.close();
  }
}

/** A grey picture with a dark band in its upper half, so that it shows which way up it is. */
export async function greyPng(width: number, height: number, options: PngOptions = {}): Promise<Uint8Array> {
  const data = Buffer.alloc(width * height, 230).fill(40, 0, width * Math.floor(height / 4));
  return new Uint8Array(await sharp(data, { raw: { width, height, channels: 1 } }).png(options).toBuffer());
}

type Corner = [x: number, y: number, width: number, height: number];

export interface MadePage {
  readonly media?: Readonly<Corner>;
  readonly crop?: Readonly<Corner>;
  readonly rotate?: number;
  readonly userUnit?: number;
  readonly text?: string;
}

/** A PDF with pages as said, each with a line of visible text. */
export async function madePdf(pages: readonly MadePage[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { media = [0, 0, 595, 842] as const, crop, rotate = 0, userUnit, text } of pages) {
    const page = document.addPage();
    page.setMediaBox(...media);
    if (crop !== undefined) page.setCropBox(...crop);
    page.setRotation(degrees(rotate));
    if (userUnit !== undefined) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(userUnit));
    if (text !== undefined) page.drawText(text, { x: media[0] + 50, y: media[1] + 50, size: 12 });
  }
  return document.save({ updateFieldAppearances: false });
}

export const line = (...words: readonly (readonly [text: string, x0: number, y0: number, x1: number, y1: number])[]): SearchableLine => ({
  words: words.map(([text, ...bbox]) => ({ text, bbox })),
});

export const a4 = (lines: readonly SearchableLine[], more: Partial<SearchablePage> = {}): SearchablePage => ({ number: 1, width: 595, height: 842, rotation: 0, picture: null, lines, ...more });

export const textOf = (lines: readonly SearchableLine[]): string => lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
