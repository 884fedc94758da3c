import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { SectionNode } from '../../src/model/document.js';
import { readDocument } from '../../src/pipeline.js';
import { fixture, gold, goldNames, limits } from '../support/documents.js';

const head = 'ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\n\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBình Định, ngày 12 tháng 3 năm 2023\n\nKẾ HOẠCH\nChuyển đổi số năm 2023\n\nCăn cứ Luật Công nghệ thông tin;\n\n';

async function outlineOf(body: string): Promise<{ outline: string[]; codes: string[] }> {
  const document = await readDocument(new TextEncoder().encode(head + body), { file: 'made-up.txt', ...limits });
  const outline: string[] = [];
  const walk = (nodes: readonly SectionNode[], path: string): void => {
    for (const node of nodes) {
      const here = `${path}${node.marker ?? '¶'}`;
      outline.push(here);
      walk(node.children, `${here}>`);
    }
  };
  walk(document.sections, '');
  return { outline, codes: document.findings.map((f) => f.code) };
}

type Row = [why: string, body: string, outline: string[], codes: string[]];
const rows: Row[] = [
  ['sections, items, bullets', 'I. MỤC TIÊU\n1. Chung\n- Một.\n- Hai.\nII. NHIỆM VỤ\n', ['I', 'I>1', 'I>1>-', 'I>1>-', 'II'], []],
  ['1.1 stands under 1', 'I. MỤC TIÊU\n1. Chung\n1.1. Số một\n1.2. Số hai\n2. Riêng\n', ['I', 'I>1', 'I>1>1.1', 'I>1>1.2', 'I>2'], []],
  ['a number used twice is kept and told', 'I. MỤC TIÊU\nII. NHIỆM VỤ\nII. GIẢI PHÁP\nIII. TỔ CHỨC\n', ['I', 'II', 'II', 'III'], ['duplicate-marker']],
  ['a skipped letter is kept and told', 'I. MỤC TIÊU\na) Một.\nc) Ba.\n', ['I', 'I>a', 'I>c'], ['skipped-marker']],
  ['d, đ, e is one list', 'I. MỤC TIÊU\na) A.\nb) B.\nc) C.\nd) D.\nđ) Đ.\ne) E.\ng) G.\n', ['I', 'I>a', 'I>b', 'I>c', 'I>d', 'I>đ', 'I>e', 'I>g'], []],
  ['d, e is one list too', 'I. MỤC TIÊU\na) A.\nb) B.\nc) C.\nd) D.\ne) E.\nf) F.\n', ['I', 'I>a', 'I>b', 'I>c', 'I>d', 'I>e', 'I>f'], []],
  ['letters restart under the next number', 'I. MỤC TIÊU\n1. Một\na) A.\nb) B.\n2. Hai\na) A.\n', ['I', 'I>1', 'I>1>a', 'I>1>b', 'I>2', 'I>2>a'], []],
  ['plus under a dash', 'I. MỤC TIÊU\n- Một:\n+ Nhỏ một.\n+ Nhỏ hai.\n- Hai.\n', ['I', 'I>-', 'I>->+', 'I>->+', 'I>-'], []],
  ['a wrapped year is no marker', 'I. MỤC TIÊU\n- Phấn đấu hoàn thành toàn bộ các nhiệm vụ được giao trong kế hoạch này đến năm\n2025. Tiếp tục thực hiện trong những năm sau.\n- Hai.\n', ['I', 'I>-', 'I>-'], []],
  ['a dash inside a name is no bullet', 'I. MỤC TIÊU\n- Giao nhiệm vụ này cho các cơ quan có liên quan và cho Sở Lao động\n- Thương binh và Xã hội chủ trì thực hiện.\n- Hai.\n', ['I', 'I>-', 'I>-'], []],
  ['numbers in brackets under a letter', 'I. MỤC TIÊU\na) Các việc:\n(1) Một.\n(2) Hai.\nb) Khác.\n', ['I', 'I>a', 'I>a>(1)', 'I>a>(2)', 'I>b'], []],
  ['a heading that fills its line does not swallow the duty', 'I. PHÂN CÔNG\n1. Đồng chí Giám đốc Sở Thông tin và Truyền thông - Phó Trưởng ban Thường trực\nGiúp Trưởng ban điều hành hoạt động của Ban Chỉ đạo; chủ trì, phối hợp với Văn\nphòng UBND tỉnh chuẩn bị các phiên họp định kỳ.\n2. Ban\nMột.\n', ['I', 'I>1', 'I>1>¶', 'I>2', 'I>2>¶'], []],
  ['signs of comparison behind a marker', 'I. MỤC TIÊU\n(1) Một.\n(2) ≥ 95% dân số.\n', ['I', 'I>(1)', 'I>(2)'], []],
  ['1.1- as Party documents write it', 'I- MỤC TIÊU\n1- Chung\n1.1- Số một.\n1.2- Số hai.\n', ['I', 'I>1', 'I>1>1.1', 'I>1>1.2'], []],
  ['Phần with its title on the next line', 'Phần thứ nhất\nMỤC TIÊU\nI. CHUNG\n1. Một\nPhần thứ hai\nNHIỆM VỤ\nI. RIÊNG\n', ['Phần thứ nhất', 'Phần thứ nhất>I', 'Phần thứ nhất>I>1', 'Phần thứ hai', 'Phần thứ hai>I'], []],
];

