import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { readStatements, type Statement } from '../../src/targets/statements.js';
import { dice, foldWords } from '../../src/text/fold.js';
import { gold, goldNames } from '../support/documents.js';

const listed = { inTargetList: true, issuedYear: 2024 };
const elsewhere = { inTargetList: false, issuedYear: 2024 };

/** Wording | comparator bounds unit level year, of the statements that are targets. */
const line = (s: Statement): string =>
  [`${s.label} | ${s.quantity.comparator} ${s.quantity.min}..${s.quantity.max} ${s.quantity.unit}`, s.level ?? '', s.year ?? ''].join(' ').trim();
const accepted = (text: string, context = listed): string[] => readStatements(text, context).filter((s) => s.rejected === null && !s.weak).map(line);
const rejected = (text: string, context = elsewhere): (string | null)[] => readStatements(text, context).map((s) => s.rejected);

interface GoldTarget {
  readonly label: string; readonly quote: string; readonly comparator: string; readonly min: number | null; readonly max: number | null; readonly unit: string;
}

describe('quotes of the gold files', () => {
  const quotes = goldNames.flatMap((name) => (gold(name).targets as GoldTarget[]).filter((t) => /\d/.test(t.quote) && !/^(?:Tỷ lệ|Tỷ trọng) [^\d]*$/u.test(t.quote)).map((t) => [t.quote, t] as const));

  test('every value is read with its comparator, bounds and unit', () => {
    const missed = quotes.filter(([quote, t]) => !readStatements(quote, { inTargetList: true }).some((s) =>
      s.rejected === null && s.quantity.comparator === t.comparator && s.quantity.min === t.min && s.quantity.max === t.max && s.quantity.unit === t.unit));
    expect(missed.map(([quote]) => quote)).toEqual([]);
    expect(quotes.length).toBeGreaterThan(300);
  });

  test('the wording is the gold label wherever the quote says all of it', () => {
    const alike = quotes.filter(([quote, t]) => readStatements(quote, { inTargetList: true }).some((s) => dice(foldWords(s.label), foldWords(t.label)) >= 0.85));
    // the rest are quotes cut out of a sentence that shares its subject or predicate
    expect(alike.length / quotes.length).toBeGreaterThan(0.92);
  });
});

describe('one value', () => {
  test.each([
    ['- Kinh tế số chiếm 20% GRDP của tỉnh.', 'Kinh tế số GRDP của tỉnh | eq 20..20 percent', 'value in the middle'],
    ['100% sản phẩm OCOP được tiêu thụ trên các sàn thương mại điện tử nội địa', 'Sản phẩm OCOP được tiêu thụ trên các sàn thương mại điện tử nội địa | eq 100..100 percent', 'value first'],
    ['Phân đấu kinh tế số chiếm 10% GRDP.', 'Kinh tế số GRDP | eq 10..10 percent', 'a misread word of commitment'],
    ['Năng suất lao động hàng năm tăng tối thiểu 7%.', 'Năng suất lao động hàng năm | gte 7..null percent-per-year', 'growth per year'],
    ['Tốc độ tăng năng suất lao động bình quân hằng năm đạt 7%.', 'Tốc độ tăng năng suất lao động bình quân hằng năm | eq 7..7 percent-per-year', 'growth per year'],
    ['phấn đấu tỉnh thuộc nhóm 15 tỉnh, thành phố có chỉ số DTI cao nhất cả nước', 'Nhóm tỉnh, thành phố có chỉ số DTI cao nhất cả nước | lte null..15 rank', 'rank'],
    ['Hoàn thành việc kết nối 06 CSDLQG theo Quyết định 714/QĐ-TTg với cơ sở dữ liệu dùng chung của tỉnh.', 'Kết nối CSDLQG theo Quyết định 714/QĐ-TTg với cơ sở dữ liệu dùng chung của tỉnh | eq 6..6 count', 'count'],
    ['phấn đấu nâng cao tỷ lệ người dân sử dụng dịch vụ công trực tuyến trên 80%.', 'Tỷ lệ người dân sử dụng dịch vụ công trực tuyến | gt 80..null percent', 'words of commitment'],
    ['Tỷ trọng kinh tế số trong GRDP 8%.', 'Tỷ trọng kinh tế số trong GRDP | eq 8..8 percent', 'no verb'],
    ['90% trẻ sơ sinh được tầm soát ít nhất 5 bệnh bẩm sinh phổ biến nhất', 'Trẻ sơ sinh được tầm soát ít nhất 5 bệnh bẩm sinh phổ biến nhất | eq 90..90 percent', 'two numbers, one target'],
    ['Tỷ lệ người dân từ 15 tuổi trở lên có ít nhất 01 tài khoản đạt 80%', 'Tỷ lệ người dân từ 15 tuổi trở lên có ít nhất 01 tài khoản | eq 80..80 percent', 'two numbers, one target'],
    ['Tập trung hỗ trợ doanh nghiệp ứng dụng công nghệ số, phấn đấu đến năm 2030 đạt 30% doanh nghiệp nhỏ và vừa thực hiện.', 'Doanh nghiệp nhỏ và vừa ứng dụng công nghệ số | eq 30..30 percent  2030', 'the run-up is cut off, its verb phrase fills the bare verb'],
    ['Đầu tư mới trạm 5G: 35 trạm (Trong đó: MobiFone: 09 trạm, Viettel: 26 trạm)', 'Đầu tư mới trạm 5G | eq 35..35 count', 'a breakdown in brackets'],
    ['Phấn đấu mỗi năm tổ chức đấu giá từ 05 mỏ khoáng sản trở lên.', 'Đấu giá mỏ khoáng sản mỗi năm | gte 5..null count', '"từ … trở lên" around the noun; a count per year says so'],
    ['Tổng giá trị giao dịch không dùng tiền mặt gấp 30 lần GRDP', 'Tổng giá trị giao dịch không dùng tiền mặt gấp GRDP | eq 30..30 times', 'multiples'],
  ])('%s', (text, expected) => expect(accepted(text)).toEqual([expected]));
});

