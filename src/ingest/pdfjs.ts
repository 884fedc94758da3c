/**
 * pdf.js as this project loads it. Its build for older engines puts its own `Array.prototype.push` in the whole process,
 * for the sake of frozen arrays; everything that pushes becomes slower by it, pdf.js itself by a third. The engine's own
 * is put back. The worker module is loaded here, too (it runs in this thread), because it does the same.
 */
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')!;
// Not a literal: the package has no types for its worker.
const worker: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
await import(worker);
Object.defineProperty(Array.prototype, 'push', push);

export const { AnnotationMode, getDocument, OPS } = pdfjs;
export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
