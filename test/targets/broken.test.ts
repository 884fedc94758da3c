import { describe, expect, test } from '@jest/globals';
import { brokenLabel, noDamage, unbuiltTables } from '../../src/targets/broken.js';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { readDocument, runPipeline } from '../../src/pipeline.js';

const loose = { cut: false, loose: true };

describe('labels of cut text', () => {
  test.each([
    ['60%', noDamage, true, 'a value for a wording'],
    ['Thiểu tư phương', noDamage, true, 'the second half of "tối thiểu"'],
    ['Tỷ trọng kinh tế số đạt tối Sở Kế hoạch và Đầu thiểu tư', noDamage, true, 'another cell within "tối thiểu"'],
    ['Tỷ lệ hộ nghèo giảm còn không', noDamage, true, 'half a comparator at the end'],
    ['Phương', loose, true, 'one word'],
    ['Tỷ lệ xã có mạng Sở Công Thương', loose, true, 'the next column'],
    ['Người dân có tài khoản Cơ quan phối hợp Đơn vị thực hiện', loose, true, 'titles of other columns'],
    ['Tỷ lệ xã phủ sóng trên 70%. doanh nghiệp', loose, true, 'a second value'],
    ['Địa 1.3Năng suất lao động hàng năm', noDamage, true, 'a row number run into the wording'],
    ['1 Tỷ lệ xã có mạng Sở Công Thương 2 Tỷ lệ hồ sơ số hóa', noDamage, true, 'the next row after its number'],
    ['Tỷ lệ xã có tốc độ mạng trên 100Mbps', noDamage, false, 'a number that belongs to its unit'],
    ['Tỷ lệ dân số có tài khoản dịch vụ côngSở TN&MT trực tuyến', loose, true, 'words of two cells without a blank'],
    ['Tỷ lệ người dân được đào tạo kỹ năng số cơ bản Tỷ lệ trường học', loose, true, 'two rows in one'],
    ['Tỷ lệ người dân có tài khoản VNeID', loose, false, 'a name with capitals inside'],
    ['Tỷ lệ hộ gia đình có Internet', { cut: true, loose: true }, true, 'a row that was cut'],
    ['Tỷ lệ hộ gia đình có Internet', loose, false, 'whole'],
    ['Tỷ lệ UBND cấp xã có trang thông tin điện tử', loose, false, 'an agency that is the subject'],
    ['Tỷ lệ lao động là người dân tộc thiểu số', noDamage, false, '"thiểu số"'],
    ['Giảm thiểu rác thải nhựa', noDamage, false, '"giảm thiểu"'],
    ['Dân số', noDamage, false, 'two words'],
  ])('%s', (label, damage, expected) => {
    expect(brokenLabel(label, damage)).toBe(expected);
  });
});

const plan = (annex: readonly string[]): string =>
  ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH AN', 'Số: 12/KH-UBND', '', 'KẾ HOẠCH', 'Chuyển đổi số năm 2025', '', 'I. MỤC TIÊU', '- Tỷ lệ hộ gia đình có Internet đạt 80%.', '', 'PHỤ LỤC', 'CÁC CHỈ TIÊU ĐẾN NĂM 2025', '', ...annex].join('\n');
const run = (text: string) => runPipeline(Buffer.from(text), { file: 'p.txt', maxBytes: 1e6, maxPages: 10 }, { catalogue: loadCatalogue(), trace: null, version: '0', options: {} });
const unbuilt = ['TT Nội dung chỉ tiêu Cơ quan chủ trì', '', 'Tỷ lệ người dân dùng dịch vụ công Sở Nội vụ', '', 'trực tuyến đạt 70%.'];

test('what stands where a table was not built asks for a look; the body does not', async () => {
  const { record } = await run(plan(unbuilt));
  const asked = record.targets.map((t) => [t.min, t.needsReview, t.confidence.reasons.includes('broken-text')]);
  expect(asked).toEqual(expect.arrayContaining([[80, false, false], [70, true, true]]));
});

test('the same lines without a head line are an ordinary annex', async () => {
  const document = await readDocument(Buffer.from(plan(unbuilt.slice(1))), { file: 'p.txt', maxBytes: 1e6, maxPages: 10 });
  expect(document.paragraphs.some((p) => unbuiltTables(document)(p.span[0]))).toBe(false);
});

test.each([
  [['TT', '2 Tỷ lệ hồ sơ số hóa đạt 90% Sở Y tế'], [[90, true]], 'a row under a bare TT: "2 Tỷ" is no two thousand million'],
  [['1 Tỷ lệ xã có mạng đạt 70% Sở Công Thương', '2 Tỷ lệ hồ sơ số hóa đạt 90% Sở Y tế'], [[70, true]], 'rows run into one paragraph'],
  [['TT', 'Nội dung', 'Cơ quan', '1 Tỷ lệ xã có mạng đạt 70% Sở Công Thương', '2 Tỷ lệ hồ sơ số hóa đạt 90% Sở Y tế'], [[70, false], [90, false]], 'a column called "Nội dung" says nothing, the annex does'],
])('%j gives %j', async (annex, expected) => {
  const { record } = await run(plan(annex));
  expect(record.targets.filter((t) => t.min !== 80).map((t) => [t.min, t.needsReview])).toEqual(expected);
});

test('shares in a table of no known kind are told', async () => {
  const rows = ['TT', 'Nội dung', 'Cơ quan', '1 Tỷ lệ xã có mạng đạt 70% Sở Công Thương', '2 Tỷ lệ hồ sơ số hóa đạt 90% Sở Y tế'];
  const { record } = await run(plan(rows).replace('CÁC CHỈ TIÊU ĐẾN NĂM 2025', 'BẢNG CHI TIẾT NĂM 2025'));
  expect(record.targets.map((t) => t.min)).toEqual([80]);
  expect(record.findings.map((f) => f.code)).toContain('unread-value');
});

test.each([
  [['TT   Tên chỉ tiêu           Chủ trì', '5    Tỷ lệ xã có mạng        Sở Y tế', '     đạt 70%', '6    Tỷ lệ hồ sơ đạt 90%     Sở Y tế'], 'numbered on from a table that was not found'],
])('%j asks for a look: %s', async (annex) => {
  const { record } = await run(plan(annex));
  expect(record.targets.filter((t) => t.min !== 80).map((t) => [t.min, t.needsReview])).toEqual([[70, true], [90, true]]);
});
