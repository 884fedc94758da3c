import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findTimeInText } from '../../src/times/in-text.js';
import type { TimeContext } from '../../src/times/timeframe.js';

const plan: TimeContext = { issuedOn: '2022-12-07', period: { from: null, to: 2025, vision: 2030 } };

function read(text: string): string | null {
  const frame = findTimeInText(text, plan)?.timeframe;
  return frame === undefined ? null : [frame.from ?? '', frame.to ?? '', frame.recurrence ?? ''].join('|');
}

describe('findTimeInText', () => {
  test.each([
    ['Kế hoạch gửi về Sở Thông tin và Truyền thông trước ngày 31/12/2022.', '|2022-12-31|', 'deadline'],
    ['tổng hợp, trình UBND tỉnh công bố; hoàn thành trước ngày 15/12/2024.', '|2024-12-15|', ''],
    ['Xây dựng APP quan trắc; thời gian thực hiện 2023-2024.', '2023|2024|', 'the row’s own time'],
    ['Xử lý dứt điểm, xong trong quý II năm 2026.', '2026-Q2|2026-Q2|', ''],
    ['Đến hết quý II năm 2024, tất cả các sở, ban, ngành xây dựng xong quy chế.', '|2024-Q2|', 'at the head of a sentence'],
    ['chậm nhất ngày 30/6/2024 phải hoàn thành', '|2024-06-30|', ''],
    ['định kỳ hằng quý báo cáo UBND tỉnh kết quả thực hiện.', '||quarterly', ''],
    ['báo cáo kết quả thực hiện theo định kỳ 06 tháng, năm và đột xuất', '||semi-annual', ''],
    ['Đánh giá, báo cáo hàng năm và đột xuất tình hình thực hiện', '||annual', ''],
    ['thường xuyên kiểm tra; định kỳ hàng năm, 3 năm, 5 năm có báo cáo', '||annual', '"thường xuyên" of the verb does not count'],
    ['báo cáo tình hình thực hiện Kế hoạch trước ngày 25 của tháng cuối quý', '||quarterly', ''],
    ['tham mưu UBND tỉnh sơ kết vào năm 2024, tổng kết vào năm 2025.', '2024|2025|', 'reviews at the middle and the end'],
    ['tổng hợp báo cáo Ủy ban nhân dân Thành phố hằng quý, năm.', '||quarterly', 'a long name between'],
    ['báo cáo Sở Tài chính, bố trí trong dự toán hằng năm', null, 'the budget’s year again'],
    ['sơ kết hằng năm; tổng kết vào tháng 12/2025.', '2025-12|2025-12|annual', 'one comes back, one does not'],
    ['tổng kết Nghị quyết số 09-NQ/TU năm 2021', null, 'what is reviewed, not when'],
    ['Báo cáo UBND tỉnh trước ngày 30/11 hằng năm.', '||annual', ''],
    ['định kỳ báo cáo kết quả thực hiện trước ngày 20/11 về Sở', '||annual', ''],
    ['Hằng năm, lập dự toán gửi Sở Tài chính.', '||annual', 'at the head of a sentence'],
    ['phổ biến Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ', null, 'date of a document'],
    ['Chiến lược quốc gia đến năm 2025, định hướng đến năm 2030', null, 'years of a title'],
    ['Đề án phát triển thanh toán không dùng tiền mặt giai đoạn 2021 - 2025', null, 'period of a programme'],
    ['các văn bản ban hành trước ngày 01/7/2025', null, 'a line drawn in law'],
    ['cân đối ngân sách hằng năm của địa phương', null, 'a budget’s year'],
    ['bố trí kinh phí chi thường xuyên để thực hiện', null, 'current spending'],
    ['tích hợp chế độ báo cáo định kỳ', null, 'no period said'],
  ] as [string, string | null, string][])('%s → %s %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('duties of the public plans say their times themselves', () => {
    const folder = new URL('../../fixtures/gold/', import.meta.url);
    let duties = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const gold = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Gold;
      for (const task of gold.tasks.filter((t) => t.kind === 'duty')) {
        duties++;
        const found = findTimeInText(task.text, gold.document)?.timeframe ?? null;
        const bare = found === null ? null : { from: found.from, to: found.to, recurrence: found.recurrence, openEnded: found.openEnded };
        expect({ text: task.text, time: bare }).toEqual({ text: task.text, time: task.timeframe });
      }
    }
    expect(duties).toBeGreaterThan(100);
  });
});

interface Gold {
  document: TimeContext;
  tasks: { kind: string; text: string; timeframe: unknown }[];
}
