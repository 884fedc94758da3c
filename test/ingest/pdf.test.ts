import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ingestPdf } from '../../src/ingest/pdf.js';
import type { Line, TablePiece } from '../../src/model/flow.js';
import { foldWords } from '../../src/text/fold.js';
import { buildPdf, filler, show } from './pdf-builder.js';

const limits = { maxPages: 100 };
const fixture = (name: string) => new Uint8Array(readFileSync(`fixtures/documents/${name}`));
const lines = (flow: readonly (Line | TablePiece)[]) => flow.filter((e): e is Line => e.kind === 'line');
const tables = (flow: readonly (Line | TablePiece)[]) => flow.filter((e): e is TablePiece => e.kind === 'table-piece');
const cellText = (cell: TablePiece['cells'][number]) => cell.lines.map((l) => l.text.value).join(' ');
const page = { content: filler };
/** Milliseconds a test that reads whole documents may take on a busy machine. */
const slow = 120_000;

describe('files that cannot be read', () => {
  const encrypt = buildPdf([page], {
    objects: [`<< /Filter /Standard /V 1 /R 2 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) /P -4 >>`],
    trailer: '/Encrypt 8 0 R /ID [(0123456789abcdef) (0123456789abcdef)]',
  });
  const whole = fixture('binh-dinh.pdf');
  const cases: [string, Uint8Array, string, RegExp][] = [
    ['cut off in the middle', whole.subarray(0, whole.length >> 1), 'damaged', /cut off/],
    ['cut off near its end', whole.subarray(0, whole.length - 40), 'damaged', /cut off/],
    ['nothing but a header and an end mark', Uint8Array.from('%PDF-1.7\nrubbish\n%%EOF', (c) => c.charCodeAt(0)), 'damaged', /damaged/],
    ['encrypted', encrypt, 'encrypted', /encrypted/],
    ['no pages', buildPdf([]), 'no-pages', /no pages/],
    ['more pages than allowed', buildPdf(Array.from({ length: 101 }, () => page)), 'too-many-pages', /101/],
    ['blank pages only', buildPdf([{ content: '' }, { content: '' }]), 'no-text-layer', /no text/],
  ];
  test.each(cases)('%s', async (_, bytes, code, message) => {
    await expect(ingestPdf(bytes, limits)).rejects.toMatchObject({ name: 'InputError', code, message: expect.stringMatching(message) });
  });

  test('a page-wide image with a stamp for text is called a scan', async () => {
    const image = '595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI';
    const bytes = buildPdf([{ content: `q ${image} Q\n${show([[400, 800, '09.01.2025 10:21']])}` }]);
    await expect(ingestPdf(bytes, limits)).rejects.toMatchObject({ code: 'no-text-layer', message: expect.stringMatching(/scan/) });
  });

  test('one scanned page among pages of text is a finding', async () => {
    const image = 'q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q';
    const { findings, pages } = await ingestPdf(buildPdf([page, { content: image }, page]), limits);
    expect(pages).toHaveLength(3);
    expect(findings).toMatchObject([{ code: 'page-without-text', params: { page: 2 }, evidence: [{ page: 2 }] }]);
  });

  test.each([
    ['empty', ''],
    ['with nothing but its number', show([[300, 800, '2']])],
    ['whose stream breaks off before its text', 'q 0 0 m 1 1 l << /A'],
  ])('a page %s among pages of text is a finding; at the end it is none', async (_, content) => {
    const { findings } = await ingestPdf(buildPdf([page, { content }, page]), limits);
    expect(findings).toMatchObject([{ code: 'empty-page', params: { page: 2 }, evidence: [{ page: 2 }] }]);
    expect((await ingestPdf(buildPdf([page, page, { content }]), limits)).findings).toEqual([]);
  });

  test('the bytes handed in are left as they were', async () => {
    const bytes = fixture('binh-dinh.pdf');
    await ingestPdf(bytes, limits);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes).toEqual(fixture('binh-dinh.pdf'));
  }, slow);
});

