import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { findZones, zoneOfLines } from '../../src/metadata/zones.js';
import { linesOf } from './lines.js';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url), 'utf8');

/** "main header: first … last" for each segment of a text. */
function shown(text: string): string[] {
  const lines = linesOf(text);
  const value = (i: number): string => lines[i]!.text.value.replace(/\s+/gu, ' ').trim().slice(0, 24);
  return findZones(lines).segments.map((s) => `${s.part} ${s.zone}: ${value(s.from)} … ${value(s.to - 1)}`);
}

describe('zones of whole documents', () => {
  test('a decision carries a plan: letterhead, recital, body, recipients, signature, then head and body of the plan', () => {
    expect(shown(fixture('ninh-thuan.txt'))).toEqual([
      'main header: ỦY BAN NHÂN DÂN … ỦY BAN NHÂN DÂN TỈNH NIN',
      'main preamble: Căn cứ Luật Tổ chức chín … QUYẾT ĐỊNH:',
      'main body: Điều 1. Ban hành kèm the … quan, đơn vị có liên qua',
      'main recipients: Nơi nhận: … - Lưu: VT.',
      'main signature: TM. ỦY BAN NHÂN DÂN … Nguyễn Long Biên',
      'promulgated header: ỦY BAN NHÂN DÂN … của Ủy ban nhân dân tỉnh',
      'promulgated body: I. MỤC ĐÍCH, YÊU CẦU … nhân dân tỉnh và Kế hoạc',
    ]);
  });

  test('without letterhead and title the text begins with its recital', () => {
    expect(shown(fixture('binh-phuoc.txt'))).toEqual([
      'main preamble: Thực hiện Kế hoạch số 31 … động năm 2023, cụ thể nh',
      'main body: I. MỤC ĐÍCH, YÊU CẦU … và các đơn vị có liên qu',
      'main recipients: Nơi nhận: … - Lưu: VT, KGVX, TD10.',
      'main signature: KT. TRƯỞNG BAN … Trần Tuyết Minh',
    ]);
  });

  test('what follows the signature is annex', () => {
    const zones = shown(fixture('binh-thuan.txt'));
    expect(zones.map((z) => z.split(':')[0])).toEqual(['main header', 'main preamble', 'main body', 'main recipients', 'main signature', 'main annex']);
    expect(zones.at(-1)).toMatch(/annex: PHỤ LỤC 01/u);
  });

  test('a plan carried under its type line alone', () => {
    expect(shown(fixture('synth-003.txt')).filter((z) => z.startsWith('promulgated'))[0]).toBe('promulgated header: KẾ HOẠCH … dân tỉnh)');
  });
});

const head = 'ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 1/KH-UBND\nCao Bằng, ngày 03 tháng 3 năm 2024\n';

describe('single lines', () => {
  test.each([
    ['a title of several lines ends at the recital', `${head}KẾ HOẠCH\nChuyển đổi số\ntỉnh Cao Bằng\nCăn cứ Quyết định số 1/QĐ-TTg;\nI. MỤC TIÊU`, ['main header', 'main preamble', 'main body']],
    ['a narrative opens after the title', `${head}KẾ HOẠCH\nKhắc phục hậu quả mưa lũ\n\nTrong những ngày qua, mưa lớn kéo dài\nlàm ngập nhiều nơi.\nI. MỤC TIÊU`, ['main header', 'main preamble', 'main body']],
    ['no recital at all', `${head}KẾ HOẠCH\nCài đặt phần mềm\nI. MỤC TIÊU\nA`, ['main header', 'main body']],
    ['signature before the recipients', `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\nA./.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nPHỤ LỤC\nA`, ['main header', 'main body', 'main signature', 'main recipients', 'main annex']],
    ['office broken over two lines is no name', `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\nA./.\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHuỳnh Minh Tuấn\nDANH MỤC\nB`, ['main header', 'main body', 'main recipients', 'main signature', 'main annex']],
    ['an annex named in the body is none', `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\n- Phụ lục 1: Phân công.\nPhụ lục II kèm theo.\nII. THỰC HIỆN\nB`, ['main header', 'main body']],
    ['Phụ lục in lower case with its bracket', `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\nA\nPhụ lục\nNHIỆM VỤ TRỌNG TÂM\n(Kèm theo Kế hoạch số 1/KH-UBND)`, ['main header', 'main body', 'main annex']],
    ['an annex titled Kế hoạch under a plan is no promulgated text', `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\nA\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn An\nKẾ HOẠCH\nB\n(Kèm theo Kế hoạch số 1/KH-UBND)\nI. C`, ['main header', 'main body', 'main recipients', 'main signature', 'main annex']],
    ['a letter: its subject is the title', 'BỘ CÔNG THƯƠNG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BCT-TTTN   Hà Nội, ngày 3 tháng 7 năm 2025\nV/v hướng dẫn quản lý\ncụm công nghiệp\n\nKính gửi: Sở Công Thương\n1. Về điều kiện', ['main header', 'main preamble', 'main body']],
  ])('%s', (_why, text, expected) => {
    expect(shown(text).map((z) => z.split(':')[0])).toEqual(expected);
  });

  test('lines that recipients and signature share belong to the recipients', () => {
    const text = `${head}KẾ HOẠCH\nX y\nI. MỤC TIÊU\nA./.\nNơi nhận:          TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;            CHỦ TỊCH\n- Lưu: VT.          Lê Văn An\nPHỤ LỤC I\nB`;
    const last = findZones(linesOf(text)).segments.slice(-2);
    expect(last.map((s) => [s.zone, s.to - s.from])).toEqual([['recipients', 3], ['annex', 2]]);
  });
});

const words = ['QUYẾT ĐỊNH', 'KẾ HOẠCH', 'Nơi nhận:', '- Lưu: VT.', 'KT. CHỦ TỊCH', 'Lê Văn An', 'PHỤ LỤC I', 'Căn cứ Luật', 'I. MỤC TIÊU', 'Điều 1. A', '(Kèm theo Quyết định số 1/QĐ-UBND)', 'CỘNG HÒA XÃ HỘI', 'Số: /KH-UBND', 'ỦY BAN NHÂN DÂN', '', '-----', 'như sau:', '**', '|', '\t', 'QUYẾT ĐỊNH:'];

test('any order of such lines is parted without gaps or overlaps', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 }), (soup) => {
      const lines = linesOf(soup.join('\n'));
      const zones = findZones(lines);
      let at = 0;
      for (const segment of zones.segments) {
        expect(segment.from).toBe(at);
        expect(segment.to).toBeGreaterThan(at);
        at = segment.to;
      }
      expect(at).toBe(lines.length);
      expect(zoneOfLines(zones)).toHaveLength(lines.length);
    }),
  );
});
