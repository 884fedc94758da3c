import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { repairHeadings } from '../../src/clean/recognised-headings.js';
import { numberRows, type ReadMarker } from '../../src/clean/numbering-path.js';
import type { Edit } from '../../src/model/document.js';
import type { FlowElement, Line } from '../../src/model/flow.js';
import type { Page } from '../../src/model/page.js';
import { trackRaw } from '../../src/text/tracked.js';
import { lineOf } from './clean-helpers.js';

const page = (ocr: boolean): Page => ({
  number: 1, width: 595, height: 842, rotation: 0, method: ocr ? 'ocr' : 'text', start: 0, end: 10_000, items: [], rules: [],
  ...(ocr ? { ocr: { reason: 'no-text', confidence: 0.9, toShown: null } } : {}),
} as unknown as Page);

function flowOf(texts: readonly string[]): Line[] {
  let at = 0;
  return texts.map((text) => {
    const line = lineOf(text, { text: trackRaw(text, at) });
    at += text.length + 1;
    return line;
  });
}

function repaired(texts: readonly string[], ocr = true): { texts: string[]; edits: Edit[] } {
  const edits: Edit[] = [];
  const flow = repairHeadings(flowOf(texts), [page(ocr)], edits);
  return { texts: (flow as readonly Line[]).map((line) => line.text.value), edits };
}

