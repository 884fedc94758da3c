import type { Edit } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { rawSpan } from '../text/tracked.js';
import { codeSplices } from './recognised-codes.js';
import { commaSplices, dashSplices, decimalSplices, dotSplices, letterSplices, orderSplices } from './recognised-lists.js';
import { chapterSplices, quarterSplices, romanSplices } from './recognised-numerals.js';
import { placeSplices } from './recognised-places.js';
import { annexSplices, dashedNumberSplices, nameSplices, recipientsSplices, speckAfterSplices, speckSplices } from './recognised-specks.js';
import { spliceLine, type Splice } from './splice.js';

const steps: readonly { readonly id: string; readonly find: (lines: readonly Line[]) => Map<number, Splice> }[] = [
  { id: 'read-speck', find: speckSplices },
  { id: 'read-speck-after', find: speckAfterSplices },
  { id: 'read-speck-number', find: dashedNumberSplices },
  { id: 'read-numeral', find: romanSplices },
  { id: 'read-chapter', find: chapterSplices },
  { id: 'read-letter', find: letterSplices },
  { id: 'read-number', find: decimalSplices },
  { id: 'read-order', find: orderSplices },
  { id: 'read-comma', find: commaSplices },
  { id: 'read-name', find: nameSplices },
  { id: 'read-place', find: placeSplices },
  { id: 'read-annex', find: annexSplices },
  { id: 'read-dot', find: dotSplices },
  { id: 'read-recipients', find: recipientsSplices },
  { id: 'read-dash', find: dashSplices },
];
/** Steps for lines in tables, too. */
const everywhere: typeof steps = [{ id: 'read-quarter', find: quarterSplices }, { id: 'read-code', find: codeSplices }];

/** Markers of headings and lists on pages that were read from pictures, put right by their sequence; in tables only what needs no sequence. */
export function repairHeadings(flow: readonly FlowElement[], pages: readonly Page[], edits: Edit[]): readonly FlowElement[] {
  const read = new Set(pages.filter((page) => page.ocr !== undefined).map((page) => page.number));
  if (read.size === 0) return flow;
  let current = flow;
  for (const step of steps) current = applyStep(current, step, current.filter((e): e is Line => e.kind === 'line' && read.has(e.page)), edits);
  for (const step of everywhere) current = applyStep(current, step, linesOf(current).filter((line) => read.has(line.page)), edits);
  return current;
}

const linesOf = (flow: readonly FlowElement[]): Line[] => flow.flatMap((element) => (element.kind === 'line' ? [element] : element.cells.flatMap((cell) => cell.lines)));

/** One step over some of the lines. */
function applyStep(flow: readonly FlowElement[], { id, find }: (typeof steps)[number], lines: readonly Line[], edits: Edit[]): readonly FlowElement[] {
  const changed = new Map([...find(lines)].map(([i, splice]) => [lines[i]!, splice]));
  if (changed.size === 0) return flow;
  const change = (line: Line): Line => {
    const splice = changed.get(line);
    if (splice === undefined) return line;
    const raw = rawSpan(line.text, splice.start, splice.end) ?? [0, 0];
    edits.push({ step: id, page: line.page, raw, before: line.text.value.slice(splice.start, splice.end), after: splice.value });
    return spliceLine(line, [splice]);
  };
  return flow.map((element) => (element.kind === 'line' ? change(element) : { ...element, cells: element.cells.map((cell) => ({ ...cell, lines: cell.lines.map(change) })) }));
}
