import { OPS } from './pdfjs.js';
import type { TextItem } from '../model/page.js';
import type { Box } from '../model/provenance.js';
import type { PageText } from './pdf-items.js';
import { transformBox, type Matrix, type OperatorList } from './pdf-rules.js';

/** What an annotation (a signature field, a stamp) shows, and where. */
export interface ShownAnnotation {
  /** In the page's user space. */
  readonly rect: Box;
  readonly text: string;
}

/** A number or a day as the clerk stamps it into the gap left for it: `565`, `15`, `12a`, `35/KH-UBND`. Signers' stamps say more. */
const filledIn = /^\d{1,5} ?[A-Za-zÀ-ỹ/-]{0,12}$/;
/** Number and date stand in the letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II). */
const headShare = 1 / 3;
/** No letterhead has more fields than this. */
const mostAnnotations = 50;

function glyphText(args: unknown): string {
  const glyphs = (args as readonly (readonly ({ unicode?: string } | number | null)[])[] | null)?.[0] ?? [];
  return glyphs.map((glyph) => (glyph === null || typeof glyph === 'number' ? '' : (glyph.unicode ?? ''))).join('');
}

/** The page's own operators, and what its annotations show: the operators between begin and end of each. */
export function splitAnnotations(list: OperatorList): { content: OperatorList; shown: ShownAnnotation[] } {
  if (!list.fnArray.includes(OPS.beginAnnotation)) return { content: list, shown: [] };
  const [fnArray, argsArray, shown]: [number[], unknown[], ShownAnnotation[]] = [[], [], []];
  let open: { rect: Box; text: string } | null = null;
  list.fnArray.forEach((operator, i) => {
    const args = list.argsArray[i];
    if (operator === OPS.beginAnnotation) open = { rect: ((args as unknown[] | null)?.[1] ?? []) as Box, text: '' };
    else if (operator === OPS.endAnnotation) {
      if (open !== null && open.text.trim() !== '') shown.push(open);
      open = null;
    } else if (open === null) {
      fnArray.push(operator);
      argsArray.push(args);
    } else if (operator === OPS.showText) open.text += glyphText(args);
  });
  return { content: { fnArray, argsArray }, shown };
}

const middle = (item: TextItem) => (item.bbox[1] + item.bbox[3]) / 2;

interface Gap {
  readonly before: TextItem;
  readonly from: number;
  readonly to: number;
}

/** The gaps of the text line `item` stands on, from left to right; the last one is open where `openTo` says so. */
function gapsOfLine(item: TextItem, items: readonly TextItem[], openTo: number | null): Gap[] {
  const line = items.filter((other) => Math.abs(middle(other) - middle(item)) < 0.4 * item.size).sort((a, b) => a.bbox[0] - b.bbox[0]);
  return line.flatMap((before, i) => {
    const to = line[i + 1]?.bbox[0] ?? openTo;
    return to === null ? [] : [{ before, from: before.bbox[2], to }];
  });
}

/** The first gap, on the line nearest to the annotation's middle, that its left part reaches and that its text fits in. */
function gapFor(rect: Box, length: number, items: readonly TextItem[], openTo: number | null): Gap | null {
  const centre = (rect[1] + rect[3]) / 2;
  const near = items.filter((item) => middle(item) > rect[1] && middle(item) < rect[3]);
  const nearest = near.sort((a, b) => Math.abs(middle(a) - centre) - Math.abs(middle(b) - centre))[0];
  if (nearest === undefined) return null;
  return gapsOfLine(nearest, items, openTo).find(({ before, from, to }) => to - Math.max(from, rect[0]) >= (length * before.size) / 2 - 0.5 * before.size && from < rect[2]) ?? null;
}

/**
 * Number and day of issue that a signing program drew into the gaps of the letterhead (`Số:      /KH-UBND`, `ngày     tháng`)
 * become items of the page, at the end of its raw text. All other annotations stay out of the text.
 * @param page page number and its size in points
 */
export function addFilledIn(text: PageText, shown: readonly ShownAnnotation[], toPage: Matrix, offset: number, page: { number: number; width: number; height: number }): PageText {
  let raw = text.raw;
  const items = [...text.items];
  for (const { rect, text: written } of shown.slice(0, mostAnnotations)) {
    const value = written.trim();
    if (!filledIn.test(value) || rect.length < 4) continue;
    const box = transformBox(toPage, rect);
    const inHead = page.number === 1 && box[3] < headShare * page.height;
    const gap = gapFor(box, value.length, text.items, inHead ? page.width : null);
    if (gap === null) continue;
    const { before, from, to } = gap;
    const width = Math.min((value.length * before.size) / 2, to - from);
    const x = Math.max(from, Math.min(Math.max(from + before.size / 4, box[0]), to - width));
    const start = offset + raw.length + 1;
    raw += `\n${value}`;
    items.push({ ...before, start, end: start + value.length, bbox: [x, before.bbox[1], x + width, before.bbox[3]].map((n) => Math.round(n * 100) / 100) as unknown as Box });
  }
  return { raw, items };
}
