import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { sourceDocuments } from '../../src/cli/inputs.js';
import { hashOf, type DocumentBytes } from '../../src/ingest/ingest.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { openPages, SourceDocuments } from '../../src/page-pictures.js';
import { drawPages } from '../../src/report-pictures.js';
import { SourcePictures } from '../../src/review-pictures.js';
import { fixtureRecords } from '../dataset/support.js';

let folder: string;
/** A sheet that is dark at its left end, `width` × `height` pixels. */
const sheet = async (width: number, height: number): Promise<Buffer> => sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
  .composite([{ input: { create: { width: Math.round(width / 4), height, channels: 3, background: '#000000' } }, left: 0, top: 0 }]).png().toBuffer();

interface Shape { readonly width: number; readonly height: number; readonly rotation?: number }
/** A record of a document with pages of these sizes in points. */
function recordOf(bytes: DocumentBytes, mediaType: string, pages: readonly Shape[], file = 'plan'): DocumentRecord {
  const base = fixtureRecords()[0]!;
  const size = bytes instanceof Uint8Array ? bytes.length : bytes.reduce((sum, { length }) => sum + length, 0);
  return { ...base, source: { ...base.source, file, mediaType: mediaType as never, sha256: hashOf(bytes), bytes: size, pages: pages.map(({ width, height, rotation = 0 }, n) => ({ ...base.source.pages[0]!, page: n + 1, width, height, rotation, method: 'ocr' })) } };
}
async function darkSide(bytes: DocumentBytes, record: DocumentRecord, page = 1): Promise<string | null> {
  const pages = await openPages(bytes, record);
  const found = await pages!.page(page);
  await pages!.close();
  if (found === null) return null;
  const { width, height, channels, data } = found.picture;
  const at = (x: number, y: number): boolean => data[(y * width + x) * channels]! < 100;
  const [x, y] = [Math.floor(width / 2), Math.floor(height / 2)];
  return at(2, y) ? 'left' : at(width - 3, y) ? 'right' : at(x, 2) ? 'top' : at(x, height - 3) ? 'bottom' : 'nowhere';
}

let [first, second]: Buffer[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-page-pictures-'));
  mkdirSync(join(folder, 'scan'));
  [first, second] = [await sheet(40, 20), await sheet(20, 40)];
  writeFileSync(join(folder, 'scan', 'page-1.png'), first!);
  writeFileSync(join(folder, 'scan', 'page-2.png'), second!);
  writeFileSync(join(folder, 'other.png'), Buffer.alloc(first!.length));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('documents at hand', () => {
  const found = async (record: DocumentRecord): Promise<number | null> => {
    const bytes = await (await SourceDocuments.of(await sourceDocuments(['.'], folder))).find(record.source);
    return bytes === null ? null : bytes instanceof Uint8Array ? 1 : bytes.length;
  };
  test.each<[string, () => DocumentRecord, number | null]>([
    ['the pictures of its pages', () => recordOf([first!, second!], 'image/png', [{ width: 40, height: 20 }]), 2],
    ['one of them, read by itself', () => recordOf(second!, 'image/png', [{ width: 20, height: 40 }]), 1],
    ['them in another order', () => recordOf([second!, first!], 'image/png', []), null],
    ['a file of the same size', () => ({ ...recordOf(first!, 'image/png', []), source: { ...recordOf(first!, 'image/png', []).source, sha256: 'f'.repeat(64) } }), null],
  ])('%s', async (_, record, files) => expect(await found(record())).toBe(files));

  test('one that has gone since is not at hand; one that never was is told', async () => {
    const path = join(folder, 'gone.png');
    writeFileSync(path, 'x');
    const documents = await SourceDocuments.of([path]);
    rmSync(path);
    expect(await documents.find(recordOf(Buffer.from('x'), 'image/png', []).source)).toBeNull();
    await expect(SourceDocuments.of([path])).rejects.toThrow('ENOENT');
  });

  test('page folders: report and review show every page', async () => {
    const record = recordOf([first!, second!], 'image/png', [{ width: 400, height: 200 }, { width: 200, height: 400 }]);
    const documents = await sourceDocuments([join(folder, 'scan')], '/');
    const bytes = (await (await SourceDocuments.of(documents)).find(record.source))!;
    expect((await drawPages(bytes, record, [1, 2, 3])).map(({ page, width }) => [page, width])).toEqual([[1, 400], [2, 200]]);
    const strip = await (await SourcePictures.open(documents)).crop(record, 2, [10, 100, 50, 120]);
    expect((await sharp(strip!).metadata()).width).toBe(20);
  });
});

describe('pages upright as they were read', () => {
  test.each([[0, 'left'], [90, 'top'], [180, 'right'], [270, 'bottom']])('a picture that was turned by %d to be read', async (rotation, side) => {
    const size = rotation % 180 === 0 ? { width: 40, height: 20 } : { width: 20, height: 40 };
    expect(await darkSide(first!, recordOf(first!, 'image/png', [{ ...size, rotation }]))).toBe(side);
  });

  test.each([[0, 'left', 'the reader turned nothing'], [90, 'top', 'the reader turned it']])('a PDF whose page is turned by 90 itself, read at %d more: %s', async (more, side) => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([200, 400]);
    page.drawImage(await pdf.embedPng(await sharp(first!).rotate(270).png().toBuffer()), { x: 0, y: 0, width: 200, height: 400 });
    page.setRotation({ type: 'degrees', angle: 90 } as never);
    const bytes = await pdf.save();
    const size = more === 0 ? { width: 400, height: 200 } : { width: 200, height: 400 };
    expect(await darkSide(bytes, recordOf(bytes, 'application/pdf', [{ ...size, rotation: (90 + more) % 360 }]))).toBe(side);
  });

  test('a fax in a PDF, with pixels of unlike size, is drawn in the shape of its page; one of a page shaped otherwise is not shown', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([400, 200]).drawImage(await pdf.embedPng(await sheet(1700, 425)), { x: 0, y: 0, width: 400, height: 200 });
    const bytes = await pdf.save();
    expect(await darkSide(bytes, recordOf(bytes, 'application/pdf', [{ width: 400, height: 200 }]))).toBe('left');
    expect(await darkSide(bytes, recordOf(bytes, 'application/pdf', [{ width: 400, height: 250 }]))).toBeNull();
  });

  test('nothing of what has no pages or cannot be opened', async () => {
    expect(await openPages(Buffer.from('text'), recordOf(Buffer.from('text'), 'text/plain', []))).toBeNull();
    expect(await openPages(Buffer.from('%PDF-1.7 broken'), recordOf(Buffer.from('x'), 'application/pdf', [{ width: 10, height: 10 }])).then((it) => it?.page(1) ?? null)).toBeNull();
  });
});