describe('wordings', () => {
  test.each([
    ['Hình thành ít nhất 20 mô hình sản xuất tuần hoàn.', ['Mô hình sản xuất tuần hoàn | gte 20..null count'], 'a verb of bringing about is no part'],
    ['Đảm bảo 100% khu công nghiệp phải triển khai chương trình hỗ trợ.', ['Khu công nghiệp triển khai chương trình hỗ trợ | eq 100..100 percent'], 'nor is the modal'],
    ['90% cơ quan không phải cung cấp lại thông tin', ['Cơ quan không phải cung cấp lại thông tin | eq 90..90 percent'], '… but for "không phải"'],
    ['Đồng Tháp trở thành địa phương thuộc top 03 vùng Đồng bằng sông Cửu Long về đổi mới công nghệ.', ['Địa phương thuộc top vùng Đồng bằng sông Cửu Long về đổi mới công nghệ | lte null..3 rank'], 'what the province becomes'],
    ['Hằng năm, số vụ phạm tội được phát hiện tăng trên 03%.', ['Số vụ phạm tội được phát hiện | gt 3..null percent-per-year'], 'the unit says growth'],
    ['Trong đó, mỗi năm có ít nhất 150 sản phẩm được thương mại hoá.', ['Sản phẩm được thương mại hoá mỗi năm | gte 150..null count'], 'per year'],
    ['Hằng năm có 20 doanh nghiệp được hỗ trợ.', ['Doanh nghiệp được hỗ trợ hằng năm | eq 20..20 count'], 'per year, without a verb of doing'],
    ['Xây dựng kế hoạch, lộ trình đạt mục tiêu ít nhất 50% xã, phường không có ma tuý vào năm 2030 và các mục tiêu khác của Kế hoạch.', ['Xã, phường không có ma tuý | gte 50..null percent  2030'], 'begins after the word of aim'],
    ['Tối thiểu 1 trạm 5G tại mỗi xã, hiện có khoảng 180 trạm.', ['Trạm 5G tại mỗi xã | gte 1..null count'], 'how things stand is cut off'],
    ['Doanh nghiệp sử dụng hóa đơn điện tử: 100%; hợp đồng điện tử: tối thiểu 60%.', ['Doanh nghiệp sử dụng hóa đơn điện tử | eq 100..100 percent', 'Doanh nghiệp sử dụng hợp đồng điện tử | gte 60..null percent'], 'a name before a second colon takes the place of the one it is parallel to'],
    ['Đẩy mạnh thanh toán không dùng tiền mặt, phấn đấu 100% trường học thực hiện.', ['Trường học thực hiện thanh toán không dùng tiền mặt | eq 100..100 percent'], 'a bare verb takes what the sentence is about'],
    ['Doanh thu thương mại điện tử tăng 25%/năm, chiếm 10% tổng mức bán lẻ.', ['Doanh thu thương mại điện tử | eq 25..25 percent-per-year', 'Doanh thu thương mại điện tử tổng mức bán lẻ | eq 10..10 percent'], '"chiếm" says what of the thing named before'],
    ['100% nhiệm vụ tỉnh giao được theo dõi trên môi trường số; 80% đạt đúng hạn.', ['Nhiệm vụ tỉnh giao được theo dõi trên môi trường số | eq 100..100 percent', 'Nhiệm vụ tỉnh giao đạt đúng hạn | eq 80..80 percent'], 'a predicate alone is said of the subject before'],
    ['100% học sinh, sinh viên; 70% người dân được phổ cập kỹ năng số.', ['Học sinh, sinh viên được phổ cập kỹ năng số | eq 100..100 percent', 'Người dân được phổ cập kỹ năng số | eq 70..70 percent'], 'a bare subject takes the predicate of the next'],
    ['100% (204/204 xã) xã có mạng truyền số liệu.', ['Xã có mạng truyền số liệu | eq 100..100 percent'], 'how many the share is of'],
    ['Nhân lực nghiên cứu đạt 12 người trên một vạn dân.', ['Nhân lực nghiên cứu | eq 12..12 per-10000-people'], 'the base is in the unit'],
    ['Tốc độ tăng về số lượng giao dịch đạt 20%/năm, về giá trị giao dịch đạt 15%/năm.', ['Tốc độ tăng về số lượng giao dịch | eq 20..20 percent-per-year', 'Tốc độ tăng về giá trị giao dịch | eq 15..15 percent-per-year'], 'two respects of one thing'],
    ['Triển khai 1.000 camera, lắp đặt thêm 200 trạm BTS và 50 điểm Wi-Fi công cộng.', ['Triển khai camera | eq 1000..1000 count', 'Lắp đặt thêm trạm BTS | eq 200..200 count', 'Lắp đặt thêm điểm Wi-Fi công cộng | eq 50..50 count'], 'counts with verbs of their own; points that are places'],
    ['Xây dựng 05 xã thông minh, nâng tổng số xã thông minh lên 12 xã.', ['Xã thông minh | eq 5..5 count', 'Tổng số xã thông minh | eq 12..12 count'], 'two counts'],
  ])('%s', (text, expected) => expect(accepted(text)).toEqual(expected));

  test('a share that opens an item of a list is a commitment anywhere but in money and reports; one of a narrative, or already so, is none', () => {
    const plain = { inTargetList: false, needsCommitment: true, issuedYear: 2024 };
    const share = 'Đổi mới công nghệ: 100% khu công nghiệp triển khai chương trình hỗ trợ';
    expect(rejected(share, { ...plain, isItem: true } as typeof elsewhere)).toEqual([null]);
    expect(rejected(share, plain as typeof elsewhere)).toEqual(['no-commitment']);
    expect(rejected('100% xã đã có tổ công nghệ số', { ...plain, isItem: true } as typeof elsewhere)).toEqual(['reached']);
    expect(rejected('90% dân số sống bằng nghề nông', { ...plain, isItem: true } as typeof elsewhere)).toEqual(['no-commitment']);
  });

  test('a row tells what a bare verb in its deliverable means', () => {
    expect(accepted('100% trường trung học phổ thông triển khai', { ...listed, topic: 'Triển khai thanh toán học phí bằng mã QR' } as typeof listed)).toEqual(['Trường trung học phổ thông triển khai thanh toán học phí bằng mã QR | eq 100..100 percent']);
  });
});

