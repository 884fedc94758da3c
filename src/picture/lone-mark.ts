import type { GreyPicture, PixelBox } from '../model/picture.js';
import { blotsIn, clip, hull, inkLimit, isLetter, letterLimit, perMmOf, rim } from './ink.js';
import { countTall } from './signs.js';

/** Where page numbers stand: this share of the page's height at its top and bottom. */
const numberZone = 0.1;
/** A page number of up to three digits, in mm: 10 to 16 points high, no wider than four of them. */
const numberHeight = [1.8, 5] as const;
const numberWidth = 10;
/** White above and below, in heights of the number. */
const whiteAround = 0.5;

export interface LoneMark {
  readonly bbox: PixelBox;
  /** Signs side by side: digits, if it is a number. */
  readonly signs: number;
}

/** What may be a page number: a mark no wider than some digits, alone in its line, the first or the last of the page. */
export function loneMark(grey: GreyPicture): LoneMark | null {
  const margin = Math.round(rim * grey.width);
  const zone = Math.round(numberZone * grey.height);
  const strips: readonly (readonly [PixelBox, boolean])[] = [[[margin, margin, grey.width - margin, zone], true], [[margin, grey.height - zone, grey.width - margin, grey.height - margin], false]];
  for (const [strip, top] of strips) {
    const bbox = markAtEdge(grey, strip, top);
    if (bbox !== null) return { bbox, signs: countTall(grey, bbox) };
  }
  return null;
}

/** The first (or last) line of a strip, where it holds a mark and no more. */
function markAtEdge(grey: GreyPicture, strip: PixelBox, top: boolean): PixelBox | null {
  const perMm = perMmOf(grey);
  const area = clip(strip, grey);
  const limit = inkLimit(grey, area);
  const letters = blotsIn(grey, area, limit, 0).filter((b) => isLetter(b, perMm, letterLimit(limit)));
  if (letters.length === 0) return null;
  const edge = letters.reduce((a, b) => ((top ? b.y0 < a.y0 : b.y1 > a.y1) ? b : a));
  const line = letters.filter((b) => b.y0 < edge.y1 && b.y1 > edge.y0);
  const box = hull(line);
  const [x0, y0, x1, y1] = box;
  const high = y1 - y0;
  if (high < numberHeight[0] * perMm || high > numberHeight[1] * perMm || x1 - x0 > numberWidth * perMm) return null;
  const white = whiteAround * high;
  const isCut = top ? y1 + white > strip[3] : y0 - white < strip[1];
  return isCut || letters.some((b) => !line.includes(b) && b.y1 > y0 - white && b.y0 < y1 + white) ? null : box;
}
