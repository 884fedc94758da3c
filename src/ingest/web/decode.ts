import { createRequire } from 'node:module';
import type iconvLite from 'iconv-lite';
import { syllableShare } from '../../text/syllables.js';
import { hasByteOrderMark } from '../decode.js';

/** Pages say their encoding near their beginning (HTML, 4.2.5.4: in the first 1024 bytes; old pages later). */
const window = 8192;
const declared = /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,30})/i;

/** Names of encodings that browsers and editors meant otherwise than they are written. */
const meant: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'us-ascii': 'windows-1252', tcvn: 'tcvn', 'x-viet-vps': 'windows-1258' };

/**
 * The text of a page whose bytes read as `text` without asking what it declares. UTF-8 and Unicode with a byte order mark stand, whatever is
 * declared; of 8-bit readings the one with most Vietnamese in its words (not in its markup) is taken.
 */
export function decodePage(bytes: Uint8Array, text: string): string {
  if (hasByteOrderMark(bytes)) return text;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = declared.exec(buffer.subarray(0, window).toString('latin1'));
  const name = (found?.[1] ?? found?.[2] ?? '').toLowerCase();
  if (/^utf-?(?:8|16)/.test(name) || isUtf8(bytes)) return text;
  const iconv = createRequire(import.meta.url)('iconv-lite') as typeof iconvLite;
  const encoding = meant[name] ?? name;
  const names = [...new Set([encoding, 'windows-1258', 'windows-1252'])].filter((each) => each !== '' && iconv.encodingExists(each));
  const readings = [text, ...names.map((each) => iconv.decode(buffer, each))].map((reading) => ({ reading, share: syllableShare(wordsOf(reading)) }));
  return readings.reduce((a, b) => (b.share > a.share ? b : a)).reading;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What stands outside of tags; scripts are the same in all readings. */
const wordsOf = (page: string): string => page.slice(0, 400_000).split('<').map((piece) => piece.slice(piece.indexOf('>') + 1)).join(' ').normalize('NFC').slice(0, 200_000);
