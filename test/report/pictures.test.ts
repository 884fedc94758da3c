import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { extractWithText } from '../../src/extract.js';
import { makeReport } from '../../src/make-report.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { drawPages } from '../../src/report-pictures.js';
import { pagesWithEvidence } from '../../src/report/page-image.js';
import { fixture } from '../support/documents.js';
import { keep } from './support.js';

let folder: string;
let record: DocumentRecord;
let bytes: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-pictures-'));
  bytes = fixture('synth-009.pdf');
  const made = await extractWithText(bytes, { file: 'synth-009.pdf' });
  record = made.record;
  keep(join(folder, 'output'), record, made.text);
  writeFileSync(join(folder, 'a.pdf'), bytes);
  writeFileSync(join(folder, 'b.pdf'), new Uint8Array(bytes.length));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Share of dark pixels of a page's picture in a box of points. */
async function ink(webp: Uint8Array, size: { width: number; height: number }, [x0, y0, x1, y1]: readonly number[]): Promise<number> {
  const { data, info } = await sharp(webp).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [sx, sy] = [info.width / size.width, info.height / size.height];
  let [dark, all] = [0, 0];
  for (let y = Math.floor(y0! * sy); y < y1! * sy; y++) for (let x = Math.floor(x0! * sx); x < x1! * sx; x++) {
    all++;
    if (data[y * info.width + x]! < 140) dark++;
  }
  return dark / all;
}

describe('pages of source documents', () => {
  test('boxes of the record lie on print, at most 150 kB a page', async () => {
    const wanted = [...new Set(record.targets.map(({ mentions }) => mentions[0]!.page))].slice(0, 2);
    for (const page of wanted) expect(pagesWithEvidence(record)).toContain(page);
    const pages = await drawPages(bytes, record, wanted);
    expect(pages.map(({ page }) => page)).toEqual(wanted);
    for (const page of pages) {
      expect(page.webp.length).toBeLessThanOrEqual(150_000);
      const boxes = [...record.targets.flatMap(({ mentions }) => mentions), ...record.tasks.map(({ evidence }) => evidence)].filter((each) => each.page === page.page && each.bbox !== null).map(({ bbox }) => bbox!);
      expect(boxes.length).toBeGreaterThan(0);
      for (const box of boxes.slice(0, 5)) expect(await ink(page.webp, page, box)).toBeGreaterThan(0.02);
      expect(await ink(page.webp, page, [0, 0, page.width, 15])).toBeLessThan(0.005);
    }
  }, 30_000);

  test.each([90, 270])('a page the record saw turned by %d is turned; one of another shape than the record says is left out', async (rotation) => {
    const turned = structuredClone(record);
    for (const page of turned.source.pages) page.rotation = rotation;
    expect(await drawPages(bytes, turned, [1])).toEqual([]);
    for (const page of turned.source.pages) [page.width, page.height] = [page.height, page.width];
    const [drawn] = await drawPages(bytes, turned, [1]);
    const { width, height } = await sharp(drawn!.webp).metadata();
    expect(Math.abs(width / height - drawn!.width / drawn!.height)).toBeLessThan(0.02);
  }, 30_000);

  test('no picture of what cannot be drawn', async () => {
    expect(await drawPages(new TextEncoder().encode('%PDF-1.7 broken'), record, [1])).toEqual([]);
    expect(await drawPages(bytes, record, [99])).toEqual([]);
    expect(await drawPages(bytes, { ...record, source: { ...record.source, mediaType: 'text/plain' } }, [1])).toEqual([]);
  });

  test('in the report: a picture for each page named, none without --documents', async () => {
    const withPictures = await makeReport(join(folder, 'output'), join(folder, 'with'), { documents: [join(folder, 'b.pdf'), join(folder, 'a.pdf')] });
    const names = readdirSync(join(folder, 'with/documents')).filter((name) => name.endsWith('.webp'));
    expect([withPictures.pictures, names.length]).toEqual([names.length, pagesWithEvidence(record).length]);
    const html = readFileSync(join(folder, 'with/documents', readdirSync(join(folder, 'with/documents')).find((name) => /^[^.]*\.html$/.test(name))!), 'utf8');
    expect(/data-pages="([^"]*)"/.exec(html)![1]!.split(';')).toHaveLength(names.length);
    const without = await makeReport(join(folder, 'output'), join(folder, 'without'));
    expect([without.pictures, readdirSync(join(folder, 'without/documents')).filter((name) => name.endsWith('.webp'))]).toEqual([0, []]);
  }, 60_000);
});
