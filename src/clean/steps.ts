import type { Line } from '../model/flow.js';
import { namedCharacter } from './entities.js';
import { decodeSplices, encodingOfFont, isConvertible, type LegacyEncoding } from './legacy.js';
import { matchSplices, spliceText, type Splice } from './splice.js';
import { joinSplitNumbers, joinSplitWords } from './split-words.js';

/** What is known of the whole document before its lines are cleaned. */
export interface CleaningContext {
  /** Encoding of text that no font name tells of; null for Unicode. */
  readonly encoding: LegacyEncoding | null;
}

/** One named step. `find` lists what it would change in a line; applying, listing and mapping is the same for all. */
export interface CleaningStep {
  readonly id: string;
  readonly does: string;
  readonly source: string;
  readonly find: (line: Line, context: CleaningContext) => readonly Splice[];
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]|(?![\t\n\r\v\f\u0085])\p{Cc}/gu;
const wrongHoa = /(?<![\p{L}\p{N}])([Hh])([Õõ])([Aa])(?!\p{L})/gu;
const detachedMark = /(?<=\p{L}\p{M}{0,3})[ \t\u00a0]+(?=\p{M})/gu;
/** Quick to compile and to ask: outside composed letters, usual punctuation and the Private Use Area. Marks stand nowhere else. */
const mayHoldMark = /[\u0300-\u1e9f\u1f00-\u1fff\u2070-\udfff\uf900-\uffff]/;
const onText = (find: (text: string) => readonly Splice[]) => (line: Line) => find(line.text.value);
const replacing = (pattern: RegExp, replacement: string | ((match: RegExpMatchArray) => string)) => onText((text) => matchSplices(text, pattern, replacement));

/**
 * The steps, in their order. Legacy encodings come first: one of their letters is the soft hyphen that a later step takes away. What is
 * invisible goes before composing, so that a mark finds its letter, and before character references, which it may cut.
 */
export const steps: readonly CleaningStep[] = [
  { id: 'legacy-encoding', does: 'TCVN3 and VNI letters become Unicode, by font, else by the text', source: 'legacy-encodings.tsv (134 letters)', find: legacySplices },
  { id: 'invisible', does: 'soft hyphens, zero-width characters and control characters go', source: 'Unicode, general categories Cf and Cc', find: replacing(invisible, '') },
  { id: 'entities', does: '&amp; and other character references become the character', source: 'HTML 4.01, chapter 24', find: onText(entitySplices) },
  { id: 'detached-marks', does: 'a blank between a letter and its mark goes', source: 'seen in converted Word files: "co ̂ng"', find: onText((text) => (mayHoldMark.test(text) ? matchSplices(text, detachedMark, '') : [])) },
  { id: 'horn-u', does: 'ƣ becomes ư', source: 'fonts with a wrong ToUnicode map; gha is no letter of Vietnamese', find: replacing(/[ƣƢ]/gu, ([m]) => (m === 'ƣ' ? 'ư' : 'Ư')) },
  { id: 'letters', does: 'letters of other alphabets that are drawn alike: Ð Ɖ ð ǜ ﬁ', source: 'fonts with a wrong ToUnicode map', find: replacing(/[ÐƉðǜǛﬁﬂ\u2011]|[uüUÜ]\u0308?\u0300/gu, ([m]) => letterTable[m!] ?? m!) },
  { id: 'compose', does: 'NFC: one code point for one letter', source: 'Unicode Standard Annex #15', find: onText(composeSplices) },
  { id: 'known-words', does: 'known words with a wrong letter: HÕA', source: 'công báo documents 2010–2025', find: onText((text) => (/h\u00f5a/i.test(text) ? matchSplices(text, wrongHoa, (m) => `${m[1]}${m[2] === 'Õ' ? 'Ò' : 'ò'}${m[3]}`) : [])) },
  { id: 'symbols', does: 'signs of symbol fonts in the Private Use Area', source: 'Adobe Symbol encoding + U+F000', find: replacing(/[\uf0a3\uf0b3\uf0b0\uf0b1\uf0b4\uf0b8\uf0b9\uf0bb\uf0ae]/gu, ([m]) => symbolTable[m!]!) },
  { id: 'blanks', does: 'runs of blanks become one blank, blanks at the ends go', source: 'legacy-encodings § 6', find: onText(blankSplices) },
  { id: 'bullets', does: 'bullets become "-"', source: 'Nghị định 30/2020/NĐ-CP, Phụ lục I: items are marked with "-"', find: replacing(/^(?:[\ue000-\uf8ff•●▪■□◦○◇❖➢➤►▶✓✔➔⇒♦◆★☆∙·‣⁃]|[§Øüà](?=\s))\s*(?=\S)/gu, '- ') },
  { id: 'split-words', does: 'words cut by a blank are joined where only that gives Vietnamese', source: 'seen in converted Word files: "chuyể n"', find: onText(joinSplitWords) },
  { id: 'split-numbers', does: 'years and numbers of documents cut by a blank are joined', source: 'seen in recognised, converted and typed text: "năm 200 3", "số 1 813/QĐ-TTg"', find: onText(joinSplitNumbers) },
];

