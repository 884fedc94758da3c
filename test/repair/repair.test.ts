import { describe, expect, it } from '@jest/globals';
import { repairLines } from '../../src/repair/repair.js';
import { line, textOf } from './lines.js';

const page = 'triến khai chuyến đối số trên địa bàn tính và tổ chức thực hiện nhiệm vụ phát triến kinh tế số, xã hội số';

describe('words repaired', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['Kế hoạch chuyến~90 đối~90 số của tỉnh~90', 'Kế hoạch chuyển đổi số của tỉnh', 'hook read as acute, both words at once'],
    ['triến~88 khai thực hiện', 'triển khai thực hiện', 'no neighbour before it'],
    ['Ủy ban nhân đân~82 tỉnh', 'Ủy ban nhân dân tỉnh', 'd read as đ'],
    ['phát triển kinh tế - xã hôi~80 của tỉnh', 'phát triển kinh tế - xã hội của tỉnh', 'a lost mark'],
    ['thực biện~74 nhiệm vụ', 'thực hiện nhiệm vụ', 'h read as b'],
    ['ĐÔN ĐỐC THỰC HIỆN CHUYẾN~80 ĐỐI~80 SỐ', 'ĐÔN ĐỐC THỰC HIỆN CHUYỂN ĐỔI SỐ', 'capitals stay capitals'],
    ['chuyển đổi SỐ~60 trên địa bàn', 'chuyển đổi số trên địa bàn', 'capitals that differ from small letters by size alone'],
    ['CỌNG~70 HÒA XÃ HỌI~60 CHỦ NGHĨA VIỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'letterhead'],
    ['Độệc~38 lập - Tự do - Hạnh phúc', 'Độc lập - Tự do - Hạnh phúc', 'motto'],
    ['số 06/QÐ-TTg~54 ngày', 'số 06/QĐ-TTg ngày', 'Icelandic letter in a symbol'],
    ['số 942/QĐ-TTq~52 ngày', 'số 942/QĐ-TTg ngày', 'one letter of a known body'],
    ['~~80 Sở Tài chính', '- Sở Tài chính', 'hyphen of a list item'],
    ['ngày 17/5⁄2021~32 của', 'ngày 17/5/2021 của', 'slash of fractions in a date'],
  ];
  it.each(cases)('%s → %s (%s)', (read, expected) => {
    const { lines, repairs } = repairLines([line(page, 0.9), line(read)]);
    expect(textOf(lines.slice(1))).toBe(expected);
    expect(repairs.length).toBeGreaterThan(0);
    for (const word of lines[1]!.words) expect(word.read === undefined || word.read !== word.text).toBe(true);
  });
});

describe('words left as they were read', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['đối tượng thụ hưởng', 'a word of its own, in its own company'],
    ['các chỉ tiêu của tỉnh', 'both chi and chỉ are words'],
    ['tính đến ngày 30 tháng 6', 'tính, not tỉnh'],
    ['tố cáo, khiếu nại', 'tố, not tổ'],
    ['trung tâm SOC của tỉnh', 'an abbreviation, not "soc"'],
    ['Báo cáo 117/BC-BPC~88 ngày', 'a body that the registers do not know'],
    ['Nghị quyết số 09-NQ/TƯ~55 ngày', 'another spelling of a known one'],
    ['nền tảng Zalo~80 và Facebook~80', 'foreign names'],
    ['xã Krông~80 Ana', 'a name that is no syllable'],
    ['mục 3⁄4~50 nêu', 'figures with a slash may be anything'],
    ['UỶ BAN NHÂN DÂN và hoà bình', 'another placement of tone marks is no error'],
  ];
  it.each(cases)('%s (%s)', (read) => {
    const plain = read.replace(/~\d\d/g, '');
    const { lines, repairs } = repairLines([line(read)]);
    expect(textOf(lines)).toBe(plain);
    expect(repairs).toEqual([]);
  });
});

describe('list markers', () => {
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [['b) Sở Tài chính', '€)~70 Sở Nội vụ'], 'c)', 'the next after b)'],
    [['d) Sở Tài chính', 'd)~80 Sở Nội vụ'], 'đ)', 'd twice: the second is đ'],
    [['a) Sở Tài chính', '€)~70 Sở Nội vụ'], '€)', 'b) is missing: nothing proves c)'],
    [['€)~70 Sở Nội vụ'], '€)', 'nothing before it'],
    [['a) Sở Tài chính', '8)~70 Sở Nội vụ'], '8)', 'digits stay'],
    [['c) Sở Tài chính', 'd) Sở Nội vụ', 'đ) Sở Y tế', 'e) Sở Xây dựng'], 'e)', 'a right row stays'],
  ];
  it.each(cases)('%j → %s (%s)', (read, expected) => {
    const { lines } = repairLines(read.map((text) => line(text)));
    expect(lines[lines.length - 1]!.words[0]!.text).toBe(expected);
  });
});

describe('what a repair records', () => {
  it('keeps what was read beside what stands now, and says by which rule', () => {
    const { lines, repairs } = repairLines([line('Kế hoạch chuyến~90 đổi số')]);
    const repaired = lines[0]!.words[2]!;
    expect(repaired).toMatchObject({ text: 'chuyển', read: 'chuyến', confidence: 0.9 });
    expect(repaired.doubt).toBeLessThan(0.05);
    expect(repairs).toEqual([{ before: 'chuyến', after: 'chuyển', rule: 'context' }]);
  });

  it('doubts a word that does not fit and that nothing replaces', () => {
    const [kept, odd] = repairLines([line('nguồn kinh phí'), line('xlươ~40')]).lines;
    expect(odd!.words[0]!.read).toBeUndefined();
    expect(odd!.words[0]!.doubt).toBeGreaterThan(0.3);
    expect(kept!.words[1]!.doubt).toBeLessThan(0.1);
  });

  it('takes an empty page', () => expect(repairLines([])).toEqual({ lines: [], repairs: [] }));
});
