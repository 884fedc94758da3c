import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { InputError } from '../../src/ingest/errors.js';
import { ingest, type DocumentBytes } from '../../src/ingest/ingest.js';
import type { OcrMode, PageReader, Recognition } from '../../src/ingest/recognition.js';
import type { Ingested } from '../../src/model/document.js';
import type { Picture } from '../../src/model/picture.js';
import { decodePicture, PictureError } from '../../src/picture/decode.js';
import { OcrError } from '../../src/ocr/errors.js';

interface Seen {
  readonly page: number;
  readonly picture: Picture;
}

/** A reader that says how large the picture was, and keeps it. */
function reader(over: Partial<Recognition> = {}): { seen: Seen[]; recognition: Recognition } {
  const seen: Seen[] = [];
  const read: PageReader = async (picture, { number }) => {
    seen.push({ page: number, picture });
    const raw = `trang ${number}: ${picture.width} x ${picture.height}`;
    const item = { start: 0, end: raw.length, bbox: [72, 72, 300, 84], font: 'ocr', size: 12, bold: false, italic: false } as const;
    return { raw, width: 595, height: 842, turned: 0, items: [item], rules: [], confidence: 0.9, toShown: null, findings: [] };
  };
  return { seen, recognition: { mode: 'auto', read, jobs: 2, ...over } };
}

const white = (width: number, height: number, background = '#fff') => sharp({ create: { width, height, channels: 3, background } });
const png = async (width: number, height: number): Promise<Uint8Array> => new Uint8Array(await white(width, height).png().toBuffer());

async function tiff(pages: number, width = 30, height = 40): Promise<Uint8Array> {
  const joined = sharp(Buffer.alloc(width * height * pages, 255), { raw: { width, height: height * pages, channels: 1, pageHeight: height } });
  return new Uint8Array(await joined.toColourspace('b-w').tiff({ compression: 'none' }).toBuffer());
}

