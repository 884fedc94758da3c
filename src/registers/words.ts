/**
 * Words of a text with their places, and phrase tries over them. Letters are compared by a key that forgets letter case,
 * tone placement ("hoà"/"hòa") and i/y ("kĩ"/"kỹ"), but not the tone or the quality of a vowel.
 */

/** What stands between a word and the one before it. */
export type Gap = 'start' | 'blank' | 'join' | 'comma' | 'semicolon' | 'stop';

export interface Word {
  readonly raw: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

const toneMarks: Readonly<Record<string, string>> = { '\u0300': '2', '\u0301': '1', '\u0309': '3', '\u0303': '4', '\u0323': '5' };

/** Composed letters only: each has a key of its own, and the word's is put together from them. */
const composed = /^[A-Za-z\dÀ-ɏẠ-ỹ]*$/;
const letterKeys = new Map<string, { readonly letters: string; readonly tone: string }>();

/** The comparing key of one word: letters with their quality, y as i, the tone as a digit at the end. */
export function wordKey(word: string): string {
  if (!composed.test(word)) return keyOf(word).key;
  let letters = '';
  let tone = '';
  for (const char of word) {
    let key = letterKeys.get(char);
    if (key === undefined) letterKeys.set(char, (key = keyOf(char)));
    letters += key.letters;
    if (key.tone !== '') tone = key.tone;
  }
  return letters + tone;
}

function keyOf(word: string): { key: string; letters: string; tone: string } {
  let letters = '';
  let tone = '';
  for (const char of word.normalize('NFD').toLowerCase()) {
    const mark = toneMarks[char];
    if (mark !== undefined) tone = mark;
    else letters += char === 'y' ? 'i' : char === 'ð' ? 'đ' : char;
  }
  return { key: letters + tone, letters, tone };
}

/** Longer runs of punctuation part anything. */
const longestGap = 64;

function gapOf(between: string, before: string): Gap {
  if (between.trim() === '') return 'blank';
  if (between.length > longestGap) return 'stop';
  if (between.includes(';') || /\n\s*[-+•*–]\s/u.test(between)) return 'semicolon';
  if (/^\s*,\s*$/u.test(between)) return 'comma';
  if (/^\s*[-–—‐‑&/_'’]\s*$/u.test(between)) return 'join';
  // A full stop behind a short abbreviation in capitals is none: TP. Hà Nội, TT. Tỉnh ủy.
  if (/^\.\s*$/u.test(between) && /^\p{Lu}{1,3}$|^T[pxt]$/u.test(before)) return 'join';
  return 'stop';
}

/** The words of a text. Brackets and what stands in them count as a blank. */
export function wordsOf(text: string): Word[] {
  const plain = blankBrackets(text);
  const out: Word[] = [];
  let last = 0;
  for (const match of plain.matchAll(/[A-Za-zÀ-ỹ\p{M}\d]+/gu)) {
    const raw = match[0];
    const gap = out.length === 0 ? 'start' : gapOf(plain.slice(last, match.index), out[out.length - 1]!.raw);
    last = match.index + raw.length;
    out.push({ raw, key: wordKey(raw), start: match.index, end: last, gap });
  }
  return out;
}

/** Round brackets with their content as blanks of the same length; a bracket never closed stays. */
export function blankBrackets(text: string): string {
  if (!text.includes('(')) return text;
  const chars = text.split('');
  const open: number[] = [];
  for (let i = 0; i < chars.length; i++) {
    if (chars[i] === '(') open.push(i);
    else if (chars[i] === ')' && open.length > 0) {
      const from = open.pop()!;
      if (open.length === 0) chars.fill(' ', from, i + 1);
    }
  }
  return chars.join('');
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  value: T | undefined;
}

/** A trie over the letters of phrases; blanks, dashes, ampersands, commas and "và" between words do not count. */
export interface PhraseTrie<T> {
  readonly root: Node<T>;
}

const and = wordKey('và');

/** A trie of wordings; the first value given for a wording stays. */
export function phraseTrie<T>(entries: Iterable<readonly [wording: string, value: T]>): PhraseTrie<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [wording, value] of entries) {
    let node = root;
    for (const word of wordsOf(wording)) {
      if (word.key === and && word.gap !== 'start') continue;
      for (const char of word.key) {
        let child = node.next.get(char);
        if (child === undefined) node.next.set(char, (child = { next: new Map(), value: undefined }));
        node = child;
      }
    }
    if (node !== root) node.value ??= value;
  }
  return { root };
}

/** The longest phrase that begins with word `at`; `next` is the index of the word behind it. */
export function longestPhrase<T>(trie: PhraseTrie<T>, words: readonly Word[], at: number): { value: T; next: number } | null {
  let node: Node<T> | undefined = trie.root;
  let found: { value: T; next: number } | null = null;
  for (let i = at; i < words.length; i++) {
    const word = words[i]!;
    if (i > at && (word.gap === 'semicolon' || word.gap === 'stop')) break;
    if (word.key === and && i > at && words[i - 1]!.key !== and) continue;
    for (const char of word.key) {
      node = node.next.get(char);
      if (node === undefined) return found;
    }
    if (node.value !== undefined) found = { value: node.value, next: i + 1 };
  }
  return found;
}
