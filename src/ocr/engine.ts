import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine } from '../model/recognised.js';

/** How the text of a region lies: a page of lines of any size, one block of even lines, one line, one word; a line that holds only a numeral, or only an amount. */
export type RegionLayout = 'page' | 'block' | 'line' | 'word' | 'numeral' | 'amount';

export interface Region {
  readonly bbox: PixelBox;
  readonly layout: RegionLayout;
}

export type EngineName = 'tesseract.js' | 'tesseract';

/** Reads text in pictures. Engines give the same words, boxes (pixels of the whole picture) and confidences (0 to 1). */
export interface OcrEngine {
  readonly name: EngineName;
  /** What a result depends on: the engine's version and its language data, for the record and the cache. */
  readonly identity: string;
  /**
   * The lines of each region, in the order of `regions`. Several calls may run side by side; each takes one of the engine's workers.
   * `onStart` is called when the engine has the picture and works on by itself, or has nothing to do.
   */
  read(picture: GreyPicture, regions: readonly Region[], signal?: AbortSignal, onStart?: () => void): Promise<ReadLine[][]>;
  /** How many calls are worked on side by side from now on. */
  setJobs(jobs: number): void;
  close(): Promise<void>;
}
