import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { lowerInPlace } from '../../src/quantities/lower.js';
import { numeralValue, parseNumeral, type NumeralContext } from '../../src/quantities/numerals.js';
import { findQuantities, readNumbers } from '../../src/quantities/quantities.js';
import { columnUnit } from '../../src/quantities/units.js';

/** Comparator, bounds, unit of every quantity, in one line each. */
const shown = (text: string): string[] => findQuantities(text).map((q) => `${q.comparator} ${q.min}..${q.max} ${q.unit}`);

describe('numerals', () => {
  const table: readonly [string, NumeralContext, number | null, string][] = [
    ['8,5', 'plain', 8.5, 'Vietnamese decimal comma'],
    ['8.5', 'percent', 8.5, 'English decimal point'],
    ['1.000', 'plain', 1000, 'three digits after one point: thousands'],
    ['1.252.348', 'plain', 1252348, 'groups'],
    ['12.375,3', 'scaled', 12375.3, 'both marks: the last is the decimal'],
    ['1,252.5', 'plain', 1252.5, 'the English way round'],
    ['02', 'plain', 2, 'leading zero of the administrative style'],
    ['172.033', 'scaled', 172033, 'before "tỷ" the point groups'],
    ['58,813', 'scaled', 58.813, 'before "tỷ" the comma is decimal'],
    ['0.125', 'plain', 0.125, 'nothing groups after a zero'],
    ['3.25', 'plain', 3.25, 'two digits: decimal'],
    ['1.2.3', 'plain', null, 'fits neither convention: not guessed'],
    ['1.23,456.7', 'plain', null, 'broken marks'],
  ];
  test.each(table)('%s (%s) → %s: %s', (written, context, value) => {
    const read = parseNumeral(written, context);
    expect(read === null ? null : numeralValue(read)).toBe(value);
  });

  test('words of scale multiply without rounding', () => {
    expect(numeralValue(parseNumeral('4,87', 'scaled')!, 9)).toBe(4_870_000_000);
    expect(numeralValue(parseNumeral('0,07', 'scaled')!, 6)).toBe(70_000);
  });

  test('three digits after one mark of a share are flagged', () => {
    expect(findQuantities('đạt 7.008%')[0]).toMatchObject({ min: 7.008, flags: ['ambiguous-number'] });
  });

  test('every whole number reads back from its grouped form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (n) => {
        const grouped = String(n).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(numeralValue(parseNumeral(grouped, 'plain')!)).toBe(n);
      }),
    );
  });
});

describe('comparators', () => {
  const table: readonly [string, string[], string][] = [
    ['đạt 80%', ['eq 80..80 percent'], 'a verb alone'],
    ['phủ tới 80% hộ gia đình', ['eq 80..80 percent'], '"tới" reaches'],
    ['đạt trên 80%', ['gt 80..null percent'], 'the nearest word wins over the verb'],
    ['hơn 65%', ['gt 65..null percent'], ''],
    ['tối thiểu 80%', ['gte 80..null percent'], ''],
    ['tối thiểu đạt 80%', ['gte 80..null percent'], 'a verb between'],
    ['ít nhất là 80%', ['gte 80..null percent'], ''],
    ['từ 90% trở lên', ['gte 90..null percent'], ''],
    ['90% trở lên', ['gte 90..null percent'], 'after the value'],
    ['10% GRDP trở lên', ['gte 10..null percent'], 'after the denominator'],
    ['không dưới 65%', ['gte 65..null percent'], 'not "dưới"'],
    ['đạt từ 1,5% trở lên', ['gte 1.5..null percent'], ''],
    ['dưới 4%', ['lt null..4 percent'], ''],
    ['không quá 5%', ['lte null..5 percent'], ''],
    ['tối đa 5%', ['lte null..5 percent'], ''],
    ['15% đến 20% GRDP', ['range 15..20 percent'], ''],
    ['35-37% GRDP', ['range 35..37 percent'], ''],
    ['từ 90 đến 100%', ['range 90..100 percent'], '"từ" opens the range'],
    ['giảm 1%-1,5%', ['range 1..1.5 percent'], 'unit twice'],
    ['khoảng từ 10 – 10,5%/năm', ['range 10..10.5 percent-per-year'], 'en dash, rate per year'],
    ['xấp xỉ 30%', ['approx 30..30 percent'], ''],
    ['≥ 30%', ['gte 30..null percent'], 'signs'],
    ['≤ 5%; > 7%; < 2%', ['lte null..5 percent', 'gt 7..null percent', 'lt null..2 percent'], 'signs'],
    ['trên địa bàn tỉnh, trên môi trường mạng đạt 50%', ['eq 50..50 percent'], '"trên" is a comparator only before a number'],
    ['80% - 60% hồ sơ', ['eq 80..80 percent', 'eq 60..60 percent'], 'falling: no range'],
    ['thuộc nhóm 15 tỉnh, thành phố', ['lte null..15 rank'], 'group of a rank'],
    ['thuộc top 03 vùng', ['lte null..3 rank'], ''],
    ['trong nhóm 30/63 tỉnh', ['lte null..30 rank'], 'the base is no bound'],
    ['xếp thứ 12 toàn quốc', ['eq 12..12 rank'], ''],
    ['xếp thứ 15 toàn quốc trở lên', ['lte null..15 rank'], 'a better rank is a smaller number'],
  ];
  test.each(table)('%s', (text, expected) => expect(shown(text)).toEqual(expected));
});

