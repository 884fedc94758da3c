import { describe, expect, test } from '@jest/globals';
import type { ColumnRole, SectionNode } from '../../src/model/document.js';
import { partiesIn } from '../../src/tasks/parties.js';
import { bullet, facts, heading, item, read, table } from './support.js';

const ids = (list: readonly { id: string }[]): string => list.map((a) => a.id).join(' ');

describe('parts said beside the agencies', () => {
  test.each([
    ['Sở Y tế; Sở Tài chính', 'so-y-te so-tai-chinh', '', '', 'none said'],
    ['Sở Y tế chủ trì, phối hợp với Sở Tài chính', 'so-y-te', 'so-tai-chinh', '', 'in a sentence'],
    ['Chủ trì: Sở Y tế; Phối hợp: Sở Tài chính, Công an tỉnh', 'so-y-te', 'so-tai-chinh cong-an-tinh', '', 'labels'],
    ['Sở Y tế (chủ trì), Sở Tài chính, Công an tỉnh (phối hợp)', 'so-y-te', 'so-tai-chinh cong-an-tinh', '', 'brackets'],
    ['Sở Y tế (chủ trì), Sở Tài chính', 'so-y-te', 'so-tai-chinh', '', 'brackets for the lead only'],
    ['Sở Y tế chủ trì; Tỉnh đoàn, Công an tỉnh phối hợp', 'so-y-te', 'tinh-doan cong-an-tinh', '', 'behind'],
    ['Sở Y tế (chủ trì); UBND các xã, phường (thực hiện)', 'so-y-te', '', 'ubnd-cap-xa', 'carrying out'],
    ['Sở Y tế thực hiện', 'so-y-te', '', '', 'carrying out alone is the column’s part'],
    ['Phó Chủ tịch Thường trực, phụ trách lĩnh vực giám sát', 'pho-chu-tich-thuong-truc-phu-trach-linh-vuc-giam-sat', '', '', 'a post'],
  ])('%s (%s / %s / %s, %s)', (text, lead, coordinating, implementing) => {
    const read = partiesIn(text, facts);
    expect([ids(read.lead), ids(read.coordinating), ids(read.implementing)]).toEqual([lead, coordinating, implementing]);
  });

  test('in a column of those who carry out', () => {
    const read = (text: string): string[] => [ids(partiesIn(text, facts, 'implementing').lead), ids(partiesIn(text, facts, 'implementing').implementing)];
    expect(read('Sở Y tế, Sở Tài chính')).toEqual(['', 'so-y-te so-tai-chinh']);
    expect(read('Sở Y tế (chủ trì), Sở Tài chính')).toEqual(['so-y-te', 'so-tai-chinh']);
  });

  test('long values say what each does: the heads of their clauses', () => {
    const clause = (agency: string): string => `${agency} thực hiện các nội dung tại điểm a, b mục III về tổ chức bộ máy, tinh giản biên chế và các nội dung khác được giao trong giai đoạn 2021 - 2025 theo phân cấp quản lý`;
    expect(ids(partiesIn(['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế'].map(clause).join('; '), facts).lead)).toBe('so-noi-vu so-tai-chinh so-y-te');
  });
});

describe('tables', () => {
  test('a column of parts', () => {
    const roles: ColumnRole[] = ['marker', 'content', 'implementing', 'other', 'timeframe'];
    const names = ['TT', 'Nội dung nhiệm vụ', 'Cơ quan thực hiện', 'Vai trò', 'Thời gian'];
    const { tasks } = read([], [
      table(roles, [['1', 'Xây dựng kho dữ liệu.', 'Sở Y tế', 'Chủ trì', 'Năm 2023'], ['', '', 'Công an tỉnh', 'Phối hợp', ''], ['2', 'Phổ cập kỹ năng số.', 'Sở Nội vụ', 'Chủ trì', 'Năm 2024'], ['3', 'Tuyên truyền.', 'Tỉnh đoàn', 'Phối hợp', 'Năm 2024']], { names }),
    ]);
    expect(tasks.map((t) => [t.marker, ids(t.lead), ids(t.coordinating), ids(t.implementing)])).toEqual([['1', 'so-y-te', 'cong-an-tinh', ''], ['2', 'so-noi-vu', '', ''], ['3', '', 'tinh-doan', '']]);
  });

  test.each([
    ['I. NÂNG CAO NHẬN THỨC', 'NÂNG CAO NHẬN THỨC'],
    ['A - HẠ TẦNG SỐ', 'HẠ TẦNG SỐ'],
    ['1.2. Chính quyền số', 'Chính quyền số'],
    ['Y tế số', 'Y tế số'],
    ['5G và IoT', '5G và IoT'],
  ])('the group %s is %s', (written, title) => {
    const roles: ColumnRole[] = ['marker', 'content', 'lead', 'timeframe'];
    const { tasks } = read([], [table(roles, [['#', written, '', ''], ['1', 'Xây dựng kho dữ liệu.', 'Sở Y tế', 'Năm 2023']])]);
    expect(tasks.map((t) => t.group)).toEqual([[title]]);
  });

  test('the words of a group in a merged cell are nobody', () => {
    const roles: ColumnRole[] = ['marker', 'content', 'lead', 'timeframe'];
    const { tasks } = read([], [table(roles, [['#I. Y TẾ', 'I. Sở Y tế', 'I. Sở Y tế', 'I. Sở Y tế'], ['1', 'Xây dựng kho dữ liệu.', '', 'Năm 2023']])]);
    expect(tasks.map((t) => ids(t.lead))).toEqual(['']);
  });
});

