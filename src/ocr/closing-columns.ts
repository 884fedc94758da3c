import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { foldPlain } from '../text/fold.js';
import type { OcrEngine } from './engine.js';
import type { RepairedWord } from '../repair/repair.js';
import { columnsAt } from '../picture/blank-strip.js';
import { printAlone } from '../picture/print-alone.js';
import { textRows, type TextRow } from '../picture/text-rows.js';
import { middleIn } from './boxes.js';
import { legibility } from './orientation.js';
import { sureness } from './reread.js';

/** The words the list of recipients begins with, folded, the first one at times read badly; the signature stands at its right (Nghị định 30/2020/NĐ-CP, Annex I). */
const opening = /^(?:noi)?nhan$/;
const openingWords = ['Nơi', 'nhận:'] as const;
const formDoubt = 0.02;
/** The most letters before the last of these words. */
const firstWord = 4;
/** They stand in this part of the page's width, the blank between the two columns in that. */
const openingBefore = 0.35;
const gutterWithin = [0.34, 0.68] as const;
/** Where they were not read: the last of the recipients ("Lưu: VT"), or what is written over a signature, in this part of the page's width. */
const lastRecipient = /luu$/;
const overSignature = /^(?:TM|KT|TL|TUQ)\.$|^TỊCH$/u;
const signatureAfter = 0.45;
/** A block read more surely than this is left as it is. */
const sureEnough = 0.93;
/** Another reading must hold this share of the letters of the first one at least. */
const mostLost = 0.6;

const letters = (words: readonly ReadWord[]): number => words.reduce((sum, w) => sum + (w.text.match(/[A-Za-zÀ-ỹ0-9]/g)?.length ?? 0), 0);
const middleY = ({ bbox }: ReadWord): number => (bbox[1] + bbox[3]) / 2;

/** The word that opens the list of recipients. */
function findOpening(lines: readonly ReadLine[], width: number): ReadWord | null {
  for (const { words } of lines) {
    const found = words.find((word, i) => word.bbox[0] < openingBefore * width && word.text.endsWith(':') && opening.test(foldPlain(word.text)) && letters(words.slice(0, i)) <= firstWord);
    if (found !== undefined) return found;
  }
  return null;
}

/** A word of the closing block that shows where it stands. */
function findAnchor(lines: readonly ReadLine[], width: number): ReadWord | null {
  const words = lines.flatMap((line) => line.words);
  const last = words.findLast((word) => word.bbox[0] < openingBefore * width && /[:;]$/.test(word.text) && lastRecipient.test(foldPlain(word.text)));
  return last ?? findOpening(lines, width) ?? words.findLast((word) => word.bbox[0] > signatureAfter * width && overSignature.test(word.text)) ?? null;
}

/** The words of a row are as high as its letters: what the stamp adds would reach into the lines beside it. */
function within(line: ReadLine, { top, bottom }: TextRow): ReadLine {
  const clip = ([x0, , x1]: PixelBox): PixelBox => [x0, top, x1, bottom];
  return { ...line, bbox: clip(line.bbox), words: line.words.map((word) => ({ ...word, bbox: clip(word.bbox) })) };
}

/** Where stamp and signature lie over the print, engines see a drawing and pass over its lines; read row by row, or without what is paler than print, they are there. */
const mostLegible = (readings: readonly (readonly ReadLine[])[]): readonly ReadLine[] => readings.reduce((best, each) => (legibility(each) > legibility(best) ? each : best));

/** A reading with so many times more that is legible is better, too, though the strokes of a signature make it less sure; with much more, however unsure. */
const moreLegible = 1.1;
const muchMoreLegible = 1.5;
const mostUnsurer = 0.2;

/** A better reading of one column, or null. */
function better(read: readonly ReadLine[], first: readonly ReadWord[]): readonly ReadLine[] | null {
  const words = read.flatMap((line) => line.words);
  if (words.length === 0 || letters(words) < mostLost * letters(first)) return null;
  const gain = sureness(words) - sureness(first);
  const more = legibility(read) / Math.max(1, legibility([{ words: first, bbox: [0, 0, 0, 0] }]));
  return gain > 0 || more > muchMoreLegible || (more > moreLegible && gain > -mostUnsurer) ? read : null;
}

/**
 * Recipients and signature stand side by side, and strokes of the signature tie lines of both together: where a page's closing block was not
 * read surely, its two columns are read once more, each alone.
 */
export async function rereadClosing(picture: GreyPicture, lines: readonly ReadLine[], engine: OcrEngine): Promise<readonly ReadLine[]> {
  const anchor = findAnchor(lines, picture.width);
  if (anchor === null) return lines;
  const columns = columnsAt(picture, middleY(anchor), gutterWithin);
  if (columns === null) return lines;
  const sides = [columns.left, columns.right];
  const old = sides.map((side) => lines.flatMap((line) => line.words).filter((word) => middleIn(word.bbox, side)));
  const rows = textRows(picture, columns.right);
  const passedOver = rows.some(({ bbox }) => !old[1]!.some((word) => middleIn(word.bbox, bbox)));
  if (!passedOver && old.every((words) => sureness(words) >= sureEnough)) return lines;
  const [[left = [], right = [], ...byRow], [printed = []]] = await Promise.all([
    engine.read(picture, [...sides.map((bbox) => ({ bbox, layout: 'page' as const })), ...rows.map(({ bbox }) => ({ bbox, layout: 'line' as const }))]),
    engine.read(printAlone(picture, columns), [{ bbox: columns.right, layout: 'block' }]),
  ]);
  const lostOpening = findOpening(lines, picture.width) !== null && findOpening(left, picture.width) === null;
  const taken = [lostOpening ? null : better(left, old[0]!), better(mostLegible([right, byRow.flatMap((read, i) => read.map((line) => within(line, rows[i]!))), printed]), old[1]!)];
  const replaced = new Set(old.filter((_, i) => taken[i] !== null).flat());
  const kept = lines.map((line) => ({ ...line, words: line.words.filter((word) => !replaced.has(word)) })).filter(({ words }) => words.length > 0);
  return [...kept, ...taken.flatMap((side) => side ?? [])].map((line) => withOpening(line, picture.width));
}

/** The words that open the list as they always are, whatever was made of the first of them. */
function withOpening(line: ReadLine, width: number): ReadLine {
  const found = findOpening([line], width);
  if (found === null) return line;
  const at = line.words.indexOf(found);
  const before = line.words.slice(0, at);
  if (before.map((word) => word.text).join(' ') === openingWords[0] && found.text === openingWords[1]) return line;
  const words = [...before, found];
  const [left, right] = [Math.min(...words.map((w) => w.bbox[0])), found.bbox[2]];
  const middle = at === 0 ? Math.round(left + (right - left) * 0.45) : found.bbox[0];
  const [y0, y1] = [found.bbox[1], found.bbox[3]];
  const put = (text: string, x0: number, x1: number, read: string): RepairedWord => ({ text, bbox: [x0, y0, x1, y1], confidence: found.confidence, symbols: [], doubt: formDoubt, read });
  return { ...line, words: [put(openingWords[0], left, middle - 1, words.map((word) => word.text).join(' ')), put(openingWords[1], middle, right, found.text), ...line.words.slice(at + 1)] };
}
