import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine } from '../model/recognised.js';
import { sidewaysness } from '../picture/orientation.js';
import { turnPicture } from '../picture/turn.js';
import type { OcrEngine } from './engine.js';

/** Turns clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** Pages that look sideways less than this lie level; of the others only reading tells: a poor copy's noise looks like anything. */
const level = 0.8;
/** What is read less surely than this (0 to 1) may stand on its head. */
const doubtful = 0.6;
/** Another way up must be read so much better to be taken. */
const muchBetter = 1.3;
/** The part of the page that is read to try a turn: shares of its height. */
const strip = [0.3, 0.6] as const;
/** Fewer letters in the strip say nothing: the whole page is tried. */
const enoughLetters = 40;

/** The letters of what was read, each counted by how surely its word was read. */
export function legibility(lines: readonly ReadLine[]): number {
  let sum = 0;
  for (const { words } of lines) for (const { text, confidence } of words) sum += confidence ** 2 * (text.match(/[A-Za-zÀ-ỹ]/g)?.length ?? 0);
  return sum;
}

/** Was the page read so badly that it may stand on its head? */
export function isDoubtful(lines: readonly ReadLine[]): boolean {
  const words = lines.flatMap((line) => line.words);
  return words.length > 0 && words.reduce((sum, word) => sum + word.confidence, 0) < doubtful * words.length;
}

async function tryTurn(grey: GreyPicture, turn: Turn, engine: OcrEngine): Promise<number> {
  const turned = turnPicture(grey, turn);
  const part: PixelBox = [0, Math.round(strip[0] * turned.height), turned.width, Math.round(strip[1] * turned.height)];
  const [lines = []] = await engine.read(turned, [{ bbox: part, layout: 'page' }]);
  const found = legibility(lines);
  if (found >= enoughLetters) return found;
  const [all = []] = await engine.read(turned, [{ bbox: [0, 0, turned.width, turned.height], layout: 'page' }]);
  return legibility(all);
}

/** The turn that reads best; the first one where no other is much better. */
async function bestTurn(grey: GreyPicture, turns: readonly Turn[], engine: OcrEngine): Promise<Turn> {
  let [best, most] = [turns[0]!, -1];
  for (const turn of turns) {
    const found = await tryTurn(grey, turn, engine);
    if (most < 0 || found > muchBetter * most) [best, most] = [turn, found];
  }
  return best;
}

/** Whether a page's lines run across it, on its head or not. */
export const liesLevel = (grey: GreyPicture): boolean => sidewaysness(grey) < level;

/** The turn that sets the lines of a page level that seems to lie on its side. */
export const levelTurn = (grey: GreyPicture, engine: OcrEngine): Promise<Turn> => bestTurn(grey, [0, 90, 270], engine);

/** Whether a page that was read badly is read better on its head. */
export async function onItsHead(grey: GreyPicture, engine: OcrEngine): Promise<boolean> {
  return (await bestTurn(grey, [0, 180], engine)) === 180;
}
