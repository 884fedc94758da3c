import type { GreyPicture } from '../model/picture.js';
import { makeSmaller } from './smaller.js';

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
function shrink(grey: GreyPicture): Mask {
  const { width, height, data, mean } = makeSmaller(grey, Math.max(1, Math.round(Math.max(grey.width, grey.height) / searchSize)));
  const limit = mean * 0.75;
  const dark = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) if (data[i]! < limit) dark[i] = 1;
  return { width, height, dark };
}

/** Takes long runs of dark pixels away, along the rows and along the columns. */
function dropRuns({ width, height, dark }: Mask, out: Uint8Array): void {
  // How long the dark runs are that reach the pixel looked at: in each column, and along the row.
  const down = new Int32Array(width);
  for (let y = 0; y <= height; y++) {
    for (let x = 0, across = 0; x <= width; x++) {
      const i = y * width + x;
      const isDark = y < height && x < width && dark[i] === 1;
      if (isDark) {
        across++;
        down[x]!++;
        continue;
      }
      if (y < height && across > longestRun) out.fill(0, i - across, i);
      across = 0;
      if (x === width) continue;
      if (down[x]! > longestRun) for (let k = 1; k <= down[x]!; k++) out[i - k * width] = 0;
      down[x] = 0;
    }
  }
}

/** How sharply rows stand out when the points are seen along the best angle near level. */
function rowsStandOut(along: Float32Array, across: Float32Array, size: number): number {
  const bins = new Int32Array(2 * size + 4);
  let most = 0;
  for (let degrees = -widest; degrees <= widest; degrees += step) {
    const slope = Math.tan((degrees * Math.PI) / 180);
    bins.fill(0);
    for (let i = 0; i < along.length; i++) {
      const bin = (across[i]! - slope * along[i]! + size / 2 + 0.5) | 0;
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
  const mask = shrink(grey);
  const { width, height } = mask;
  const kept = mask.dark.slice();
  dropRuns(mask, kept);
  const rim = Math.round(Math.min(width, height) * 0.03);
  let found = 0;
  for (let y = rim; y < height - rim; y++) for (let i = y * width + rim, end = (y + 1) * width - rim; i < end; i++) found += kept[i]!;
  if (found < fewestPoints) return 0;
  const [xs, ys] = [new Float32Array(found), new Float32Array(found)];
  for (let y = rim, n = 0; y < height - rim; y++) {
    for (let x = rim; x < width - rim; x++) {
      if (kept[y * width + x] === 0) continue;
      xs[n] = x;
      ys[n++] = y;
    }
  }
  const size = Math.max(width, height);
  return rowsStandOut(ys, xs, size) / rowsStandOut(xs, ys, size);
}
