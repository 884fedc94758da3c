import { foldWords } from '../text/fold.js';

/** Pages with fewer letters are not judged. */
const fewestLetters = 60;
const fewestWords = 40;
/** So many of a page's signs may come from no Vietnamese text (a formula, a symbol font's bullet). */
const strangeShare = 0.04;
const plainShare = 0.01;

/** Letters of other scripts, private use, controls: signs no Vietnamese text has, nor one in a legacy font (Latin-1 and symbols). */
const strange = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFD\uE000-\uF8FF]|(?![\p{Script=Latin}\p{Script=Greek}])\p{L}/gu;

/** Syllables that stand bare of marks in any text, also in a legacy font or a damaged one. */
const plainSyllables = new Set(
  'ban theo trong cho trung nam quan khai tham gia quy an sinh kinh doanh thanh thi dan va cac so cua tinh nhan uy ke hoach cong thong tin nghi dinh ngay thang the of and to in'.split(' '),
);

/**
 * Whether a page's text layer is rubbish: shifted letters of a broken font, not a legacy Vietnamese encoding.
 * Text in TCVN3 or VNI is not garbled: its letters are Latin-1 signs and its bare syllables ("trong", "theo") are readable.
 */
export function isGarbled(text: string): boolean {
  const signs = text.replace(/\s+/g, '').length;
  if (signs < fewestLetters) return false;
  if ((text.match(strange) ?? []).length > strangeShare * signs) return true;
  const words = foldWords(text).filter((word) => /^[a-z]{2,}$/.test(word));
  return words.length >= fewestWords && words.filter((word) => plainSyllables.has(word)).length < plainShare * words.length;
}
