import type { GreyPicture, PixelBox } from '../model/picture.js';

/** White round each piece of a sheet, in pixels. */
const border = 10;

/** Pieces of a picture, each larger or smaller by a factor, one below the other on white. Returns the sheet and where each piece stands on it. */
export function scaledPieces(picture: GreyPicture, boxes: readonly PixelBox[], factor: number): { readonly sheet: GreyPicture; readonly places: readonly PixelBox[] } {
  const sizes = boxes.map(([x0, y0, x1, y1]) => [Math.max(1, Math.round((x1 - x0) * factor)), Math.max(1, Math.round((y1 - y0) * factor))] as const);
  const width = Math.max(0, ...sizes.map(([w]) => w)) + 2 * border;
  const height = sizes.reduce((sum, [, h]) => sum + h + 2 * border, 0);
  const data = new Uint8Array(width * height).fill(255);
  const places: PixelBox[] = [];
  let top = 0;
  boxes.forEach(([left, upper], i) => {
    const [w, h] = sizes[i]!;
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) data[(top + border + y) * width + border + x] = sample(picture, left + (x + 0.5) / factor - 0.5, upper + (y + 0.5) / factor - 0.5);
    places.push([0, top, w + 2 * border, top + h + 2 * border]);
    top += h + 2 * border;
  });
  return { sheet: { ...picture, width, height, data, dpi: picture.dpi === null ? null : picture.dpi * factor }, places };
}

/** The grey between four pixels; outside of the picture its border goes on. */
function sample({ width, height, data }: GreyPicture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - left, y - top];
  const at = (px: number, py: number): number => data[Math.min(height - 1, Math.max(0, py)) * width + Math.min(width - 1, Math.max(0, px))]!;
  const upper = at(left, top) * (1 - dx) + at(left + 1, top) * dx;
  const lower = at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx;
  return Math.round(upper * (1 - dy) + lower * dy);
}
