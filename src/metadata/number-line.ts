import type { View } from './view.js';

/** The word "Số", also misread, never "Sở" (a department), which looks alike without its marks. With a colon it gives a number wherever it stands. */
const withColon = /^s[ốôóòồộ0](?: (?:văn bản|hiệu|ký hiệu))?\s{0,3}[:;]/iu;
/** Without one, figures or a blank and a symbol must follow: "Số 45-KH/TU", "Số      /KH-UBND". */
const withoutColon = /^S[ốỐôÔ][\s._…]{0,60}\d{0,6}[a-zđ]?[\s._…]{0,24}[/-]\s{0,3}\p{Lu}/u;
/** What stands before the number of another document. */
const namesAnother = /(?:nghi quyet|nghi dinh|quyet dinh|chi thi|ke hoach|chuong trinh|ket luan|thong tu|thong bao|cong van|cong dien|de an|to trinh|huong dan|bao cao|luat|van ban|phap lenh)(?: hanh dong| lien tich)?\s*$/u;

/** Whether the text from a place on begins with the number of the document itself; `flatBefore` is what stands before, flat. */
export function beginsNumber(text: string, flatBefore: string): boolean {
  if (namesAnother.test(flatBefore.slice(-40))) return false;
  return withColon.test(text) || withoutColon.test(text);
}

/** "Số: 15/KH-UBND", "Số 09-NQ/TU": cell 3 of the letterhead, at the beginning of a line. */
export function isNumberLine(views: readonly View[], at: number): boolean {
  const view = views[at]!;
  let above = at - 1;
  while (above >= 0 && (views[above]!.blank || views[above]!.rule)) above--;
  return beginsNumber(view.text.trimStart().slice(0, 160), above < 0 ? '' : views[above]!.folded);
}
