import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import { readFileSync } from 'node:fs';
import { ingestMarkdown } from '../../src/ingest/markdown.js';
import { everyLine, linesOf, rowsOf, tablesOf, textsOf } from './flow-helpers.js';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url), 'utf8');
const long = 'Một đoạn văn dài để thấy rằng tệp này không ngắt dòng ở một độ rộng nhất định, vì dòng này dài hơn một trăm bốn mươi ký tự, như các tệp do công cụ chuyển đổi viết ra.\n\n';
const texts = (raw: string): string[] => textsOf(ingestMarkdown(long + raw).flow).slice(1);

describe('lines', () => {
  const rows: readonly [input: string, expected: string[], why: string][] = [
    ['## **1. Mục đích**', ['1. Mục đích'], 'the number of a heading is its text'],
    ['1. một\n1. hai\n7. ba', ['1. một', '1. hai', '7. ba'], 'items keep the number they were written with'],
    ['1) một\n2) hai', ['1) một', '2) hai'], 'and its closing'],
    ['- a\n  - b\n    + c\n', ['- a', '- b', '+ c'], 'nested lists are flattened'],
    ['* a', ['* a'], 'the bullet as written'],
    ['- Phụ lục 1:** Phân công.', ['- Phụ lục 1: Phân công.'], 'a mark without its partner'],
    ['**2.**** **Rà soát', ['2. Rà soát'], 'broken bold pieces'],
    ['*3.2. *Công nghiệp', ['3.2. Công nghiệp'], 'a blank before the closing mark'],
    ['**A**\\\nB  \nC<br>D<br/>E', ['A', 'B', 'C', 'D', 'E'], 'breaks of every kind'],
    ['360 <sup>0</sup> và <b>đậm</b><!-- ẩn -->', ['360 0 và đậm'], 'tags and comments off'],
    ['Sở NN&amp;PTNT &lt;5%', ['Sở NN&PTNT <5%'], 'entities'],
    ['a \\* b \\- c', ['a * b - c'], 'escapes'],
    ['từ ~10 đến ~20 tỷ', ['từ ~10 đến ~20 tỷ'], 'tildes are no strikethrough'],
    ['    b) Thụt vào bốn ký tự', ['b) Thụt vào bốn ký tự'], 'an indent is no code'],
    ['TỈNH X\n-------', ['TỈNH X'], 'a rule under a name makes no heading'],
    ['[1]: Chương trình số 30-CTr/TU', ['[1]: Chương trình số 30-CTr/TU'], 'a footnote is no link'],
    ['xem [Nghị quyết](https://a.vn/b) này', ['xem Nghị quyết này'], 'links are their text'],
    ['Điểm <= 5 và <Tên> đầy đủ', ['Điểm <= 5 và <Tên> đầy đủ'], 'what is no tag stays'],
    ['** **\n\n* *\n\n***\n\na', ['a'], 'loose marks are nothing'],
    ['> trích', ['trích'], 'quotations'],
    ['```markdown\n# A\n```', ['A'], 'a fence around Markdown'],
    ['```\nx = 1\n```', ['x = 1'], 'code is text'],
  ];
  test.each(rows)('%j', (input, expected) => {
    expect(texts(input)).toEqual(expected);
  });

  test('marks say bold and italic, also broken ones', () => {
    const { flow } = ingestMarkdown(`${long}**I. MỤC TIÊU**\n\n**PHÓ CHỦ TỊCH **\n\n*nghiêng*\n\n**nửa** thôi\n\n<b>A</b>\n`);
    expect(linesOf(flow).slice(1).map((line) => [line.bold, line.italic])).toEqual([[true, false], [true, false], [false, true], [false, false], [true, false]]);
  });

  test('roles and blocks', () => {
    const { flow } = ingestMarkdown(`${long}# A\n\n- b\n\n**c  \nd**\n`);
    const lines = linesOf(flow).slice(1);
    expect(lines.map((line) => line.role)).toEqual(['heading', 'list-item', 'text', 'text']);
    expect(lines[2]!.block).toBe(lines[3]!.block);
    expect(new Set(lines.map((line) => line.block)).size).toBe(3);
  });

  test('in a file cut at a width the lines of a paragraph are one block, and a dash at the start of one is no item', () => {
    const lines = linesOf(ingestMarkdown('**I. MỤC\nĐÍCH**\n\nSở Lao động\n- Thương binh và Xã hội\nchủ trì\n').flow);
    expect(lines.map((line) => [line.text.value, line.role])).toEqual([['I. MỤC', 'text'], ['ĐÍCH', 'text'], ['Sở Lao động', 'text'], ['- Thương binh và Xã hội', 'text'], ['chủ trì', 'text']]);
    expect(lines[0]!.block).toBe(lines[1]!.block);
  });

  test('in a file with a line for each paragraph every line is a block', () => {
    const lines = linesOf(ingestMarkdown(`${long}Căn cứ A;\nCăn cứ B;\n`).flow).slice(1);
    expect(lines[0]!.block).not.toBe(lines[1]!.block);
  });

  test('blank lines before', () => {
    expect(linesOf(ingestMarkdown('# a\n\n\n\nb\nc').flow).map((line) => line.blanksBefore)).toEqual([0, 3, 0]);
  });
});

