import { longestWording } from './agency-register.js';
import { skip } from './agency-words.js';
import { findProvince, mayBeginProvince, type Province } from './provinces.js';
import { wordKey, type Word } from './words.js';

/** What helps to tell bodies apart. `issuedOn` is the document's date. */
export interface AgencyContext {
  readonly province: Province | null;
  readonly issuedOn: string | null;
}

/** The text being read: its words and, for `text` of an agency, itself. */
export interface Scan {
  readonly text: string;
  readonly words: readonly Word[];
  readonly context: AgencyContext;
  /** In running text a name in small letters alone ("bảo hiểm xã hội") is the thing, not the body. */
  readonly running: boolean;
}

/** Words between the bodies of a list. */
export const links = new Set(['và', 'cùng', 'hoặc', 'với'].map(wordKey));
const area = wordKey('bàn');
const mostTails = 5;

export const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.raw);

/** A province's name, with or without "tỉnh"/"thành phố" before it. */
export function readProvinceName(scan: Scan, at: number): { province: Province; next: number } | null {
  const { words, text } = scan;
  if (words[at] === undefined || !mayBeginProvince(words[at]!.raw)) return null;
  for (let count = 6; count >= 1; count--) {
    const first = words[at];
    const last = words[at + count - 1];
    if (first === undefined || last === undefined || !(count === 1 || words.slice(at + 1, at + count).every((word) => word.gap === 'blank' || word.gap === 'join'))) continue;
    if (first.gap !== 'blank' && first.gap !== 'join' && first.gap !== 'start') return null;
    if (!isCapital(last)) continue;
    const province = findProvince(text.slice(first.start, last.end));
    if (province !== null) return { province, next: at + count };
  }
  return null;
}

/** Index behind what is dropped after a name: "tỉnh", "của tỉnh", "trên địa bàn tỉnh Bình Định", "có liên quan", a province's name. */
export function skipTails(scan: Scan, at: number): number {
  const { words } = scan;
  let next = at;
  for (let count = 0; count < mostTails && next < words.length; count++) {
    const gap = words[next]!.gap;
    if (gap !== 'blank' && gap !== 'join') break;
    const province = readProvinceName(scan, next);
    const tail = province?.next ?? skip('tail', words, next);
    // "của Tỉnh ủy" is not "của tỉnh"
    if (tail === next || (words[tail]?.gap === 'blank' && !links.has(words[tail]!.key) && (longestWording(words, tail - 1)?.next ?? tail) > tail)) break;
    next = words[tail - 1]!.key === area ? skipArea(scan, tail) : tail;
  }
  return next;
}

/** What may follow "trên địa bàn": "tỉnh", "toàn tỉnh", "huyện Phù Mỹ". */
function skipArea(scan: Scan, at: number): number {
  let next = skip('unit', scan.words, at);
  for (let count = 0; count < 4 && scan.words[next] !== undefined && scan.words[next]!.gap === 'blank' && isCapital(scan.words[next]!) && longestWording(scan.words, next) === null; count++) next++;
  return next;
}
