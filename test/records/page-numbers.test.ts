import { expect, test } from '@jest/globals';
import type { Furniture } from '../../src/model/document.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { withPageNumbers } from '../../src/record/page-numbers.js';
import { trackRaw } from '../../src/text/tracked.js';
import fc from '../support/laws.js';

type Quote = readonly [start: number, end: number];

/** A record of nothing but quoted places, as `Evidence` has them, and furniture. */
function quoting(text: string, quotes: readonly Quote[], furniture: readonly Furniture[]): DocumentRecord {
  const mentions = quotes.map(([start, end]) => ({ page: 1, bbox: null, span: [start, end] as const, text: text.slice(start, end) }));
  return { citations: [{ mentions }], furniture: furniture.map(({ page, reason, text: words }) => ({ page, reason, text: words })) } as unknown as DocumentRecord;
}
const number = (text: string, at?: number): Furniture => ({ page: 2, reason: 'page-number', text, ...(at === undefined ? {} : { at }) });
const mentionsOf = (record: DocumentRecord) => record.citations[0]!.mentions;

const text = 'Một\nhai ba\nbốn\n';
const cases: readonly [at: number | undefined, quotes: readonly Quote[], expected: string, why: string][] = [
  [5, [], 'Một\nhai ba\n2\nbốn\n', 'a page that begins within a paragraph: after the paragraph'],
  [3, [], 'Một\n2\nhai ba\nbốn\n', 'between two paragraphs'],
  [-1, [], '2\nMột\nhai ba\nbốn\n', 'before everything'],
  [14, [], 'Một\nhai ba\nbốn\n2\n', 'after everything'],
  [3, [[0, 10]], 'Một\nhai ba\n2\nbốn\n', 'quoted words of two paragraphs are not parted'],
  [3, [[0, 3], [4, 10]], 'Một\n2\nhai ba\nbốn\n', 'between two quoted places'],
  [3, [[0, 14]], 'Một\nhai ba\nbốn\n2\n', 'everything is one quoted place'],
  [undefined, [], text, 'a number without a place stays out'],
];

test.each(cases)('the number of a page that stands at %j, %j quoted: %j (%s)', (at, quotes, expected) => {
  const furniture = [number('2', at)];
  const made = withPageNumbers(quoting(text, quotes, furniture), trackRaw(text, 0), furniture);
  expect(made.text).toBe(expected);
  expect(mentionsOf(made.record).map(({ span }) => made.text.slice(...span!))).toEqual(quotes.map(([start, end]) => text.slice(start, end)));
  expect(made.record.furniture[0]!.span).toEqual(at === undefined ? undefined : [made.text.indexOf('2'), made.text.indexOf('2') + 1]);
});

test('numbers come in the order of their places, with blanks as one; furniture keeps its own order and words', () => {
  const furniture = [number('Trang  3', 11), number('2', 3)];
  const made = withPageNumbers(quoting(text, [], furniture), trackRaw(text, 0), furniture);
  expect(made.text).toBe('Một\n2\nhai ba\nbốn\nTrang 3\n');
  expect(made.record.furniture.map(({ span, text: words }) => [words, made.text.slice(...span!)])).toEqual([['Trang  3', 'Trang 3'], ['2', '2']]);
});

test('law: every quoted place shows the same words after, every number has a line of its own, and without those lines the text is as it was', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'đ', ' ', '😀', '.'), minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(lines, fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { maxLength: 6 }), fc.array(fc.integer({ min: -1, max: 80 }), { maxLength: 5 }), (parts, pairs, places) => {
    const before = `${parts.join('\n')}\n`;
    const quotes = pairs.map(([a, b]) => [Math.min(a, b, before.length), Math.min(Math.max(a, b), before.length)] as const);
    const furniture = places.map((at, i) => number(String(i + 1), at));
    const { record, text: after } = withPageNumbers(quoting(before, quotes, furniture), trackRaw(before, 0), furniture);
    expect(mentionsOf(record).map(({ span }) => after.slice(...span!))).toEqual(quotes.map(([start, end]) => before.slice(start, end)));
    expect(record.furniture.map(({ span }) => after.slice(span![0], span![1] + 1))).toEqual(furniture.map(({ text: words }) => `${words}\n`));
    expect(record.furniture.every(({ span }) => span![0] === 0 || after[span![0] - 1] === '\n')).toBe(true);
    expect(after.split('\n').filter((line) => !/^\d$/.test(line)).join('\n')).toBe(before);
  }));
});
