import type { GreyPicture } from '../model/picture.js';
import { makeSmaller } from './smaller.js';

/** Angles are searched so far to both sides (degrees), in steps that grow finer. */
const widest = 16;
const steps = [0.5, 0.1, 0.02] as const;
/** Fewer dark points show no direction. */
const fewestPoints = 200;
const mostPoints = 45_000;
/** Pixels of the picture that is searched, from side to side. */
const searchWidth = 900;

/** Dark points of the picture made smaller: x and y in turn. */
function darkPoints(grey: GreyPicture): { points: Float32Array; height: number } {
  const { width, height, data, mean } = makeSmaller(grey, Math.max(1, Math.round(grey.width / searchWidth)));
  const limit = Math.ceil(mean * 0.75);
  // The rim of a scan is no print.
  const rim = Math.round(width * 0.02);
  let found = 0;
  for (let y = rim; y < height - rim; y++) for (let i = y * width + rim, end = (y + 1) * width - rim; i < end; i++) found += data[i]! < limit ? 1 : 0;
  const every = Math.max(1, Math.ceil(found / mostPoints));
  const points = new Float32Array(2 * Math.ceil(found / every));
  let [seen, kept] = [0, 0];
  for (let y = rim; y < height - rim; y++) {
    for (let x = rim, i = y * width + rim; x < width - rim; x++, i++) {
      if (data[i]! >= limit || seen++ % every !== 0) continue;
      points[kept] = x;
      points[kept + 1] = y;
      kept += 2;
    }
  }
  return { points, height };
}

/** How many points lie in each line of pixels, seen along an angle; a point between two lines counts for both in part. */
function fillBins(bins: Float64Array, points: Float32Array, height: number, degrees: number): void {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const half = height / 2;
  for (let i = 0; i < points.length; i += 2) {
    const y = points[i + 1]! - slope * points[i]! + half;
    if (y < 0 || y + 1 >= bins.length) continue;
    const low = y | 0;
    const part = y - low;
    bins[low] = bins[low]! + 1 - part;
    bins[low + 1] = bins[low + 1]! + part;
  }
}

/** How sharply lines stand out. */
function sharpness(bins: Float64Array): number {
  let score = 0;
  for (let i = 1; i < bins.length; i++) score += (bins[i]! - bins[i - 1]!) ** 2;
  return score;
}

function best(from: number, to: number, step: number, score: (angle: number) => number): number {
  let [top, at] = [-1, 0];
  for (let k = 0; k <= Math.round((to - from) / step); k++) {
    const angle = from + k * step;
    const value = score(angle);
    if (value > top) [top, at] = [value, angle];
  }
  return at;
}

/** By how many degrees the lines of a page fall to the right (positive) or rise; 0 where nothing shows it. */
export function findSkew(grey: GreyPicture): number {
  const { points, height } = darkPoints(grey);
  if (points.length < 2 * fewestPoints) return 0;
  const bins = new Float64Array(height * 2 + 4);
  const score = (angle: number): number => {
    bins.fill(0);
    fillBins(bins, points, height, angle);
    return sharpness(bins);
  };
  let [angle, reach] = [0, widest];
  for (const step of steps) [angle, reach] = [best(angle - reach, angle + reach, step, score), step];
  return Math.round(angle * 100) / 100;
}
