import { describe, expect, test } from '@jest/globals';
import type { SectionNode } from '../../src/model/document.js';
import { bullet, heading, item, paragraph, read } from './support.js';

const organising = (...children: SectionNode[]): SectionNode => heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', ...children);
const plus = (text: string): SectionNode => item('plus', '+', text);

/** Text, leads and partners of every duty; `|` parts them. */
function charges(...sections: SectionNode[]): string[] {
  const ids = (list: readonly { id: string }[]): string => list.map((a) => a.id).join(' ');
  return read(sections).tasks.map((t) => [t.text, ids(t.lead), ids(t.coordinating)].join(' | ').replace(/ \| $/, ''));
}

describe('who an item charges', () => {
  test.each([
    ['Căn cứ Kế hoạch này, các sở, ban, ngành và UBND các xã, phường xây dựng kế hoạch.', 'cac-so-ban-nganh ubnd-cap-xa', 'behind an adverbial'],
    ['Trên cơ sở nhiệm vụ được giao, tình hình thực tế, Thủ trưởng các sở, ban, ngành tổ chức thực hiện.', 'cac-so-ban-nganh', 'behind one with commas'],
    ['Định kỳ hằng năm, Sở Y tế tổng hợp, báo cáo.', 'so-y-te', 'behind a time'],
    ['Đồng thời, giao Công an tỉnh rà soát, tham mưu.', 'cong-an-tinh', 'an order behind "đồng thời"'],
    ['Các Sở: Tài chính, Y tế: Bố trí kinh phí.', 'so-tai-chinh so-y-te', 'two under one head'],
    ['Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội tuyên truyền.', 'uy-ban-mat-tran-to-quoc-viet-nam cac-to-chuc-chinh-tri-xa-hoi', 'a request'],
    ['Kính đề nghị Thường trực Tỉnh ủy quan tâm lãnh đạo.', 'thuong-truc-tinh-uy', 'a polite request'],
    ['Yêu cầu các sở, ban, ngành xây dựng kế hoạch trước ngày 30/9.', 'cac-so-ban-nganh', 'an order with a number of its own'],
  ])('%s → %s (%s)', (text, lead) => {
    expect(charges(organising(item('decimal', '1', text)))).toEqual([`${text} | ${lead}`]);
  });

  test.each([
    ['(Một số nhiệm vụ trọng tâm thực hiện có Phụ lục kèm theo)', 'a note in brackets'],
    ['Chi tiết tại Phụ lục II kèm theo.', 'a note that points to an annex'],
    ['Trong quá trình thực hiện, các sở, ban, ngành phản ánh về Sở Y tế.', 'closing words'],
    ['Căn cứ nội dung Chương trình, các sở, ban, ngành tổ chức thực hiện các nhiệm vụ cụ thể như sau:', 'what only opens the next'],
    ['Sở Y tế đã triển khai bệnh án điện tử.', 'a report'],
    ['Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.', 'the enacting formula'],
  ])('%s charges nobody (%s)', (text) => {
    expect(charges(organising(paragraph(text)))).toEqual([]);
  });

  test('a note in brackets under an agency', () => {
    expect(charges(organising(heading('decimal', '1', 'Sở Y tế', bullet('Triển khai bệnh án điện tử.'), paragraph('(Nhiệm vụ cụ thể có Phụ lục kèm theo)'))))).toEqual(['Triển khai bệnh án điện tử. | so-y-te']);
  });

  test('"Giao …" charges wherever it stands but in a report', () => {
    const order = 'Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh triển khai.';
    expect(charges(heading('roman', 'II', 'NHIỆM VỤ', paragraph(order)))).toEqual([`${order} | so-y-te | cong-an-tinh`]);
    expect(charges(heading('roman', 'I', 'KẾT QUẢ THỰC HIỆN', paragraph(order)))).toEqual([]);
    expect(charges(heading('roman', 'II', 'NHIỆM VỤ', paragraph('Giao lưu với doanh nghiệp, tổ chức hội thảo.'), paragraph('Sở Y tế chủ trì.')))).toEqual([]);
  });
});

