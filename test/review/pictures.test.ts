import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { extract } from '../../src/index.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { SourcePictures } from '../../src/review-pictures.js';
import { fixtureRecords } from '../dataset/support.js';

const document = fileURLToPath(new URL('../../fixtures/documents/synth-008.pdf', import.meta.url));
let folder: string;
let record: DocumentRecord;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-pictures-'));
  mkdirSync(join(folder, 'deep'));
  cpSync(document, join(folder, 'deep', 'another name.pdf'));
  writeFileSync(join(folder, 'synth-008.pdf'), 'not this one');
  record = await extract(document);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a strip of a page', () => {
  test('is found by its bytes, whatever its name; the box is drawn where it stands', async () => {
    const { page, bbox } = record.targets.find(({ mentions }) => mentions[0]?.bbox != null)!.mentions[0]!;
    const png = await (await SourcePictures.open([join(folder, 'synth-008.pdf'), join(folder, 'deep', 'another name.pdf')])).crop(record, page, bbox!);
    const { data, info } = await sharp(png!).raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(1600);
    expect(info.height).toBeLessThan(1600 * 0.7);
    const scale = 1600 / record.source.pages[page - 1]!.width!;
    const top = Math.max(0, bbox![1] - 70);
    const colour = (x: number, y: number): number[] => [...data.subarray((Math.round(y) * info.width + Math.round(x)) * info.channels).subarray(0, 3)];
    const [left, middle] = [bbox![0] * scale - 4, ((bbox![1] + bbox![3]) / 2 - top) * scale];
    expect(colour(left, middle)[0]! - colour(left, middle)[2]!).toBeGreaterThan(80);
    expect(colour(left - 20, middle)).toEqual([255, 255, 255]);
  });

  test.each<[string, () => DocumentRecord]>([
    ['another file', () => ({ ...record, source: { ...record.source, sha256: 'f'.repeat(64) } })],
    ['a page shaped otherwise', () => ({ ...record, source: { ...record.source, pages: record.source.pages.map((it) => ({ ...it, height: it.height! / 2 })) } })],
    ['a page there is not', () => ({ ...record, source: { ...record.source, pages: [] } })],
    ['a text', () => fixtureRecords()[1]!],
  ])('%s: none', async (_, given) => expect(await (await SourcePictures.open([join(folder, 'synth-008.pdf'), join(folder, 'deep', 'another name.pdf')])).crop(given(), 1, [10, 10, 20, 20])).toBeNull());
});
