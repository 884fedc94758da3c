import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { decode, detectEncoding, encodingOfFont } from '../../src/clean/legacy.js';
import { readTsv } from '../../src/registers/tsv.js';
import { isSyllable, syllableShare } from '../../src/text/syllables.js';

const letters = readTsv(new URL('../../src/clean/legacy-encodings.tsv', import.meta.url), z.object({ letter: z.string(), tcvn3: z.string(), vni: z.string() }));
const bytesOf = (hex: string): string => String.fromCharCode(...hex.split(' ').map((byte) => parseInt(byte, 16)));
const plan = readFileSync(new URL('../../fixtures/documents/binh-thuan.txt', import.meta.url), 'utf8').normalize('NFC');

/** Unicode to an encoding of before, by the table. */
function encode(text: string, encoding: 'tcvn3' | 'vni'): string {
  const table = new Map(letters.map((row) => [row.letter, bytesOf(row[encoding])]));
  return [...text].map((letter) => table.get(letter) ?? letter).join('');
}

describe('the table of letters', () => {
  test('134 letters, each decoded from its own bytes', () => {
    expect(letters).toHaveLength(134);
    for (const row of letters) {
      expect(decode(bytesOf(row.tcvn3), 'tcvn3')).toBe(row.letter);
      expect(decode(bytesOf(row.vni), 'vni')).toBe(row.letter);
    }
  });

  test('single bytes of TCVN3 agree with iconv-lite', () => {
    const single = letters.filter((row) => !row.tcvn3.includes(' '));
    expect(single.length).toBeGreaterThanOrEqual(74);
    for (const row of single) expect(iconv.decode(Buffer.from(row.tcvn3, 'hex'), 'tcvn')).toBe(row.letter);
  });

  test.each(['tcvn3', 'vni'] as const)('a whole plan goes to %s and back', (encoding) => {
    const sample = plan.replace(/[^\p{L}\p{N}\s.,;:/()-]/gu, '');
    expect(decode(encode(sample, encoding), encoding)).toBe(sample);
  });
});

describe('which encoding', () => {
  const fonts: readonly [string, ReturnType<typeof encodingOfFont>][] = [
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ['FBHPFO+VnTimeHBold', { encoding: 'tcvn3', capitals: true }],
    ['ABCDEF+.VnArialH,Bold', { encoding: 'tcvn3', capitals: true }],
    ['VnTimeBoldItalic', { encoding: 'tcvn3', capitals: false }],
    ['VNI-Times', { encoding: 'vni', capitals: false }],
    ['TimesNewRomanPS-BoldMT', null],
    ['Verdana', null],
    ['', null],
  ];
  test.each(fonts)('font %s', (font, expected) => {
    expect(encodingOfFont(font)).toEqual(expected);
  });

  test.each(['tcvn3', 'vni'] as const)('a text in %s is told by what conversion makes of it', (encoding) => {
    expect(detectEncoding(encode(plan.slice(0, 3000), encoding))).toBe(encoding);
  });

  const others: readonly [string, string][] = [
    ['a Vietnamese text in Unicode', plan],
    ['an English text', 'The plan of the province, in which the targets are set until 2025; see § 4 and © 2024 ® marks.'],
    ['French', 'Le président de la République a été élu à Paris, où il a déjà été reçu par le maire, où ça a été difficile.'],
    ['nothing', ''],
    ['junk', '©®µ¸¶·¹ §§ ®®® ©©©'],
  ];
  test.each(others)('%s is none', (_, text) => {
    expect(detectEncoding(text)).toBeNull();
  });
});

describe('syllables', () => {
  test.each('nghiêng quốc giếng gì khuỷu yếu kỷ chuyển đổi thuở quỹ Ủy UBND'.split(' ').slice(0, -1))('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true);
  });
  test.each(['chuyể', 'n', 'cac', 'ngha', 'kà', 'ghà', 'tơch', 'blockchain', 'UBND', 'ệđ', 'tách̀', ''])('%j is none', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
  test('nearly all words of a plan are', () => {
    expect(syllableShare(plan)).toBeGreaterThan(0.95);
  });
});
