import type { Reading } from '../model/document.js';
import type { Page, TextItem } from '../model/page.js';
import type { Box, Evidence, Span, TextPlace } from '../model/provenance.js';
import { bisect } from '../text/bisect.js';
import { boxAsShown } from './shown.js';

type Source = Pick<Reading, 'text' | 'pages' | 'places'>;

/** Where a span of the reading text stands: its first page, the box of its part on that page, the exact words. */
export function evidenceOf(document: Source, span: Span): Evidence {
  const first = firstPiece(document, span)?.evidence;
  const text = document.text.value.slice(span[0], span[1]);
  return { page: first?.page ?? 1, bbox: first?.bbox ?? null, span, text, ...(first?.place === undefined ? {} : { place: first.place }) };
}

/** The same, one evidence for each page the span stands on. */
export function evidencePieces(document: Source, span: Span): Evidence[] {
  const out: Evidence[] = [];
  for (let next = firstPiece(document, span); next !== null; next = firstPiece(document, [next.end, span[1]])) out.push(next.evidence);
  return out;
}

/** What of a span stands on its first page, and where the next page's part begins; null where nothing of it stands on a page. */
function firstPiece(document: Source, span: Span): { readonly evidence: Evidence; readonly end: number } | null {
  const { origin, value } = document.text;
  let page: Page | null = null;
  for (let i = span[0]; i < span[1]; i++) {
    const at = origin[i]!;
    if (at < 0 || (page !== null && at >= page.start && at < page.end)) continue;
    const here = pageAt(document.pages, at);
    if (page !== null && here !== page) return { evidence: piece(document, page, [span[0], trimEnd(value, span[0], i)]), end: i };
    page = here;
  }
  return page === null ? null : { evidence: piece(document, page, span), end: span[1] };
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

function piece(document: Source, page: Page, span: Span): Evidence {
  const place = placeOf(document, page, span);
  return { page: page.number, bbox: boxOf(document, page, span), span, text: document.text.value.slice(span[0], span[1]), ...(place === null ? {} : { place }) };
}

/** Of the first letter that stands in the file. */
function placeOf(document: Source, page: Page, span: Span): TextPlace | null {
  const { places = [], text } = document;
  if (places.length === 0) return null;
  for (let i = span[0]; i < span[1]; i++) {
    const at = text.origin[i]!;
    if (at >= page.start && at < page.end) return places[lastFrom(places, at)]!.place;
  }
  return null;
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
  const { origin } = document.text;
  let box: Box | null = null;
  let item: TextItem | null = null;
  let low = 0;
  let high = 0;
  for (let i = span[0]; i < span[1]; i++) {
    const at = origin[i]!;
    if (at < 0) continue;
    if (item !== null && at >= item.start && at < item.end) {
      if (at < low) low = at;
      if (at > high) high = at;
      continue;
    }
    if (item !== null) box = union(box, letters(item, low, high));
    item = itemAt(page.items, at);
    low = at;
    high = at;
  }
  if (item !== null) box = union(box, letters(item, low, high));
  return box === null ? null : boxAsShown(page, box);
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

function union(a: Box | null, b: Box): Box {
  const [x0, y0, x1, y1] = [hundredths(b[0]), hundredths(b[1]), hundredths(b[2]), hundredths(b[3])];
  return a === null ? [x0, y0, x1, y1] : [Math.min(a[0], x0), Math.min(a[1], y0), Math.max(a[2], x1), Math.max(a[3], y1)];
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;
