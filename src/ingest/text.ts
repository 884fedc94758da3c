import type { Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import type { Read } from './ingest.js';
import { makeLine, splitLines, textPages, trimmed } from './lines.js';

/** Plain text: one line for each line that is not blank; form feeds are pages. */
export function ingestText(raw: string): Read {
  const pages = textPages(raw, 'plain-text');
  return { raw, pages, flow: pages.flatMap((page) => pageLines(raw, page)), findings: [] };
}

function pageLines(raw: string, page: Page): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  for (const { start, end } of splitLines(raw, page.start, page.end)) {
    const text = trimmed(raw, start, end);
    if (text.value === '') {
      blanks++;
      continue;
    }
    lines.push(makeLine(text, page.number, { blanksBefore: blanks }));
    blanks = 0;
  }
  return lines;
}
