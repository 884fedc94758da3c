import { describe, expect, test } from '@jest/globals';
import { extract } from '../../src/index.js';

/** Made-up closing blocks through the whole pipeline. */
type Signed = readonly [name: string | null, role: string | null, capacity: string | null] | null;

const head = `ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 77/KH-UBND\nHà Giang, ngày 19 tháng 3 năm 2024\n\nKẾ HOẠCH\nChuyển đổi số năm 2024\n\nThực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\n\nI. MỤC TIÊU\n1. Mục tiêu chung\n- Nâng cao nhận thức về chuyển đổi số.\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Thông tin và Truyền thông chủ trì, phối hợp với các cơ quan liên quan triển khai thực hiện Kế hoạch này./.\n\n`;

async function check(closing: string, signed: Signed, recipients: readonly string[], file = 'made-up.txt'): Promise<void> {
  const { document, sections } = await extract(new TextEncoder().encode(`${head}${closing}`), { file });
  const { signatory } = document;
  expect({ signed: signatory === null ? null : [signatory.name, signatory.role, signatory.capacity], recipients: document.recipients.map((r) => r.replace(/\s+/gu, ' ')) }).toEqual({ signed, recipients });
  // Nothing of the body is taken for the closing block, nor the other way round.
  expect(sections.map((s) => s.marker)).toEqual(['I', 'II']);
  expect(sections.at(-1)!.children.map((c) => [c.marker, c.children.length])).toEqual([['1', 0]]);
}

const list = ['Như trên', 'Chủ tịch, các PCT UBND tỉnh', 'Lưu: VT, KGVX'];
const written = `Nơi nhận:\n- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\n`;

