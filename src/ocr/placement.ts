import type { PageOcr } from '../model/page.js';
import type { Picture, PixelBox } from '../model/picture.js';
import type { Box } from '../model/provenance.js';
import { inverse, mapBoxMiddle } from '../picture/affine.js';
import type { Prepared } from '../picture/prepare.js';


/** Where pixels of the picture that was read stand on the page. */
export interface Placement {
  /** Of the upright page, in points. */
  readonly width: number;
  readonly height: number;
  readonly pixelsPerPoint: number;
  readonly toShown: PageOcr['toShown'];
  /** Pixels of the straightened picture → points of the straightened page. */
  box(box: PixelBox): Box;
  /** Pixels of the picture as it lay → pixels of the straightened one. A word keeps its size: it is turned by little. */
  straight(box: PixelBox): PixelBox;
}

/** The short side of A4 (Nghị định 30/2020/NĐ-CP, Annex I, I.1), for pictures that do not say their resolution. */
const shortSide = 595.28;
/** Resolutions outside of this (dots per inch) are a camera's or an editor's default, not the page's. */
const plausible = [96, 1300] as const;
const sideways = (turned: number): boolean => turned === 90 || turned === 270;

/** Points a pixel: from the page's size, else from the picture's resolution, else by taking the picture for a sheet of A4. */
function pointsPerPixel(picture: Picture, size: readonly [number, number] | null): number {
  if (size !== null) return size[0] / picture.width;
  const { dpi } = picture;
  const short = Math.min(picture.width, picture.height);
  if (dpi !== null && dpi >= plausible[0] && dpi <= plausible[1] && (short * 72) / dpi > shortSide / 2) return 72 / dpi;
  return shortSide / short;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Places a prepared picture on its page. `size`: of the page as it is shown, before the picture was turned. */
export function placePage(picture: Picture, { turned, toLying }: { readonly turned: number; readonly toLying: Prepared['toLying'] }, size: readonly [number, number] | null): Placement {
  const scale = pointsPerPixel(picture, size);
  const [w, h] = [picture.width * scale, picture.height * scale];
  const [width, height] = sideways(turned) ? [h, w] : [w, h];
  const back = toLying === null ? null : inverse(toLying);
  return {
    width: round(width), height: round(height), pixelsPerPoint: 1 / scale,
    toShown: toLying === null ? null : [toLying[0], toLying[1], toLying[2], toLying[3], toLying[4] * scale, toLying[5] * scale],
    box: ([x0, y0, x1, y1]) => [round(x0 * scale), round(y0 * scale), round(x1 * scale), round(y1 * scale)],
    straight: (box) => (back === null ? box : mapBoxMiddle(back, box)),
  };
}
