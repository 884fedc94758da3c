import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { dueYear, readPeriod } from '../../src/times/years.js';

describe('dueYear', () => {
  test.each([
    ['Mục tiêu đến năm 2025', 2025, ''],
    ['ĐẾN NĂM 2030', 2030, 'capitals'],
    ['năm 2023', 2023, ''],
    ['2025', 2025, 'a bare year is a column name'],
    ['Mục tiêu 2025', 2025, ''],
    ['ƯTH Năm 2025', 2025, 'column name'],
    ['giai đoạn 2021-2025', 2025, 'the end of the stretch'],
    ['MỤC TIÊU, CHỈ TIÊU GIAI ĐOẠN 2021 – 2025', 2025, 'en dash'],
    ['từ năm 2021 đến năm 2025', 2025, ''],
    ['đến hết năm 2025', 2025, ''],
    ['phấn đấu đến cuối năm 2025, 80% hộ gia đình', 2025, ''],
    ['Mục tiêu đến năm 2025, định hướng đến năm 2030', 2025, 'a vision is not due'],
    ['Định hướng đến năm 2030', 2030, 'unless nothing else is said'],
    ['Tăng 10% so với năm 2020', null, 'a base year'],
    ['giảm 1% theo chuẩn nghèo giai đoạn 2021-2025 trong năm 2023', 2023, 'a norm’s years'],
    ['Thực hiện Quyết định số 411/QĐ-TTg ngày 31/3/2022 phê duyệt Chiến lược đến năm 2025, định hướng đến năm 2030', null, 'another title'],
    ['Nghị định 80/2021/NĐ-CP ngày 26 tháng 8 năm 2021', null, 'number and date of a document'],
    ['100% hồ sơ được số hóa', null, 'no year'],
    ['2.030 hộ nghèo', null, 'no year'],
  ] as [string, number | null, string][])('%s → %s %s', (text, expected) => {
    expect(dueYear(text)).toBe(expected);
  });
});

describe('readPeriod', () => {
  test.each([
    ['Thực hiện Chiến lược quốc gia phát triển kinh tế số và xã hội số đến năm 2025, định hướng đến năm 2030 trên địa bàn tỉnh', null, 2025, 2030],
    ['Triển khai Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược đến năm 2025, định hướng đến năm 2030', null, 2025, 2030],
    ['thực hiện Nghị quyết số 09-NQ/TU ngày 29/11/2021 về chuyển đổi số giai đoạn 2021-2025, tầm nhìn đến 2030', 2021, 2025, 2030],
    ['Hoạt động của Ban Chỉ đạo Chuyển đổi số tỉnh năm 2023', 2023, 2023, null],
    ['TRUYỀN THÔNG VỀ GIẢM NGHÈO TRÊN ĐỊA BÀN THÀNH PHỐ NĂM 2025', 2025, 2025, null],
    ['Chương trình Cải cách hành chính giai đoạn 2004 - 2010', 2004, 2010, null],
    ['LỘ TRÌNH ĐỔI MỚI CÔNG NGHỆ ĐẾN NĂM 2035 TRÊN ĐỊA BÀN TỈNH', null, 2035, null],
    ['tài chính - ngân sách nhà nước 03 năm 2026 - 2028', 2026, 2028, null],
    ['năm học 2023 - 2024', 2023, 2024, null],
    ['xây dựng nông thôn mới thuộc Chương trình giai đoạn 2021-2025 năm 2024', 2024, 2024, null],
    ['thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị', null, null, null],
    ['BAN HÀNH THEO NGHỊ QUYẾT SỐ 20/2023/NQ-HĐND', null, null, null],
    ['chuyển đổi số cho các doanh nghiệp', null, null, null],
    ['Thực hiện công tác bầu cử đại biểu Quốc hội khóa XVI và bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026-2031', null, null, null],
    ['Tuyên truyền Đại hội đại biểu Đảng bộ tỉnh lần thứ XXI, nhiệm kỳ 2025 - 2030', null, null, null],
    ['Kiểm tra, giám sát năm 2026 của Hội đồng nhân dân tỉnh khóa XVIII, nhiệm kỳ 2021-2026', 2026, 2026, null],
    ['Chuyển đổi số tỉnh Lâm Đồng năm 2025 và đến năm 2030', 2025, 2030, null],
    ['Chuyển đổi số năm 2025, đến năm 2030', 2025, 2030, null],
    ['Chuyển đổi số giai đoạn 2021 - 2025 và đến năm 2030', 2021, 2030, null],
    ['Chuyển đổi số các năm 2024, 2025', 2024, 2025, null],
    ['Chuyển đổi số các năm 2024, 2025 và 2026', 2024, 2026, null],
    ['CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2026 - 2030 VÀ NHỮNG NĂM TIẾP THEO', 2026, 2030, null],
    ['Chuyển đổi số từ năm 2025 và những năm tiếp theo', 2025, null, null],
    ['Chuyển đổi số từ năm 2025 đến hết năm 2030', 2025, 2030, null],
    ['Chuyển đổi số đến năm 2025 và năm 2030', null, 2030, null],
    ['Phát triển kinh tế - xã hội năm 2026 và giai đoạn 2026 - 2030', 2026, 2030, null],
    ['Phát triển kinh tế - xã hội giai đoạn 2026 - 2030 và năm 2026', 2026, 2030, null],
    ['Chương trình mục tiêu quốc gia giai đoạn 2021-2025, năm 2024', 2024, 2024, null],
    ['Chuyển đổi số năm 2025 thực hiện Chiến lược đến năm 2030', 2025, 2025, null],
    ['Hoạt động của Hội đồng nhân dân tỉnh khóa XVIII, nhiệm kỳ 2021 - 2026', 2021, 2026, null],
    ['Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020-2025', 2020, 2025, null],
  ])('%s', (title, from, to, vision) => {
    expect(readPeriod(title)).toEqual({ from, to, vision });
  });

  test('any text gives years in order or none', () => {
    const words = fc.constantFrom('năm', 'đến', 'giai đoạn', '2021-2025', '2030', '2020', 'định hướng', 'tầm nhìn', ',', 'ngày 31/3/2022', 'số 80/2021/NĐ-CP', 'từ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 15 }), (list) => {
        const { from, to } = readPeriod(list.join(' '));
        if (from !== null && to !== null) expect(from).toBeLessThanOrEqual(to);
        const due = dueYear(list.join(' '));
        expect(due === null || (due >= 2020 && due <= 2030)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
