import { wordKey, type Word } from './words.js';

/** Which level's committees a phrase of collective units names. */
export interface LevelPhrase {
  readonly district: boolean;
  readonly commune: boolean;
  readonly province: boolean;
  /** Index of the word behind the phrase. */
  readonly next: number;
}

type Level = 'district' | 'commune' | 'province';

const keys = (text: string): string => text.split(' ').map(wordKey).join(' ');

/** Words for units of a level; the longest first. "thành phố" beside "huyện" is a provincial city. */
const levelWords: readonly (readonly [phrase: string, level: Level])[] = (
  [
    ['thị xã', 'district'], ['thành phố', 'district'], ['đặc khu', 'commune'], ['thị trấn', 'commune'],
    ['huyện', 'district'], ['quận', 'district'], ['tp', 'district'], ['tx', 'district'], ['thị', 'district'],
    ['xã', 'commune'], ['phường', 'commune'], ['tt', 'commune'], ['tỉnh', 'province'],
  ] as const
).map(([phrase, level]) => [keys(phrase), level]);

const committee = ['ubnd', 'ủy ban nhân dân', 'ủy ban nhân', 'uỷ ban nhân dân'].map(keys);
const plural = new Set(['các', 'những'].map(wordKey));
const grade = wordKey('cấp');
const links = new Set(['và', 'hoặc', 'cùng', 'với'].map(wordKey));

/** No list of levels is longer. */
const longestList = 12;

function startsWith(words: readonly Word[], at: number, phrase: string): number {
  const parts = phrase.split(' ');
  for (let i = 0; i < parts.length; i++) {
    const word = words[at + i];
    if (word === undefined || word.key !== parts[i] || (i > 0 && word.gap !== 'blank' && word.gap !== 'join')) return 0;
  }
  return parts.length;
}

/** Whether the words from `at` name the committee ("UBND", "Ủy ban nhân dân"); the index behind it, or `at`. */
export function skipCommittee(words: readonly Word[], at: number): number {
  const lengths = committee.map((phrase) => startsWith(words, at, phrase));
  return at + Math.max(...lengths);
}

function levelAt(words: readonly Word[], at: number): { level: Level; next: number } | null {
  for (const [phrase, level] of levelWords) {
    const length = startsWith(words, at, phrase);
    if (length > 0) return { level, next: at + length };
  }
  return null;
}

/** Proper names behind a unit in such a list: "các huyện, thành phố Cà Mau". */
function skipProperName(words: readonly Word[], at: number): number {
  let i = at;
  while (i < at + 3 && words[i]?.gap === 'blank' && /^\p{Lu}\p{Ll}/u.test(words[i]!.raw)) i++;
  return i;
}

/**
 * A phrase of units by level, with the committee before it or alone: "UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện,
 * cấp xã", "các xã, phường, đặc khu". A single unit ("UBND huyện", "xã Lương Minh") is none.
 */
export function readLevels(words: readonly Word[], at: number): LevelPhrase | null {
  const start = skipCommittee(words, at);
  const found = { district: false, commune: false, province: false };
  let next = start;
  let collective = false;
  let count = 0;
  for (let i = start; i < words.length && count < longestList; ) {
    const item = levelItem(words, i, count === 0);
    if (item === null) break;
    found[item.level] = true;
    collective ||= item.marked;
    count++;
    next = i = item.next;
  }
  if (count === 0 || !(collective || (start > at && count > 1)) || (start === at && words[at]!.key !== grade && !plural.has(words[at]!.key))) return null;
  return { ...found, next };
}

function levelItem(words: readonly Word[], at: number, first: boolean): { level: Level; marked: boolean; next: number } | null {
  let i = at;
  const gap = words[i]?.gap;
  if (!first && gap !== 'comma' && gap !== 'join' && gap !== 'blank') return null;
  if (!first && gap === 'semicolon') return null;
  let linked = first || gap === 'comma' || gap === 'join';
  if (!first && links.has(words[i]!.key)) {
    linked = true;
    i++;
  }
  // "04 xã" is as plural as "các xã".
  const marked = words[i] !== undefined && (plural.has(words[i]!.key) || words[i]!.key === grade || /^\d{1,3}$/.test(words[i]!.raw));
  if (marked) i++;
  if (!linked && !marked) return null;
  // A committee named again within the list: "UBND cấp huyện, UBND cấp xã" is left to the next item.
  const level = levelAt(words, i);
  if (level === null || (i > at && words[i]!.gap === 'semicolon')) return null;
  return { level: level.level, marked, next: skipProperName(words, level.next) };
}
