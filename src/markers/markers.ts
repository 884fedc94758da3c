import type { SectionKind } from '../model/document.js';

/**
 * What the start of a paragraph can be. `ordinal` counts from 1 in the marker's own order; for `1.2.3` it is the last number and
 * `path` holds all of them.
 */
export interface Marker {
  readonly kind: Exclude<SectionKind, 'paragraph'>;
  /** As written, without its closing punctuation: `II`, `1.1`, `a`, `đ`, `-`, `Điều 3`. */
  readonly text: string;
  readonly ordinal: number | null;
  readonly path: readonly number[];
  /** How the marker is closed and dressed (`.`, `)`, `-`, `()`): lists keep one style. */
  readonly style: string;
  /** Length of the marker with its punctuation and the blanks after it, in UTF-16 units. */
  readonly length: number;
}

/** Order of điểm letters: Nghị định 30/2020/NĐ-CP, Phụ lục I (Vietnamese alphabet without f, j, w, z; no ă â ê ô ơ ư in use). */
export const letterOrder = 'abcdđeghiklmnopqrstuvxy';

/** Ordinal words of "Phần thứ nhất". */
const ordinalWords: Readonly<Record<string, number>> = {
  nhất: 1, một: 1, hai: 2, nhì: 2, ba: 3, tư: 4, bốn: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9, mười: 10,
};

interface MarkerRow {
  readonly kind: Marker['kind'];
  readonly pattern: RegExp;
  /** Named groups of `pattern`: `text` the marker, `close` its punctuation. */
  readonly ordinal: (text: string) => number | null;
}

const roman = (text: string): number | null => romanValue(text.toUpperCase());
const lastNumber = (text: string): number | null => {
  const numbers = text.match(/\d+/g);
  return numbers === null ? null : Number(numbers.at(-1));
};
const word = (text: string): number | null => {
  const last = text.toLowerCase().split(/\s+/).at(-1) ?? '';
  return ordinalWords[last] ?? lastNumber(last) ?? romanValue(last.toUpperCase());
};

/**
 * The markers, most specific first. Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (Phần, Chương, Mục, Điều, khoản, điểm); the decimal level and
 * the bullets are what plans add to it.
 */
const rows: readonly MarkerRow[] = [
  { kind: 'part', pattern: /^(?<text>(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+[A-Za-zÀ-ỹ]+|[IVXL]+|\d{1,2}))(?<close>[.:]?)(?=\s|$)/u, ordinal: word },
  { kind: 'chapter', pattern: /^(?<text>(?:Chương|CHƯƠNG)\s+(?:[IVXL]+|\d{1,2}))(?<close>[.:]?)(?=\s|$)/u, ordinal: word },
  { kind: 'chapter', pattern: /^(?<text>(?:Mục|MỤC)\s+(?:[IVXL]+|\d{1,2}))(?<close>[.:]?)(?=\s*$|\s+\p{Lu}{2})/u, ordinal: word },
  { kind: 'article', pattern: /^(?<text>(?:Điều|ĐIỀU)\s+\d{1,3}[a-z]?)\s*(?<close>[.:])/u, ordinal: lastNumber },
  { kind: 'roman', pattern: /^(?<text>[IVX]{1,6})\s*(?<close>[.\-–/)]|\.\s?-)(?=\s*[A-Za-zÀ-ỹ\d“"'(]|\s*$)/u, ordinal: roman },
  { kind: 'decimal', pattern: /^(?<text>\d{1,2}(?:\.\d{1,2}){1,3})(?<close>\.?[-–](?=\s*\p{Lu})|[.)]?)(?=\s+[A-Za-zÀ-ỹ\d“"'(≥≤><]|\p{Lu}|$)/u, ordinal: lastNumber },
  { kind: 'decimal', pattern: /^(?<text>\(\d{1,2}\))(?<close>\.?)(?=\s*[A-Za-zÀ-ỹ\d“"'(≥≤><])/u, ordinal: lastNumber },
  { kind: 'decimal', pattern: /^(?<text>\d{1,2})(?<close>\.[-–]?|\)|-(?=\s*\p{Lu})|\/(?=\s))(?=\s*[A-Za-zÀ-ỹ“"'(≥≤><]|\s+\d+\s*%|\s*$)/u, ordinal: lastNumber },
  // f, j, w, z are no điểm letters by the rule, but lists in Latin order use them.
  { kind: 'letter', pattern: /^(?<text>[a-zđ]|[A-HĐKLM])(?<close>\)|\.(?=\s)|\/(?=\s))(?=\s*[A-Za-zÀ-ỹ\d“"'(≥≤><]|\s*$)/u, ordinal: (text) => letterValue(text) ?? text.toLowerCase().charCodeAt(0) - 96 },
  { kind: 'plus', pattern: /^(?<text>\+)(?<close>)(?=\s*[A-Za-zÀ-ỹ\d“"'(≥≤><])/u, ordinal: () => null },
  { kind: 'bullet', pattern: /^(?<text>[-–—−•▪●*])(?<close>)(?=\s+\S|[A-Za-zÀ-ỹ\d“"'(≥≤><])/u, ordinal: () => null },
];

/** Value of a Roman numeral in capitals, or null. */
export function romanValue(text: string): number | null {
  if (!/^(?:X{0,3})(?:IX|IV|V?I{0,3})$/.test(text) || text === '') return null;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i]!]!;
    sum += value < (values[text[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** Place of a điểm letter in the Vietnamese order, from 1; null for a letter that is not in it. */
export function letterValue(text: string): number | null {
  const at = letterOrder.indexOf(text.toLowerCase());
  return at < 0 ? null : at + 1;
}

/** The marker a paragraph begins with, if it can be one. Whether it is one, the sequence decides (`sequence.ts`). */
export function markerAt(text: string): Marker | null {
  for (const row of rows) {
    const match = row.pattern.exec(text);
    if (match === null) continue;
    const written = match.groups!['text']!;
    const ordinal = row.ordinal(written);
    if (ordinal === null && row.kind !== 'bullet' && row.kind !== 'plus') continue;
    const blanks = /^\s*/.exec(text.slice(match[0].length))![0].length;
    const path = row.kind === 'decimal' ? (written.match(/\d+/g) ?? []).map(Number) : ordinal === null ? [] : [ordinal];
    return { kind: row.kind, text: written.replace(/\s+/g, ' '), ordinal, path, style: styleOf(row.kind, written, match.groups!['close']!), length: match[0].length + blanks };
  }
  return null;
}

function styleOf(kind: Marker['kind'], written: string, close: string): string {
  if (kind === 'decimal') return written.startsWith('(') ? '()' : close === ')' ? ')' : '.';
  if (kind === 'letter') return /\p{Lu}/u.test(written) ? 'A' : 'a';
  return kind === 'bullet' || kind === 'plus' ? written : '';
}
