import { between, hills, type Random } from './random.js';
import { mapSamples, type Step } from './steps.js';
import { warp } from './warp.js';

type Point = readonly [number, number];

/** The projective map that takes the unit square to four corners (from the top left, clockwise): x, y ↦ point. */
function projection([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: readonly [Point, Point, Point, Point]): (x: number, y: number) => Point {
  const [dx1, dx2, sx, dy1, dy2, sy] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3, y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const det = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det];
  return (x, y) => {
    const w = g * x + h * y + 1;
    return [((x1 - x0 + g * x1) * x + (x3 - x0 + h * x3) * y + x0) / w, ((y1 - y0 + g * y1) * x + (y3 - y0 + h * y3) * y + y0) / w];
  };
}

/** A sheet on a dark desk, photographed from askew: each corner moved inwards by up to `most` (share of the side). */
export const photographed = (least: number, most: number): Step => (picture, random: Random) => {
  const { width, height } = picture;
  const moved = (): number => between(random, least, most);
  // The corners of the photograph, seen from the sheet: outside of it.
  const corners: [Point, Point, Point, Point] = [[-moved(), -moved()], [1 + moved(), -moved()], [1 + moved(), 1 + moved()], [-moved(), 1 + moved()]];
  const map = projection(corners);
  return warp(picture, picture, between(random, 60, 100), (x, y, to) => {
    const [u, v] = map(x / width, y / height);
    to[0] = u * width;
    to[1] = v * height;
  });
};

/** Light from one side, and a soft shadow across: the darkest place keeps `darkest` of its light. */
export const shade = (darkest: number): Step => (picture, random) => {
  const angle = random() * 2 * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shadow = hills(random, 2, 2);
  return mapSamples(picture, (value, x, y) => {
    const light = 1 - (1 - darkest) * (0.6 * (0.5 + (cos * (x - 0.5) + sin * (y - 0.5)) / 1.42) + 0.2 * (1 + shadow(x, y)));
    return value * light;
  });
};
