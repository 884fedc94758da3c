import type { GreyPicture } from '../model/picture.js';
import { rectangleTo, type Corners, type Point, type Projective } from './projective.js';
import type { Surround } from './surround.js';

/** A side is a straight line: so far off it (mm) a point may lie, and so many of the points along it must lie near. */
const offLine = 0.6;
const mostNear = 0.75;
/** Points are found along this share of a side at least. */
const covered = 0.7;
/** Sides lie level or upright but for so much (degrees). */
const steepest = 20;
/** A page fills this share of its photograph. */
const leastShare = 0.3;
/** Sides so nearly parallel and square (degrees) need no mending: the page is askew at most. */
const square = 0.3;
/** Pairs of points that a line's slope is taken from. */
const mostPairs = 3000;

/** v = at + slope·u: v across the side, u along it. */
interface Side {
  readonly at: number;
  readonly slope: number;
}

type Direction = 'left' | 'top' | 'right' | 'bottom';

/** Where the dark ends, seen from one edge of the picture inwards: [along, across] in pixels, one point a row (or column) of blocks. */
function edgePoints(grey: GreyPicture, { blocks: { block, columns, rows, limit }, border }: Surround, wall: Uint8Array, side: Direction): Point[] {
  const upright = side === 'left' || side === 'right';
  const backwards = side === 'right' || side === 'bottom';
  const [lines, depth, length] = upright ? [rows, columns, grey.width] : [columns, rows, grey.height];
  const out: Point[] = [];
  if (border.length === 0) return out;
  for (let line = 0; line < lines; line++) {
    const isWall = (k: number): boolean => wall[upright ? line * columns + (backwards ? depth - 1 - k : k) : (backwards ? depth - 1 - k : k) * columns + line] === 1;
    let k = 0;
    while (k < depth && isWall(k)) k++;
    if (k === 0 || k >= depth / 2) continue;
    const along = Math.min((upright ? grey.height : grey.width) - 1, line * block + (block >> 1));
    const dark = (v: number): boolean => (upright ? grey.data[along * grey.width + v]! : grey.data[v * grey.width + along]!) < limit;
    // The end of the dark to the pixel, from the last block that is dark all over.
    let v = backwards ? (depth - k) * block : k * block - 1;
    const step = backwards ? -1 : 1;
    for (let n = 0; n < 2 * block && v + step >= 0 && v + step < length && dark(v + step); n++) v += step;
    out.push([along, backwards ? v : v + 1]);
  }
  return out;
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** The line most points lie on; null where they show none. */
function fitSide(points: readonly Point[], length: number, perMm: number): Side | null {
  if (points.length < 12) return null;
  const slopes: number[] = [];
  const half = points.length >> 1;
  // Points far apart tell a slope best.
  for (let i = 0; i < points.length && slopes.length < mostPairs; i++) {
    for (let j = i + half; j < points.length; j += Math.max(1, Math.floor((points.length * half) / mostPairs))) slopes.push((points[j]![1] - points[i]![1]) / (points[j]![0] - points[i]![0]));
  }
  const rough = middle(slopes);
  const at = middle(points.map(([u, v]) => v - rough * u));
  const near = points.filter(([u, v]) => Math.abs(v - rough * u - at) <= offLine * perMm);
  if (near.length < mostNear * points.length || near.at(-1)![0] - near[0]![0] < covered * length * 0.9) return null;
  const [mu, mv] = [near.reduce((s, p) => s + p[0], 0) / near.length, near.reduce((s, p) => s + p[1], 0) / near.length];
  const slope = near.reduce((s, [u, v]) => s + (u - mu) * (v - mv), 0) / near.reduce((s, [u]) => s + (u - mu) ** 2, 0);
  return Math.abs(slope) > Math.tan((steepest * Math.PI) / 180) ? null : { at: mv - slope * mu, slope };
}

/** Where an upright side (x by y) and a level one (y by x) meet. */
function meet(upright: Side, level: Side): Point {
  const x = (upright.at + upright.slope * level.at) / (1 - upright.slope * level.slope);
  return [x, level.at + level.slope * x];
}

const degrees = (slope: number): number => (Math.atan(slope) * 180) / Math.PI;

/** The four corners of a page on a dark ground; null where a side is not seen clearly, or the page needs no more than turning. */
export function findCorners(grey: GreyPicture, surround: Surround): Corners | null {
  const { blocks, border } = surround;
  const wall = new Uint8Array(blocks.solid.length);
  for (const clump of border) for (const at of clump.blocks) wall[at] = 1;
  const pixelsPerMm = blocks.perMm * blocks.block;
  const sides: Side[] = [];
  for (const direction of ['left', 'top', 'right', 'bottom'] as const) {
    const side = fitSide(edgePoints(grey, surround, wall, direction), direction === 'left' || direction === 'right' ? grey.height : grey.width, pixelsPerMm);
    if (side === null) return null;
    sides.push(side);
  }
  const [left, top, right, bottom] = sides as [Side, Side, Side, Side];
  const corners: Corners = [meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)];
  const slant = (points: readonly Side[]): number[] => points.map(({ slope }) => degrees(slope));
  // An upright side of a page that is only turned falls to the left as much as a level one falls to the right.
  const turns = [...slant([top, bottom]), ...slant([left, right]).map((angle) => -angle)];
  if (Math.max(...turns) - Math.min(...turns) < square) return null;
  return area(corners) < leastShare * grey.width * grey.height ? null : corners;
}

const area = (corners: Corners): number => Math.abs(corners.reduce((sum, [x, y], i) => sum + x * corners[(i + 1) % 4]![1] - y * corners[(i + 1) % 4]![0], 0)) / 2;
const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);

/** From the page as a rectangle, of its mean size in its mean place, to the page as it was photographed. */
export function toPhotograph(corners: Corners): Projective {
  const [a, b, c, d] = corners;
  const [w, h] = [(distance(a, b) + distance(d, c)) / 2, (distance(a, d) + distance(b, c)) / 2];
  const [x, y] = [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4];
  return rectangleTo([x - w / 2, y - h / 2, x + w / 2, y + h / 2], corners);
}

/** The picture drawn anew: each pixel is mixed from the four round its place in the old one, `ground` where that has none. */
export function redraw({ width, height, data, ...rest }: GreyPicture, [a, b, c, d, e, f, g, h]: Projective, ground: number): GreyPicture {
  const out = new Uint8Array(data.length).fill(ground);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const w = g * (x + 0.5) + h * (y + 0.5) + 1;
      const [u, v] = [(a * (x + 0.5) + c * (y + 0.5) + e) / w - 0.5, (b * (x + 0.5) + d * (y + 0.5) + f) / w - 0.5];
      if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) continue;
      const [left, top] = [u | 0, v | 0];
      const [s, t, k] = [u - left, v - top, top * width + left];
      const above = data[k]! * (1 - s) + data[k + 1]! * s;
      const below = data[k + width]! * (1 - s) + data[k + width + 1]! * s;
      out[i] = above * (1 - t) + below * t + 0.5;
    }
  }
  return { ...rest, width, height, data: out };
}
