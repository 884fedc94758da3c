import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openPdfPictures } from '../../src/ingest/pdf-pictures.js';
import type { GreyPicture } from '../../src/model/picture.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';
import { readPage } from '../../src/ocr/read-page.js';
import { cleanPicture } from '../../src/picture/prepare.js';
import { straighten } from '../../src/picture/straighten.js';

let text: GreyPicture;
let annex: GreyPicture;
beforeAll(async () => {
  const source = await openPdfPictures(new Uint8Array(readFileSync(new URL('../../fixtures/scans/binh-dinh.poor150.pdf', import.meta.url))));
  [text, annex] = [cleanPicture(await source.picture(1)), cleanPicture(await source.picture(5))];
  await source.close();
});

/** Notes what it is asked for, and gives one word for each region. */
function noting(): { engine: OcrEngine; asked: Region[][]; stopped: () => number } {
  const asked: Region[][] = [];
  let stopped = 0;
  const engine: OcrEngine = {
    name: 'tesseract', identity: 'noting', setJobs: () => undefined, close: () => Promise.resolve(),
    read: async (_, regions, signal, onStart) => {
      asked.push([...regions]);
      onStart?.();
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted === true) {
        stopped++;
        throw signal.reason;
      }
      return regions.map(({ bbox }) => [{ bbox, words: [{ text: 'chữ', bbox, confidence: 0.95, symbols: [] }] }]);
    },
  };
  return { engine, asked, stopped: () => stopped };
}

const read = async (picture: GreyPicture) => {
  const made = noting();
  const result = await readPage(picture, { number: 1, size: null }, made.engine);
  return { result, asked: made.asked, stopped: made.stopped() };
};

test('a page of running text is read once, whole', async () => {
  const { result, asked, stopped } = await read(text);
  expect(asked).toEqual([[{ bbox: [0, 0, text.width, text.height], layout: 'page' }]]);
  expect([stopped, result.raw.trim()]).toEqual([0, 'chữ']);
});

test('a page with a table is read cell by cell, and what stands outside of it as a page', async () => {
  const { asked, stopped } = await read(annex);
  expect(asked.slice(0, 2).map((regions) => regions[0]!.layout)).toEqual(['page', expect.any(String)]);
  // "chữ" is no numeral: row numbers, and nothing else, are read again at two other sizes. The page's own number stands in none of the lines, and is asked for alone.
  const [alone, ...again] = asked.slice(2).sort((a, b) => a.length - b.length);
  expect(alone!.map(({ layout }) => layout)).toEqual(['numeral']);
  expect(again.map((regions) => [...new Set(regions.map(({ layout }) => layout))])).toEqual([['numeral'], ['numeral']]);
  expect(Math.min(...again.map((regions) => regions.length))).toBeGreaterThan(1);
  expect(asked[1]!.length).toBeGreaterThan(30);
  expect(stopped).toBe(0);
});

test('what was begun on a slanting page is given up, and the page read straight', async () => {
  const { asked, stopped } = await read(straighten(text, 2.5));
  expect(asked.length).toBe(2);
  expect(stopped).toBe(1);
});
