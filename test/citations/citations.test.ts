import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { basisOf, findCitations, readCitations, type CitationContext } from '../../src/citations/citations.js';
import type { Evidence, Span } from '../../src/model/provenance.js';

const brief = (text: string): string[] => findCitations(text).map((m) => [m.key, m.type, m.issuedOn ?? '–'].join(' '));

const evidenceIn = (text: string) => (span: Span): Evidence => ({ page: 1, bbox: null, span, text: text.slice(span[0], span[1]) });

function read(text: string, context: Partial<CitationContext> = {}): ReturnType<typeof readCitations> {
  return readCitations(text, { ownNumber: null, issuedOn: null, province: { code: '60' }, evidence: evidenceIn(text), ...context });
}

describe('one citation', () => {
  test.each([
    ['Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ', '411/QĐ-TTg quyet-dinh 2022-03-31'],
    ['Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022 phê duyệt', '411/QĐ-TTg quyet-dinh 2022-03-31'],
    ['Nghị quyết số 10-NQ/TU, ngày 18/3/2022 của Ban Chấp hành Đảng bộ tỉnh', '10-NQ/TU nghi-quyet 2022-03-18'],
    ['Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng', '749/QĐ-TTg quyet-dinh 2020-06-03'],
    ['Kế hoạch số    4181   /KH-UBND ngày  07   /12/2022', '4181/KH-UBND ke-hoach 2022-12-07'],
    ['tại Tờ trình số 1856/TTr -SCT ngày 5/5/2026', '1856/TTr-SCT to-trinh 2026-05-05'],
    ['Tờ trình số 17/TTr-\nSTTTT ngày 06/3/2023', '17/TTr-STTTT to-trinh 2023-03-06'],
    ['Chương trình hành động số 10- CTr/TU ngày 13/8/2025', '10-CTr/TU chuong-trinh 2025-08-13'],
    ['Căn cứ Quyết định 1883/QĐ-UBND', '1883/QĐ-UBND quyet-dinh –'],
    ['Văn bản số 61/UBND-TTTT ngày 06/01/2022', '61/UBND-TTTT cong-van 2022-01-06'],
    ['Nghị định số 80/2021/NĐ-CP', '80/2021/NĐ-CP nghi-dinh –'],
    ['Nghị định số 118/2025/NĐCP ngày 09/6/2025', '118/2025/NĐ-CP nghi-dinh 2025-06-09'],
    ['Nghị quyết số 66.7/2025/NQ-CP', '66.7/2025/NQ-CP nghi-quyet –'],
    ['Nghị quyết số 197/2025/QH15 của Quốc hội', '197/2025/QH15 nghi-quyet –'],
    ['Thông tư liên tịch số 37/2012/TTLT-BLĐTBXH-BYT', '37/2012/TTLT-BLĐTBXH-BYT thong-tu-lien-tich –'],
    ['Quyết định số 4255/QĐ-BNN-KHCN ngày 04/12/2024', '4255/QĐ-BNN-KHCN quyet-dinh 2024-12-04'],
    ['Quy chế phối hợp số 49/QCPH-UBND-UBMT-HCTĐ ngày 24/01/2025', '49/QCPH-UBND-UBMT-HCTĐ quy-che 2025-01-24'],
    ['Báo cáo giải trình, tiếp thu số 483/BC-UBND ngày 25 tháng 11 năm 2025', '483/BC-UBND bao-cao 2025-11-25'],
    ['CHỈ THỊ SỐ 32/CT-TTG NGÀY 21/10/2025 CỦA THỦ TƯỚNG', '32/CT-TTg chi-thi 2025-10-21'],
    ['số số 71/2025/QH15', '71/2025/QH15 luat –'],
    ['Luật Đấu thầu số 22/2023/QH15 ngày 23 tháng 6 năm 2023', '22/2023/QH15 luat 2023-06-23'],
    ['Luật quản lý, sử dụng tài sản công 15/2017/QH14;', '15/2017/QH14 luat –'],
    ['Căn cứ Luật Thủy sản năm 2017;', 'luat-thuy-san luat 2017'],
    ['theo quy định của Luật Ngân sách nhà nước và các nguồn khác', 'luat-ngan-sach-nha-nuoc luat –'],
    ['Luật NSNN năm 2015', 'luat-ngan-sach-nha-nuoc luat 2015'],
    ['Bộ luật Lao động ngày 20/11/2019', 'bo-luat-lao-dong bo-luat 2019-11-20'],
    ['Luật sửa đổi, bổ sung một số điều của Luật tổ chức Chính phủ và Luật tổ chức chính quyền địa phương ngày 22/11/2019;', 'luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-to-chuc-chinh-phu-va-luat-to-chuc-chinh-quyen-dia-phuong luat 2019-11-22'],
    ['triển khai Đề án 06 trên địa bàn', 'de-an-06 de-an –'],
    ['triển khai Đề án 06/CP trên địa bàn', 'de-an-06 de-an –'],
    ['Công văn số 4687/STC-GCS ngày tháng 10 năm 2025', '4687/STC-GCS cong-van 2025-10'],
    ['Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về đột phá', '57-NQ/TW nghi-quyet 2024-12-22'],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual([expected]);
  });

  test('several in one clause, a date for two', () => {
    expect(brief('Các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025; số 010/CĐ-UBND ngày 20/11/2025')).toEqual([
      '007/CĐ-UBND cong-dien 2025-11-17', '008/CĐ-UBND cong-dien 2025-11-19', '009/CĐ-UBND cong-dien 2025-11-19', '010/CĐ-UBND cong-dien 2025-11-20',
    ]);
  });

  test('amended by: the amending law by its number, what it amends in its title not once more', () => {
    expect(brief('Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15')).toEqual(['64/2025/QH15 luat –', '87/2025/QH15 luat –']);
    expect(brief('Luật số 56/2024/QH15 ngày 29/11/2024 về sửa đổi, bổ sung một số điều của Luật: Chứng khoán, Kế toán, Luật Dự trữ quốc gia')).toEqual(['56/2024/QH15 luat 2024-11-29']);
    expect(brief('Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu, Luật Đầu tư công theo phương thức đối tác công tư, Luật Hải quan số 90/2025/QH15')).toEqual(['90/2025/QH15 luat –']);
  });

  test('issuer and title', () => {
    const [first] = findCitations('Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2023 của UBND tỉnh về chuyển đổi số năm 2023; Đề án khác');
    expect([first!.issuer, first!.title]).toEqual(['Ủy ban nhân dân tỉnh', 'về chuyển đổi số năm 2023']);
    expect(findCitations('Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn')[0]!.issuer).toBe('Văn phòng Chính phủ');
    expect(findCitations('Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá')[0]!.issuer).toBe('Bộ Chính trị');
  });

  test.each([
    ['Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị Nghị quyết số 50/NQ-CP ngày 17/4/2020 của Chính phủ', ['Bộ Chính trị', 'Chính phủ'], 'the comma is missing'],
    ['Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ; Kế hoạch số 1/KH-UBND của UBND tỉnh', ['Thủ tướng Chính phủ', 'Ủy ban nhân dân tỉnh'], ''],
    ['Kết luận số 132-KL/TW ngày 18/3/2025 của Ban Bí thư Trung ương Đảng khóa XIII', ['Ban Bí thư Trung ương Đảng'], ''],
    ['Nghị quyết số 09-NQ/TU của Ban Thường vụ Tỉnh ủy Nghị quyết số 34/NQ-HĐND của Hội đồng nhân dân tỉnh', ['Ban Thường vụ Tỉnh ủy', 'Hội đồng nhân dân tỉnh'], ''],
    ['Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị nêu rõ 05 quan điểm', ['Bộ Chính trị'], 'a name of the register, though the words run on'],
    ['Nghị quyết số 52-NQ/TW ngày 27/9/2019', ['Trung ương Đảng'], 'nothing but the symbol'],
  ])('issuer: %s', (text, issuers) => {
    expect(findCitations(text).map((m) => m.issuer)).toEqual(issuers);
  });

  test.each([
    ['Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án “Nâng cao nhận thức, phổ cập kỹ năng; phát triển nguồn nhân lực chuyển đổi số quốc gia đến năm 2025” trên địa bàn tỉnh Hà Nam và các nhiệm vụ khác', 'phê duyệt Đề án “Nâng cao nhận thức, phổ cập kỹ năng; phát triển nguồn nhân lực chuyển đổi số quốc gia đến năm 2025”', 'the quotation is the title'],
    ['Quyết định số 2269/QĐ-TTg ngày 31/12/2021 của Thủ tướng Chính phủ phê duyệt Đề án “Hỗ trợ nông dân” giai đoạn 2022-2025, định hướng đến năm 2030 để triển khai', 'phê duyệt Đề án “Hỗ trợ nông dân” giai đoạn 2022-2025, định hướng đến năm 2030', 'its years stand behind'],
    ['Chỉ thị số 05/CT-TTg ngày 1/2/2023 của Thủ tướng Chính phủ “Về tăng cường kỷ luật”, UBND tỉnh', 'Về tăng cường kỷ luật', 'quotation marks around it all are not of it'],
    ['Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế “một cửa” trong giải quyết thủ tục hành chính;', 'về thực hiện cơ chế “một cửa” trong giải quyết thủ tục hành chính', 'a word in quotation marks'],
    ['Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia đến năm 2025, định hướng đến năm 2030 trên địa bàn tỉnh Bình Định.', 'phê duyệt Chiến lược quốc gia đến năm 2025, định hướng đến năm 2030', 'a central document knows no "tỉnh"'],
    ['Kế hoạch số 57/KH-UBND ngày 24/02/2023 của UBND tỉnh về chuyển đổi số trên địa bàn tỉnh;', 'về chuyển đổi số trên địa bàn tỉnh', 'a local one does'],
    ['Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia và Nghị quyết số 05-NQ/TU ngày 20/9/2021 của Tỉnh ủy;', 'phê duyệt Chiến lược quốc gia', 'the next document'],
    ['Kế hoạch số 283/KH-UBND ngày 24/9/2025 về thực hiện Nghị quyết số 71/NQ-CP của Chính phủ và Chương trình hành động số 10-CTr/TU của Tỉnh ủy;', 'về thực hiện Nghị quyết số 71/NQ-CP của Chính phủ và Chương trình hành động số 10-CTr/TU của Tỉnh ủy', 'both are what the plan carries out'],
  ])('title: %s', (text, title) => {
    expect(findCitations(text)[0]!.title).toBe(title);
  });

  test('a word written close to a number is not of its symbol', () => {
    expect(findCitations('Nghị quyết số 09-NQ/TUcủa Tỉnh ủy, Quyết định số 411/QĐ-TTgngày 31/3/2022; Kế hoạch số 1/KH-UBND-Sở').map((m) => m.key)).toEqual(['09-NQ/TU', '411/QĐ-TTg', '1/KH-UBND']);
  });

  test('the span covers type word and number', () => {
    const text = 'theo Quyết định số 411/QĐ-TTg, và';
    expect(findCitations(text).map((m) => text.slice(...m.span))).toEqual(['Quyết định số 411/QĐ-TTg']);
  });
});