describe('decisions', () => {
  test('articles that charge somebody with something', () => {
    expect(
      charges(
        item('article', 'Điều 1', 'Phê duyệt kèm theo Quyết định này Danh mục dịch vụ công.'),
        item('article', 'Điều 2', 'Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh cấu hình dịch vụ công.'),
        item('article', 'Điều 3', 'Sở Tài chính có trách nhiệm hướng dẫn, kiểm tra việc thực hiện.'),
        item('article', 'Điều 4', 'Chánh Văn phòng UBND tỉnh, Giám đốc các sở và các cá nhân liên quan chịu trách nhiệm thi hành Quyết định này./.'),
        item('article', 'Điều 5', 'Chánh Văn phòng UBND tỉnh, Giám đốc các sở căn cứ Quyết định thi hành./.'),
      ).map((line) => line.split(' | ').slice(1).join(' / ')),
    ).toEqual(['so-y-te / cong-an-tinh', 'so-tai-chinh']);
  });

  test('the heading of an article is no duty; its items name who is charged', () => {
    expect(
      charges(
        heading('chapter', 'Chương IV', 'TỔ CHỨC THỰC HIỆN',
          heading('article', 'Điều 16', 'Trách nhiệm của Ủy ban nhân dân tỉnh và cơ quan quản lý nhà nước có liên quan',
            heading('decimal', '1', 'Ủy ban nhân dân tỉnh có quyền hạn và trách nhiệm:', item('letter', 'a', 'Ban hành văn bản hướng dẫn.')),
            item('decimal', '2', 'Sở Tài chính có trách nhiệm bố trí kinh phí.'))),
      ),
    ).toEqual(['Ban hành văn bản hướng dẫn. | uy-ban-nhan-dan-tinh', 'Sở Tài chính có trách nhiệm bố trí kinh phí. | so-tai-chinh']);
  });
});

describe('headings', () => {
  const reports = [bullet('Các Sở, ngành, địa phương định kỳ hằng năm báo cáo.'), bullet('Sở Y tế tổng hợp, tham mưu.')];
  const expected = ['Các Sở, ngành, địa phương định kỳ hằng năm báo cáo. | cac-so-ban-nganh cac-dia-phuong', 'Sở Y tế tổng hợp, tham mưu. | so-y-te'];

  test.each([
    ['CHẾ ĐỘ BÁO CÁO', true],
    ['ĐIỀU KHOẢN THI HÀNH', true],
    ['CHẾ ĐỘ THÔNG TIN, BÁO CÁO', true],
    ['THÔNG TIN, BÁO CÁO', true],
    ['KIỂM TRA, ĐÁNH GIÁ', false],
    ['Theo dõi, kiểm tra, đánh giá thực hiện Kế hoạch', false],
  ])('"%s" charges whom its items open with (before "Tổ chức thực hiện": %s)', (title, before) => {
    const section = heading('roman', 'V', title, ...reports);
    expect(charges(organising(), section)).toEqual(expected);
    expect(charges(section)).toEqual(before ? expected : []);
  });

  test('"Đánh giá kết quả thực hiện" reports', () => {
    expect(charges(organising(), heading('roman', 'V', 'ĐÁNH GIÁ KẾT QUẢ CHUYỂN ĐỔI SỐ', ...reports))).toEqual([]);
  });

  test.each([
    ['Nhiệm vụ chung của các sở, ban, ngành', 'cac-so-ban-nganh'],
    ['Ủy ban nhân dân các xã: Gia Thuận, Tân Điền, Gò Công Đông', 'ubnd-cap-xa'],
    ['Văn phòng UBND tỉnh có trách nhiệm:', 'van-phong-ubnd-tinh'],
    ['Đối với Sở Y tế', 'so-y-te'],
    ['Các đồng chí thành viên BCĐ', 'cac-thanh-vien-ban-chi-dao'],
    ['Cán bộ phụ trách lĩnh vực giám sát và phản biện xã hội', 'can-bo-phu-trach-linh-vuc-giam-sat-va-phan-bien-xa-hoi'],
    ['Các phòng ban tham gia đào tạo', 'cac-phong-ban-tham-gia-dao-tao'],
  ])('%s → %s', (title, lead) => {
    expect(charges(organising(heading('decimal', '1', 'Sở Tài chính', bullet('Bố trí kinh phí.')), heading('decimal', '2', title, bullet('Triển khai thực hiện.'))))).toEqual(['Bố trí kinh phí. | so-tai-chinh', `Triển khai thực hiện. | ${lead}`]);
  });

  test('an unmarked line of agencies heads what follows it', () => {
    const { tasks } = read([organising(paragraph('Sở Y tế:'), bullet('Triển khai bệnh án điện tử.'), bullet('Tổng hợp.'), paragraph('Sở Tài chính có trách nhiệm:'), bullet('Bố trí kinh phí.'), paragraph('Công an tỉnh có trách nhiệm bảo đảm an ninh mạng.'))]);
    expect(tasks.map((t) => [t.lead[0]!.id, t.group.at(-1)])).toEqual([['so-y-te', 'Sở Y tế'], ['so-y-te', 'Sở Y tế'], ['so-tai-chinh', 'Sở Tài chính có trách nhiệm'], ['cong-an-tinh', 'TỔ CHỨC THỰC HIỆN']]);
  });

  test('a bullet that is an agency heads bullets of another sign', () => {
    expect(charges(organising(item('bullet', '*', 'Sở Y tế'), bullet('Làm đầu mối.'), bullet('Tổng hợp.'), item('bullet', '*', 'Sở Tài chính'), bullet('Bố trí kinh phí.')))).toEqual(['Làm đầu mối. | so-y-te', 'Tổng hợp. | so-y-te', 'Bố trí kinh phí. | so-tai-chinh']);
  });

  test('a bullet that is an agency heads its lines', () => {
    expect(charges(organising(bullet('Sở Y tế:', plus('Làm đầu mối.'), plus('Tổng hợp.'))))).toEqual(['Làm đầu mối. | so-y-te', 'Tổng hợp. | so-y-te']);
  });

  test('levels head agencies, they are none', () => {
    expect(charges(organising(heading('decimal', '1', 'Cấp tỉnh', paragraph('Sở Y tế có trách nhiệm:'), bullet('Tổng hợp.')), heading('decimal', '2', 'Cấp xã', bullet('Tổ chức thực hiện.'))))).toEqual(['Tổng hợp. | so-y-te', 'Tổ chức thực hiện. | ubnd-cap-xa']);
  });

  test('a heading set as text stands in the group', () => {
    const { tasks } = read([organising(item('decimal', '6', 'Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh', item('letter', 'a', 'Tuyên truyền hội viên.')))]);
    expect(tasks.map((t) => [t.group, t.lead.map((a) => a.id)])).toEqual([[['TỔ CHỨC THỰC HIỆN', 'Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh'], ['hiep-hoi-doanh-nghiep', 'hoi-nong-dan']]]);
  });

  test('"Tổ chức thực hiện" on a line without a number', () => {
    expect(charges(heading('roman', 'I', 'MỤC TIÊU', paragraph('Nội dung.'), paragraph('Tổ chức thực hiện'), bullet('Sở Y tế triển khai Kế hoạch.')))).toEqual(['Sở Y tế triển khai Kế hoạch. | so-y-te']);
  });
});

