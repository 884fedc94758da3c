import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import type { GreyPicture, Picture, PixelBox } from '../../src/model/picture.js';
import { paperOf, whitenPaper, type Paper } from '../../src/picture/background.js';
import { blotsIn, type Blot } from '../../src/picture/ink.js';
import { median, soften } from '../../src/picture/noise.js';
import { findPieces } from '../../src/picture/rule-pieces.js';
import { makeSmaller } from '../../src/picture/smaller.js';
import { turnPicture } from '../../src/picture/turn.js';

/*
 * What works on every pixel of a page is written to be quick; here each is held against its definition, written to be read.
 */

const size = fc.integer({ min: 1, max: 23 });
const greyPicture: fc.Arbitrary<GreyPicture> = fc.tuple(size, size).chain(([width, height]) =>
  fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((data): GreyPicture => ({ width, height, channels: 1, data, dpi: 150 })));
const inked: fc.Arbitrary<GreyPicture> = fc.tuple(size, size).chain(([width, height]) =>
  fc.array(fc.constantFrom(0, 120, 255, 255), { minLength: width * height, maxLength: width * height }).map((data): GreyPicture => ({ width, height, channels: 1, data: Uint8Array.from(data), dpi: 150 })));
const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
/** The pixel at a place; beyond an edge the one at the edge. */
const at = ({ width, height, data }: GreyPicture, x: number, y: number): number => data[clamp(y, height) * width + clamp(x, width)]!;
const mapPixels = ({ width, height }: GreyPicture, value: (x: number, y: number) => number): Uint8Array => Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)));

describe('pixel by pixel as defined', () => {
  test('a median is the middle one of the nine around', () => {
    fc.assert(fc.property(greyPicture, (picture) => {
      const near = [-1, 0, 1];
      const expected = mapPixels(picture, (x, y) => near.flatMap((dy) => near.map((dx) => at(picture, x + dx, y + dy))).sort((a, b) => a - b)[4]!);
      expect(median(picture).data).toEqual(expected);
    }));
  });

  test('a slight blur takes a sixth of each neighbour, along and then down, rounded', () => {
    fc.assert(fc.property(greyPicture, (picture) => {
      const mix = (before: number, here: number, after: number): number => Math.floor((before + 4 * here + after) / 6 + 0.5);
      const along = { ...picture, data: mapPixels(picture, (x, y) => mix(at(picture, x - 1, y), at(picture, x, y), at(picture, x + 1, y))) };
      expect(soften(picture).data).toEqual(mapPixels(picture, (x, y) => mix(at(along, x, y - 1), at(along, x, y), at(along, x, y + 1))));
    }));
  });

  test('paper is divided out by its brightness between the four nearest middles of blocks', () => {
    const values = fc.float({ min: 0, max: 255, noNaN: true });
    const grid = fc.record({ block: fc.integer({ min: 1, max: 9 }), columns: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 5 }), values: fc.array(values, { minLength: 25, maxLength: 25 }) });
    fc.assert(fc.property(greyPicture, grid, (picture, { block, columns, rows, values }) => {
      const paper: Paper = { block, columns, rows, values: Float32Array.from(values) };
      const expected = mapPixels(picture, (x, y) => {
        const [u, v] = [Math.min(columns - 1, Math.max(0, x / block - 0.5)), Math.min(rows - 1, Math.max(0, y / block - 0.5))];
        const [c, r] = [Math.floor(u), Math.floor(v)];
        const row = (n: number): number => paper.values[n * columns + c]! * (1 - (u - c)) + paper.values[n * columns + Math.min(columns - 1, c + 1)]! * (u - c);
        const white = Math.fround(Math.max(1, row(r) * (1 - (v - r)) + row(Math.min(rows - 1, r + 1)) * (v - r)));
        return Math.min(255, Math.floor((at(picture, x, y) * 255) / white));
      });
      expect(whitenPaper(picture, paper).data).toEqual(expected);
    }));
  });

  test('a made-up page of one brightness becomes white', () => {
    const picture: GreyPicture = { width: 70, height: 50, channels: 1, data: new Uint8Array(3500).fill(181), dpi: 200 };
    expect([...new Set(whitenPaper(picture, paperOf(picture)).data)]).toEqual([255]);
  });

  test('a smaller picture holds the means of its squares', () => {
    fc.assert(fc.property(greyPicture, fc.integer({ min: 1, max: 4 }), (picture, step) => {
      const small = makeSmaller(picture, step);
      const means = Array.from({ length: small.width * small.height }, (_, i) => {
        const [left, top] = [(i % small.width) * step, Math.floor(i / small.width) * step];
        return Array.from({ length: step * step }, (_, k) => at(picture, left + (k % step), top + Math.floor(k / step))).reduce((a, b) => a + b) / (step * step);
      });
      expect([small.width, small.height, [...small.data]]).toEqual([Math.floor(picture.width / step), Math.floor(picture.height / step), means.map(Math.floor)]);
      if (means.length > 0) expect(small.mean).toBeCloseTo(means.reduce((a, b) => a + b) / means.length, 9);
    }));
  });

  test('turned clockwise by a quarter the left side is the top, grey or in colour, and four quarters are none', () => {
    fc.assert(fc.property(size, size, fc.constantFrom(1 as const, 3 as const), (width, height, channels) => {
      const picture: Picture = { width, height, channels, data: Uint8Array.from({ length: width * height * channels }, (_, i) => i), dpi: null };
      const pixel = ({ width: w, data }: Picture, x: number, y: number): number[] => [...data.subarray((y * w + x) * channels, (y * w + x + 1) * channels)];
      const quarter = turnPicture(picture, 90);
      expect([quarter.width, quarter.height]).toEqual([height, width]);
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) expect(pixel(quarter, height - 1 - y, x)).toEqual(pixel(picture, x, y));
      expect(turnPicture(picture, 180)).toEqual(turnPicture(quarter, 90));
      expect(turnPicture(picture, 270)).toEqual(turnPicture(turnPicture(quarter, 90), 90));
      expect(turnPicture(turnPicture(picture, 270), 90)).toEqual(picture);
    }), { numRuns: 40 });
  });
});