describe('units', () => {
  const table: readonly [string, string[]][] = [
    ['172.033 tỷ đồng', ['eq 172033000000000..172033000000000 vnd']],
    ['1.500.000.000 đồng', ['eq 1500000000..1500000000 vnd']],
    ['4,87 tỷ USD', ['eq 4870000000..4870000000 usd']],
    ['2 Tỷ lệ hồ sơ số hóa đạt 90%', ['eq 90..90 percent']],
    ['đạt 2 tỷ', ['eq 2000000000..2000000000 vnd']],
    ['80 triệu đồng/người/năm', ['eq 80000000..80000000 vnd-per-person-per-year']],
    ['10 - 15 tỷ đồng', ['range 10000000000..15000000000 vnd']],
    ['1.700 ha', ['eq 1700..1700 hectare']],
    ['2.989,5 MW', ['eq 2989.5..2989.5 megawatt']],
    ['01 Gb/s', ['eq 1..1 gigabit-per-second']],
    ['gấp 30 lần GRDP', ['eq 30..30 times']],
    ['cho 59.000 người', ['eq 59000..59000 person']],
    ['8,1 triệu lượt khách', ['eq 8100000..8100000 count']],
    ['1.000 hộ', ['eq 1000..1000 household']],
    ['50 hộ kinh doanh', ['eq 50..50 count']],
    ['450.000 điểm bán', ['eq 450000..450000 count']],
    ['2 điểm %', ['eq 2..2 percentage-point']],
    ['20 phần trăm', ['eq 20..20 percent']],
    ['90 thuê bao/100 dân', ['eq 90..90 per-100-people']],
    ['25 bác sĩ/10.000 dân', ['eq 25..25 per-10000-people']],
    ['đào tạo 2000 người', ['eq 2000..2000 person']],
    ['1 000 000 đồng', ['eq 1000000..1000000 vnd']],
  ];
  test.each(table)('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  test.each([
    ['%', 'percent', 0], ['Triệu đồng', 'vnd', 6], ['Tỷ đồng', 'vnd', 9], ['Ha', 'hectare', 0], ['Thứ bậc', 'rank', 0], ['1.000 người', 'person', 3], ['Doanh nghiệp', 'count', 0], ['Triệu USD', 'usd', 6],
  ])('unit column "%s"', (written, unit, power) => expect(columnUnit(written)).toEqual({ unit, power }));

  test('an empty unit column names none', () => expect(columnUnit(' ')).toBeNull());
});

