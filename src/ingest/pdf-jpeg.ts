import type { PDFPage } from '@cantoo/pdf-lib';

/** A page that is nothing but one JPEG file laid over all of it, as scanners write them. */
export interface JpegPage {
  readonly bytes: Uint8Array;
  /** Dots per inch across the page as it is stored. */
  readonly dpi: number;
  /** The page's own clockwise turn in degrees. */
  readonly rotation: number;
}

type Library = typeof import('@cantoo/pdf-lib');

/** Only a picture is drawn: `q a 0 0 d e f cm /Name Do Q`. */
const onlyPicture = /^\s*(?:q\s+)*(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+cm\s+(?:q\s+)*\/([^\s/]+)\s+Do\s*(?:Q\s*)*$/;
/** A longer stream draws more than a picture. */
const longestContent = 400;
/** The picture covers the page but for this share of its sides. */
const tolerance = 0.02;

function contentOf(page: PDFPage, library: Library): string | null {
  const contents = page.node.Contents();
  const streams = contents instanceof library.PDFArray ? contents.asArray().map((ref) => page.node.context.lookup(ref)) : [contents];
  let text = '';
  for (const stream of streams) {
    if (!(stream instanceof library.PDFRawStream) || stream.contents.length > longestContent) return null;
    text += `${Buffer.from(library.decodePDFRawStream(stream).decode()).toString('latin1')}\n`;
  }
  return text.length > longestContent ? null : text;
}

/** The bytes of the image of a name, where they are a JPEG file in grey or RGB that is shown as it is. */
function jpegOf(page: PDFPage, name: string, library: Library): { bytes: Uint8Array; width: number } | null {
  const { PDFName, PDFDict, PDFRawStream, PDFArray } = library;
  const images = page.node.Resources()?.lookup(PDFName.of('XObject'));
  const image = images instanceof PDFDict ? images.lookup(PDFName.of(name)) : undefined;
  if (!(image instanceof PDFRawStream)) return null;
  const { dict } = image;
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray().map(String) : [String(filter)];
  const space = String(dict.lookup(PDFName.of('ColorSpace')));
  const plain = ['SMask', 'Mask', 'Decode', 'ImageMask'].every((key) => dict.get(PDFName.of(key)) === undefined);
  if (filters.length !== 1 || filters[0] !== '/DCTDecode' || !plain || !['/DeviceGray', '/DeviceRGB'].includes(space)) return null;
  const width = Number(String(dict.lookup(PDFName.of('Width'))));
  return Number.isFinite(width) && width > 0 ? { bytes: image.contents, width } : null;
}

function jpegPage(page: PDFPage, library: Library): JpegPage | null {
  const match = onlyPicture.exec(contentOf(page, library) ?? '');
  if (match === null) return null;
  const [a, b, c, d, e, f] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const box = page.getCropBox();
  const near = (x: number, y: number, side: number): boolean => Math.abs(x - y) <= tolerance * side;
  const covers = b === 0 && c === 0 && near(a, box.width, box.width) && near(d, box.height, box.height) && near(e, box.x, box.width) && near(f, box.y, box.height);
  const image = covers ? jpegOf(page, match[7]!, library) : null;
  return image === null ? null : { bytes: image.bytes, dpi: Math.round((image.width * 72) / box.width), rotation: ((page.getRotation().angle % 360) + 360) % 360 };
}

/**
 * The JPEG files of a PDF's pages, by page numbers: unpacking them by a library for pictures is ten times quicker than drawing the page.
 * Null for a page that is not just one of them, and for all pages of a file that cannot be opened this way.
 */
export async function openJpegPages(bytes: Uint8Array): Promise<(page: number) => JpegPage | null> {
  const library = await import('@cantoo/pdf-lib');
  try {
    const pages = (await library.PDFDocument.load(bytes, { updateMetadata: false })).getPages();
    return (number) => {
      const page = pages[number - 1];
      try {
        return page === undefined ? null : jpegPage(page, library);
      } catch {
        return null;
      }
    };
  } catch {
    return () => null;
  }
}
