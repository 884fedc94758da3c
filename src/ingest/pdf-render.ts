import type { Picture } from '../model/picture.js';

/** Dots per inch pages are drawn with: born-digital print is read best at this (docs/benchmarks.md). */
const drawnDpi = 250;
/** A page that would be larger is drawn with fewer dots. */
const mostPixels = 40_000_000;

/**
 * The page as it is drawn. pdf.js is opened anew in its full form, with the drawing library: this happens for few pages.
 */
export async function renderPage(bytes: Uint8Array, number: number): Promise<Picture> {
  const [{ getDocument }, { createCanvas }] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('@napi-rs/canvas')]);
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false, useWasm: false, stopAtErrors: false, verbosity: 0 });
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
