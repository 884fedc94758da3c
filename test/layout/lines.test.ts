import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { Fragment } from '../../src/layout/fragments.js';
import { splitFragment } from '../../src/layout/fragments.js';
import { fragmentsToLines } from '../../src/layout/lines.js';
import { fragment, withRaw } from './make.js';

const read = (given: readonly Fragment[]) => {
  const { fragments, raw } = withRaw(given);
  return fragmentsToLines(fragments, 1, raw);
};
const texts = (given: readonly Fragment[]) => read(given).map((l) => l.text.value);
const segments = (given: readonly Fragment[]) => read(given).map((l) => l.segments.map(([a, b]) => l.text.value.slice(a, b)));

describe('fragments to lines', () => {
  const cases: [string, Fragment[], string[]][] = [
    ['order on the page, not in the file', [fragment('hai', 50, 120), fragment('một', 50, 100)], ['một', 'hai']],
    ['a small shift of the baseline is the same line', [fragment('ỦY BAN', 50, 100), fragment('CỘNG HÒA', 200, 103)], ['ỦY BAN CỘNG HÒA']],
    ['the next line is not', [fragment('ỦY BAN', 50, 100), fragment('CỘNG HÒA', 200, 106)], ['ỦY BAN', 'CỘNG HÒA']],
    ['a blank where the gap shows one', [fragment('kế', 50, 100), fragment('hoạch', 65, 100)], ['kế hoạch']],
    ['no blank between pieces of one word in two fonts', [fragment('kế ho', 50, 100), fragment('ạ', 80.5, 100, { font: 'Other' }), fragment('ch', 86.8, 100)], ['kế hoạch']],
    ['a superscript joins its line', [fragment('10 km', 50, 100), fragment('2', 80.5, 95, { size: 7 }), fragment('trở lên', 88, 100)], ['10 km2 trở lên']],
    ['a subscript too', [fragment('CO', 50, 100), fragment('2', 62.2, 103, { size: 7 })], ['CO2']],
    ['a footnote below in small letters stays a line', [fragment('cuối trang', 50, 100), fragment('1 Xem Phụ lục', 50, 112, { size: 8 })], ['cuối trang', '1 Xem Phụ lục']],
    ['text drawn twice for weight is read once', [fragment('KẾ HOẠCH', 50, 100), fragment('KẾ HOẠCH', 50.3, 100)], ['KẾ HOẠCH']],
    ['the same word twice on a line is kept', [fragment('xã', 50, 100), fragment('xã', 70, 100)], ['xã xã']],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    expect(texts(given)).toEqual(expected);
  });

  test('a file without blanks takes them from the gaps, with origin -1', () => {
    const [line] = read([fragment('kế', 50, 100), fragment('hoạch', 65, 100)]);
    expect(line!.text.origin).toEqual([0, 1, -1, 3, 4, 5, 6, 7]);
  });

  test('runs cover the line without holes', () => {
    const [line] = read([fragment('c) Sở:', 50, 100, { bold: true }), fragment('tham mưu', 90, 100), fragment('gấp', 142, 100, { italic: true })]);
    expect(line!.runs.map(({ start, end, bold, italic }) => [line!.text.value.slice(start, end), bold, italic])).toEqual([
      ['c) Sở: ', true, false],
      ['tham mưu ', false, false],
      ['gấp', false, true],
    ]);
    expect([line!.bold, line!.italic]).toEqual([false, false]);
  });

  test('letters that a bold font lacks and another lends do not make a heading light; a light word does', () => {
    const lent = (text: string, x: number) => fragment(text, x, 100, { font: 'Sans' });
    const bold = (text: string, x: number) => fragment(text, x, 100, { font: 'Serif-Bold', bold: true });
    const weight = (...fragments: Parameters<typeof read>[0]) => read(fragments).map((line) => [line.text.value, line.bold]);
    expect(weight(bold('CH', 50), lent('Ố', 62), bold('NG T', 68), lent('Ệ', 92), bold(' N', 98), lent('Ạ', 110), bold('N', 116))).toEqual([['CHỐNG TỆ NẠN', true]]);
    expect(weight(bold('Giao S', 50), lent('ở', 86), fragment(' Tài chính', 92, 100, { font: 'Serif' }))).toEqual([['Giao Sở Tài chính', false]]);
    expect(weight(bold('a)', 50), lent('là', 90), bold('b)', 130))).toEqual([['a) là b)', false]]);
  });
});

