import { matchSplices, type Splice } from './splice.js';
import { isSyllable } from '../text/syllables.js';

interface Word {
  readonly start: number;
  end: number;
  text: string;
}

/** Onsets of two letters and more: alone they are no word. */
const onsetAlone = new Set(['ngh', 'th', 'tr', 'ch', 'ph', 'kh', 'nh']);
/** Ends of syllables: alone they are no word either, unless a letter of a list. */
const endAlone = new Set(['n', 'nh', 'ng', 'h', 'g']);
/** After these a single letter is the letter of an item. */
const beforeLetter = new Set(['khoản', 'điểm', 'mục', 'nhóm', 'loại', 'bảng', 'hình', 'số', 'cấp', 'lớp', 'tiết', 'phần', 'và', 'ý', 'hạng', 'hệ']);

const lower = (text: string): boolean => text === text.toLowerCase() && /\p{Ll}/u.test(text);
const capitalised = (text: string): boolean => lower(text.slice(1)) || lower(text);

/** Is "left right" one word that a blank cut? Only where the joined form is a syllable and the pieces cannot stand. */
function isCut(left: string, right: string, after: string): boolean {
  if (!lower(right) || !capitalised(left) || !isSyllable(left + right)) return false;
  const marked = /^[.):]/u.test(after);
  if (onsetAlone.has(left.toLowerCase())) return /^[^bcdđghklmnpqrstvx]/iu.test(right);
  if (isSyllable(right) || marked) return false;
  if (!isSyllable(left)) return left.length > 1;
  return endAlone.has(right) && left.length > 1 && !beforeLetter.has(left.toLowerCase());
}

/** Blanks inside words, to be taken out. */
export function joinSplitWords(text: string): Splice[] {
  const words: Word[] = [...text.matchAll(/[A-Za-zÀ-ỹ\p{M}]+/gu)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  const splices: Splice[] = [];
  for (let i = 0; i + 1 < words.length; i++) {
    const left = words[i]!;
    const right = words[i + 1]!;
    if (right.start !== left.end + 1 || text[left.end] !== ' ' || !isCut(left.text, right.text, text.slice(right.end, right.end + 1))) continue;
    splices.push({ start: left.end, end: right.start, value: '' });
    words[i + 1] = { start: left.start, end: right.end, text: left.text + right.text };
  }
  return splices;
}

/** What shows that figures are a document's number: type and issuer behind them ("/QĐ-UBND", "-NQ/TU", "/2021/NĐ-CP"). */
const symbols = '(?=\\s?(?:/\\s?(?:\\d{4}\\s?/\\s?)?\\p{Lu}[\\p{Lu}\\p{Ll}]{0,4}\\s?-\\s?|-\\s?\\p{Lu}[\\p{Lu}\\p{Ll}]{0,4}\\s?/\\s?)\\p{Lu})';
/** "số 3 456/QĐ-UBND" */
const documentNumbers: readonly RegExp[] = [
  new RegExp(`(?<=(?<![A-Za-zÀ-ỹ])(?:[Ss]ố|SỐ)\\s?:?\\s\\d{1,2})\\s(?=\\d{1,3}${symbols})`, 'gu'),
  // Without "số" only as thousands are set apart.
  new RegExp(`(?<=(?<![A-Za-zÀ-ỹ])(?:[Qq]uyết định|[Nn]ghị quyết|[Kk]ế hoạch|[Cc]ông văn|[Tt]ờ trình|[Tt]hông báo|[Bb]áo cáo)\\s[1-9])\\s(?=\\d{3}${symbols})`, 'gu'),
];

/** Years with a blank inside, where the words before leave no other reading; and an abbreviation that is always one word. */
const cutNumbers: readonly RegExp[] = [
  /(?<=(?:năm|giai đoạn)\s(?:1[89]|20)\d)\s(?=\d(?![\d.,%/]))/giu,
  /(?<=(?:năm|giai đoạn)\s20)\s(?=\d\d(?![\d.,%/]))/giu,
  /(?<=\d\s?[-–]\s?20\d)\s(?=\d(?![\d.,%/]))/gu,
  /(?<=(?<![A-Za-zÀ-ỹ])G)\s(?=R?DP(?![A-Za-zÀ-ỹ]))|(?<=(?<![A-Za-zÀ-ỹ])GR)\s(?=DP(?![A-Za-zÀ-ỹ]))/gu,
];

export function joinSplitNumbers(text: string): Splice[] {
  return [...cutNumbers, ...documentNumbers].flatMap((pattern) => matchSplices(text, pattern, '')).sort((a, b) => a.start - b.start);
}
