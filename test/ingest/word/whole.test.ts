import { expect, test } from '@jest/globals';
import { extractWithText } from '../../../src/extract.js';
import { abstract, bare, docx, item, level, num, p, r, tbl, tc, tr } from './docx-builder.js';

const bold = '<w:b/>';
const centre = '<w:jc w:val="center"/>';
const centred = (text: string, properties = ''): string => p(r(text, properties), centre);
const box = (text: string): string => `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:wsp><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
const numbering = abstract(0, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%2.'), level(2, 'lowerLetter', '%3)'), level(3, 'bullet', '-')) + abstract(1, level(0, 'decimal', '%1')) + num(1, 0) + num(2, 1);

/** A small plan as offices set it: letterhead and signature as tables without lines, numbers by lists, a landscape section with the annex. */
const letterhead = bare(
  tr(tc(centred('UBND TỈNH LÀO CAI') + centred('SỞ KHOA HỌC VÀ CÔNG NGHỆ', bold)), tc(centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold) + centred('Độc lập - Tự do - Hạnh phúc', bold))),
  tr(tc(p(r('Số: 15/KH-SKHCN') + box('DỰ THẢO LẦN 2'), centre)), tc(centred('Lào Cai, ngày 12 tháng 3 năm 2026', '<w:i/>'))),
);
const text = [
  p(), centred('KẾ HOẠCH', bold), centred('Phát triển hạ tầng số'), centred('Tỉnh Lào Cai năm 2026'), p(),
  p('Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;'), p('Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:'),
  item('MỤC TIÊU', 1), item('Mục tiêu chung', 1, 1), p('Phát triển hạ tầng số đồng bộ.'), item('Mục tiêu cụ thể', 1, 1),
  item('Tỷ lệ hộ gia đình có cáp quang đạt 90%;', 1, 3), item('Tỷ lệ dân số trưởng thành có điện thoại thông minh đạt 85%.', 1, 3),
  item('TỔ CHỨC THỰC HIỆN', 1), item('Công an tỉnh', 1, 1), item('Chủ trì bảo đảm an toàn thông tin.', 1, 2), item('Phối hợp kiểm tra việc thực hiện.', 1, 2),
].join('');
const signature = bare(tr(tc(p(r('Nơi nhận:', bold)) + p('- UBND tỉnh;') + p('- Lưu: VT.')), tc(centred('GIÁM ĐỐC', bold) + p() + p() + centred('Trần Văn B', bold))));
const down = '<w:vMerge w:val="restart"/>';
const head = (words: string, properties = ''): string => tc(p(r(words, bold)), properties);
const annex = centred('PHỤ LỤC', bold) + centred('DANH MỤC NHIỆM VỤ', bold) + tbl(
  tr(head('TT', down), head('Nhiệm vụ', down), head('Cơ quan thực hiện', '<w:gridSpan w:val="2"/>'), head('Thời gian', down)),
  tr(tc('', '<w:vMerge/>'), tc('', '<w:vMerge/>'), head('Chủ trì'), head('Phối hợp'), tc('', '<w:vMerge/>')),
  tr(tc(item('', 2)), 'Triển khai trạm BTS tại các thôn', 'Sở Khoa học và Công nghệ', 'UBND các xã', 'Năm 2026'),
  tr(tc(item('', 2)), 'Xây dựng trung tâm dữ liệu', 'Công an tỉnh', 'Sở Tài chính', 'Quý IV/2026'),
);
const body = `${letterhead}${text}${signature}${p('', '<w:sectPr><w:pgSz w:w="11906"/></w:sectPr>')}${annex}<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>`;

test('a plan as offices set it, whole', async () => {
  const { record, text: reading } = await extractWithText(docx({ body, numbering }), { file: 'a.docx' });
  const { number, issuedOn, title, issuer, signatory } = record.document;
  expect([number, issuedOn, title, issuer?.name, signatory?.name]).toEqual(['15/KH-SKHCN', '2026-03-12', 'Phát triển hạ tầng số Tỉnh Lào Cai năm 2026', 'Sở Khoa học và Công nghệ', 'Trần Văn B']);
  const outline = (nodes: typeof record.sections): string[] => nodes.flatMap((node) => [`${node.marker ?? '–'} ${node.title ?? node.text ?? ''}`, ...outline(node.children).map((line) => ` ${line}`)]);
  expect(outline(record.sections)).toEqual([
    'I MỤC TIÊU', ' 1 Mục tiêu chung', '  – Phát triển hạ tầng số đồng bộ.', ' 2 Mục tiêu cụ thể', '  - Tỷ lệ hộ gia đình có cáp quang đạt 90%;', '  - Tỷ lệ dân số trưởng thành có điện thoại thông minh đạt 85%.',
    'II TỔ CHỨC THỰC HIỆN', ' 1 Công an tỉnh', '  a Chủ trì bảo đảm an toàn thông tin.', '  b Phối hợp kiểm tra việc thực hiện.',
  ]);
  expect(record.targets.map((t) => [t.min, t.unit])).toEqual([[90, 'percent'], [85, 'percent']]);
  expect(record.annexes.map((a) => [a.marker, a.title])).toEqual([['PHỤ LỤC', 'DANH MỤC NHIỆM VỤ']]);
  expect(record.tables.map((t) => [t.method, t.columns.map((c) => c.role), t.rows.map((row) => row.marker)])).toEqual([['word', ['marker', 'content', 'lead', 'coordinating', 'timeframe'], ['1', '2']]]);
  expect(record.tasks.map((t) => [t.lead.map((a) => a.name).join(), t.timeframe?.to ?? null, t.evidence.place?.section, t.evidence.place?.cell ?? null])).toEqual([
    ['Công an tỉnh', null, 1, null], ['Công an tỉnh', null, 1, null],
    ['Sở Khoa học và Công nghệ', '2026', 2, { table: 3, row: 3, column: 2 }], ['Công an tỉnh', '2026-Q4', 2, { table: 3, row: 4, column: 2 }],
  ]);
  expect(reading).toContain('DỰ THẢO LẦN 2');
});
