import { silent, type View } from './view.js';
import { annexMarker } from './words.js';

/** Blank lines, rules and bare page numbers between the lines of the closing block. */
export function silentOrResidue(view: View): boolean {
  return silent(view) || /^\d{1,3}$/u.test(view.folded);
}

/** An annex marker seen from within the closing block, where the body cannot name it any more. */
export function opensAnnexLine(view: View): boolean {
  return annexMarker.test(view.folded) && !/^[-–+•]/u.test(view.folded) && view.folded.length < 160;
}
