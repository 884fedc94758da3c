import type { GreyPicture, PixelBox } from '../model/picture.js';

/** Connected dark pixels. */
interface Blot {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  area: number;
  darkest: number;
}

/** Ink differs so much from white paper (grey levels); a letter has pixels that differ more. */
const inkFrom = 60;
const letterFrom = 95;
/** Sizes in mm: a letter or a dash is this long at least, a dot or a tone mark so; both are no taller than a title's letter. */
const letterLength = 0.9;
const dotLength = 0.25;
const tallest = 15;
/** Dots and marks stand this near to letters (mm). */
const nearLetters = 3;
/** What lies wholly this near to the border of a box is what is left of a rule (mm). */
const borderZone = 0.6;
/** The margins in which a scan shows its edge, holes and staples (share of the width). */
const rim = 0.03;
/** A page with fewer letters is blank. */
const fewestLetters = 3;

function clip(box: PixelBox, { width, height }: GreyPicture): PixelBox {
  const [x0, y0, x1, y1] = box;
  return [Math.max(0, Math.round(x0)), Math.max(0, Math.round(y0)), Math.min(width, Math.round(x1)), Math.min(height, Math.round(y1))];
}

/** The connected dark parts inside a box. */
function blotsIn({ width, data }: GreyPicture, [left, top, right, bottom]: PixelBox): Blot[] {
  const [w, h] = [right - left, bottom - top];
  if (w <= 0 || h <= 0) return [];
  const limit = 255 - inkFrom;
  const seen = new Uint8Array(w * h);
  const stack: number[] = [];
  const out: Blot[] = [];
  const visit = (x: number, y: number): void => {
    const i = y * w + x;
    if (seen[i] === 1 || data[(y + top) * width + x + left]! > limit) return;
    seen[i] = 1;
    stack.push(i);
  };
  for (let y = 0; y < h; y++) {
    for (let x = 0, i = (y + top) * width + left; x < w; x++, i++) {
      if (data[i]! > limit || seen[y * w + x] === 1) continue;
      const blot: Blot = { x0: x, y0: y, x1: x, y1: y, area: 0, darkest: 0 };
      visit(x, y);
      while (stack.length > 0) {
        const at = stack.pop()!;
        const px = at % w;
        const py = (at - px) / w;
        grow(blot, px, py, 255 - data[(py + top) * width + px + left]!);
        for (let ny = Math.max(0, py - 1); ny <= Math.min(h - 1, py + 1); ny++) for (let nx = Math.max(0, px - 1); nx <= Math.min(w - 1, px + 1); nx++) visit(nx, ny);
      }
      out.push({ ...blot, x0: blot.x0 + left, x1: blot.x1 + left + 1, y0: blot.y0 + top, y1: blot.y1 + top + 1 });
    }
  }
  return out;
}

function grow(blot: Blot, x: number, y: number, dark: number): void {
  blot.area++;
  if (x < blot.x0) blot.x0 = x;
  if (x > blot.x1) blot.x1 = x;
  if (y < blot.y0) blot.y0 = y;
  if (y > blot.y1) blot.y1 = y;
  if (dark > blot.darkest) blot.darkest = dark;
}

const lengthOf = (b: Blot): number => Math.max(b.x1 - b.x0, b.y1 - b.y0);

/** Whether a blot can be a letter, a digit, a dash. */
function isLetter(blot: Blot, perMm: number): boolean {
  const thin = 0.2 * perMm;
  return blot.darkest >= letterFrom && lengthOf(blot) >= letterLength * perMm && blot.y1 - blot.y0 <= tallest * perMm && blot.area >= thin * letterLength * perMm;
}

function inBorder(blot: Blot, [x0, y0, x1, y1]: PixelBox, zone: number): boolean {
  return blot.x1 <= x0 + zone || blot.x0 >= x1 - zone || blot.y1 <= y0 + zone || blot.y0 >= y1 - zone;
}

const hull = (blots: readonly Blot[]): PixelBox => [
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
  const perMm = (grey.dpi ?? 200) / 25.4;
  const area = clip(box, grey);
  const blots = blotsIn(grey, area).filter((b) => !inBorder(b, area, borderZone * perMm));
  const letters = blots.filter((b) => isLetter(b, perMm));
  if (letters.length === 0) return null;
  const [x0, y0, x1, y1] = hull(letters);
  const reach = nearLetters * perMm;
  const marks = blots.filter((b) => lengthOf(b) >= dotLength * perMm && b.darkest >= letterFrom && b.x1 >= x0 - reach && b.x0 <= x1 + reach && b.y1 >= y0 - reach && b.y0 <= y1 + reach);
  return hull([...letters, ...marks]);
}

/** Whether a page holds no letters: its edges, specks and noise do not count. */
export function isBlank(grey: GreyPicture): boolean {
  const perMm = (grey.dpi ?? 200) / 25.4;
  const margin = Math.round(rim * grey.width);
  const letters = blotsIn(grey, [margin, margin, grey.width - margin, grey.height - margin]).filter((b) => isLetter(b, perMm));
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
