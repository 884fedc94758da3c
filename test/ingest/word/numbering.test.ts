import { describe, expect, test } from '@jest/globals';
import fc from '../../support/laws.js';
import { formatNumber } from '../../../src/ingest/word/number-formats.js';
import { abstract, item, level, num, p, paragraphStyle, tbl, tr } from './docx-builder.js';
import { blocksOf, codesOf, outline, outlineOf, paragraphsOf } from './reading.js';

const three = abstract(0, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%2.'), level(2, 'lowerLetter', '%3)'), level(3, 'bullet', '-'));
const legal = abstract(1, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%1.%2.', '<w:isLgl/>'), level(2, 'decimal', '%1.%2.%3.', '<w:isLgl/>'));

describe('the kinds of numbers', () => {
  const rows: readonly [format: string, counts: readonly number[], written: readonly string[]][] = [
    ['decimal', [1, 10, 99], ['1', '10', '99']],
    ['decimalZero', [1, 9, 10, 100], ['01', '09', '10', '100']],
    ['upperRoman', [1, 4, 9, 14, 40, 99, 1994, 0, 4000], ['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX', 'MCMXCIV', '0', '4000']],
    ['lowerRoman', [3, 8], ['iii', 'viii']],
    ['lowerLetter', [1, 4, 5, 26, 27, 28, 53], ['a', 'd', 'e', 'z', 'aa', 'bb', 'aaa']],
    ['upperLetter', [1, 27], ['A', 'AA']],
    ['custom:3', [7, 70], ['007', '070']],
    ['none', [5], ['']],
  ];
  test.each(rows)('%s', (format, counts, written) => {
    expect(counts.map((count) => formatNumber(count, format))).toEqual(written);
  });

  test('a kind that is not known is null, never a guess', () => expect(formatNumber(3, 'vietnameseCounting')).toBeNull());

  test('roman numbers rise as their values do', () => {
    const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
    const valueOf = (text: string) => [...text].reduce((sum, sign, i) => sum + (values[sign]! < (values[text[i + 1] ?? ''] ?? 0) ? -values[sign]! : values[sign]!), 0);
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (n) => valueOf(formatNumber(n, 'upperRoman')!) === n));
  });
});

describe('counting', () => {
  const numbering = three + legal + num(1, 0) + num(2, 1) + num(3, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>');
  const rows: readonly [why: string, items: readonly (readonly [num: number, level: number])[], expected: readonly string[]][] = [
    ['levels, each beginning anew below the one above', [[1, 0], [1, 1], [1, 2], [1, 2], [1, 1], [1, 2], [1, 0], [1, 1]], ['I.', '1.', 'a)', 'b)', '2.', 'a)', 'II.', '1.']],
    ['isLgl: figures though the level above is Roman', [[2, 0], [2, 1], [2, 2], [2, 2], [2, 1], [2, 2]], ['I.', '1.1.', '1.1.1.', '1.1.2.', '1.2.', '1.2.1.']],
    ['a level above that was never used counts as begun', [[2, 1], [2, 1]], ['1.1.', '1.2.']],
    ['lists of one definition go on counting', [[1, 1], [1, 1], [3, 0], [1, 0]], ['1.', '2.', 'I.', 'II.']],
    ['startOverride counts once, then the list goes on', [[1, 0], [1, 1], [3, 1], [3, 1], [1, 1]], ['I.', '1.', '5.', '6.', '7.']],
    ['bullets', [[1, 3], [1, 3]], ['-', '-']],
  ];
  test.each(rows)('%s', (_, items, expected) => {
    const body = items.map(([list, at]) => item('x', list, at)).join('');
    expect(outlineOf({ body, numbering })).toEqual(expected.map((number) => `${number} x`));
  });

  test('lvlRestart 0 never begins anew, lvlRestart 1 only after the first level', () => {
    const own = abstract(0, level(0, 'decimal', 'Phần %1'), level(1, 'decimal', 'Mục %2'), level(2, 'decimal', 'Điều %3.', '<w:lvlRestart w:val="0"/>'), level(3, 'decimal', '%4.', '<w:lvlRestart w:val="1"/>'));
    const body = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3].map((at) => item('x', 1, at)).join('');
    expect(outlineOf({ body, numbering: own + num(1, 0) })).toEqual(['Phần 1 x', 'Mục 1 x', 'Điều 1. x', '1. x', 'Mục 2 x', 'Điều 2. x', '2. x', 'Phần 2 x', 'Mục 1 x', 'Điều 3. x', '1. x']);
  });

  test('paragraphs between items, typed numbers among them: a b c d, "đ)" as typed, then e', () => {
    const body = [...['a', 'b', 'c', 'd'].map(() => item('x', 1, 2)), p('đ) x'), item('x', 1, 2)].join('');
    expect(outlineOf({ body, numbering })).toEqual(['a) x', 'b) x', 'c) x', 'd) x', 'đ) x', 'e) x']);
  });

  test('numId 0 takes a number away; a list that is not there gives none', () => {
    expect(outlineOf({ body: item('x', 0) + item('y', 77), numbering })).toEqual(['x', 'y']);
  });

  test('a number alone is written (the first column of tables), a bullet alone is not', () => {
    const body = tbl(tr('TT', 'Việc'), tr(`<w:tc>${item('', 1, 1)}</w:tc>`, 'a'), tr(`<w:tc>${item('', 1, 1)}</w:tc>`, 'b'), tr(`<w:tc>${item('', 1, 3)}</w:tc>`, 'c'));
    expect(outlineOf({ body, numbering })).toEqual(['[TT|Việc|1. |a|2. |b||c]']);
  });
});

