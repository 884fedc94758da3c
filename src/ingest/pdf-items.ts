import type { TextItem } from '../model/page.js';
import { ascent, descent } from '../layout/fragments.js';
import { multiply, type Matrix } from './pdf-rules.js';

/** One item of pdf.js `getTextContent`, as far as it is used. */
export interface PdfText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

export interface FontFace {
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface PageText {
  readonly raw: string;
  readonly items: readonly TextItem[];
}

const subsetTag = /^[A-Z]{6}\+/;
const boldName = /bold|black|heavy|semibold|demi|[-,]bd/i;
const italicName = /italic|oblique|kursiv|[-,](?:it|bdit)(?![a-z])/i;

/** The face behind a font name as the file gives it: subset tag off, weight and slope from its name or its flags. */
export function fontFace(name: string, flags: { bold?: boolean; black?: boolean; italic?: boolean } = {}): FontFace {
  const font = name.replace(subsetTag, '');
  return { font, bold: Boolean(flags.bold || flags.black) || boldName.test(font), italic: Boolean(flags.italic) || italicName.test(font) };
}

/** Two decimals: a hundredth of a point shows nowhere, and records stay short and the same on every machine. */
const round = (value: number) => Math.round(value * 100) / 100;

/** Damaged fonts have no widths: half an em a letter is near enough to keep the text on its line. */
const widthOf = (text: PdfText, scale: number, size: number) => (Number.isFinite(text.width) ? text.width * scale : (text.str.length * size) / 2);

function itemBox(matrix: Matrix, width: number, size: number): TextItem['bbox'] {
  const run = Math.hypot(matrix[0], matrix[1]) || 1;
  const [dx, dy] = [(matrix[0] / run) * width, (matrix[1] / run) * width];
  const [ux, uy] = size === 0 ? [0, -1] : [matrix[2] / size, matrix[3] / size];
  const [x, y] = [matrix[4], matrix[5]];
  const xs = [x + ux * size * ascent, x - ux * size * descent, x + dx + ux * size * ascent, x + dx - ux * size * descent];
  const ys = [y + uy * size * ascent, y - uy * size * descent, y + dy + uy * size * ascent, y + dy - uy * size * descent];
  return [round(Math.min(...xs)), round(Math.min(...ys)), round(Math.max(...xs)), round(Math.max(...ys))];
}

/** The item on the page; null where damage leaves it no place. */
function placedItem(text: PdfText, toPage: Matrix, scale: number, at: number, face: (fontName: string) => FontFace): TextItem | null {
  const matrix = multiply(toPage, text.transform as unknown as Matrix);
  const size = Math.hypot(matrix[2], matrix[3]);
  const bbox = itemBox(matrix, widthOf(text, scale, size), size);
  return [...bbox, size].every(Number.isFinite) ? { start: at, end: at + text.str.length, bbox, size: round(size), ...face(text.fontName) } : null;
}

/**
 * The page's text as read, in the order of the content stream, with its boxes.
 * `raw` holds every item's string, also of those that damage leaves without a place; a line break where pdf.js saw the line end.
 * @param offset where the page's text starts in the document's raw text
 */
export function pdfTextToItems(texts: readonly PdfText[], toPage: Matrix, offset: number, face: (fontName: string) => FontFace): PageText {
  const parts: string[] = [];
  const items: TextItem[] = [];
  const scale = Math.hypot(toPage[0], toPage[1]);
  let at = offset;
  for (const text of texts) {
    if (text.str.trim() !== '') {
      const item = placedItem(text, toPage, scale, at, face);
      if (item !== null) items.push(item);
    }
    const written = text.hasEOL ? `${text.str}\n` : text.str;
    parts.push(written);
    at += written.length;
  }
  return { raw: parts.join(''), items };
}

