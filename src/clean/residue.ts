import type { Line } from '../model/flow.js';
import { isSyllable } from '../text/syllables.js';

/** What converters leave behind: field codes, placeholders of pictures, errors of Word. */
const residue: readonly RegExp[] = [
  /^\\?\*?\s*(?:PAGE|NUMPAGES|MERGEFORMAT|SECTIONPAGES)(?:\s+\\\*\s+\w+)*\s*\d*$/u,
  /^PAGE\s+(?:\\\*\s*\w+\s*)*\d*$/u,
  /^(?:HYPERLINK|INCLUDEPICTURE|TOC|PAGEREF|EMBED|SHAPE)\s+["\\\w].*$/u,
  /^(?:[-–*]\s*)?\[(?:signature|stamp|seal|image|logo|chữ ký|con dấu|dấu|hình ảnh)\]$/iu,
  /^[-–—_=~*]{3,}(?:\s+[-–—_=~*]{3,})*$/u,
  /^Error! (?:Bookmark|Reference|No) .{0,60}$/u,
  /^[\\|¦¬^~`]{1,3}$/u,
];

export function isResidue(text: string): boolean {
  return residue.some((pattern) => pattern.test(text));
}

/** Letters that neither Vietnamese nor its neighbours in Latin script have. */
const foreign = /[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cc}]|\p{Co}|\p{Cn}|\ufffd/gu;

/** Binary junk: at least a third of the signs belong to no alphabet a plan is written in. */
export function isJunk(text: string): boolean {
  const signs = text.replace(/\s/gu, '').length;
  return signs >= 2 && (text.match(foreign)?.length ?? 0) * 3 >= signs;
}

/** Signs that no text of a plan has on a line of its own. */
const sign = /^[\\|¦¬@^~`<>{}]{1,3}$/u;
/** One to three letters or letter-like signs. Figures, and letters with a closing mark ("I.", "a)"), are markers. */
const scrap = /^[\p{L}\p{M}º°ª¹²³]{1,3}$/u;
const fewestLines = 4;
const fewestSigns = 2;

/** What is left of a picture or a form: lines of scraps and stray signs that follow one another. Scraps alone ("x", "ha", "I") are cells or markers. */
export function convertedJunk(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  let run: Line[] = [];
  const flush = (): void => {
    if (run.length >= fewestLines && run.filter((line) => sign.test(line.text.value)).length >= fewestSigns) out.push(...run);
    run = [];
  };
  for (const line of lines) {
    if (isScrap(line)) run.push(line);
    else flush();
  }
  flush();
  return out;
}

function isScrap({ text: { value }, role }: Line): boolean {
  if (role !== 'text') return false;
  return sign.test(value) || isJunk(value) || (scrap.test(value) && !(value.length > 1 && isSyllable(value)));
}