describe('several values in one sentence', () => {
  test.each([
    ['a predicate behind a noun that holds a verb', '100% các điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy và 100% diện tích trồng trái phép được phát hiện và triệt phá.', [
      'Các điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy được phát hiện và triệt phá | eq 100..100 percent', 'Diện tích trồng trái phép được phát hiện và triệt phá | eq 100..100 percent']],
    ['an object shared backwards', 'phủ tới 90% hộ gia đình, 100% xã mạng băng rộng cáp quang', ['Phủ hộ gia đình mạng băng rộng cáp quang | eq 90..90 percent', 'Phủ xã mạng băng rộng cáp quang | eq 100..100 percent']],
    ['a predicate shared forwards', '70% trường phổ thông triển khai học bạ số, trong đó 100% trường tiểu học.', ['Trường phổ thông triển khai học bạ số | eq 70..70 percent', 'Trường tiểu học triển khai học bạ số | eq 100..100 percent']],
    ['a part takes the predicate of the whole', 'Dân số trưởng thành có chữ ký số: trên 30%, trong đó cán bộ, công chức 100%.', ['Dân số trưởng thành có chữ ký số | gt 30..null percent', 'Cán bộ, công chức có chữ ký số | eq 100..100 percent']],
    ['bodies of one level', 'Xử lý hồ sơ trên môi trường mạng: sở, ban, ngành 100%; quận, huyện, thành phố Thủ Đức 90%; phường, xã, thị trấn 80%.', [
      'Xử lý hồ sơ trên môi trường mạng: sở, ban, ngành | eq 100..100 percent province', 'Xử lý hồ sơ trên môi trường mạng: quận, huyện, thành phố Thủ Đức | eq 90..90 percent district', 'Xử lý hồ sơ trên môi trường mạng: phường, xã, thị trấn | eq 80..80 percent commune']],
    ['levels in brackets beside the value of all', 'Tỷ lệ hồ sơ đúng hạn đạt 90% (cấp tỉnh 100%, cấp xã 80%).', [
      'Tỷ lệ hồ sơ đúng hạn | eq 90..90 percent', 'Tỷ lệ hồ sơ đúng hạn: cấp tỉnh | eq 100..100 percent province', 'Tỷ lệ hồ sơ đúng hạn: cấp xã | eq 80..80 percent commune']],
    ['a later year in brackets', 'Tỷ lệ dân số có tài khoản trên 45% (mục tiêu đến năm 2028 là trên 50%).', ['Tỷ lệ dân số có tài khoản | gt 45..null percent', 'Tỷ lệ dân số có tài khoản | gt 50..null percent  2028']],
    ['the distance to a past year', 'Ít nhất 40% dân số sử dụng dịch vụ công trực tuyến, vượt 5 điểm phần trăm so với năm 2023 (35%).', ['Dân số sử dụng dịch vụ công trực tuyến | gte 40..null percent']],
    ['two scores', 'Chỉ số PCI đạt 70 điểm trở lên, PAPI đạt trên 45 điểm.', ['Chỉ số PCI | gte 70..null score', 'PAPI | gt 45..null score']],
    ['a second value of the same verb', 'Hạ tầng mạng băng rộng cáp quang phủ trên 80% hộ gia đình, 100% xã.', [
      'Hạ tầng mạng băng rộng cáp quang phủ hộ gia đình | gt 80..null percent', 'Hạ tầng mạng băng rộng cáp quang phủ xã | eq 100..100 percent']],
    ['one per level, the predicate at the end', '- 90% hồ sơ công việc tại cấp tỉnh; 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng (trừ hồ sơ mật);', [
      'Hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng (trừ hồ sơ mật) | eq 90..90 percent province',
      'Hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng (trừ hồ sơ mật) | eq 80..80 percent district',
      'Hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng (trừ hồ sơ mật) | eq 60..60 percent commune']],
    ['one per level after a colon', 'Tỷ lệ hồ sơ xử lý trên mạng: Cấp tỉnh đạt 100%, cấp huyện đạt 95%, cấp xã đạt 80%.', [
      'Tỷ lệ hồ sơ xử lý trên mạng: cấp tỉnh | eq 100..100 percent province', 'Tỷ lệ hồ sơ xử lý trên mạng: cấp huyện | eq 95..95 percent district', 'Tỷ lệ hồ sơ xử lý trên mạng: cấp xã | eq 80..80 percent commune']],
    ['one per level in brackets', 'Tỷ lệ số hóa hồ sơ (cấp tỉnh: 100%; cấp xã: 80%).', ['Tỷ lệ số hóa hồ sơ: cấp tỉnh | eq 100..100 percent province', 'Tỷ lệ số hóa hồ sơ: cấp xã | eq 80..80 percent commune']],
    ['levels by order', 'Tỷ lệ hồ sơ tại cấp tỉnh, cấp huyện, cấp xã lần lượt đạt 100%, 90%, 70%.', [
      'Tỷ lệ hồ sơ: cấp tỉnh | eq 100..100 percent province', 'Tỷ lệ hồ sơ: cấp huyện | eq 90..90 percent district', 'Tỷ lệ hồ sơ: cấp xã | eq 70..70 percent commune']],
    ['levels by order, the word of order first', 'Về chính quyền số: tỷ lệ thanh toán đạt 45%; tỷ lệ số hóa lần lượt ở cấp tỉnh, cấp xã là 90%, 80%.', [
      'Tỷ lệ thanh toán | eq 45..45 percent', 'Tỷ lệ số hóa: cấp tỉnh | eq 90..90 percent province', 'Tỷ lệ số hóa: cấp xã | eq 80..80 percent commune']],
    ['years by order', 'Tỷ lệ hộ có Internet các năm 2025, 2026 lần lượt là 70%, 80%.', ['Tỷ lệ hộ có Internet | eq 70..70 percent  2025', 'Tỷ lệ hộ có Internet | eq 80..80 percent  2026']],
    ['a hundred in words', 'Một trăm phần trăm cán bộ, chín mươi lăm phần trăm công chức được bồi dưỡng', ['Cán bộ được bồi dưỡng | eq 100..100 percent', 'Công chức được bồi dưỡng | eq 95..95 percent']],
    ['a committed and a hoped-for value', 'Tỷ lệ chi cho chuyển đổi số đạt tối thiểu 3%, phấn đấu đạt 4% tổng chi ngân sách.', ['Tỷ lệ chi cho chuyển đổi số | gte 3..null percent']],
    ['levels that share a noun', '95% hồ sơ công việc tại cấp tỉnh và 85% tại cấp xã được xử lý trên mạng', [
      'Hồ sơ công việc tại cấp tỉnh được xử lý trên mạng | eq 95..95 percent province', 'Hồ sơ công việc tại cấp xã được xử lý trên mạng | eq 85..85 percent commune']],
    ['the same value in another currency', 'Doanh thu công nghiệp số đạt 4,87 tỷ USD, tương đương 113.229 tỷ đồng', ['Doanh thu công nghiệp số | eq 4870000000..4870000000 usd']],
    ['steps up to a rank', 'Nâng hạng DTI lên 5 bậc, thuộc tốp 15 tỉnh, thành phố', ['Hạng DTI thuộc tốp tỉnh, thành phố | lte null..15 rank']],
    ['a second movement with a subject of its own', 'Tỷ lệ hài lòng đạt trên 95%, giảm tỷ lệ hồ sơ trễ hạn xuống dưới 1%', ['Tỷ lệ hài lòng | gt 95..null percent', 'Giảm tỷ lệ hồ sơ trễ hạn | lt null..1 percent']],
    ['by year', 'Tỷ lệ người dân có hồ sơ: năm 2024: 70%; năm 2025: 80%; năm 2030: 90%.', [
      'Tỷ lệ người dân có hồ sơ | eq 70..70 percent  2024', 'Tỷ lệ người dân có hồ sơ | eq 80..80 percent  2025', 'Tỷ lệ người dân có hồ sơ | eq 90..90 percent  2030']],
    ['years after the values', 'Tỷ lệ người dân có tài khoản đạt 60% vào năm 2025, 80% vào năm 2030', ['Tỷ lệ người dân có tài khoản | eq 60..60 percent  2025', 'Tỷ lệ người dân có tài khoản | eq 80..80 percent  2030']],
    ['decrease targets', 'giảm 50% số cặp tảo hôn, giảm 60% số cặp hôn nhân cận huyết thống; 70% phụ nữ mang thai được khám', [
      'Giảm cặp tảo hôn | eq 50..50 percent', 'Giảm cặp hôn nhân cận huyết thống | eq 60..60 percent', 'Phụ nữ mang thai được khám | eq 70..70 percent']],
    ['a growth clause after the value', 'Kim ngạch xuất khẩu đến năm 2030 đạt 400 triệu USD, tăng bình quân hàng năm đạt 10 - 13%/năm', [
      'Kim ngạch xuất khẩu | eq 400000000..400000000 usd  2030', 'Kim ngạch xuất khẩu tăng bình quân hàng năm | range 10..13 percent-per-year  2030']],
    ['a time that opens the sentence', 'Bảo đảm trước tháng 9/2025: tỷ lệ hồ sơ trực tuyến đạt 90%; tỷ lệ số hóa đạt 100%', ['Tỷ lệ hồ sơ trực tuyến | eq 90..90 percent  2025', 'Tỷ lệ số hóa | eq 100..100 percent  2025']],
  ])('%s', (_, text, expected) => expect(accepted(text)).toEqual(expected));

  test('one level alone is part of the wording, not a level', () => {
    expect(readStatements('100% bệnh viện cấp huyện, cấp tỉnh thực hiện chuyển đổi số.', listed)[0]!.level).toBeNull();
    expect(readStatements('Tỷ lệ UBND cấp xã có trang thông tin điện tử đạt 100%', listed)[0]!.level).toBeNull();
  });

  test('a stray second value: the first is the target and says so', () => {
    const [first, second] = readStatements('Tỷ lệ sản phẩm OCOP có mặt trên sàn đạt trên 80%; 70%', listed);
    expect([first!.rejected, first!.doubts, second!.rejected]).toEqual([null, ['stray-value'], 'stray-value']);
  });

  test('two attributes with one value are offered as two wordings', () => {
    expect(readStatements('Tỷ lệ dân số có tài khoản thanh toán điện tử, sử dụng dịch vụ công trực tuyến đạt 30% trở lên.', listed)[0]!.split).toEqual([
      'Tỷ lệ dân số có tài khoản thanh toán điện tử', 'Tỷ lệ dân số sử dụng dịch vụ công trực tuyến',
    ]);
    expect(readStatements('Có tài khoản thanh toán điện tử, sử dụng dịch vụ công trực tuyến đạt 30% dân số trở lên.', listed)[0]!.split).toEqual(['Dân số có tài khoản thanh toán điện tử', 'Dân số sử dụng dịch vụ công trực tuyến']);
    expect(readStatements('100% dịch vụ công trực tuyến mức độ 4, được cung cấp trên thiết bị di động', listed)[0]!.split).toBeNull();
  });
});

