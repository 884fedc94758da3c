import { AnnotationMode, OPS, type PDFDocumentProxy } from './pdfjs.js';
import { toPage, withDocument } from './pdf-open.js';
import { multiply, transformBox, type Matrix, type OperatorList } from './pdf-rules.js';
import { scanShare } from './pdf-select.js';

/** The share of the page that images cover. */
export async function imageShare(document: PDFDocumentProxy, number: number): Promise<number> {
  const page = await document.getPage(number);
  const { matrix, width, height } = toPage(page);
  const list = (await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })) as OperatorList;
  const stack: Matrix[] = [];
  let [now, covered] = [matrix, 0];
  list.fnArray.forEach((operator, i) => {
    const args = list.argsArray[i] as unknown[] | null;
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push(now);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = stack.pop() ?? now;
    if (operator === OPS.transform) now = multiply(now, args as unknown as Matrix);
    if (operator === OPS.paintFormXObjectBegin && args?.[0]) now = multiply(now, args[0] as Matrix);
    if (operator === OPS.paintImageXObject || operator === OPS.paintImageMaskXObject || operator === OPS.paintInlineImageXObject) {
      const [x0, y0, x1, y1] = transformBox(now, [0, 0, 1, 1]);
      covered += Math.max(0, Math.min(x1, width) - Math.max(x0, 0)) * Math.max(0, Math.min(y1, height) - Math.max(y0, 0));
    }
  });
  page.cleanup();
  return covered / (width * height);
}

/**
 * Numbers of the pages among `candidates` that are images. Read again from the file, this time with its images:
 * the first reading leaves them out, because decoding them costs more than everything else.
 */
export async function imagePages(bytes: Uint8Array, candidates: readonly number[]): Promise<number[]> {
  if (candidates.length === 0) return [];
  return withDocument(bytes, 'with-images', async (document) => {
    const found: number[] = [];
    for (const number of candidates) if ((await imageShare(document, number)) >= scanShare) found.push(number);
    return found;
  });
}