/** The connected parts of a box, pixel by pixel from the first one on. */
function floodedBlots({ width, data }: GreyPicture, [left, top, right, bottom]: PixelBox, from: number, zone: number): Blot[] {
  const dark = (x: number, y: number): boolean => x >= left && x < right && y >= top && y < bottom && data[y * width + x]! <= 255 - from;
  const seen = new Set<string>();
  const out: Blot[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (!dark(x, y) || seen.has(`${x} ${y}`)) continue;
      const pixels: [number, number][] = [[x, y]];
      seen.add(`${x} ${y}`);
      for (const [px, py] of pixels) {
        for (const [nx, ny] of [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [px + dx, py + dy] as [number, number]))) {
          if (!dark(nx, ny) || seen.has(`${nx} ${ny}`)) continue;
          seen.add(`${nx} ${ny}`);
          pixels.push([nx, ny]);
        }
      }
      const [xs, ys] = [pixels.map(([px]) => px), pixels.map(([, py]) => py)];
      const inner = pixels.filter(([px, py]) => px - left >= zone && py - top >= zone && px - left < right - left - zone && py - top < bottom - top - zone).length;
      out.push({ x0: Math.min(...xs), y0: y, x1: Math.max(...xs) + 1, y1: Math.max(...ys) + 1, area: pixels.length, inner, darkest: Math.max(...pixels.map(([px, py]) => 255 - data[py * width + px]!)) });
    }
  }
  return out;
}

describe('blots', () => {
  test('are the parts that hang together by sides and corners, in the order of their first pixels', () => {
    fc.assert(fc.property(inked, fc.nat(6), fc.nat(6), fc.constantFrom(0, 1, 1.0000000000000002, 1.4, 3), fc.constantFrom(60, 200), (picture, left, top, zone, from) => {
      const box: PixelBox = [Math.min(left, picture.width), Math.min(top, picture.height), picture.width, picture.height];
      expect(blotsIn(picture, box, from, zone)).toEqual(floodedBlots(picture, box, from, zone));
    }), { numRuns: 300 });
  });
  test.each([
    ['a fork whose arms meet below', ['#.#', '#.#', '###'], 1],
    ['a comb: every arm joins the first', ['#.#.#', '#####'], 1],
    ['stairs, by corners alone', ['#...', '.#..', '..#.'], 1],
    ['two that only pass', ['##.', '...', '.##'], 2],
    ['nothing', ['...'], 0],
  ] as const)('%s', (_, rows, count) => {
    const picture: GreyPicture = { width: rows[0].length, height: rows.length, channels: 1, data: Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 0 : 255)), dpi: 200 };
    expect(blotsIn(picture, [0, 0, picture.width, picture.height], 40, 0)).toHaveLength(count);
  });
});

describe('pieces of rules', () => {
  /** Hits of single lines; every line stands apart from the others. */
  const ridges = (width: number, lines: readonly (readonly [y: number, from: number, to: number])[]) => {
    const hits = new Uint8Array(width * 120);
    for (const [y, from, to] of lines) hits.fill(1, y * width + from, y * width + to);
    return { width, height: 120, hits, perMm: 6 };
  };
  test('a line is found wherever it begins and however wide the picture is', () => {
    fc.assert(fc.property(fc.integer({ min: 200, max: 331 }), fc.nat(120), fc.integer({ min: 60, max: 200 }), fc.integer({ min: 3, max: 116 }), (width, from, length, y) => {
      const to = Math.min(width, from + length);
      fc.pre(to - from >= 60);
      const found = findPieces(ridges(width, [[y, from, to]]));
      expect(found.map((piece) => [piece.from, piece.to, Math.abs(piece.offset - y) <= 1])).toEqual([[from, to, true]]);
    }));
  });
  test('rows that are dark in places only are no line', () => {
    const dashes = Array.from({ length: 20 }, (_, i) => [60, i * 16, i * 16 + 6] as const);
    expect(findPieces(ridges(331, dashes))).toEqual([]);
  });
});
