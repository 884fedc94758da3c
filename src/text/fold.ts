/**
 * Folded forms for comparing Vietnamese text. What was written is always kept beside; a folded string is never shown.
 */

/** Second-vowel tone placement → first-vowel ("hoà" → "hòa", "uỷ" → "ủy"); open rhymes only. Input and output NFC. */
const placement: readonly (readonly [string, string])[] = [
  ['oà', 'òa'], ['oá', 'óa'], ['oả', 'ỏa'], ['oã', 'õa'], ['oạ', 'ọa'],
  ['oè', 'òe'], ['oé', 'óe'], ['oẻ', 'ỏe'], ['oẽ', 'õe'], ['oẹ', 'ọe'],
  ['uỳ', 'ùy'], ['uý', 'úy'], ['uỷ', 'ủy'], ['uỹ', 'ũy'], ['uỵ', 'ụy'],
];

/** Words written with i or y alike; whole words only, since "tài" and "tay" differ. */
const yWords: Readonly<Record<string, string>> = { tỉ: 'tỷ', kĩ: 'kỹ', lí: 'lý', quí: 'quý', mĩ: 'mỹ', sĩ: 'sỹ', kí: 'ký', hằng: 'hàng', ngàn: 'nghìn' };

const placementPattern = new RegExp(`(?<![qQ])(?:${placement.map(([from]) => from).join('|')})(?![A-Za-zÀ-ỹ])`, 'gu');
const yPattern = new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${Object.keys(yWords).join('|')})(?![A-Za-zÀ-ỹ])`, 'gu');
const placementMap = new Map(placement);

/** Lower case, NFC, one tone placement, y-forms, plain quotes and dashes, single blanks. Diacritics stay. */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ð/g, 'đ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—−‐‑]/g, '-')
    .replace(placementPattern, (m) => placementMap.get(m) ?? m)
    .replace(yPattern, (word) => yWords[word]!)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Letters up to here (Latin with all Vietnamese ones, Greek, Cyrillic, marks) are folded by table. */
const tabled = 0x1f00;
const table: (string | undefined)[] = new Array<string | undefined>(tabled).fill(undefined);

/** The definition; the table is filled from it, letter by letter as they come. */
function foldByRule(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function foldLetter(code: number): string {
  const letter = String.fromCharCode(code);
  return (table[code] = /\p{M}/u.test(letter) ? '' : foldByRule(letter));
}

/** Diacritics off, `đ` → `d`, lower case; everything else than letters and digits becomes one blank. */
export function foldPlain(text: string): string {
  let out = '';
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // General Punctuation (dashes, quotes, dots) is blank; anything rarer takes the slow way.
    const folded = code < tabled ? (table[code] ?? foldLetter(code)) : code >= 0x2000 && code < 0x2070 ? ' ' : null;
    if (folded === null) return foldByRule(text).trim();
    if (folded === ' ') {
      if (!blank) out += ' ';
      blank = true;
    } else if (folded !== '') {
      out += folded;
      blank = false;
    }
  }
  return blank ? out.trimEnd() : out;
}

/** Slug of a name: marks stripped, `đ` → `d`, lower case, runs of anything else → `-`. */
export function slug(text: string): string {
  return foldPlain(text).replace(/ /g, '-');
}

/** Folded words, for comparing as bags or sequences. */
export function foldWords(text: string): string[] {
  const plain = foldPlain(text);
  return plain === '' ? [] : plain.split(' ');
}

/** Dice coefficient of two bags of words, 0..1; two empty bags are equal. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const count = new Map<string, number>();
  for (const word of a) count.set(word, (count.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of b) {
    const left = count.get(word) ?? 0;
    if (left > 0) {
      same++;
      count.set(word, left - 1);
    }
  }
  return (2 * same) / (a.length + b.length);
}
