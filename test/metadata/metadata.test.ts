import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { Evidence, Span } from '../../src/model/provenance.js';
import { readMetadata, type MetadataRead } from '../../src/metadata/metadata.js';
import { findZones } from '../../src/metadata/zones.js';
import { linesOf } from './lines.js';

function read(text: string): MetadataRead {
  const raw = text.normalize('NFC');
  const lines = linesOf(raw);
  const span = ([start, end]: Span): Evidence => ({ page: 1, bbox: null, span: [start, end], text: raw.slice(start, end) });
  return readMetadata(lines, findZones(lines), { span, evidence: (line, start, end) => (end > start ? span([line.text.origin[start]!, line.text.origin[end - 1]! + 1]) : null) });
}

const motto = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n';
const rest = 'KẾ HOẠCH\nChuyển đổi số năm 2024\nThực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;\nI. MỤC TIÊU\nA';
const letterhead = (number: string, date: string): string => `ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}${number}\n${date}\n${rest}`;

describe('number', () => {
  test.each<[string, string | null, string]>([
    ['Số: 15/KH-UBND', '15/KH-UBND', 'the rule'],
    ['Số: 0204/KH-UBND', '0204/KH-UBND', 'a leading zero counts'],
    ['Số: 2170 /KH - UBND', '2170/KH-UBND', 'blanks inside are the typist’s'],
    ['Số: 1 278/KH-UBND', '1278/KH-UBND', 'a blank within the number'],
    ['Số 466-KH/TU', '466-KH/TU', 'Party: hyphen before the type, no colon'],
    ['Số: 10- KH/TU', '10-KH/TU', 'Party with a blank'],
    ['Số:          /KH-UBND', '/KH-UBND', 'blank running number keeps the symbol'],
    ['Số: ....../KH-UBND', '/KH-UBND', 'dots for the blank'],
    ['Số:\n031/2025/QĐ-UBND', '031/2025/QĐ-UBND', 'broken over two lines'],
    ['Số: 10/2007/QĐ_BKHCN', '10/2007/QĐ_BKHCN', 'underscore'],
    ['Số: 49/QCPH-UBND-UBMT-HCTĐ', '49/QCPH-UBND-UBMT-HCTĐ', 'long suffix'],
    ['Số: 66.7/2025/NQ-CP', '66.7/2025/NQ-CP', 'numbers with a point, new in 2025'],
    ['Số: 5/KH-UBNÐ', '5/KH-UBNĐ', 'Ð for Đ'],
    ['', null, 'none at all'],
  ])('%s → %s (%s)', (written, expected) => {
    expect(read(letterhead(written, 'Sơn La, ngày 03 tháng 3 năm 2024')).fields.number).toBe(expected);
  });

  test('a number in the title is not the document’s own', () => {
    expect(read(`ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}Số:       /KH-UBND\nSơn La, ngày   tháng   năm 2024\nKẾ HOẠCH\nThực hiện Chỉ thị số 11-CT/TU ngày 04/01/2024\nI. A`).fields.number).toBe('/KH-UBND');
  });
});