describe('field blocks', () => {
  const block = (title: string, ...lines: string[]): SectionNode => heading('decimal', '1', title, ...lines.map((line) => bullet(line)));

  test('the evidence runs from the first word to the last labelled line', () => {
    const lines = [bullet('Cơ quan chủ trì: Sở Y tế.'), bullet('Thời gian: Năm 2023.'), bullet('Cán bộ được bồi dưỡng.')].map((line, i): SectionNode => ({ ...line, span: [120 + 20 * i, 135 + 20 * i] }));
    const { tasks } = read([heading('roman', 'II', 'NHIỆM VỤ', { ...heading('decimal', '1', 'Xây dựng kho dữ liệu', ...lines), span: [100, 115] })]);
    expect(tasks.map((t) => t.evidence.span)).toEqual([[100, 155]]);
  });

  test.each([
    [['Cơ quan tham mưu: Sở Y tế.', 'Lãnh đạo chỉ đạo: Đồng chí Phó Chủ tịch UBND tỉnh.', 'Thời hạn trình: Tháng 3/2023.'], 'so-y-te', ''],
    [['Đơn vị thực hiện: Sở Y tế (chủ trì), Công an tỉnh (phối hợp).', 'Thời gian: Năm 2023.'], 'so-y-te', 'cong-an-tinh'],
    [['Trách nhiệm thực hiện: Sở Y tế.', 'Mốc hoàn thành: Quý II/2023.'], 'so-y-te', ''],
    [['Cơ quan giao chủ trì: Sở Y tế', 'Cơ quan được giao phối hợp: Công an tỉnh', 'Dự kiến sản phẩm: Báo cáo', 'Thời điểm hoàn thành: Tháng 11/2023'], 'so-y-te', 'cong-an-tinh'],
    [['Phân công thực hiện: Sở Y tế chủ trì, phối hợp với Công an tỉnh.', 'Tiến độ: Năm 2023.'], 'so-y-te', 'cong-an-tinh'],
  ])('%j is led by %s', (lines, lead, coordinating) => {
    const { tasks } = read([heading('roman', 'II', 'NHIỆM VỤ', block('Xây dựng kho dữ liệu', ...lines))]);
    expect(tasks.map((t) => [t.kind, ids(t.lead), ids(t.coordinating)])).toEqual([['field-block', lead, coordinating]]);
  });

  test('who leads a meeting is charged with nothing', () => {
    expect(read([heading('roman', 'II', 'NỘI DUNG', block('Thành phần', 'Chủ trì: Đồng chí Chủ tịch UBND tỉnh.', 'Tham dự: Sở Tài chính.'))]).tasks).toEqual([]);
  });

  test('the lead in brackets at an item’s end', () => {
    const { tasks } = read([heading('roman', 'II', 'NHIỆM VỤ', bullet('Phủ sóng 5G (Sở Thông tin và Truyền thông chủ trì, hoàn thành trong năm 2023).'), bullet('Nâng cấp mạng (Sở Y tế đã thực hiện).'))]);
    expect(tasks.map((t) => [t.kind, t.text, ids(t.lead), t.timeframe?.to])).toEqual([['field-block', 'Phủ sóng 5G', 'so-thong-tin-va-truyen-thong', '2023']]);
  });

  test('under an agency "Chủ trì …:" is what it does; "Cơ quan chủ trì:" labels whatever stands above', () => {
    const duty = read([heading('roman', 'IV', 'TỔ CHỨC THỰC HIỆN', heading('decimal', '1', 'Sở Y tế', item('letter', 'a', 'Chủ trì thực hiện: Bệnh án điện tử.')))]);
    expect(duty.tasks.map((t) => [t.kind, ids(t.lead)])).toEqual([['duty', 'so-y-te']]);
    const thing = read([heading('roman', 'II', 'NHIỆM VỤ', block('Trung tâm giám sát an toàn thông tin', 'Nội dung: Thuê dịch vụ.', 'Cơ quan chủ trì: Công an tỉnh.'))]);
    expect(thing.tasks.map((t) => [t.kind, ids(t.lead)])).toEqual([['field-block', 'cong-an-tinh']]);
  });
});
