import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CanvasFactory } from '../../src/ingest/pdf-render.js';
import type { Picture } from '../../src/model/picture.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { hypot, round } = Math;

/** A piece of a page's text layer: `x`, `y` of its baseline's start and its width, in points from the page's top left as it is seen. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A page of a born-digital PDF. `draw` gives it grey, without margins of its own, at so many dots per inch. */
export interface SourcePage {
  readonly number: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly draw: (dpi: number) => Promise<Picture>;
}

async function draw(page: PDFPageProxy, factory: CanvasFactory, dpi: number): Promise<Picture> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const { canvas, context } = factory.create(round(viewport.width), round(viewport.height));
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport, background: '#ffffff' }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = round(0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!);
  return { width, height, channels: 1, data: grey, dpi };
}

async function pieces(page: PDFPageProxy): Promise<TextPiece[]> {
  const { transform: [a, b, c, d, e, f] } = page.getViewport({ scale: 1 }) as unknown as { transform: [number, number, number, number, number, number] };
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , p, q, x, y] = item.transform as number[];
    return [{ text: item.str, x: a * x! + c * y! + e, y: b * x! + d * y! + f, width: item.width, size: hypot(p!, q!) }];
  });
}

/** Opens a PDF for drawing. `pages` are counted from 1; `close` gives the memory back. @throws where it is no PDF */
export async function openSource(bytes: Uint8Array): Promise<{ count: number; page: (number: number) => Promise<SourcePage>; close: () => Promise<void> }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false, useWasm: false, verbosity: 0 });
  const document = await task.promise;
  const page = async (number: number): Promise<SourcePage> => {
    const proxy = await document.getPage(number);
    const { width, height } = proxy.getViewport({ scale: 1 });
    return { number, width, height, pieces: await pieces(proxy), draw: (dpi) => draw(proxy, document.canvasFactory as CanvasFactory, dpi) };
  };
  return { count: document.numPages, page, close: () => task.destroy() };
}
