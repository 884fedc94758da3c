import type { GreyPicture } from '../model/picture.js';
import { quantileOf } from './quantile.js';

/** Blocks of so many pixels a side (at 200 dpi) are larger than a letter, so that each holds some paper. */
const blockAt200 = 24;
/** The share of a block's pixels that are darker than its paper. */
const paperShare = 0.75;

/** How bright the paper is, over a coarse grid of blocks. */
export interface Paper {
  readonly block: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** The brightness of the paper block by block, smoothed so that letters and rules do not show in it. */
export function paperOf({ width, height, data, dpi }: GreyPicture): Paper {
  const block = Math.max(8, Math.round((blockAt200 * (dpi ?? 200)) / 200));
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)];
  const values = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      counts.fill(0);
      let seen = 0;
      // Every other pixel of every other line says the same.
      for (let y = r * block; y < Math.min(height, (r + 1) * block); y += 2) {
        for (let x = c * block, i = y * width + x; x < Math.min(width, (c + 1) * block); x += 2, i += 2, seen++) counts[data[i]!]!++;
      }
      values[r * columns + c] = quantileOf(counts, paperShare, seen);
    }
  }
  return { block, columns, rows, values: smooth(dilate(values, columns, rows), columns, rows) };
}

/** Each block as bright as its brightest neighbour: a block full of print takes its paper from beside it. */
function dilate(values: Float32Array, columns: number, rows: number): Float32Array {
  return neighbourhood(values, columns, rows, (near) => near.reduce((most, v) => Math.max(most, v), 0));
}

function smooth(values: Float32Array, columns: number, rows: number): Float32Array {
  return neighbourhood(values, columns, rows, (near) => near.reduce((sum, v) => sum + v, 0) / near.length);
}

function neighbourhood(values: Float32Array, columns: number, rows: number, pick: (near: number[]) => number): Float32Array {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const near: number[] = [];
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) near.push(values[y * columns + x]!);
      out[r * columns + c] = pick(near);
    }
  }
  return out;
}

/** How far the paper is from white, and how much its brightness changes over the page (grey levels). */
export function unevenness({ values }: Paper): { readonly dark: number; readonly spread: number } {
  const sorted = Float32Array.from(values).sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { dark: 255 - at(0.5), spread: at(0.95) - at(0.05) };
}

/** Divides the paper out: paper becomes white, print keeps its contrast to it. */
export function whitenPaper(picture: GreyPicture, paper: Paper): GreyPicture {
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length);
  const lines = new PaperLines(paper, width);
  for (let y = 0; y < height; y++) {
    const line = lines.at(y);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      // Much of a page is as bright as its paper: no division for that.
      out[i] = data[i]! >= line[x]! ? 255 : ((data[i]! * 255) / line[x]!) | 0;
    }
  }
  return { ...picture, data: out };
}

/** The paper's brightness along lines of pixels, between the middles of the blocks. What two rows of blocks say along a line is kept for all lines between them. */
class PaperLines {
  readonly #line: Float32Array;
  /** For each pixel of a line: the block to its left, the one to its right, and how near it is to the latter. */
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #nearness: Float64Array;
  /** The brightness along some rows of blocks: those above and below the line asked for last. */
  readonly #rows = new Map<number, Float64Array>();

  constructor(private readonly paper: Paper, width: number) {
    const { block, columns } = paper;
    [this.#line, this.#before, this.#after, this.#nearness] = [new Float32Array(width), new Int32Array(width), new Int32Array(width), new Float64Array(width)];
    for (let x = 0; x < width; x++) {
      const place = Math.min(columns - 1, Math.max(0, x / block - 0.5));
      const before = Math.floor(place);
      this.#before[x] = before;
      this.#after[x] = Math.min(columns - 1, before + 1);
      this.#nearness[x] = place - before;
    }
  }

  /** Brightness of the paper in a line of pixels, 1 at least; good until the next line is asked for. */
  at(y: number): Float32Array {
    const { block, rows } = this.paper;
    const place = Math.min(rows - 1, Math.max(0, y / block - 0.5));
    const row = Math.floor(place);
    const nearness = place - row;
    const above = this.#alongRow(row);
    const below = this.#alongRow(Math.min(rows - 1, row + 1));
    const line = this.#line;
    for (let x = 0; x < line.length; x++) {
      const value = above[x]! * (1 - nearness) + below[x]! * nearness;
      line[x] = value > 1 ? value : 1;
    }
    return line;
  }

  #alongRow(row: number): Float64Array {
    const known = this.#rows.get(row);
    if (known !== undefined) return known;
    const { columns, values } = this.paper;
    const [before, after, nearness] = [this.#before, this.#after, this.#nearness];
    const first = row * columns;
    const along = new Float64Array(before.length);
    for (let x = 0; x < along.length; x++) along[x] = values[first + before[x]!]! * (1 - nearness[x]!) + values[first + after[x]!]! * nearness[x]!;
    this.#rows.delete(row - 2);
    this.#rows.set(row, along);
    return along;
  }
}
