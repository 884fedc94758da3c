import { describe, expect, test } from '@jest/globals';
import { ingest } from '../../src/ingest/ingest.js';
import { lacksMarks, readHints, reasonToRead } from '../../src/ingest/pdf-select.js';
import { OPS } from '../../src/ingest/pdfjs.js';
import type { OcrMode, Recognition } from '../../src/ingest/recognition.js';
import { buildPdf, filler, show } from './pdf-builder.js';
import { codings, data, height, width } from './picture-builder.js';
import sharp from 'sharp';

const grey = new Uint8Array(await sharp(data('two-lines.png')).toColourspace('b-w').raw().toBuffer());
const scan = codings(grey)['deflated']!;
const lines = (text: string, count = 12): string => show(Array.from({ length: count }, (_, i) => [72, 700 - 16 * i, text] as const));
const covering = 'q 595 0 0 842 0 0 cm /Im Do Q';
const stamp = 'q 100 0 0 40 400 700 cm /Im Do Q';
const hidden = (content: string): string => `3 Tr ${content} 0 Tr`;

/** Pages with one image, shared by all. */
function document(...contents: string[]): Uint8Array {
  const body = Buffer.from(scan.bytes).toString('latin1');
  const object = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${scan.entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  return buildPdf(contents.map((content) => ({ content, image: 5 + 3 * contents.length })), { objects: [object] });
}

/** Each page's method, and why it was read. */
async function methods(bytes: Uint8Array, mode: OcrMode): Promise<string[]> {
  const recognition: Recognition = {
    mode, jobs: 1,
    read: async (_, { number }) => {
      const raw = `đọc từ ảnh của trang ${number}`;
      return { raw, width: 595, height: 842, turned: 0, items: [{ start: 0, end: raw.length, bbox: [72, 72, 300, 84], font: 'ocr', size: 12, bold: false, italic: false }], rules: [], confidence: 0.9, toShown: null, findings: [] };
    },
  };
  const { pages, raw } = await ingest(bytes, { file: 'x.pdf', maxBytes: 1e7, maxPages: 9, recognition });
  for (const page of pages) expect(raw.slice(page.start, page.end).startsWith('đọc từ ảnh')).toBe(page.method === 'ocr');
  return pages.map((page) => page.ocr?.reason ?? page.method);
}

const sentence = 'Uy ban nhan dan tinh giao cac so ban nganh thuc hien';
const rows: readonly [why: string, content: string, reason: string][] = [
  ['a scan', covering, 'no-text-layer'],
  ['a scan with a numeral for its page', `${covering} ${show([[300, 30, '7']])}`, 'no-text-layer'],
  ['text', lines('Thi\\352n nhi\\352n l\\340 t\\355nh ch\\342n th\\340nh v\\340 \\371 l\\354'), 'text-layer'],
  ['text with a stamp', `${stamp} ${lines('Thi\\352n nhi\\352n l\\340 t\\355nh ch\\342n th\\340nh')}`, 'text-layer'],
  ['text without marks, no picture', lines(sentence), 'text-layer'],
  ['text without marks over a scan', `${covering} ${lines(sentence)}`, 'no-diacritics'],
  ['invisible text over a scan', `${covering} ${hidden(lines('Thi\\352n nhi\\352n l\\340 t\\355nh ch\\342n'))}`, 'hidden-text-layer'],
  ['invisible text without a scan', hidden(lines('Thi\\352n nhi\\352n l\\340 t\\355nh ch\\342n')), 'text-layer'],
  ['letters drawn as paths', Array.from({ length: 320 }, (_, i) => `${10 + i} 100 m ${12 + i} 110 l S`).join('\n'), 'drawn-text'],
  ['a few rules', '10 10 m 500 10 l S', 'text-layer'],
];

describe('which pages are read from their pictures', () => {
  test.each(rows)('%s', async (_, content, reason) => {
    expect(await methods(document(content, filler), 'auto')).toEqual([reason, 'text-layer']);
  });

  test('pages of one document each by itself', async () => {
    const contents = rows.map(([, content]) => content).slice(0, 7);
    expect(await methods(document(...contents), 'auto')).toEqual(rows.slice(0, 7).map(([, , reason]) => reason));
  });

  test('all of them, none', async () => {
    expect(await methods(document(covering, filler), 'always')).toEqual(['asked-for', 'asked-for']);
    expect(await methods(document(covering, filler), 'never')).toEqual(['text-layer', 'text-layer']);
  });

  test('a scan where nothing may be read has no text', async () => {
    await expect(methods(document(covering), 'never')).rejects.toMatchObject({ code: 'no-text-layer' });
  });

  test('rubbish is told before pictures are looked at', async () => {
    const rubbish = 'qh§ ¸½ îï ÐÑ¥ ¶§ '.repeat(40);
    const none = (): Promise<number> => Promise.reject(new Error('not asked for'));
    expect(await reasonToRead('Ủy ban nhân dân tỉnh giao các sở, ban, ngành thực hiện kế hoạch này. '.repeat(5), { hidden: 0, paths: 0 }, none)).toBeNull();
    expect(await reasonToRead(rubbish, { hidden: 0, paths: 0 }, async () => 0)).not.toBe('hidden-text-layer');
  });

  test.each<[string, boolean]>([
    ['Uy ban nhan dan tinh '.repeat(10), true],
    ['Ủy ban nhân dân tỉnh '.repeat(10), false],
    ['Uy ban nhan dan', false],
  ])('%s lacks marks: %p', (text, expected) => expect(lacksMarks(text)).toBe(expected));

  test('the share of invisible letters', () => {
    const text = (n: number): [number, unknown] => [OPS.showText, [Array.from({ length: n }, () => ({}))]];
    const list = (entries: readonly [number, unknown][]) => ({ fnArray: entries.map(([op]) => op), argsArray: entries.map(([, args]) => args) }) as Parameters<typeof readHints>[0];
    expect(readHints(list([[OPS.save, null], [OPS.setTextRenderingMode, [3]], text(30), [OPS.restore, null], text(10)]))).toEqual({ hidden: 0.75, paths: 0 });
    expect(readHints(list([]))).toEqual({ hidden: 0, paths: 0 });
  });
});
