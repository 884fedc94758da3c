import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { clean } from '../../src/clean/clean.js';
import { ingestMarkdown } from '../../src/ingest/markdown.js';
import { ingestText } from '../../src/ingest/text.js';
import type { Cleaned } from '../../src/model/document.js';
import { linesOf, textsOf } from '../ingest/flow-helpers.js';

const source = { file: 'x', sha256: '', bytes: 0, mediaType: 'text/plain', url: null, publishedOn: null } as const;
const cleanText = (raw: string): Cleaned => clean({ source, ...ingestText(raw) });
const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url), 'utf8');
const asides = (cleaned: Cleaned): string[] => cleaned.furniture.map((item) => `${item.reason}: ${item.text}`);
const words = ['chuyển', 'đổi', 'kinh', 'tế', 'xã', 'hội', 'phát', 'triển', 'hạ', 'tầng', 'dữ', 'liệu', 'an', 'toàn'];
const body = (n: number, seed = 0): string => Array.from({ length: n }, (_, i) => `Dòng ${words[(i + seed) % words.length]!} ${words[(i * 5 + seed * 3) % words.length]!} của kế hoạch này,`).join('\n');

describe('page numbers of a text without pages', () => {
  test.each([
    ['binh-thuan.txt', ['7', '9']],
    ['ninh-thuan.txt', ['8']],
    ['ba-ria-vung-tau.txt', ['5']],
    ['binh-phuoc.txt', ['4', '7']],
    ['synth-001.txt', ['2']],
    ['synth-008.txt', ['2', '3']],
    ['synth-009.txt', []],
  ])('%s', (name, expected) => {
    expect(asides(cleanText(fixture(name)))).toEqual(expected.map((number) => `page-number: ${number}`));
  });

  test('numbers that rise page by page need no wide space', () => {
    expect(asides(cleanText(`${body(40)}\n\n2\n${body(40)}\n\n3\n${body(40)}\n`))).toEqual(['page-number: 2', 'page-number: 3']);
  });

  const sentence = `${body(50)}\nvà tổ chức thực hiện các nghị quyết, chỉ thị, kết luận của Bộ`;
  test.each([
    ['in the middle of a sentence, where page 3 begins', `${sentence}\n\n3\n\nChính trị, Ban Bí thư.\n${body(5)}`, ['page-number: 3']],
    ['too early for page 7', `${sentence}\n\n7\n\nChính trị, Ban Bí thư.\n${body(5)}`, []],
    ['between sentences', `${body(30)}\nvà tổ chức thực hiện các nghị quyết, chỉ thị, kết luận của Bộ Chính trị.\n\n3\n\nSở Y tế chủ trì.\n${body(5)}`, []],
    ['close to another', `${sentence}\n\n3\n\nChính trị, Ban Bí thư.\n\n4\n\nSở Y tế\n${body(20)}`, []],
    ['behind a page number that says what it is', `${body(16)}\nPAGE 2\n${body(20)}.\n\n3\n\nIII. TRÁCH NHIỆM\n${body(20)}`, ['residue: PAGE 2', 'page-number: 3']],
  ])('%s', (_why, text, expected) => {
    expect(asides(cleanText(text))).toEqual(expected);
  });

  test('row numbers of a flattened table stay', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i + 1}\nTỷ lệ thứ ${i} đạt 80%.\n\nSở Y tế\n`).join('\n');
    expect(asides(cleanText(`${body(30)}\n\nTT Nội dung Chủ trì\n${rows}`))).toEqual([]);
  });

  test('the line after a page number keeps the blank lines that parted it from the text', () => {
    const { flow } = cleanText('a,\n\n\n\n7\n\nb');
    expect(linesOf(flow).map((line) => [line.text.value, line.blanksBefore])).toEqual([['a,', 0], ['b', 3]]);
  });
});

describe('pages', () => {
  const pages = (count: number, page: (n: number) => string): string => Array.from({ length: count }, (_, i) => page(i + 1)).join('\f');

  test('numbers in the first or last line, running headers at the edges', () => {
    const cleaned = cleanText(pages(4, (n) => `CÔNG BÁO/Số 12${n}/Ngày 01-02-2025\n\n${body(5 + n, n)}\n\n${n}\n`));
    expect(cleaned.furniture.filter((item) => item.reason === 'page-number').map((item) => [item.page, item.text])).toEqual([[1, '1'], [2, '2'], [3, '3'], [4, '4']]);
    expect(cleaned.furniture.filter((item) => item.reason === 'running-header')).toHaveLength(4);
  });

  test('what stands at the edge of two pages only is text, and so is a repeated table head', () => {
    expect(asides(cleanText(pages(2, (n) => `ỦY BAN NHÂN DÂN\n${body(4 + n, n)}`)))).toEqual([]);
    expect(asides(cleanText(pages(4, (n) => `STT Nội dung Chủ trì\n${body(4 + n, n)}`)))).toEqual([]);
  });
});

describe('residue', () => {
  test.each(['PAGE', 'PAGE   2', 'PAGE \\* MERGEFORMAT 3', '葞 摧ḟÐ', '[Signature]', '- [Signature]', '--------', 'Error! Bookmark not defined.'])('%s', (text) => {
    expect(asides(cleanText(`KẾ HOẠCH\n${text}\nNăm 2025\n`))).toHaveLength(1);
  });
  test('what is left of a picture: scraps and stray signs in a row', () => {
    const junk = ['h', 'h', '|', 'B', 'Ê', 'hº', 'hº', '@', 'È', 'Î', '\\'];
    const cleaned = cleanText(`- Thành phần: Lãnh đạo sở.\n${junk.join('\n')}\n- Địa điểm: Phòng họp\n`);
    expect(asides(cleaned)).toEqual(junk.map((text) => `residue: ${text}`));
    expect(textsOf(cleaned.flow)).toEqual(['- Thành phần: Lãnh đạo sở.', '- Địa điểm: Phòng họp']);
  });
  test.each([['markers on lines of their own', 'I.\na)\n1\nII\nb)\n2'], ['cells', 'x\nx\nha\nx\nm²'], ['rows of a flattened table', '1\n%\n2\n%\n|\n3'], ['marks of a party letterhead', '*\n#\n*\n#']])('%s stay', (_why, lines) => {
    const kept = textsOf(cleanText(`KẾ HOẠCH\n${lines}\nNăm 2025\n`).flow);
    for (const line of lines.split('\n').filter((l) => l !== '|')) expect(kept).toContain(line);
  });
  test.each([['Trang 3/16', 'page-number'], ['- 4 -', 'page-number'], ['Page 2 of 7', 'page-number'], ['3 | P a g e', 'page-number']])('%s is a %s', (text, reason) => {
    expect(asides(cleanText(`KẾ HOẠCH\n${text}\nNăm 2025\n`))).toEqual([`${reason}: ${text}`]);
  });
  test.each(['Trang thiết bị', '- 4 nhiệm vụ', 'Trang 3 của Kế hoạch', '2025', '95%', 'PAGES', '∑ = 3', '(1)', 'I', 'Ω'.repeat(1) + ' là ký hiệu', '≥ 30%'])('%s is text', (text) => {
    expect(asides(cleanText(`KẾ HOẠCH\n${text}\nNăm 2025\n`))).toEqual([]);
  });

  test('a document that nobody can read keeps its lines and says so', () => {
    const cleaned = cleanText(Array.from({ length: 20 }, () => '葞摧Ѭѫ қҳ').join('\n'));
    expect(cleaned.furniture).toEqual([]);
    expect(cleaned.findings.map((finding) => finding.code)).toEqual(['garbled-text']);
  });
});

describe('whole documents', () => {
  test('a text in TCVN3 without fonts is converted; lines already in Unicode are left', () => {
    const raw = `${'Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch ph¸t triÓn kinh tÕ sè ®Õn n¨m 2005\n'.repeat(20)}Ủy ban nhân dân\n`;
    const cleaned = cleanText(raw);
    expect(textsOf(cleaned.flow)[0]).toBe('Uỷ ban nhân dân tỉnh ban hành Kế hoạch phát triển kinh tế số đến năm 2005');
    expect(textsOf(cleaned.flow).at(-1)).toBe('Ủy ban nhân dân');
    expect(new Set(cleaned.edits.map((edit) => edit.step))).toEqual(new Set(['legacy-encoding']));
  });

  test('cells are cleaned as lines are, and every edit says what stood where', () => {
    const raw = '| TT | Nội dung |\n|---|---|\n| 1 | hƣớng dẫn chuyể n đổi |\n';
    const cleaned = clean({ source, ...ingestMarkdown(raw) });
    const piece = cleaned.flow[0]!;
    expect(piece.kind === 'table-piece' && piece.cells.at(-1)!.lines[0]!.text.value).toBe('hướng dẫn chuyển đổi');
    for (const edit of cleaned.edits) expect(raw.slice(...edit.raw)).toBe(edit.before);
    expect(cleaned.edits.map((edit) => edit.step)).toEqual(['horn-u', 'split-words']);
  });

  test('cleaning a cleaned document changes nothing', () => {
    for (const name of ['ba-ria-vung-tau.txt', 'synth-008.txt', 'binh-thuan.txt']) {
      const once = cleanText(fixture(name));
      const twice = clean(once);
      expect(twice.edits).toEqual([]);
      expect(textsOf(twice.flow)).toEqual(textsOf(once.flow));
    }
  });
});