describe('numbers that are no quantities', () => {
  test.each([
    ['mức độ 4, cấp độ 3, lớp 5, giai đoạn 2', 'grades'],
    ['4G/5G, IPv6, Tier 3, ISO 9001:2015, công nghệ 4.0, Web 3.0', 'names'],
    ['411/QĐ-TTg, 80/2021/NĐ-CP, 09-NQ/TU ngày 29/11/2021, Quyết định 1883/QĐ-UBND, Đề án 06', 'documents'],
    ['năm 2025, giai đoạn 2021-2025, 2022 – 2025, Quý II/2025, tháng 9/2023, đến 2030', 'years'],
    ['Điều 2, khoản 3, Mục III.2, Phụ lục 01, trang 5', 'places of a text'],
    ['từ 15 tuổi trở lên', 'ages'],
    ['chính quyền địa phương 02 cấp', 'levels'],
    ['hoạt động 24/7, đường dây nóng 1022, điện thoại 0252.382.1234', 'times and phones'],
    ['tỷ lệ 1:500, tỷ lệ 1/2000', 'scales of maps'],
    ['Ngày Chuyển đổi số quốc gia 10/10', 'days of the year'],
    ['tại COP 26 về biến đổi khí hậu, VNeID 2 cho người dân, khu Tân Phú Đông 1 và khu Ba 2', 'names: a number right after an abbreviation or a capitalised word'],
    ['Kế hoạch[1] (2)', 'notes'],
    ['đến 2030 hộ nghèo giảm', 'a year before a counted noun'],
  ])('%s (%s)', (text) => expect(shown(text)).toEqual([]));

  test.each([
    ['cam kết phát thải ròng bằng 0 vào năm 2050', [], 'a word of place after the number is nothing counted'],
    ['áp dụng ISO tại 100% cơ quan', ['eq 100..100 percent'], 'a standard does not swallow the share after it'],
    ['Chỉ số PCI đạt 70 điểm trở lên', ['gte 70..null score'], 'PCI is an index here'],
    ['thuộc Top 10 của cả nước', ['lte null..10 rank'], 'a rank is no name'],
    ['đào tạo CBCCVC 500 người', ['eq 500..500 person'], 'a unit follows: no name'],
  ])('%s', (text, expected) => expect(shown(text)).toEqual(expected));

  test('the number beside a trap is still read', () => {
    expect(shown('Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản mức độ 2 đạt 80% trở lên')).toEqual(['gte 80..null percent']);
    expect(shown('kết nối 06 CSDLQG theo Quyết định 714/QĐ-TTg')).toEqual(['eq 6..6 count']);
  });

  test('a number that fits no convention is reported, not guessed', () => {
    const text = 'đạt 1.2.3 phần';
    const read = readNumbers(text);
    expect(read.quantities).toEqual([]);
    expect(read.unread.map(([a, b]) => text.slice(a, b))).toEqual(['1.2.3']);
  });
});

describe('spans', () => {
  test('the whole phrase and the digits', () => {
    const text = 'đạt không dưới 65% hộ; khoảng từ 10 - 10,5%/năm; từ 20% trở lên';
    expect(findQuantities(text).map((q) => [text.slice(...q.span), text.slice(...q.numberSpan)])).toEqual([
      ['không dưới 65%', '65'], ['khoảng từ 10 - 10,5%/năm', '10 - 10,5'], ['từ 20% trở lên', '20'],
    ]);
  });
});

describe('laws', () => {
  const words = fc.constantFrom('tỷ lệ', 'đạt', 'trên', 'từ', 'đến', '80%', '1.2.3', '12.375,3/10.200', '1 000', 'tỷ', 'triệu đồng', 'người', 'trở lên', 'nhóm', '15', 'tỉnh', 'năm 2025', 'ngày 1/1/2020', ',', ';', '(', ')', '–', '≥', 'điểm', 'lần', '/', 'hộ', '0', '\n', 'İ', '24/7');
  const soup = fc.array(words, { maxLength: 60 }).map((w) => w.join(' '));

  test('lower case keeps every offset', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(lowerInPlace(text)).toHaveLength(text.length)));
  });

  test('quantities stand in order inside the text, their bounds agree with the comparator', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        let at = 0;
        for (const q of findQuantities(text)) {
          expect(q.numberSpan[0]).toBeGreaterThanOrEqual(at);
          expect(q.span[0]).toBeLessThanOrEqual(q.numberSpan[0]);
          expect(q.span[1]).toBeGreaterThanOrEqual(q.numberSpan[1]);
          expect(q.span[1]).toBeLessThanOrEqual(text.length);
          expect(q.min === null).toBe(q.comparator === 'lt' || q.comparator === 'lte');
          expect(q.max === null).toBe(q.comparator === 'gt' || q.comparator === 'gte');
          if (q.comparator === 'range') expect(q.min!).toBeLessThan(q.max!);
          at = q.numberSpan[1];
        }
      }),
    );
  });

  test('a share written by us is read back', () => {
    const verbs = fc.constantFrom(['đạt ', 'eq'], ['đạt trên ', 'gt'], ['tối thiểu ', 'gte'], ['dưới ', 'lt'], ['không quá ', 'lte'], ['khoảng ', 'approx']);
    fc.assert(
      fc.property(verbs, fc.integer({ min: 0, max: 1000 }), ([verb, comparator], tenths) => {
        const value = tenths / 10;
        const [q, ...others] = findQuantities(`Tỷ lệ hộ nghèo ${verb}${String(value).replace('.', ',')}% trong năm 2025`);
        expect(others).toEqual([]);
        expect(q).toMatchObject({ comparator, unit: 'percent' });
        expect(q!.min ?? q!.max).toBe(value);
      }),
    );
  });
});