describe('what is no citation', () => {
  test.each([
    'đạt 12.375,3/10.200 triệu đồng', '629/731 trường', '80 triệu đồng/người/năm', 'ngày 31/12/2025', 'tốc độ 01 Gb/s', 'giai đoạn 2021-2025', 'mẫu 01-ĐĐN kèm theo', 'Đoàn Luật sư tỉnh; Hội Luật gia',
    'theo quy định của pháp luật và Luật này', 'Chiến lược quốc gia phát triển kinh tế số', 'Đề án 5 năm', 'Quyết định này', 'năm 2025 - Tốc độ tăng trưởng', 'COVID-19/SARS', 'Kế hoạch năm 2023', 'Số:          /QĐ-UBND', 'điểm 3/GRDP', 'tỷ lệ 5/100 dân',
  ])('%s', (text) => {
    expect(brief(text)).toEqual([]);
  });
});

describe('gathering', () => {
  test('once per document, with all mentions: the full form, the short form, the number in capitals', () => {
    const text = 'THỰC HIỆN QUYẾT ĐỊNH SỐ 411/QĐ-TTG. Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ (viết tắt là Quyết định 411). Theo Quyết định 411 và Quyết định số 411/QĐ-TTg, cùng Quyết định số 412/QĐ-TTg.';
    const { citations } = read(text);
    expect(citations.map((c) => [c.key, c.id, c.issuedOn, c.mentions.map((m) => m.text)])).toEqual([
      ['411/QĐ-TTg', '411/QĐ-TTg:2022', '2022-03-31', ['QUYẾT ĐỊNH SỐ 411/QĐ-TTG', 'Quyết định số 411/QĐ-TTg', 'Quyết định 411', 'Quyết định 411', 'Quyết định số 411/QĐ-TTg']],
      ['412/QĐ-TTg', '412/QĐ-TTg', null, ['Quyết định số 412/QĐ-TTg']],
    ]);
  });

  test('local numbers carry the province; the year is part of the document', () => {
    const { citations } = read('Kế hoạch số 312/KH-UBND ngày 13/10/2021 của UBND tỉnh; Kế hoạch số 312/KH-UBND ngày 01/02/2023 của UBND tỉnh; Kế hoạch số 312/KH-UBND');
    expect(citations.map((c) => [c.id, c.mentions.length])).toEqual([['312/KH-UBND:2021:60', 1], ['312/KH-UBND:2023:60', 2]]);
  });

  test('another province’s number carries that province', () => {
    expect(read('Kế hoạch số 371/KH-UBND ngày 31/7/2023 của UBND tỉnh Tiền Giang về biển').citations[0]!.id).toBe('371/KH-UBND:2023:82');
  });

  test('issuer and title come from the mention that says them whole', () => {
    const { citations } = read('CHỈ THỊ SỐ 37-CT/TW NGÀY 03/9/2019 CỦA BAN BÍ THƯ về thực hiện Nghị quyết số\n09-NQ/TU. Chỉ thị số 37-CT/TW ngày 03/9/2019 của Ban Bí thư Trung ương Đảng về xây dựng quan hệ lao động hài hòa; Chỉ thị số 36-CT/TW của Bộ Chính trị và các chỉ thị khác');
    expect(citations.map((c) => [c.key, c.issuer, c.title])).toEqual([
      ['37-CT/TW', 'Ban Bí thư Trung ương Đảng', 'về xây dựng quan hệ lao động hài hòa'],
      ['09-NQ/TU', 'Tỉnh ủy', null],
      ['36-CT/TW', 'Bộ Chính trị', null],
    ]);
  });

  test('a symbol nobody knows is local, unless its issuer is of the centre', () => {
    const ids = (text: string): string[] => read(text).citations.map((c) => c.id);
    expect(ids('Thông báo số 30-TB/TGV ngày 13/6/2025 của Tổ giúp việc Ban Chỉ đạo Trung ương về phát triển khoa học')).toEqual(['30-TB/TGV:2025']);
    expect(ids('Thông báo số 30-TB/TGV ngày 13/6/2025 của Tổ giúp việc Ban Chỉ đạo tỉnh')).toEqual(['30-TB/TGV:2025:60']);
  });

  test.each<[string, string, string | null, string[], string]>([
    ['đã được Thủ tướng Chính phủ phê duyệt tại Quyết định số 866/QĐ-Tg ngày 18/7/2023 và Quy hoạch thăm dò', '866/QĐ-Tg:2023', 'Thủ tướng Chính phủ', ['malformed-number'], 'a letter is missing, the words say whose'],
    ['Quyết định số 866/QĐ-Tg ngày 18/7/2023 của Thủ tướng Chính phủ về khoáng sản', '866/QĐ-Tg:2023', 'Thủ tướng Chính phủ', ['malformed-number'], ''],
    ['Thông tư số 12/TT-BTTT ngày 18/7/2023 của Bộ Thông tin và Truyền thông', '12/TT-BTTT:2023', 'Bộ Thông tin và Truyền thông', ['malformed-number'], ''],
    ['Quyết định số 866/QĐ-Tg ngày 18/7/2023 của UBND tỉnh', '866/QĐ-Tg:2023:60', 'Ủy ban nhân dân tỉnh', [], 'the words name another'],
    ['Quyết định số 866/QĐ-Tg ngày 18/7/2023. Thủ tướng Chính phủ giao', '866/QĐ-Tg:2023:60', null, [], 'another sentence'],
    ['Quyết định số 866/QĐ-TTg ngày 18/7/2023 của Thủ tướng Chính phủ', '866/QĐ-TTg:2023', 'Thủ tướng Chính phủ', [], 'as it should be'],
  ])('%s', (text, id, issuer, codes) => {
    const { citations, findings } = read(text);
    expect([citations[0]!.id, citations[0]!.issuer, findings.map((f) => f.code)]).toEqual([id, issuer, codes]);
  });

  test('a year in the number decides; a date that disagrees is a finding', () => {
    const { citations, findings } = read('Nghị quyết số 163/2024/QH15 ngày 27/11/2025 của Quốc hội. Nghị quyết số 163/2024/QH15 ngày 27/11/2024 của Quốc hội.');
    expect(citations.map((c) => [c.id, c.issuedOn, c.mentions.length])).toEqual([['163/2024/QH15:2024', '2024-11-27', 2]]);
    expect(findings.map((f) => f.code)).toEqual(['impossible-date']);
  });

  test('a law by number and by name is one', () => {
    const { citations } = read('Luật Việc làm số 74/2025/QH15 ngày 16/6/2025; thi hành Luật Việc làm trên địa bàn');
    expect(citations.map((c) => [c.key, c.mentions.map((m) => m.text)])).toEqual([['74/2025/QH15', ['Luật Việc làm số 74/2025/QH15', 'Luật Việc làm']]]);
  });

  test.each([
    ['Kế hoạch số 4181/KH-UBND ngày 07/12/2022', '4181/KH-UBND', '2022-12-07', 0, 'its own number'],
    ['Kế hoạch số 4181/KH-UBND ngày 07/12/2021 của UBND tỉnh', '4181/KH-UBND', '2022-12-07', 1, 'the same number of another year'],
    ['(Kèm theo Kế hoạch số 12/KH-UBND ngày 3/5/2022 của UBND tỉnh)', '/KH-UBND', '2022', 0, 'the annex of a plan whose number was blank'],
    ['(Ban hành kèm theo Nghị quyết số 35-NQ/TU ngày 29/12/2025)', '/KH-UBND', '2026', 1, 'another document'],
  ])('%s of %s (%s): %i', (text, ownNumber, issuedOn, count) => {
    expect(read(text, { ownNumber, issuedOn }).citations).toHaveLength(count);
  });

  test.each<[string, string | null, string[], string]>([
    ['Quyết định số 749/QĐ-TTg ngày 03 tháng 6 tháng 2020', '2020-06-03', ['malformed-date'], 'tháng twice'],
    ['Quyết định số 2398/QĐ-UBND ngày 26/12/2023 của UBND tỉnh', '2023-12-26', [], 'later than the plan itself: kept as written, and left to the checks'],
    ['Quyết định số 12/QĐ-UBND ngày 31/02/2022 của UBND tỉnh', null, ['impossible-date'], 'no such day'],
  ])('%s', (text, issuedOn, codes) => {
    const { citations, findings } = read(text, { issuedOn: '2023-03-10' });
    expect([citations[0]!.issuedOn, findings.map((f) => f.code)]).toEqual([issuedOn, codes]);
  });

  test('the evidence of a date written wrongly shows it', () => {
    const { findings } = read('Thực hiện Quyết định số 749/QĐ-TTg ngày 03 tháng 6 tháng 2020 của Thủ tướng Chính phủ;');
    expect(findings.map((f) => f.evidence[0]!.text)).toEqual(['Quyết định số 749/QĐ-TTg ngày 03 tháng 6 tháng 2020']);
  });

  test('a defined name counts as a mention', () => {
    const { citations } = read('Quyết định số 142/QĐ-TTg ngày 02/02/2024 của Thủ tướng Chính phủ (sau đây gọi tắt là Chiến lược dữ liệu). Mục tiêu của Chiến lược dữ liệu.');
    expect(citations[0]!.mentions.map((m) => m.text)).toEqual(['Quyết định số 142/QĐ-TTg', 'Chiến lược dữ liệu']);
  });
});

