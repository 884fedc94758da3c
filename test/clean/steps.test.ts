import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { steps } from '../../src/clean/steps.js';
import { rawSpan } from '../../src/text/tracked.js';
import { cleaned, lineOf, runOf } from './clean-helpers.js';

describe('steps', () => {
  const rows: readonly [input: string, expected: string, steps: string[], why: string][] = [
    ['Sở NN&amp;PTNT', 'Sở NN&PTNT', ['entities'], 'character references'],
    ['R&amp;amp;D &#272;&#7879; &ecirc; &nosuch; A&B;', 'R&D Đệ ê &nosuch; A&B;', ['entities'], 'also twice and by number; unknown ones stay'],
    ['A&#38;\u00adB, &#7\u00ad0; &shy;C', 'A&B, F C', ['invisible', 'entities'], 'references cut by or standing for what is invisible'],
    ['ho\u00e0\u0323'.normalize('NFD'), 'hoạ\u0300'.normalize('NFC'), ['compose'], 'two tones: composed as Unicode says'],
    ['chuye\u0302\u0309n đo\u0302\u0309i', 'chuyển đổi', ['compose'], 'NFD'],
    ['co \u0302ng nghe \u0302\u0323', 'công nghệ', ['detached-marks', 'compose'], 'a blank before the mark'],
    ['hƣớng dẫn Công Thƣơng, Ƣu', 'hướng dẫn Công Thương, Ưu', ['horn-u'], 'gha'],
    ['nhƣ\u0303ng', 'những', ['horn-u', 'compose'], 'gha with a mark'],
    ['đội ngǜ cǜ', 'đội ngũ cũ', ['letters'], 'ǜ'],
    ['BLÐTBXH, ðiều, Ɖắk', 'BLĐTBXH, điều, Đắk', ['letters'], 'eth and African D'],
    ['CỘNG HÕA XÃ HỘI, Hõa Bình, tỉnh KHÁNH HÕA', 'CỘNG HÒA XÃ HỘI, Hòa Bình, tỉnh KHÁNH HÒA', ['known-words'], 'Õ for Ò'],
    ['\uf0b7 Nội dung', '- Nội dung', ['bullets'], 'private use'],
    ['• Nội dung', '- Nội dung', ['bullets'], 'bullet'],
    ['▪Nội dung • hai', '- Nội dung • hai', ['bullets'], 'at the start only'],
    ['Có \uf0b3 30% và \uf0a3 5', 'Có ≥ 30% và ≤ 5', ['symbols'], 'signs of the symbol font'],
    ['§ Điều', '- Điều', ['bullets'], 'Wingdings'],
    ['§1', '§1', [], 'a section sign'],
    ['tr\u00adường\u200b học\ufeff', 'trường học', ['invisible'], 'soft hyphen, zero width'],
    ['a\u0007b', 'ab', ['invisible'], 'control characters'],
    ['a\u00a0b \t  c ', 'a b c', ['blanks'], 'blanks'],
    ['chuyể n đổi số', 'chuyển đổi số', ['split-words'], 'a cut word'],
    ['ngh iệp vụ, doan h ngh iệ p', 'nghiệp vụ, doanh nghiệp', ['split-words'], 'cut in several places'],
    ['năm 200 3 và giai đoạn 202 1 - 202 5', 'năm 2003 và giai đoạn 2021 - 2025', ['split-numbers'], 'cut years'],
    ['Căn cứ Quyết định số 3 456/QĐ-UBND, số 1 813 /QĐ - TTg và Nghị quyết số 1 2-NQ/TU', 'Căn cứ Quyết định số 3456/QĐ-UBND, số 1813 /QĐ - TTg và Nghị quyết số 12-NQ/TU', ['split-numbers'], 'a cut number'],
    ['SỐ: 1 278/KH-UBND; Quyết định 3 456/QĐ-UBND; Nghị định số 8 0/2021/NĐ-CP', 'SỐ: 1278/KH-UBND; Quyết định 3456/QĐ-UBND; Nghị định số 80/2021/NĐ-CP', ['split-numbers'], 'a cut number'],
    ['Đề án 06 411/QĐ-TTg; tổng số 3 456/KH; mục số 1 2/3 hộ; Kế hoạch 5 12/KH-UBND; số 1 25 Gb/s; hộ số 1 2/tháng-người', 'Đề án 06 411/QĐ-TTg; tổng số 3 456/KH; mục số 1 2/3 hộ; Kế hoạch 5 12/KH-UBND; số 1 25 Gb/s; hộ số 1 2/tháng-người', [], 'none'],
    ['(G DP) và GR DP', '(GDP) và GRDP', ['split-numbers'], 'a cut abbreviation'],
    ['Điểm a khoản h Điều 5; điểm n, tổ c, số 2 3', 'Điểm a khoản h Điều 5; điểm n, tổ c, số 2 3', [], 'letters and numbers of lists stay'],
    ['đạt 1 8,3 triệu năm 2025 2 lần', 'đạt 1 8,3 triệu năm 2025 2 lần', [], 'in doubt nothing is joined'],
    ['ĐÓC, DÖI, Phân đấu', 'ĐÓC, DÖI, Phân đấu', [], 'misread letters are not repaired silently'],
    ['Uû ban nh©n d©n', 'Uû ban nh©n d©n', [], 'no encoding known: left as it is'],
    ['“Tỉnh” – số 1/KH-UBND… ủy, uỷ', '“Tỉnh” – số 1/KH-UBND… ủy, uỷ', [], 'quotes, dashes and spellings stay as written'],
  ];
  test.each(rows)('%j → %j', (input, expected, ids) => {
    const result = cleaned(input);
    expect(result.text).toBe(expected);
    expect(result.steps).toEqual(ids);
  });

  test('ids are unique and every step names its source', () => {
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
    for (const step of steps) expect([step.does, step.source].every((text) => text.length > 3)).toBe(true);
  });
});

