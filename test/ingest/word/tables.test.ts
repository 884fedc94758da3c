import { describe, expect, test } from '@jest/globals';
import { flowOfBlocks } from '../../../src/ingest/blocks/flow.js';
import { readWord } from '../../../src/ingest/word/read.js';
import { rowsOf, tablesOf as piecesOf, textsOf } from '../flow-helpers.js';
import { bare, docx, p, r, tbl, tc, tr } from './docx-builder.js';
import { blocksOf, codesOf, outlineOf, tablesOf } from './reading.js';

const span = (text: string, columns: number, more = '') => tc(text, `<w:gridSpan w:val="${columns}"/>${more}`);
const top = (text: string, more = '') => tc(text, `${more}<w:vMerge w:val="restart"/>`);
const under = (more = '', text = '') => tc(text, `${more}<w:vMerge/>`);
const shapes = (body: string) => tablesOf(blocksOf({ body }))[0]!.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.colSpan].join(' '));

describe('merged cells', () => {
  test.each([
    ['sideways', tbl(tr('a', span('b', 2)), tr('c', 'd', 'e')), ['0 0 1 1', '0 1 1 2', '1 0 1 1', '1 1 1 1', '1 2 1 1']],
    ['downwards over three rows', tbl(tr(top('a'), 'b'), tr(under(), 'c'), tr(under(), 'd'), tr('e', 'f')), ['0 0 3 1', '0 1 1 1', '1 1 1 1', '2 1 1 1', '3 0 1 1', '3 1 1 1']],
    ['both ways', tbl(tr(top('a', '<w:gridSpan w:val="2"/>'), 'b'), tr(under('<w:gridSpan w:val="2"/>'), 'c')), ['0 0 2 2', '0 2 1 1', '1 2 1 1']],
    ['two one under the other', tbl(tr(top('a'), 'b'), tr(under(), 'c'), tr(top('d'), 'e'), tr(under(), 'f')), ['0 0 2 1', '0 1 1 1', '1 1 1 1', '2 0 2 1', '2 1 1 1', '3 1 1 1']],
    ['a continuation with nothing above begins a cell', tbl(tr('a', 'b'), tr(under('', 'c'), 'd')), ['0 0 1 1', '0 1 1 1', '1 0 1 1', '1 1 1 1']],
    ['rows that begin further right', tbl(tr('a', 'b'), '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc('c') + '</w:tr>'), ['0 0 1 1', '0 1 1 1', '1 1 1 1']],
    ['the older way', tbl(tr(tc('a', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), 'b'), tr('c', 'd', 'e')), ['0 0 1 2', '0 2 1 1', '1 0 1 1', '1 1 1 1', '1 2 1 1']],
  ])('%s', (_, body, expected) => expect(shapes(body)).toEqual(expected));
});

describe('rows', () => {
  test('deleted rows go, inserted ones stay, hidden ones go with a finding', () => {
    const row = (property: string, text: string) => `<w:tr><w:trPr><w:${property}/></w:trPr>${tc(text)}${tc('x')}</w:tr>`;
    const parts = { body: tbl(tr('a', 'b'), row('del', 'c'), row('ins', 'd'), row('hidden', 'e'), `<w:sdt><w:sdtContent>${tr('f', 'g')}</w:sdtContent></w:sdt>`) };
    expect([outlineOf(parts), codesOf(parts)]).toEqual([['[a|b|d|x|f|g]'], ['tracked-changes', 'hidden-text']]);
  });
  test('a table of one filled cell is what stands in it', () => expect(outlineOf({ body: bare(tr('', tbl(tr('a', 'b'), tr('c', 'd')) + p())) })).toEqual(['[a|b|c|d]']));
  test('an empty table is nothing', () => expect(outlineOf({ body: tbl(tr('', '')) + p('a') })).toEqual(['a']));
});

describe('lines around cells', () => {
  const ruled = (body: string, styles = '') => tablesOf(blocksOf({ body, styles }))[0]!.ruled;
  const with2 = (properties: string, cell = '') => `<w:tbl><w:tblPr>${properties}</w:tblPr>${tr(tc('a', cell), tc('b', cell))}${tr(tc('c', cell), tc('d', cell))}</w:tbl>`;
  const grid = '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style><w:style w:type="table" w:styleId="Mine"><w:basedOn w:val="Grid"/></w:style>';
  const none = '<w:tblBorders><w:top w:val="none"/><w:left w:val="nil"/><w:bottom w:val="none"/><w:right w:val="nil"/><w:insideH w:val="none"/><w:insideV w:val="nil"/></w:tblBorders>';
  const own = '<w:tcBorders><w:top w:val="single"/><w:left w:val="single"/></w:tcBorders>';
  test.each([
    ['its own', ruled(tbl(tr('a', 'b'), tr('c', 'd'))), true],
    ['none said', ruled(bare(tr('a', 'b'), tr('c', 'd'))), false],
    ['its style', ruled(with2('<w:tblStyle w:val="Grid"/>'), grid), true],
    ['what its style is based on', ruled(with2('<w:tblStyle w:val="Mine"/>'), grid), true],
    ['its style, taken away', ruled(with2(`<w:tblStyle w:val="Grid"/>${none}`), grid), false],
    ['of its cells', ruled(with2('', own)), true],
    ['taken away cell by cell', ruled(with2('<w:tblStyle w:val="Grid"/>', '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'), grid), false],
    ['one under the motto only', ruled(bare(tr(tc('a', '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'), 'b'), tr('c', 'd'))), false],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});

describe('as lines and table pieces', () => {
  const flowOf = (body: string) => flowOfBlocks(readWord(docx({ body })), 'word').flow;
  test('a letterhead without lines is read column by column', () => {
    const flow = flowOf(bare(tr(tc(p('UBND TỈNH LÀO CAI') + p('SỞ CÔNG THƯƠNG')), tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc'))), tr('Số: 5/KH-SCT', 'Lào Cai, ngày 5 tháng 6 năm 2026')) + p('KẾ HOẠCH'));
    expect(textsOf(flow)).toEqual(['UBND TỈNH LÀO CAI', 'SỞ CÔNG THƯƠNG', 'Số: 5/KH-SCT', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Lào Cai, ngày 5 tháng 6 năm 2026', 'KẾ HOẠCH']);
  });
  test('any table without lines, head or many columns is read row by row', () => {
    expect(textsOf(flowOf(bare(tr('1.', 'Mục tiêu chung'), tr('Chủ trì:', 'Sở Tài chính'), tr('2.', 'Mục tiêu cụ thể'))))).toEqual(['1.', 'Mục tiêu chung', 'Chủ trì: Sở Tài chính', '2.', 'Mục tiêu cụ thể']);
  });
  test.each([
    ['a number column', bare(tr('TT', 'Nội dung'), tr('1', 'a'), tr('2', 'b'))],
    ['a bold head', bare(tr(tc(p(r('Chỉ tiêu', '<w:b/>'))), tc(p(r('Năm 2026', '<w:b/>')))), tr('a', '80%'), tr('b', '90%'))],
    ['many columns', bare(tr('a', 'b', 'c', 'd'), tr('e', 'f', 'g', 'h'), tr('i', 'j', 'k', 'l'))],
    ['lines', tbl(tr('a', 'b'), tr('c', 'd'), tr('e', 'f'))],
  ])('data: %s', (_, body) => expect(piecesOf(flowOf(body))).toHaveLength(1));
  test('a data table keeps its cells, a table inside a cell is lines of it', () => {
    const flow = flowOf(tbl(tr('TT', 'Nội dung'), tr('1', tbl(tr('a', 'b'), tr('c', 'd')) + p('e')), tr('2', 'f')));
    expect(rowsOf(piecesOf(flow)[0]!)).toEqual([['TT', 'Nội dung'], ['1', 'a/b/c/d/e'], ['2', 'f']]);
  });
});
