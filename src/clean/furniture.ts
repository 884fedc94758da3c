import type { Furniture } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { foldPlain } from '../text/fold.js';
import { rawPlace } from '../text/tracked.js';
import { loneNumber, loosePageNumbers } from './loose-numbers.js';
import { toldNumbers } from './page-sequence.js';
import { convertedJunk, isJunk, isResidue } from './residue.js';
import { addTo } from '../text/add-to.js';

type Reason = Furniture['reason'];

/** What stays in the flow, what is set aside with the reason, and lines that nobody can read (where a whole document is such). */
export interface SetAside {
  readonly flow: FlowElement[];
  readonly furniture: Furniture[];
  readonly garbled: string[];
}

/** Page numbers, running headers and residue are taken out of the flow. In doubt a line stays. */
export function setAside(flow: readonly FlowElement[], pages: readonly Page[]): SetAside {
  const lines = flow.filter((element): element is Line => element.kind === 'line');
  const reasons = new Map<FlowElement, Reason>();
  const garbled = lines.filter((line) => isJunk(line.text.value));
  const unreadable = garbled.length > 10 && garbled.length > lines.length * 0.2;
  for (const line of lines) {
    if (isResidue(line.text.value) || (!unreadable && isJunk(line.text.value))) reasons.set(line, 'residue');
    else if (worded.some((pattern) => pattern.test(line.text.value))) reasons.set(line, 'page-number');
  }
  for (const line of convertedJunk(lines)) reasons.set(line, 'residue');
  const paged = pages.length > 1 ? edgeReasons(flow, pages) : looseReasons(flow, reasons);
  for (const [line, reason] of paged) if (!reasons.has(line)) reasons.set(line, reason);
  const told = toldNumbers(lines, lines.filter((line) => reasons.get(line) === 'page-number'), pages);
  const byLine = new Map(told.flatMap(({ line, number }) => (line === null ? [] : [[line, number]])));
  for (const line of byLine.keys()) reasons.set(line, 'page-number');
  const furniture = [
    ...told.filter(({ line }) => line === null).map(({ page, number, at }): Furniture => ({ page, reason: 'page-number', text: number, read: '', at })),
    ...lines.filter((line) => reasons.has(line)).map((line): Furniture => setAsideAs(line, reasons.get(line)!, byLine.get(line))),
  ].sort((a, b) => a.page - b.page);
  return { flow: carryBlanks(flow, reasons), furniture, garbled: unreadable ? garbled.map((line) => line.text.value) : [] };
}

function setAsideAs({ page, text }: Line, reason: Reason, number: string | undefined): Furniture {
  const place = reason === 'page-number' ? rawPlace(text) : {};
  return number === undefined ? { page, reason, text: text.value, ...place } : { page, reason, text: number, read: text.value, ...place };
}

/** A line after one that was taken out keeps the blank lines that parted both from the text before. */
function carryBlanks(flow: readonly FlowElement[], reasons: ReadonlyMap<FlowElement, Reason>): FlowElement[] {
  const out: FlowElement[] = [];
  let blanks = 0;
  for (const element of flow) {
    if (reasons.has(element)) {
      blanks = Math.max(blanks, (element as Line).blanksBefore);
      continue;
    }
    out.push(element.kind === 'line' && blanks > element.blanksBefore ? { ...element, blanksBefore: blanks } : element);
    blanks = 0;
  }
  return out;
}

/** Page numbers that say what they are: "Trang 3/16", "Page 2 of 7", "- 3 -", "3 | P a g e". */
const worded: readonly RegExp[] = [
  /^(?:Trang|TRANG|Page|PAGE|Tr\.)\s*(?:số\s*)?:?\s*\d{1,3}(?:\s*(?:\/|of|trên|\|)\s*\d{1,3})?\.?$/u,
  /^[-–—]\s*\d{1,3}\s*[-–—]$/u,
  /^\d{1,3}\s*\|\s*(?:P\s*a\s*g\s*e|T\s*r\s*a\s*n\s*g)$/u,
];

/** Pages known: numbers and repeated lines at their top and bottom edges. */
function edgeReasons(flow: readonly FlowElement[], pages: readonly Page[]): Map<Line, Reason> {
  const reasons = new Map<Line, Reason>();
  const byPage = new Map<number, FlowElement[]>();
  for (const element of flow) addTo(byPage, element.page, element);
  const edges = pages.map((page) => edgesOf((byPage.get(page.number) ?? []).filter((element) => (page.sheet === undefined || standsOn(element, page))), page));
  for (const edge of edges) {
    for (const line of edge.numbers) reasons.set(line, 'page-number');
  }
  const seen = new Map<string, Candidate[]>();
  for (const candidate of edges.flatMap((edge) => edge.candidates)) {
    if (reasons.has(candidate.line)) continue;
    const key = `${candidate.place}|${foldPlain(candidate.line.text.value).replace(/\d+/g, '#')}`;
    addTo(seen, key, candidate);
  }
  for (const candidates of seen.values()) if (isRunning(candidates, pages.length)) for (const { line } of candidates) reasons.set(line, 'running-header');
  return reasons;
}

