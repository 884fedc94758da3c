import type { Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import type { Box } from '../model/provenance.js';
import { loneNumber } from './loose-numbers.js';

/** A page's number as the other pages tell it, where a mark stands for it that was misread or not read. */
export interface ToldNumber {
  readonly page: number;
  readonly number: string;
  /** What was read of the mark; null: nothing. */
  readonly line: Line | null;
  /** A raw offset for the mark: before the page's first letter, or its last one. */
  readonly at: number;
}

/** So many pages at least, and most of those that have a number, must agree on how numbers follow pages. */
const leastAgreeing = 2;

/**
 * Numbers of scanned pages that the engine passed over or misread: a mark of as many signs as the number has digits stands alone at the page's edge,
 * and the other pages' numbers say which it is. `numbers`: lines that were read as page numbers.
 */
export function toldNumbers(lines: readonly Line[], numbers: readonly Line[], pages: readonly Page[]): ToldNumber[] {
  const shift = agreedShift(numbers);
  if (shift === null) return [];
  return pages.flatMap(({ number: page, ocr, sheet, start, end, height }) => {
    const mark = ocr?.mark;
    const number = String(page + shift);
    if (mark === undefined || sheet !== undefined || page + shift < 1 || mark.signs !== number.length) return [];
    const line = lines.find((each) => each.page === page && each.bbox !== null && meet(each.bbox, mark.bbox)) ?? null;
    if (line !== null && (line.text.value === number || line.text.value.length > number.length + 1)) return [];
    return [{ page, number, line, at: height !== null && mark.bbox[1] > height / 2 ? Math.max(start, end - 1) : start - 1 }];
  });
}

/** Number less page, on which pages agree. */
function agreedShift(numbers: readonly Line[]): number | null {
  const shifts = numbers.filter(({ text }) => loneNumber.test(text.value)).map(({ page, text }) => Number(text.value) - page);
  const counts = new Map<number, number>();
  for (const shift of shifts) counts.set(shift, (counts.get(shift) ?? 0) + 1);
  const [shift, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
  return count >= leastAgreeing && 2 * count > shifts.length ? shift : null;
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
