import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { parseTimeframe, type TimeContext } from '../../src/times/timeframe.js';

/** A plan of 2022 for 2021-2025 with a view to 2030. */
const plan: TimeContext = { issuedOn: '2022', period: { from: 2021, to: 2025, vision: 2030 } };
const oneYear: TimeContext = { issuedOn: '2023-01-10', period: { from: 2023, to: 2023, vision: null } };
const late: TimeContext = { issuedOn: '2025-12-01', period: { from: null, to: null, vision: null } };

function read(text: string, context: TimeContext = plan): string | null {
  const found = parseTimeframe(text, context);
  if (found === null) return null;
  const { from, to, recurrence, openEnded } = found.timeframe;
  return [from ?? '', to ?? '', recurrence ?? '', openEnded ? 'open' : ''].join('|');
}

const codes = (text: string, context: TimeContext = plan): string[] => parseTimeframe(text, context)?.findings.map((f) => f.code) ?? [];

describe('parseTimeframe', () => {
  test.each([
    ['2023', '2023|2023||', 'a year is both ends'],
    ['2022 - 2025', '2022|2025||', 'range'],
    ['2023 – 2024', '2023|2024||', 'en dash'],
    ['2022- 2025', '2022|2025||', 'uneven blanks'],
    ['2023.2025', '2023|2025||', 'a hyphen that was read as a dot'],
    ['Giai đoạn 2023-2025', '2023|2025||', 'period word'],
    ['Năm 2022, 2023, 2024, 2025', '2022|2025||', 'list'],
    ['Trong năm 2022', '2022|2022||', 'within'],
    ['Từ năm 2023', '2023|||', 'only a start'],
    ['Đến hết năm 2025', '|2025||', 'only an end'],
    ['Quý II/2025', '2025-Q2|2025-Q2||', 'quarter'],
    ['Quý 2 năm 2022', '2022-Q2|2022-Q2||', 'Arabic quarter'],
    ['Quí IV-2025', '2025-Q4|2025-Q4||', 'i for y, hyphen'],
    ['Qúy IV/2025', '2025-Q4|2025-Q4||', 'tone on the wrong vowel'],
    ['Quý III, IV năm 2021', '2021-Q3|2021-Q4||', 'two quarters'],
    ['Quý II-III/2022', '2022-Q2|2022-Q3||', 'range of quarters'],
    ['Quý IV năm 2021, năm 2022, 2023', '2021-Q4|2023||', 'mixed'],
    ['Quý IV/2021, năm 2022, 2023', '2021-Q4|2023||', 'mixed, slash'],
    ['Quý IV/2025- Quý II/2026', '2025-Q4|2026-Q2||', 'quarters of two years'],
    ['Quý III, IV năm 2021, năm 2022, 2023, 2024,\n2025', '2021-Q3|2025||', 'broken over lines'],
    ['6 tháng đầu năm 2024', '2024-Q1|2024-Q2||', 'a half is no recurrence'],
    ['6 tháng cuối năm 2024', '2024-Q3|2024-Q4||', 'second half'],
    ['Tháng 9/2023', '2023-09|2023-09||', 'month'],
    ['03/2023', '2023-03|2023-03||', 'bare month'],
    ['Tháng 3, 4 năm 2023', '2023-03|2023-04||', 'list of months'],
    ['Từ tháng 3 đến tháng 9/2023', '2023-03|2023-09||', 'the year stands once'],
    ['Xong trong tháng 5/2026', '2026-05|2026-05||', 'done within'],
    ['Từ 01/3 đến 30/6/2023', '2023-03-01|2023-06-30||', 'days, the year stands once'],
    ['Ngày 10 tháng 10 năm 2023', '2023-10-10|2023-10-10||', 'day in words'],
    ['Trước ngày 31/12/2022', '|2022-12-31||', 'before a day is that day'],
    ['Trước 30/6/2021.', '|2021-06-30||', 'without "ngày"'],
    ['trước tháng 9/2023', '|2023-08-31||', 'before a month is the day before'],
    ['trước tháng 3/2024', '|2024-02-29||', 'leap year'],
    ['Trước tháng 01/2023', '|2022-12-31||', 'over the year'],
    ['Trước quý IV/2023', '|2023-09-30||', 'before a quarter'],
    ['Chậm nhất ngày 30/6/2024', '|2024-06-30||', 'at the latest'],
    ['Hàng năm', '||annual|', ''],
    ['Hằng năm.', '||annual|', 'other spelling'],
    ['thường niên', '||annual|', ''],
    ['hàng quý', '||quarterly|', ''],
    ['hằng tháng', '||monthly|', ''],
    ['03 tháng/lần', '||quarterly|', ''],
    ['Thường xuyên', '||continuous|', ''],
    ['định kỳ 06 tháng, năm', '||semi-annual|', 'the most frequent'],
    ['6 tháng, hàng năm', '||semi-annual|', ''],
    ['định kỳ hàng năm, 3 năm, 5 năm', '||annual|', ''],
    ['Định kỳ 5 năm', '||quinquennial|', ''],
    ['trước ngày 25 của tháng cuối quý', '||quarterly|', 'no date of its own'],
    ['Trước ngày 15/12 hàng năm', '||annual|', 'no year, no bound'],
    ['Định kỳ trước ngày 20/11', '||annual|', 'a day that comes back'],
    ['2023-2025; hàng năm', '2023|2025|annual|', 'both'],
    ['Quý I, II năm 2022 và những năm tiếp theo', '2022-Q1|||open', 'open-ended has no end'],
    ['Năm 2025 và các năm tiếp theo', '2025|||open', ''],
    ['Từ năm 2024 trở đi', '2024|||open', ''],
    ['Hàng năm đối với nội dung (1); Quý I năm 2022 đối với nội dung (2); Quý II, III năm 2022 đối với nội dung (3)', '2022-Q1|2022-Q3|annual|', 'several in a cell'],
    ['Năm 2022, 2023, 2034, 2025', '2022|2025||', 'an impossible year stays out'],
    ['', null, 'empty'],
    [' - ', null, 'a dash is empty'],
  ] as [string, string | null, string][])('%s → %s (%s)', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['Tháng 12', oneYear, '2023-12|2023-12||', 'a month takes the plan’s year'],
    ['Quý I', oneYear, '2023-Q1|2023-Q1||', ''],
    ['trước ngày 30/6', oneYear, '|2023-06-30||', ''],
    ['trước ngày 20/11', { issuedOn: null, period: { from: 2021, to: 2025, vision: null } }, '|||', 'no year to take'],
    ['2026', late, '2026|2026||', 'no period known'],
  ] as [string, TimeContext, string, string][])('%s in its plan → %s', (text, context, expected) => {
    expect(read(text, context)).toBe(expected);
  });

  test('keeps the text as written, blanks folded', () => {
    expect(parseTimeframe('Quý IV năm 2021\n và những năm tiếp theo ', plan)?.timeframe.text).toBe('Quý IV năm 2021 và những năm tiếp theo');
    expect(parseTimeframe('Khi có phát sinh', plan)?.timeframe).toEqual({ text: 'Khi có phát sinh', from: null, to: null, recurrence: null, openEnded: false });
  });

  test.each([
    ['Khi có phát sinh', ['unread-timeframe']],
    ['Năm 2022, 2023, 2034, 2025', ['impossible-year']],
    ['2204', ['impossible-year']],
    ['2025-2022', ['reversed-years']],
    ['2024 - 202!', ['cut-years']],
    ['2024 - 2(', ['cut-years']],
    ['‘023-2025', ['cut-years']],
    ['Từ 23-2025', ['cut-years']],
    ['2024 - 2025', []],
    ['Tháng 12-2025', []],
    ['30-6-2025', []],
    ['Từ năm 2025 đến năm 2024', ['reversed-years']],
    ['2022-2025', []],
    ['Quý IV/2024, quý I/2025', []],
    ['31/02/2023', ['impossible-date']],
    ['Quý IV năm 2021', ['timeframe-before-issue']],
    ['2022 - 2025', []],
    ['Năm 2023-2030', []],
  ])('%s reports %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('a year out of an ascending list is a slip though the period would allow it', () => {
    expect(codes('2026, 2029, 2027, 2028', { issuedOn: '2025', period: { from: 2026, to: 2030, vision: null } })).toEqual(['impossible-year']);
  });
});