describe('place and date', () => {
  test.each([
    ['Sơn La, ngày 07 tháng 12 năm 2022', 'Sơn La', '2022-12-07', null],
    ['Sơn La, ngày 14 tháng5 năm 2008', 'Sơn La', '2008-05-14', null],
    ['Sơn La, ngày 10 tháng 01năm 2026', 'Sơn La', '2026-01-10', null],
    ['Sơn La, ngày15 tháng 54 năm 2026', 'Sơn La', null, 'impossible-date'],
    ['Sơn La, ngày 31 tháng 02 năm 2024', 'Sơn La', null, 'impossible-date'],
    ['Sơn La, ngày    tháng 12 năm 2011', 'Sơn La', '2011-12', 'blank-date'],
    ['Sơn La, ngày      tháng      năm 2026', 'Sơn La', '2026', 'blank-date'],
    ['Sơn La, ngày ..... tháng ..... năm 2024', 'Sơn La', '2024', 'blank-date'],
    ['Mộc Châu, ngày 25/9/2023', 'Mộc Châu', '2023-09-25', null],
    ['Thành phố Hồ Chí\nMinh, ngày 18\ntháng 11 năm 2025', 'Thành phố Hồ Chí Minh', '2025-11-18', null],
    ['TP.Cần Thơ, ngày  01 tháng  7 năm 2004', 'TP.Cần Thơ', '2004-07-01', null],
    ['Đồng Tháp,\nngày 19 tháng 11 năm 2025', 'Đồng Tháp', '2025-11-19', null],
  ])('%s', (written, place, issuedOn, code) => {
    const { fields, findings } = read(letterhead('Số: 1/KH-UBND', written));
    expect([fields.place, fields.issuedOn, findings.map((f) => f.code)]).toEqual([place, issuedOn, code === null ? [] : [code]]);
  });

  test('neither the time of a signature stamp nor the fields of a web page are taken', () => {
    const stamp = 'TRUNG TÂM CÔNG BÁO\nttcb@x.gov.vn\n18.11.2024 07:25:14\n+07:00\n';
    const site = 'Số hiệu: 980/KH-UBND\nNgày ban hành: 01/01/2020\nNơi ban hành: Tỉnh An Giang\nNgày hiệu lực: Đã biết\n';
    const { fields } = read(stamp + site + letterhead('Số: 565    /KH-UBND', 'Sơn La, ngày 15 tháng 11 năm 2024'));
    expect([fields.number, fields.issuedOn, fields.province?.name]).toEqual(['565/KH-UBND', '2024-11-15', 'Sơn La']);
  });
});

describe('the fields a site sets before the text', () => {
  const site = 'Số hiệu: 980/KH-UBND\nLoại văn bản: Kế hoạch\nNgày ban hành: 12/03/2025\nNgày hiệu lực: Đã biết\n';
  const split = '**Số hiệu:**\n|\n980/KH-UBND\n|\n**Người ký:**\n|\nA B C\n|\n**Ngày ban hành:**\n|\n12/03/2025\n|\n';
  const head = `ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}`;
  const own = 'Số: 5/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2025\n';
  const blank = 'Số:      /KH-UBND\nSơn La, ngày     tháng 3 năm 2025\n';
  test.each<[string, string, string | null, string | null, string[]]>([
    ['fill what the letterhead lacks', `${site}${head}${rest}`, '980/KH-UBND', '2025-03-12', ['field-from-site', 'field-from-site']],
    ['line by line', `${split}${head}${rest}`, '980/KH-UBND', '2025-03-12', ['field-from-site', 'field-from-site']],
    ['without a letterhead', `${site}${rest}`, '980/KH-UBND', '2025-03-12', ['missing-header', 'field-from-site', 'field-from-site']],
    ['the date alone', `${site}${head}Số: 980/KH-UBND\n${rest}`, '980/KH-UBND', '2025-03-12', ['field-from-site']],
    ['never against the letterhead', `${site}${head}${own}${rest}`, '5/KH-UBND', '2025-03-02', ['portal-differs', 'portal-differs']],
    ['nor for what it leaves blank', `${site}${head}${blank}${rest}`, '/KH-UBND', '2025-03', ['blank-number', 'blank-date']],
    ['a day that cannot be', `Số hiệu: Đang cập nhật\nNgày ban hành: 31/02/2025\n${head}${rest}`, null, null, []],
    ['fields of the body are none', `${head}${rest}\n${site}`, null, null, []],
  ])('%s', (_why, text, number, issuedOn, codes) => {
    const { fields, findings } = read(text);
    expect([fields.number, fields.issuedOn, findings.map((f) => f.code)]).toEqual([number, issuedOn, codes]);
    if (codes.includes('field-from-site')) expect([fields.evidence['issuedOn']!.text, findings.at(-1)!.params['text']]).toEqual(['12/03/2025', '12/03/2025']);
  });
});

