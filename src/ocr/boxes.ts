import type { Picture, PixelBox } from '../model/picture.js';

type Size = Pick<Picture, 'width' | 'height'>;

/** A box with a margin (pixels) on all sides, inside its picture. */
export const grow = ([x0, y0, x1, y1]: PixelBox, margin: number, { width, height }: Size): PixelBox => [Math.max(0, x0 - margin), Math.max(0, y0 - margin), Math.min(width, x1 + margin), Math.min(height, y1 + margin)];

/** The same with a margin that is a share of the box's height. */
export const growByShare = (box: PixelBox, share: number, picture: Size): PixelBox => grow(box, Math.round(share * (box[3] - box[1])), picture);

/** Whether the middle of a box lies in another. */
export const middleIn = ([x0, y0, x1, y1]: PixelBox, [a, b, c, d]: PixelBox): boolean => (x0 + x1) / 2 > a && (x0 + x1) / 2 < c && (y0 + y1) / 2 > b && (y0 + y1) / 2 < d;
