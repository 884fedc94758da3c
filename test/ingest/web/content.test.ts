import { describe, expect, test } from '@jest/globals';
import type { TablePiece } from '../../../src/model/flow.js';
import { ingestHtml } from '../../../src/ingest/web/read.js';

const lines = (html: string): string[] => ingestHtml(html).flow.flatMap((e) => (e.kind === 'line' ? [e.text.value] : rows(e)));
const rows = (piece: TablePiece): string[] =>
  Array.from({ length: piece.rowCount }, (_, row) => `[${piece.cells.filter((cell) => cell.row === row).map((cell) => cell.lines.map((line) => line.text.value).join('¶')).join('|')}]`);
const page = (body: string): string => `<!DOCTYPE html><html><head><title>Trang</title></head><body>${body}</body></html>`;

describe('what belongs to the document although it looks like the site', () => {
  test('rows and cells of a table of data, whatever their classes say', () => {
    const table = '<table><thead><tr class="header"><th>STT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr></thead><tbody><tr><td>1</td><td class="comment">Xây dựng</td><td id="menu">Sở Y tế</td></tr><tr class="footer"><td>2</td><td>Duy trì</td><td>Sở Nội vụ</td></tr></tbody></table>';
    expect(lines(page(`<p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p><p>${'Nội dung của kế hoạch. '.repeat(30)}</p>${table}<p>Nơi nhận:</p>`))).toEqual(expect.arrayContaining(['[STT|Nhiệm vụ|Chủ trì]', '[1|Xây dựng|Sở Y tế]', '[2|Duy trì|Sở Nội vụ]']));
  });

  test('a small table with a head, and cells of one row together', () => {
    const letterhead = '<table><tr class="header"><td>UBND TỈNH LÀO CAI</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>';
    const small = '<table><tr class="header"><th>Chỉ tiêu</th><th>2025</th></tr><tr><td>Tỷ lệ</td><td>80%</td></tr></table>';
    expect(lines(page(`${letterhead}<p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p>${small}<p>Nơi nhận:</p>`))).toEqual(['UBND TỈNH LÀO CAI', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'KẾ HOẠCH', 'I. MỤC TIÊU', '[Chỉ tiêu|2025]', '[Tỷ lệ|80%]', 'Nơi nhận:']);
  });

  test.each<[why: string, html: string]>([
    ['a line that goes on with a cited number', '<p>KẾ HOẠCH</p><p>Căn cứ Luật Giao dịch điện tử ngày 22/6/2023 của Quốc hội;</p><p>I. MỤC TIÊU</p><div><p>Thực hiện Quyết định</p><p>số 1813/QĐ-TTg ngày 28/10/2021</p></div><p>Nơi nhận:</p>'],
    ['a form in the annex with the name of the state', '<p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p><p>Đến năm 2025 đạt 80%</p><p>Nơi nhận:</p><div><p>Mẫu số 01</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>ĐƠN ĐỀ NGHỊ</p></div>'],
    ['a number quoted in the body of a plan without letterhead', '<p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p><div><p>Số 12/KH-UBND được thay thế</p></div><p>Nơi nhận:</p>'],
  ])('what stands before %s', (_why, html) => expect(lines(page(html))[0]).toBe('KẾ HOẠCH'));
});

test('a table of contents before the letterhead is the site\'s', () => {
  const contents = '<div class="muc"><p>Mục lục</p><ul><li><a href="#i">I. MỤC TIÊU</a></li><li><a onclick="x()">II. NHIỆM VỤ</a></li></ul></div>';
  const body = '<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>KẾ HOẠCH</p><p><a name="i">I. MỤC TIÊU</a></p><p>Đạt 80%</p><p>II. NHIỆM VỤ</p><p>Nơi nhận:</p></div>';
  expect(lines(page(`<div>${contents}${body}</div>`))).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'KẾ HOẠCH', 'I. MỤC TIÊU', 'Đạt 80%', 'II. NHIỆM VỤ', 'Nơi nhận:']);
});

test('the name of a tab is no label of a field', () => {
  const tabs = '<ul><li><a href="#1">Hiệu lực</a></li><li><a href="#2">VB liên quan</a></li></ul>';
  const box = '<table><tr><td>Số hiệu:</td><td>5/KH-UBND</td></tr><tr><td>Ngày ban hành:</td><td>01/02/2024</td></tr><tr><td>Người ký:</td><td>Lê A</td></tr></table>';
  expect(lines(page(`${tabs}${box}<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>KẾ HOẠCH</p><p>Nơi nhận:</p></div>`)).slice(0, 3)).toEqual(['Số hiệu: 5/KH-UBND', 'Ngày ban hành: 01/02/2024', 'Người ký: Lê A']);
});

test.each<[why: string, html: string, blocks: number]>([
  ['a numbered heading above its sentence', '1. Cục Thuế tỉnh<br>Triển khai nền tảng hóa đơn điện tử trên địa bàn tỉnh', 2],
  ['a numbered sentence cut at a width', '1. Cục Thuế tỉnh, Công an tỉnh, các sở, ban, ngành và<br>Ngân hàng Nhà nước chi nhánh tỉnh triển khai thực hiện', 1],
  ['a heading that goes on with a small letter', '1. Phát triển kinh tế số<br>và xã hội số trên địa bàn tỉnh đến năm 2025', 1],
  ['a name in two lines', 'ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI', 1],
])('line breaks: %s', (_why, html, blocks) => expect(new Set(ingestHtml(page(`<p>${html}</p>`)).flow.map((e) => (e.kind === 'line' ? e.block : 0))).size).toBe(blocks));

test.each<[why: string, open: string, close: string]>([
  ['in the element of the document', '', ''],
  ['beside it', '</div><div class="list">', ''],
])('a table that lists other documents as links is the site\'s: %s', (_why, open, close) => {
  const list = `<table><tr><th>STT</th><th>Số hiệu</th><th>Trích yếu</th></tr>${[1, 2, 3].map((n) => `<tr><td>${n}</td><td><a href="#">${n}/KH-UBND</a></td><td><a href="#">Kế hoạch chuyển đổi số đạt ${n}0% hộ gia đình</a></td></tr>`).join('')}</table>`;
  const own = '<table><tr><th>STT</th><th>Nhiệm vụ</th><th>Căn cứ</th></tr><tr><td>1</td><td>Xây dựng cơ sở dữ liệu dùng chung của tỉnh</td><td><a href="#">Kế hoạch 5/KH-UBND</a></td></tr><tr><td>2</td><td>Duy trì</td><td></td></tr></table>';
  const html = `<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>KẾ HOẠCH</p><p>I. MỤC TIÊU</p><p>Nơi nhận:</p>${own}${open}<h4>Văn bản cùng loại</h4>${list}${close}</div>`;
  expect(lines(page(html)).slice(4)).toEqual(['[STT|Nhiệm vụ|Căn cứ]', '[1|Xây dựng cơ sở dữ liệu dùng chung của tỉnh|Kế hoạch 5/KH-UBND]', '[2|Duy trì|]']);
});