describe('values that are no targets', () => {
  test.each([
    ['Năm 2022, tỷ lệ hồ sơ trực tuyến đạt 45%.', 'past-year'],
    ['Đến nay, 100% cơ quan nhà nước đã kết nối mạng.', 'reached'],
    ['Kim ngạch xuất khẩu ước đạt 36 tỷ USD.', 'reached'],
    ['Toàn tỉnh đã có 629/731 trường đạt chuẩn', 'reached'],
    ['thu nội địa 11.080 tỷ đồng, vượt 10,22% so dự toán', 'money', 'of-plan'],
    ['Tổng kinh phí dự kiến thực hiện Kế hoạch là 36.800 triệu đồng, trong đó ngân sách trung ương 7.360 triệu đồng.', 'forecast', 'money'],
    ['Hỗ trợ 50% chi phí tư vấn.', 'norm'],
    ['Các đơn vị đạt tỷ lệ 100% được cộng 05 điểm.', 'score-norm'],
    ['Tỷ lệ = b/a * 100%', 'formula'],
    ['Triển khai hiệu quả 06 nhóm tiện ích phục vụ phát triển kinh tế', 'descriptive-count'],
    ['Định kỳ 06 tháng báo cáo UBND tỉnh', 'duration'],
    ['Kiểm tra ít nhất 02 lần/năm', 'frequency'],
    ['Mỗi năm tối thiểu 02 lớp tập huấn', 'no-commitment'],
    ['bảo đảm tốc độ đường truyền tối thiểu 01 Gb/s', 'no-commitment'],
    ['Tiêu chuẩn tối thiểu 01 ATM/10.000 dân', 'norm'],
    ['Triển khai mô hình bảo vệ 04 lớp'],
    ['Trường hợp tỷ lệ hồ sơ trễ hạn trên 5% thì chịu trách nhiệm.', 'condition'],
    ['Nhân rộng mô hình tại 10 huyện, thành phố.', 'no-commitment'],
    ['Tiếp tục mời gọi đầu tư và đổi mới trên 4 ngành công nghiệp chính: dịch vụ cảng, hậu cần, chế biến', 'descriptive-count'],
    ['Phát triển trên 03 trụ cột: chính quyền số, kinh tế số, xã hội số', 'descriptive-count'],
    ['Ngân sách tỉnh bảo đảm 70%, nguồn xã hội hóa 30%', 'money', 'money'],
    ['Với trên 1.200 doanh nghiệp đang hoạt động, tỉnh có lợi thế', 'no-commitment'],
    ['Toàn tỉnh có hơn 30 cơ sở sản xuất đạt chuẩn', 'no-commitment'],
    ['Phối hợp với hơn 20 đơn vị triển khai', 'no-commitment'],
    ['Theo cam kết của Việt Nam tại COP 26, đến năm 2030 giảm 30% phát thải khí mê-tan', 'of-others'],
    ['Thực hiện mục tiêu của Chính phủ đến năm 2030 có 100.000 doanh nghiệp công nghệ số', 'of-others'],
    ['Tỷ lệ khen thưởng không quá 10% tập thể, 5% cá nhân', 'norm', 'norm'],
  ])('%s', (text, ...reasons) => expect(rejected(text)).toEqual(reasons));

  test('a year before the plan begins is a result, unless it is promised', () => {
    const plan = { inTargetList: true, issuedYear: 2025, firstYear: 2026 };
    expect(readStatements('Năm 2025, tỷ lệ hộ nghèo còn 3%', plan).map((s) => s.rejected)).toEqual(['past-year']);
    expect(readStatements('Phấn đấu đến hết năm 2025, tỷ lệ hộ nghèo còn 3%', plan).map((s) => s.rejected)).toEqual([null]);
  });

  test('what is raised to a speed, or set aside of a budget, is promised', () => {
    expect(accepted('Nâng tốc độ truy cập Internet lên trên 100 Mbps.', elsewhere)).toEqual(['Tốc độ truy cập Internet | gt 100..null megabit-per-second']);
    expect(accepted('Bố trí tối thiểu 1% tổng chi ngân sách cho chuyển đổi số.', { ...elsewhere, needsCommitment: true } as typeof elsewhere)).toEqual(['Bố trí tổng chi ngân sách cho chuyển đổi số | gte 1..null percent']);
    expect(accepted('Cụ thể hóa 100% nhiệm vụ được giao.', elsewhere)).toEqual(['Cụ thể hóa nhiệm vụ được giao | eq 100..100 percent']);
  });

  test('the state of a past year in brackets does not date the target', () => {
    expect(accepted('Tỷ lệ người dân sử dụng dịch vụ công đạt 60% (năm 2022 đạt 45%).')).toEqual(['Tỷ lệ người dân sử dụng dịch vụ công | eq 60..60 percent']);
  });

  test('the years of another document’s title do not date the target', () => {
    expect(accepted('Triển khai Kế hoạch chuyển đổi số đến năm 2025, định hướng đến năm 2030; phấn đấu tỷ lệ hộ có Internet đạt 70%.', elsewhere)).toEqual(['Tỷ lệ hộ có Internet | eq 70..70 percent']);
  });

  test('"Phổ cập …" and "mỗi huyện một xã" hold no number', () => {
    expect(readStatements('Phổ cập dịch vụ mạng di động 4G/5G; mỗi huyện lựa chọn một xã thí điểm', listed)).toEqual([]);
  });

  test('a share beyond the whole is doubted', () => {
    expect(readStatements('Trên 100% chế độ báo cáo được tích hợp', listed)[0]!.doubts).toEqual(['impossible-value']);
  });
});

