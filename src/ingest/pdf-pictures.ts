import type { Picture } from '../model/picture.js';
import { decodePicture, mostPixels, PictureError, tooManyPixels } from '../picture/decode.js';
import { turnPicture } from '../picture/turn.js';
import { openPdfWithImages, OPS, type OpenPdf, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.js';
import { imageShare } from './pdf-images.js';
import { openJpegPages } from './pdf-jpeg.js';
import { toPage } from './pdf-open.js';
import { multiply, transformBox, type Matrix, type OperatorList } from './pdf-rules.js';
import { renderPage } from './pdf-render.js';
import type { PictureSource } from './recognition.js';

/** A page whose one image covers this much of it is that image. */
const wholePage = 0.9;
/** An image coarser than this (dots per inch) is a background; the page is drawn instead. */
const coarsest = 60;

/** pdf.js' kinds of decoded images. */
const kinds = { blackAndWhite: 1, rgb: 2, rgba: 3 } as const;

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray | null;
}

interface PlacedImage {
  readonly name: string;
  readonly matrix: Matrix;
}

/** The page's only image, where nothing else is drawn that could be seen; null otherwise. */
function onlyImage({ fnArray, argsArray }: OperatorList, toPageMatrix: Matrix): PlacedImage | null {
  const stack: Matrix[] = [];
  let now = toPageMatrix;
  let found: PlacedImage | null = null;
  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i] as unknown[] | null;
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(now);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = stack.pop() ?? now;
    else if (operator === OPS.transform) now = multiply(now, args as unknown as Matrix);
    else if (operator === OPS.paintImageXObject) {
      if (found !== null) return null;
      found = { name: String(args?.[0]), matrix: now };
    } else if (operator === OPS.paintImageMaskXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintSolidColorImageMask || operator === OPS.shadingFill) return null;
    if (operator === OPS.paintFormXObjectBegin && args?.[0]) now = multiply(now, args[0] as Matrix);
  }
  return found;
}

/** Turns of the image by quarters, where its placement is one; null for slanted or mirrored images. */
function quarterTurn([a, b, c, d]: Matrix): number | null {
  const big = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const is = (value: number, sign: number): boolean => Math.sign(value) === sign && Math.abs(value) > 0.01 * big;
  const none = (value: number): boolean => Math.abs(value) <= 0.001 * big;
  // The image's own y axis points up, the page's down.
  if (none(b) && none(c)) return is(a, 1) && is(d, -1) ? 0 : is(a, -1) && is(d, 1) ? 180 : null;
  if (none(a) && none(d)) return is(b, 1) && is(c, 1) ? 90 : is(b, -1) && is(c, -1) ? 270 : null;
  return null;
}

/** Pixels of a decoded image, grey where all of it is. */
function pixels({ width, height, kind, data }: DecodedImage, dpi: number): Picture | null {
  if (data === null) return null;
  const size = width * height;
  if (kind === kinds.blackAndWhite) return { width, height, channels: 1, data: unpackBits(data, width, height), dpi };
  const step = kind === kinds.rgb ? 3 : 4;
  if (isGrey(data, size, step)) {
    const grey = new Uint8Array(size);
    for (let i = 0, k = 0; i < size; i++, k += step) grey[i] = data[k]!;
    return { width, height, channels: 1, data: grey, dpi };
  }
  if (step === 3) return { width, height, channels: 3, data: new Uint8Array(data.buffer, data.byteOffset, size * 3), dpi };
  const rgb = new Uint8Array(size * 3);
  for (let i = 0, k = 0, j = 0; i < size; i++, k += 4, j += 3) rgb.set(data.subarray(k, k + 3), j);
  return { width, height, channels: 3, data: rgb, dpi };
}

function isGrey(data: Uint8Array | Uint8ClampedArray, size: number, step: number): boolean {
  for (let i = 0, k = 0; i < size; i++, k += step) if (data[k] !== data[k + 1] || data[k] !== data[k + 2]) return false;
  return true;
}

/** A set bit is white, rows begin on a byte. */
function unpackBits(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const rowBytes = (width + 7) >> 3;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[y * width + x] = (data[y * rowBytes + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  return out;
}

/** @throws {PictureError} pdf.js could not decode it */
async function decoded(page: PDFPageProxy, name: string): Promise<DecodedImage> {
  const store = (name.startsWith('g_') ? page.commonObjs : page.objs) as unknown as { get(name: string, done: (value: unknown) => void): void };
  const image = await new Promise((resolve) => store.get(name, resolve));
  if (image === null || image === undefined) throw new PictureError('damaged', 'The picture of the page is damaged and cannot be decoded.');
  return image as DecodedImage;
}

/** The page's image as it is, where the page is one image; null where it must be drawn. */
async function imageOfPage(page: PDFPageProxy, maxPixels: number): Promise<Picture | null> {
  const { matrix, width, height } = toPage(page);
  const image = onlyImage((await page.getOperatorList()) as OperatorList, matrix);
  const turn = image === null ? null : quarterTurn(image.matrix);
  if (image === null || turn === null) return null;
  const [x0, y0, x1, y1] = transformBox(image.matrix, [0, 0, 1, 1]);
  const covers = (Math.min(x1, width) - Math.max(x0, 0)) * (Math.min(y1, height) - Math.max(y0, 0)) >= wholePage * width * height;
  const isWhole = Math.abs(x0) + Math.abs(y0) + Math.abs(x1 - width) + Math.abs(y1 - height) <= 0.02 * (width + height);
  if (!covers || !isWhole) return null;
  const source = await decoded(page, image.name);
  if (source.width * source.height > maxPixels) throw tooManyPixels(maxPixels);
  const across = turn % 180 === 0 ? source.width : source.height;
  const dpi = Math.round((across * 72) / width);
  if (dpi < coarsest) return null;
  const picture = pixels(source, dpi);
  return picture === null ? null : turnPicture(picture, turn);
}

/** Pictures of a PDF's pages. */
export interface PdfPictures extends PictureSource {
  /** Share of the page that images cover. */
  imageShare(page: number): Promise<number>;
}

/** The page's image as it is where the page is one, else the page as it is drawn. Images are unpacked when they are asked for. */
export async function openPdfPictures(bytes: Uint8Array, maxPixels = mostPixels): Promise<PdfPictures> {
  const jpegs = await openJpegPages(bytes);
  let opened: Promise<OpenPdf> | null = null;
  const document = async (): Promise<PDFDocumentProxy> => (await (opened ??= openPdfWithImages(new Uint8Array(bytes)))).document;
  const unpacked = async (number: number): Promise<Picture | null> => {
    const jpeg = jpegs(number);
    if (jpeg === null) return null;
    const picture = await decodePicture(jpeg.bytes, 0, maxPixels).catch((error: unknown) => (error instanceof PictureError && error.code === 'too-large' ? Promise.reject(error) : null));
    return picture === null ? null : turnPicture({ ...picture, dpi: jpeg.dpi }, jpeg.rotation);
  };
  return {
    imageShare: async (number) => (jpegs(number) === null ? imageShare(await document(), number) : 1),
    async picture(number) {
      const whole = await unpacked(number);
      if (whole !== null) return whole;
      const page = await (await document()).getPage(number);
      try {
        return (await imageOfPage(page, maxPixels)) ?? (await renderPage(bytes, number, maxPixels));
      } finally {
        page.cleanup();
      }
    },
    close: async () => (await (opened as Promise<OpenPdf> | null))?.close(),
  };
}