describe('orders of the letterhead', () => {
  const expected = { number: '77/KH-UBND', issuedOn: '2024-03-19', place: 'Cao Bằng', issuer: 'uy-ban-nhan-dan-tinh', province: '04', title: 'Phát triển chính quyền số tỉnh Cao Bằng giai đoạn 2024 - 2026' };
  const body = 'KẾ HOẠCH\nPhát triển chính quyền số tỉnh Cao Bằng\ngiai đoạn 2024 - 2026\nCăn cứ Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ;\nI. MỤC TIÊU';
  test.each([
    ['one column after the other', `ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\n${motto}Số: 77/KH-UBND\nCao Bằng, ngày 19 tháng 3 năm 2024\n${body}`],
    ['side by side', `ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH CAO BẰNG         Độc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND        Cao Bằng, ngày 19 tháng 3 năm 2024\n${body}`],
    ['motto after number and date', `ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\nSố: 77 /KH-UBND\nCao Bằng, ngày 19 tháng 3 năm 2024\n${motto}${body}`],
    ['narrow columns, both wrapped', `ỦY BAN NHÂN       CỘNG HÒA XÃ HỘI CHỦ\nDÂN                NGHĨA VIỆT NAM\nTỈNH CAO BẰNG      Độc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND     Cao Bằng, ngày 19 tháng\n                   3 năm 2024\n${body}`],
    ['lower case after a conversion', `ủy Ban Nhân Dân\ntỉnh Cao Bằng\nCộng hòa xã hội chủ nghĩa việt nam\nĐộc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND\nCao Bằng, ngày 19 tháng 3 năm 2024\n${body}`],
    ['lonely bars and emphasis', `|\n**ỦY BAN NHÂN\nDÂN**\n**TỈNH CAO BẰNG**\n--------\n|\n**CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\n|\nSố: 77/KH-UBND\n|\n*Cao Bằng, ngày\n19 tháng 3 năm 2024*\n|\n${body}`],
  ])('%s', (_why, text) => {
    const { fields } = read(text);
    expect({ number: fields.number, issuedOn: fields.issuedOn, place: fields.place, issuer: fields.issuer?.id, province: fields.province?.code, title: fields.title }).toEqual(expected);
  });

  test('all on one line', () => {
    const { fields } = read(`ỦY BAN NHÂN DÂN TỈNH GIA LAI -------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------\nSố: 435/QĐ-UBND Gia Lai, ngày 04 tháng 5 năm 2020 QUYẾT ĐỊNH V/V BAN HÀNH CHƯƠNG TRÌNH HÀNH ĐỘNG ỦY BAN NHÂN DÂN TỈNH GIA LAI\nCăn cứ Luật Việc làm;\nQUYẾT ĐỊNH:\nĐiều 1. A`);
    expect([fields.type, fields.number, fields.place, fields.title]).toEqual(['quyet-dinh', '435/QĐ-UBND', 'Gia Lai', 'V/V BAN HÀNH CHƯƠNG TRÌNH HÀNH ĐỘNG']);
  });
});