describe('laws', () => {
  const words = fc.constantFrom('Tỷ lệ', 'hộ', 'đạt', 'trên', '80%', '100%', '; ', ', ', 'và', '(', ')', 'cấp tỉnh', 'cấp xã', 'phấn đấu', 'được xử lý', '20-30%', '5 tỷ đồng', 'trở lên', 'nhóm 15 tỉnh', ':', 'lần lượt', 'đến năm 2025', 'năm 2022', '. A', 'tăng', '03 mô hình', 'trong đó');
  const soup = fc.array(words, { maxLength: 50 }).map((w) => w.join(' '));

  test('keyword soup: no throw, spans inside the text, the same twice', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, inTargetList) => {
        const read = readStatements(text, { inTargetList, issuedYear: 2024 });
        for (const s of read) {
          expect(s.span[0]).toBeGreaterThanOrEqual(0);
          expect(s.span[1]).toBeLessThanOrEqual(text.length);
          expect(s.span[0]).toBeLessThanOrEqual(s.span[1]);
          expect(s.label).toBe(s.label.normalize('NFC').replace(/\s+/g, ' ').trim());
        }
        expect(readStatements(text, { inTargetList, issuedYear: 2024 })).toEqual(read);
      }),
    );
  });

  test('one very long sentence of values stays bounded and reports what it left', () => {
    const text = '80% hộ, '.repeat(4000);
    expect(readStatements(text, listed).length).toBeLessThanOrEqual(60 * Math.ceil(text.length / 5000));
  });
});
