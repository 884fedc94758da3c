import { describe, expect, test } from '@jest/globals';
import { PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import fc from '../support/laws.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { searchableName, searchablePdf, writeSearchablePdf, type SearchableLine, type SearchableWord } from '../../src/export/searchable-pdf.js';
import { ingestPdf } from '../../src/ingest/pdf.js';
import { buildPdf, filler } from '../ingest/pdf-builder.js';
import { a4, greyPng, line, madePdf, readBack, textOf } from './searchable-support.js';

const title = 'Kế hoạch số 210/KH-UBND';
const png = await greyPng(120, 170);
const scan = new Uint8Array(readFileSync(new URL('../../fixtures/scans/binh-dinh.poor150.pdf', import.meta.url)));
const head: SearchableLine[] = [
  line(['ỦY', 100, 80, 118, 93], ['BAN', 122, 80, 148, 93], ['NHÂN', 152, 80, 185, 93], ['DÂN', 189, 80, 214, 93]),
  line(['Tỷ', 100, 110, 112, 123], ['lệ', 115, 110, 125, 123], ['hộ', 128, 110, 141, 123], ['nghèo', 144, 110, 176, 123], ['còn', 180, 110, 200, 123], ['3,75%', 204, 110, 238, 123], ['(đến', 242, 110, 264, 123], ['2025);', 268, 110, 300, 123]),
];

const syllable = fc.constantFrom('đến', 'năm', '2025', 'tỷ', 'lệ', 'ƯỚC', 'thực', 'hiện', 'Quyết', 'định', '411/QĐ-TTg', 'ngày', '31/3/2022', '35,5%', 'ỡ', 'Ẵ', '“nghèo”', '≥', 'x', '.', '-', '→', '½', 'Đ');

/** Lines of words from the top of the page down, of one height in a line, the gaps `gap` (em) wide. */
const linesWith = (gap: fc.Arbitrary<number>) => fc.array(
  fc.record({
    start: fc.double({ min: 5, max: 60, noNaN: true }),
    height: fc.double({ min: 6, max: 18, noNaN: true }),
    words: fc.array(fc.record({ text: syllable, width: fc.double({ min: 4, max: 45, noNaN: true }), gap }), { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 8 },
).map((rows) => rows.map(({ start, height, words }, i): SearchableLine => {
  let x = start;
  return { words: words.map((word): SearchableWord => {
    const x0 = x;
    x += word.width + word.gap * height;
    return { text: word.text, bbox: [x0, 20 + 40 * i, x0 + word.width, 20 + 40 * i + height] };
  }) };
}));
/** So wide that pdf.js gives every word for itself. */
const apart = fc.double({ min: 0.8, max: 2, noNaN: true });
const near = fc.double({ min: -0.3, max: 0.5, noNaN: true });

describe('what was read comes back', () => {
  const places = fc.record({
    rotate: fc.constantFrom(0, 90, 180, 270),
    x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }),
    inset: fc.integer({ min: 0, max: 40 }), userUnit: fc.constantFrom(1, 1, 1.5),
  });

  test('every word in its order and within a point of its box, whatever the page', async () => {
    await fc.assert(fc.asyncProperty(linesWith(apart), places, async (lines, { rotate, x, y, inset, userUnit }) => {
      const turned = rotate % 180 === 90;
      const media = [x, y, (turned ? 842 : 595) / userUnit, (turned ? 595 : 842) / userUnit] as const;
      const larger = [x - inset, y - inset, media[2] + 2 * inset, media[3] + 2 * inset] as const;
      const original = await madePdf([{ media: larger, crop: media, rotate, userUnit }]);
      const [page] = await readBack(await searchablePdf({ original, pages: [a4(lines, { rotation: rotate })], title }));
      expect([Math.round(page!.width), Math.round(page!.height)]).toEqual([595, 842]);
      const words = lines.flatMap((one) => one.words);
      expect(page!.items.map((item) => item.text)).toEqual(words.map((word) => word.text));
      page!.items.forEach((item, i) => item.bbox.forEach((side, k) => expect(Math.abs(side - words[i]!.bbox[k]!)).toBeLessThan(1)));
    }), { numRuns: 40 });
  });

  test('words that touch or overlap stay words', async () => {
    await fc.assert(fc.asyncProperty(linesWith(near), async (lines) => {
      const [page] = await readBack(await searchablePdf({ original: null, pages: [a4(lines)], title }));
      expect(page!.text.trim()).toBe(textOf(lines));
    }), { numRuns: 60 });
  });

  test.each<[SearchableLine, string, string]>([
    [line(['đê\u0301n', 50, 50, 80, 62]), 'đến', 'letters and marks are put together (NFC)'],
    [line(['a\u0000\tb', 50, 50, 80, 62]), 'a b', 'controls are blanks'],
    [line(['𝟐x', 50, 50, 80, 62]), '𝟐x', 'characters beyond the basic plane'],
    [line(['\ud835', 50, 50, 80, 62]), '\ufffd', 'half a character is none'],
    [line(['  ', 50, 50, 80, 62], ['x', 90, 50, 99, 62]), 'x', 'a word without text is none'],
    [line(['tỉnh', 80, 62, 50, 50]), 'tỉnh', 'corners in any order'],
    [line(['tỉnh', 50, 50, 50, 50]), 'tỉnh', 'a box without size'],
  ])('%j gives %j: %s', async (one, text) => {
    const [page] = await readBack(await searchablePdf({ original: null, pages: [a4([one])], title }));
    expect(page!.text.trim()).toBe(text);
  });

  test('a word with too high a box does not make the line high', async () => {
    const lines = [line(['Chiến', 50, 100, 80, 112], ['lược', 84, 94, 104, 118], ['quốc', 120, 100, 145, 112], ['gia', 149, 100, 160, 112])];
    const [page] = await readBack(await searchablePdf({ original: null, pages: [a4(lines)], title }));
    for (const { bbox } of page!.items) expect([bbox[1], bbox[3]].map(Math.round)).toEqual([100, 112]);
  });

  test('a tilted line is one line still', async () => {
    const words = Array.from({ length: 12 }, (_, i) => [`từ${i}`, 50 + 40 * i, 100 - i, 80 + 40 * i, 112 - i] as const);
    const lines = [line(...words), line(...words.map(([text, x0, y0, x1, y1]) => [text, x0, y0 + 14, x1, y1 + 14] as const))];
    const [page] = await readBack(await searchablePdf({ original: null, pages: [a4(lines)], title }));
    expect(page!.text.trim()).toBe(textOf(lines));
  });
});

describe('pages', () => {
  test('of pictures: each is as large as was said and shows its picture', async () => {
    const jpeg = new Uint8Array(await sharp(png).jpeg().toBuffer());
    const pages = [a4(head, { number: 2, picture: { bytes: png }, rotation: 90 }), { ...a4([], { picture: { bytes: jpeg } }), width: 842, height: 595 }];
    const [first, second] = await readBack(await searchablePdf({ original: null, pages, title }));
    expect([first!.width, first!.height, first!.text.trim()]).toEqual([842, 595, '']);
    expect([second!.width, second!.height, second!.text.trim()]).toEqual([595, 842, textOf(head)]);
    for (const page of [first!, second!]) expect(page.pictures.map(({ width, height }) => [width, height])).toEqual([[120, 170]]);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['grey', async () => Buffer.from(png)],
    ['two colours', () => sharp(png).threshold(128).png({ palette: true, colours: 2 }).toBuffer()],
    ['palette', () => sharp(png).toColourspace('srgb').png({ palette: true }).toBuffer()],
    ['RGB', () => sharp(png).toColourspace('srgb').png().toBuffer()],
    ['transparent', () => sharp(png).ensureAlpha(0.5).png().toBuffer()],
    ['interlaced', () => sharp(png).png({ progressive: true }).toBuffer()],
    ['16 bits', () => sharp(png).toColourspace('rgb16').png().toBuffer()],
  ])('a PNG that is %s is dark above and light below', async (_, make) => {
    const [page] = await readBack(await searchablePdf({ original: null, pages: [a4([], { picture: { bytes: new Uint8Array(await make()) } })], title }));
    const [picture] = page!.pictures;
    expect([picture!.width, picture!.height]).toEqual([120, 170]);
    expect(picture!.data![0]).toBeLessThan(picture!.data!.at(-4)!);
  });

  test('of an original: those that were not read stay, a read one gets its text as well, one made anew loses its old text', async () => {
    const original = await madePdf([{ text: 'first stays' }, { text: 'second seen' }, { text: 'rubbish layer', rotate: 90 }]);
    const pages = [a4(head, { number: 2 }), { ...a4(head, { number: 3, rotation: 90, picture: { bytes: png } }), width: 842, height: 595 }];
    const bytes = await searchablePdf({ original, pages, title });
    const [one, two, three] = await readBack(bytes);
    expect(one!.text.trim()).toBe('first stays');
    expect(two!.text).toContain('second seen');
    expect(two!.text).toContain(textOf(head));
    expect(three!.text.trim()).toBe(textOf(head));
    expect([three!.width, three!.height, three!.pictures.length]).toEqual([842, 595, 1]);
    expect(await streams(bytes)).not.toContain(Buffer.from('rubbish layer').toString('hex').toUpperCase());
  });

  test.each([0, 90, 180, 270])('the picture stands upright on all of a page turned by %d', async (rotate) => {
    const original = await madePdf([{ media: [-20, 30, 400, 500], crop: [10, 50, 200, 300], rotate }]);
    const [width, height] = rotate % 180 === 90 ? [300, 200] : [200, 300];
    const [back] = await readBack(await searchablePdf({ original, pages: [{ ...a4([], { rotation: rotate, picture: { bytes: png } }), width: width!, height: height! }], title }));
    expect(back!.pictures[0]!.place.map(Math.round)).toEqual([0, 0, width, height]);
    expect(back!.pictures[0]!.topLeft.map((side) => Math.abs(Math.round(side)))).toEqual([0, 0]);
  });

  test('a page scanned on its side is turned as it was read', async () => {
    const page = { ...a4(head, { rotation: 90 }), width: 842, height: 595 };
    const [back] = await readBack(await searchablePdf({ original: await madePdf([{ text: 'x' }]), pages: [page], title }));
    expect([back!.width, back!.height]).toEqual([842, 595]);
    expect(back!.items.find((item) => item.text.startsWith('ỦY'))!.bbox.slice(0, 2).map(Math.round)).toEqual([100, 80]);
  });

  test('resources that pages share do not carry text from one to the other', async () => {
    const bytes = await searchablePdf({ original: buildPdf([{ content: filler }, { content: filler }]), pages: [a4(head)], title });
    const [one, two] = await readBack(bytes);
    expect(one!.text).toContain('nghèo');
    expect(two!.text).not.toContain('nghèo');
  });

  test('the reader of text layers reads a scan made searchable: the same lines', async () => {
    const lines = Array.from({ length: 8 }, (_, i) => line(...textOf(head).replace(/\s+/g, ' ').split(' ').map((word, k) => [word, 60 + 38 * k, 100 + 20 * i, 90 + 38 * k, 113 + 20 * i] as const)));
    const { pages: read } = await ingestOfScan(lines);
    expect(read[0]!.text.trim()).toBe(textOf(lines));
    const { raw, flow } = await ingestPdf(await onePage(lines), { maxPages: 5 });
    expect(raw.trim()).toBe(textOf(lines));
    expect(flow.map((element) => (element.kind === 'line' ? element.text.value : element.kind))).toEqual(textOf(lines).split('\n'));
  });
});

async function onePage(lines: readonly SearchableLine[]): Promise<Uint8Array> {
  return searchablePdf({ original: null, pages: [a4(lines, { picture: { bytes: png } })], title });
}

async function ingestOfScan(lines: readonly SearchableLine[]) {
  const [first] = await readBack(scan);
  const page = { ...a4(lines), width: first!.width, height: first!.height };
  const bytes = await searchablePdf({ original: scan, pages: [page], title });
  return { bytes, pages: await readBack(bytes) };
}

/** All streams of a file, decoded where that is possible. */
async function streams(bytes: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')) return '';
    return Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
  }).join('\n');
}

