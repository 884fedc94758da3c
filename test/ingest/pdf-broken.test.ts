import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { pdfTextToItems, type PdfText } from '../../src/ingest/pdf-items.js';
import { operatorsToRules, type Matrix } from '../../src/ingest/pdf-rules.js';
import { OPS } from '../../src/ingest/pdfjs.js';

const upright: Matrix = [1, 0, 0, -1, 0, 842];
const face = () => ({ font: 'Times', bold: false, italic: false });
const text = (over: Partial<PdfText>): PdfText => ({ str: 'Kế hoạch', transform: [12, 0, 0, 12, 72, 700], width: 50, fontName: 'f', hasEOL: false, ...over });
/** Numbers as damaged files have them. */
const number = fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e308, 12, 300));
const six = fc.array(number, { minLength: 6, maxLength: 6 });

describe('numbers of damaged files', () => {
  test.each([NaN, Infinity, -Infinity])('a width of %p becomes half an em a letter', (width) => {
    const { items } = pdfTextToItems([text({ width })], upright, 0, face);
    expect(items.map((item) => [item.bbox[0], item.bbox[2]])).toEqual([[72, 72 + 8 * 6]]);
  });

  test('what has no place is no item, and those after it keep their offsets', () => {
    const { raw, items } = pdfTextToItems([text({ transform: [12, 0, 0, 12, NaN, 700] }), text({ str: 'tiếp' })], upright, 5, face);
    expect(raw).toBe('Kế hoạchtiếp');
    expect(items.map((item) => [item.start, item.end])).toEqual([[13, 17]]);
  });

  test('every box is finite, whatever the file says', () => {
    const texts = fc.array(fc.record({ str: fc.string(), transform: six, width: number }).map(text), { maxLength: 5 });
    fc.assert(
      fc.property(texts, six, (given, matrix) => {
        const { items } = pdfTextToItems(given, matrix as unknown as Matrix, 0, face);
        expect(items.flatMap((item) => [...item.bbox, item.size]).filter((n) => !Number.isFinite(n))).toEqual([]);
      }),
    );
  });

  test('so is every rule', () => {
    const path = fc.tuple(fc.constantFrom(OPS.stroke, OPS.fill), fc.array(number, { minLength: 4, maxLength: 4 }), six);
    fc.assert(
      fc.property(path, six, number, ([paint, [a, b, c, d], bounds], matrix, pen) => {
        const line = [paint, [[0, a, b, 1, c, d, 1, c, b]], bounds.slice(0, 4)];
        const list = { fnArray: [OPS.setLineWidth, OPS.transform, OPS.constructPath, OPS.clip, OPS.constructPath, OPS.constructPath], argsArray: [[pen], matrix, line, null, line, line] };
        expect(operatorsToRules(list, upright).flatMap((rule) => rule.bbox).filter((n) => !Number.isFinite(n))).toEqual([]);
      }),
    );
    const nan = { fnArray: [OPS.transform, OPS.constructPath], argsArray: [[1, 0, 0, 1, NaN, 0], [OPS.stroke, [[0, 10, 10, 1, 90, 10]], [10, 10, 90, 10]]] };
    expect(operatorsToRules(nan, upright)).toEqual([]);
  });
});