describe('headings and lists', () => {
  const rows: readonly [read: string[], expected: string[], why: string][] = [
    [['1. MỤC ĐÍCH, YÊU CẦU', '11. NỘI DUNG', 'IH. TỔ CHỨC'], ['I. MỤC ĐÍCH, YÊU CẦU', 'II. NỘI DUNG', 'III. TỔ CHỨC'], 'strokes read as figures and letters'],
    [['I. MỤC ĐÍCH', 'I. NỘI DUNG', 'II. TỔ CHỨC', 'IV. KINH PHÍ'], ['I. MỤC ĐÍCH', 'II. NỘI DUNG', 'III. TỔ CHỨC', 'IV. KINH PHÍ'], 'lost strokes, as the one after them says'],
    [['I. MỤC ĐÍCH', 'I. MỤC TIÊU', 'IHI. NHIỆM VỤ', 'IV. KINH PHÍ'], ['I. MỤC ĐÍCH', 'II. MỤC TIÊU', 'III. NHIỆM VỤ', 'IV. KINH PHÍ'], 'four strokes are three'],
    [['I. MỤC ĐÍCH', 'II. QUAN ĐIỂM', 'III. MỤC TIÊU', 'II. NHIỆM VỤ', 'IV. TỔ CHỨC'], ['I. MỤC ĐÍCH', 'II. QUAN ĐIỂM', 'III. MỤC TIÊU', 'III. NHIỆM VỤ', 'IV. TỔ CHỨC'], 'the document has two headings III, and the second lost a stroke'],
    [['III. MỤC TIÊU', 'IV. PHÂN CÔNG', 'IV. TỔ CHỨC'], ['III. MỤC TIÊU', 'IV. PHÂN CÔNG', 'IV. TỔ CHỨC'], 'nothing is added to a numeral: the document has two headings IV'],
    [['III. MỤC TIÊU', 'V. PHÂN CÔNG', 'V. TỔ CHỨC'], ['III. MỤC TIÊU', 'IV. PHÂN CÔNG', 'V. TỔ CHỨC'], 'a stroke before "V" was lost'],
    [['Chương I QUY ĐỊNH CHUNG', 'Chương II', 'Chương II ƯU ĐÃI', 'Chương II của Nghị quyết này', 'Chương IV'], ['Chương I QUY ĐỊNH CHUNG', 'Chương II', 'Chương III ƯU ĐÃI', 'Chương II của Nghị quyết này', 'Chương IV'], 'a chapter that lost a stroke; what speaks of one is none'],
    [['PHẦN I', 'Chương I', 'Chương II', 'PHẦN 1I', 'Chương HI'], ['PHẦN I', 'Chương I', 'Chương II', 'PHẦN II', 'Chương III'], 'parts and chapters are numbered each for themselves'],
    [['8. Sở Y tế lập kế hoạch.', '9, Tổ chức kiểm tra'], ['8. Sở Y tế lập kế hoạch.', '9. Tổ chức kiểm tra'], 'a dot with a tail'],
    [['8. Sở Y tế thực hiện khoản 8,', '9, Điều 2 Nghị định'], ['8. Sở Y tế thực hiện khoản 8,', '9, Điều 2 Nghị định'], 'a list of numbers within a sentence'],
    [['b) \'Cơ quan thực hiện:', "- ˆBan hành", "c)'Sở Y tế"], ['b) Cơ quan thực hiện:', '- Ban hành', 'c) Sở Y tế'], 'specks behind markers'],
    [["- 'Một cửa' liên thông"], ["- 'Một cửa' liên thông"], 'quoted words'],
    [['a) Một', 'b) Hai', '9) Ba', 'd) Bốn', 'đ) Năm', '®) Sáu'], ['a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'đ) Năm', 'e) Sáu'], 'signs like c and e'],
    [['a) Một', 'b) Hai', '-c) Ba', '- d) Bốn'], ['a) Một', 'b) Hai', 'c) Ba', '- d) Bốn'], 'a speck that touches the letter of a list'],
    [['1 Đánh giá chung', 'Tiến độ chậm.', 'II. Nhiệm vụ', '1. Sở Y tế'], ['I. Đánh giá chung', 'Tiến độ chậm.', 'II. Nhiệm vụ', '1. Sở Y tế'], 'a first heading in small letters, its stroke a figure, its dot lost'],
    [['1. Mục đích', '2. Yêu cầu', 'II. Nhiệm vụ'], ['1. Mục đích', '2. Yêu cầu', 'I. Nhiệm vụ'], 'a list before the first heading, which has a stroke too many'],
    [['I. BÁO VÀ TIN HỌC', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '1 Đánh giá chung', 'II. Nhiệm vụ'], ['I. BÁO VÀ TIN HỌC', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'I. Đánh giá chung', 'II. Nhiệm vụ'], 'what a stamp above the motto looks like is no heading'],
    [['1 Đánh giá chung', 'I. Kết quả', 'II. Nhiệm vụ'], ['1 Đánh giá chung', 'I. Kết quả', 'II. Nhiệm vụ'], 'there is a first one'],
    [['1.5. Nền tảng', '16. Bảo đảm', '1.7. Kỹ năng'], ['1.5. Nền tảng', '1.6. Bảo đảm', '1.7. Kỹ năng'], 'a lost dot'],
    [['b) Một', 'C) Hai'], ['b) Một', 'c) Hai'], 'a small letter that stands out'],
    [['Hoàn thành trong Quý 11/2028'], ['Hoàn thành trong Quý II/2028'], 'quarters are Roman'],
    [['Quý II, II năm 2022'], ['Quý II, III năm 2022'], 'quarters of a list rise'],
    [['Số: 73/⁄2025/NQ-HĐND', 'Quyết định số 142/QĐĐ-TTg', 'Nghị định 47/2020/NĐĐ-CP'], ['Số: 73/2025/NQ-HĐND', 'Quyết định số 142/QĐ-TTg', 'Nghị định 47/2020/NĐ-CP'], 'signs of a document number read twice'],
    [['Kế hoạch 12/ĐĐ', 'tỷ lệ 3⁄4'], ['Kế hoạch 12/ĐĐ', 'tỷ lệ 3⁄4'], 'no number of a document; one slash'],
    [['Năm 11/2028'], ['Năm 11/2028'], 'no quarter'],
    [['Nơinhậm - TM. ỦY BAN NHÂN DÂN', '- Văn phòng Chính phủ;'], ['Nơi nhận: TM. ỦY BAN NHÂN DÂN', '- Văn phòng Chính phủ;'], 'its words as one, its colon a dash'],
    [['Nơi nhận tin và xử lý', '1. Sở Y tế'], ['Nơi nhận tin và xử lý', '1. Sở Y tế'], 'no list follows'],
    [['THÀNH PHỐ CĂN THƠ', 'Cồn Thơ, ngày 18 tháng 11 năm 2025'], ['THÀNH PHỐ CẦN THƠ', 'Cần Thơ, ngày 18 tháng 11 năm 2025'], 'a province in other marks, and a place that is the issuer’s but for a letter'],
    [['TỈNH HOÀ BÌNH', 'Hoà Bình, ngày 18 tháng 11 năm 2025'], ['TỈNH HOÀ BÌNH', 'Hoà Bình, ngày 18 tháng 11 năm 2025'], 'another way to write it stays'],
    [['TỈNH ĐĂK LĂK'], ['TỈNH ĐĂK LĂK'], 'the same'],
    [['TỈNH VĨNH LONG', 'Bình Minh, ngày 18 tháng 11 năm 2025'], ['TỈNH VĨNH LONG', 'Bình Minh, ngày 18 tháng 11 năm 2025'], 'a town of another name'],
    [['Số: 73⁄2025NQ-HĐND', 'Quyết định 2015/QĐ-UBND'], ['Số: 73/2025/NQ-HĐND', 'Quyết định 2015/QĐ-UBND'], 'a slash was lost'],
    [['¡ nhận: KT. CHỦ TỊCH'], ['Nơi nhận: KT. CHỦ TỊCH'], 'the head of the recipients'],
    [['I. MỤC ĐÍCH', 'HI.MỤC TIÊU', 'III. NHIỆM VỤ'], ['I. MỤC ĐÍCH', 'II. MỤC TIÊU', 'III. NHIỆM VỤ'], 'the blank was not seen'],
    [['III. NHIỆM VỤ', "'IV. KINH PHÍ", 'V. TỔ CHỨC'], ['III. NHIỆM VỤ', 'IV. KINH PHÍ', 'V. TỔ CHỨC'], 'a speck before a Roman numeral'],
    [['V.TỔ CHỨC', '1. Sở Nội vụ', '- 2. Sở Y tế', '- Chỉ đạo', '3. Công an tỉnh'], ['V.TỔ CHỨC', '1. Sở Nội vụ', '2. Sở Y tế', '- Chỉ đạo', '3. Công an tỉnh'], 'a speck read as a dash before a number in order'],
    [['1. Sở Nội vụ', '- 5. Sở Y tế', '6. Công an'], ['1. Sở Nội vụ', '- 5. Sở Y tế', '6. Công an'], 'a number out of order stays as it was read'],
    [['1. Sở Nội vụ', '- 2. Sở Y tế', '- 3. Sở Tài chính', '2. Công an'], ['1. Sở Nội vụ', '- 2. Sở Y tế', '- 3. Sở Tài chính', '2. Công an'], 'numbers behind dashes, with a list of their own'],
    [['2. Sở Y tế', '2. Công an tỉnh', '4. Sở Nội vụ'], ['2. Sở Y tế', '3. Công an tỉnh', '4. Sở Nội vụ'], 'the one between says what it is'],
    [['2. Sở Y tế', '2. Công an tỉnh', '3. Sở Nội vụ'], ['2. Sở Y tế', '2. Công an tỉnh', '3. Sở Nội vụ'], 'the document numbered two alike'],
    [['2. Sở Y tế', '3 Công an tỉnh', '4. Sở Nội vụ'], ['2. Sở Y tế', '3. Công an tỉnh', '4. Sở Nội vụ'], 'a dot was lost'],
    [['2. Sở Y tế', '3 Công an xã tham gia', '3. Sở Nội vụ'], ['2. Sở Y tế', '3 Công an xã tham gia', '3. Sở Nội vụ'], 'a line that begins with a figure'],
    [['2.1. Một', 'a) Hai', 'b) Ba', 'c) Bốn', '2.2. Năm', 'q) Sáu', 'b) Bảy'], ['2.1. Một', 'a) Hai', 'b) Ba', 'c) Bốn', '2.2. Năm', 'a) Sáu', 'b) Bảy'], 'a dotted number begins a new list'],
    [['Nơi nhận:', 'Nguyễn Ngọc Hùng.'], ['Nơi nhận:', 'Nguyễn Ngọc Hùng'], 'a speck behind the name of who signs'],
    [['Nơi nhận:', 'á Đặng Văn Hoà'], ['Nơi nhận:', 'Đặng Văn Hoà'], 'a stroke before it'],
    [['Nơi nhận:', 'Nguyên Minh'], ['Nơi nhận:', 'Nguyễn Minh'], 'no surname has other marks'],
    [['Nơi nhận:', 'Tống “Thanh Hải'], ['Nơi nhận:', 'Tống Thanh Hải'], 'a stroke within it'],
    [['Nơi nhận:', 'Nhuyễn Thị Ngọc Điệp'], ['Nơi nhận:', 'Nguyễn Thị Ngọc Điệp'], 'one letter of a long surname'],
    [['Nơi nhận:', '“Thanh Hải'], ['Nơi nhận:', '“Thanh Hải'], 'no surname, and none is made up'],
    [['Nơi nhận:', 'Lahh Văn Minh'], ['Nơi nhận:', 'Lahh Văn Minh'], 'a short word is no surname read wrong'],
    [['Nơi nhận:', 'Văn phòng Tỉnh.'], ['Nơi nhận:', 'Văn phòng Tỉnh.'], 'no name'],
    [['Hà Nội.', 'Nơi nhận:'], ['Hà Nội.', 'Nơi nhận:'], 'a place in running text'],
    [['PHỤ LỤC J', 'PHỤ LỤC II'], ['PHỤ LỤC I', 'PHỤ LỤC II'], 'a stroke that is no letter'],
    [['PHỤ LỤC 1', 'PHỤ LỤC 2'], ['PHỤ LỤC 1', 'PHỤ LỤC 2'], 'figures number annexes, too'],
    [["' 1.3. Phát triển hạ tầng số"], ['1.3. Phát triển hạ tầng số'], 'a speck before a marker'],
    [['I. Mục đích', 'II. Nội dung', 'III. Kinh phí'], ['I. Mục đích', 'II. Nội dung', 'III. Kinh phí'], 'in order: nothing changes'],
    [['V. KINH PHÍ', 'VI. TỔ CHỨC'], ['V. KINH PHÍ', 'VI. TỔ CHỨC'], 'a sequence that begins elsewhere stays'],
    [['I. MỤC ĐÍCH', 'TL. CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], ['I. MỤC ĐÍCH', 'TL. CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN'], 'signatures are no headings'],
    [['1. Mục đích', '2. Yêu cầu'], ['1. Mục đích', '2. Yêu cầu'], 'figures before small letters are figures'],
    [['d) Một', 'd) Hai'], ['d) Một', 'đ) Hai'], 'also where the list began on a page before'],
    [['3. Tuyên truyền', '8) Một', '9) Hai', '10) Ba'], ['3. Tuyên truyền', '8) Một', '9) Hai', '10) Ba'], 'figures that go on by themselves'],
    [['q) Một', 'r8) Hai', 's) Ba'], ['q) Một', 'r8) Hai', 's) Ba'], 'letters nothing is taken for'],
    [['a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'd) Năm', 'e) Sáu'], ['a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'đ) Năm', 'e) Sáu'], 'd after d is đ'],
    [['a) Một', 'b) Hai', 'c) Ba', 'đ) Bốn', 'đ) Năm'], ['a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'đ) Năm'], 'đ after c is d'],
    [['a) Một', '6) Hai', '©) Ba'], ['a) Một', 'b) Hai', 'c) Ba'], '6 and © among letters'],
    [['3. Tuyên truyền', 'a8) Một', 'b) Hai'], ['3. Tuyên truyền', 'a) Một', 'b) Hai'], 'the bow of the letter read as a sign of its own'],
    [['3. Tuyên truyền', '8) Một', 'b) Hai'], ['3. Tuyên truyền', 'a) Một', 'b) Hai'], 'the letter read as a figure'],
    [['1) Một', '2) Hai', '3) Ba', '4) Bốn', '5) Năm', '6) Sáu', '7) Bảy', '8) Tám', '9) Chín'], ['1) Một', '2) Hai', '3) Ba', '4) Bốn', '5) Năm', '6) Sáu', '7) Bảy', '8) Tám', '9) Chín'], 'a list of figures stays one'],
    [['a) Một', 'b) Hai', '1. Ba', 'a) Bốn', 'b) Năm'], ['a) Một', 'b) Hai', '1. Ba', 'a) Bốn', 'b) Năm'], 'a number begins a new list'],
    [['l. Mục đích', '2. Yêu cầu'], ['1. Mục đích', '2. Yêu cầu'], 'a stroke before 2 is 1'],
    [['i. Tổ chức', 'a) Một', '2. Hợp tác'], ['1. Tổ chức', 'a) Một', '2. Hợp tác'], 'the stroke with a dot, its list between'],
    [['l. Mục đích', '3. Yêu cầu'], ['l. Mục đích', '3. Yêu cầu'], 'nothing says what it is'],
    [['— Các sở', '~ Các ban', '-- Các ngành', '- Các huyện'], ['- Các sở', '- Các ban', '- Các ngành', '- Các huyện'], 'dashes'],
    [['—', '— 5', '= 10'], ['—', '— 5', '= 10'], 'no list'],
  ];
  test.each(rows)('%j → %j', (read, expected) => {
    const { texts, edits } = repaired(read);
    expect(texts).toEqual(expected);
    expect(edits.length).toBe(read.filter((text, i) => text !== expected[i]).length);
    expect(repaired(read, false)).toEqual({ texts: read, edits: [] });
    expect(repaired(expected).texts).toEqual(expected);
  });

  test('what was changed leads back to its place', () => {
    const { edits } = repaired(['a) Một', '6) Hai']);
    expect(edits).toEqual([{ step: 'read-letter', page: 1, raw: [7, 8], before: '6', after: 'b' }]);
  });

  const start = fc.constantFrom('a)', 'b)', '6)', 'd)', 'đ)', 'e)', '8)', 'a8)', '1)', '2)', '1.', '2.', 'l.', 'I.', 'II.', 'H.', 'IH', '11.', 'IV.', 'TL.', '—', '-', '', '?', ')');
  const texts = fc.array(fc.tuple(start, fc.constantFrom('Tổ chức', 'TỔ CHỨC', 'x', '', '5%', 'thực hiện')).map(([a, b]) => `${a} ${b}`.trim()), { maxLength: 12 });
  test('never throws, keeps what stands behind the markers, is the same a second time, leaves other pages alone', () => {
    fc.assert(fc.property(texts, (given) => {
      const first = repaired(given);
      const tail = (all: readonly string[]): string[] => all.map((text) => text.split(' ').slice(1).join(' '));
      expect(tail(first.texts).map((t, i) => given[i]!.endsWith(t))).toEqual(given.map(() => true));
      expect(repaired(given)).toEqual(first);
      const flow: readonly FlowElement[] = flowOf(given);
      expect(repairHeadings(flow, [page(false)], [])).toBe(flow);
    }));
  });
});

describe('columns of row numbers', () => {
  /** "1.2" as read; "|" for a title's row, "#n" for the signs counted, "!" for a sure reading. */
  const cell = (written: string): ReadMarker => ({
    text: written.replace(/[|!]|#\d+/g, ''), isTitle: written.includes('|'), doubt: written.includes('!') ? 0.02 : 0.4,
    signs: /#(\d+)/.exec(written) === null ? null : Number(/#(\d+)/.exec(written)![1]),
  });
  const rows: readonly [read: string, expected: (string | null)[], why: string][] = [
    ['1 2 3 4', ['1', '2', '3', '4'], 'in order'],
    ['I| 1 2 II| 1 2', ['I', '1', '2', 'II', '1', '2'], 'Roman numerals in rows of their own'],
    ['1| 11#2 12#2 13#2 2| 21#2 22#2', ['1', '1.1', '1.2', '1.3', '2', '2.1', '2.2'], 'lost dots'],
    ['1 2 ?#1 4', ['1', '2', '3', '4'], 'unread between its neighbours'],
    ['l Z 3 A S', ['1', '2', '3', '4', '5'], 'letters for figures'],
    ['1| 1.1 1.2 12#2 1.4', ['1', '1.1', '1.2', '1.3', '1.4'], 'a figure misread, as its neighbours say'],
    ['1! 2! 2! 3!', ['1', '2', '2', '3'], "the document's own double number, read surely"],
    ['1| 1.1 1.2#2! 1.2#2! 1.4#2!', ['1', '1.1', '1.2', '1.2', '1.4'], 'the same of decimal numbers: order does not change what was read for sure'],
    ['1 2 3 4| 41#2 42#2 43#2 44#2 5|', ['1', '2', '3', '4', '4.1', '4.2', '4.3', '4.4', '5'], 'a long run that begins with a lost dot'],
    ['1 2 2.1 2.2 ?#2| 1 2', ['1', '2', '2.1', '2.2', 'II', '1', '2'], 'the second Roman numeral of a column whose first was lost'],
    ['1! 2! 5! 6!', ['1', '2', '5', '6'], "the document's own gap"],
  ];
  test.each(rows)('%s → %j', (read, expected) => expect(numberRows(read.split(' ').map(cell))).toEqual(expected));

  const text = fc.constantFrom('1', '2', '3', '11', '1.1', '12', 'I', 'II', 'l', '?', 'TT', '', 'abc', '1.2.3', '99', 'Số');
  const markers = fc.array(fc.record({ text, signs: fc.option(fc.nat(6)), doubt: fc.constantFrom(0, 0.05, 0.4, 1), isTitle: fc.boolean() }), { maxLength: 14 });
  test('never throws, one answer a cell, markers only, the same each time', () => {
    fc.assert(fc.property(markers, (cells) => {
      const marks = numberRows(cells);
      expect(marks).toHaveLength(cells.length);
      expect(marks.filter((mark) => mark !== null && !/^(?:\d+(?:\.\d+)*|[IVX]+)$/.test(mark))).toEqual([]);
      expect(numberRows(cells)).toEqual(marks);
    }));
  });
});
