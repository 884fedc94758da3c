import type { GreyPicture } from '../model/picture.js';

/** A straight stroke along x (`at` is y) or, in the turned picture, along y. Pixels. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Share of its length that is dark. */
  readonly drawn: number;
}

/** A rule of a faint copy is hardly darker than its paper: it is told by being darker than what lies beside it (grey levels), not by how dark it is. */
const palest = 228;
const contrast = 14;
/** How far beside a pixel its surroundings are (pixels at 200 dpi). */
const besideAt200 = 5;
/** Pieces of lines are looked for in bits of this many pixels (at 200 dpi), shorter than a letter is high. */
const bitAt200 = 16;
/** A bit is a piece of a line if so much of it is dark, and it is light on one side at least. */
const bitDark = 0.8;
const sideDark = 0.5;
/** How far beside the line its surroundings are looked at (pixels at 200 dpi). */
const sideAt200 = 5;
/** A stroke holds so many bits, may drift by so many pixels from bit to bit, and may miss some. */
const fewestBits = 4;
const drift = 1.6;
const mostMissed = 4;
const fewestDrawn = 0.6;
/** Beside a rule there is paper, and a letter here and there; beside the row of a text line that looks like one, there are letters. */
const mostBeside = 0.2;

/** A piece of a line one bit long: where it stands, and the share of ink beside it. */
interface Bit {
  readonly at: number;
  readonly beside: number;
}

/** Bits of lines, by bit columns, from the top. */
export interface Bits {
  readonly size: number;
  readonly columns: readonly (readonly Bit[])[];
}

interface Map2 {
  readonly width: number;
  readonly height: number;
  /** Pixels darker than what lies above or below them: those of lines along x, and of letters. */
  readonly dark: Uint8Array;
  /** Pixels of ink. */
  readonly ink: Uint8Array;
}

/** Darker than this is ink whatever lies beside it. */
const inky = 190;

/** What of a picture may be lines along x. */
export function darkMap({ width, height, data, dpi }: Pick<GreyPicture, 'width' | 'height' | 'data' | 'dpi'>): Map2 {
  const dark = new Uint8Array(data.length);
  const ink = new Uint8Array(data.length);
  const beside = Math.max(3, Math.round((besideAt200 * (dpi ?? 200)) / 200)) * width;
  for (let i = beside; i < data.length - beside; i++) {
    const value = data[i]!;
    if (value < inky) ink[i] = 1;
    if (value < palest && (value + contrast < data[i - beside]! || value + contrast < data[i + beside]!)) dark[i] = 1;
  }
  return { width, height, dark, ink };
}

/** The same picture with rows and columns exchanged. */
export function transpose({ width, height, data, dpi }: GreyPicture): GreyPicture {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0, i = y * width; x < width; x++, i++) out[x * height + y] = data[i]!;
  return { width: height, height: width, channels: 1, data: out, dpi };
}

/** How many pixels of each bit are dark in each row; rows of `columns` numbers. */
function countDark({ width, height, dark, ink }: Map2, size: number, columns: number): { single: Uint8Array; pair: Uint8Array } {
  const single = new Uint8Array(columns * height);
  const pair = new Uint8Array(columns * height);
  for (let y = 0; y < height; y++) {
    for (let c = 0; c < columns; c++) {
      let [one, two] = [0, 0];
      for (let i = y * width + c * size, end = i + size; i < end; i++) {
        one += ink[i]!;
        two += dark[i]! | (dark[i + width] ?? 0);
      }
      single[y * columns + c] = one;
      pair[y * columns + c] = two;
    }
  }
  return { single, pair };
}

/** Where bits of lines along x stand. */
export function findBits(map: Map2, dpi: number): Bits {
  const size = Math.round((bitAt200 * dpi) / 200);
  const columns = Math.floor(map.width / size);
  const { single, pair } = countDark(map, size, columns);
  const [enough, side] = [Math.ceil(bitDark * size), Math.max(3, Math.round((sideAt200 * dpi) / 200))];
  const most = sideDark * size;
  const found: Bit[][] = [];
  for (let c = 0; c < columns; c++) {
    const bits: Bit[] = [];
    for (let y = side; y < map.height - side - 1; y++) {
      const here = pair[y * columns + c]!;
      // Of the rows of a line's thickness the darkest stands for it, the first of equal ones.
      if (here < enough || pair[(y - 1) * columns + c]! >= here || pair[(y + 1) * columns + c]! > here) continue;
      const [above, below] = [single[(y - side) * columns + c]!, single[(y + 1 + side) * columns + c]!];
      if (Math.min(above, below) <= most) bits.push({ at: y + 0.5, beside: (above + below) / (2 * size) });
    }
    found.push(bits);
  }
  return { size, columns: found };
}

interface Track {
  first: number;
  last: number;
  count: number;
  sum: number;
  beside: number;
  at: number;
}

/** Bits that follow one another make strokes. */
export function linkBits({ size, columns }: Bits): Stroke[] {
  let open: Track[] = [];
  const done: Track[] = [];
  columns.forEach((bits, c) => {
    const taken = new Set<Track>();
    for (const { at: y, beside } of bits) {
      const reach = (track: Track): number => Math.abs(track.at - y);
      const near = open.filter((track) => !taken.has(track) && reach(track) <= drift + 0.3 * (c - track.last - 1)).sort((a, b) => reach(a) - reach(b))[0];
      if (near === undefined) {
        const started = { first: c, last: c, count: 1, sum: y, beside, at: y };
        open.push(started);
        taken.add(started);
      } else {
        Object.assign(near, { last: c, count: near.count + 1, sum: near.sum + y, beside: near.beside + beside, at: 0.5 * near.at + 0.5 * y });
        taken.add(near);
      }
    }
    done.push(...open.filter((track) => c - track.last > mostMissed));
    open = open.filter((track) => c - track.last <= mostMissed);
  });
  return [...done, ...open].flatMap(({ first, last, count, sum, beside }) => {
    const drawn = count / (last - first + 1);
    return count < fewestBits || drawn < fewestDrawn || beside > mostBeside * count ? [] : [{ at: sum / count, from: first * size, to: (last + 1) * size, drawn }];
  });
}
