import type { GreyPicture, Picture } from '../../src/model/picture.js';
import { bell, between, eitherWay, hills, type Random } from './random.js';
import { warp } from './warp.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { ceil, exp, floor, max, min, round } = Math;

/** What a step may want to know of the page: where its signature stands (points), and the back of its sheet. */
export interface Sheet {
  readonly signature: { readonly x: number; readonly y: number } | null;
  readonly back: GreyPicture | null;
}

/** One thing that happens to a sheet between the printer and the file. Pure: same picture, same numbers, same result. */
export type Step = (picture: Picture, random: Random, sheet: Sheet) => Picture;

export const dpiOf = (picture: Picture): number => picture.dpi ?? 200;
/** Pixels of a length in millimetres. */
export const pixels = (picture: Picture, mm: number): number => (mm * dpiOf(picture)) / 25.4;

/** Every sample anew from its old value and its place (0 … 1 from left to right and from top to bottom). */
export function mapSamples(picture: Picture, change: (value: number, x: number, y: number) => number): Picture {
  const { width, height, channels } = picture;
  const data = new Uint8Array(picture.data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++, i++) data[i] = min(255, max(0, round(change(picture.data[i]!, x / width, y / height))));
    }
  }
  return { ...picture, data };
}

/** Toner that is not black: ink lies at `ink`, paler by up to `patches` where the drum is worn. */
export const fade = (ink: number, patches = 0): Step => (picture, random) => {
  const worn = hills(random, 6, 9);
  return mapSamples(picture, (value, x, y) => {
    const darkest = ink + patches * max(0, worn(x, y));
    return 255 - ((255 - value) * (255 - darkest)) / 255;
  });
};

/** Paper at about `paper`, lighter and darker by `spread` in large patches, with an edge darker by `edge` where the lid stood open. */
export const unevenPaper = (paper: number, spread: number, edge = 0): Step => (picture, random) => {
  const broad = hills(random, 3, 4);
  const shadow = between(random, 0.08, 0.2);
  return mapSamples(picture, (value, x, y) => {
    const level = paper + spread * broad(x, y) - edge * max(0, 1 - x / shadow);
    return (value * min(252, level)) / 255;
  });
};

/** Grain of the sensor. */
export const grain = (deviation: number): Step => (picture, random) => mapSamples(picture, (value) => value + deviation * bell(random));

/** Specks of dirt, dark ones on paper and light ones in print; so many of each on a square centimetre, up to so many millimetres wide. */
export const speckle = (dark: number, light: number, widest: number): Step => (picture, random) => {
  const data = new Uint8Array(picture.data);
  const { width, height, channels } = picture;
  const area = (width * height) / pixels(picture, 10) ** 2;
  const drop = (level: number): void => {
    const radius = max(0.5, between(random, 0.2, 1) * pixels(picture, widest) * 0.5);
    const [cx, cy] = [random() * width, random() * height];
    for (let y = max(0, ceil(cy - radius)); y <= min(height - 1, cy + radius); y++) {
      for (let x = max(0, ceil(cx - radius)); x <= min(width - 1, cx + radius); x++) {
        if ((x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2) data.fill(level, (y * width + x) * channels, (y * width + x + 1) * channels);
      }
    }
  };
  for (let i = 0; i < dark * area; i++) drop(between(random, 40, 150));
  for (let i = 0; i < light * area; i++) drop(between(random, 215, 245));
  return { ...picture, data };
};

/** Lens and paper make edges soft: a bell of so many millimetres' deviation. */
export const soften = (mm: number): Step => (picture) => {
  const deviation = pixels(picture, mm);
  const reach = ceil(2.5 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => exp(-((i - reach) ** 2) / (2 * deviation ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const { width, height, channels } = picture;
  const row = width * channels;
  const pass = (from: Uint8Array, step: number, count: number, place: (i: number) => number): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (let i = 0; i < from.length; i++) {
      const at = place(i);
      let total = 0;
      for (let k = -reach; k <= reach; k++) total += weights[k + reach]! * from[i + (min(count - 1, max(0, at + k)) - at) * step]!;
      to[i] = round(total / sum);
    }
    return to;
  };
  const across = pass(picture.data, channels, width, (i) => floor((i % row) / channels));
  return { ...picture, data: pass(across, row, height, (i) => floor(i / row)) };
};

/** A sheet laid down askew, by `least` to `most` degrees either way. */
export const skew = (least: number, most: number): Step => (picture, random) => {
  const angle = (eitherWay(random, least, most) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [picture.width / 2, picture.height / 2];
  return warp(picture, picture, 255, (x, y, to) => {
    to[0] = cx + (x - cx) * cos + (y - cy) * sin;
    to[1] = cy - (x - cx) * sin + (y - cy) * cos;
  });
};
