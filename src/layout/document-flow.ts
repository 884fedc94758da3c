import type { FlowElement, Line, TablePiece } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { alignedTables } from './aligned.js';
import { describeLines, textFrames } from './frame.js';
import { isUpright, itemToFragment, type Fragment } from './fragments.js';
import { ruledTables } from './grid/table.js';
import { rowToLine } from './lines.js';
import { fragmentsToRows } from './rows.js';

interface PageParts {
  readonly lines: readonly Line[];
  readonly tables: readonly TablePiece[];
  /** Lines of turned text (a watermark, a note in the margin): after all else. */
  readonly turned: readonly Line[];
}

function pageParts(page: Page, raw: string): PageParts {
  const fragments = page.items.map((item) => itemToFragment(item, raw));
  const upright: Fragment[] = [];
  const turned: Fragment[] = [];
  fragments.forEach((fragment, i) => (isUpright(page.items[i]!) ? upright : turned).push(fragment));
  // A turned head in a cell belongs to the cell; other turned text must not be mixed into the lines it crosses.
  const ruled = ruledTables([...upright, ...turned], page.rules, page.number, raw);
  const isTurned = new Set(turned);
  const aligned = alignedTables(fragmentsToRows(ruled.rest.filter((f) => !isTurned.has(f))), page.number, raw);
  return {
    lines: aligned.rest.map((row) => rowToLine(row, page.number, raw)),
    tables: [...ruled.tables, ...aligned.tables],
    turned: ruled.rest.filter((f) => isTurned.has(f)).map((f) => rowToLine([f], page.number, raw)),
  };
}

/** Where an element stands from the top: a line by its middle, a table by its upper edge. */
function height(element: FlowElement): number {
  const [, y0, , y1] = element.bbox!;
  return element.kind === 'line' ? (y0 + y1) / 2 : y0;
}

/** Lines keep their order; each table goes before the first line below its upper edge. */
function placeTables({ lines, tables, turned }: PageParts): FlowElement[] {
  const out: FlowElement[] = [];
  const waiting = [...tables].sort((a, b) => a.bbox![1] - b.bbox![1] || a.bbox![0] - b.bbox![0]);
  for (const line of lines) {
    while (waiting.length > 0 && height(waiting[0]!) < height(line)) out.push(waiting.shift()!);
    out.push(line);
  }
  return [...out, ...waiting, ...turned];
}

/** Pages of text items and rules become lines and table pieces in reading order. */
export function pagesToFlow(pages: readonly Page[], raw: string): FlowElement[] {
  const parts = pages.map((page) => pageParts(page, raw));
  const frameOf = textFrames(pages, parts.map((p) => p.lines));
  return pages.flatMap((page, i) => describeLines(placeTables(parts[i]!), frameOf(page)));
}
