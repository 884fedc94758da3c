import { describe, expect, test } from '@jest/globals';
import { toldNumbers } from '../../src/clean/page-sequence.js';
import type { Line } from '../../src/model/flow.js';
import type { Page } from '../../src/model/page.js';
import { lineOf } from './clean-helpers.js';

const place = [300, 30, 306, 40] as const;
/** A page read from its picture, with a mark of so many signs where its number stands. */
const page = (number: number, signs: number | null, more: Partial<Page> = {}): Page => ({
  number, width: 595, height: 842, rotation: 0, method: 'ocr', start: 0, end: 0, items: [], rules: [],
  ocr: { reason: 'no-text-layer', confidence: 0.9, toShown: null, ...(signs === null ? {} : { mark: { bbox: [...place], signs } }) }, ...more,
});
const at = (pageNumber: number, text: string, bbox: Line['bbox'] = [...place]): Line => lineOf(text, { page: pageNumber, bbox });
const told = (lines: readonly Line[], numbers: readonly Line[], pages: readonly Page[]): (string | number | null)[][] => toldNumbers(lines, numbers, pages).map(({ page: number, number: text, line }) => [number, text, line?.text.value ?? null]);

describe('page numbers told by the other pages', () => {
  const numbers = [at(2, '2'), at(4, '4')];
  test.each<[string, Line[], Line[], Page[], (string | number | null)[][]]>([
    ['one that was not read', numbers, numbers, [page(2, 1), page(3, 1), page(4, 1)], [[3, '3', null]]],
    ['one that was read as a letter', [...numbers, at(3, 'O')], numbers, [page(3, 1)], [[3, '3', 'O']]],
    ['one that was misread', [...numbers, at(3, '8')], [...numbers, at(3, '8')], [page(3, 1)], [[3, '3', '8']]],
    ['no mark, no number', numbers, numbers, [page(1, null), page(3, null)], []],
    ['a mark of two signs is no "3"', numbers, numbers, [page(3, 2)], []],
    ['words stand there', [...numbers, at(3, 'Mẫu số')], numbers, [page(3, 1)], []],
    ['a number elsewhere on the page', [...numbers, at(3, '7', [80, 400, 90, 412])], numbers, [page(3, 1)], [[3, '3', null]]],
    ['one page alone tells nothing', [at(2, '2')], [at(2, '2')], [page(3, 1)], []],
    ['pages that disagree tell nothing', [at(2, '2'), at(4, '9')], [at(2, '2'), at(4, '9')], [page(3, 1)], []],
    ['numbers that begin elsewhere', [at(2, '12'), at(4, '14')], [at(2, '12'), at(4, '14')], [page(3, 2)], [[3, '13', null]]],
    ['two pages on a sheet share its number', numbers, numbers, [page(3, 1, { sheet: { width: 842, height: 595 } })], []],
  ])('%s', (_, lines, read, pages, expected) => expect(told(lines, read, pages)).toEqual(expected));
});
