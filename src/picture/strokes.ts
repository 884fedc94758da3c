import type { GreyPicture } from '../model/picture.js';

/** A straight stroke along x (`at` is y) or, in the turned picture, along y. Pixels. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Share of its length that is dark. */
  readonly drawn: number;
}

/** Darker than this is ink, on white paper; thin rules of a faint copy are grey. */
const ink = 200;
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

/** Bits of lines: for each bit column the rows where one stands, from the top. */
export interface Bits {
  readonly size: number;
  readonly columns: readonly (readonly number[])[];
}

interface Map2 {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

export function darkMap({ width, height, data }: GreyPicture): Map2 {
  const dark = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) dark[i] = data[i]! < ink ? 1 : 0;
  return { width, height, dark };
}

/** The same map with rows and columns exchanged. */
export function transpose({ width, height, dark }: Map2): Map2 {
  const out = new Uint8Array(dark.length);
  for (let y = 0; y < height; y++) for (let x = 0, i = y * width; x < width; x++, i++) out[x * height + y] = dark[i]!;
  return { width: height, height: width, dark: out };
}

/** How many pixels of each bit are dark in each row; rows of `columns` numbers. */
function countDark({ width, height, dark }: Map2, size: number, columns: number): { single: Uint8Array; pair: Uint8Array } {
  const single = new Uint8Array(columns * height);
  const pair = new Uint8Array(columns * height);
  for (let y = 0; y < height; y++) {
    for (let c = 0; c < columns; c++) {
      let [one, two] = [0, 0];
      for (let i = y * width + c * size, end = i + size; i < end; i++) {
        one += dark[i]!;
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
  const found: number[][] = [];
  for (let c = 0; c < columns; c++) {
    const rows: number[] = [];
    for (let y = side; y < map.height - side - 1; y++) {
      const here = pair[y * columns + c]!;
      if (here < enough) continue;
      // The darkest row of the line's thickness stands for it.
      const [before, after] = [pair[(y - 1) * columns + c]!, pair[(y + 1) * columns + c]!];
      if (before > here || after > here || (before === here && rows.at(-1) === y - 1)) {
        if (before === here) rows[rows.length - 1] = y - 0.5;
        continue;
      }
      if (Math.min(single[(y - side) * columns + c]!, single[(y + 1 + side) * columns + c]!) <= most) rows.push(y);
    }
    found.push(rows.map((y) => y + 0.5));
  }
  return { size, columns: found };
}

interface Track {
  first: number;
  last: number;
  count: number;
  sum: number;
  at: number;
}

/** Bits that follow one another make strokes. */
export function linkBits({ size, columns }: Bits): Stroke[] {
  let open: Track[] = [];
  const done: Track[] = [];
  columns.forEach((rows, c) => {
    const taken = new Set<Track>();
    for (const y of rows) {
      const reach = (track: Track): number => Math.abs(track.at - y);
      const near = open.filter((track) => !taken.has(track) && reach(track) <= drift + 0.3 * (c - track.last - 1)).sort((a, b) => reach(a) - reach(b))[0];
      if (near === undefined) {
        const started = { first: c, last: c, count: 1, sum: y, at: y };
        open.push(started);
        taken.add(started);
      } else {
        Object.assign(near, { last: c, count: near.count + 1, sum: near.sum + y, at: 0.5 * near.at + 0.5 * y });
        taken.add(near);
      }
    }
    done.push(...open.filter((track) => c - track.last > mostMissed));
    open = open.filter((track) => c - track.last <= mostMissed);
  });
  return [...done, ...open].flatMap(({ first, last, count, sum }) => {
    const drawn = count / (last - first + 1);
    return count < fewestBits || drawn < fewestDrawn ? [] : [{ at: sum / count, from: first * size, to: (last + 1) * size, drawn }];
  });
}
