import { describe, expect, test } from '@jest/globals';
import { describeLines, textFrames } from '../../src/layout/frame.js';
import { fragmentsToLines } from '../../src/layout/lines.js';
import { isGarbled } from '../../src/layout/garbled.js';
import type { Line } from '../../src/model/flow.js';
import type { Page } from '../../src/model/page.js';
import { fragment, withRaw } from './make.js';

const page: Page = { number: 1, width: 600, height: 842, rotation: 0, method: 'text-layer', start: 0, end: 0, items: [], rules: [] };
/** Lines as [left edge, right edge, baseline]; the body runs from 90 to 540. */
const body = Array.from({ length: 6 }, (_, i) => [90, 540, 400 + 18 * i] as const);

function described(given: readonly (readonly [number, number, number])[]): Line[] {
  const { fragments, raw } = withRaw([...given, ...body].map(([x0, x1, y], i) => ({ ...fragment(`dòng ${i}`, x0, y), x1 })));
  const lines = fragmentsToLines(fragments, 1, raw);
  return describeLines(lines, textFrames([page], [lines])(page)) as Line[];
}

describe('centred', () => {
  const cases: [string, [number, number], boolean | null][] = [
    ['middle of the text', [250, 380], true],
    ['middle of the page', [240, 360], true],
    ['begins at the left edge', [90, 300], false],
    ['first line of a paragraph', [126, 540], false],
    ['a full line shows nothing', [90, 540], null],
    ['right of the middle', [350, 500], false],
  ];
  test.each(cases)('%s', (_, [x0, x1], expected) => {
    expect(described([[x0, x1, 100]])[0]!.centred).toBe(expected);
  });

  test('an indent that several lines share is an indent', () => {
    expect(described([[250, 380, 100], [250, 380, 118], [250, 380, 136]]).slice(0, 3).map((l) => l.centred)).toEqual([false, false, false]);
  });
});

describe('blank lines before', () => {
  test('in line heights beyond single spacing', () => {
    const y = [100, 118, 142, 178, 250];
    expect(described(y.map((at) => [90, 540, at])).slice(0, 5).map((l) => l.blanksBefore)).toEqual([0, 0, 0, 1, 3]);
  });
});

describe('garbled text layers', () => {
  const plan = 'Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện chuyển đổi số trên địa bàn tỉnh với các nội dung cụ thể như sau. ';
  const cases: [string, string, boolean][] = [
    ['Vietnamese', plan.repeat(4), false],
    ['TCVN3', 'Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch triÓn khai thùc hiÖn chuyÓn ®æi sè trªn ®Þa bµn tØnh víi c¸c néi dung cô thÓ nh− sau. '.repeat(4), false],
    ['VNI', 'UÛy ban nhaân daân tænh ban haønh Keá hoaïch trieån khai thöïc hieän chuyeån ñoåi soá treân ñòa baøn tænh vôùi caùc noäi dung cuï theå nhö sau. '.repeat(4), false],
    ['decomposed letters', plan.normalize('NFD').repeat(4), false],
    ['a table of numbers', '26.120 27.000 28.150 652.744 1.700 ha 85% 90% 100% '.repeat(10), false],
    ['English', 'The plan of the province is to be carried out in all of the communes and wards of it. '.repeat(4), false],
    ['a word or two only', '7ӌ1+', false],
    ['shifted letters of a broken font', 'UBND 7ӌ1+ L¿O CAI &Ӝ1* H“A X√ +Ӝ, &+Ӫ 1*+Ƭ$ 9,ӊ7 NAM 6Ӣ C‘NG 7+ѬѪ1* ĈӝF OұS 7ӵ do +ҥQK ph˙c', true],
    ['private-use letters', '\uE012\uE034\uE056 \uE078 '.repeat(20), true],
    ['plain letters shifted', 'PqWDgWD kNRnqXkGyB gZwdDEz qXjVVwKDTx zqPLfdXZ RrtDKwjX QqLWzkdP '.repeat(10), true],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(isGarbled(text)).toBe(expected);
  });
});
