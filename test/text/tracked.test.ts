import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { dice, foldPlain, foldSpelling, foldWords, slug } from '../../src/text/fold.js';
import { glueBetween, joinLines } from '../../src/text/join-lines.js';
import { concat, rawSpan, replaceAll, slice, trackRaw, trim } from '../../src/text/tracked.js';

describe('tracked text', () => {
  const raw = fc.string({ unit: fc.constantFrom('a', 'á', 'đ', ' ', '1', '-', '😀', '́'), maxLength: 30 });

  test('an untouched text maps every unit to itself', () => {
    fc.assert(fc.property(raw, (text) => {
      const tracked = trackRaw(text, 5);
      expect(tracked.origin.map((o) => o - 5)).toEqual([...Array(text.length).keys()]);
    }));
  });

  test('cutting and joining loses nothing', () => {
    fc.assert(fc.property(raw, fc.nat(30), (text, at) => {
      const tracked = trackRaw(text, 0);
      expect(concat([slice(tracked, 0, at), slice(tracked, at)])).toEqual(tracked);
    }));
  });

  test('after any replacement, value and map are equally long, and kept letters still point to themselves', () => {
    fc.assert(fc.property(raw, fc.constantFrom('', 'x', 'xyz'), (text, value) => {
      const edited = replaceAll(trackRaw(text, 0), /a+/gu, value);
      expect(edited.origin).toHaveLength(edited.value.length);
      for (let i = 0; i < edited.value.length; i++) if (edited.value[i] !== 'x' && edited.value[i] !== 'y' && edited.value[i] !== 'z') expect(text[edited.origin[i]!]).toBe(edited.value[i]);
    }));
  });

  test('trim keeps the map; rawSpan finds what a text covers', () => {
    const text = trim(trackRaw('  ab ', 10));
    expect([text.value, rawSpan(text)]).toEqual(['ab', [12, 14]]);
    expect(rawSpan(trackRaw('', 0))).toBeNull();
  });
});

describe('joining lines', () => {
  const rows: [string, string, string, string][] = [
    ['giai đoạn 2021-', '2025', 'giai đoạn 2021-2025', 'a range cut after its hyphen'],
    ['Quyết định số 411/', 'QĐ-TTg', 'Quyết định số 411/QĐ-TTg', 'a number cut after its slash'],
    ['số 12/KH-', 'UBND', 'số 12/KH-UBND', 'a symbol cut after its hyphen'],
    ['Sở Lao động -', 'Thương binh', 'Sở Lao động - Thương binh', 'a dash with blanks stays a dash'],
    ['trưởng thành', 'có điện thoại', 'trưởng thành có điện thoại', 'an ordinary wrap'],
  ];
  test.each(rows)('%j + %j → %j (%s)', (a, b, expected) => {
    expect(joinLines([trackRaw(a, 0), trackRaw(b, 50)]).value).toBe(expected);
  });
  test('nothing joins with nothing', () => expect(glueBetween('', 'a')).toBe(''));
});

describe('folding', () => {
  test.each([
    ['Uỷ ban nhân dân', 'ủy ban nhân dân'], ['Thanh Hoá', 'thanh hóa'], ['tỉ lệ', 'tỷ lệ'], ['hằng năm', 'hàng năm'], ['quý', 'quý'], ['Hoàn thiện', 'hoàn thiện'], ['khoẻ', 'khỏe'],
  ])('foldSpelling %j → %j', (from, to) => expect(foldSpelling(from)).toBe(to));
  test('foldSpelling is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('o', 'à', 'á', 'u', 'ỷ', 'q', 'ý', 'h', 't', 'ỉ', ' ', '–', '“') }), (text) => expect(foldSpelling(foldSpelling(text))).toBe(foldSpelling(text))));
  });
  test('slugs', () => {
    expect(slug('Sở Lao động - Thương binh và Xã hội')).toBe('so-lao-dong-thuong-binh-va-xa-hoi');
    expect(slug('Ðảng ủy')).toBe('dang-uy');
    expect(foldPlain('8,5% (GRDP)')).toBe('8 5 grdp');
  });
  test('foldPlain folds by table what the definition folds', () => {
    const slow = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐðÐ]/g, 'd').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const letters = fc.constantFrom(...'ẠạẮằÂêộƯửđĐðÐ aZ09.,-–“”%\u0301\u0323\u00a0\u200b²½Ⅷ한😀ßİ'.split(''));
    fc.assert(fc.property(fc.string({ unit: letters, maxLength: 20 }), (text) => expect(foldPlain(text)).toBe(slow(text))), { numRuns: 2000 });
  });
  test('dice is symmetric and 1 for equal bags', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (a, b) => {
      expect(dice(a, b)).toBe(dice(b, a));
      expect(dice(a, [...a].reverse())).toBe(1);
    }));
    expect(foldWords('')).toEqual([]);
  });
});
