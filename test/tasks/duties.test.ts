import { describe, expect, test } from '@jest/globals';
import { brief, bullet, heading, item, paragraph, read } from './support.js';

const organising = (...children: Parameters<typeof heading>[3][]): ReturnType<typeof heading> => heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', ...children);

describe('items under a heading that names who is charged', () => {
  test('one duty for each bullet; the heading leads, "phối hợp với" coordinates', () => {
    const { tasks } = read([
      organising(
        heading('decimal', '1', 'Sở Thông tin và Truyền thông', bullet('Chủ trì, phối hợp với Sở XD, Sở GD&ĐT tổng hợp, đánh giá mức độ chuyển đổi số.'), bullet('Hướng dẫn các cơ quan, đơn vị; định kỳ hằng quý báo cáo UBND tỉnh.')),
      ),
    ]);
    expect(tasks.map(brief)).toEqual([
      { kind: 'duty', marker: '-', text: 'Chủ trì, phối hợp với Sở XD, Sở GD&ĐT tổng hợp, đánh giá mức độ chuyển đổi số.', lead: ['so-thong-tin-va-truyen-thong'], coordinating: ['so-xay-dung', 'so-giao-duc-va-dao-tao'] },
      { kind: 'duty', marker: '-', text: 'Hướng dẫn các cơ quan, đơn vị; định kỳ hằng quý báo cáo UBND tỉnh.', lead: ['so-thong-tin-va-truyen-thong'], coordinating: [], time: '||quarterly' },
    ]);
    expect(tasks[0]!.group).toEqual(['TỔ CHỨC THỰC HIỆN', 'Sở Thông tin và Truyền thông']);
  });

  test('letters and paragraphs where there are no bullets', () => {
    const { tasks } = read([
      organising(
        heading('decimal', '1', 'Công an tỉnh', item('letter', 'a', 'Bảo đảm an ninh mạng.'), item('letter', 'b', 'Triển khai Đề án 06.')),
        heading('decimal', '2', 'Sở Tài chính', paragraph('Tham mưu bố trí kinh phí thực hiện Kế hoạch.')),
      ),
    ]);
    expect(tasks.map((t) => [t.marker, t.lead[0]!.id])).toEqual([['a', 'cong-an-tinh'], ['b', 'cong-an-tinh'], [null, 'so-tai-chinh']]);
  });

  test('a run-in heading keeps its text whole and its prefix leads', () => {
    const { tasks } = read([organising(item('letter', 'c', 'Sở Tài chính: Tham mưu Ủy ban nhân dân tỉnh bảo đảm kinh phí.'), item('decimal', '3', 'Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị liên quan triển khai bệnh án điện tử.'))]);
    expect(tasks.map(brief)).toEqual([
      { kind: 'duty', marker: 'c', text: 'Sở Tài chính: Tham mưu Ủy ban nhân dân tỉnh bảo đảm kinh phí.', lead: ['so-tai-chinh'], coordinating: [] },
      { kind: 'duty', marker: '3', text: 'Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị liên quan triển khai bệnh án điện tử.', lead: ['so-y-te'], coordinating: ['cac-co-quan-don-vi-lien-quan'] },
    ]);
  });

  test.each([
    ['Đề nghị Liên đoàn Lao động tỉnh', 'lien-doan-lao-dong', 'a request'],
    ['Sở Y tế:', 'so-y-te', 'a colon'],
    ['Sở Y tế (Cơ quan Thường trực Ban Chỉ đạo)', 'so-y-te', 'brackets'],
    ['Sở Y tế có trách nhiệm:', 'so-y-te', 'words of charge'],
    ['Trách nhiệm của Sở Y tế', 'so-y-te', ''],
  ])('%s is a heading of %s (%s)', (title, id) => {
    const { tasks } = read([organising(heading('decimal', '1', title, bullet('Thúc đẩy thanh toán viện phí không dùng tiền mặt.')))]);
    expect(tasks.map((t) => t.lead.map((a) => a.id))).toEqual([[id]]);
  });

  test('of several agencies in the heading the one the item names leads', () => {
    const { tasks } = read([
      organising(
        heading('decimal', '1', 'Sở Công Thương, Ban Quản lý các Khu công nghiệp', bullet('Ban Quản lý các Khu công nghiệp chủ trì, phối hợp Sở Công Thương ứng dụng công nghệ số.'), bullet('Thúc đẩy thương mại điện tử.')),
      ),
    ]);
    expect(tasks.map((t) => t.lead.map((a) => a.id))).toEqual([['ban-quan-ly-cac-khu-cong-nghiep'], ['so-cong-thuong', 'ban-quan-ly-cac-khu-cong-nghiep']]);
    expect(tasks[0]!.coordinating.map((a) => a.id)).toEqual(['so-cong-thuong']);
  });

  test('somebody else sent to coordinate is no partner', () => {
    const { tasks } = read([organising(heading('decimal', '1', 'Bộ Chỉ huy Quân sự tỉnh', bullet('Chỉ đạo các đơn vị trực thuộc phối hợp chặt chẽ với Công an tỉnh.'), bullet('Hướng dẫn các đơn vị trực thuộc, phối hợp với Công an tỉnh.')))]);
    expect(tasks.map((t) => t.coordinating.map((a) => a.id))).toEqual([[], ['cong-an-tinh']]);
  });

  test('"phối hợp với:" over bullets that begin with the partner', () => {
    const { tasks } = read([organising(heading('decimal', '1', 'Công an tỉnh', heading('letter', 'b', 'Chủ trì, phối hợp với:', bullet('Sở Tài chính tham mưu bố trí ngân sách.'))))]);
    expect(tasks.map(brief)).toEqual([{ kind: 'duty', marker: '-', text: 'Sở Tài chính tham mưu bố trí ngân sách.', lead: ['cong-an-tinh'], coordinating: ['so-tai-chinh'] }]);
  });

  test('nothing that charges nobody: common headings, closing words, headings of matters elsewhere', () => {
    const { tasks } = read([
      heading('roman', 'II', 'NỘI DUNG', heading('letter', 'a', 'Hạ tầng số', bullet('Phát triển hạ tầng.')), heading('letter', 'b', 'Nền tảng số', bullet('Phát triển nền tảng.')), heading('letter', 'c', 'Doanh nghiệp số', bullet('Phát triển doanh nghiệp.'))),
      organising(heading('decimal', '1', 'Kinh phí thực hiện', bullet('Từ nguồn ngân sách nhà nước.')), paragraph('Trên đây là Kế hoạch chuyển đổi số của tỉnh.'), paragraph('9')),
    ]);
    expect(tasks).toEqual([]);
  });

  test('a heading the register does not know, among agencies, is an actor too', () => {
    const { tasks } = read([
      organising(
        heading('decimal', '1', 'Sở Y tế', bullet('Triển khai hồ sơ sức khỏe điện tử.')),
        heading('decimal', '2', 'Các cơ sở sản xuất giống, nuôi trồng thủy sản:', bullet('Theo dõi môi trường.')),
        heading('decimal', '3', 'Chế độ báo cáo', bullet('Báo cáo bằng văn bản.')),
      ),
    ]);
    expect(tasks.map((t) => t.text)).toEqual(['Triển khai hồ sơ sức khỏe điện tử.', 'Theo dõi môi trường.']);
  });

  test('one body among the matters of a programme is a matter', () => {
    const { tasks } = read([heading('roman', 'II', 'NHIỆM VỤ', heading('decimal', '1', 'Hạ tầng số', paragraph('Đầu tư mạng 5G.')), heading('decimal', '2', 'Doanh nghiệp số', paragraph('Hỗ trợ đổi mới mô hình kinh doanh.')))]);
    expect(tasks).toEqual([]);
  });

  test.each([
    ['Trưởng các ấp: Rà soát, lập danh sách người dân.', 'truong-cac-ap'],
    ['Các đồng chí: Giám đốc Sở Y tế, Giám đốc Công an tỉnh chỉ đạo triển khai.', 'so-y-te cong-an-tinh'],
  ])('%s is led by %s', (text, lead) => {
    const { tasks } = read([organising(item('letter', 'a', text))]);
    expect(tasks.map((t) => t.lead.map((a) => a.id).join(' '))).toEqual([lead]);
  });

  test('a verb behind a body is no level of it', () => {
    const { tasks } = read([organising(heading('decimal', '1', 'Công an xã', bullet('Phối hợp với Trung tâm Phục vụ hành chính công cấp tài khoản cho người dân.')))]);
    expect(tasks[0]!.coordinating.map((a) => a.id)).toEqual(['trung-tam-phuc-vu-hanh-chinh-cong']);
  });
});