describe('basis', () => {
  test.each([
    ['Căn cứ Luật Giao dịch điện tử ngày 29/11/2005;\nCăn cứ Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ;', ['luat-giao-dich-dien-tu', '17/NQ-CP']],
    ['Căn cứ Chương trình hành động số 59-CTr/BCSĐ ngày 27/01/2022 của Ban Cán sự đảng UBND tỉnh thực hiện Nghị quyết số 09-NQ/TU của Tỉnh ủy;', ['59-CTr/BCSĐ']],
    ['Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 191/TTr-STTTT ngày 21/01/2022.', ['191/TTr-STTTT']],
    ['Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 33/TTr-SNV ngày 16/4/2020 và Tờ trình số 42/TTr-SNV ngày 29/4/2020, QUYẾT ĐỊNH:', ['33/TTr-SNV', '42/TTr-SNV']],
    ['Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược đến năm 2030 và Nghị quyết số 05-NQ/TU ngày 20/9/2021 của Tỉnh ủy;', ['411/QĐ-TTg', '05-NQ/TU']],
    ['Thực hiện Kế hoạch số 283/KH-UBND ngày 24/9/2025 về thực hiện Nghị quyết số 71/NQ-CP của Chính phủ và Chương trình hành động số 10-CTr/TU của Tỉnh ủy;', ['283/KH-UBND']],
    ['Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân số 85/2015/QH13; Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13; Chỉ thị số 46-CT/TW;', ['85/2015/QH13', '75/2015/QH13', '46-CT/TW']],
    ['Căn cứ Luật Quản lý, sử dụng tài sản công số 15/2017/QH14 được sửa đổi, bổ sung bởi Luật số 56/2024/QH15, Luật số 90/2025/QH15;', ['15/2017/QH14']],
    ['Để tiếp tục thực hiện nghiêm Chỉ thị số 05/CT-TTg; Chỉ thị số 31-CT/TU ngày 06/6/2023, Kế hoạch số 134-KH/TU; và để nâng cao hiệu quả, UBND tỉnh yêu cầu:', ['05/CT-TTg', '31-CT/TU', '134-KH/TU']],
    ['Thực hiện Nghị quyết số 214/NQ-CP ngày 23/7/2025; UBND thành phố ban hành Kế hoạch “Triển khai thực hiện Nghị quyết số 215/NQ-CP”:', ['214/NQ-CP']],
    ['Căn cứ Kế hoạch hoạt động năm 2024 của Ủy ban Quốc gia về chuyển đổi số ban hành kèm theo Quyết định số 27/QĐ-UBQGCĐS ngày 15/3/2024;', ['27/QĐ-UBQGCĐS']],
    ['Thực hiện Quyết định số 2289/QĐ-UBND ngày 10/11/2023; Kế hoạch hoạt động năm 2024 của Ủy ban Quốc gia về chuyển đổi số ban hành kèm theo Quyết định số 27/QĐ-UBQGCĐS, Ban Chỉ đạo ban hành Kế hoạch như sau:', ['2289/QĐ-UBND', '27/QĐ-UBQGCĐS']],
    ['Căn cứ Quy chế làm việc của UBND tỉnh (ban hành theo Quyết định số 12/2021/QĐ-UBND ngày 1/2/2021);', ['12/2021/QĐ-UBND']],
    ['Thực hiện Nghị quyết số 98/2023/QH15 của Quốc hội về cơ chế đặc thù phát triển Thành phố và Chương trình Chuyển đổi số của Thành phố ban hành theo Quyết định số 2393/QĐ-UBND ngày 03/7/2020;', ['98/2023/QH15', '2393/QĐ-UBND']],
    ['Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2024 về triển khai Quy chế ban hành kèm theo Quyết định số 9/QĐ-UBND;', ['5/KH-UBND']],
    ['Thời gian qua, tỉnh đã nỗ lực theo Quyết định số 766/QĐ-TTg ngày 23/6/2022.', []],
    ['Căn cứ Căn cứ Kế hoạch số 92/KH-UBND ngày 1/2/2024; Căn cư Quyết định số 5/QĐ-UBND;', ['92/KH-UBND', '5/QĐ-UBND']],
    ['Bộ Chính trị giao. Đảng đoàn ban hành Kế hoạch triển khai thực hiện Nghị quyết số 57-NQ/TW.', ['57-NQ/TW']],
  ])('%s', (text, expected) => {
    expect(basisOf(text)).toEqual(expected);
  });
});