describe('issuer and province', () => {
  test.each([
    ['UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG', 'Lào Cai', 'so-cong-thuong', '10', 'so-cong-thuong'],
    ['UBND TỈNH BẮC GIANG\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI', 'Bắc Giang', 'so-lao-dong-thuong-binh-va-xa-hoi', '24', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['CHỦ TỊCH NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ', 'Cần Thơ', 'chu-tich-uy-ban-nhan-dan-tinh', '92', null],
    ['HỘI ĐỒNG NHÂN DÂN\nTỈNH NGHỆ AN\nKHÓA IX - KỲ HỌP THỨ 18', 'Nghệ An', 'hoi-dong-nhan-dan-tinh', '40', null],
    ['UBND TỈNH BẮC GIANG\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', 'Bắc Giang', 'ban-chi-dao-chuyen-doi-so', '24', 'ban-chi-dao-chuyen-doi-so'],
    ['ỦY BAN NHÂN DÂN\nTỈNH BÌNH DƯƠNG', 'Thủ Dầu Một', 'uy-ban-nhan-dan-tinh', '74', null],
    ['ỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU', 'Mộc Châu', 'uy-ban-nhan-dan-huyen-moc-chau', null, 'huyen-moc-chau'],
    ['ỦY BAN MTTQ VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC', 'Lương Minh', 'uy-ban-mat-tran-to-quoc-viet-nam-xa-luong-minh', null, 'xa-luong-minh'],
    ['CHÍNH PHỦ', 'Hà Nội', 'chinh-phu', null, 'chinh-phu'],
    ['BỘ CÔNG THƯƠNG\nCỤC ĐIỀU TIẾT ĐIỆN LỰC', 'Hà Nội', 'cuc-dieu-tiet-dien-luc', null, 'cuc-dieu-tiet-dien-luc'],
  ])('%s', (issuer, place, id, code, qualifier) => {
    const { fields, issuerQualifier } = read(`${issuer}\n${motto}Số: 1/KH-X\n${place}, ngày 03 tháng 3 năm 2023\n${rest}`);
    expect([fields.issuer?.id, fields.province?.code ?? null, issuerQualifier]).toEqual([id, code, qualifier]);
  });

  test('a Party letterhead', () => {
    const { fields } = read('TỈNH ỦY LÀO CAI          ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 466-KH/TU             Lào Cai, ngày 12 tháng 5 năm 2025\n\nKẾ HOẠCH\nthực hiện Kết luận số 132-KL/TW\n-----\nThực hiện Kết luận số 132-KL/TW, ngày 18/3/2025 của Bộ Chính trị;\nI- MỤC ĐÍCH\nA.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nNguyễn Tuấn Anh\nNơi nhận:\n- Ban Bí thư (để báo cáo),\n- Lưu VPTU.');
    expect([fields.issuer?.id, fields.number, fields.issuedOn]).toEqual(['tinh-uy', '466-KH/TU', '2025-05-12']);
    expect(fields.signatory).toEqual({ name: 'Nguyễn Tuấn Anh', role: 'PHÓ BÍ THƯ THƯỜNG TRỰC', capacity: 'T/M BAN THƯỜNG VỤ' });
    expect(fields.recipients).toEqual(['Ban Bí thư (để báo cáo)', 'Lưu VPTU']);
  });

  test.each(['ỦY BAN DÂN TỘC', 'HỘI ĐỒNG BẦU CỬ QUỐC GIA', 'BẢO HIỂM XÃ HỘI VIỆT NAM', 'ỦY BAN QUỐC GIA VỀ\nCHUYỂN ĐỔI SỐ'])('%s is of the centre: Hà Nội is where it sits, not its province', (body) => {
    expect(read(`${body}\n${motto}Số: 12/KH-ABC\nHà Nội, ngày 03 tháng 3 năm 2024\n${rest}`).fields.province).toBeNull();
  });

  test('the unit in force on the date, with what it became', () => {
    const at = (year: string): unknown => read(`ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n${motto}Số: 1/KH-UBND\nLào Cai, ngày 03 tháng 8 năm ${year}\n${rest}`).fields.province;
    expect(at('2023')).toEqual({ code: '10', name: 'Lào Cai', successor: { code: '15', name: 'Lào Cai' } });
    expect(at('2025')).toEqual({ code: '15', name: 'Lào Cai', successor: null });
  });

  test('without letterhead: issuer and province from the text, and a finding', () => {
    const { fields, findings } = read(readFileSync(new URL('../../fixtures/documents/binh-phuoc.txt', import.meta.url), 'utf8'));
    expect([fields.issuer?.id, fields.province?.code, fields.number, fields.title, fields.period]).toEqual(['ban-chi-dao-chuyen-doi-so', '70', null, null, { from: 2023, to: 2023, vision: null }]);
    expect(findings.map((f) => [f.code, f.params['text'] ?? null])).toEqual([['missing-header', null], ['missing-title', 'Kế hoạch hoạt động năm 2023']]);
  });
});

describe('title', () => {
  test.each([
    ['KẾ HOẠCH\nV/V HỖ TRỢ NHU YẾU PHẨM\nTRÊN ĐỊA BÀN TỈNH SƠN LA', 'V/V HỖ TRỢ NHU YẾU PHẨM TRÊN ĐỊA BÀN TỈNH SƠN LA'],
    ['QUYẾT ĐỊNH CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ', 'CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ'],
    ['QUYẾT ĐỊNH của ủY BAN NHÂN DÂN TỈNH SƠN LA\nV/v ban hành Chương trình', 'V/v ban hành Chương trình'],
    ['KẾ HOẠCH\nThực hiện Nghị quyết số 35-NQ/TU\n(Ban hành kèm theo Nghị quyết số 35-NQ/TU ngày 29/12/2025\ncủa Tỉnh ủy)', 'Thực hiện Nghị quyết số 35-NQ/TU'],
    ['KẾ HOẠCH\nThực hiện Chương trình hành động số 59-\nCTr/BCSĐ', 'Thực hiện Chương trình hành động số 59-CTr/BCSĐ'],
    ['DỰ THẢO\nKẾ HOẠCH\nChuyển đổi số năm 2025', 'Chuyển đổi số năm 2025'],
  ])('%s', (written, expected) => {
    const { fields } = read(`ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}Số: 1/KH-UBND\nSơn La, ngày 03 tháng 3 năm 2024\n${written}\nCăn cứ Luật Việc làm;\nI. MỤC TIÊU`);
    expect(fields.title).toBe(expected);
  });
});

describe('closing block', () => {
  const document = (closing: string): string => `${letterhead('Số: 1/KH-UBND', 'Sơn La, ngày 03 tháng 3 năm 2024')}\nB./.\n${closing}`;
  test.each([
    ['list, then signature', 'Nơi nhận:\n- Như Điều 3;\n- Chủ tịch, các Phó Chủ tịch\nUBND tỉnh;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nLâm Hải Giang'],
    ['side by side', 'Nơi nhận:                    TM. ỦY BAN NHÂN DÂN\n- Như Điều 3;                   KT. CHỦ TỊCH\n- Chủ tịch, các Phó Chủ tịch    PHÓ CHỦ TỊCH\nUBND tỉnh;\n- Lưu:   VT.                    Lâm Hải Giang'],
    ['office and name on one line', 'Nơi nhận:\n- Như Điều 3;\n- Chủ tịch, các Phó Chủ tịch\nUBND tỉnh;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lâm Hải Giang'],
    ['signature first', 'TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLâm Hải Giang\nNơi nhận:\n- Như Điều 3;\n- Chủ tịch, các Phó Chủ tịch\nUBND tỉnh;\n- Lưu: VT.'],
  ])('%s', (_why, closing) => {
    const { fields } = read(document(closing));
    expect(fields.signatory).toEqual({ name: 'Lâm Hải Giang', role: 'PHÓ CHỦ TỊCH', capacity: 'KT. CHỦ TỊCH' });
    expect(fields.recipients.map((r) => r.replace(/\s+/gu, ' '))).toEqual(['Như Điều 3', 'Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'Lưu: VT']);
  });

  test('a capacity alone stands for itself', () => {
    expect(read(document('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐặng Thị Thu Hạnh')).fields.signatory).toEqual({ name: 'Đặng Thị Thu Hạnh', role: 'CHỦ TỊCH', capacity: 'TM. ỦY BAN NHÂN DÂN' });
  });
});

describe('gold', () => {
  interface Gold {
    document: { type: string; number: string | null; title: string; issuer: string; province: string; place: string; issuedOn: string; period: unknown; signatory: unknown; recipients: number; promulgates: unknown };
  }
  test.each(['binh-thuan', 'ninh-thuan', 'synth-001', 'synth-003', 'synth-004', 'synth-005', 'synth-007', 'synth-008', 'synth-009'])('%s', (name) => {
    const { document: gold } = JSON.parse(readFileSync(new URL(`../../fixtures/gold/${name}.json`, import.meta.url), 'utf8')) as Gold;
    const { fields } = read(readFileSync(new URL(`../../fixtures/documents/${name}.txt`, import.meta.url), 'utf8'));
    expect({
      type: fields.type, number: fields.number, title: fields.title, issuer: fields.issuer?.id, province: fields.province?.code, place: fields.place,
      issuedOn: fields.issuedOn, period: fields.period, signatory: fields.signatory, recipients: fields.recipients.length, promulgates: fields.promulgates,
    }).toEqual({
      type: gold.type, number: gold.number, title: gold.title, issuer: gold.issuer, province: gold.province, place: gold.place,
      issuedOn: gold.issuedOn, period: gold.period, signatory: gold.signatory, recipients: gold.recipients, promulgates: gold.promulgates,
    });
  });
});

test('the recital: of the document itself, or the section of grounds in its stead', () => {
  expect(read(letterhead('Số: 1/KH-UBND', 'Sơn La, ngày 03 tháng 3 năm 2024')).recital).toMatch(/^Thực hiện Quyết định số 749\/QĐ-TTg/u);
  const section = read(`ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}Số: 1/KH-UBND\nSơn La, ngày 03 tháng 3 năm 2024\nKẾ HOẠCH\nA b\nI. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n- Quyết định số 749/QĐ-TTg;\n- Nghị quyết số 02-NQ/TU.\nII. MỤC TIÊU\n- Quyết định số 1/QĐ-TTg.`);
  expect(section.recital.split('\n')).toEqual(['Căn cứ Quyết định số 749/QĐ-TTg;', 'Căn cứ Nghị quyết số 02-NQ/TU.']);
});

test('evidence shows where a field stands', () => {
  const { evidence } = read('UBND TỈNH SƠN LA      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG        Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-SCT         Sơn La, ngày 03 tháng 3 năm 2024\nKẾ HOẠCH\nA b\nI. C').fields;
  expect(Object.fromEntries(Object.entries(evidence).map(([k, e]) => [k, e.text]))).toEqual({ number: '12/KH-SCT', issuedOn: 'Sơn La, ngày 03 tháng 3 năm 2024', place: 'Sơn La, ngày 03 tháng 3 năm 2024', issuer: 'SỞ CÔNG THƯƠNG', type: 'KẾ HOẠCH', title: 'A b' });
});

test('evidence covers the whole value over the lines it stands on, as far as they follow one another', () => {
  const shown = (text: string): Record<string, string> => Object.fromEntries(Object.entries(read(text).fields.evidence).map(([k, e]) => [k, e.text]));
  const list = 'Nơi nhận:\n- Như Điều 3;\n- Chủ tịch, các Phó Chủ tịch\nUBND tỉnh;\n- Lưu: VT.';
  expect(shown(`ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nSố:\n12/KH-UBND\n${motto}Đồng Tháp,\nngày 19 tháng 11 năm 2025\nKẾ HOẠCH\nChuyển đổi số trên địa bàn\ntỉnh Đồng Tháp\nnăm 2025\nCăn cứ Luật Việc làm;\nI. MỤC TIÊU\nA./.\n${list}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLâm Hải Giang`)).toEqual({
    number: '12/KH-UBND', issuedOn: 'Đồng Tháp,\nngày 19 tháng 11 năm 2025', place: 'Đồng Tháp,\nngày 19 tháng 11 năm 2025', issuer: 'ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP', type: 'KẾ HOẠCH',
    title: 'Chuyển đổi số trên địa bàn\ntỉnh Đồng Tháp\nnăm 2025', signatory: 'Lâm Hải Giang', recipients: list.slice(10),
  });
  // The motto stands between the two lines of the issuer: what goes before it is shown.
  expect(shown(`ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LA              Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND         Sơn La, ngày 03 tháng 3 năm 2024\nKẾ HOẠCH\nA b\nI. C`)['issuer']).toBe('ỦY BAN NHÂN DÂN');
});

const soupWords = ['Số: ', '12/KH-UBND', ', ngày 3 tháng 4 năm 2024', 'KẾ HOẠCH', 'ỦY BAN NHÂN DÂN', 'TỈNH SƠN LA', 'Nơi nhận:', '- A;', 'KT. CHỦ TỊCH', 'Lê Văn An', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '\n', '\n\n', '     ', 'Căn cứ', 'V/v', 'QUYẾT ĐỊNH:', '(Kèm theo', '…', '**', 'ban hành Kế hoạch'];

test('no order of such words makes it throw, and twice the same gives the same', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...soupWords), fc.string()), { maxLength: 60 }), (soup) => {
      const text = soup.join(' ');
      const { fields } = read(text);
      for (const evidence of Object.values(fields.evidence)) expect(evidence.text).toBe(text.normalize('NFC').slice(...evidence.span!));
      expect(read(text)).toEqual(read(text));
    }),
  );
});

