import type { PageOcr } from '../model/page.js';
import type { Picture, PixelBox } from '../model/picture.js';
import type { Box } from '../model/provenance.js';
import { inverse, mapBoxMiddle, type Affine } from '../picture/affine.js';
import type { Prepared } from '../picture/prepare.js';
import { compose, scaled, toProjective, turnOf, type Projective } from '../picture/projective.js';

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

/** What was done to a picture before it was read, the last thing first. */
export interface Done {
  readonly toLying: Prepared['toLying'];
  /** Clockwise, degrees. */
  readonly turned: number;
  /** Of a page photographed from askew: from pixels of it as a rectangle to those of its picture. */
  readonly toPicture?: Projective | null;
  /** Of one of two pages on a sheet, the right way up: where it begins and ends from the left, in pixels. */
  readonly part?: SheetPart | undefined;
}

export interface SheetPart {
  readonly from: number;
  readonly to: number;
}

/** From pixels of the straightened picture to those of the picture as it was, the right way up. */
function mapToShown({ width, height }: Picture, { toLying, turned, toPicture = null, part }: Done): PageOcr['toShown'] {
  const onSheet = part === undefined ? toLying : moved(toLying ?? [1, 0, 0, 1, 0, 0], part.from);
  if (toPicture === null) return onSheet;
  const [turn, back] = [turnOf(turned, width, height), inverse(turnOf(turned, width, height))].map(toProjective) as [Projective, Projective];
  const upright = compose(turn, compose(toPicture, back));
  return onSheet === null ? upright : compose(upright, toProjective(onSheet));
}

const moved = ([a, b, c, d, e, f]: Affine, right: number): Affine => [a, b, c, d, e + right, f];

const inPoints = (map: NonNullable<PageOcr['toShown']>, scale: number): PageOcr['toShown'] => (map.length === 8 ? scaled(map, scale) : [map[0], map[1], map[2], map[3], map[4] * scale, map[5] * scale]);

/** Places a prepared picture on its page. `size`: of the page as it is shown, before the picture was turned. */
export function placePage(picture: Picture, done: Done, size: readonly [number, number] | null): Placement {
  const { turned, toLying, part } = done;
  const scale = pointsPerPixel(picture, size);
  const [w, h] = [picture.width * scale, picture.height * scale];
  const [sheetWidth, height] = sideways(turned) ? [h, w] : [w, h];
  const width = part === undefined ? sheetWidth : (part.to - part.from) * scale;
  const back = toLying === null ? null : inverse(toLying);
  const shown = mapToShown(picture, done);
  return {
    width: round(width), height: round(height), pixelsPerPoint: 1 / scale,
    toShown: shown === null ? null : inPoints(shown, scale),
    box: ([x0, y0, x1, y1]) => [round(x0 * scale), round(y0 * scale), round(x1 * scale), round(y1 * scale)],
    straight: (box) => (back === null ? box : mapBoxMiddle(back, box)),
  };
}