const soup = fc.array(
  fc.oneof(
    fc.constantFrom('quý', 'năm', 'tháng', 'ngày', 'trước', 'đến', 'từ', 'hàng', 'định kỳ', 'IV', 'II', '31/12', '2023', '2023-2025', '6', ',', '-', '/', '.', 'và những năm tiếp theo', 'thường xuyên', 'hết', 'sau'),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 25 },
);

describe('laws', () => {
  test('any text gives null or bounds of a known form, in order', () => {
    fc.assert(
      fc.property(soup, (words) => {
        const found = parseTimeframe(words.join(' '), plan);
        if (found === null) return;
        const { from, to } = found.timeframe;
        for (const bound of [from, to]) if (bound !== null) expect(bound).toMatch(/^\d{4}(?:-Q[1-4]|-\d{2}(?:-\d{2})?)?$/);
        if (from === null && to === null && found.timeframe.recurrence === null && !found.timeframe.openEnded) expect(found.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('years and quarters survive being written', () => {
    const point = fc.record({ year: fc.integer({ min: 2021, max: 2030 }), quarter: fc.constantFrom(null, 1, 2, 3, 4) });
    const roman = ['I', 'II', 'III', 'IV'];
    fc.assert(
      fc.property(point, ({ year, quarter }) => {
        const text = quarter === null ? `Năm ${year}` : `Quý ${roman[quarter - 1]!}/${year}`;
        const key = quarter === null ? String(year) : `${year}-Q${quarter}`;
        expect(read(text)).toBe(`${key}|${key}||`);
      }),
    );
  });
});
