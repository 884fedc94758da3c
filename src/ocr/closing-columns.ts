import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { foldPlain } from '../text/fold.js';
import type { OcrEngine } from './engine.js';
import type { RepairedWord } from '../repair/repair.js';
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
const gutterWithin = [0.36, 0.66] as const;
/** So wide is the blank at least (share of the page), and so surely read are the words that bound it. */
const gutterWidth = 0.02;
const sureWord = 0.8;
/** A block read more surely than this is left as it is. */
const sureEnough = 0.93;
/** Another reading must hold this share of the letters of the first one at least. */
const mostLost = 0.6;
/** White above the block (heights of its first line). */
const above = 0.6;

const letters = (words: readonly ReadWord[]): number => words.reduce((sum, w) => sum + (w.text.match(/[A-Za-zÀ-ỹ0-9]/g)?.length ?? 0), 0);
const middleX = ({ bbox }: ReadWord): number => (bbox[0] + bbox[2]) / 2;
const middleY = ({ bbox }: ReadWord): number => (bbox[1] + bbox[3]) / 2;

/** The word that opens the list of recipients. */
function findOpening(lines: readonly ReadLine[], width: number): ReadWord | null {
  for (const { words } of lines) {
    const found = words.find((word, i) => word.bbox[0] < openingBefore * width && word.text.endsWith(':') && opening.test(foldPlain(word.text)) && letters(words.slice(0, i)) <= firstWord);
    if (found !== undefined) return found;
  }
  return null;
}

/** The middle of the widest strip that no surely read word crosses; null where words stand everywhere. */
function findGutter(words: readonly ReadWord[], width: number): number | null {
  const [from, to] = gutterWithin.map((share) => Math.round(share * width)) as [number, number];
  const sure = words.filter((word) => word.confidence >= sureWord && letters([word]) > 1).map(({ bbox }) => bbox).sort((a, b) => a[0] - b[0]);
  let [reach, widest, middle] = [from, gutterWidth * width, -1];
  for (const [x0, , x1] of [...sure, [to, 0, to, 0]] as const) {
    const end = Math.min(x0, to);
    if (end - reach > widest) [widest, middle] = [end - reach, (reach + end) / 2];
    reach = Math.max(reach, x1);
  }
  return middle < 0 ? null : Math.round(middle);
}

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
  const first = findOpening(lines, picture.width);
  if (first === null) return lines;
  const top = Math.max(0, Math.round(first.bbox[1] - above * (first.bbox[3] - first.bbox[1])));
  const inBlock = (word: ReadWord): boolean => middleY(word) > top;
  const old = lines.flatMap((line) => line.words).filter(inBlock);
  if (sureness(old) >= sureEnough) return lines;
  const gutter = findGutter(old, picture.width);
  if (gutter === null) return lines;
  const sides: readonly PixelBox[] = [[0, top, gutter, picture.height], [gutter, top, picture.width, picture.height]];
  const read = await engine.read(picture, sides.map((bbox) => ({ bbox, layout: 'block' as const })));
  const isIn = ([x0, , x1]: PixelBox) => (word: ReadWord): boolean => middleX(word) > x0 && middleX(word) <= x1;
  const taken = sides.map((side, i) => (i === 0 && findOpening(read[i]!, picture.width) === null ? null : better(read[i]!, old.filter(isIn(side)))));
  const replaced = (word: ReadWord): boolean => inBlock(word) && taken.some((side, i) => side !== null && isIn(sides[i]!)(word));
  const kept = lines.map((line) => ({ ...line, words: line.words.filter((word) => !replaced(word)) })).filter(({ words }) => words.length > 0);
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