const letterTable: Readonly<Record<string, string>> = { 'Ð': 'Đ', 'Ɖ': 'Đ', 'ð': 'đ', 'ǜ': 'ũ', 'Ǜ': 'Ũ', 'ü\u0300': 'ũ', 'Ü\u0300': 'Ũ', 'u\u0308\u0300': 'ũ', 'U\u0308\u0300': 'Ũ', 'ﬁ': 'fi', 'ﬂ': 'fl', '\u2011': '-' };

const symbolTable: Readonly<Record<string, string>> = {
  '\uf0a3': '≤', '\uf0b3': '≥', '\uf0b0': '°', '\uf0b1': '±', '\uf0b4': '×', '\uf0b8': '÷', '\uf0b9': '≠', '\uf0bb': '≈', '\uf0ae': '→',
};

/** By font run where a font's name tells the encoding; else the whole line, where the document's text told it. */
function legacySplices(line: Line, context: CleaningContext): Splice[] {
  const text = line.text.value;
  const splices: Splice[] = [];
  for (const run of line.runs) {
    const found = encodingOfFont(run.font);
    if (found !== null) splices.push(...decodeSplices(text, found.encoding, found.capitals, run.start, run.end));
  }
  if (splices.length > 0 || line.runs.some((run) => encodingOfFont(run.font) !== null)) return splices;
  return context.encoding !== null && isConvertible(text) ? decodeSplices(text, context.encoding, false) : [];
}

function entitySplices(text: string): Splice[] {
  if (!text.includes('&')) return [];
  return matchSplices(text, /&(?:amp;)*(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/giu, (m) => decodeEntity(m[1]!)?.replace(invisible, '') ?? m[0]);
}

function decodeEntity(name: string): string | null {
  if (!name.startsWith('#')) return namedCharacter(name);
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const control = code < 32 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff;
  return control ? null : String.fromCodePoint(code);
}

/** Letter by letter, so that the map stays fine; the whole line where that is not enough. */
function composeSplices(text: string): Splice[] {
  const whole = text.normalize('NFC');
  if (whole === text) return [];
  const splices = matchSplices(text, /\P{M}\p{M}+|[\u0340-\u0374\u1f71-\u1fff\u2126\u212a\u212b]/gu, ([m]) => m!.normalize('NFC'));
  return spliceText(text, splices) === whole ? splices : [{ start: 0, end: text.length, value: whole }];
}

function blankSplices(text: string): Splice[] {
  return matchSplices(text, /\s+/gu, (m) => (m.index === 0 || m.index! + m[0].length === text.length ? '' : ' '));
}
