import type { GreyPicture } from '../model/picture.js';

/** Grey levels of whitened paper: ink of the front is darker than the first, what shows through from the back lies between the second and the third. */
const frontInk = 110;
const darkestBack = 140;
const palest = 228;
/** Two inks: levels of the front, of the valley between, and of the back, whose peak is so wide. */
const front = [0, 100] as const;
const valley = [120, 175] as const;
const back = [165, 208] as const;
const peakWidth = 18;
/** A level of the back's peak is so many times commoner than one of the valley, one of the front not much rarer. Rims of letters take all levels alike, noise of poor copies drowns the front. */
const overValley = 2.2;
const frontOverValley = 0.6;
/** Paler pixels this near to front ink (pixels at 200 dpi) are the rims of its letters. */
const rimReach = 3;
/** The page in tiles (mm): pale strokes that belong to no letter stand in so many of those with print, beside front ink. */
const tile = 12;
const sheetWidth = 210;
const paleInTile = 0.006;
const inkInTile = 0.004;
const tilesWithBoth = 0.3;
/** Strokes, not grey ground: no more of a tile is pale. */
const mostPale = 0.3;
/** Fewer tiles with print say nothing. */
const fewestTiles = 12;

/** 1 where front ink is so near that pale pixels are its rim. Two passes, along rows and columns. */
function nearInk({ width, height, data }: GreyPicture, reach: number): Uint8Array {
  const rows = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    let last = -reach - 1;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (data[i]! < frontInk) {
        for (let k = Math.max(last + 1, x - reach); k <= x; k++) rows[y * width + k] = 1;
        last = x;
      } else if (x - last <= reach) rows[i] = 1;
    }
  }
  const out = new Uint8Array(data.length);
  const seen = new Int32Array(width).fill(-reach - 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (rows[i] === 1) {
        for (let k = Math.max(seen[x]! + 1, y - reach, 0); k <= y; k++) out[k * width + x] = 1;
        seen[x] = y;
      } else if (y - seen[x]! <= reach) out[i] = 1;
    }
  }
  return out;
}

/** Whether the grey levels are those of two inks, one dark and one pale, and few between. */
function holdsTwoInks({ data }: GreyPicture): boolean {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 7) counts[data[i]!]!++;
  const usual = ([from, to]: readonly [number, number]): number => counts.subarray(from, to).reduce((sum, n) => sum + n, 0) / (to - from);
  let peak = 0;
  for (let from = back[0]; from + peakWidth <= back[1]; from += 5) peak = Math.max(peak, usual([from, from + peakWidth]));
  return peak > overValley * usual(valley) && usual(front) > frontOverValley * usual(valley);
}

/** Whether pale strokes that are no rims of letters stand beside print all over the page: a stamp, a grey ground and a watermark do not. */
function isSpread({ width, height, data }: GreyPicture): boolean {
  const side = Math.round((tile * Math.min(width, height)) / sheetWidth);
  const columns = Math.ceil(width / side);
  const size = columns * Math.ceil(height / side);
  const [ink, pale, seen] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const apart = rimReach + 1;
  for (let y = apart; y < height - apart; y += 3) {
    const row = Math.floor(y / side) * columns;
    for (let x = apart, i = y * width + apart; x < width - apart; x += 2, i += 2) {
      const at = row + ((x / side) | 0);
      seen[at]!++;
      if (data[i]! < frontInk) ink[at]!++;
      else if (data[i]! < palest && [apart, 2].every((d) => data[i - d]! >= frontInk && data[i + d]! >= frontInk && data[i - d * width]! >= frontInk && data[i + d * width]! >= frontInk)) pale[at]!++;
    }
  }
  let [printed, both] = [0, 0];
  seen.forEach((count, at) => {
    if (count === 0 || ink[at]! < inkInTile * count) return;
    printed++;
    if (pale[at]! >= paleInTile * count && pale[at]! <= mostPale * count) both++;
  });
  return printed >= fewestTiles && both >= tilesWithBoth * printed;
}

/** Whether the back of the sheet shows through. @param grey its paper is white */
export const showsThrough = (grey: GreyPicture): boolean => holdsTwoInks(grey) && isSpread(grey);

/**
 * The back of the sheet, which shows through pale and mirrored, made white: only where the page holds two inks, one dark and one pale, side
 * by side all over. Pale rims of dark letters stay.
 * @param grey its paper is white
 */
export function dropBack(grey: GreyPicture): GreyPicture {
  if (!showsThrough(grey)) return grey;
  const near = nearInk(grey, Math.max(1, Math.round((rimReach * (grey.dpi ?? 200)) / 200)));
  return { ...grey, data: grey.data.map((value, i) => (near[i] === 1 || value < darkestBack ? value : 255)) };
}
