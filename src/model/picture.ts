import type { Box } from './provenance.js';

/** A picture in memory, 8 bits a channel, rows from the top without padding. Grey: 0 is black, 255 is white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
  /** Dots per inch; null where nothing says it. */
  readonly dpi: number | null;
  /** Its file is cut short or damaged: a part of it does not show what it should. */
  readonly damaged?: true;
}

/** A picture of one channel. */
export interface GreyPicture extends Picture {
  readonly channels: 1;
}

/** `[x0, y0, x1, y1)` in pixels from the top left. */
export type PixelBox = Box;

/** A straight ruling line found in a picture: its middle line from end to end, and how thick it is. Pixels. */
export interface PixelRule {
  readonly direction: 'horizontal' | 'vertical';
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly thickness: number;
}