describe('references to items of the document', () => {
  const content = heading('roman', 'III', 'NHIỆM VỤ', heading('decimal', '1', 'Hạ tầng'), heading('decimal', '2', 'Xã hội số', item('letter', 'a', 'Y tế số.'), item('letter', 'd', 'An sinh xã hội.'), item('letter', 'đ', 'Thương mại điện tử.')));
  const article = heading('article', 'Điều 3', 'Số hóa', item('decimal', '1', 'Số hóa hồ sơ đất đai.'));
  const charge = (text: string): ReturnType<typeof read> => read([content, article, organising(heading('decimal', '1', 'Sở Y tế', bullet(text)))]);
  const id = (marker: string): string => content.children[1]!.children.find((c) => c.marker === marker)!.id;

  test.each([
    ['Chủ trì triển khai các nhiệm vụ tại điểm d, khoản 2, Mục III.', () => [id('d')], 'from the inside out'],
    ['Triển khai các nhiệm vụ tại điểm a và điểm đ khoản 2 mục III.', () => [id('a'), id('đ')], 'two at once'],
    ['Triển khai các nhiệm vụ tại khoản 1, khoản 2 Mục III.', () => content.children.map((c) => c.id), 'the unit said twice'],
    ['Triển khai các nhiệm vụ tại Mục III, khoản 2, điểm d.', () => [id('d')], 'from the outside in'],
    ['Triển khai các nhiệm vụ tại mục (III) (2) của Kế hoạch.', () => [content.children[1]!.id], 'in brackets'],
    ['Triển khai các nhiệm vụ nêu tại mục III.2 Kế hoạch này.', () => [content.children[1]!.id], 'with dots'],
    ['Thực hiện các nhiệm vụ quy định tại khoản 1 Điều 3 Kế hoạch này.', () => [article.children[0]!.id], 'an article'],
    ['Thực hiện nhiệm vụ quy định tại Điều 3 Nghị quyết này.', () => [article.id], 'of this act'],
    ['Thực hiện theo khoản 2 Điều 5 Nghị định số 47/2020/NĐ-CP.', () => undefined, 'of another document'],
  ] as [string, () => string[] | undefined, string][])('%s (%s)', (text, expected) => {
    expect(charge(text).tasks[0]!.refersTo).toEqual(expected());
  });

  test('what cannot be found is reported', () => {
    const { tasks, findings } = charge('Triển khai các nhiệm vụ tại điểm x, khoản 9, Mục III.');
    expect(tasks[0]!.refersTo).toBeUndefined();
    expect(findings.map((f) => [f.code, f.params['text']])).toEqual([['unresolved-reference', 'điểm x, khoản 9, Mục III']]);
  });
});
