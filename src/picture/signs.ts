import type { GreyPicture, PixelBox } from '../model/picture.js';

/** Paper, on a whitened picture; print is nearer to the darkest pixel of a box than to this. */
const paper = 250;
/** Signs at least this share of the tallest one's height are digits, strokes and letters; lower ones are dots. */
const tall = 0.6;
/** Fewer pixels (at 200 dpi) are a speck. */
const fewestInSign = 12;

/** How many tall signs stand side by side in a box: digits and strokes of numerals, without the dots between them. */
export function countTall({ width, height: pictureHeight, data, dpi }: GreyPicture, box: PixelBox): number {
  const [x0, y0, x1, y1] = [Math.max(0, Math.floor(box[0])), Math.max(0, Math.floor(box[1])), Math.min(width, Math.ceil(box[2])), Math.min(pictureHeight, Math.ceil(box[3]))];
  const [w, h] = [Math.max(0, x1 - x0), Math.max(0, y1 - y0)];
  let darkest = 255;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) darkest = Math.min(darkest, data[y * width + x]!);
  const print = (darkest + paper) / 2;
  const seen = new Uint8Array(w * h);
  const dark = (at: number): boolean => data[(y0 + Math.floor(at / w)) * width + x0 + (at % w)]! < print;
  const heights: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !dark(start)) continue;
    const blob = [start];
    seen[start] = 1;
    let [top, bottom] = [h, 0];
    for (let i = 0; i < blob.length; i++) {
      const y = Math.floor(blob[i]! / w);
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      for (const next of neighbours(blob[i]!, w, h)) {
        if (seen[next] === 1 || !dark(next)) continue;
        seen[next] = 1;
        blob.push(next);
      }
    }
    if (blob.length >= fewestInSign * ((dpi ?? 200) / 200) ** 2) heights.push(bottom - top + 1);
  }
  const tallest = Math.max(0, ...heights);
  return heights.filter((height) => height >= tall * tallest).length;
}

function neighbours(at: number, columns: number, rows: number): number[] {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const out: number[] = [];
  for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) if ((dx !== 0 || dy !== 0) && x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows) out.push((y + dy) * columns + x + dx);
  return out;
}