describe('the fields of a site against the document', () => {
  const box = (fields: Record<string, string>): string => Object.entries({ 'Số hiệu': '5/KH-UBND', 'Loại văn bản': 'Kế hoạch', ...fields }).map(([label, value]) => `${label}: ${value}\n`).join('');
  const own = `ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n${motto}Số: 5/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nThực hiện chuyển đổi số\nI. MỤC TIÊU\n1. Chung\nĐạt kết quả.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Quốc Khánh\n`;
  test.each<[string, Record<string, string>, string[]]>([
    ['all as in the document', { 'Ngày ban hành': '02/03/2025', 'Nơi ban hành': 'Tỉnh Sơn La', 'Người ký': 'Hoàng Quốc Khánh', 'Ngày hiệu lực': '09/09/2029' }, []],
    ['the body with its place', { 'Cơ quan ban hành': 'UBND tỉnh Sơn La' }, []],
    ['the body alone', { 'Cơ quan ban hành': 'Ủy ban nhân dân' }, []],
    ['a number written otherwise', { 'Số hiệu': '005/KH-UBND' }, []],
    ['a title before the name', { 'Người ký': 'Chủ tịch Hoàng Quốc Khánh' }, []],
    ['a type the register does not know', { 'Loại văn bản': 'Văn bản chỉ đạo điều hành' }, []],
    ['nothing yet', { 'Ngày ban hành': 'Đang cập nhật', 'Số hiệu': 'Đang cập nhật' }, []],
    ['another number', { 'Số hiệu': '6/KH-UBND' }, ['number']],
    ['another day', { 'Ngày ban hành': '03/02/2025' }, ['issuedOn']],
    ['another type', { 'Loại văn bản': 'Quyết định' }, ['type']],
    ['another province', { 'Nơi ban hành': 'Tỉnh Lào Cai' }, ['issuer']],
    ['another body', { 'Cơ quan ban hành': 'Hội đồng nhân dân tỉnh Sơn La' }, ['issuer']],
    ['another name by one stroke', { 'Người ký': 'Hoàng Quốc Khanh' }, ['signatory']],
  ])('%s', (_why, fields, differing) => {
    const { findings } = read(box(fields) + own);
    expect(findings.filter((f) => f.code === 'portal-differs').map((f) => f.params['field'])).toEqual(differing);
    for (const found of findings.filter((f) => f.code === 'portal-differs')) expect(found.evidence.length).toBeGreaterThan(0);
  });

  test('the stamp of an electronic signature is no box', () => {
    const stamp = 'Người ký: Văn phòng Ủy ban nhân dân tỉnh\nNgày ký: 18/11/2024\n';
    expect(read(stamp + own).findings.filter((f) => f.code === 'portal-differs')).toEqual([]);
  });
});
