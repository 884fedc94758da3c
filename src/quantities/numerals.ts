/** A number as written, kept as digits and a power of ten so that words of scale multiply without rounding. */
export interface Numeral {
  readonly digits: string;
  readonly exponent: number;
  /** Three digits after one mark: read by convention, not by certainty. */
  readonly ambiguous: boolean;
}

/** What stands after the number decides how its one mark is read (units-comparators, "Numbers"). */
export type NumeralContext = 'percent' | 'scaled' | 'plain';

/**
 * Reads a Vietnamese or English numeral: `8,5`, `8.5`, `1.252.348`, `12.375,3`, `02`. Null where the marks fit neither convention
 * (`1.2.3`): such a number is not guessed.
 */
export function parseNumeral(written: string, context: NumeralContext): Numeral | null {
  const marks = [...written].filter((c) => c === '.' || c === ',');
  if (marks.length === 0) return { digits: written, exponent: 0, ambiguous: false };
  const kinds = new Set(marks);
  if (kinds.size === 2) return mixedMarks(written, marks);
  return marks.length === 1 ? oneMark(written, marks[0]!, context) : groups(written.split(marks[0]!));
}

function mixedMarks(written: string, marks: readonly string[]): Numeral | null {
  const last = marks.at(-1)!;
  if (marks.filter((m) => m === last).length !== 1) return null;
  const [whole, fraction] = written.split(last) as [string, string];
  const thousands = groups(whole.split(marks[0]!));
  return thousands && { digits: thousands.digits + fraction, exponent: -fraction.length, ambiguous: false };
}

function oneMark(written: string, mark: string, context: NumeralContext): Numeral | null {
  const [whole, rest] = written.split(mark) as [string, string];
  const decimal = { digits: whole + rest, exponent: -rest.length, ambiguous: false };
  if (rest.length !== 3 || whole.length > 3 || /^0/.test(whole)) return decimal;
  if (context === 'percent') return { ...decimal, ambiguous: true };
  // "58,813 tỷ đồng": a comma before a word of scale is the decimal comma; "172.033 tỷ đồng": the point groups thousands.
  if (mark === ',' && context === 'scaled') return { ...decimal, ambiguous: true };
  return { digits: whole + rest, exponent: 0, ambiguous: mark === ',' };
}

function groups(parts: readonly string[]): Numeral | null {
  const [first, ...rest] = parts;
  if (first === undefined || first.length > 3 || rest.some((p) => p.length !== 3)) return null;
  return { digits: parts.join(''), exponent: 0, ambiguous: false };
}

/** The value times ten to the `power`, rounded once. */
export function numeralValue(numeral: Numeral, power = 0): number {
  return Number(`${numeral.digits}e${numeral.exponent + power}`);
}

const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const unitWords: Readonly<Record<string, number>> = { ...Object.fromEntries(ones.map((w, i) => [w, i])), mốt: 1, tư: 4, lăm: 5, nhăm: 5, bẩy: 7 };
const digitWord = 'một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín';

/** A number up to a hundred in words ("chín mươi lăm"), as it stands before "phần trăm". Matched in lower-case text. */
export const wordNumeral = new RegExp(`(?<![A-Za-zÀ-ỹ\\d])(?:một trăm|(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi|mười)(?: (?:${digitWord}))?|(?:${digitWord}))(?= phần trăm(?![A-Za-zÀ-ỹ]))`, 'gu');

/** The value of a match of {@link wordNumeral}. */
export function wordNumeralValue(words: string): number {
  if (words === 'một trăm') return 100;
  const parts = words.split(' ');
  const tens = parts[0] === 'mười' ? 1 : parts[1] === 'mươi' ? unitWords[parts[0]!]! : 0;
  const last = parts.at(-1)!;
  return tens * 10 + (last === 'mươi' || last === 'mười' ? 0 : unitWords[last]!);
}