describe('who signs', () => {
  test.each<[why: string, closing: string, signed: Signed]>([
    ['the chairman', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['a deputy', 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nHà Thị Minh Hạnh', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH']],
    ['the deputy in standing', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\n\nHà Thị Minh Hạnh', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH THƯỜNG TRỰC', 'KT. CHỦ TỊCH']],
    ['acting', 'TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'Q. CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['acting, spelt out', 'TM. ỦY BAN NHÂN DÂN\nQUYỀN CHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'QUYỀN CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['by order', 'TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nĐỗ Quốc Hương', ['Đỗ Quốc Hương', 'CHÁNH VĂN PHÒNG', 'TL. CHỦ TỊCH']],
    ['by order, for another', 'TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nĐỗ Quốc Hương', ['Đỗ Quốc Hương', 'PHÓ CHÁNH VĂN PHÒNG', 'KT. CHÁNH VĂN PHÒNG']],
    ['by order, a director', 'TL. CHỦ TỊCH\nGIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nĐỗ Thái Hòa', ['Đỗ Thái Hòa', 'GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG', 'TL. CHỦ TỊCH']],
    ['authorised', 'TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nĐỗ Thái Hòa', ['Đỗ Thái Hòa', 'GIÁM ĐỐC SỞ NỘI VỤ', 'TUQ. CHỦ TỊCH']],
    ['a department', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐỗ Thái Hòa', ['Đỗ Thái Hòa', 'PHÓ GIÁM ĐỐC', 'KT. GIÁM ĐỐC']],
    ['no capacity', 'GIÁM ĐỐC\n\n\nĐỗ Thái Hòa', ['Đỗ Thái Hòa', 'GIÁM ĐỐC', null]],
    ['a steering committee, its office wrapped', 'TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\n\nCHỦ TỊCH UBND TỈNH\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'TRƯỞNG BAN', 'TM. BAN CHỈ ĐẠO']],
    ['two offices in one', 'KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH UBND TỈNH\n\nTrần Đức Quý', ['Trần Đức Quý', 'PHÓ TRƯỞNG BAN THƯỜNG TRỰC', 'KT. TRƯỞNG BAN']],
    ['a mark that was lost', 'CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ CHỦ TỊCH', 'CHỦ TỊCH']],
    ['a word that slipped up', 'TM. ỦY BAN NHÂN DÂN PHÓ\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['the council', 'TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nPHÓ CHỦ TỊCH\n\nThào Hồng Sơn', ['Thào Hồng Sơn', 'PHÓ CHỦ TỊCH', 'TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN']],
    ['the Party', 'T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nThào Hồng Sơn', ['Thào Hồng Sơn', 'PHÓ BÍ THƯ', 'T/M BAN THƯỜNG VỤ']],
    ['the Party, by its secretary', 'T/M TỈNH ỦY\nBÍ THƯ\n\nĐặng Quốc Khánh', ['Đặng Quốc Khánh', 'BÍ THƯ', 'T/M TỈNH ỦY']],
    ['capacity over two lines', 'TM. ỦY BAN\nNHÂN DÂN TỈNH\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN TỈNH']],
    ['without the full stop', 'TM ỦY BAN NHÂN DÂN\nKT CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ CHỦ TỊCH', 'KT CHỦ TỊCH']],
    ['signed mark', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['signed and sealed', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Ký, ghi rõ họ tên, đóng dấu)\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['digital signature before the name', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nKý bởi: Nguyễn Văn Sơn\nThời gian ký: 20/03/2024 08:12:55\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['digital signature alone', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nKý bởi: Nguyễn Văn Sơn\nNgày ký: 20/03/2024 08:12:55', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['name in capitals', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNGUYỄN VĂN SƠN', ['NGUYỄN VĂN SƠN', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['rank and degree', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nThS. Nguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH']],
    ['an officer', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐại tá Nguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ GIÁM ĐỐC', 'KT. GIÁM ĐỐC']],
    ['a name of the highlands', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nY Giang Gry Niê Knơng', ['Y Giang Gry Niê Knơng', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH']],
    ['nobody yet', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n', [null, 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN']],
    ['page number between', 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n\n12\n\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH']],
  ])('%s', async (_why, signature, signed) => {
    await check(`${written}\n${signature}`, signed, list);
    await check(`${signature}\n\n${written}`, signed, list);
  });

  test.each<[why: string, closing: string, signed: Signed, recipients: readonly string[]]>([
    ['side by side', 'Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n- Như trên;                                 KT. CHỦ TỊCH\n- Chủ tịch, các PCT UBND tỉnh;              PHÓ CHỦ TỊCH\n- Lưu: VT, KGVX.\n\n                                          Hà Thị Minh Hạnh', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'], list],
    ['side by side, items wrapped', 'Nơi nhận:                              TM. ỦY BAN NHÂN DÂN\n- Như trên;                                 CHỦ TỊCH\n- Chủ tịch, các PCT\nUBND tỉnh;\n- Lưu: VT, KGVX.                          Nguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['side by side with tabs', 'Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\tNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['no dashes', 'Nơi nhận:\nNhư trên;\nChủ tịch, các PCT UBND tỉnh;\nLưu: VT, KGVX.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['no dashes, a wrapped item', 'Nơi nhận:\nNhư trên;\nChủ tịch, các PCT\nUBND tỉnh;\nLưu: VT, KGVX.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['no closing marks', 'Nơi nhận:\n- Như trên\n- Chủ tịch, các PCT UBND tỉnh\n- Lưu: VT, KGVX\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['en dashes', 'Nơi nhận:\n– Như trên;\n– Chủ tịch, các PCT UBND tỉnh;\n– Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['plus signs', 'Nơi nhận:\n+ Như trên;\n+ Chủ tịch, các PCT UBND tỉnh;\n+ Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['bullets', 'Nơi nhận:\n• Như trên;\n• Chủ tịch, các PCT UBND tỉnh;\n• Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['first item on the head line', 'Nơi nhận: - Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['all on one line', 'Nơi nhận: - Như trên; - Chủ tịch, các PCT UBND tỉnh; - Lưu: VT, KGVX.\nTM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['a page number within the list', 'Nơi nhận:\n- Như trên;\n\n9\n\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['the head in capitals', 'NƠI NHẬN:\n- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], list],
    ['a semicolon within an item', 'Nơi nhận:\n- Như trên;\n- VPUB: CVP; PCVP; các phòng;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], ['Như trên', 'VPUB: CVP; PCVP; các phòng', 'Lưu: VT']],
    ['two sign', 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. BAN THƯỜNG TRỰC                    TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH                           KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH                           PHÓ CHỦ TỊCH\n\nVàng Seo Cón                           Nguyễn Văn Sơn', ['Vàng Seo Cón', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'], ['Như trên', 'Lưu: VT']],
    ['a head that was not read', '- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['a head that was misread, strokes between', 'Nơi nhậm:\nsi TU\n- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\nIV\n- Lưu: VT, KGVX.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], list],
    ['no list', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], []],
    ['no signature', 'Nơi nhận:\n- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.', null, list],
    ['two columns of recipients', 'Nơi nhận:\n- Bộ Nội vụ;                     - Công an tỉnh;\n- Bộ Tài chính;                  - Cục Thuế tỉnh;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], ['Bộ Nội vụ', 'Công an tỉnh', 'Bộ Tài chính', 'Cục Thuế tỉnh', 'Lưu: VT']],
    ['copies after the name', 'Nơi nhận:\n- Như trên (để thực hiện);\n- Bộ Nội vụ (b/c);\n- Lưu: VT, Thg02b.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn', ['Nguyễn Văn Sơn', 'CHỦ TỊCH', null], ['Như trên (để thực hiện)', 'Bộ Nội vụ (b/c)', 'Lưu: VT, Thg02b']],
    ['a letter’s "Nơi nhận" with "Như trên" first', 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nĐỗ Quốc Hương', ['Đỗ Quốc Hương', 'CHÁNH VĂN PHÒNG', 'TL. CHỦ TỊCH'], ['Như trên', 'Lưu: VT']],
  ])('list and signature: %s', async (_why, closing, signed, recipients) => {
    await check(closing, signed, recipients);
  });

  test.each<[why: string, closing: string, signed: Signed, recipients: readonly string[]]>([
    ['table', '| Nơi nhận:<br>- Như trên;<br>- Chủ tịch, các PCT UBND tỉnh;<br>- Lưu: VT, KGVX. | **TM. ỦY BAN NHÂN DÂN**<br>**KT. CHỦ TỊCH**<br>**PHÓ CHỦ TỊCH**<br><br>**Hà Thị Minh Hạnh** |\n|---|---|', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'], list],
    ['list items', '**Nơi nhận:**\n\n- Như trên;\n- Chủ tịch, các PCT UBND tỉnh;\n- Lưu: VT, KGVX.\n\n**TM. ỦY BAN NHÂN DÂN**\n\n**KT. CHỦ TỊCH**\n\n**PHÓ CHỦ TỊCH**\n\n*[Đã ký]*\n\n**Hà Thị Minh Hạnh**', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'], list],
    ['lonely bars', '|\n**Nơi nhận:**\n- Như trên;\n- Chủ tịch, các PCT\nUBND tỉnh;\n- Lưu: VT, KGVX.\n|\n**TM. ỦY BAN NHÂN DÂN**\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n**Hà Thị Minh Hạnh**\n|', ['Hà Thị Minh Hạnh', 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'], list],
  ])('Markdown: %s', async (_why, closing, signed, recipients) => {
    await check(closing, signed, recipients, 'made-up.md');
  });
});
