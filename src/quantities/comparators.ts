import type { Comparator } from '../model/record.js';
import { alternatives } from './lower.js';

/** Words that stand before a value (record.md, table of comparators). The nearest to the value wins; longer phrases go first. */
const before: readonly (readonly [Comparator, readonly string[]])[] = [
  ['gt', ['trên', 'hơn', 'vượt', 'vượt mức', 'vượt quá', 'lớn hơn', 'cao hơn', 'nhiều hơn', '>']],
  ['gte', [
    'tối thiểu', 'ít nhất', 'chí ít', 'không dưới', 'không thấp hơn', 'không ít hơn', 'không nhỏ hơn', 'không kém', 'thấp nhất', 'từ', 'đạt và vượt',
    'bằng hoặc cao hơn', 'bằng hoặc lớn hơn', '≥', '>=', '=>',
  ]],
  ['lt', ['dưới', 'nhỏ hơn', 'ít hơn', 'thấp hơn', 'chưa đến', '<']],
  ['lte', ['tối đa', 'không quá', 'không vượt quá', 'không vượt', 'không cao hơn', 'không lớn hơn', 'nhiều nhất', 'không trên', '≤', '<=', '=<']],
  ['approx', ['khoảng', 'xấp xỉ', 'gần', 'tương đương', 'ước', 'ước khoảng', 'vào khoảng', 'khoảng chừng', 'ước chừng', '~', '≈']],
];

const meaning = new Map(before.flatMap(([comparator, words]) => words.map((w) => [w, comparator] as const)));

/** Words that may stand between a comparator and its value without changing it. */
const fillers = ['là', 'đạt', 'mức', 'ở mức', 'có', 'tỷ lệ', 'được', 'số', 'con số'];

const lookBack = 60;
const wordBefore = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(${alternatives([...meaning.keys()].filter((w) => /[A-Za-zÀ-ỹ]/u.test(w)))})[ :]*$`, 'u');
const signBefore = new RegExp(`(${alternatives([...meaning.keys()].filter((w) => !/[A-Za-zÀ-ỹ]/u.test(w)))}) *$`, 'u');
const fillerBefore = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:${alternatives(fillers)}) *$`, 'u');
const after = /^ {0,3}(trở lên|trở xuống|trở đi|hoặc hơn)(?![A-Za-zÀ-ỹ\d])/u;

export interface ComparatorWords {
  /** Nearest first. */
  readonly comparators: readonly Comparator[];
  /** The nearest word as written in lower case; null where there is none. */
  readonly nearest: string | null;
  /** Offset of the first comparator word, or of the value where there is none. */
  readonly start: number;
}

/** The comparator words that end right before `at`; fillers between them and the value are passed over. */
export function comparatorsBefore(lower: string, at: number): ComparatorWords {
  const floor = Math.max(0, at - lookBack);
  let end = at;
  let start = at;
  const comparators: Comparator[] = [];
  let nearest: string | null = null;
  for (let i = 0; i < 6; i++) {
    const text = lower.slice(floor, end);
    const found = wordBefore.exec(text) ?? signBefore.exec(text);
    if (found) {
      const word = found[1]!.replace(/ +/g, ' ');
      comparators.push(meaning.get(word)!);
      nearest ??= word;
      start = end = floor + found.index;
      continue;
    }
    const filler = fillerBefore.exec(text);
    if (!filler) break;
    end = floor + filler.index;
  }
  return { comparators, nearest, start };
}

/** `trở lên` or `trở xuống` right after `at`. */
export function comparatorAfter(lower: string, at: number): { comparator: Comparator; end: number } | null {
  const found = after.exec(lower.slice(at, at + 24));
  if (!found) return null;
  return { comparator: found[1] === 'trở xuống' ? 'lte' : 'gte', end: at + found[0].length };
}
