import { describe, expect, test } from '@jest/globals';
import fc from '../../support/laws.js';
import type { Line, TablePiece } from '../../../src/model/flow.js';
import { ingestHtml } from '../../../src/ingest/web/read.js';

const lines = (html: string): string[] => ingestHtml(html).flow.flatMap((e) => (e.kind === 'line' ? [e.text.value] : [`[${rows(e).join(' / ')}]`]));
const rows = (piece: TablePiece): string[] =>
  Array.from({ length: piece.rowCount }, (_, row) => piece.cells.filter((cell) => cell.row === row).map((cell) => cell.lines.map((line) => line.text.value).join('¶')).join('|'));
const page = (body: string): string => `<!DOCTYPE html><html><head><title>Trang</title></head><body>${body}</body></html>`;

describe('text', () => {
  test.each<[string, string, string[]]>([
    ['paragraphs, and blanks of the source', '<p>Đến năm\n  2025</p><p>đạt&nbsp;80%</p>', ['Đến năm 2025', 'đạt\u00a080%']],
    ['line breaks are lines', '<p>TỈNH<br>LÀO CAI</p>', ['TỈNH', 'LÀO CAI']],
    ['character references', '<p>&Aacute; &#7841; &lt;5% &amp; &ge;3</p>', ['Á ạ <5% & ≥3']],
    ['a sign that opens no tag', '<p>a < 5 và b<3</p>', ['a < 5 và b<3']],
    ['fonts and spans part no words', '<p><font size=2>Tỷ l</font><span>ệ</span> <b>80</b>%</p>', ['Tỷ lệ 80%']],
    ['nothing of scripts, styles, templates, frames, comments', '<script>x="<p>1</p>"</script><style>p{}</style><template><p>2</p></template><iframe src=x>3</iframe><!-- 4 --><p>Đạt</p><noscript>5</noscript>', ['Đạt']],
    ['nothing of what is pressed or filled in', '<p>Đạt</p><form><input value="1"><select><option>2</option></select><textarea>3</textarea><button>4</button></form>', ['Đạt']],
    ['pictures and links are never looked at', '<p><img src="http://x.invalid/a.png" alt="7"><a href="http://x.invalid">Luật</a> số 1</p>', ['Luật số 1']],
    ['blanks behind a typed number', '<p>1.&nbsp;&nbsp;&nbsp; Mục tiêu</p>', ['1. Mục tiêu']],
    ["Word's list numbers are text", '<p style=\'mso-list:l0 level1 lfo1\'><![if !supportLists]><span style=\'mso-list:Ignore\'>a)<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp; </span></span><![endif]>Tỷ lệ<o:p></o:p></p>', ['a) Tỷ lệ']],
    ['conditional comments', '<!--[if gte mso 9]><p>1</p><![endif]--><p>Đạt</p>', ['Đạt']],
    ['unclosed tags', '<p>một<p>hai<div>ba', ['một', 'hai', 'ba']],
    ['preformatted text keeps its lines', '<pre>\nmột\n  hai</pre>', ['một', 'hai']],
    ['rules are no text', '<p>TỈNH LÀO CAI</p><p>-------</p><hr>', ['TỈNH LÀO CAI']],
  ])('%s', (_why, html, expected) => expect(lines(page(html))).toEqual(expected));

  test('bold, italic, centred, heading, empty paragraphs before', () => {
    const read = ingestHtml(page('<h2>I. MỤC TIÊU</h2><p>&nbsp;</p><p align=center><b>KẾ HOẠCH</b></p><div style="text-align:center"><p><i>Thực hiện</i></p></div><p><b>1.</b> Chung</p><p style="font-weight:bold">Đậm</p>'));
    expect((read.flow as Line[]).map((l) => [l.text.value, l.role, l.bold, l.italic, l.centred, l.blanksBefore])).toEqual([
      ['I. MỤC TIÊU', 'heading', false, false, null, 0], ['KẾ HOẠCH', 'text', true, false, true, 1], ['Thực hiện', 'text', false, true, true, 0], ['1. Chung', 'text', false, false, null, 0], ['Đậm', 'text', true, false, null, 0],
    ]);
  });

  test('two breaks end a paragraph, one does not; a sentence before it does', () => {
    const blocks = (html: string): (number | null)[] => (ingestHtml(page(html)).flow as Line[]).map((l) => l.block);
    expect(blocks('<div>một<br>hai<br><br>ba</div>')).toEqual([1, 1, 2]);
    expect(blocks('<div>một;<br>hai</div>')).toEqual([1, 2]);
  });
});