describe('the file', () => {
  test('is the same for the same input', async () => {
    const make = async () => searchablePdf({ original: await madePdf([{ text: 'x' }]), pages: [a4(head, { picture: { bytes: png } })], title });
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });

  test('has a title and a language, and no dates', async () => {
    const document = await PDFDocument.load(await onePage(head), { updateMetadata: false });
    expect(document.getTitle()).toBe(title);
    expect(document.getLanguage()).toBe('vi');
    expect([document.getCreationDate(), document.getModificationDate()]).toEqual([undefined, undefined]);
  });

  test('a signed original does not make a signed copy', async () => {
    const signed = buildPdf([{ content: filler }], { objects: ['<< /FT /Sig /T (s) /V 9 0 R >>', '<< /Type /Sig /Contents <00> >>'] });
    const text = Buffer.from(signed).toString('latin1').replace('<< /Type /Catalog', '<< /AcroForm << /SigFlags 3 /Fields [8 0 R] >> /Type /Catalog');
    const document = await PDFDocument.load(await searchablePdf({ original: new Uint8Array(Buffer.from(text, 'latin1')), pages: [a4(head)], title }), { updateMetadata: false });
    const form = document.catalog.AcroForm()!;
    expect(form.get(PDFName.of('SigFlags'))).toBeUndefined();
    expect(document.context.enumerateIndirectObjects().some(([, object]) => String(object).includes('/V '))).toBe(false);
  });

  const broken: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['nothing', () => new Uint8Array(), 'damaged'],
    ['no PDF', () => new TextEncoder().encode('%PDF-1.7 and no more'), 'damaged'],
    ['cut off', async () => (await madePdf([{ text: 'x' }])).subarray(0, 200), 'damaged'],
    ['encrypted', () => buildPdf([{ content: filler }], { trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) >> /ID [<00> <00>]' }), 'encrypted'],
  ];
  test.each(broken)('an original that is %s is refused', async (_, make, code) => {
    await expect(searchablePdf({ original: await make(), pages: [a4(head)], title })).rejects.toMatchObject({ name: 'InputError', code });
  });

  test.each<[string, Uint8Array]>([
    ['a PNG cut short', png.subarray(0, png.length - 20)],
    ['a JPEG cut in its head', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['no picture', new TextEncoder().encode('no picture')],
    ['nothing', new Uint8Array()],
  ])('%s is refused', async (_, bytes) => {
    await expect(searchablePdf({ original: null, pages: [a4(head, { picture: { bytes } })], title })).rejects.toMatchObject({ name: 'InputError', code: 'damaged' });
  });

  test('a page that the original has not, a box that is no number', async () => {
    const original = await madePdf([{}]);
    await expect(searchablePdf({ original, pages: [a4(head, { number: 2 })], title })).rejects.toThrow(RangeError);
    await expect(searchablePdf({ original, pages: [a4([line(['x', Number.NaN, 0, 1, 1])])], title })).rejects.toThrow(RangeError);
  });
});

describe('its name', () => {
  test.each<[string, string, string]>([
    ['plans/kế hoạch.pdf', 'kế hoạch.pdf', 'the folder goes, the ending is ours'],
    ['scan.001.tiff', 'scan.001.pdf', 'only the last ending goes'],
    ['C:\\scans\\a.png', 'a.pdf', 'folders of Windows'],
    ['../../etc/passwd', 'passwd.pdf', 'no way out of the folder'],
    ['..', 'document.pdf', 'no name at all'],
    ['a<b>:c?.pdf', 'a_b_c_.pdf', 'signs that file systems do not take'],
    ['', 'document.pdf', 'nothing'],
  ])('%j gives %j: %s', (input, name) => {
    expect(searchableName(input)).toBe(name);
  });

  test('the input is never written over, by whatever name the folder leads to it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'searchable-'));
    try {
      const input = join(folder, 'plan.pdf');
      writeFileSync(input, 'the original');
      symlinkSync(folder, join(folder, 'link'));
      expect(await writeSearchablePdf(join(folder, 'link'), input, new Uint8Array([1]))).toBe(join(folder, 'link', 'plan.searchable.pdf'));
      expect(await writeSearchablePdf(join(folder, 'new', 'deep'), input, new Uint8Array([1, 2]))).toBe(join(folder, 'new', 'deep', 'plan.pdf'));
      expect(readFileSync(input, 'utf8')).toBe('the original');
      expect([...readFileSync(join(folder, 'new', 'deep', 'plan.pdf'))]).toEqual([1, 2]);
      expect(readdirSync(folder).sort()).toEqual(['link', 'new', 'plan.pdf', 'plan.searchable.pdf']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