describe('items under an agency', () => {
  test('an introduction gives its partner to each', () => {
    expect(charges(organising(heading('decimal', '1', 'Sở Y tế', paragraph('Chủ trì, phối hợp với Công an tỉnh thực hiện, cụ thể:'), bullet('Tổng hợp.'), bullet('Phối hợp với Sở Tài chính bố trí kinh phí.'))))).toEqual([
      'Tổng hợp. | so-y-te | cong-an-tinh',
      'Phối hợp với Sở Tài chính bố trí kinh phí. | so-y-te | so-tai-chinh cong-an-tinh',
    ]);
  });

  test('one named before a colon leads, under a collective also the subject', () => {
    expect(charges(organising(heading('decimal', '1', 'Các sở, ngành, địa phương', item('letter', 'a', 'Sở Y tế: tổng hợp.'), item('letter', 'b', 'UBND các xã, phường bố trí nhân lực.'), item('letter', 'c', 'Xây dựng kế hoạch.'))))).toEqual([
      'Sở Y tế: tổng hợp. | so-y-te',
      'UBND các xã, phường bố trí nhân lực. | ubnd-cap-xa',
      'Xây dựng kế hoạch. | cac-so-ban-nganh cac-dia-phuong',
    ]);
  });

  test('a bullet that opens lines says them too', () => {
    expect(charges(organising(heading('decimal', '1', 'Sở Y tế', bullet('Chủ trì thực hiện:', plus('Xây dựng kho dữ liệu.'), plus('Phủ sóng 5G.')))))).toEqual(['Chủ trì thực hiện: Xây dựng kho dữ liệu. Phủ sóng 5G. | so-y-te']);
  });

  test.each([
    ['Thực hiện các nội dung thương mại điện tử (riêng nội dung thứ 8 do Ban Quản lý các Khu công nghiệp chủ trì; Sở Công Thương phối hợp).', true],
    ['Phát triển thương mại điện tử, trừ các nhiệm vụ đã giao Sở Tài chính.', true],
    ['Phát triển thương mại điện tử riêng của tỉnh, trừ chi phí.', false],
  ])('%s has an exception: %s', (text, expected) => {
    const { tasks } = read([organising(heading('decimal', '1', 'Sở Công Thương', bullet(text)))]);
    expect(tasks.map((t) => [t.confidence.reasons.includes('exception'), t.needsReview])).toEqual([[expected, expected]]);
  });
});
