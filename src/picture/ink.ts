import type { GreyPicture, PixelBox } from '../model/picture.js';
import { quantileOf } from './quantile.js';

/** Connected dark pixels. */
export interface Blot {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  area: number;
  /** Pixels that are not near the border of the box. */
  inner: number;
  darkest: number;
}

/** Ink differs so much from white paper (grey levels); a letter has pixels that differ more. */
const inkFrom = 35;
const letterFrom = 60;
/** How dark the darkest pixel of a letter is at least, where ink begins at `limit`. */
export const letterLimit = (limit: number): number => (limit * letterFrom) / inkFrom;
/** Noise is no ink: how many times the usual step between pixels of paper ink differs, and how pale ink may be at most. */
const overNoise = 2.5;
const palestInk = 110;
/** Sizes in mm: a letter or a dash is this long at least, a dot or a tone mark so; both are no taller than a title's letter. */
const letterLength = 0.9;
const dotLength = 0.25;
const tallest = 15;
/** Dots and marks stand this near to letters (mm). */
const nearLetters = 3;
/** What lies this near to the border of a box (mm), but for a little, is what is left of a rule. */
const borderZone = 0.6;
const littleInside = 0.2;
/** The margins in which a scan shows its edge, holes and staples (share of the width). */
export const rim = 0.03;
/** A page with fewer letters is blank. */
const fewestLetters = 3;

/** Pixels a millimetre; where the picture does not say, those of an office scan. */
export const perMmOf = ({ dpi }: Pick<GreyPicture, 'dpi'>): number => (dpi ?? 200) / 25.4;

export function clip(box: PixelBox, { width, height }: GreyPicture): PixelBox {
  const [x0, y0, x1, y1] = box;
  return [Math.max(0, Math.round(x0)), Math.max(0, Math.round(y0)), Math.min(width, Math.round(x1)), Math.min(height, Math.round(y1))];
}

/** How often bright pixels of a box differ by so many grey levels from one some rows above. */
function stepsOfPaper({ width, data }: GreyPicture, [left, top, right, bottom]: PixelBox): Uint32Array {
  const apart = 4;
  const counts = new Uint32Array(256);
  for (let y = top + apart; y < bottom; y += 2) {
    for (let x = left, i = y * width + left; x < right; x++, i++) {
      const here = data[i]!;
      const above = data[i - apart * width]!;
      if (here >= 155 && above >= 155) counts[Math.abs(here - above)]!++;
    }
  }
  return counts;
}

/** From what darkness on a pixel is ink: above the noise of the paper in a box. */
export function inkLimit(grey: GreyPicture, box: PixelBox): number {
  return Math.max(inkFrom, Math.min(palestInk, overNoise * quantileOf(stepsOfPaper(grey, box), 0.68)));
}

/** The connected parts inside a box that are darker than a limit, in the order of their first pixels; `zone` is the breadth of its border. */
export function blotsIn({ width, data }: GreyPicture, [left, top, right, bottom]: PixelBox, from: number, zone: number): Blot[] {
  if (right <= left || bottom <= top) return [];
  const limit = 255 - from;
  // Counted from the box's own corner: a sum with a broken number rounds otherwise.
  const rim = Math.ceil(zone);
  const inside = [left + rim, top + rim, left + Math.ceil(right - left - zone), top + Math.ceil(bottom - top - zone)] as const;
  const blots: Blot[] = [];
  /** The earlier blot that each was joined to; itself where it was not. (`DisjointSets` wants to know their number beforehand.) */
  const joinedTo: number[] = [];
  /** Runs of the row before, from left to right. */
  let above: Run[] = [];
  for (let y = top; y < bottom; y++) {
    const runs: Run[] = [];
    let near = 0;
    const end = y * width + right;
    for (let i = y * width + left; i < end; i++) {
      if (data[i]! > limit) continue;
      const start = i;
      let darkest = 255;
      for (; i < end && data[i]! <= limit; i++) if (data[i]! < darkest) darkest = data[i]!;
      const [x0, x1] = [start - y * width, i - y * width];
      // Runs of the row above that touch this one, by a corner too.
      while (near < above.length && above[near]!.x1 < x0) near++;
      let blot = -1;
      for (let k = near; k < above.length && above[k]!.x0 <= x1; k++) blot = blot < 0 ? rootOf(joinedTo, above[k]!.blot) : join(blots, joinedTo, blot, above[k]!.blot);
      if (blot < 0) {
        blot = blots.length;
        joinedTo.push(blot);
        blots.push({ x0, y0: y, x1, y1: y + 1, area: 0, inner: 0, darkest: 0 });
      }
      addRun(blots[blot]!, { x0, x1, y, dark: 255 - darkest }, inside);
      runs.push({ x0, x1, blot });
    }
    above = runs;
  }
  return blots.filter((_, i) => joinedTo[i] === i);
}

/** Dark pixels side by side in a row, from `x0` to before `x1`, and the blot they belong to. */
interface Run {
  readonly x0: number;
  readonly x1: number;
  readonly blot: number;
}

