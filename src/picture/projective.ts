import type { Affine } from './affine.js';

/** `[a, b, c, d, e, f, g, h]`: x' = (a·x + c·y + e) / (g·x + h·y + 1), y' = (b·x + d·y + f) / (g·x + h·y + 1). Without g and h an affine map. */
export type Projective = readonly [number, number, number, number, number, number, number, number];

export type Point = readonly [number, number];
/** Corners from the top left, clockwise. */
export type Corners = readonly [Point, Point, Point, Point];

export const toProjective = ([a, b, c, d, e, f]: Affine): Projective => [a, b, c, d, e, f, 0, 0];

export function mapPoint([a, b, c, d, e, f, g, h]: Projective, [x, y]: Point): Point {
  const w = g * x + h * y + 1;
  return [(a * x + c * y + e) / w, (b * x + d * y + f) / w];
}

/** First `inner`, then `outer`. */
export function compose(outer: Projective, inner: Projective): Projective {
  const [a, b, c, d, e, f, g, h] = outer;
  const [k, l, m, n, p, q, r, s] = inner;
  const column = (x: number, y: number, w: number): [number, number, number] => [a * x + c * y + e * w, b * x + d * y + f * w, g * x + h * y + w];
  const [first, second, third] = [column(k, l, r), column(m, n, s), column(p, q, 1)];
  const w = third[2];
  return [first[0] / w, first[1] / w, second[0] / w, second[1] / w, third[0] / w, third[1] / w, first[2] / w, second[2] / w];
}

/** The map that takes the rectangle `[x0, y0, x1, y1]` to four corners. */
export function rectangleTo([left, top, right, bottom]: readonly [number, number, number, number], [[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): Projective {
  const [dx1, dx2, sx, dy1, dy2, sy] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3, y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const det = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det];
  const square: Projective = [x1 - x0 + g * x1, y1 - y0 + g * y1, x3 - x0 + h * x3, y3 - y0 + h * y3, x0, y0, g, h];
  const [w, v] = [right - left, bottom - top];
  return compose(square, [1 / w, 0, 0, 1 / v, -left / w, -top / v, 0, 0]);
}

/** The same map of pictures of another size: lengths of both sides times `by`. */
export const scaled = ([a, b, c, d, e, f, g, h]: Projective, by: number): Projective => [a, b, c, d, e * by, f * by, g / by, h / by];

/** Pixels of a picture of this size turned clockwise by quarters. */
export function turnOf(degrees: number, width: number, height: number): Affine {
  if (degrees === 90) return [0, 1, -1, 0, height, 0];
  if (degrees === 180) return [-1, 0, 0, -1, width, height];
  return degrees === 270 ? [0, -1, 1, 0, 0, width] : [1, 0, 0, 1, 0, 0];
}
