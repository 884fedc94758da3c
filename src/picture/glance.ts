import type { GreyPicture } from '../model/picture.js';

/** Darker than this (grey levels) may be a rule. */
const dark = 200;
/** An upright stroke so long (mm) is no letter's; a page with fewer places where one stands holds no table. */
const stroke = 9;
const fewestStrokes = 6;
/** So much of a stroke is dark: copies break rules. */
const share = 0.78;
const usualDpi = 200;

/** A quick look, wrong at times: whether upright rules of a table may stand on the page. Slanting rules pass through neighbouring columns, which count together. */
export function mayHoldTables({ width, height, data, dpi }: GreyPicture): boolean {
  const rows = Math.round((stroke * (dpi ?? usualDpi)) / 25.4);
  const counts = new Uint16Array(width);
  let found = 0;
  for (let top = 0; top + rows <= height; top += rows) {
    counts.fill(0);
    for (let y = top; y < top + rows; y += 2) {
      const at = y * width;
      for (let x = 1; x < width; x++) if (data[at + x]! < dark || data[at + x - 1]! < dark) counts[x]!++;
    }
    found += longStrokes(counts, (share * rows) / 2);
    if (found >= fewestStrokes) return true;
  }
  return false;
}

/** Groups of neighbouring columns that are dark nearly all the way. */
function longStrokes(counts: Uint16Array, least: number): number {
  let found = 0;
  for (let x = 1; x < counts.length; x++) if (counts[x]! >= least && counts[x - 1]! < least) found++;
  return found;
}