function rootOf(joinedTo: number[], blot: number): number {
  let root = blot;
  while (joinedTo[root] !== root) root = joinedTo[root]!;
  joinedTo[blot] = root;
  return root;
}

/** Two blots that turn out to be one are the earlier one. Gives its index. */
function join(blots: readonly Blot[], joinedTo: number[], a: number, b: number): number {
  const other = rootOf(joinedTo, b);
  if (other === a) return a;
  const [into, from] = [Math.min(a, other), Math.max(a, other)];
  joinedTo[from] = into;
  const [blot, gone] = [blots[into]!, blots[from]!];
  blot.x0 = Math.min(blot.x0, gone.x0);
  blot.x1 = Math.max(blot.x1, gone.x1);
  blot.y0 = Math.min(blot.y0, gone.y0);
  blot.y1 = Math.max(blot.y1, gone.y1);
  blot.area += gone.area;
  blot.inner += gone.inner;
  blot.darkest = Math.max(blot.darkest, gone.darkest);
  return into;
}

function addRun(blot: Blot, { x0, x1, y, dark }: { readonly x0: number; readonly x1: number; readonly y: number; readonly dark: number }, [left, top, right, bottom]: readonly [number, number, number, number]): void {
  blot.area += x1 - x0;
  if (y >= top && y < bottom) blot.inner += Math.max(0, Math.min(x1, right) - Math.max(x0, left));
  if (x0 < blot.x0) blot.x0 = x0;
  if (x1 > blot.x1) blot.x1 = x1;
  blot.y1 = y + 1;
  if (dark > blot.darkest) blot.darkest = dark;
}

const lengthOf = (b: Blot): number => Math.max(b.x1 - b.x0, b.y1 - b.y0);

/** Whether a blot can be a letter, a digit, a dash. */
export function isLetter(blot: Blot, perMm: number, from: number): boolean {
  const thin = 0.2 * perMm;
  return blot.darkest >= from && lengthOf(blot) >= letterLength * perMm && blot.y1 - blot.y0 <= tallest * perMm && blot.area >= thin * letterLength * perMm;
}

/** The box round some. */
export const hull = (blots: readonly Blot[]): PixelBox => [
  blots.reduce((v, b) => Math.min(v, b.x0), Infinity),
  blots.reduce((v, b) => Math.min(v, b.y0), Infinity),
  blots.reduce((v, b) => Math.max(v, b.x1), -Infinity),
  blots.reduce((v, b) => Math.max(v, b.y1), -Infinity),
];

/**
 * The tight box of the letters in a box (a cell of a table), or null where there are none: specks, noise and what is left of the
 * rules at the border are no letters.
 */
export function inkBox(grey: GreyPicture, box: PixelBox): PixelBox | null {
  const perMm = perMmOf(grey);
  const area = clip(box, grey);
  const limit = inkLimit(grey, area);
  const from = letterLimit(limit);
  const blots = blotsIn(grey, area, limit, borderZone * perMm).filter((b) => b.inner >= littleInside * b.area && b.darkest >= from);
  const letters = blots.filter((b) => isLetter(b, perMm, from));
  if (letters.length === 0) return null;
  const [x0, y0, x1, y1] = hull(letters);
  const reach = nearLetters * perMm;
  const marks = blots.filter((b) => lengthOf(b) >= dotLength * perMm && b.x1 >= x0 - reach && b.x0 <= x1 + reach && b.y1 >= y0 - reach && b.y0 <= y1 + reach);
  return hull([...letters, ...marks]);
}

/** Print covers more of a page of text than this share; a page with less is looked at closely. */
const printed = 0.004;
const clearlyDark = 120;

/** A quick look: so little is dark that the page may be empty. */
export function looksEmpty({ data }: GreyPicture): boolean {
  let dark = 0;
  for (let i = 0; i < data.length; i += 5) if (data[i]! < clearlyDark) dark++;
  return dark * 5 < printed * data.length;
}

/** Whether a page holds no letters: its edges, specks and noise do not count. */
export function isBlank(grey: GreyPicture): boolean {
  const perMm = perMmOf(grey);
  const margin = Math.round(rim * grey.width);
  const area = clip([margin, margin, grey.width - margin, grey.height - margin], grey);
  const limit = inkLimit(grey, area);
  const letters = blotsIn(grey, area, limit, 0).filter((b) => isLetter(b, perMm, letterLimit(limit)));
  return letters.length < fewestLetters;
}

/** The picture with some boxes painted white. */
export function whiten(grey: GreyPicture, boxes: readonly PixelBox[]): GreyPicture {
  const data = Uint8Array.from(grey.data);
  for (const box of boxes) {
    const [x0, y0, x1, y1] = clip(box, grey);
    for (let y = y0; y < y1; y++) data.fill(255, y * grey.width + x0, y * grey.width + Math.max(x0, x1));
  }
  return { ...grey, data };
}
