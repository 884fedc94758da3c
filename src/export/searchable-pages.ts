import type { OcrReason, Page } from '../model/page.js';
import type { Box } from '../model/provenance.js';
import { boxAsShown } from '../structure/shown.js';
import type { SearchableLine, SearchablePage } from './searchable-pdf.js';

/** What was read of a document: its pages, and the text their items count in. */
export interface ReadPages {
  readonly raw: string;
  readonly pages: readonly Page[];
}

/** Why a page was read although it has text: that text must not be found in the copy. */
const rubbish = new Set<OcrReason>(['garbled-text-layer', 'hidden-text-layer', 'no-diacritics', 'asked-for']);

function linesOf({ raw }: ReadPages, page: Page): SearchableLine[] {
  const lines: { words: { text: string; bbox: Box }[] }[] = [];
  let end = -1;
  for (const item of page.items) {
    if (end < 0 || raw.slice(end, item.start).includes('\n')) lines.push({ words: [] });
    lines.at(-1)!.words.push({ text: raw.slice(item.start, item.end), bbox: boxAsShown(page, item.bbox) });
    end = item.end;
  }
  return lines;
}

/**
 * The pages that were read from their pictures, as the searchable copy takes them.
 * @param picture gives a page's picture as a JPEG or PNG file; asked where the page is to be made anew of it
 * @param anew every page is made of its picture: there is no PDF to add text to
 */
export async function searchablePages(read: ReadPages, anew: boolean, picture: (page: number) => Promise<Uint8Array>): Promise<SearchablePage[]> {
  const out: SearchablePage[] = [];
  for (const page of read.pages) {
    if (page.ocr === undefined || page.width === null || page.height === null) continue;
    const before = out.at(-1);
    if (page.sheet !== undefined && before?.number === page.number) {
      out[out.length - 1] = { ...before, lines: [...before.lines, ...linesOf(read, page)] };
      continue;
    }
    const needed = anew || rubbish.has(page.ocr.reason);
    out.push({
      number: page.number, width: page.sheet?.width ?? page.width, height: page.sheet?.height ?? page.height, rotation: page.rotation, lines: linesOf(read, page),
      picture: needed ? { bytes: await picture(page.number) } : null,
    });
  }
  return out;
}
