import type { GreyPicture, Picture } from '../model/picture.js';
import { toGrey } from './grey.js';
import { findCorners, redraw, toPhotograph } from './outline.js';
import type { Corners, Projective } from './projective.js';
import { groundLimit } from './solid.js';
import { findSurround, paintOver, type Surround } from './surround.js';

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
  const seen = surround === null ? null : withCorners(grey, surround);
  const photographed = seen ?? onLitGround(grey);
  if (photographed !== null) {
    const toPicture = toPhotograph(photographed.corners);
    return { page: redraw(paintOver(grey, photographed.surround), toPicture, photographed.surround.blocks.paper), toPicture };
  }
  return { page: surround === null ? grey : paintOver(grey, surround), toPicture: null };
}

interface Photographed {
  readonly surround: Surround;
  readonly corners: Corners;
}

function withCorners(grey: GreyPicture, surround: Surround): Photographed | null {
  const corners = surround.border.length === 0 ? null : findCorners(grey, surround);
  return corners === null ? null : { surround, corners };
}

/** A desk in the light may be as bright as half of the paper: that is tried where it lies on all sides, and taken where the page's outline proves it. */
function onLitGround(grey: GreyPicture): Photographed | null {
  const limit = groundLimit(grey);
  const surround = limit === null ? null : findSurround(grey, limit);
  return surround === null ? null : withCorners(grey, surround);
}
