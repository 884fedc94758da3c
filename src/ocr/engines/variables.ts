import type { GreyPicture } from '../../model/picture.js';
import type { RegionLayout } from '../engine.js';

/** Tesseract's page segmentation mode for each layout of a region. */
export const segmentationModes: Readonly<Record<RegionLayout, string>> = {
  page: '4', // one column of text of variable sizes
  block: '6',
  line: '7',
  word: '8',
  numeral: '7',
  amount: '7',
};

/** Signs of numerals, Arabic and Roman, and of the heads "TT" and "STT" above them. */
const numerals = '0123456789.IVXST';
/** Signs of amounts. */
const amounts = '0123456789.,%';
const signs: Partial<Record<RegionLayout, string>> = { numeral: numerals, amount: amounts };

/** Variables of Tesseract, the same for every engine so that both read the same. */
export function engineVariables(alternatives: boolean, layout: RegionLayout): Readonly<Record<string, string>> {
  return { hocr_char_boxes: '1', lstm_choice_mode: alternatives ? '2' : '0', tessedit_char_whitelist: signs[layout] ?? '' };
}

/** Resolution as Tesseract takes it: "0" where it must guess (it believes 70 to 2400 only). */
export function resolution({ dpi }: GreyPicture): string {
  return dpi === null || dpi < 70 || dpi > 2400 ? '0' : String(Math.round(dpi));
}
