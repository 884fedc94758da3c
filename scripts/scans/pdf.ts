import { PDFDocument, PDFName, PDFRawStream, type PDFPage } from '@cantoo/pdf-lib';
import type { EncodedPicture } from './encode.js';

/** A page of pictures alone: its size in points, the picture over all of it. */
export function addPicturePage(document: PDFDocument, picture: EncodedPicture, width: number, height: number): PDFPage {
  const page = document.addPage([width, height]);
  const { context } = document;
  const dictionary = context.obj({
    Type: 'XObject', Subtype: 'Image', Width: picture.width, Height: picture.height, BitsPerComponent: picture.bits,
    ColorSpace: picture.colourSpace, Filter: picture.filter, Length: picture.bytes.length,
  });
  const reference = context.register(PDFRawStream.of(dictionary, picture.bytes));
  page.node.setXObject(PDFName.of('Page'), reference);
  const content = context.stream(`q ${width} 0 0 ${height} 0 0 cm /Page Do Q\n`);
  page.node.set(PDFName.of('Contents'), context.obj([context.register(content)]));
  return page;
}

/** An empty document; nothing in it depends on the hour. */
export const newPdf = (): Promise<PDFDocument> => PDFDocument.create({ updateMetadata: false });
