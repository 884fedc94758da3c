import type { GreyPicture } from '../model/picture.js';
import { quantileOf } from './quantile.js';

/** Where a picture is darker than on both sides of a line along its rows: 1 for a dark thread, 0 elsewhere. */
export interface Ridges {
  readonly width: number;
  readonly height: number;
  readonly hits: Uint8Array;
  /** Pixels of this map per millimetre. */
  readonly perMm: number;
}

/** The sides of a thin rule and of a thick one (mm from its middle). */
const nearSide = 0.45;
const farSide = 1;
/** A rule is darker than its sides by so many grey levels at least, and by so many times the noise of the paper. */
const leastContrast = 18;
const noiseContrast = 2.5;
/** Noise is smoothed over so many mm along a rule. */
const smoothing = 0.8;
/** Where neighbouring pixels of paper differ by so much, noise would hide faint rules. */
const noisy = 8;
/** A speck weighs no more than this in the smoothing. */
const darkEnough = 90;
/** Maps are made at this many dots per inch or up to twice as many. */
const coarsest = 150;

/** Darkness (0 is paper), pixels averaged where the picture is finer than rules need. */
export interface Darkness {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Pixels of the picture per pixel of the map, along a side. */
  readonly factor: number;
  readonly perMm: number;
}

/** @param grey its paper is white and its `dpi` is known (200 is taken where it is not). */
export function darknessOf({ width, height, data, dpi }: GreyPicture): Darkness {
  const resolution = dpi ?? 200;
  const factor = Math.max(1, Math.floor(resolution / coarsest));
  const [w, h] = [Math.floor(width / factor), Math.floor(height / factor)];
  const out = new Uint8Array(w * h);
  const area = factor * factor;
  if (factor === 1) for (let i = 0; i < out.length; i++) out[i] = 255 - data[i]!;
  else for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) for (let dx = 0, i = (y * factor + dy) * width + x * factor; dx < factor; dx++, i++) sum += data[i]!;
      out[y * w + x] = 255 - sum / area;
    }
  }
  return { width: w, height: h, data: out, factor, perMm: resolution / factor / 25.4 };
}

/** Rows become columns. */
export function transpose(map: Darkness): Darkness {
  const { width, height, data } = map;
  const out = new Uint8Array(data.length);
  const tile = 32;
  for (let top = 0; top < height; top += tile) {
    for (let left = 0; left < width; left += tile) {
      const [bottom, right] = [Math.min(height, top + tile), Math.min(width, left + tile)];
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) out[x * height + y] = data[y * width + x]!;
    }
  }
  return { ...map, width: height, height: width, data: out };
}

/** How much neighbouring pixels of paper differ: the usual step between them (grey levels). */
function noiseOf({ width, height, data }: Darkness): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let y = 3; y < height - 3; y += 5) {
    for (let x = 0, i = y * width; x < width; x += 2, i += 2) {
      if (data[i]! > 100) continue;
      counts[Math.abs(data[i]! - data[i - 3 * width]!)]!++;
      seen++;
    }
  }
  return quantileOf(counts, 0.68, seen);
}

/** Each pixel takes the mean of its neighbours along the row: noise goes, threads along the row stay. */
function smoothAlong(map: Darkness): Darkness {
  const { width, height, data } = map;
  const half = Math.max(1, Math.round((smoothing * map.perMm - 1) / 2));
  const size = 2 * half + 1;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    const at = (i: number): number => (data[i]! > darkEnough ? darkEnough : data[i]!);
    for (let x = 0; x < size - 1; x++) sum += at(row + x);
    for (let x = half; x < width - half; x++) {
      sum += at(row + x + half);
      out[row + x] = sum / size;
      sum -= at(row + x - half);
    }
  }
  return { ...map, data: out };
}

/** The dark threads along the rows of a map. */
export function ridgesOf(unsmoothed: Darkness): Ridges {
  const map = noiseOf(unsmoothed) < noisy ? unsmoothed : smoothAlong(unsmoothed);
  const { width, height, data, perMm } = map;
  const [near, far] = [Math.max(2, Math.round(nearSide * perMm)), Math.max(3, Math.round(farSide * perMm))];
  const contrast = Math.max(leastContrast, Math.round(noiseContrast * noiseOf(map)));
  const hits = new Uint8Array(data.length);
  for (let y = far; y < height - far; y++) {
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) {
      const limit = data[i]! - contrast;
      if (limit < 0) continue;
      if ((data[i - near * width]! <= limit || data[i - far * width]! <= limit) && (data[i + near * width]! <= limit || data[i + far * width]! <= limit)) hits[i] = 1;
    }
  }
  return { width, height, hits, perMm };
}