/** A PNG that says a size and has no pixels. */
function claimedPng(width: number, height: number): Uint8Array {
  const chunk = (type: string, body: Buffer): Buffer => {
    const out = Buffer.alloc(12 + body.length);
    out.writeUInt32BE(body.length, 0);
    out.write(type, 4, 'latin1');
    body.copy(out, 8);
    out.writeUInt32BE(crc(out.subarray(4, 8 + body.length)), 8 + body.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const options = { file: 'a/scan.png', maxBytes: 50_000_000, maxPages: 600 };
const read = (bytes: DocumentBytes, recognition: Recognition | null, over: Partial<typeof options> = {}) => ingest(bytes, { ...options, ...over, recognition });

describe('pictures are documents', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['image/png', () => white(30, 40).png().toBuffer()],
    ['image/jpeg', () => white(30, 40).jpeg().toBuffer()],
    ['image/tiff', () => white(30, 40).tiff().toBuffer()],
    ['image/webp', () => white(30, 40).webp().toBuffer()],
  ])('%s, by its content', async (mediaType, make) => {
    const { recognition } = reader();
    const { source, raw, pages } = await read(new Uint8Array(await make()), recognition, { file: 'nothing.txt' });
    expect([source.mediaType, raw, pages.map(({ number, method, ocr }) => [number, method, ocr?.reason])]).toEqual([mediaType, 'trang 1: 30 x 40\n', [[1, 'ocr', 'picture']]]);
  });

  test('a TIFF of several pages', async () => {
    const { recognition } = reader();
    const { raw, pages } = await read(await tiff(3), recognition);
    expect(raw).toBe('trang 1: 30 x 40\ntrang 2: 30 x 40\ntrang 3: 30 x 40\n');
    expect(pages.map((page) => raw.slice(page.start, page.end))).toEqual(raw.trim().split('\n'));
  });

  test('several files in the order given, hashed one after the other', async () => {
    const files = [await png(50, 10), await tiff(2), await png(60, 10)];
    const { recognition } = reader();
    const { raw, source } = await read(files, recognition, { file: 'ban-quet' });
    expect(raw.split('\n').map((line) => line.slice(9))).toEqual(['50 x 10', '30 x 40', '30 x 40', '60 x 10', '']);
    const sha256 = createHash('sha256').update(Buffer.concat(files)).digest('hex');
    expect(source).toMatchObject({ file: 'ban-quet', sha256, bytes: files.reduce((n, f) => n + f.length, 0), mediaType: 'image/png' });
  });

  test('one file in a list is that file', async () => {
    const bytes = await png(50, 10);
    expect(await read([bytes], reader().recognition)).toEqual(await read(bytes, reader().recognition));
  });

  const refused: readonly [why: string, bytes: () => Promise<DocumentBytes>, mode: OcrMode | null, code: string][] = [
    ['pictures may not be read', () => png(9, 9), 'never', 'no-text-layer'],
    ['nothing is there to read them', () => png(9, 9), null, 'no-text-layer'],
    ['a picture and a text are no document', async () => [await png(9, 9), Buffer.from('KẾ HOẠCH')], 'auto', 'unknown-type'],
    ['no files at all', async () => [], 'auto', 'empty-file'],
    ['a picture of a kind that is not read', async () => new Uint8Array(await white(9, 9).gif().toBuffer()), 'auto', 'unknown-type'],
    ['30,000 × 30,000 pixels', async () => claimedPng(30_000, 30_000), 'auto', 'too-large'],
    ['cut off behind its head', async () => (await png(300, 300)).subarray(0, 30), 'auto', 'damaged'],
    ['more pages than allowed', () => tiff(601, 3, 4), 'auto', 'too-many-pages'],
  ];
  test.each(refused)('%s', async (_, bytes, mode, code) => {
    const error = await read(await bytes(), mode === null ? null : reader({ mode }).recognition).then(() => null, (e: unknown) => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^[^\n]{10,200}\.$/) as unknown });
  });

  test('200 pages are read with few in memory at once', async () => {
    let [open, most] = [0, 0];
    const plain = reader();
    const counting: PageReader = async (picture, page) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
      return plain.recognition.read({ ...picture, data: new Uint8Array() }, page);
    };
    const { pages } = await read(await tiff(200, 8, 8), { ...plain.recognition, read: counting });
    expect([pages.length, most <= 2]).toEqual([200, true]);
  });
});

describe('one page that cannot be read is not the loss of the document', () => {
  const lost = (page: number, cause: string) => expect.objectContaining({ code: 'unreadable-picture', params: { page, cause } }) as unknown;

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['cut off', async () => (await png(300, 300)).subarray(0, 30), 'damaged'],
    ['too large', async () => claimedPng(30_000, 30_000), 'too-large'],
  ])('%s', async (_, broken, cause) => {
    const { raw, pages, findings } = await read([await png(50, 10), await broken(), await png(60, 10)], reader().recognition);
    expect(raw).toBe('trang 1: 50 x 10\n\ntrang 3: 60 x 10\n');
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(findings).toEqual([lost(2, cause)]);
  });

  test.each<[string, () => Promise<DocumentBytes>, number]>([
    ['pictures', async () => [await png(50, 10), await png(100, 100)], 9_999],
    ['a scan in a PDF (1,274 × 1,790)', async () => new Uint8Array(readFileSync('fixtures/scans/synth-003-p1.rotated.pdf')), 9_999],
  ])('%s of more pixels than are allowed', async (_, bytes, maxPixels) => {
    const { recognition } = reader({ mode: 'always', maxPixels });
    const result = await read(await bytes(), recognition).catch((error: unknown) => error);
    if (result instanceof InputError) expect(result).toMatchObject({ code: 'too-large', message: expect.stringMatching(/more than 0\.01 million pixels; raise it with --max-pixels\.$/) as unknown });
    else expect((result as Ingested).findings).toEqual([lost(2, 'too-large')]);
    expect(await read(await bytes(), { ...recognition, maxPixels: 100_000_000 }).then(({ findings }) => findings)).toEqual([]);
  });

  const failing = (error: Error, on: readonly number[]): Recognition => {
    const { recognition } = reader();
    return { ...recognition, read: async (picture, page) => (on.includes(page.number) ? Promise.reject(error) : recognition.read(picture, page)) };
  };

  test('the engine gives up on a page', async () => {
    const { raw, findings } = await read(await tiff(3), failing(new PictureError('not-read', 'tesseract took too long.'), [1, 3]));
    expect([raw, findings]).toEqual(['\ntrang 2: 30 x 40\n\n', [lost(1, 'not-read'), lost(3, 'not-read')]]);
  });

  test('the engine gives up on all pages', async () => {
    await expect(read(await tiff(2), failing(new PictureError('not-read', 'tesseract took too long.'), [1, 2]))).rejects.toMatchObject({ name: 'InputError', message: expect.stringContaining('tesseract took too long.') as unknown });
  });

  test('no engine is one error of the document', async () => {
    const error = new OcrError('engine-missing', 'The tesseract command cannot be run.');
    await expect(read(await tiff(3), failing(error, [2]))).rejects.toBe(error);
  });

  test('pages are counted, lost ones too', async () => {
    const done: [number, number][] = [];
    await read(await tiff(3), { ...failing(new PictureError('not-read', 'x.'), [2]), jobs: 1, onPage: (...each) => done.push(each) });
    expect(done).toEqual([[1, 3], [2, 3], [3, 3]]);
  });
});