/** Of the two pages on one sheet, this one. */
function standsOn(element: FlowElement, page: Page): boolean {
  const lines = element.kind === 'line' ? [element] : element.cells.flatMap((cell) => cell.lines);
  const first = lines.flatMap((line) => line.text.origin).find((raw) => raw >= 0);
  return first !== undefined && first >= page.start && first < page.end;
}

/** A line that may be a running header or footer. */
interface Candidate {
  readonly line: Line;
  readonly place: string;
}

/** The same words at the same place of three pages and more; of most pages where only the order of lines tells the place. */
function isRunning(candidates: readonly Candidate[], pageCount: number): boolean {
  const onPages = new Set(candidates.map(({ line }) => line.page)).size;
  if (onPages < 3 || !/[A-Za-zÀ-ỹ]{2}/u.test(candidates[0]!.line.text.value)) return false;
  const heights = candidates.map(({ line }) => line.bbox?.[1] ?? null);
  if (heights.some((height) => height === null)) return onPages > pageCount * 0.6;
  return Math.max(...(heights as number[])) - Math.min(...(heights as number[])) <= sameHeight;
}

/** Points. */
const sameHeight = 8;

/** Lines at the head of a flattened table are repeated as well; they belong to the table. */
const tableHead = /^(?:STT|TT|Số TT|Stt)(?![A-Za-zÀ-ỹ])/u;

interface Edges {
  /** Lone numbers in the first or last line of the page. */
  readonly numbers: readonly Line[];
  readonly candidates: readonly Candidate[];
}

/** Share of the page's height in which running headers and footers stand (margins of Nghị định 30/2020/NĐ-CP: 20–25 mm of 297). */
const edgeShare = 0.1;

function edgesOf(elements: readonly FlowElement[], page: Page): Edges {
  const lines = elements.filter((element): element is Line => element.kind === 'line');
  const atEdge = (line: Line, top: boolean): boolean => {
    if (line.bbox === null || page.height === null) return true;
    return top ? line.bbox[3] < page.height * edgeShare : line.bbox[1] > page.height * (1 - edgeShare);
  };
  const boxed = lines.length > 0 && lines.every((line) => line.bbox !== null);
  const ordered = boxed ? [...lines].sort((a, b) => a.bbox![1] - b.bbox![1]) : lines;
  const first = ordered.slice(0, 2).filter((line) => atEdge(line, true));
  const last = ordered.slice(-2).filter((line) => atEdge(line, false));
  // Without boxes a table of the text may end in a number; only the very first and last line are asked.
  const ends = boxed ? [...first, ...last] : [ordered[0], ordered.at(-1)].filter((line) => line !== undefined);
  const numbers = ends.filter((line) => loneNumber.test(line.text.value) && (boxed || isolated(elements, line)));
  const text = lines.filter((line) => !numbers.includes(line));
  const placed = boxed ? [...first.map((line) => ({ line, place: 'top' })), ...last.map((line) => ({ line, place: 'bottom' }))] : [];
  const unplaced = boxed || text.length < 2 ? [] : [{ line: text[0]!, place: 'first' }, { line: text.at(-1)!, place: 'last' }];
  return { numbers, candidates: [...placed, ...unplaced].filter(({ line }) => !tableHead.test(line.text.value) && line.text.value.length < 120) };
}

function isolated(elements: readonly FlowElement[], line: Line): boolean {
  const at = elements.indexOf(line);
  const after = elements[at + 1];
  if (at === 0) return after === undefined || after.kind !== 'line' || after.blanksBefore > 0 || !loneNumber.test(after.text.value);
  return line.blanksBefore > 0;
}

/** Pages unknown: lone numbers, told by what stands around and by the numbers that say what they are ("PAGE 2", "Trang 2"). */
function looseReasons(flow: readonly FlowElement[], known: ReadonlyMap<FlowElement, Reason>): Map<Line, Reason> {
  const named = flow.flatMap((element, at) => {
    const value = element.kind === 'line' && known.has(element) ? /(?:^|\s)(\d{1,3})(?:\s|$|\/)/u.exec(element.text.value)?.[1] : undefined;
    return value === undefined ? [] : [{ value: Number(value), at }];
  });
  return new Map(loosePageNumbers(flow, named).map((line) => [line, 'page-number']));
}
