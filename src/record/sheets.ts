import type { Page } from '../model/page.js';

/** Sheets of a document for the record: two pages that were read side by side are the one page of the file that they are. */
export function sheetsOf(pages: readonly Page[]): Page[] {
  const out: Page[] = [];
  for (const page of pages) {
    const before = out.at(-1);
    if (page.sheet === undefined) out.push(page);
    else if (before?.number !== page.number) out.push({ ...page, ...page.sheet });
    else out[out.length - 1] = withConfidence(before, [before, page]);
  }
  return out;
}

/** The mean of the sides' confidences. */
function withConfidence(sheet: Page, sides: readonly Page[]): Page {
  const known = sides.flatMap(({ ocr }) => (ocr?.confidence == null ? [] : [ocr.confidence]));
  const mean = known.length === 0 ? null : Math.round((1000 * known.reduce((sum, value) => sum + value, 0)) / known.length) / 1000;
  return sheet.ocr === undefined ? sheet : { ...sheet, ocr: { ...sheet.ocr, confidence: mean } };
}
