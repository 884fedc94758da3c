import type { GreyPicture, Picture } from '../../src/model/picture.js';
import { lumaOf } from '../../src/picture/grey.js';
import { between, eitherWay, hills } from './random.js';
import { mapSamples, pixels, type Step } from './steps.js';
import { warp } from './warp.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { ceil, cos, floor, hypot, max, min, round, sin } = Math;

/** Grey below this is part of a rule if it goes on long enough. */
const ruleInk = 190;
/** Millimetres no letter goes on straight. */
const shortestRule = 12;

/** Marks the samples of straight dark runs, along rows (step 1) or columns (step = width). */
function markRuns(picture: GreyPicture, marks: Uint8Array, lines: number, length: number, lineStep: number, step: number): void {
  const least = pixels(picture, shortestRule);
  for (let line = 0; line < lines; line++) {
    let run = 0;
    for (let i = 0; i <= length; i++) {
      if (i < length && picture.data[line * lineStep + i * step]! < ruleInk) run++;
      else {
        if (run >= least) for (let k = 1; k <= run; k++) marks[line * lineStep + (i - k) * step] = 1;
        run = 0;
      }
    }
  }
}

/** Ruling lines that the copier lost in places: between `least` and `most` of their ink is left (above 1 it ran). Before anything bends the page. */
export const faintRules = (least: number, most: number): Step => (picture, random) => {
  if (picture.channels !== 1) return picture;
  const { width, height } = picture;
  const marks = new Uint8Array(width * height);
  markRuns(picture as GreyPicture, marks, height, width, width, 1);
  markRuns(picture as GreyPicture, marks, width, height, 1, width);
  const worn = hills(random, 24, 34);
  const data = picture.data.map((value, i) => {
    if (marks[i] === 0) return value;
    const kept = least + ((most - least) * (worn((i % width) / width, i / (width * height)) + 1)) / 2;
    return max(0, round(255 - (255 - value) * kept));
  });
  return { ...picture, data };
};

/** What is printed on the back, seen through the paper: mirrored, so much of its ink. */
export const showThrough = (strength: number): Step => (picture, random, { back }) => {
  if (back === null) return picture;
  const { width, height, channels } = picture;
  const [dx, dy] = [round(eitherWay(random, 0, pixels(picture, 3))), round(eitherWay(random, 0, pixels(picture, 3)))];
  const data = new Uint8Array(picture.data);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [back.width - 1 - x + dx, y + dy];
      if (u < 0 || v < 0 || u >= back.width || v >= back.height) continue;
      const shade = 1 - (strength * (255 - back.data[v * back.width + u]!)) / 255;
      for (let c = 0, i = (y * width + x) * channels; c < channels; c++, i++) data[i] = round(data[i]! * shade);
    }
  }
  return { ...picture, data };
};

/** Two holes of a punch, 80 mm apart, at the left edge: the scanner's dark lid shows through them. */
export const holes: Step = (picture, random) => {
  const data = new Uint8Array(picture.data);
  const { width, height, channels } = picture;
  const mm = (n: number): number => pixels(picture, n);
  const [cx, radius, level] = [mm(between(random, 9, 12)), mm(2.8), between(random, 20, 60)];
  for (const offset of [-40, 40]) {
    const cy = height / 2 + mm(offset);
    for (let y = max(0, ceil(cy - radius)); y <= min(height - 1, cy + radius); y++) {
      for (let x = ceil(cx - radius); x <= min(width - 1, cx + radius); x++) {
        if (hypot(x - cx, y - cy) <= radius) data.fill(level, (y * width + x) * channels, (y * width + x + 1) * channels);
      }
    }
  }
  return { ...picture, data };
};

/** A sheet on a glass that is larger, the lid open: black round it, up to `most` mm a side, at some sides none; a little askew. */
export const lidOpen = (most: number, askew: number): Step => (picture, random) => {
  const { width, height } = picture;
  const margin = (): number => round(random() < 0.25 ? 0 : pixels(picture, between(random, 2, most)));
  const [left, top, right, bottom] = [margin(), margin(), margin(), margin()];
  const angle = (eitherWay(random, askew / 3, askew) * Math.PI) / 180;
  const [c, s, level] = [cos(angle), sin(angle), between(random, 12, 50)];
  return warp(picture, { width: width + left + right, height: height + top + bottom }, level, (x, y, to) => {
    const [u, v] = [x - left - width / 2, y - top - height / 2];
    to[0] = c * u + s * v + width / 2;
    to[1] = c * v - s * u + height / 2;
  });
};

/** A quarter turn to the right. */
export function quarterTurn(picture: Picture): Picture {
  const { width, height, channels, data: from } = picture;
  const data = new Uint8Array(from.length);
  for (let y = 0, i = 0; y < width; y++) {
    for (let x = 0; x < height; x++) for (let c = 0; c < channels; c++, i++) data[i] = from[((height - 1 - x) * width + y) * channels + c]!;
  }
  return { ...picture, width: height, height: width, data };
}

/** A sheet fed in the wrong way round: a quarter, half or three quarter turn. */
export const turned: Step = (picture, random) => {
  let result = picture;
  for (let turns = 1 + floor(random() * 3); turns > 0; turns--) result = quarterTurn(result);
  return result;
};

/** Two colours, as a fax machine sees it: cut at a level that wanders, with a line left out here and there. */
export const twoLevels = (level: number, linesLost: number): Step => (picture, random) => {
  const wander = hills(random, 4, 8);
  const cut = mapSamples(picture, (value, x, y) => (value > level + 25 * wander(x, y) ? 255 : 0));
  const row = picture.width * picture.channels;
  for (let y = 0; y < picture.height; y++) if (random() < linesLost) cut.data.fill(255, y * row, (y + 1) * row);
  return cut;
};

/** Scanned in shades of grey: a red stamp is as dark as faded print. */
export const inGrey: Step = (picture) => {
  if (picture.channels === 1) return picture;
  const { width, height, dpi, data } = picture;
  return { width, height, dpi, channels: 1, data: Uint8Array.from({ length: width * height }, (_, i) => lumaOf(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!)) };
};

/** Lines of a fax lie nearer or wider than its dots: the height at so many lines an inch, each the mean of what it covers. */
export const linesPerInch = (lines: number): Step => (picture) => {
  const height = round((picture.height * lines) / (picture.dpi ?? lines));
  const ratio = picture.height / height;
  const data = new Uint8Array(picture.width * height);
  for (let y = 0; y < height; y++) {
    const [from, to] = [floor(y * ratio), max(floor(y * ratio) + 1, floor((y + 1) * ratio))];
    for (let x = 0; x < picture.width; x++) {
      let sum = 0;
      for (let k = from; k < to; k++) sum += picture.data[k * picture.width + x]!;
      data[y * picture.width + x] = round(sum / (to - from));
    }
  }
  return { ...picture, height, data };
};