describe('a picture cut short is read as far as it goes, and said to be damaged', () => {
  const noisy = () => sharp(Buffer.from(Array.from({ length: 200 * 200 }, (_, i) => ((i * 2654435761) >>> 7) & 255)), { raw: { width: 200, height: 200, channels: 1 } });
  test.each<[string, () => Promise<Buffer>]>([
    ['JPEG', () => noisy().jpeg().toBuffer()],
    ['progressive JPEG', () => noisy().jpeg({ progressive: true }).toBuffer()],
    ['PNG', () => noisy().png().toBuffer()],
  ])('%s', async (_, make) => {
    const bytes = new Uint8Array(await make());
    const at = async (share: number) => (await read(bytes.subarray(0, Math.round(share * bytes.length)), reader().recognition)).findings;
    expect(await at(1)).toEqual([]);
    expect(await at(0.6)).toEqual([expect.objectContaining({ code: 'damaged-page', params: { pages: '1' } })]);
  });
});

describe('kinds of pixels', () => {
  /** White, a middle grey, and black, side by side. */
  const ramp = Buffer.from([255, 255, 128, 128, 0, 0]);
  const grey = () => sharp(ramp, { raw: { width: 6, height: 1, channels: 1 } }).toColourspace('b-w').resize(48, 16, { kernel: 'nearest', fit: 'fill' });
  const wide = () => sharp(Uint16Array.from(ramp, (v) => v * 257), { raw: { width: 6, height: 1, channels: 1 } }).toColourspace('grey16').resize(48, 16, { kernel: 'nearest', fit: 'fill' });
  const clear = () => sharp({ create: { width: 48, height: 16, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });

  test.each<[string, () => Promise<Buffer>, readonly number[]]>([
    ['8 bits', () => grey().png().toBuffer(), [255, 128, 0]],
    ['16 bits', () => wide().png().toBuffer(), [255, 128, 0]],
    ['16 bits in a TIFF', () => wide().tiff({ compression: 'none' }).toBuffer(), [255, 128, 0]],
    ['1 bit', () => grey().threshold(100).tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer(), [255, 255, 0]],
    ['a palette', () => grey().toColourspace('srgb').png({ palette: true }).toBuffer(), [255, 128, 0]],
    ['CMYK', () => grey().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), [255, 128, 0]],
    ['transparent is white', () => clear().png().toBuffer(), [255, 255, 255]],
  ])('%s', async (_, make, expected) => {
    const { width, height, channels, data } = await decodePicture(new Uint8Array(await make()));
    const at = (x: number): number => data[(8 * width + x) * channels]!;
    expect([width, height, data.length]).toEqual([48, 16, 48 * 16 * channels]);
    [8, 24, 40].forEach((x, i) => expect(Math.abs(at(x) - expected[i]!)).toBeLessThanOrEqual(12));
  });
});
