import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { nationalTargets } from '../../src/catalogue/national.js';
import { dayOf, edgeDay } from '../../src/dataset/dates.js';
import { uniqueIds } from '../../src/dataset/facts.js';
import { compareToNational, type Value } from '../../src/dataset/gap.js';
import { amendedCitation, citationId, documentFinder } from '../../src/dataset/links.js';
import { rowOf, type TableDefinition } from '../../src/dataset/model.js';
import { provinceKey, provinceRows, provinceSlugs } from '../../src/dataset/provinces.js';
import { compareRanks, type Rank } from '../../src/dataset/readings.js';
import type { Citation } from '../../src/model/record.js';

const value = (text: string): Value => {
  const [comparator, min, max] = text.split(' ') as [Value['comparator'], string, string | undefined];
  const upper = ['lt', 'lte'].includes(comparator);
  return { comparator, min: upper ? null : Number(min), max: upper ? Number(min) : ['eq', 'approx'].includes(comparator) ? Number(min) : max === undefined ? null : Number(max) };
};

test.each([
  ['eq 80', 'gt 80', 'up', 0, 'under', '80% is not over 80%'],
  ['gt 80', 'gt 80', 'up', 0, 'meets', 'the same'],
  ['gte 80', 'gt 80', 'up', 0, 'under', 'at least 80% may be 80%'],
  ['gt 80', 'eq 80', 'up', 0, 'over', 'over 80% is more than 80%'],
  ['eq 8.3', 'eq 8', 'up', 0.3, 'over', 'no dust of binary fractions'],
  ['range 60 90', 'eq 80', 'up', -20, 'under', 'a range binds to its lower end'],
  ['range 20 30', 'lte 30', 'down', 0, 'meets', 'of what should fall, to its upper end'],
  ['lte 15', 'lte 30', 'down', 15, 'over', 'a lower rank is asked'],
  ['lt 80', 'eq 80', 'up', null, null, 'an upper bound binds to nothing'],
  ['eq 80', 'eq 80', '', null, null, 'direction not known'],
] as const)('%s against %s (%s): %s %s (%s)', (...[own, national, direction, gap, against]) => {
  expect(compareToNational(value(own), value(national), direction)).toEqual(gap === null ? null : { gap, against });
});

test.each([
  ['2023', '2023-01-01', '2023-12-31'], ['2023-Q1', '2023-01-01', '2023-03-31'], ['2024-02', '2024-02-01', '2024-02-29'], ['2022-12-31', '2022-12-31', '2022-12-31'],
  ['2023-02-30', null, null], ['2023-13', null, null], ['2023-Q5', null, null], ['quý I', null, null], [null, null, null],
])('%s begins on %s and ends on %s', (text, first, last) => expect([edgeDay(text, 'first'), edgeDay(text, 'last')]).toEqual([first, last]));

test('days are days of the calendar', () => {
  fc.assert(fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (day) => dayOf(day.toISOString().slice(0, 10)) === day.toISOString().slice(0, 10)));
  expect(['2023-00-01', '2023-01-00', '2023-02-29', '1900-02-29', '2023-12', '2023-1-1'].map(dayOf)).toEqual(Array(6).fill(null));
});

