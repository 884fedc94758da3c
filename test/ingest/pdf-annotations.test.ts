import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { addFilledIn, splitAnnotations } from '../../src/ingest/pdf-annotations.js';
import type { PageText } from '../../src/ingest/pdf-items.js';
import { ingestPdf } from '../../src/ingest/pdf.js';
import { OPS } from '../../src/ingest/pdfjs.js';
import type { Matrix } from '../../src/ingest/pdf-rules.js';

const flip: Matrix = [1, 0, 0, -1, 0, 842];
const page = { number: 1, width: 595, height: 842 };
const glyphs = (text: string) => [Array.from(text, (unicode) => ({ unicode }))];
const item = (start: number, text: string, x0: number, x1: number, y: number) => ({ start, end: start + text.length, bbox: [x0, y, x1, y + 14] as const, size: 13, font: 'Times', bold: false, italic: false });
/** `Số:      /TB-UBND` and `ngày      tháng` on one line, the country's name above them. */
const head: PageText = {
  raw: 'ỦY BAN\nSố:/TB-UBND\nngàytháng',
  items: [item(107, 'ỦY BAN', 100, 220, 86), item(114, 'Số:', 103, 121, 116), item(117, '/TB-UBND', 163, 224, 116), item(126, 'ngày', 282, 378, 116), item(130, 'tháng', 404, 505, 116)],
};
const added = (rect: readonly number[], text: string, onPage = page) => {
  const { raw, items } = addFilledIn(head, [{ rect: rect as never, text }], flip, 100, onPage);
  return items.slice(head.items.length).map(({ start, end, bbox }) => ({ text: raw.slice(start - 100, end - 100), x: bbox[0], y: bbox[1] }));
};

describe('what annotations show', () => {
  test('is parted from the page', () => {
    const list = {
      fnArray: [OPS.save, OPS.showText, OPS.beginAnnotation, OPS.save, OPS.showText, OPS.showText, OPS.endAnnotation, OPS.beginAnnotation, OPS.endAnnotation, OPS.restore],
      argsArray: [null, glyphs('body'), ['1R', [116, 711, 314, 740]], null, [[{ unicode: '5' }, -20, null, { unicode: '6' }]], glyphs('5'), null, null, null, null],
    };
    expect(splitAnnotations(list)).toEqual({
      content: { fnArray: [OPS.save, OPS.showText, OPS.restore], argsArray: [null, glyphs('body'), null] },
      shown: [{ rect: [116, 711, 314, 740], text: '565' }],
    });
  });

  test.each([
    ['a number in a wide field', [116, 711, 314, 740], ' 565', 121, 163],
    ['a number in a narrow field', [125, 711, 160, 731], '12a', 121, 163],
    ['a day', [380, 711, 425, 740], '15', 378, 404],
  ] as const)('%s goes into its gap', (_, rect, text, from, to) => {
    const [only] = added(rect, text);
    expect(only).toMatchObject({ text: text.trim(), y: 116 });
    expect(only!.x).toBeGreaterThan(from);
    expect(only!.x).toBeLessThan(to);
  });

  test.each([
    ['a signer’s stamp', [116, 711, 314, 740], 'Ký bởi: Ủy ban nhân dân'],
    ['a time', [380, 711, 425, 740], '18.11.2024 07:25:14'],
    ['a number away from every line', [116, 300, 314, 320], '565'],
    ['a number too long for the gap', [380, 711, 403, 740], '12345/KH-UBND'],
    ['a field without a place', [NaN, NaN, NaN, NaN], '565'],
    ['a field without a box', [], '565'],
  ] as const)('%s stays out', (_, rect, text) => {
    expect(added(rect, text, { ...page, number: 2 })).toEqual([]);
  });

  test('after the last word of a line only in the letterhead', () => {
    expect(added([510, 711, 560, 740], '2024')).toMatchObject([{ text: '2024' }]);
    expect(added([510, 711, 560, 740], '2024', { ...page, number: 2 })).toEqual([]);
  });
});

const real = '../shared/plans/real/pdf';
const here = existsSync(real) || process.env['CI'] === 'true' ? test : test.skip;
here.each([
  ['quang-ngai-565-tb-ubnd-2024-digital.pdf', 'Số: 565 /TB-UBND Quảng Ngãi, ngày 15 tháng 11 năm 2024'],
  ['trung-uong-1178-dck-ctt-wrong-horn-u.pdf', 'Số: 1178 /ĐCK-CTT Hà Nội, ngày 09 tháng 7 năm 2025'],
])('%s: number and day are read', async (name, line) => {
  const { flow } = await ingestPdf(new Uint8Array(readFileSync(`${real}/${name}`)), { maxPages: 100 });
  expect(flow.flatMap((e) => (e.kind === 'line' && e.text.value.startsWith('Số:') ? [e.text.value] : []))).toContain(line);
}, 120_000);