describe('parseSections', () => {
  test.each(rows)('%s', async (_, body, outline, codes) => {
    const result = await outlineOf(body);
    expect(result.outline).toEqual(outline);
    expect(result.codes.filter((c) => c.endsWith('marker'))).toEqual(codes);
  });

  test('every full list of điểm letters is one list without a finding', async () => {
    for (const letters of ['abcdđeghiklmnopqrstuvxy', 'abcdeghiklmnopq']) {
      const { outline, codes } = await outlineOf(`I. MỤC TIÊU\n${[...letters].map((l) => `${l}) Việc.`).join('\n')}\n`);
      expect(outline).toEqual(['I', ...[...letters].map((l) => `I>${l}`)]);
      expect(codes).not.toContain('duplicate-marker');
    }
  });

  test('keyword soup never throws, and every word of it stays in the reading text', async () => {
    const word = fc.constantFrom('I.', 'II.', '1.', '1.1', 'a)', 'đ)', '-', '+', 'Điều 1.', 'Phần thứ hai', 'Kinh tế số', 'đạt 80%', 'Nơi nhận:', 'PHỤ LỤC', 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', '2025', 'Căn cứ', ';', '.');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 25 }), async (soup) => {
        const text = soup.map((line) => line.join(' ')).join('\n');
        const document = await readDocument(new TextEncoder().encode(`${text}\n`), { file: 'soup.txt', ...limits });
        const kept = document.text.value + document.furniture.map((f) => f.text).join(' ');
        for (const w of ['Kinh tế số', 'đạt 80%']) expect(kept.split(w).length).toBe(text.split(w).length);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

interface GoldSection { path: string[]; title: string | null; starts: string | null; bullets: number }

describe('the section trees of the gold documents', () => {
  test.each(goldNames)('%s', async (name) => {
    const answers = gold(name);
    const document = await readDocument(fixture(answers.source), { file: answers.source, ...limits });
    const found: { path: string; head: string; bullets: number }[] = [];
    const walk = (nodes: readonly SectionNode[], path: string[]): void => {
      for (const node of nodes) {
        const structural = !['bullet', 'plus', 'paragraph'].includes(node.kind);
        const here = structural ? [...path, node.marker!] : path;
        if (structural) found.push({ path: here.join('>'), head: firstWords(node.title ?? node.text!), bullets: node.children.filter((c) => c.kind === 'bullet').length });
        walk(node.children, here);
      }
    };
    walk(document.sections, []);
    const expected = (answers['sections'] as GoldSection[]).map((s) => ({ path: s.path.join('>'), head: firstWords(s.title ?? s.starts ?? ''), bullets: s.bullets }));
    expect(found).toEqual(expected);
  });
});

const firstWords = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').slice(0, 6).join(' ');
