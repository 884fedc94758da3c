import type { GreyPicture } from '../model/picture.js';
import { inkLimit, letterLimit, perMmOf } from './ink.js';

/** Dust and scratches of a scanner's glass: dark spots no larger than this (mm), with no other ink within that. A dot, a comma or a mark stands at its letter, leaders stand side by side. */
const largest = 0.45;
const alone = 1.2;
/** What differs less from paper (grey levels) is no ink beside a spot: rings that JPEG leaves round it. */
const palest = 80;
/** What fades around a spot (mm). */
const fringe = 0.25;

/**
 * Spots that are no part of anything made white: engines read them as words of their own ("- 1.6.", "Là 4."), and spoil the word they stand at.
 * The same picture where there are none.
 */
export function removeSpecks(picture: GreyPicture): GreyPicture {
  const { width, height } = picture;
  const spots = findSpots(picture);
  if (spots.length === 0) return picture;
  const data = Uint8Array.from(picture.data);
  const rim = Math.ceil(fringe * perMmOf(picture));
  for (const { x0, y0, x1, y1 } of spots) {
    for (let y = Math.max(0, y0 - rim); y <= Math.min(height - 1, y1 + rim); y++) data.fill(255, y * width + Math.max(0, x0 - rim), y * width + Math.min(width, x1 + rim + 1));
  }
  return { ...picture, data };
}

interface Spot {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function findSpots(picture: GreyPicture): Spot[] {
  const { width, height, data } = picture;
  const size = Math.max(1, Math.round(largest * perMmOf(picture)));
  const reach = Math.round(alone * perMmOf(picture));
  const ink = 255 - Math.min(palest, letterLimit(inkLimit(picture, [0, 0, width, height])));
  const spots: Spot[] = [];
  for (let y = reach; y < height - reach - size; y++) {
    for (let x = reach + size, i = y * width + x; x < width - reach - size; x++, i++) {
      // The first pixel of a spot: nothing dark before it and above.
      if (data[i]! > ink || data[i - 1]! <= ink || data[i - width]! <= ink || data[i + size]! <= ink || data[i + size * width]! <= ink) continue;
      const spot = spotAt(data, width, x, y, { ink, size, reach });
      if (spot !== null) spots.push(spot);
    }
  }
  return spots;
}

interface Bounds {
  readonly ink: number;
  readonly size: number;
  readonly reach: number;
}

/** The spot whose topmost dark pixel this is; null where more is dark near it. */
function spotAt(data: Uint8Array, width: number, x: number, y: number, { ink, size, reach }: Bounds): Spot | null {
  let [x0, x1, y1] = [x, x, y];
  for (let at = y - reach; at < y + size + reach; at++) {
    const inside = at >= y && at < y + size;
    for (let across = x - size - reach + 1, i = at * width + across; across < x + size + reach; across++, i++) {
      if (data[i]! > ink) continue;
      if (!inside || across <= x - size || across >= x + size) return null;
      x0 = Math.min(x0, across);
      x1 = Math.max(x1, across);
      y1 = Math.max(y1, at);
    }
  }
  return x1 - x0 < size ? { x0, y0: y, x1, y1 } : null;
}
