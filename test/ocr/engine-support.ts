import { readFileSync } from 'node:fs';
import { openPdfPictures } from '../../src/ingest/pdf-pictures.js';
import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import type { ReadLine } from '../../src/model/recognised.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';
import { createNative, nativeVersion } from '../../src/ocr/engines/native.js';
import type { EngineOptions } from '../../src/ocr/engines/options.js';
import { createTesseractJs } from '../../src/ocr/engines/tesseract-js.js';
import { cleanPicture, prepare } from '../../src/picture/prepare.js';

/** The first page of the scan, cleaned. */
export async function scannedPage(): Promise<GreyPicture> {
  const source = await openPdfPictures(readFileSync('fixtures/scans/binh-dinh.poor150.pdf'));
  try {
    return prepare(cleanPicture(await source.picture(1))).lying;
  } finally {
    await source.close();
  }
}

/** A part of a picture as a picture of its own. */
export function cut(picture: GreyPicture, [x0, y0, x1, y1]: PixelBox): GreyPicture {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) data.set(picture.data.subarray((y0 + y) * picture.width + x0, (y0 + y) * picture.width + x1), y * width);
  return { ...picture, width, height, data };
}

export const wholeOf = ({ width, height }: GreyPicture, layout: Region['layout'] = 'block'): Region => ({ bbox: [0, 0, width, height], layout });

export const textOf = (lines: readonly ReadLine[]): string => lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n');

/** Whether the native engine's tests run: wherever the command is there, and on CI, where it must be. */
export const nativeRuns: boolean = await nativeVersion().then(() => true, () => process.env['CI'] === 'true');
export const nativeTitle = nativeRuns ? 'tesseract' : 'tesseract (skipped: the command is not installed)';

export interface EngineCase {
  readonly title: string;
  readonly runs: boolean;
  readonly open: (options?: EngineOptions & { readonly timeoutMs?: number; readonly picturesPerThread?: number }) => Promise<OcrEngine>;
}

export const engineCases: readonly EngineCase[] = [
  { title: 'tesseract.js', runs: true, open: createTesseractJs },
  { title: nativeTitle, runs: nativeRuns, open: createNative },
];
