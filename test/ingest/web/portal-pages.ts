import type { FlowElement, Line, PieceCell, TablePiece } from '../../../src/model/flow.js';
import { ingestMarkdown } from '../../../src/ingest/markdown.js';

/** A document as a portal of one kind would publish it, made from the lines and tables of its Markdown. */
export type Style = 'modern' | 'old' | 'word';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const marked = (line: Line): string => {
  const text = escape(line.text.value);
  return line.bold ? `<b>${text}</b>` : line.italic ? `<i>${text}</i>` : text;
};

export interface Field {
  readonly label: string;
  readonly value: string;
}

/** The same words as `markdown`, as a page. `box`: the portal's own fields. */
export function pageOf(markdown: string, style: Style, box: readonly Field[] = []): string {
  const flow = ingestMarkdown(markdown).flow;
  return frames[style](bodyOf(flow, style), box);
}

/** Lines of one block are a paragraph; a table is a table. */
function bodyOf(flow: readonly FlowElement[], style: Style): string {
  const out: string[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) out.push(paragraph(open, style));
    open = [];
  };
  for (const element of flow) {
    if (element.kind === 'table-piece') {
      close();
      out.push(table(element, style));
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined && (last.block === null || last.block !== element.block)) close();
    open.push(element);
  }
  close();
  return out.join('\n');
}

const paragraphs: Readonly<Record<Style, (content: string) => string>> = {
  modern: (content) => `<p style="text-align: justify;">${content}</p>`,
  old: (content) => `<p align="justify"><font face="Arial" size="2">${content}</font></p>`,
  word: (content) => `<p class=MsoNormal style='margin-top:6.0pt;text-align:justify'><span lang=VI style='font-size:14.0pt;mso-fareast-font-family:"Times New Roman"'>${content}<o:p></o:p></span></p>`,
};

const paragraph = (lines: readonly Line[], style: Style): string => paragraphs[style](lines.map(marked).join('<br>\n'));

/** A row's cells from left to right; places that no cell stands on or covers have an empty one, as a page needs it. */
function rowOf(piece: TablePiece, row: number): PieceCell[] {
  const covers = (cell: PieceCell, column: number): boolean => cell.row <= row && row < cell.row + cell.rowSpan && cell.column <= column && column < cell.column + cell.colSpan;
  return Array.from({ length: piece.columnCount }, (_, column) => column).flatMap((column) => {
    const cell = piece.cells.find((each) => covers(each, column));
    if (cell === undefined) return [{ row, column, rowSpan: 1, colSpan: 1, lines: [], bbox: null }];
    return cell.row === row && cell.column === column ? [cell] : [];
  });
}

function table(piece: TablePiece, style: Style): string {
  const rows = Array.from({ length: piece.rowCount }, (_, row) => rowOf(piece, row));
  const cell = (content: string, spans: string): string => (style === 'word' ? `<td width=120${spans} valign=top style='border:solid windowtext 1.0pt'>${content === '' ? '<p class=MsoNormal><o:p>&nbsp;</o:p></p>' : paragraphs.word(content)}</td>` : `<td${spans}>${content === '' ? '&nbsp;' : content}</td>`);
  const html = rows.map((row) => `<tr>${row.map((c) => cell(c.lines.map(marked).join('<br>'), `${c.rowSpan > 1 ? ` rowspan="${c.rowSpan}"` : ''}${c.colSpan > 1 ? ` colspan="${c.colSpan}"` : ''}`)).join('')}</tr>`).join('\n');
  return `<table border="1">\n<tbody>${html}</tbody></table>`;
}

const news = ['Lễ công bố quyết định nhân sự năm 2031', 'Tăng trưởng đạt 99% trong quý I', 'Hội nghị trực tuyến 77 điểm cầu'];
const links = (items: readonly string[]): string => items.map((item, i) => `<li><a href="/tin/${i}.html">${item}</a></li>`).join('');

const frames: Readonly<Record<Style, (body: string, box: readonly Field[]) => string>> = {
  modern: (body, box) => `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title><script>var x = "<p>Số: 9/KH-UBND</p>";</script><style>p{}</style></head>
<body class="page has-sidebar"><header class="site-header"><a href="/"><img src="http://example.invalid/logo.png"></a><div>CỔNG THÔNG TIN ĐIỆN TỬ</div><nav><ul>${links(['Trang chủ', 'Giới thiệu', 'Văn bản', 'Liên hệ'])}</ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/vb">Văn bản chỉ đạo điều hành</a></div>
<main><div class="row"><div class="col-9"><h1 class="title">Chi tiết văn bản</h1>
<div class="doc-props">${box.map(({ label, value }) => `<div class="item"><div class="label">${label}</div><div class="value">${value}</div></div>`).join('')}</div>
<div class="tools"><button>Tải về</button> <a href="#">In trang</a> <span>Lượt xem: 1.234</span></div>
<div class="content-detail">${body}</div>
<div class="share-box"><a href="#">Facebook</a><a href="#">Zalo</a></div><h3>Tin liên quan</h3><ul>${links(news)}</ul></div>
<div class="col-3 sidebar"><h4>Văn bản mới</h4><p>Quyết định số 12/QĐ-UBND ngày 01/02/2031 phê duyệt 45% chỉ tiêu</p></div></div></main>
<div class="comments"><p>Ý kiến bạn đọc: đạt 100% năm 2030</p><textarea>Viết bình luận</textarea></div>
<footer><p>Bản quyền thuộc UBND tỉnh. Điện thoại: 0123.456.789</p></footer><div id="cookie-bar">Trang này dùng cookie</div></body></html>`,
  old: (body, box) => `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><center><table width="980" border="0" cellpadding="0"><tr><td colspan="3"><img src="banner.gif"></td></tr>
<tr><td width="180" valign="top"><table><tr><td><a href="a.asp"><font size="2">Trang chủ</font></a></td></tr><tr><td><a href="b.asp">Tin tức</a></td></tr><tr><td><a href="c.asp">Liên hệ</a></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td><b><font color="red">VĂN BẢN PHÁP QUY</font></b></td></tr><tr><td><table border="1">${box.map(({ label, value }) => `<tr><td><b>${label}</b></td><td>${value}</td></tr>`).join('')}</table></td></tr>
<tr><td><form action="x.asp">${body}</form></td></tr></table></td>
<td width="150"><table><tr><td><b>Tin mới</b></td></tr>${news.map((n) => `<tr><td><a href="x.asp">${n}</a></td></tr>`).join('')}</table></td></tr>
<tr><td colspan="3" align="center">© 2005 Văn phòng UBND tỉnh</td></tr></table></center></body></html>`,
  word: (body) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>x</o:Author></o:DocumentProperties></xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-US><div class=WordSection1>${body}</div></body></html>`,
};
