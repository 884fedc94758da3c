import { createRequire } from 'node:module';
import type iconvLite from 'iconv-lite';
import { syllableShare } from '../text/syllables.js';
import { InputError } from './errors.js';

/** Byte order marks, longest first (Unicode Standard, 23.8). */
const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** 8-bit encodings of Vietnamese with code points of their own; fonts like TCVN3 and VNI are told by their text, in cleaning. */
const eightBit = ['windows-1258', 'viscii'] as const;

/** Share of legal syllables from which an 8-bit reading is believed. */
const legible = 0.75;
/** Damage a text may have: characters that decode to nothing, control characters. */
const mostReplaced = 0.02;
const mostControls = 0.03;

/** Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, 8-bit Vietnamese. Throws `not-text` where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeKnown(bytes) ?? decodeEightBit(bytes);
  if (share(text, /\ufffd/g) > mostReplaced || share(text, /[\0-\x08\x0e-\x1f]/g) > mostControls || share(text, /\0/g) > 0.001) {
    throw new InputError('not-text', 'The bytes are no text in any encoding known here, and no PDF: is the file damaged?');
  }
  return text;
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
}

const markOf = (bytes: Uint8Array) => marks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte));

/** Does the file say by its first bytes that it is Unicode text? */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return markOf(bytes) !== undefined;
}

function decodeKnown(bytes: Uint8Array): string | null {
  const encoding = markOf(bytes)?.encoding ?? unmarkedUtf16(bytes);
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A few bytes cut or broken in a text that is UTF-8 otherwise.
    const lenient = new TextDecoder('utf-8').decode(bytes);
    return share(lenient, /\ufffd/g) <= mostReplaced && /[\u1ea0-\u1ef9]/.test(lenient) ? lenient : null;
  }
}

/** Latin text in UTF-16 has a zero in every other byte; Vietnamese still in most. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 4000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (end < 8) return null;
  if (odd > end * 0.2 && even < end * 0.01) return 'utf-16le';
  return even > end * 0.2 && odd < end * 0.01 ? 'utf-16be' : null;
}

/** The 8-bit reading that gives most Vietnamese; else the bytes as they are (Latin-1), for the fonts of before Unicode. */
function decodeEightBit(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Loaded here: its tables are large and few files need them.
  const iconv = createRequire(import.meta.url)('iconv-lite') as typeof iconvLite;
  const readings = eightBit.map((encoding) => {
    const text = iconv.decode(buffer, encoding);
    return { text, share: syllableShare(text.slice(0, 20_000)) };
  });
  const best = readings.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= legible ? best.text : buffer.toString('latin1');
}