describe('tables', () => {
  const table = (raw: string) => rowsOf(tablesOf(ingestMarkdown(raw).flow)[0]!);

  test('cells have lines and bold', () => {
    const piece = tablesOf(ingestMarkdown('| <b>TT</b> | Chủ trì |\n|---|---|\n| 1.1 | Sở NN&amp;PTNT;<br>Sở Y tế |\n').flow)[0]!;
    expect(rowsOf(piece)).toEqual([['TT', 'Chủ trì'], ['1.1', 'Sở NN&PTNT;/Sở Y tế']]);
    expect(piece.cells.map((cell) => cell.lines.every((line) => line.bold))).toEqual([true, false, false, false]);
    expect(piece.method).toBe('markdown');
  });

  const broken: readonly [raw: string, expected: (string | null)[][], why: string][] = [
    ['| TT | A | B |\n|---|---|\n| 1 | a | b |', [['TT', 'A', 'B'], ['1', 'a', 'b']], 'separator too short'],
    ['| TT | A |\n|---|---|---|\n| 1 | a |', [['TT', 'A'], ['1', 'a']], 'separator too long'],
    ['| 1 | a | b |\n| 2 | c | d |', [['1', 'a', 'b'], ['2', 'c', 'd']], 'no separator: a table cut at a page'],
    ['| TT | A |\n|---|---|\n| 1 | a | thừa |', [['TT', 'A', ''], ['1', 'a', 'thừa']], 'a cell beyond the head is kept'],
    ['| TT | A | B |\n|---|---|---|\n| 1 | a', [['TT', 'A', 'B'], ['1', 'a', '']], 'a short row'],
    ['| TT | A | B |\n|---|---|---|\n| 1 | dòng một\ndòng hai | b |', [['TT', 'A', 'B'], ['1', 'dòng một/dòng hai', 'b']], 'a line break inside a cell'],
    ['| a \\| b | c |\n|---|---|\n| - | + d |', [['a | b', 'c'], ['-', '+ d']], 'escaped bars; dashes and pluses are content'],
    ['TT | A\n---|---\n1 | a', [['TT', 'A'], ['1', 'a']], 'without outer bars'],
    ['| TT | A | B |\n|---|---|---|\n| | | |\n| 1 | a | b |', [['TT', 'A', 'B'], ['1', 'a', 'b']], 'rows without text'],
  ];
  test.each(broken)('%j', (raw, expected) => {
    expect(table(raw)).toEqual(expected);
  });

  test('a head repeated in the middle begins another piece', () => {
    expect(tablesOf(ingestMarkdown('| TT | A | B |\n|---|---|---|\n| 1 | a | c |\n| TT | A | B |\n|---|---|---|\n| 2 | b | d |\n').flow).map(rowsOf)).toEqual([
      [['TT', 'A', 'B'], ['1', 'a', 'c']],
      [['TT', 'A', 'B'], ['2', 'b', 'd']],
    ]);
  });

  test('letterhead and signature in tables are lines, column by column', () => {
    const head = '| **ỦY BAN NHÂN<br>DÂN**<br>**TỈNH X**<br>------- | **CỘNG HÒA XÃ<br>HỘI CHỦ NGHĨA VIỆT NAM**<br>Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số:           /KH-UBND | *X, ngày      tháng 6 năm 2026* |\n';
    const end = '| Nơi nhận:<br>- Như trên;<br>- Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** |\n|---|---|\n';
    const { flow } = ingestMarkdown(`${head}\nKẾ HOẠCH\n\n${end}`);
    expect(tablesOf(flow)).toEqual([]);
    expect(textsOf(flow).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'ỦY BAN NHÂN DÂN', 'TỈNH X', 'Số: /KH-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'X, ngày tháng 6 năm 2026',
      'KẾ HOẠCH', 'Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN',
    ]);
  });
});