describe('list numbers that a browser makes', () => {
  test.each<[string, string, string[]]>([
    ['from one', '<ol><li>a<li>b</ol>', ['1. a', '2. b']],
    ['start and value', '<ol start=4><li>x<li value=9>y<li>z</ol>', ['4. x', '9. y', '10. z']],
    ['reversed', '<ol reversed><li>x<li>y</ol>', ['2. x', '1. y']],
    ['letters', '<ol type=a start=26><li>x<li>y</ol>', ['z. x', 'aa. y']],
    ['roman', '<ol type=I start=4><li>x<li>y</ol>', ['IV. x', 'V. y']],
    ['roman by style', '<ol style="list-style-type:lower-roman"><li>x<li>y</ol>', ['i. x', 'ii. y']],
    ['none', '<ol style="list-style:none"><li>a) x</ol>', ['a) x']],
    ['typed as well', '<ol><li>1. x<li>2. y</ol>', ['1. x', '2. y']],
    ['bullets', '<ul><li>x<li>- y<li>a) z</ul>', ['- x', '- y', 'a) z']],
    ['lists in lists', '<ol><li>x<ul><li>y<li>z</ul><li>u</ol>', ['1. x', '- y', '- z', '2. u']],
    ['paragraphs in an item', '<ol><li><p>x</p><p>y</p></ol>', ['1. x', 'y']],
  ])('%s', (_why, html, expected) => expect(lines(page(html))).toEqual(expected));
});

describe('tables', () => {
  const data = (inner: string): string => page(`<table>${inner}</table>`);
  test.each<[string, string, string[]]>([
    ['cells', '<tr><th>TT<th>Chỉ tiêu<th>2025<tr><td>1<td>Tỷ lệ<td>80%<tr><td>2<td>Số<td>', ['[TT|Chỉ tiêu|2025 / 1|Tỷ lệ|80% / 2|Số|]']],
    ['a foot before the body, a head after it', '<tfoot><tr><td>c<td>d<td>x</tfoot><tbody><tr><td>a<td>b<td>y</tbody><thead><tr><td>TT<td>N<td>z</thead>', ['[TT|N|z / a|b|y / c|d|x]']],
    ['merged both ways', '<tr><td rowspan=2>TT<td colspan=2>Năm<tr><td>2024<td>2025<tr><td>1<td>5<td>6', ['[TT|Năm / 2024|2025 / 1|5|6]']],
    ['rows and columns without a word', '<tr><td>a<td><td>b<td>c<tr><td>&nbsp;<td><td><td><tr><td>d<td><td>e<td>', ['[a|b|c / d|e|]']],
    ['paragraphs and breaks in a cell', '<tr><td>1<td><p>x</p><p>y</p><td>u<br>v<tr><td>2<td>a<td>b', ['[1|x¶y|u¶v / 2|a|b]']],
    ['one cell that holds all is no table', '<tr><td><p>một</p><p>hai</p>', ['một', 'hai']],
    ['tables in tables that set the page', '<tr><td>&nbsp;<td><table><tr><td><p>một</p><table><tr><td>TT<td>a<td>b<tr><td>1<td>c<td>d<tr><td>2<td>e<td>f</table></table>', ['một', '[TT|a|b / 1|c|d / 2|e|f]']],
    ['a table in a cell of data', '<tr><td>TT<td>a<td>b<tr><td>1<td><table><tr><td>x<td>y</table><td>d<tr><td>2<td>e<td>f', ['[TT|a|b / 1|x¶y|d / 2|e|f]']],
    ['a caption stands before', '<caption>Bảng 1</caption><tr><td>TT<td>a<td>b<tr><td>1<td>c<td>d<tr><td>2<td>e<td>f', ['Bảng 1', '[TT|a|b / 1|c|d / 2|e|f]']],
    ['a letterhead is read column by column', '<tr><td>ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 5/KH-UBND<td>Lào Cai, ngày 1 tháng 2 năm 2024', ['ỦY BAN NHÂN DÂN', 'TỈNH LÀO CAI', 'Số: 5/KH-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Lào Cai, ngày 1 tháng 2 năm 2024']],
    ['a list of documents is data', '<tr><td>TT<td>Số hiệu<td>Ngày ban hành<td>Trích yếu<tr><td>1<td>5/KH<td>1/1/2024<td>x<tr><td>2<td>6/KH<td>2/1/2024<td>y', ['[TT|Số hiệu|Ngày ban hành|Trích yếu / 1|5/KH|1/1/2024|x / 2|6/KH|2/1/2024|y]']],
  ])('%s', (_why, inner, expected) => expect(lines(data(inner))).toEqual(expected));

  test('merged cells keep their spans, places count from one', () => {
    const read = ingestHtml(data('<tr><td rowspan=2>TT<td colspan=2>Năm<tr><td>2024<td>2025<tr><td>1<td>5<td>6'));
    const piece = read.flow[0] as TablePiece;
    expect([piece.method, piece.columnCount, ...piece.cells.map((c) => [c.row, c.column, c.rowSpan, c.colSpan])]).toEqual(['html', 3, [0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1], [2, 0, 1, 1], [2, 1, 1, 1], [2, 2, 1, 1]]);
    expect(read.places?.at(-1)?.place).toEqual({ section: 1, paragraph: 7, cell: { table: 1, row: 3, column: 3 } });
  });
});

