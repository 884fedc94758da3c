import { describe, expect, test } from '@jest/globals';
import { findTimeInText } from '../../src/times/in-text.js';
import { parseTimeframe, type TimeContext } from '../../src/times/timeframe.js';

const plan: TimeContext = { issuedOn: '2022-12-07', period: { from: null, to: 2025, vision: 2030 } };

describe('the words of a time in running text', () => {
  test.each([
    ['kiểm tra, giám sát, định kỳ hàng năm tổng hợp, báo cáo', 'định kỳ hàng năm'],
    ['Đánh giá, báo cáo hàng năm và đột xuất', 'hàng năm'],
    ['hoàn thành trước ngày 15/12/2024', 'trước ngày 15/12/2024'],
    ['xong trong quý II năm 2026', 'trong quý II năm 2026'],
    ['định kỳ báo cáo kết quả thực hiện trước ngày 20/11 về Sở', 'định kỳ; trước ngày 20/11'],
    ['định kỳ hàng năm báo cáo chậm nhất ngày 17 tháng 12; báo cáo định kỳ hàng năm tính từ', 'định kỳ hàng năm; chậm nhất ngày 17 tháng 12'],
    ['định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) báo cáo', 'định kỳ 6 tháng; trước ngày 15/6; trước ngày 15/12'],
  ])('%s → %s', (text, words) => {
    expect(findTimeInText(text, plan)?.timeframe.text).toBe(words);
  });

  test.each([
    ['Quý II/2026.', 'Quý II/2026'],
    ['Quý II/2026).', 'Quý II/2026'],
    ['Năm 2023 (dự kiến)', 'Năm 2023 (dự kiến)'],
  ])('of a value: %s → %s', (text, words) => {
    expect(parseTimeframe(text, plan)?.timeframe.text).toBe(words);
  });
});

describe('what comes back with the year', () => {
  test.each([
    ['tham mưu UBND tỉnh ban hành bảng giá tính thuế tài nguyên trên địa bàn tỉnh hàng năm theo quy định', 'annual'],
    ['Xây dựng kế hoạch công tác hằng năm.', 'annual'],
    ['Công bố chỉ số giá hằng tháng.', 'monthly'],
    ['lập dự toán ngân sách hằng năm', undefined],
    ['bố trí kinh phí đầu tư trong kế hoạch đầu tư công trung hạn và hằng năm của tỉnh', undefined],
    ['xây dựng phương án phân bổ kế hoạch đầu tư công trung hạn, hằng năm từ nguồn vốn', undefined],
    ['xây dựng mô hình, lồng ghép vào chương trình công tác hằng năm', undefined],
    ['xác định chỉ tiêu, mục tiêu, nhiệm vụ hằng năm', undefined],
    ['Căn cứ khả năng cân đối ngân sách hằng năm', undefined],
  ])('%s → %s', (text, recurrence) => {
    expect(findTimeInText(text, plan)?.timeframe.recurrence ?? undefined).toBe(recurrence);
  });
});
