import { decodersPdf, wasmFolder } from './pdf-wasm.js';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { loadAlone } from './pdf-alone.js';
import { InProcessPort } from './pdf-port.js';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * pdf.js as this project loads it. Its build for older engines puts its own `Array.prototype.push` in the whole process,
 * for the sake of frozen arrays; everything that pushes becomes slower by it, pdf.js itself by a third. The engine's own
 * is put back. The worker module is loaded here, too (it runs in this thread), because it does the same.
 */
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')!;
// The short builds: a third of the source to read and keep. Not literals: the package has no types for them.
const library: string = 'pdfjs-dist/legacy/build/pdf.min.mjs';
const worker: string = 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

const [pdfjs, { WorkerMessageHandler }] = await loadAlone(async () => [
  (await import(library)) as typeof import('pdfjs-dist/legacy/build/pdf.mjs'),
  (await import(worker)) as { WorkerMessageHandler: { initializeFromPort(port: unknown): void } },
] as const);
Object.defineProperty(Array.prototype, 'push', push);

export const { AnnotationMode, OPS } = pdfjs;

/** Nothing is fetched (decoders of JBIG2, CCITT and JPEG 2000 are read from the package's folder), no code is generated, nothing is printed. */
export const safe = { isEvalSupported: false, useSystemFonts: false, useWorkerFetch: false, useWasm: true, wasmUrl: wasmFolder, stopAtErrors: false, verbosity: 0 };

/**
 * A page that takes style rules and forgets them. With it pdf.js hands fonts over as files and need not draw every glyph's outline,
 * which nobody here looks at.
 */
const nowhere = {
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({ remove: () => undefined, sheet: { cssRules: [], insertRule: () => undefined } }),
} as never;

export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => Promise<void>;
  /** Rejects with an `InputError` where a page draws without end; nothing that was asked for then comes. */
  readonly tooMuch: Promise<never>;
}

let loading: Promise<void> | null = null;

/**
 * Loads the decoders of images, once. pdf.js asks the document that was opened last for them, and waits forever where that one was closed
 * before it answered: so they are loaded before they are needed, and no document is closed meanwhile.
 */
export function loadDecoders(): Promise<void> {
  return (loading ??= (async () => {
    const pdf = open(decodersPdf(), -1);
    await (await (await pdf.document).getPage(1)).getOperatorList();
    void pdf.close();
  })().catch(() => undefined));
}

/** Opens a PDF whose images are wanted, too. */
export async function openPdfWithImages(data: Uint8Array): Promise<OpenPdf> {
  await loadDecoders();
  return open(data, -1);
}

/** Opens a PDF in this thread; its images are left out. */
export const openPdf = (data: Uint8Array): OpenPdf => open(data, 1);

/** pdf.js takes the bytes for itself. Images larger than `maxImageSize` pixels are left out (-1: none). */
function open(data: Uint8Array, maxImageSize: number): OpenPdf {
  const port = new InProcessPort();
  const half = new pdfjs.PDFWorker({ port: port as unknown as null, verbosity: 0 });
  WorkerMessageHandler.initializeFromPort(port);
  const task = pdfjs.getDocument({ ...safe, data, maxImageSize, worker: half, disableFontFace: false, ownerDocument: nowhere });
  const close = async (): Promise<void> => {
    await loading;
    await task.destroy();
    half.destroy();
    port.terminate();
  };
  return { document: task.promise, close, tooMuch: port.tooMuch };
}
