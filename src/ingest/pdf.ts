import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.js';
import { pagesToFlow } from '../layout/document-flow.js';
import type { Finding } from '../model/finding.js';
import type { Page } from '../model/page.js';
import { InputError } from './errors.js';
import type { Read } from './ingest.js';
import { addFilledIn, splitAnnotations } from './pdf-annotations.js';
import { checkStreams, checkText } from './pdf-check.js';
import { fontFace, pdfTextToItems, type FontFace, type PageText, type PdfText } from './pdf-items.js';
import { toPage, withDocument } from './pdf-open.js';
import { operatorsToRules, type OperatorList } from './pdf-rules.js';
import { findBomb } from './pdf-streams.js';
import { readHints, type PageHints } from './pdf-select.js';
import { closeSpacedLetters } from './pdf-spaced.js';
import type { Recognition } from './recognition.js';

/** A whole file ends with its end mark (ISO 32000-1, 7.5.5), give or take what mailers and signers append. */
const endMark = '%%EOF';
const endMarkWithin = 4096;

interface ReadPage {
  readonly page: Page;
  readonly text: PageText;
  readonly hints: PageHints;
  /** Number of the page's object in the file. */
  readonly object: number | null;
}

function hasEndMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - endMarkWithin))).includes(endMark);
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
  return { text, hints: readHints(operators), object: (page.ref as { num: number } | null)?.num ?? null, page: { number, width, height, rotation: page.rotate, method: 'text-layer', start: offset, end, items: text.items, rules } };
}

/** The text layers of a PDF. */
export interface TextLayers {
  readonly raw: string;
  readonly pages: readonly Page[];
  readonly hints: readonly PageHints[];
  /** Numbers of the pages' objects in the file. */
  readonly objects: readonly (number | null)[];
}

async function readPages(document: PDFDocumentProxy): Promise<TextLayers> {
  const pages: Page[] = [];
  const hints: PageHints[] = [];
  const objects: (number | null)[] = [];
  const parts: string[] = [];
  let offset = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const { page, text, hints: seen, object } = await readPage(document, number, offset);
    pages.push(page);
    hints.push(seen);
    objects.push(object);
    parts.push(text.raw, '\n');
    offset = page.end + 1;
  }
  return { raw: parts.join(''), pages, hints, objects };
}

/**
 * Read a PDF: text items with boxes and fonts, ruling lines, and the flow of lines and table pieces. Pages whose text layer does not serve are
 * read from their pictures where `recognition` says how.
 * @throws {InputError} damaged, encrypted, no pages, too many pages, no text layer (a scan) and nothing to read it with
 */
export async function ingestPdf(bytes: Uint8Array, limits: { readonly maxPages: number }, recognition: Recognition | null = null): Promise<Read> {
  if (!hasEndMark(bytes)) throw new InputError('damaged', 'The PDF is cut off: its end is missing.');
  const bomb = findBomb(bytes);
  if (bomb !== null) throw new InputError('too-large', `Unpacked, object ${bomb} of the PDF has more than 64 MB: no page needs that, and it was not opened.`);
  const read = await withDocument(bytes, 'without-images', (document) => {
    if (document.numPages === 0) throw new InputError('no-pages', 'The PDF has no pages.');
    if (document.numPages > limits.maxPages) throw new InputError('too-many-pages', `The PDF has ${document.numPages} pages, more than the limit of ${limits.maxPages}.`);
    return readPages(document);
  });
  // Loaded when needed: the canvas that pages are drawn on takes long to load.
  const { raw, pages, findings, lost } = recognition === null || recognition.mode === 'never' ? { ...read, findings: [], lost: [] } : await (await import('./pdf-recognise.js')).recognise(bytes, read, recognition);
  const checked = [...(await checkText(bytes, raw, pages, lost)), ...checkStreams(bytes, read.objects, new Set(pages.filter((page) => page.ocr !== undefined).map((page) => page.number)))];
  return { raw, pages, flow: pagesToFlow(pages, raw), findings: distinct([...findings, ...checked]) };
}

/** A cut image is seen where it is unpacked and where the file's streams are checked: told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const keys = findings.map(({ code, params }) => JSON.stringify([code, params]));
  return findings.filter((_, i) => keys.indexOf(keys[i]!) === i);
}
