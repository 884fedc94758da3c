import type { GreyPicture } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { growByShare } from './boxes.js';
import { numberDoubt } from '../repair/numbers.js';
import type { RepairedWord } from '../repair/repair.js';
import type { OcrEngine, Region } from './engine.js';

/** Numbers this doubtful are read once more, alone and as an amount; more of them on one page are noise. */
const doubtful = 0.5;
const mostNumbers = 24;
/** The second reading must be so sure to count. */
const sure = 0.75;
/** White round a number that is read alone (share of its height). */
const margin = 0.3;
/** Two readings that agree on the digits still differ in a sign: somebody should look. */
const doubtLeft = 0.3;

/** What engines make of "%", a figure, a letter or both, and the marks behind it; a number that may end so. */
const lostSign = /^(?:9[0-9a-zA-Z]?|[0368]|[a-zA-Zóố⁄/]{1,2})([.,;:)]*)$/;
const lostPerCent = /^\d{1,3}(?:[.,]\d{1,2})?(?:9[0-9a-zA-Z]?|[0368]|[a-zA-Zóố⁄/]{1,2})[.,;:)]*$/;
const perCent = /^(\d{1,3}(?:[.,]\d{1,2})?)%[.,;:)]*$/;

/** "559." read again as "55%.": the number as both readings have it, with the closing marks of the first; null where they do not agree. */
export function agreedPerCent(first: string, second: string): string | null {
  const amount = perCent.exec(second)?.[1];
  if (amount === undefined || Number(amount.replace(',', '.')) > 100) return null;
  const after = first.startsWith(amount) ? lostSign.exec(first.slice(amount.length))?.[1] : undefined;
  return after === undefined ? null : `${amount}%${after}`;
}

/**
 * Numbers that look like a per cent whose sign was misread are read once more from their own crop, as amounts; where that reading is sure and has
 * the same digits, it is taken, and stays doubtful enough to be asked about.
 */
export async function rereadAmounts(picture: GreyPicture, lines: readonly ReadLine[], engine: OcrEngine): Promise<readonly ReadLine[]> {
  const words = lines.flatMap((line) => line.words.filter((word, i) => word.signs === undefined && lostPerCent.test(word.text) && numberDoubt(word, line.words[i - 1]?.text ?? '') >= doubtful));
  if (words.length === 0 || words.length > mostNumbers) return lines;
  const read = await engine.read(picture, words.map((word): Region => ({ bbox: growByShare(word.bbox, margin, picture), layout: 'amount' })));
  const taken = new Map<ReadWord, RepairedWord>();
  words.forEach((word, i) => {
    const [again, ...others] = read[i]!.flatMap((line) => line.words);
    const text = again === undefined || others.length > 0 || again.confidence < sure ? null : agreedPerCent(word.text, again.text);
    if (text !== null) taken.set(word, { ...word, text, read: word.text, doubt: doubtLeft });
  });
  return taken.size === 0 ? lines : lines.map((line) => ({ ...line, words: line.words.map((word) => taken.get(word) ?? word) }));
}
