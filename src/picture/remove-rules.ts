import type { GreyPicture, PixelBox, PixelRule } from '../model/picture.js';

const ink = 215;
const white = 255;
/** How far from its line a rule may run (pixels at 200 dpi). */
const bendAt200 = 6;

/** Takes the rules off: where the ink across a rule is as thin as a rule. Strokes of letters that cross it are higher, and stay. */
export function removeRules(grey: GreyPicture, rules: readonly PixelRule[]): GreyPicture {
  const { width, height, dpi } = grey;
  const data = Uint8Array.from(grey.data);
  const bend = Math.round((bendAt200 * (dpi ?? 200)) / 200);
  for (const { direction, x0, y0, x1, y1, thickness } of rules) {
    const flat = direction === 'horizontal';
    const [from, to] = flat ? [x0, x1] : [y0, y1];
    const [step, limit] = flat ? [width, height] : [1, width];
    const at = Math.round(flat ? (y0 + y1) / 2 : (x0 + x1) / 2);
    for (let along = Math.max(0, Math.floor(from) - 3); along < Math.min(flat ? width : height, to + 3); along++) {
      const start = flat ? along : along * width;
      eraseAcross(grey.data, data, start, step, Math.max(0, at - bend), Math.min(limit, at + bend + 1), limit, thickness);
    }
  }
  return { ...grey, data };
}

/** Whitens the thin runs of ink that begin between `low` and `high` on one line across a rule. */
function eraseAcross(source: Uint8Array, out: Uint8Array, start: number, step: number, low: number, high: number, limit: number, thickness: number): void {
  for (let k = low; k < high; k++) {
    if (source[start + k * step]! >= ink) continue;
    let first = k;
    while (first > 0 && source[start + (first - 1) * step]! < ink) first--;
    let last = k;
    while (last + 1 < limit && source[start + (last + 1) * step]! < ink) last++;
    if (last - first + 1 <= thickness + 1) for (let i = Math.max(0, first - 1); i <= Math.min(limit - 1, last + 1); i++) out[start + i * step] = white;
    k = last;
  }
}

/** The picture with some boxes painted white. */
export function whiten(grey: GreyPicture, boxes: readonly PixelBox[]): GreyPicture {
  const data = Uint8Array.from(grey.data);
  for (const [x0, y0, x1, y1] of boxes) {
    const [left, right] = [Math.max(0, Math.floor(x0)), Math.min(grey.width, Math.ceil(x1))];
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(grey.height, Math.ceil(y1)); y++) data.fill(white, y * grey.width + left, y * grey.width + right);
  }
  return { ...grey, data };
}
