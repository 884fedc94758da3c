import { AnnotationMode, openPdf, OPS, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.js';
import { finding } from '../findings/report.js';
import { isGarbled } from '../layout/garbled.js';
import { pagesToFlow } from '../layout/document-flow.js';
import type { Ingested } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Page } from '../model/page.js';
import { InputError } from './errors.js';
import { addFilledIn, splitAnnotations } from './pdf-annotations.js';
import { fontFace, pdfTextToItems, type FontFace, type PageText, type PdfText } from './pdf-items.js';
import { closeSpacedLetters } from './pdf-spaced.js';
import { multiply, operatorsToRules, transformBox, type Matrix, type OperatorList } from './pdf-rules.js';

/** A page of text has more letters than this; a stamp or a digital signature on a scan has fewer. */
const fewLetters = 100;
/** A page with fewer letters than this shows none but perhaps a numeral or a mark. */
const noLetters = 3;
/** An image that covers so much of the page is a scan of it. */
const scanShare = 0.5;
/** A whole file ends with its end mark (ISO 32000-1, 7.5.5), give or take what mailers and signers append. */
const endMark = '%%EOF';
const endMarkWithin = 4096;

interface ReadPage {
  readonly page: Page;
  readonly text: PageText;
}


function hasEndMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - endMarkWithin))).includes(endMark);
}

function inputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new InputError('encrypted', 'The PDF is encrypted; save it without a password first.');
  return new InputError('damaged', 'The PDF is damaged or cut off and cannot be read.');
}

/** Opens the file, hands it to `use` and closes it; what pdf.js throws says that the file is at fault. */
async function withDocument<T>(bytes: Uint8Array, maxImageSize: number, use: (document: PDFDocumentProxy) => T | Promise<T>): Promise<T> {
  // pdf.js takes the buffer for itself, so it gets a copy.
  const pdf = openPdf(new Uint8Array(bytes), maxImageSize);
  try {
    return await use(await pdf.document);
  } catch (error) {
    throw inputError(error);
  } finally {
    await pdf.close();
  }
}

/** Fonts are known by name only after the page's operators were read. */
function faces(page: PDFPageProxy): (fontName: string) => FontFace {
  const known = new Map<string, FontFace>();
  return (fontName) => {
    let face = known.get(fontName);
    if (face === undefined) {
      const font = page.commonObjs.has(fontName) ? (page.commonObjs.get(fontName) as { name?: string; bold?: boolean; black?: boolean; italic?: boolean } | null) : null;
      face = fontFace(font?.name ?? '', font ?? {});
      known.set(fontName, face);
    }
    return face;
  };
}

/** The coordinate flip: everything of a page passes through this one matrix, into points from the top left, rotation undone. */
function toPage(page: PDFPageProxy): { matrix: Matrix; width: number; height: number } {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  return { matrix: transform as unknown as Matrix, width, height };
}

async function readPage(document: PDFDocumentProxy, number: number, offset: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { matrix, width, height } = toPage(page);
  // Normalising would change letters of legacy fonts (µ is à in TCVN3).
  const content = await page.getTextContent({ disableNormalization: true });
  const { content: operators, shown } = splitAnnotations((await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE })) as OperatorList);
  const printed = pdfTextToItems(closeSpacedLetters(content.items as PdfText[], operators), matrix, offset, faces(page));
  const text = addFilledIn(printed, shown, matrix, offset, { number, width, height });
  const rules = operatorsToRules(operators, matrix);
  page.cleanup();
  const end = offset + text.raw.length;
  return { text, page: { number, width, height, rotation: page.rotate, method: 'text-layer', start: offset, end, items: text.items, rules } };
}

async function readPages(document: PDFDocumentProxy): Promise<{ raw: string; pages: Page[] }> {
  const pages: Page[] = [];
  const parts: string[] = [];
  let offset = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const { page, text } = await readPage(document, number, offset);
    pages.push(page);
    parts.push(text.raw, '\n');
    offset = page.end + 1;
  }
  return { raw: parts.join(''), pages };
}

function countLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A-Za-zÀ-ỹ, without a list of them all
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x1ef9)) count++;
  }
  return count;
}

/** The share of the page that images cover. */
async function imageShare(document: PDFDocumentProxy, number: number): Promise<number> {
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
async function imagePages(bytes: Uint8Array, candidates: readonly number[]): Promise<number[]> {
  if (candidates.length === 0) return [];
  return withDocument(bytes, -1, async (document) => {
    const found: number[] = [];
    for (const number of candidates) if ((await imageShare(document, number)) >= scanShare) found.push(number);
    return found;
  });
}

/** Pages without text that others follow: where a content stream is damaged, pdf.js leaves the page empty and says nothing. */
function emptyPages(raw: string, pages: readonly Page[]): number[] {
  const placed = (page: Page) => page.items.map((item) => raw.slice(item.start, item.end)).join('');
  return pages.filter((page, i) => i < pages.length - 1 && countLetters(placed(page)) < noLetters).map((page) => page.number);
}

/** Throws where the whole document has no text; else names the pages that are images, empty or rubbish. */
async function checkText(bytes: Uint8Array, raw: string, pages: readonly Page[]): Promise<Finding[]> {
  const texts = pages.map((page) => raw.slice(page.start, page.end));
  const letters = texts.map(countLetters);
  const poor = pages.filter((_, i) => letters[i]! < fewLetters).map((page) => page.number);
  const total = letters.reduce((sum, n) => sum + n, 0);
  if (total < fewLetters * pages.length) {
    const scanned = await imagePages(bytes, poor.slice(0, 3));
    if (scanned.length > 0) throw new InputError('no-text-layer', 'The PDF has no text layer: it is a scan, and its text must be recognised first (OCR).');
    if (total === 0) throw new InputError('no-text-layer', 'The PDF has no text: its pages are empty or drawn.');
  }
  const scanned = total < fewLetters * pages.length ? [] : await imagePages(bytes, poor);
  const empty = emptyPages(raw, pages).filter((page) => !scanned.includes(page));
  const garbled = pages.filter((_, i) => isGarbled(texts[i]!)).map((page) => page.number);
  return [
    ...scanned.map((page) => finding('page-without-text', { page }, [{ page, bbox: null, span: null, text: '' }])),
    ...empty.map((page) => finding('empty-page', { page }, [{ page, bbox: null, span: null, text: '' }])),
    ...garbled.map((page) => finding('garbled-text', { text: sample(texts[page - 1]!) }, [{ page, bbox: null, span: null, text: sample(texts[page - 1]!) }])),
  ];
}

const sample = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 60);

/**
 * Read a PDF with a text layer: text items with boxes and fonts, ruling lines, and the flow of lines and table pieces.
 * @throws {InputError} damaged, encrypted, no pages, too many pages, no text layer (a scan)
 */
export async function ingestPdf(bytes: Uint8Array, limits: { readonly maxPages: number }): Promise<Pick<Ingested, 'raw' | 'pages' | 'flow' | 'findings'>> {
  if (!hasEndMark(bytes)) throw new InputError('damaged', 'The PDF is cut off: its end is missing.');
  const { raw, pages } = await withDocument(bytes, 1, (document) => {
    if (document.numPages === 0) throw new InputError('no-pages', 'The PDF has no pages.');
    if (document.numPages > limits.maxPages) throw new InputError('too-many-pages', `The PDF has ${document.numPages} pages, more than the limit of ${limits.maxPages}.`);
    return readPages(document);
  });
  const findings = await checkText(bytes, raw, pages);
  return { raw, pages, flow: pagesToFlow(pages, raw), findings };
}
