import type { GreyPicture, PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { hullOf } from '../repair/hull.js';
import { growByShare, middleIn } from './boxes.js';
import type { OcrEngine, Region } from './engine.js';

/** Blanks wider than this (in heights of the line) part columns: a letterhead, a signature block. */
const columnGap = 1.6;
/** Parts of lines read with less confidence than this are read once more, alone. */
const poorReading = 0.8;
/** Figures are not given up for a surer reading that has fewer of them: a number that is doubted is asked about, one that is gone is not. */
const figures = (words: readonly ReadWord[]): number => words.reduce((sum, w) => sum + w.text.replace(/\D/g, '').length, 0);
/** A second reading must be so much surer to take the first one's place. */
const surer = 0.04;
/** White round a part that is read alone (share of its height). */
const marginShare = 0.35;
/** More of them on one page are noise that no second reading mends. */
const mostParts = 24;

interface Part {
  readonly line: number;
  readonly words: readonly ReadWord[];
  readonly bbox: PixelBox;
}

/** The usual height of the line's words: one box that runs over two lines says nothing. */
function heightOf(words: readonly ReadWord[]): number {
  const heights = words.map((w) => w.bbox[3] - w.bbox[1]).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** A line cut at its wide blanks. */
export function cutColumns(line: Pick<ReadLine, 'words'>): readonly (readonly ReadWord[])[] {
  const gap = columnGap * heightOf(line.words);
  const parts: ReadWord[][] = [];
  for (const word of line.words) {
    const last = parts.at(-1)?.at(-1);
    if (last !== undefined && word.bbox[0] - last.bbox[2] <= gap) parts.at(-1)!.push(word);
    else parts.push([word]);
  }
  return parts;
}

/** How sure the engine was, longer words counting more. */
export function sureness(words: readonly ReadWord[]): number {
  const letters = words.reduce((sum, w) => sum + w.text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, w) => sum + w.confidence * w.text.length, 0) / letters;
}

const around = (box: PixelBox, picture: Pick<GreyPicture, 'width' | 'height'>): PixelBox => growByShare(box, marginShare, picture);

/**
 * Reads parts of lines once more where the first reading was poor: columns that stand side by side are read as one line by engines, and each
 * spoils the other. The surer reading stays.
 */
export async function rereadPoor(picture: GreyPicture, lines: readonly ReadLine[], engine: OcrEngine, signal?: AbortSignal): Promise<readonly ReadLine[]> {
  const cut = lines.map(cutColumns);
  const poor = cut.flatMap((parts, line) => parts.filter((words) => sureness(words) < poorReading).map((words): Part => ({ line, words, bbox: hullOf(words) })));
  if (poor.length === 0 || poor.length > mostParts) return lines;
  const usual = heightOf(lines.flatMap((line) => line.words));
  const regions = poor.map(({ bbox }): Region => ({ bbox: around(bbox, picture), layout: bbox[3] - bbox[1] > severalLines * usual ? 'block' : 'line' }));
  const again = await engine.read(picture, regions, signal);
  const better = new Map<readonly ReadWord[], readonly ReadLine[]>();
  poor.forEach((part, i) => {
    const read = withoutTwins(again[i]!, lines, part);
    const words = read.flatMap((line) => line.words);
    if (words.length > 0 && figures(words) >= figures(part.words) && sureness(words) >= sureness(part.words) + surer) better.set(part.words, read);
  });
  return lines.flatMap((line, i) => replaceParts(line, cut[i]!, better));
}

/** A part this many times higher than a line may hold two of them. */
const severalLines = 1.6;

/** What was read again, without the words that stand in other lines already. */
function withoutTwins(read: readonly ReadLine[], lines: readonly ReadLine[], part: Part): ReadLine[] {
  const own = new Set(part.words);
  const others = lines.flatMap((line) => line.words).filter((word) => !own.has(word) && middleIn(word.bbox, around(part.bbox, { width: Infinity, height: Infinity })));
  return read
    .map((line) => ({ ...line, words: line.words.filter((word) => !others.some((other) => middleIn(word.bbox, other.bbox) || middleIn(other.bbox, word.bbox))) }))
    .filter((line) => line.words.length > 0);
}

/** The line with better readings in the places of its parts; where one holds several lines, the others follow. */
function replaceParts(line: ReadLine, parts: readonly (readonly ReadWord[])[], better: ReadonlyMap<readonly ReadWord[], readonly ReadLine[]>): ReadLine[] {
  const more: ReadLine[] = [];
  const words = parts.flatMap((part) => {
    const [first, ...others] = better.get(part) ?? [];
    more.push(...others);
    return first === undefined ? part : first.words;
  });
  return [{ ...line, words }, ...more];
}
