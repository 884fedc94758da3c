import type { PixelBox } from '../../model/picture.js';
import type { Choice, ReadLine, ReadSymbol, ReadWord } from '../../model/recognised.js';

/*
 * hOCR as Tesseract writes it with `hocr_char_boxes`: five kinds of element matter, each written on one line in one fixed form.
 * The same writer stands behind both engines, so one reader gives the same words from both.
 */
const box = String.raw`(\d+) (\d+) (\d+) (\d+)`;
const element = new RegExp(
  [
    String.raw`<div class='ocr_page'[^>]*?; ppageno (\d+)`,
    String.raw`<span class='ocr_(?:line|header|caption|textfloat)'[^>]*? title="bbox ${box}`,
    String.raw`<span class='ocrx_word'[^>]*? title='bbox ${box}; x_wconf (\d+)`,
    String.raw`<span class='ocrx_cinfo' title='x_bboxes ${box}; x_conf ([^']*)'>([^<]*)<`,
    String.raw`<span class='ocrx_cinfo' id='choice_[^>]*? title='x_confs ([^']*)'>([^<]*)<`,
  ].join('|'),
  'g',
);
/** First group of each kind in the pattern above. */
const at = { page: 1, line: 2, word: 6, symbol: 11, choice: 17 } as const;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
const unescape = (text: string): string => text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name]!).normalize('NFC');

/** Per cent as a share of 1; what an engine says outside of it is cut, and what is no number is no confidence. Four digits: more would only carry noise of floating point. */
const share = (percent: string): number => Math.min(1, Math.max(0, Math.round((Number(percent) || 0) * 100) / 10_000));

type Open<T, K extends keyof T> = Omit<T, K> & { [P in K]: T[P] extends readonly (infer E)[] ? E[] : never };
type OpenSymbol = Open<ReadSymbol, 'choices'>;
type OpenWord = Omit<ReadWord, 'symbols' | 'text'> & { symbols: OpenSymbol[] };
type OpenLine = Omit<ReadLine, 'words'> & { words: OpenWord[] };

/** The lines of each page of an hOCR text, boxes in the page's pixels. Words without letters (rules, specks) are left out, and lines without words. */
export function parseHocr(hocr: string): ReadLine[][] {
  const pages: OpenLine[][] = [];
  let lines: OpenLine[] = [];
  for (const m of hocr.matchAll(element)) {
    const line = lines[lines.length - 1];
    const word = line?.words[line.words.length - 1];
    if (m[at.page] !== undefined) pages.push((lines = []));
    else if (m[at.line] !== undefined) lines.push({ bbox: boxAt(m, at.line), words: [] });
    else if (m[at.word] !== undefined) line?.words.push({ bbox: boxAt(m, at.word), confidence: share(m[at.word + 4]!), symbols: [] });
    else if (m[at.symbol] !== undefined) word?.symbols.push({ text: unescape(m[at.symbol + 5]!), bbox: boxAt(m, at.symbol), confidence: share(m[at.symbol + 4]!), choices: [] });
    else word?.symbols[word.symbols.length - 1]?.choices.push({ text: unescape(m[at.choice + 1]!), confidence: share(m[at.choice]!) });
  }
  return pages.map((page) => page.map(closeLine).filter(({ words }) => words.length > 0));
}

const boxAt = (m: RegExpMatchArray, first: number): PixelBox => [Number(m[first]), Number(m[first + 1]), Number(m[first + 2]), Number(m[first + 3])];

function closeLine({ bbox, words }: OpenLine): ReadLine {
  return { words: words.map(closeWord).filter(({ text }) => text !== ''), bbox };
}

function closeWord({ bbox, confidence, symbols }: OpenWord): ReadWord {
  const read = symbols.filter(({ text }) => text.trim() !== '').map((s) => ({ ...s, choices: orderChoices(s.choices) }));
  return { text: read.map(({ text }) => text).join('').normalize('NFC'), bbox, confidence, symbols: read };
}

/** Best first; equal ones stay in the engine's order. */
const orderChoices = (choices: readonly Choice[]): Choice[] => choices.filter(({ text }) => text.trim() !== '').sort((a, b) => b.confidence - a.confidence);

/** The same lines in a picture in which theirs begins at (left, top). */
export function shiftLines(lines: readonly ReadLine[], left: number, top: number): ReadLine[] {
  if (left === 0 && top === 0) return [...lines];
  const shift = ([x0, y0, x1, y1]: PixelBox): PixelBox => [x0 + left, y0 + top, x1 + left, y1 + top];
  return lines.map((line) => ({
    words: line.words.map((word) => ({ ...word, bbox: shift(word.bbox), symbols: word.symbols.map((symbol) => ({ ...symbol, bbox: shift(symbol.bbox) })) })),
    bbox: shift(line.bbox),
  }));
}