describe('links', () => {
  const citation = (key: string, id: string): Citation => ({ key, id, type: 'ke-hoach', number: key, issuer: null, issuedOn: null, title: null, mentions: [] });
  const find = documentFinder(new Set(['trung-uong/2022/411-qd-ttg', 'lam-dong/2023/1-kh-ubnd']), provinceSlugs);

  test.each([
    ['411/QĐ-TTg', '411/QĐ-TTg:2022', 'trung-uong/2022/411-qd-ttg', 'of the centre'], ['1/KH-UBND', '1/KH-UBND:2023:68', 'lam-dong/2023/1-kh-ubnd', 'of a province'],
    ['1/KH-UBND', '1/KH-UBND:2022:68', null, 'another year'], ['1/KH-UBND', '1/KH-UBND', null, 'no year known'], ['1/KH-UBND', '1/KH-UBND:2023:01', null, 'another province'],
  ])('%s (%s) is %s (%s)', (...[key, id, document]) => expect(find(citation(key, id))).toBe(document));

  test.each([
    ['Sửa đổi, bổ sung một số điều của Kế hoạch số 1/KH-UBND', '1/KH-UBND'], ['Điều chỉnh Kế hoạch số 1 / KH-UBND ngày 04/5/2023', '1/KH-UBND'],
    ['Triển khai Kế hoạch số 1/KH-UBND', null], ['Điều chỉnh quy hoạch', null],
  ])('“%s” amends %s', (title, key) => {
    const document = { title } as never;
    expect(amendedCitation({ document, citations: [citation('9/KH-UBND', '9/KH-UBND:2021:68'), citation('1/KH-UBND', '1/KH-UBND:2023:68')] })?.key ?? null).toBe(key);
  });

  test('a document’s own id among citations', () => {
    const document = (number: string | null, issuedOn: string | null): never => ({ number, issuedOn, province: { code: '68' } }) as never;
    expect([citationId({ document: document('1/KH-UBND', '2023-05') }), citationId({ document: document('/KH-UBND', '2023') }), citationId({ document: document('1/KH-UBND', null) })]).toEqual(['1/KH-UBND:2023:68', null, null]);
  });
});

test('the better reading: fewest errors, then text over pictures, then the hash', () => {
  const ranks: Rank[] = [{ errors: 0, ocr: 1, sha256: 'a' }, { errors: 1, ocr: 0, sha256: 'b' }, { errors: 0, ocr: 0, sha256: 'd' }, { errors: 0, ocr: 0, sha256: 'c' }];
  expect([...ranks].sort(compareRanks).map((r) => r.sha256).join('')).toBe('cdab');
});

test('ids that repeat are told apart, whatever they are', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'a~2', '')), (ids) => new Set(uniqueIds(ids, (id) => id).map(({ id }) => id)).size === ids.length));
});

test('provinces: 34 of today, keys unique, every successor is one of them', () => {
  const rows = provinceRows();
  expect([rows.filter((r) => r.successor === null).length, new Set(rows.map((r) => r.key)).size]).toEqual([34, rows.length]);
  const today = new Set(rows.filter((r) => r.successor === null).map((r) => r.key));
  for (const { key, successor } of rows) if (successor !== null) expect([key, today.has(successor)]).toEqual([key, true]);
  expect(provinceKey({ code: '08', name: 'Tuyên Quang', successor: { code: '08', name: 'Tuyên Quang' } })).toBe('tuyen-quang-63');
});

test('national targets are of indicators of the catalogue, one for each year and level', () => {
  const { byId } = loadCatalogue();
  const seen = nationalTargets().map(({ indicator, year, level }) => `${indicator} ${year} ${level}`);
  expect(new Set(seen).size).toBe(seen.length);
  for (const { indicator, comparator, min, max } of nationalTargets()) {
    expect(byId.has(indicator)).toBe(true);
    expect([indicator, min !== null, max !== null]).toEqual([indicator, !['lt', 'lte'].includes(comparator), !['gt', 'gte'].includes(comparator)]);
  }
});

test('a value that does not fit its column is refused, not written', () => {
  const table = (type: 'integer' | 'date' | 'number'): TableDefinition<unknown> => ({ name: 'tasks', heading: '', en: '', vi: '', key: [], foreign: [], columns: [{ name: 'x', type, heading: '', en: '', vi: '', of: (v) => v as never }] });
  expect(() => rowOf(table('integer'), 1.5)).toThrow('tasks.x: expected integer, got 1.5');
  expect(() => rowOf(table('date'), '2023')).toThrow('expected date');
  expect(() => rowOf(table('number'), NaN)).toThrow('expected number');
  expect([rowOf(table('number'), -0), rowOf(table('number'), undefined)]).toEqual([[0], [null]]);
});