describe('geometry', () => {
  const box = '100 500 200 100 re S';
  const text = show([[110, 550, 'inside the box']]);

  test('upright: origin at the top left', async () => {
    const { pages } = await ingestPdf(buildPdf([{ content: `${box}\n${text}\n${filler}` }]), limits);
    const { items, rules, width, height } = pages[0]!;
    expect([width, height]).toEqual([595, 842]);
    expect(items[0]).toMatchObject({ font: 'Helvetica', size: 12, bold: false, italic: false });
    expect(items[0]!.bbox[0]).toBeCloseTo(110, 0);
    // The baseline is 842 - 550 = 292 from the top; letters reach a little below it.
    expect(items[0]!.bbox[3]).toBeCloseTo(292 + 0.216 * 12, 1);
    expect(rules.filter((r) => r.direction === 'horizontal').map((r) => Math.round((r.bbox[1] + r.bbox[3]) / 2)).sort()).toEqual([242, 342]);
    expect(rules.filter((r) => r.direction === 'vertical').map((r) => Math.round((r.bbox[0] + r.bbox[2]) / 2)).sort()).toEqual([100, 300]);
  });

  test('a page turned by 90° is read as it is shown', async () => {
    // Shown turned clockwise: what runs up the page in the file runs to the right on the screen.
    const turned = 'BT /F 12 Tf 0 1 -1 0 300 100 Tm (the text of a landscape page set sideways in the file, long enough to be read as text of a page) Tj ET';
    const { pages, flow } = await ingestPdf(buildPdf([{ rotate: 90, content: `${turned}\n50 200 m 50 500 l S` }]), limits);
    expect([pages[0]!.width, pages[0]!.height, pages[0]!.rotation]).toEqual([842, 595, 90]);
    const [x0, y0, x1, y1] = pages[0]!.items[0]!.bbox;
    expect(x1 - x0).toBeGreaterThan(10 * (y1 - y0));
    expect([x0, y1]).toEqual([expect.closeTo(100, 0), expect.closeTo(300 + 0.216 * 12, 0)]);
    expect(pages[0]!.rules).toMatchObject([{ direction: 'horizontal' }]);
    expect(lines(flow)).toHaveLength(1);
  });

  test('transforms, saved states and form XObjects move the rules with them', async () => {
    const content = `q 1 0 0 1 50 60 cm 2 w 0 0 m 100 0 l S Q\n/Fm Do\n300 10 m 300 90 l S\n${filler}`;
    const form = { matrix: [2, 0, 0, 1, 10, 20], content: '20 400 50 0.5 re f' };
    const { pages } = await ingestPdf(buildPdf([{ content, form }]), limits);
    const rounded = pages[0]!.rules.map((r) => [r.direction[0], ...r.bbox.map(Math.round)]);
    expect(rounded).toEqual([
      ['h', 50, 781, 150, 783],
      ['h', 50, 422, 150, 422],
      ['v', 300, 752, 301, 832],
    ]);
  });

  test('what is no ruling line: areas, slanted lines, curves, clipped lines, dots', async () => {
    const content = `100 500 200 100 re f\n10 10 m 200 300 l S\n10 10 m 50 90 90 90 120 10 c S\nq 0 0 50 50 re W n 100 700 m 400 700 l S Q\n20 20 1 1 re f\n12 w 10 400 m 100 400 l S\n${filler}`;
    const { pages } = await ingestPdf(buildPdf([{ content }]), limits);
    expect(pages[0]!.rules).toEqual([]);
  });

  test('a line that is clipped is as long as it shows', async () => {
    const { pages } = await ingestPdf(buildPdf([{ content: `q 100 600 100 200 re W n 50 700 m 400 700 l S Q\n${filler}` }]), limits);
    expect(pages[0]!.rules.map((r) => [r.bbox[0], r.bbox[2]])).toEqual([[100, 200]]);
  });

  test('weight and slope come from the font', async () => {
    const { flow } = await ingestPdf(buildPdf([{ content: `${show([[72, 700, 'Bold and slanted', 14, 'B']])}\n${filler}` }]), limits);
    expect(lines(flow)[0]).toMatchObject({ bold: true, italic: true, runs: [{ font: 'Helvetica-BoldOblique' }] });
    expect(lines(flow)[1]).toMatchObject({ bold: false, italic: false, runs: [{ font: 'Helvetica' }] });
  });

  test('letters set apart are words', async () => {
    const title = 'BT /B 14 Tf 3 Tc 1 0 0 1 150 700 Tm (KE HOACH) Tj ET\nBT /B 14 Tf 3 Tc 1 0 0 1 150 680 Tm (thang 6 nam 2026 ve viec) Tj ET';
    const { flow } = await ingestPdf(buildPdf([{ content: `${title}\nBT 0 Tc ET\n${filler}` }]), limits);
    expect(lines(flow).slice(0, 2).map((l) => l.text.value)).toEqual(['KE HOACH', 'thang 6 nam 2026 ve viec']);
  });

  test('turned text keeps out of the lines it crosses', async () => {
    const watermark = 'BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET';
    const { flow } = await ingestPdf(buildPdf([{ content: `${watermark}\n${filler}` }]), limits);
    const texts = lines(flow).map((l) => l.text.value);
    expect(texts.at(-1)).toBe('DRAFT');
    expect(texts.slice(0, -1).every((t) => t.startsWith('the body'))).toBe(true);
  });
});

