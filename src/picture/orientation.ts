import type { GreyPicture } from '../model/picture.js';

/** Pixels of the picture that is looked at, along its longer side. */
const searchSize = 900;
/** Longer runs of dark pixels (in the picture looked at) are rules, borders and pictures, not letters. */
const longestRun = 30;
/** Fewer dark points show no direction. */
const fewestPoints = 300;
/** Lines are looked for so far to both sides of level (degrees), in such steps. */
const widest = 16;
const step = 1;

interface Mask {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

/** The picture made smaller, in two colours. */
function shrink({ width, height, data }: GreyPicture): Mask {
  const by = Math.max(1, Math.round(Math.max(width, height) / searchSize));
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)];
  const small = new Uint8Array(w * h);
  let sum = 0;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let total = 0;
      for (let dy = 0; dy < by; dy++) for (let dx = 0, i = (y * by + dy) * width + x * by; dx < by; dx++, i++) total += data[i]!;
      sum += small[y * w + x] = total / (by * by);
    }
  }
  const limit = (sum / small.length) * 0.75;
  return { width: w, height: h, dark: small.map((value) => (value < limit ? 1 : 0)) };
}

/** Takes long runs of dark pixels away that lie `across` pixels apart: `count` lines of `length` pixels. */
function dropRuns(dark: Uint8Array, out: Uint8Array, [lines, lineStep]: readonly [number, number], [length, pixelStep]: readonly [number, number]): void {
  for (let line = 0; line < lines; line++) {
    for (let i = 0, run = 0; i <= length; i++) {
      const at = line * lineStep + i * pixelStep;
      if (i < length && dark[at] === 1) run++;
      else {
        if (run > longestRun) for (let k = 1; k <= run; k++) out[at - k * pixelStep] = 0;
        run = 0;
      }
    }
  }
}

/** How sharply rows stand out when the points are seen along the best angle near level. */
function rowsStandOut(points: readonly number[], size: number): number {
  let most = 0;
  for (let degrees = -widest; degrees <= widest; degrees += step) {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const bins = new Float64Array(2 * size + 4);
    for (let i = 0; i < points.length; i += 2) {
      const bin = (points[i + 1]! - slope * points[i]! + size / 2 + 0.5) | 0;
      if (bin >= 0 && bin < bins.length) bins[bin] = bins[bin]! + 1;
    }
    let score = 0;
    for (let i = 1; i < bins.length; i++) score += (bins[i]! - bins[i - 1]!) ** 2;
    most = Math.max(most, score);
  }
  return most;
}

/**
 * How much more the page looks like one whose lines run from top to bottom than like one whose lines run from side to side: above 1 more,
 * below 1 less; 0 where there is too little print to tell.
 */
export function sidewaysness(grey: GreyPicture): number {
  const { width, height, dark } = shrink(grey);
  const kept = dark.slice();
  dropRuns(dark, kept, [height, width], [width, 1]);
  dropRuns(dark, kept, [width, 1], [height, width]);
  const [upright, turned]: [number[], number[]] = [[], []];
  const rim = Math.round(Math.min(width, height) * 0.03);
  for (let y = rim; y < height - rim; y++) {
    for (let x = rim; x < width - rim; x++) {
      if (kept[y * width + x] === 0) continue;
      upright.push(x, y);
      turned.push(y, x);
    }
  }
  if (upright.length < 2 * fewestPoints) return 0;
  const size = Math.max(width, height);
  return rowsStandOut(turned, size) / rowsStandOut(upright, size);
}
