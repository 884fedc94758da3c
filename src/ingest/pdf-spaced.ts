import { OPS } from './pdfjs.js';
import type { PdfText } from './pdf-items.js';
import type { OperatorList } from './pdf-rules.js';
import { addTo } from '../text/add-to.js';

/** Letters set apart ("Q U Y Ế T  Đ Ị N H") are read as words of one letter each; so many of them make a line suspect. */
const fewestLetters = 5;
const spacedShare = 0.7;
/** An item stands at most so many letters from where the last one ended: superscripts and headers may come in between. */
const searchReach = 4000;
/** A blank narrower than this (em) may be none. */
const widestFalseBlank = 0.15;

interface Glyphs {
  /** All letters the page shows, without blanks, in the order of the content stream. */
  readonly letters: string;
  /** Whether a blank is written before the letter at this place. */
  readonly blankBefore: readonly boolean[];
}

export function isSpacedOut(text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  return words.length >= fewestLetters && words.filter((word) => word.length === 1).length >= spacedShare * words.length;
}

const lineOf = (text: PdfText) => Math.round(2 * text.transform[5]!);

/** Lines, by their baseline, whose letters are set apart. */
function spacedLines(texts: readonly PdfText[]): Set<number> {
  const byLine = new Map<number, string[]>();
  for (const text of texts) if (text.str.trim() !== '') addTo(byLine, lineOf(text), text.str);
  return new Set([...byLine].filter(([, parts]) => isSpacedOut(parts.join(' '))).map(([line]) => line));
}

function shownGlyphs({ fnArray, argsArray }: OperatorList): Glyphs {
  const parts: string[] = [];
  const blankBefore: boolean[] = [];
  let blank = false;
  fnArray.forEach((operator, i) => {
    if (operator !== OPS.showText) return;
    for (const glyph of (argsArray[i] as readonly (readonly ({ unicode?: string } | number)[])[])[0] ?? []) {
      const letters = typeof glyph === 'number' ? '' : (glyph.unicode ?? '');
      if (letters !== '' && letters.trim() === '') blank = true;
      else if (letters !== '') {
        parts.push(letters);
        for (let k = 0; k < letters.length; k++) blankBefore.push(blank && k === 0);
        blank = false;
      }
    }
  });
  return { letters: parts.join(''), blankBefore };
}

function respace(text: string, at: number, glyphs: Glyphs): string {
  const compact = text.replace(/\s+/g, '');
  return Array.from({ length: compact.length }, (_, i) => (i > 0 && glyphs.blankBefore[at + i] ? ` ${compact[i]!}` : compact[i]!)).join('');
}

/** A blank pdf.js puts where two pieces of spaced text meet in one word. */
function isFalseBlank(blank: PdfText | undefined, after: PdfText): boolean {
  return blank !== undefined && blank.str === ' ' && blank.width < widestFalseBlank * Math.hypot(after.transform[2]!, after.transform[3]!);
}

/**
 * Lines of letters set apart get their words back: pdf.js takes the wide spacing for blanks, and the blanks that are
 * written stand in the operators. Items whose letters are not found there stay as they are.
 */
export function closeSpacedLetters(texts: readonly PdfText[], operators: OperatorList): readonly PdfText[] {
  const spaced = spacedLines(texts);
  if (spaced.size === 0) return texts;
  const glyphs = shownGlyphs(operators);
  const out: PdfText[] = [];
  let cursor = 0;
  texts.forEach((text, i) => {
    out.push(text);
    const compact = text.str.replace(/\s+/g, '');
    const at = compact === '' ? -1 : glyphs.letters.indexOf(compact, cursor);
    if (at < 0 || at - cursor > searchReach) return;
    cursor = at + compact.length;
    if (!spaced.has(lineOf(text))) return;
    if (!glyphs.blankBefore[at] && isFalseBlank(out[i - 1], text)) out[i - 1] = { ...out[i - 1]!, str: '' };
    out[i] = { ...text, str: respace(text.str, at, glyphs) };
  });
  return out;
}
