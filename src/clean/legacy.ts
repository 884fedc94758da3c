import { filledCell, matchingCell, once, readTsv, row } from '../registers/tsv.js';
import type { Splice } from './splice.js';
import { syllableShare } from '../text/syllables.js';

/** Encodings from before Unicode that draw Vietnamese with fonts of their own. VPS is never guessed: its capitals are control bytes. */
export type LegacyEncoding = 'tcvn3' | 'vni';

/** One letter of Vietnamese in each encoding, as bytes in hexadecimal. Source of the facts: see the header of the file. */
const rowSchema = row({ letter: filledCell, tcvn3: matchingCell(/^..+$/su), vni: matchingCell(/^..+$/su) });

const letterTable = once(() => readTsv(new URL('./legacy-encodings.tsv', import.meta.url), rowSchema));

/** What text extraction makes of single bytes of these fonts when it takes their glyph names for the meant letters. */
const aliases: Readonly<Record<string, string>> = { '\u2212': '\u00ad', '\u2219': '\u00b7', '\u22c5': '\u00b7', '\u03bc': '\u00b5' };

/** Fonts by the beginning of their name, without subset tag. */
const fontNames: readonly { readonly pattern: RegExp; readonly encoding: LegacyEncoding }[] = [
  { pattern: /^\.?Vn(?!i[-\s]?)/i, encoding: 'tcvn3' },
  { pattern: /^VNI/i, encoding: 'vni' },
];

/** The encoding a font's name stands for, and whether it draws small letters as capitals (TCVN3 names ending in H: `.VnTimeH`). */
export function encodingOfFont(font: string): { encoding: LegacyEncoding; capitals: boolean } | null {
  const name = font.replace(/^[A-Z]{6}\+/, '');
  const found = fontNames.find(({ pattern }) => pattern.test(name));
  if (found === undefined) return null;
  return { encoding: found.encoding, capitals: found.encoding === 'tcvn3' && /^\.?Vn[A-Za-z ]*?[a-z]H(?=$|[^a-z])/.test(name) };
}

interface Decoder {
  readonly letters: ReadonlyMap<string, string>;
  readonly longest: number;
  /** Units that mark the encoding: no Vietnamese text in Unicode has them as lone letters. */
  readonly pattern: RegExp;
}

const decoders = { tcvn3: once(() => decoderOf('tcvn3')), vni: once(() => decoderOf('vni')) };

function decoderOf(encoding: LegacyEncoding): Decoder {
  const letters = new Map<string, string>();
  for (const row of letterTable()) letters.set(String.fromCharCode(...row[encoding].split(' ').map((byte) => parseInt(byte, 16))), row.letter);
  for (const [from, to] of Object.entries(aliases)) {
    for (const [source, letter] of [...letters]) if (encoding === 'tcvn3' && source.includes(to)) letters.set(source.replace(to, from), letter);
  }
  const sources = [...letters.keys()].sort((a, b) => b.length - a.length);
  const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
  return { letters, longest: sources[0]?.length ?? 1, pattern: new RegExp(sources.map(escape).join('|'), 'gu') };
}

/** Letters of `text[start, end)` that the encoding writes otherwise, longest match first. */
export function decodeSplices(text: string, encoding: LegacyEncoding, capitals: boolean, start = 0, end = text.length): Splice[] {
  const { letters, pattern } = decoders[encoding]();
  const piece = text.slice(start, end);
  const splices: Splice[] = [];
  let last = 0;
  const upper = (from: number, to: number) => {
    for (const match of piece.slice(from, to).matchAll(/\p{Ll}+/gu)) {
      splices.push({ start: start + from + match.index, end: start + from + match.index + match[0].length, value: match[0].toUpperCase() });
    }
  };
  for (const match of piece.matchAll(pattern)) {
    const letter = letters.get(match[0])!;
    // A minus sign between numbers is one; everywhere else it is the byte of ư.
    if (match[0] === '\u2212' && /\d\s?$/.test(piece.slice(0, match.index)) && /^\s?\d/.test(piece.slice(match.index + 1))) continue;
    if (capitals) upper(last, match.index);
    splices.push({ start: start + match.index, end: start + match.index + match[0].length, value: capitals ? letter.toUpperCase() : letter });
    last = match.index + match[0].length;
  }
  if (capitals) upper(last, piece.length);
  return splices;
}

/** Letters only Vietnamese in Unicode has. */
const unicodeOnly = /[\u1ea0-\u1ef9ăđơưĂĐƠƯ]/u;

/** Signs that a text is written in the encoding; two different ones are asked for. */
const telltales: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3: /[\u00a7\u00a8\u00a9\u00ab\u00ac\u00ad\u00ae\u00b5\u00b6\u00b7\u00b8\u00b9\u2212\u2219](?=[A-Za-zÀ-ỹ]|\s|$|[,.;:])|[A-Za-zÀ-ỹ][\u00c7-\u00cf\u00d2-\u00d6\u00d8\u00dc-\u00de]/gu,
  vni: /[aeouyAEOUYöôÖÔ][\u00f8\u00f9\u00fb\u00f5\u00ef\u00e2\u00e1\u00e0\u00e5\u00e3\u00e4\u00ea\u00e9\u00e8\u00fa\u00fc\u00eb]/gu,
};

/** The share of legal syllables a conversion must reach, and by how much it must beat the text as it stands. */
const legible = 0.8;
const margin = 0.25;

/** The legacy encoding a text without fonts is written in, or null: by tell-tales, then by what conversion makes of it. */
export function detectEncoding(text: string): LegacyEncoding | null {
  if (text.length === 0 || (text.match(new RegExp(unicodeOnly, 'gu'))?.length ?? 0) > text.length * 0.01) return null;
  let best: { encoding: LegacyEncoding; share: number } | null = null;
  for (const encoding of ['tcvn3', 'vni'] as const) {
    if (new Set(text.match(telltales[encoding]) ?? []).size < 2) continue;
    const share = syllableShare(decode(text, encoding));
    if (share > (best?.share ?? 0)) best = { encoding, share };
  }
  return best !== null && best.share >= legible && best.share >= syllableShare(text) + margin ? best.encoding : null;
}

/** May this line be converted? Lines already in Unicode stand in the same document. */
export function isConvertible(text: string): boolean {
  return !unicodeOnly.test(text);
}

/** A whole text converted. */
export function decode(text: string, encoding: LegacyEncoding): string {
  const { letters, pattern } = decoders[encoding]();
  return text.replace(pattern, (source) => letters.get(source)!);
}
