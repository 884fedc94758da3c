import type { Picture } from '../model/picture.js';
import { wasmFolder } from './pdf-wasm.js';

/** Dots per inch pages are drawn with: born-digital print is read best at this (docs/benchmarks.md). */
const drawnDpi = 250;
/** A page that would be larger is drawn with fewer dots. */
const mostPixels = 40_000_000;

/** What pdf.js makes canvases with. */
export interface CanvasFactory {
  create(width: number, height: number): CanvasAndContext;
}
interface CanvasAndContext {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray; width: number; height: number } };
}

const options = { isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false, useWasm: true, wasmUrl: wasmFolder, stopAtErrors: false, verbosity: 0 };

let last: Promise<unknown> = Promise.resolve();

/**
 * The page as it is drawn. pdf.js is opened anew in its full form, with the drawing library: this happens for few pages. One is drawn at a
 * time: pdf.js asks the document opened last for its decoders, and waits forever where that one was closed meanwhile.
 */
export function renderPage(bytes: Uint8Array, number: number, maxPixels = mostPixels): Promise<Picture> {
  const drawn = last.then(() => draw(bytes, number, Math.min(maxPixels, mostPixels)));
  last = drawn.catch(() => undefined);
  return drawn;
}

async function draw(bytes: Uint8Array, number: number, most: number): Promise<Picture> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ ...options, data: new Uint8Array(bytes) });
  try {
    const document = await task.promise;
    const page = await document.getPage(number);
    const size = page.getViewport({ scale: 1 });
    const scale = Math.min(drawnDpi / 72, Math.sqrt(most / (size.width * size.height)));
    const viewport = page.getViewport({ scale });
    // pdf.js makes the canvas: it may have a copy of the drawing library of its own, and one copy does not fill another's paths.
    const { canvas, context } = (document.canvasFactory as CanvasFactory).create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport, background: '#ffffff' }).promise;
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const rgb = new Uint8Array(width * height * 3);
    for (let i = 0, j = 0; j < rgb.length; i += 4, j += 3) [rgb[j], rgb[j + 1], rgb[j + 2]] = [data[i]!, data[i + 1]!, data[i + 2]!];
    return { width, height, channels: 3, data: rgb, dpi: Math.round(scale * 72) };
  } finally {
    await task.destroy();
  }
}
