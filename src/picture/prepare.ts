import type { GreyPicture, Picture } from '../model/picture.js';
import type { Affine } from './affine.js';
import { paperOf, unevenness, whitenPaper } from './background.js';
import { toGrey } from './grey.js';
import { median, roughness, soften } from './noise.js';
import { dropBack } from './show-through.js';
import { findSkew } from './skew.js';
import { removeSpecks } from './specks.js';
import { straighten, straightenedToOriginal } from './straighten.js';

/** Paper darker or more uneven than this (grey levels) is made white; whiter paper gains nothing by it. */
const darkPaper = 14;
const unevenPaper = 12;
/** Paper rougher than this is speckled (a clean scan's is 1 to 3). */
const speckled = 2.5;
/** Less skew than this (degrees) harms nothing. */
const noSkew = 0.12;

/** A picture made ready for reading, in the way up that it has. */
export interface Prepared {
  /** Cleaned, as it lay on the glass: running text is read best when no pixel was moved. */
  readonly lying: GreyPicture;
  /** The same set straight, for rules and cells. */
  readonly straight: GreyPicture;
  /** How far the lines of the upright picture fall (degrees). */
  readonly skew: number;
  /** From pixels of `straight` to those of `lying`; null where they are the same. */
  readonly toLying: Affine | null;
}

/** Grey, paper white, the back of the sheet and specks gone: each only where the picture needs it, because each costs right letters where it does not. */
export function cleanPicture(picture: Picture): GreyPicture {
  let grey = toGrey(picture);
  const paper = paperOf(grey);
  const { dark, spread } = unevenness(paper);
  if (dark > darkPaper || spread > unevenPaper) grey = whitenPaper(grey, paper);
  grey = dropBack(grey);
  // In a rough copy letters are broken, and a piece of one looks like a spot.
  return roughness(grey) > speckled && dark > darkPaper ? soften(median(grey)) : removeSpecks(grey);
}

/** `lying`: a cleaned picture, upright. */
export function prepare(lying: GreyPicture): Prepared {
  const skew = findSkew(lying);
  if (Math.abs(skew) < noSkew) return { lying, straight: lying, skew, toLying: null };
  return { lying, straight: straighten(lying, skew), skew, toLying: straightenedToOriginal(lying, skew) };
}
