import type { Furniture } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { foldPlain } from '../text/fold.js';

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
  const garbled = lines.filter((line) => isGarbled(line.text.value));
  const unreadable = garbled.length > 10 && garbled.length > lines.length * 0.2;
  for (const line of lines) {
    if (residue.some((pattern) => pattern.test(line.text.value)) || (!unreadable && isGarbled(line.text.value))) reasons.set(line, 'residue');
    else if (worded.some((pattern) => pattern.test(line.text.value))) reasons.set(line, 'page-number');
  }
  const paged = pages.length > 1 ? edgeReasons(flow, pages) : looseReasons(flow);
  for (const [line, reason] of paged) if (!reasons.has(line)) reasons.set(line, reason);
  const furniture = lines.filter((line) => reasons.has(line)).map((line) => ({ page: line.page, reason: reasons.get(line)!, text: line.text.value }));
  return { flow: carryBlanks(flow, reasons), furniture, garbled: unreadable ? garbled.map((line) => line.text.value) : [] };
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

/** What converters leave behind: field codes, placeholders of pictures, errors of Word. */
const residue: readonly RegExp[] = [
  /^\\?\*?\s*(?:PAGE|NUMPAGES|MERGEFORMAT|SECTIONPAGES)(?:\s+\\\*\s+\w+)*\s*\d*$/u,
  /^PAGE\s+(?:\\\*\s*\w+\s*)*\d*$/u,
  /^(?:HYPERLINK|INCLUDEPICTURE|TOC|PAGEREF|EMBED|SHAPE)\s+["\\\w].*$/u,
  /^(?:[-–*]\s*)?\[(?:signature|stamp|seal|image|logo|chữ ký|con dấu|dấu|hình ảnh)\]$/iu,
  /^[-–—_=~*]{3,}(?:\s+[-–—_=~*]{3,})*$/u,
  /^Error! (?:Bookmark|Reference|No) .{0,60}$/u,
];

/** Page numbers that say what they are: "Trang 3/16", "Page 2 of 7", "- 3 -", "3 | P a g e". */
const worded: readonly RegExp[] = [
  /^(?:Trang|TRANG|Page|PAGE|Tr\.)\s*(?:số\s*)?:?\s*\d{1,3}(?:\s*(?:\/|of|trên|\|)\s*\d{1,3})?\.?$/u,
  /^[-–—]\s*\d{1,3}\s*[-–—]$/u,
  /^\d{1,3}\s*\|\s*(?:P\s*a\s*g\s*e|T\s*r\s*a\s*n\s*g)$/u,
];

const loneNumber = /^\d{1,3}$/u;

/** Letters that neither Vietnamese nor its neighbours in Latin script have. */
const foreign = /[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cc}]|\p{Co}|\p{Cn}|\ufffd/gu;

/** Binary junk: at least a third of the signs belong to no alphabet a plan is written in. */
function isGarbled(text: string): boolean {
  const signs = text.replace(/\s/gu, '').length;
  return signs >= 2 && (text.match(foreign)?.length ?? 0) * 3 >= signs;
}

/** Pages known: numbers and repeated lines at their top and bottom edges. */
function edgeReasons(flow: readonly FlowElement[], pages: readonly Page[]): Map<Line, Reason> {
  const reasons = new Map<Line, Reason>();
  const edges = pages.map((page) => edgesOf(flow.filter((element) => element.page === page.number), page));
  for (const edge of edges) {
    for (const line of edge.numbers) reasons.set(line, 'page-number');
  }
  const seen = new Map<string, Candidate[]>();
  for (const candidate of edges.flatMap((edge) => edge.candidates)) {
    if (reasons.has(candidate.line)) continue;
    const key = `${candidate.place}|${foldPlain(candidate.line.text.value).replace(/\d+/g, '#')}`;
    seen.set(key, [...(seen.get(key) ?? []), candidate]);
  }
  for (const candidates of seen.values()) if (isRunning(candidates, pages.length)) for (const { line } of candidates) reasons.set(line, 'running-header');
  return reasons;
}

/** A line that may be a running header or footer. */
interface Candidate {
  readonly line: Line;
  readonly place: string;
}

/** The same words at the same place of three pages and more; of most pages where only the order of lines tells the place. */
function isRunning(candidates: readonly Candidate[], pageCount: number): boolean {
  const onPages = new Set(candidates.map(({ line }) => line.page)).size;
  if (onPages < 3 || !/\p{L}{2}/u.test(candidates[0]!.line.text.value)) return false;
  const heights = candidates.map(({ line }) => line.bbox?.[1] ?? null);
  if (heights.some((height) => height === null)) return onPages > pageCount * 0.6;
  return Math.max(...(heights as number[])) - Math.min(...(heights as number[])) <= sameHeight;
}

/** Points. */
const sameHeight = 8;

/** Lines at the head of a flattened table are repeated as well; they belong to the table. */
const tableHead = /^(?:STT|TT|Số TT|Stt)(?![\p{L}])/u;

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

/** Pages unknown: a lone number is a page number where blank lines set it apart from the text on both sides. */
function looseReasons(flow: readonly FlowElement[]): Map<Line, Reason> {
  const reasons = new Map<Line, Reason>();
  const numbers = flow.flatMap((element, at) => (element.kind === 'line' && loneNumber.test(element.text.value) ? [{ line: element, at }] : []));
  for (const { line, at } of numbers) if (setApart(flow, line, at)) reasons.set(line, 'page-number');
  for (const line of risingNumbers(flow, numbers)) reasons.set(line, 'page-number');
  return reasons;
}

/** Blank lines on both sides, two and more on one. The marker of a table row is followed by its row at once. */
function setApart(flow: readonly FlowElement[], line: Line, at: number): boolean {
  const next = flow[at + 1];
  const after = next === undefined || next.kind !== 'line' ? 2 : next.blanksBefore;
  const before = at === 0 ? 2 : line.blanksBefore;
  return Math.min(before, after) >= 1 && Math.max(before, after) >= 2 && line.role === 'text';
}

/** Lines a page holds at least. */
const shortestPage = 15;
const longestPage = 90;

/** Numbers that rise by one, each a page of lines after the one before, are page numbers also without blank lines around. */
function risingNumbers(flow: readonly FlowElement[], numbers: readonly { line: Line; at: number }[]): Line[] {
  const lonely = numbers.filter(({ at }, i) => at - (numbers[i - 1]?.at ?? -shortestPage) >= shortestPage && (numbers[i + 1]?.at ?? Infinity) - at >= shortestPage);
  const inText = lonely.filter(({ line, at }) => line.blanksBefore >= 1 && line.role === 'text' && flow[at + 1]?.kind === 'line');
  return inText
    .filter(({ line, at }, i) => {
      const value = Number(line.text.value);
      const near = [inText[i - 1], inText[i + 1]].some((other) => other !== undefined && Math.abs(Number(other.line.text.value) - value) === 1 && Math.sign(other.at - at) === Math.sign(Number(other.line.text.value) - value) && Math.abs(other.at - at) <= longestPage);
      return near || (value === 2 && at <= longestPage);
    })
    .map(({ line }) => line);
}
