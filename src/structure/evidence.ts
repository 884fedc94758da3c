import type { Reading } from '../model/document.js';
import type { Page, TextItem } from '../model/page.js';
import type { Box, Evidence, Span } from '../model/provenance.js';
import { bisect } from '../text/bisect.js';

type Source = Pick<Reading, 'text' | 'pages'>;

/** Where a span of the reading text stands: its first page, the box of its part on that page, the exact words. */
export function evidenceOf(document: Source, span: Span): Evidence {
  const pieces = evidencePieces(document, span);
  const first = pieces[0];
  const text = document.text.value.slice(span[0], span[1]);
  return { page: first?.page ?? 1, bbox: first?.bbox ?? null, span, text };
}

/** The same, one evidence for each page the span stands on. */
export function evidencePieces(document: Source, span: Span): Evidence[] {
  const { origin, value } = document.text;
  const out: Evidence[] = [];
  let start = span[0];
  let page: Page | null = null;
  for (let i = span[0]; i < span[1]; i++) {
    const at = origin[i]!;
    if (at < 0 || (page !== null && at >= page.start && at < page.end)) continue;
    const here = pageAt(document.pages, at);
    if (page !== null && here !== page) {
      out.push(piece(document, page, [start, trimEnd(value, start, i)]));
      start = i;
    }
    page = here;
  }
  if (page !== null) out.push(piece(document, page, [start, span[1]]));
  return out;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

function piece(document: Source, page: Page, span: Span): Evidence {
  return { page: page.number, bbox: boxOf(document, page, span), span, text: document.text.value.slice(span[0], span[1]) };
}

function pageAt(pages: readonly Page[], raw: number): Page {
  return pages[lastFrom(pages, raw)]!;
}

/** Index of the last piece that begins at or before a place of the raw text. */
function lastFrom(pieces: readonly { readonly start: number }[], raw: number): number {
  return Math.max(0, bisect(pieces.length, (i) => pieces[i]!.start > raw) - 1);
}

/** The union of the boxes of the letters; a run's letters are taken to be equally wide. */
function boxOf(document: Source, page: Page, span: Span): Box | null {
  if (page.items.length === 0) return null;
  let box: [number, number, number, number] | null = null;
  let item: TextItem | null = null;
  let low = 0;
  let high = 0;
  const flush = (): void => {
    if (item !== null) box = union(box, letters(item, low, high));
  };
  for (let i = span[0]; i < span[1]; i++) {
    const at = document.text.origin[i]!;
    if (at < 0) continue;
    if (item === null || at < item.start || at >= item.end) {
      flush();
      item = itemAt(page.items, at);
      low = at;
      high = at;
    }
    if (at < low) low = at;
    if (at > high) high = at;
  }
  flush();
  return box === null ? null : shownBox(page, box);
}

/** A page that was straightened for reading: the box round the same place of the page as it is shown. */
function shownBox({ ocr }: Page, box: Box): Box {
  if (ocr === undefined || ocr.toShown === null) return box;
  const [a, b, c, d, e, f] = ocr.toShown;
  const [x0, y0, x1, y1] = box;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1].map((x) => Math.round((x + e) * 100) / 100);
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1].map((y) => Math.round((y + f) * 100) / 100);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function itemAt(items: readonly TextItem[], raw: number): TextItem | null {
  const item = items[lastFrom(items, raw)]!;
  return raw >= item.start && raw < item.end ? item : null;
}

function letters(item: TextItem, first: number, last: number): Box {
  const [x0, y0, x1, y1] = item.bbox;
  const each = (x1 - x0) / Math.max(1, item.end - item.start);
  return [x0 + (first - item.start) * each, y0, x0 + (last + 1 - item.start) * each, y1];
}

function union(a: readonly number[] | null, b: Box): [number, number, number, number] {
  const rounded = b.map((n) => Math.round(n * 100) / 100);
  if (a === null) return [rounded[0]!, rounded[1]!, rounded[2]!, rounded[3]!];
  return [Math.min(a[0]!, rounded[0]!), Math.min(a[1]!, rounded[1]!), Math.max(a[2]!, rounded[2]!), Math.max(a[3]!, rounded[3]!)];
}