describe('segments', () => {
  const cases: [string, Fragment[], string[][]][] = [
    ['letterhead', [fragment('ỦY BAN NHÂN DÂN', 50, 100), fragment('CỘNG HÒA', 200, 100)], [['ỦY BAN NHÂN DÂN', 'CỘNG HÒA']]],
    ['ordinary blanks', [fragment('một dòng', 50, 100), fragment('bình thường', 102, 100)], [['một dòng bình thường']]],
    ['wide blanks of a justified line', [fragment('một', 50, 100), fragment('dòng', 80, 100), fragment('dàn', 116, 100), fragment('đều', 146, 100)], [['một dòng dàn đều']]],
    ['the tab after a marker', [fragment('1.', 50, 100), fragment('Mục tiêu chung', 86, 100)], [['1. Mục tiêu chung']]],
    ['the tab after a dash', [fragment('-', 50, 100), fragment('Tỷ lệ', 80, 100)], [['- Tỷ lệ']]],
    ['a number left blank', [fragment('Số:', 50, 100), fragment('/KH-UBND', 110, 100), fragment('Lào Cai, ngày', 240, 100), fragment('tháng', 360, 100), fragment('năm 2026', 425, 100)], [['Số: /KH-UBND', 'Lào Cai, ngày tháng năm 2026']]],
    ['a name that ends in SỐ leaves nothing to fill in', [fragment('CHUYỂN ĐỔI SỐ', 50, 100), fragment('Độc lập', 200, 100)], [['CHUYỂN ĐỔI SỐ', 'Độc lập']]],
    ['recipients and signature', [fragment('- Lưu: VT.', 50, 100, { size: 11 }), fragment('Nguyễn Văn A', 300, 100, { size: 14 })], [['- Lưu: VT.', 'Nguyễn Văn A']]],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    expect(segments(given)).toEqual(expected);
  });
});

describe('laws', () => {
  const piece = fc.record({ text: fc.constantFrom('a', 'ban', 'kế hoạch', '1.', '–', 'Số:', ' x '), x: fc.double({ min: 0, max: 600, noNaN: true }), y: fc.double({ min: 0, max: 800, noNaN: true }), size: fc.integer({ min: 1, max: 40 }) });

  test('no letter is lost or invented, whatever stands where', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        // Each text once, so that no piece counts as drawn twice.
        const given = pieces.map(({ text, x, y, size }, i) => fragment(`${text}${i}`, x, y, { size }));
        const { fragments, raw } = withRaw(given);
        const out = fragmentsToLines(fragments, 1, raw);
        const letters = (t: string) => [...t.replace(/\s/g, '')].sort().join('');
        expect(letters(out.map((l) => l.text.value).join(''))).toBe(letters(raw));
        for (const line of out) {
          expect(line.text.origin).toHaveLength(line.text.value.length);
          line.text.origin.forEach((at, i) => at >= 0 && expect(raw[at]).toBe(line.text.value[i]));
          expect(line.segments[0]![0]).toBe(0);
          expect(line.runs[0]!.start).toBe(0);
          expect(line.runs.at(-1)!.end).toBe(line.text.value.length);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('cutting a fragment at a blank keeps its letters and offsets', () => {
    const whole = fragment('Sở Tài chính Sở Y tế', 100, 50, { start: 10 });
    const [left, right] = splitFragment(whole, 100 + 12.5 * 6)!;
    expect([left.text, right.text, right.start]).toEqual(['Sở Tài chính', 'Sở Y tế', 23]);
    expect(left.x1).toBeLessThanOrEqual(right.x0);
    expect(splitFragment(fragment('không', 0, 0), 15)).toBeNull();
  });
});
