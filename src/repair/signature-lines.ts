import type { ReadLine, ReadWord } from '../model/recognised.js';
import { filledCell, anyCell, once, readTsv, row } from '../registers/tsv.js';
import { foldPlain } from '../text/fold.js';
import { isSyllable } from '../text/syllables.js';
import { editDistance } from '../text/edit-distance.js';
import { hullOf } from './hull.js';
import type { RepairedWord } from './repair.js';

/** Lines of the signature block, as Nghị định 30/2020/NĐ-CP (Annex I, II.7) words them, with their letters alone. */
const known = once(() => readTsv(new URL('./data/signature-lines.tsv', import.meta.url), row({ words: filledCell, note: anyCell })).map(({ words }) => ({ words: words.split(' '), letters: lettersOf(words) })));

const lettersOf = (text: string): string => foldPlain(text).replace(/[^a-z]/g, '').toUpperCase();

/** A line so short may be one of them; so many of its letters must be capitals, and so many letters in a hundred may be off. */
const mostWords = 7;
const mostlyCapitals = 0.8;
const mostOff = 0.24;
/** A line with fewer letters is too little to tell. */
const fewestLetters = 6;
const formDoubt = 0.05;

/** The line of the signature block that was read badly, or null: letters of one line, and of no other, are near. Never a line with small letters. */
export function nearestSignatureLine(text: string): readonly string[] | null {
  const written = text.match(/[A-Za-zÀ-ỹ]/g) ?? [];
  const capitals = written.filter((letter) => letter === letter.toUpperCase()).length;
  const letters = lettersOf(text);
  if (letters.length < fewestLetters || capitals < mostlyCapitals * written.length) return null;
  const ranked = known().map((line) => ({ line, off: editDistance(letters, line.letters) })).sort((a, b) => a.off - b.off);
  const [best, next] = ranked as [(typeof ranked)[0], (typeof ranked)[0]];
  return best.off <= mostOff * best.line.letters.length && best.off < next.off ? best.line.words : null;
}

/** "ĐỗQuốcThủy": the words of a person's name written as one, or null. */
export function splitName(text: string): readonly string[] | null {
  const parts = text.match(/[A-ZÀ-ỸĐ][a-zà-ỹđ]+/gu) ?? [];
  return parts.length >= 2 && parts.length <= 4 && parts.join('') === text && parts.every((part) => isSyllable(part.toLowerCase())) ? parts : null;
}

/** Words in the place of others, each as wide as its letters; the first one keeps what was read. */
function inPlaceOf(read: readonly ReadWord[], texts: readonly string[]): RepairedWord[] {
  const [x0, y0, x1, y1] = hullOf(read);
  const total = texts.reduce((sum, text) => sum + text.length, texts.length - 1);
  const confidence = Math.min(...read.map((word) => word.confidence));
  const was = read.map((word) => word.text).join(' ');
  let at = 0;
  return texts.map((text, i) => {
    const left = x0 + ((x1 - x0) * at) / total;
    at += text.length + 1;
    const right = x0 + ((x1 - x0) * (at - 1)) / total;
    return { text, bbox: [Math.round(left), y0, Math.round(right), y1], confidence, symbols: [], doubt: formDoubt, ...(i === 0 ? { read: was } : {}) };
  });
}

/** A part of a line with a wide blank at either side. */
export type Part = readonly ReadWord[];

/** The words of a part, put right where it is a line of the signature block or holds a name written as one word. */
function repairPart(part: Part): readonly ReadWord[] {
  if (part.length <= mostWords) {
    const text = part.map((word) => word.text).join(' ');
    const line = nearestSignatureLine(text);
    if (line !== null && line.join(' ') !== text) return inPlaceOf(part, line);
  }
  return part.length > 3 ? part : part.flatMap((word) => {
    const name = splitName(word.text.replace(/[^A-Za-zÀ-ỹ]/g, ''));
    return name === null ? [word] : inPlaceOf([word], name);
  });
}

/** Lines with those of the signature block as they are worded. `cut` parts a line at its wide blanks. */
export function repairSignatureLines(lines: readonly ReadLine[], cut: (line: ReadLine) => readonly Part[]): ReadLine[] {
  return lines.map((line) => ({ ...line, words: cut(line).flatMap(repairPart) }));
}