describe('hidden text', () => {
  test.each([['hidden', '<p hidden>Đạt 99%</p>'], ['by style', '<div style="display: none"><p>Đạt 99%</p></div>'], ['hidden by Word', '<p><span style="mso-hide:all">Đạt 99%</span></p>']])('%s: left out, and said', (_why, html) => {
    const read = ingestHtml(page(`<p>Kế hoạch năm 2025</p>${html}`));
    expect(read.raw).toBe('Kế hoạch năm 2025\n');
    expect(read.furniture).toEqual([{ page: 1, reason: 'hidden', text: 'Đạt 99%' }]);
    expect(read.findings.map((f) => [f.code, f.params['text']])).toEqual([['hidden-text', 'Đạt 99%']]);
  });

  test('within a line, the line goes on', () => {
    expect(lines(page('<p>Đạt <span style="display:none">99%</span>80%</p>'))).toEqual(['Đạt 80%']);
  });

  test('a document in a tab that opens later is read', () => {
    const tab = '<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p><p>Nơi nhận:</p>';
    expect(lines(page(`<div>Thuộc tính</div><div style="display:none">${tab}</div>`))).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'KẾ HOẠCH', 'I. MỤC TIÊU', 'Nơi nhận:']);
  });
});

const word = fc.constantFrom('<p>', '</p>', '<td>', '<table>', '</table>', '<tr>', '<li>', '<ol>', '</ol>', '<div hidden>', '</div>', 'Đạt 80%', 'Số: 5/KH-UBND', 'Nơi nhận:', '<b>', '</b>', '<br>', '&nbsp;', '<a href=x>', '</a>', '<!--', '-->', '<script>', '</script>', '<nav>', '</nav>', '< ', '>');

test('whatever a page is made of, every letter a browser shows is in the text or set aside, once', () => {
  fc.assert(fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
    const html = page(`<p>Kế hoạch năm 2025</p>${parts.join('')}`);
    const read = ingestHtml(html);
    const kept = `${read.raw}${read.furniture?.map((f) => f.text).join('')}`;
    const shown = html.slice(html.indexOf('<body>')).replace(/<!--[\s\S]*?(?:-->|$)|<script>[\s\S]*?(?:<\/script>|$)/g, '');
    expect(kept.split('Đạt').length).toBe(shown.split('Đạt').length);
    for (const line of read.flow) if (line.kind === 'line') expect(read.raw.slice(line.text.origin.find((o) => o >= 0)!).startsWith(line.text.value[0]!)).toBe(true);
  }), { numRuns: 300 });
});
