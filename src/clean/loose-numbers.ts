import type { FlowElement, Line } from '../model/flow.js';

/** A line of figures alone. */
export const loneNumber = /^\d{1,3}$/u;

/** A lone number and its index in the flow. */
interface Lone {
  readonly line: Line;
  readonly value: number;
  readonly at: number;
}

/** A page number that says what it is, and its index in the flow. */
export interface NamedPage {
  readonly value: number;
  readonly at: number;
}

/**
 * Page numbers of a text whose pages are unknown: lone numbers that blank lines set apart from the text on both sides, that rise page by
 * page, or that interrupt a sentence about as many pages in as they say.
 */
export function loosePageNumbers(flow: readonly FlowElement[], named: readonly NamedPage[]): Line[] {
  const numbers = flow.flatMap((element, at) => (element.kind === 'line' && loneNumber.test(element.text.value) ? [{ line: element, value: Number(element.text.value), at }] : []));
  const found = [...numbers.filter(({ line, at }) => setApart(flow, line, at)).map(({ line }) => line), ...risingNumbers(flow, numbers, named), ...interrupting(flow, numbers)];
  return [...new Set(found)];
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
function risingNumbers(flow: readonly FlowElement[], numbers: readonly Lone[], named: readonly NamedPage[]): Line[] {
  const lonely = numbers.filter(({ at }, i) => at - (numbers[i - 1]?.at ?? -shortestPage) >= shortestPage && (numbers[i + 1]?.at ?? Infinity) - at >= shortestPage);
  const namedAt = new Map(named.map(({ at, value }) => [at, value]));
  const inText = lonely.filter(({ line, at }) => line.blanksBefore >= 1 && line.role === 'text' && flow[at + 1]?.kind === 'line');
  return inText
    .filter(({ value, at }, i) => {
      const near = [inText[i - 1], inText[i + 1]].some((other) => other !== undefined && Math.abs(other.value - value) === 1 && Math.sign(other.at - at) === Math.sign(other.value - value) && Math.abs(other.at - at) <= longestPage);
      return near || besideNamed(namedAt, value, at) || (value === 2 && at <= longestPage);
    })
    .map(({ line }) => line);
}

/** A page number that says what it is stands within a page of lines before, one less, or behind, one more. */
function besideNamed(named: ReadonlyMap<number, number>, value: number, at: number): boolean {
  if (named.size === 0) return false;
  for (let step = 1; step <= longestPage; step++) if (named.get(at - step) === value - 1 || named.get(at + step) === value + 1) return true;
  return false;
}

/** Letters of a page: half of the fewest and twice the most of A4 in 13–14 pt (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const fewestLetters = 800;
const mostLetters = 5000;

/** "… của Bộ⏎⏎7⏎⏎Chính trị": a number in the middle of a sentence, set off by blank lines, where a page of that number can begin. */
function interrupting(flow: readonly FlowElement[], numbers: readonly Lone[]): Line[] {
  if (numbers.length === 0) return [];
  const letters = lettersBefore(flow);
  return numbers
    .filter(({ line, value, at }, i) => {
      const [before, after] = [flow[at - 1], flow[at + 1]];
      if (value < 2 || line.role !== 'text' || line.blanksBefore < 1 || before?.kind !== 'line' || after?.kind !== 'line' || after.blanksBefore < 1) return false;
      const perPage = letters[at]! / (value - 1);
      const apart = [numbers[i - 1], numbers[i + 1]].every((other) => other === undefined || Math.abs(letters[other.at]! - letters[at]!) >= fewestLetters);
      return apart && perPage >= fewestLetters && perPage <= mostLetters && goesOn(before.text.value, after.text.value);
    })
    .map(({ line }) => line);
}

/** For each element of the flow, how many letters of text stand before it. */
function lettersBefore(flow: readonly FlowElement[]): number[] {
  let sum = 0;
  return flow.map((element) => {
    const before = sum;
    sum += element.kind === 'line' ? element.text.value.length : element.cells.reduce((n, cell) => n + cell.lines.reduce((m, line) => m + line.text.value.length, 0), 0);
    return before;
  });
}

/** A line of running text that ends within a sentence, and one that can go on with it. */
function goesOn(before: string, after: string): boolean {
  return before.length >= 50 && /[A-Za-zÀ-ỹ,]$/u.test(before) && /^[A-Za-zÀ-ỹ“"(]/u.test(after) && !/^(?:[A-Za-zÀ-ỹ]{1,4}|[A-Za-zÀ-ỹ]\d)[.)]/u.test(after);
}
