import { OPS } from './pdfjs.js';
import type { OcrReason } from '../model/page.js';
import { isGarbled } from '../layout/garbled.js';
import type { OperatorList } from './pdf-rules.js';

/** A page of text has more letters than this; a stamp or a digital signature on a scan has fewer. */
export const fewLetters = 100;
/** An image that covers so much of the page is a scan of it. */
export const scanShare = 0.5;
/** So much of a page's text must be invisible to be a text layer laid behind a picture. */
const hiddenShare = 0.5;
/** Vietnamese has a mark on every other word; a scanner's own reading without its language has almost none. */
const markedShare = 0.05;
const fewestWords = 40;
/** Text rendering mode that draws nothing (ISO 32000-1, 9.3.6). */
const invisible = 3;

/** What was seen of a page while its text layer was read. */
export interface PageHints {
  /** Share of its glyphs that are drawn invisibly. */
  readonly hidden: number;
  /** Paths were drawn and no text: letters may be drawn. */
  readonly paths: number;
}

export function readHints({ fnArray, argsArray }: OperatorList): PageHints {
  let [mode, shown, hidden, paths] = [0, 0, 0, 0];
  const stack: number[] = [];
  fnArray.forEach((operator, i) => {
    if (operator === OPS.constructPath) paths++;
    else if (operator === OPS.save) stack.push(mode);
    else if (operator === OPS.restore) mode = stack.pop() ?? mode;
    else if (operator === OPS.setTextRenderingMode) mode = Number((argsArray[i] as readonly unknown[])[0]);
    else if (operator === OPS.showText) {
      const count = ((argsArray[i] as readonly (readonly unknown[])[])[0] ?? []).length;
      shown += count;
      if (mode === invisible) hidden += count;
    }
  });
  return { hidden: shown === 0 ? 0 : hidden / shown, paths };
}

export function countLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A-Za-zÀ-ỹ, without a list of them all
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x1ef9)) count++;
  }
  return count;
}

/** Words of Vietnamese without its marks: what a scanner reads that was not told the language. */
export function lacksMarks(text: string): boolean {
  const words = text.match(/[A-Za-zÀ-ỹ]{2,}/gu) ?? [];
  return words.length >= fewestWords && words.filter((word) => /[^A-Za-z]/.test(word)).length < markedShare * words.length;
}

/** Letters drawn as paths: so many of them make a page of text. */
const drawnPaths = 300;

/** Why a page should be read from its picture; null where its text layer serves. `imageShare` is asked only where it decides. */
export async function reasonToRead(text: string, hints: PageHints, imageShare: () => Promise<number>): Promise<OcrReason | null> {
  const letters = countLetters(text);
  if (letters < fewLetters) {
    if ((await imageShare()) >= scanShare) return 'no-text-layer';
    return letters < fewLetters / 10 && hints.paths >= drawnPaths ? 'drawn-text' : null;
  }
  if (isGarbled(text)) return 'garbled-text-layer';
  if (hints.hidden >= hiddenShare && (await imageShare()) >= scanShare) return 'hidden-text-layer';
  return lacksMarks(text) && (await imageShare()) >= scanShare ? 'no-diacritics' : null;
}
