import type { GreyPicture } from '../model/picture.js';
import { quantileOf } from './quantile.js';

/** A side of a block (mm): strokes of letters and rules do not fill one. */
const blockSide = 0.7;
/** Pictures that do not say their resolution, or say a camera's, are taken for a sheet so wide (mm). */
const sheetWidth = 210;
const leastDpi = 96;
/** Darker than this share of the paper's brightness is no paper in shade. */
const darkShare = 0.5;
/** Paper is the brighter part of a page; a page darker than this everywhere shows none. */
const paperQuantile = 0.9;
const darkestPaper = 60;
/** So many of a block's sampled pixels may be bright: specks. */
const mostBright = 1 / 12;

/** The picture in blocks: 1 where a block is dark all over. */
export interface Blocks {
  readonly block: number;
  readonly columns: number;
  readonly rows: number;
  readonly solid: Uint8Array;
  /** Blocks per millimetre. */
  readonly perMm: number;
  /** Pixels darker than this are dark; brightness of the page's paper. */
  readonly limit: number;
  readonly paper: number;
}

/** Blocks that touch one another, by their indices, and the box round them (blocks, ends exclusive). */
export interface Clump {
  readonly blocks: readonly number[];
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function paperLevel({ width, height, data }: GreyPicture): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let y = 0; y < height; y += 9) for (let x = y % 5, i = y * width + x; x < width; x += 7, i += 7, seen++) counts[data[i]!]!++;
  return quantileOf(counts, paperQuantile, seen);
}

/** Of the pixels at the very edge of a picture so many are as dark as the ground that a page lies on; the darkest of them say how dark that is. */
const groundQuantile = 0.75;
const brightestGround = 0.99;
/** Paper in shade is brighter than a lit desk by so much. */
const aboveGround = 1.1;
/** A ground is darker than this share of the paper. */
const groundShare = 0.66;

/** The darkness (share of the paper's brightness) below which lies a ground that surrounds the page on all sides, lit unevenly; null where there is none. */
export function groundLimit(grey: GreyPicture): number | null {
  const { width, height, data } = grey;
  const counts = new Uint32Array(256);
  const [in1, in2] = [2, 5];
  for (let x = 0; x < width; x += 3) for (const y of [in1, in2, height - 1 - in1, height - 1 - in2]) counts[data[Math.max(0, y) * width + x]!]!++;
  for (let y = 0; y < height; y += 3) for (const x of [in1, in2, width - 1 - in1, width - 1 - in2]) counts[data[y * width + Math.max(0, x)]!]!++;
  const paper = paperLevel(grey);
  const share = (quantile: number): number => quantileOf(counts, quantile) / paper;
  if (paper < darkestPaper || share(groundQuantile) > groundShare) return null;
  const limit = aboveGround * share(brightestGround);
  return limit > darkShare && limit <= groundShare ? limit : null;
}

/** Which blocks of a picture are dark all over; null where the picture shows no paper. `share`: of the paper's brightness, below which a pixel is dark. */
export function findSolid(grey: GreyPicture, share = darkShare): Blocks | null {
  const { width, height, data, dpi } = grey;
  const pixelsPerMm = dpi === null || dpi < leastDpi ? Math.min(width, height) / sheetWidth : dpi / 25.4;
  const block = Math.max(4, Math.round(blockSide * pixelsPerMm));
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)];
  const paper = paperLevel(grey);
  if (paper < darkestPaper) return null;
  const limit = Math.round(share * paper);
  const solid = new Uint8Array(columns * rows);
  const allowed = Math.floor((block ** 2 / 2) * mostBright);
  for (let r = 0; r < rows; r++) {
    const [top, bottom] = [r * block, Math.min(height, (r + 1) * block)];
    const middle = ((top + bottom) >> 1) * width;
    for (let c = 0; c < columns; c++) {
      const [left, right] = [c * block, Math.min(width, (c + 1) * block)];
      // Most blocks are told by their middle.
      if (data[middle + ((left + right) >> 1)]! >= limit) continue;
      if (isDark(data, width, [left, top, right, bottom], limit, allowed)) solid[r * columns + c] = 1;
    }
  }
  return { block, columns, rows, solid, perMm: pixelsPerMm / block, limit, paper };
}

function isDark(data: Uint8Array, width: number, [left, top, right, bottom]: readonly [number, number, number, number], limit: number, allowed: number): boolean {
  let bright = 0;
  for (let y = top; y < bottom; y++) for (let x = left, i = y * width + left; x < right; x += 2, i += 2) if (data[i]! >= limit && ++bright > allowed) return false;
  return true;
}

/** The clumps of blocks that `isIn` says yes to, neighbours by side. Each block is asked once. */
export function clumps({ columns, rows }: Pick<Blocks, 'columns' | 'rows'>, isIn: (at: number) => boolean): Clump[] {
  const seen = new Uint8Array(columns * rows);
  const out: Clump[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !isIn(start)) continue;
    seen[start] = 1;
    const blocks = [start];
    let [x0, y0, x1, y1] = [columns, rows, 0, 0];
    for (let i = 0; i < blocks.length; i++) {
      const at = blocks[i]!;
      const x = at % columns;
      const y = (at - x) / columns;
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
      if (y < y0) y0 = y;
      if (y >= y1) y1 = y + 1;
      const visit = (next: number): void => {
        if (seen[next] === 1 || !isIn(next)) return;
        seen[next] = 1;
        blocks.push(next);
      };
      if (x > 0) visit(at - 1);
      if (x + 1 < columns) visit(at + 1);
      if (y > 0) visit(at - columns);
      if (y + 1 < rows) visit(at + columns);
    }
    out.push({ blocks, x0, y0, x1, y1 });
  }
  return out;
}
