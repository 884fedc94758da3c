import type { Picture } from '../model/picture.js';
import { findDrawingLibrary } from './pdf-alone.js';
import { wasmFolder } from './pdf-wasm.js';

/** Dots per inch pages are drawn with: born-digital print is read best at this (docs/benchmarks.md). */
const drawnDpi = 250;
/** A page that would be larger is drawn with fewer dots. */
const mostPixels = 40_000_000;

type DrawingLibrary = typeof import('@napi-rs/canvas');

/** pdf.js must draw on a canvas of the very library it takes its paths from: of two copies, one crashes on the other's. */
function drawingLibrary(): DrawingLibrary {
  const found = findDrawingLibrary();
  if (found === null) throw new Error('The library that pages are drawn with (@napi-rs/canvas) is not installed; run npm ci.');
  return found.require(found.path) as DrawingLibrary;
}

const options = { isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false, useWasm: true, wasmUrl: wasmFolder, stopAtErrors: false, verbosity: 0 };

let last: Promise<unknown> = Promise.resolve();

/**
 * The page as it is drawn. pdf.js is opened anew in its full form, with the drawing library: this happens for few pages. One is drawn at a
 * time: pdf.js asks the document opened last for its decoders, and waits forever where that one was closed meanwhile.
 */
export function renderPage(bytes: Uint8Array, number: number): Promise<Picture> {
  const drawn = last.then(() => draw(bytes, number));
  last = drawn.catch(() => undefined);
  return drawn;
}

async function draw(bytes: Uint8Array, number: number): Promise<Picture> {
  const { createCanvas } = drawingLibrary();
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ ...options, data: new Uint8Array(bytes) });
  try {
    const page = await (await task.promise).getPage(number);
    const size = page.getViewport({ scale: 1 });
    const scale = Math.min(drawnDpi / 72, Math.sqrt(mostPixels / (size.width * size.height)));
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport, background: '#ffffff' }).promise;
    const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const rgb = new Uint8Array(width * height * 3);
    for (let i = 0, j = 0; j < rgb.length; i += 4, j += 3) [rgb[j], rgb[j + 1], rgb[j + 2]] = [data[i]!, data[i + 1]!, data[i + 2]!];
    return { width, height, channels: 3, data: rgb, dpi: Math.round(scale * 72) };
  } finally {
    await task.destroy();
  }
}