describe('gold', () => {
  const names = ['binh-thuan', 'ninh-thuan', 'synth-001', 'synth-003', 'synth-004', 'synth-005', 'synth-007', 'synth-008', 'synth-009'];
  test.each(names)('every citation of %s with its date, and no other', (name) => {
    const gold = JSON.parse(readFileSync(new URL(`../../fixtures/gold/${name}.json`, import.meta.url), 'utf8')) as { document: { number: string; issuedOn: string }; citations: { key: string; issuedOn: string | null }[] };
    const text = readFileSync(new URL(`../../fixtures/documents/${name}.txt`, import.meta.url), 'utf8').normalize('NFC').replace(/\s+/gu, ' ');
    const { citations } = read(text, { ownNumber: gold.document.number, issuedOn: gold.document.issuedOn });
    const sorted = (list: { key: string; issuedOn: string | null }[]): string[] => list.map((c) => `${c.key} ${c.issuedOn ?? ''}`).sort();
    expect(sorted(citations)).toEqual(sorted(gold.citations));
  });
});

const soupWords = ['Căn cứ ', 'Luật ', 'sửa đổi, bổ sung một số điều của ', 'Đầu tư công', ', ', '; ', ' và ', 'Quyết định ', 'số ', '12/QĐ-UBND', '09-NQ/TU', ' ngày ', '1/2/2020', ' năm 2021', '(viết tắt là Quyết định 12)', 'Đề án 06', ' của UBND tỉnh', ' về chuyển đổi số', '\n', '48/2024/QH15', 'Theo đề nghị', '“', '”'];

describe('any text', () => {
  test('mentions lie in the text, in order, and name what stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...soupWords), fc.string()), { maxLength: 50 }), (soup) => {
        const text = soup.join('');
        const mentions = findCitations(text);
        mentions.forEach((m, i) => {
          expect(m.span[0]).toBeLessThan(m.span[1]);
          expect(m.span[1]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(m.span[0]).toBeGreaterThanOrEqual(mentions[i - 1]!.span[0]);
          if (m.number !== null) expect(m.number.replace(/\D/gu, '')).toBe(text.slice(...m.span).replace(/^.*?số(?=.*$)/su, '').replace(/\D/gu, '').slice(-m.number.replace(/\D/gu, '').length));
        });
        const known = new Set(mentions.map((m) => m.key));
        for (const key of basisOf(text)) expect(known.has(key)).toBe(true);
      }),
    );
  });

  test('every mention belongs to one citation', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...soupWords), { maxLength: 60 }), (soup) => {
        const text = soup.join('');
        const spans = read(text).citations.flatMap((c) => c.mentions.map((m) => m.span!.join('-')));
        expect(new Set(spans).size).toBe(spans.length);
        for (const m of findCitations(text)) expect(spans).toContain(m.span.join('-'));
      }),
    );
  });
});