describe('cells between lonely bars', () => {
  const bars = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => `|\n${row.map((cell) => (cell === '' ? '' : `${cell}\n`)).join('|\n')}|\n`).join('')}\n`;

  test('rows, group rows, wrapped cells, empty cells', () => {
    const raw = bars([
      ['**STT**', '**Nhiệm vụ, giải\npháp**', '**Chủ trì**', '**Ghi chú**'],
      ['**I**', '**Nhóm một**'],
      ['1', 'Rà soát,\ncập nhật', 'Sở Tài chính', ''],
      ['2', 'Đề xuất', '', ''],
      ['**II**', '**Nhóm hai**'],
      ['1', 'Xây dựng', 'Sở Y tế', 'x'],
    ]);
    const [piece, ...none] = tablesOf(ingestMarkdown(`trước\n\n${raw}sau\n`).flow);
    expect(none).toEqual([]);
    expect(piece!.method).toBe('bars');
    expect(rowsOf(piece!)).toEqual([
      ['STT', 'Nhiệm vụ, giải/pháp', 'Chủ trì', 'Ghi chú'],
      ['I', 'Nhóm một', null, null],
      ['1', 'Rà soát,/cập nhật', 'Sở Tài chính', ''],
      ['2', 'Đề xuất', '', ''],
      ['II', 'Nhóm hai', null, null],
      ['1', 'Xây dựng', 'Sở Y tế', 'x'],
    ]);
    expect(piece!.cells.find((cell) => cell.lines[0]?.text.value === 'Nhóm một')?.colSpan).toBe(3);
  });

  test('a head of two lines', () => {
    const raw = bars([['STT', 'Nội dung', 'Năm hiện hành 2025', 'Dự kiến 03 năm'], ['Kế hoạch', 'Ước', '2026', '2027'], ['1', 'Dân số', '2,1', '2,2', '2,3', '2,4'], ['2', 'Hộ', '', '3', '4', '5']]);
    const piece = tablesOf(ingestMarkdown(raw).flow)[0]!;
    expect(rowsOf(piece)).toEqual([
      ['STT', 'Nội dung', 'Năm hiện hành 2025', null, 'Dự kiến 03 năm', null],
      [null, null, 'Kế hoạch', 'Ước', '2026', '2027'],
      ['1', 'Dân số', '2,1', '2,2', '2,3', '2,4'],
      ['2', 'Hộ', '', '3', '4', '5'],
    ]);
    expect(piece.cells[0]!.rowSpan).toBe(2);
  });

  test('cells merged downwards', () => {
    const raw = bars([['TT', 'Đối tượng', 'Thông số', 'Tần suất'], ['1', 'Nước cấp cho nuôi tôm', 'pH, độ mặn và các thông số khác', '02 lần/tháng'], ['Kim loại nặng và thuốc bảo vệ thực vật', '02 lần/năm'], ['2', 'Nước thải của các ao', 'pH, độ kiềm và các thông số khác', '02 lần/tháng']]);
    const piece = tablesOf(ingestMarkdown(raw).flow)[0]!;
    expect(rowsOf(piece)[2]).toEqual([null, null, 'Kim loại nặng và thuốc bảo vệ thực vật', '02 lần/năm']);
    expect(piece.cells.filter((cell) => cell.row === 1).map((cell) => cell.rowSpan)).toEqual([2, 2, 1, 1]);
  });

  test('letterhead', () => {
    const raw = bars([['**ỦY BAN NHÂN\nDÂN**\nTỈNH X\n-------', '**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc'], ['Số: 1/KH-UBND', '*X, ngày 24\ntháng 11 năm 2025*']]);
    expect(textsOf(ingestMarkdown(raw).flow)).toEqual(['ỦY BAN NHÂN DÂN', 'TỈNH X', 'Số: 1/KH-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'X, ngày 24 tháng 11 năm 2025']);
  });

  test('empty cells where rows begin: the column of markers keeps markers, the next one words', () => {
    const rows = [
      ['STT', 'Nội dung', 'Đơn vị tính', 'Năm 2025', 'Năm 2026', 'Năm 2027'], ['1', 'Dân số', 'Người', '10', '20', '30'], ['12', 'Giáo dục', '', '', '', ''],
      ['', '- Số giáo viên', 'Người', '', '20.330', '20.954'], ['', '- Số học sinh', 'Người', '', '398.672', '398.672'], ['', 'Trong đó:', '', '', '', ''], ['', '+ Dân tộc nội trú', 'Người', '695', '724', '760'],
      ['13', 'Y tế:', '', '', '', ''], ['', '- Cơ sở khám chữa bệnh', 'Cơ sở', '115', '100', '92'], ['', '- Số giường bệnh', 'Giường', '4.157', '6.960', '7.060'], ['', 'Trong đó:', '', '', '', ''],
      ['', '+ Giường cấp huyện', 'Giường', '610', '', ''], ['', '+ Trẻ em', 'Người', '', '171.242', '171.242'], ['', '+ Người hiến bộ phận', 'Người', '', '55', '60'], ['', '+ Hộ nghèo', 'Người', '', '10.307', '10.307'],
    ];
    expect(rowsOf(tablesOf(ingestMarkdown(bars(rows)).flow)[0]!)).toEqual(rows);
  });

  test('words over columns of numbers are merged sideways', () => {
    const raw = bars([['TT', 'Điểm quan trắc', 'X', 'Y', 'Ghi chú'], ['1', 'Xuân Lộc', '574945', '1506250', 'Nguồn nước'], ['2', 'Ao nuôi đại diện', 'Theo thực tế từng đợt', 'Ao nuôi'], ['3', 'Xuân Cảnh', '583593', '1498499', 'Nguồn nước']]);
    expect(rowsOf(tablesOf(ingestMarkdown(raw).flow)[0]!)[2]).toEqual(['2', 'Ao nuôi đại diện', 'Theo thực tế từng đợt', null, 'Ao nuôi']);
  });

  test('paragraphs of a cell are lines of their own', () => {
    const raw = bars([['**Nơi nhận:**\n\n- Như trên;\n- Lưu: VT.', '**KT. CHỦ TỊCH**\n\n**PHÓ CHỦ TỊCH**\n\n**Hà Thị Minh Hạnh**']]);
    expect(textsOf(ingestMarkdown(raw).flow)).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Hà Thị Minh Hạnh']);
  });

  test('fields of a portal keep their labels', () => {
    const raw = bars([['**Số hiệu:**', '980/KH-UBND', '**Loại văn bản:**', 'Kế hoạch'], ['**Ngày hiệu lực:**', 'Đã biết', '**Tình trạng:**', 'Đã biết']]);
    expect(textsOf(ingestMarkdown(raw).flow)).toEqual(['Số hiệu: 980/KH-UBND', 'Loại văn bản: Kế hoạch', 'Ngày hiệu lực: Đã biết', 'Tình trạng: Đã biết']);
  });
});

describe('real Markdown', () => {
  test('Bình Định: tables cut at pages, headings, items', () => {
    const { flow } = ingestMarkdown(fixture('binh-dinh.md'));
    expect(tablesOf(flow).map((piece) => [piece.rowCount, piece.columnCount]).slice(0, 4)).toEqual([[9, 5], [10, 5], [8, 5], [8, 4]]);
    expect(rowsOf(tablesOf(flow)[1]!)[1]).toEqual(['', '', '', 'Doanh nghiệp', '']);
    expect(textsOf(flow)).toContain('- Phụ lục 1: Phân công theo dõi, đôn đốc thực hiện các chỉ tiêu.');
  });

  test('every unit leads back to the file', () => {
    for (const name of ['binh-dinh.md', 'synth-002.md', 'synth-006.md', 'synth-010.md']) {
      const raw = fixture(name);
      for (const line of everyLine(ingestMarkdown(raw).flow)) {
        line.text.origin.forEach((at, i) => {
          if (at >= 0 && raw[at] !== '&') expect(raw[at] === '\n' ? ' ' : raw[at]).toBe(line.text.value[i]);
        });
      }
    }
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom('|', '| a | b |', '|---|---|', '|--|', '**', '*', '# ', '- ', '1. ', '<br>', '<b>', '</b>', '&amp;', '&', 'Sở Y tế', 'I', '\n', '\n\n', '  \n', '`', '```', '>', '[', '](x)', '\\', '_', '<!--', '-->', '   ', '\t', '2', 'x | y');
  test('no input throws, offsets rise within a line, nothing stands outside the file', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const raw = parts.join('');
      for (const line of everyLine(ingestMarkdown(raw).flow)) {
        expect(line.text.origin).toHaveLength(line.text.value.length);
        const known = line.text.origin.filter((at) => at >= 0);
        expect(known.every((at, i) => at < raw.length && (i === 0 || at >= known[i - 1]!))).toBe(true);
      }
    }), { numRuns: 400 });
  });

  const hostile: readonly [string, string][] = [
    ['lists nested beyond sense', `${'* '.repeat(20_000)}a`],
    ['quotations nested beyond sense', `${'> '.repeat(20_000)}a`],
    ['comments never closed', `${'<!--'.repeat(5_000)}a`],
    ['a row of marks', `${'*'.repeat(50_000)}a`],
    ['thousands of cells in one row between bars', `${'|\na\n'.repeat(5_000)}|\n`],
    ['a line of blanks', `${' '.repeat(100_000)}a`],
  ];
  test.each(hostile)('%s: read, and the text at its end is there', (_, raw) => {
    expect(everyLine(ingestMarkdown(raw).flow).at(-1)!.text.value).toMatch(/a$/);
  });

  test('words of a document are not lost', () => {
    const word = fc.constantFrom('Sở Y tế', 'KẾ HOẠCH', '95%', 'năm 2025', 'a) Mục', 'CỘNG HÒA');
    const wrap = fc.constantFrom((w: string) => `**${w}**`, (w: string) => `- ${w}`, (w: string) => `## ${w}`, (w: string) => `| 1 | ${w} | b |\n|---|---|---|\n| 2 | c | d |`, (w: string) => `|\n1\n|\n${w}\n|\n`, (w: string) => `*${w} *`, (w: string) => w);
    fc.assert(fc.property(fc.array(fc.tuple(word, wrap), { maxLength: 12 }), (items) => {
      const flow = ingestMarkdown(items.map(([w, f]) => f(w)).join('\n\n')).flow;
      const all = everyLine(flow).map((line) => line.text.value).join('\n');
      for (const [w] of items) expect(all).toContain(w);
    }));
  });
});