describe('documents', () => {
  const names = readdirSync('fixtures/documents').filter((name) => name.endsWith('.pdf'));

  test.each(names)('%s: every cell of its gold tables is in one cell, or cut in two at a page end', async (name) => {
    const { raw, pages, flow, findings } = await ingestPdf(fixture(name), limits);
    const gold = JSON.parse(readFileSync(`fixtures/gold/${name.replace('.pdf', '.json')}`, 'utf8')) as { tables: { rows: { cells: string[] }[] }[] };
    const cells = new Set(tables(flow).flatMap((t) => t.cells.map((c) => foldWords(cellText(c)).join(' '))));
    const missing = gold.tables.flatMap((t) => t.rows.flatMap((r) => r.cells)).filter((cell) => {
      const words = foldWords(cell);
      const cut = words.some((_, i) => i > 0 && cells.has(words.slice(0, i).join(' ')) && cells.has(words.slice(i).join(' ')));
      return words.length > 0 && !cells.has(words.join(' ')) && !cut;
    });
    expect(missing).toEqual([]);
    expect(tables(flow).length === 0).toBe(gold.tables.length === 0);
    expect(tables(flow).every((t) => t.method === 'ruled')).toBe(true);
    expect(findings).toEqual([]);

    // Nothing is lost and nothing invented: the flow's letters are the items' letters, each at its raw offset.
    const shown = flow.flatMap((e) => (e.kind === 'line' ? [e] : e.cells.flatMap((c) => c.lines)));
    const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
    expect(letters(shown.map((l) => l.text.value).join(''))).toBe(letters(raw));
    for (const line of shown) {
      expect(line.text.origin.map((at) => (at < 0 ? ' ' : raw[at])).join('')).toBe(line.text.value);
      expect(line.runs.at(-1)!.end).toBe(line.text.value.length);
      expect(line.segments.at(-1)![1]).toBe(line.text.value.length);
    }
    for (const { items, start, end } of pages) expect(items.every((item) => item.start >= start && item.end <= end && item.bbox[2] > item.bbox[0])).toBe(true);
  }, slow);

  test('the letterhead is two columns, its lines in order', async () => {
    const { flow } = await ingestPdf(fixture('binh-thuan.pdf'), limits);
    const head = lines(flow).slice(0, 5);
    const segments = head.map((l) => l.segments.map(([a, b]) => l.text.value.slice(a, b)));
    expect(segments).toEqual([
      ['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['TỈNH BÌNH THUẬN', 'Độc lập - Tự do - Hạnh phúc'],
      ['Số: 4181 /KH-UBND', 'Bình Thuận, ngày 07 tháng 12 năm 2022'],
      ['KẾ HOẠCH'],
      ['Triển khai Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng'],
    ]);
    expect(head.map((l) => [l.bold, l.centred])).toEqual([[true, null], [true, null], [false, null], [true, true], [true, true]]);
  }, slow);

  test('reading twice gives the same', async () => {
    const [first, second] = [await ingestPdf(fixture('synth-005.pdf'), limits), await ingestPdf(fixture('synth-005.pdf'), limits)];
    expect(second).toEqual(first);
  }, slow);
});
