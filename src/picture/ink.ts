import type { GreyPicture, PixelBox } from '../model/picture.js';

/** Darker than this is print, on white paper. */
const print = 165;
/** Tiles of so many pixels (at 200 dpi), and the share of dark pixels that makes one inked. */
const tileAt200 = 4;
const inkedShare = 0.3;
/** Fewer inked tiles that touch are a speck. */
const fewestTiles = 2;
const fewestPixelsAt200 = 14;
/** The border of a cell shows remains of its rules (pixels at 200 dpi). */
const borderAt200 = 4;

/** The box round what is printed inside a box; null where there are only specks: reading those makes numbers of nothing. */
export function inkBox(grey: GreyPicture, [x0, y0, x1, y1]: PixelBox): PixelBox | null {
  const scale = (grey.dpi ?? 200) / 200;
  const border = Math.round(borderAt200 * scale);
  const tile = Math.max(3, Math.round(tileAt200 * scale));
  const [left, top] = [Math.max(0, Math.floor(x0) + border), Math.max(0, Math.floor(y0) + border)];
  const columns = Math.floor((Math.min(grey.width, Math.ceil(x1) - border) - left) / tile);
  const rows = Math.floor((Math.min(grey.height, Math.ceil(y1) - border) - top) / tile);
  if (columns <= 0 || rows <= 0) return null;
  const counts = countTiles(grey, left, top, tile, columns, rows);
  const box = inkedBlobs(counts, columns, rows, inkedShare * tile * tile, fewestPixelsAt200 * scale * scale);
  return box === null ? null : [left + box[0] * tile, top + box[1] * tile, left + box[2] * tile, top + box[3] * tile];
}

function countTiles({ width, data }: GreyPicture, left: number, top: number, tile: number, columns: number, rows: number): Uint16Array {
  const counts = new Uint16Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let y = top + r * tile; y < top + (r + 1) * tile; y++) {
      for (let c = 0, i = y * width + left; c < columns; c++) for (let k = 0; k < tile; k++, i++) if (data[i]! < print) counts[r * columns + c]!++;
    }
  }
  return counts;
}

/** The box (in tiles) round all blobs of inked tiles that are no specks. */
function inkedBlobs(counts: Uint16Array, columns: number, rows: number, inked: number, fewestPixels: number): [number, number, number, number] | null {
  const seen = new Uint8Array(counts.length);
  let box: [number, number, number, number] | null = null;
  for (let start = 0; start < counts.length; start++) {
    if (seen[start] === 1 || counts[start]! < inked) continue;
    const blob: number[] = [start];
    seen[start] = 1;
    let pixels = 0;
    for (let i = 0; i < blob.length; i++) {
      pixels += counts[blob[i]!]!;
      for (const next of neighbours(blob[i]!, columns, rows)) {
        if (seen[next] === 1 || counts[next]! < inked) continue;
        seen[next] = 1;
        blob.push(next);
      }
    }
    if (blob.length >= fewestTiles && pixels >= fewestPixels) for (const at of blob) box = around(box, at % columns, Math.floor(at / columns));
  }
  return box;
}

function neighbours(at: number, columns: number, rows: number): number[] {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const out: number[] = [];
  for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) if ((dx !== 0 || dy !== 0) && x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows) out.push((y + dy) * columns + x + dx);
  return out;
}

function around(box: [number, number, number, number] | null, x: number, y: number): [number, number, number, number] {
  return box === null ? [x, y, x + 1, y + 1] : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1), Math.max(box[3], y + 1)];
}

/** Nothing but specks on the whole picture. */
export function isBlank(grey: GreyPicture): boolean {
  return inkBox(grey, [0, 0, grey.width, grey.height]) === null;
}

/** Signs at least this share of the tallest one's height are digits, strokes and letters; lower ones are dots. */
const tall = 0.6;
/** Fewer pixels (at 200 dpi) are a speck. */
const fewestInSign = 12;

/** How many tall signs stand side by side in a box: digits and strokes of numerals, without the dots between them. */
export function countTall({ width, data, dpi }: GreyPicture, [x0, y0, x1, y1]: PixelBox): number {
  const [w, h] = [Math.max(0, x1 - x0), Math.max(0, y1 - y0)];
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
