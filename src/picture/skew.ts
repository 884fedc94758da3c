import type { GreyPicture } from '../model/picture.js';

/** Angles are searched so far to both sides (degrees), in steps that grow finer. */
const widest = 16;
const steps = [0.5, 0.1, 0.02] as const;
/** Fewer dark points show no direction. */
const fewestPoints = 200;
const mostPoints = 45_000;
/** Pixels of the picture that is searched, from side to side. */
const searchWidth = 900;

/** Dark points of the picture made smaller: x and y in turn. */
function darkPoints({ width, height, data }: GreyPicture): { points: Float32Array; height: number } {
  const step = Math.max(1, Math.round(width / searchWidth));
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const small = new Uint8Array(w * h);
  let sum = 0;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let total = 0;
      for (let dy = 0; dy < step; dy++) for (let dx = 0, i = (y * step + dy) * width + x * step; dx < step; dx++, i++) total += data[i]!;
      sum += small[y * w + x] = total / (step * step);
    }
  }
  const limit = (sum / small.length) * 0.75;
  const found: number[] = [];
  // The rim of a scan is no print.
  const rim = Math.round(w * 0.02);
  for (let y = rim; y < h - rim; y++) for (let x = rim; x < w - rim; x++) if (small[y * w + x]! < limit) found.push(x, y);
  const every = Math.max(1, Math.ceil(found.length / 2 / mostPoints));
  return { points: Float32Array.from(every === 1 ? found : found.filter((_, i) => (i >> 1) % every === 0)), height: h };
}

/** How sharply lines stand out when the points are seen along an angle. */
function sharpness(points: Float32Array, height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const bins = new Float64Array(height * 2 + 4);
  const half = height / 2;
  for (let i = 0; i < points.length; i += 2) {
    const y = points[i + 1]! - slope * points[i]! + half;
    if (y < 0 || y + 1 >= bins.length) continue;
    const low = y | 0;
    const part = y - low;
    bins[low] = bins[low]! + 1 - part;
    bins[low + 1] = bins[low + 1]! + part;
  }
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
  const score = (angle: number): number => sharpness(points, height, angle);
  let [angle, reach] = [0, widest];
  for (const step of steps) [angle, reach] = [best(angle - reach, angle + reach, step, score), step];
  return Math.round(angle * 100) / 100;
}
