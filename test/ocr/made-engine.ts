import type { GreyPicture, PixelBox } from '../../src/model/picture.js';
import type { ReadLine, ReadWord } from '../../src/model/recognised.js';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';

/** An engine that answers from a function, and remembers what it was asked. */
export function answering(answer: (region: Region) => ReadLine[], identity = 'made 1'): OcrEngine & { readonly asked: (readonly Region[])[] } {
  const asked: (readonly Region[])[] = [];
  return {
    name: 'tesseract.js', identity, asked,
    read: async (_, regions) => {
      asked.push(regions);
      return regions.map(answer);
    },
    setJobs: () => undefined, close: async () => undefined,
  };
}

export function greyPicture(width = 40, height = 20, value = 255): GreyPicture {
  return { width, height, channels: 1, data: new Uint8Array(width * height).fill(value), dpi: 200 };
}

/** A word as an engine gives it, ten pixels a letter. */
export function wordAt(text: string, x: number, { confidence = 0.95, y = 100, height = 20, signs }: { confidence?: number; y?: number; height?: number; signs?: number } = {}): ReadWord {
  const bbox: PixelBox = [x, y, x + 10 * [...text].length, y + height];
  const symbols = [...text].map((letter, i) => ({ text: letter, bbox: [x + 10 * i, y, x + 10 * i + 9, y + height] as PixelBox, confidence, choices: [] }));
  return { text, bbox, confidence, symbols, ...(signs === undefined ? {} : { signs }) };
}

export function lineAt(words: readonly ReadWord[]): ReadLine {
  return { words, bbox: [Math.min(...words.map((w) => w.bbox[0])), words[0]!.bbox[1], Math.max(...words.map((w) => w.bbox[2])), words[0]!.bbox[3]] };
}
