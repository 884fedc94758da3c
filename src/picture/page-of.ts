import type { GreyPicture, Picture } from '../model/picture.js';
import { toGrey } from './grey.js';
import { findCorners, redraw, toPhotograph } from './outline.js';
import type { Projective } from './projective.js';
import { findSurround, paintOver } from './surround.js';

/** A page taken out of what stands round it on its picture. */
export interface TakenPage {
  /** As large as the picture was. */
  readonly page: GreyPicture;
  /** From pixels of `page` to those of the picture; null where they are the same. */
  readonly toPicture: Projective | null;
}

/** The page in grey, without a copier's black border, the desk it was photographed on and the holes in its margins, and as a rectangle. A picture without these stays as it is. */
export function pageOf(picture: Picture): TakenPage {
  const grey = toGrey(picture);
  const surround = findSurround(grey);
  if (surround === null) return { page: grey, toPicture: null };
  const corners = surround.border.length === 0 ? null : findCorners(grey, surround);
  const painted = paintOver(grey, surround);
  if (corners === null) return { page: painted, toPicture: null };
  const toPicture = toPhotograph(corners);
  return { page: redraw(painted, toPicture, surround.blocks.paper), toPicture };
}
