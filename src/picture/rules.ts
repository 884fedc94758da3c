import type { GreyPicture, PixelBox, PixelRule } from '../model/picture.js';
export function findRules(_grey: GreyPicture): PixelRule[] { return []; }
export function removeRules(grey: GreyPicture, _rules: readonly PixelRule[]): GreyPicture { return grey; }
export function cellBoxes(_rules: readonly PixelRule[], _dpi: number): PixelBox[] { return []; }
export function inkBox(_grey: GreyPicture, box: PixelBox): PixelBox | null { return box; }
export function isBlank(_grey: GreyPicture): boolean { return false; }
export function whiten(grey: GreyPicture, _boxes: readonly PixelBox[]): GreyPicture { return grey; }