describe('where the number comes from', () => {
  const numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';

  test('styles, what they are based on, and the level that names the style', () => {
    const own = abstract(0, level(0, 'upperRoman', '%1.', '<w:pStyle w:val="H1"/>'), level(1, 'decimal', '%2.', '<w:pStyle w:val="H2"/>'));
    const styles = paragraphStyle('H1', numbered) + paragraphStyle('H2', numbered) + paragraphStyle('H1a', '', 'H1') + paragraphStyle('Off', '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', 'H1');
    const body = ['H1', 'H2', 'H2', 'H1a', 'H2', 'Off'].map((style) => p('x', `<w:pStyle w:val="${style}"/>`)).join('');
    expect(outlineOf({ body, styles, numbering: own + num(1, 0) })).toEqual(['I. x', '1. x', '2. x', 'II. x', '1. x', 'x']);
  });

  test('numbering styles: the definition that stands for another', () => {
    const styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' + abstract(1, level(0, 'decimal', 'Điều %1.')) + num(1, 0) + num(2, 1);
    expect(outlineOf({ body: item('x', 1) + item('y', 1), styles, numbering })).toEqual(['Điều 1. x', 'Điều 2. y']);
  });

  test('a level of the list itself (lvlOverride) stands before the definition', () => {
    const numbering = three + num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'decimalZero', '%1/')}</w:lvlOverride>`);
    expect(outlineOf({ body: item('x', 1), numbering })).toEqual(['01/ x']);
  });

  test('bullets of symbol fonts: "-" on the first level, "+" below; typed ones stay', () => {
    const numbering = abstract(0, level(0, 'bullet', '\uf0b7'), level(1, 'bullet', 'o'), level(2, 'bullet', '+'), level(3, 'bullet', '–'), level(4, 'bullet', '')) + num(1, 0);
    expect(outlineOf({ body: [0, 1, 2, 3, 4].map((at) => item('x', 1, at)).join(''), numbering })).toEqual(['- x', '+ x', '+ x', '– x', 'x']);
  });

  test('suff nothing: what is typed goes on, but a whole number keeps its blank; blanks typed behind a number go', () => {
    const nothing = '<w:suff w:val="nothing"/>';
    const numbering = abstract(0, level(0, 'decimal', 'Điều %1', nothing), level(1, 'decimal', '%2.', nothing)) + num(1, 0);
    expect(outlineOf({ body: item('. Phạm vi', 1) + item('  x', 1, 1), numbering })).toEqual(['Điều 1. Phạm vi', '1. x']);
  });

  test('a kind that is not known: figures, and one finding that says so', () => {
    const numbering = abstract(0, level(0, 'vietnameseCounting', '%1.')) + num(1, 0);
    const parts = { body: item('x', 1) + item('y', 1), numbering };
    expect([outlineOf(parts), codesOf(parts)]).toEqual([['1. x', '2. y'], ['unknown-numbering']]);
  });

  test('the number is set like the words behind it', () => {
    const blocks = blocksOf({ body: p('<w:r><w:rPr><w:b/></w:rPr><w:t>Mục tiêu</w:t></w:r>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'), numbering: three + num(1, 0) });
    expect(paragraphsOf(blocks)[0]!.runs.map((run) => [run.text, run.bold])).toEqual([['1. ', true], ['Mục tiêu', true]]);
    expect(outline(blocks)).toEqual(['1. Mục tiêu']);
  });
});
