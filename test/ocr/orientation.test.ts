import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openPdfPictures } from '../../src/ingest/pdf-pictures.js';
import type { GreyPicture } from '../../src/model/picture.js';
import type { OcrEngine } from '../../src/ocr/engine.js';
import { chooseEngine } from '../../src/ocr/engines/choose.js';
import { isDoubtful, legibility, liesLevel } from '../../src/ocr/orientation.js';
import { readPage } from '../../src/ocr/read-page.js';
import { sidewaysness } from '../../src/picture/orientation.js';
import { cleanPicture } from '../../src/picture/prepare.js';
import { turnPicture } from '../../src/picture/turn.js';

/** The upper part of a picture. */
function top(picture: GreyPicture, rows: number): GreyPicture {
  return { ...picture, height: rows, data: picture.data.slice(0, rows * picture.width) };
}

let part: GreyPicture;
let engine: OcrEngine;
beforeAll(async () => {
  const source = await openPdfPictures(new Uint8Array(readFileSync(new URL('../../fixtures/scans/binh-dinh.poor150.pdf', import.meta.url))));
  part = top(cleanPicture(await source.picture(1)), 430);
  await source.close();
  engine = await chooseEngine('auto', { jobs: 1 });
});
afterAll(() => engine.close());

const word = (text: string, confidence: number) => ({ words: [{ text, confidence, bbox: [0, 0, 1, 1] as const, symbols: [] }], bbox: [0, 0, 1, 1] as const });

describe('which way up', () => {
  test.each([90, 180, 270])('a scan turned by %i degrees is read as the upright one', async (given) => {
    const read = await readPage(turnPicture(part, given), { number: 1, size: null }, engine);
    expect(read.turned).toBe((360 - given) % 360);
    expect(read.raw).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM[^]*KẾ HOẠCH/);
    expect(read.width).toBeGreaterThan(read.height);
  });

  test('lines from side to side and from top to bottom are told without reading', () => {
    expect(sidewaysness(part)).toBeLessThan(0.8);
    expect(sidewaysness(turnPicture(part, 90))).toBeGreaterThan(1.25);
    expect(sidewaysness({ ...part, data: new Uint8Array(part.data.length).fill(255) })).toBe(0);
  });

  test('a level page is told without reading', () => {
    expect(liesLevel(part)).toBe(true);
    expect(liesLevel(turnPicture(part, 180))).toBe(true);
    expect(liesLevel(turnPicture(part, 90))).toBe(false);
  });

  test('few letters read surely are worth more than many read badly', () => {
    expect(legibility([word('kế hoạch', 0.9)])).toBeGreaterThan(legibility([word('lIlIlIlIlIlIlIlI', 0.4)]));
    expect([isDoubtful([word('a', 0.5)]), isDoubtful([word('a', 0.9)]), isDoubtful([])]).toEqual([true, false, false]);
  });
});