describe('fonts', () => {
  test('TCVN3 by font name, run by run; capitals fonts draw capitals', () => {
    const text = 'Uû ban nh©n d©n | Ủy ban';
    const line = lineOf(text, { runs: [runOf(0, 16, '.VnTime'), runOf(16, text.length, 'TimesNewRomanPSMT')] });
    expect(cleaned(line).text).toBe('Uỷ ban nhân dân | Ủy ban');
    const heading = 'céng hoµ x∙ héi, th−¬ng';
    expect(cleaned(lineOf(heading, { runs: [runOf(0, heading.length, 'ABCDEF+VnTimeHBold')] })).text).toBe('CỘNG HOÀ XÃ HỘI, THƯƠNG');
  });

  test('ư is the soft hyphen of TCVN3, and a minus sign in some extractions, but not between numbers', () => {
    const text = 'Tr\u00adëng, n−íc 2001−2005';
    expect(cleaned(lineOf(text, { runs: [runOf(0, text.length, '.VnTime')] })).text).toBe('Trưởng, nước 2001−2005');
  });

  test('VNI: two characters for a letter with a tone', () => {
    const text = 'Sôû Thoâng tin vaø Truyeàn thoâng ñöôïc, tyû leä';
    expect(cleaned(lineOf(text, { runs: [runOf(0, text.length, 'VNI-Times')] })).text).toBe('Sở Thông tin và Truyền thông được, tỷ lệ');
  });
});

describe('laws', () => {
  const units = fc.array(fc.constantFrom(...'aăâeêioôơuưyđnghctkpmbAĐƠ0123456789 .,-)('.split(''), '\u0300', '\u0301', '\u0303', '\u0309', '\u0323', '\u0302', '\u031b', 'ƣ', 'Ð', 'ǜ', 'õ', 'H', '&amp;', '&lt;', '&#', ';', '\u00ad', '\u00a0', '\t', '•', '\uf0b7', 'năm ', '20', '©', '®', 'ﬁ', '\ud83d\ude00', '\u1161', '\u1100'), { maxLength: 40 });

  test('cleaning twice is cleaning once', () => {
    fc.assert(fc.property(units, (parts) => {
      const once = cleaned(parts.join('')).text;
      expect(cleaned(once).text).toBe(once);
    }), { numRuns: 1500 });
  });

  test('the map to the raw text rises, and segments and runs stay inside the text', () => {
    fc.assert(fc.property(units, fc.nat(), (parts, cut) => {
      const raw = parts.join('');
      const at = raw.length === 0 ? 0 : cut % raw.length;
      const { line, edits } = cleaned(lineOf(raw, { segments: [[0, at], [at, raw.length]], runs: [runOf(0, raw.length, 'Arial')] }));
      const known = line.text.origin.filter((o) => o >= 0);
      expect(line.text.origin).toHaveLength(line.text.value.length);
      expect(known.every((o, i) => o < raw.length && (i === 0 || o >= known[i - 1]!))).toBe(true);
      for (const [start, end] of [...line.segments, ...line.runs.map((run) => [run.start, run.end] as const)]) {
        expect(start >= 0 && start <= end && end <= line.text.value.length).toBe(true);
      }
      for (const edit of edits) expect(edit.raw[0] <= edit.raw[1] && edit.raw[1] <= raw.length).toBe(true);
    }), { numRuns: 1000 });
  });

  test('text that is right stays, unit by unit', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Ủy', 'ban', 'nhân', 'dân', 'chuyển', 'đổi', 'số', '95%', '2025', '411/QĐ-TTg', '- a)'), { minLength: 1, maxLength: 12 }), (words) => {
      const text = words.join(' ');
      const { line, edits } = cleaned(text);
      expect(edits).toEqual([]);
      expect(rawSpan(line.text)).toEqual([0, text.length]);
    }));
  });
});
