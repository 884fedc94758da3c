import { describe, expect, test } from '@jest/globals';
import fc from '../support/laws.js';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { detect } from '../../src/ingest/detect.js';
import { InputError } from '../../src/ingest/errors.js';
import { ingest } from '../../src/ingest/ingest.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const limits = { file: 'x', maxBytes: 1_000_000 };
const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));

async function codeOf(bytes: Uint8Array, options = limits): Promise<string> {
  try {
    return (await detect(bytes, options)).mediaType;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n]{10,200}\.$|^[^\n]{10,200}\?$/);
    return error.code;
  }
}

describe('what the bytes are', () => {
  const rows: readonly [name: string, bytes: Uint8Array, expected: string][] = [
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blanks only', utf8(' \n\t \n'), 'empty-file'],
    ['a byte order mark only', new Uint8Array([0xef, 0xbb, 0xbf]), 'empty-file'],
    ['PDF', utf8('%PDF-1.4\n…'), 'application/pdf'],
    ['PDF after junk', utf8(`${'\0junk'.repeat(50)}\n%PDF-1.7\n`), 'application/pdf'],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]), 'image/png'],
    ['a moving picture', utf8('GIF89a\x01\0\x01\0'), 'unknown-type'],
    ['old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]), 'unknown-type'],
    ['rich text', utf8('{\\rtf1\\ansi KE HOACH}'), 'unknown-type'],
    ['web page', utf8('<!DOCTYPE html>\n<html><body><p>KẾ HOẠCH</p></body></html>'), 'text/html'],
    ['XML', utf8('<?xml version="1.0"?><a/>'), 'unknown-type'],
    ['JSON', utf8('{"a": [1, 2]}'), 'unknown-type'],
    ['binary', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + 13) % 251), 'not-text'],
    ['UTF-8 text with zeros', utf8(`KẾ HOẠCH${'\0'.repeat(40)}`), 'not-text'],
    ['plain text with dashes and numbers', utf8('KẾ HOẠCH\n\nI. MỤC TIÊU\n1. Chung\n- Tỷ lệ đạt 80%\n- Đạt 2 * 3 = 6\n'), 'text/plain'],
    ['Markdown: bold and headings', utf8('# KẾ HOẠCH\n\n**I. MỤC TIÊU**\n\n- Tỷ lệ\n'), 'text/markdown'],
    ['Markdown: a table alone', utf8('TT  Nội dung\n\n| TT | Nội dung |\n|---|---|\n| 1 | a |\n'), 'text/markdown'],
    ['Markdown: cells between bars', utf8('|\nSố: 1/KH-UBND\n|\nHuế, ngày 1\n|\n|\n1\n|\n2\n|\n|\n3\n|\n4\n|\n'), 'text/markdown'],
  ];
  test.each(rows)('%s', async (_, bytes, expected) => {
    expect(await codeOf(bytes)).toBe(expected);
  });

  test('the name of the file breaks a tie only', async () => {
    const little = utf8('KẾ HOẠCH\n\n**Nơi nhận:** các sở\n');
    expect(await codeOf(little, { ...limits, file: 'a.md' })).toBe('text/markdown');
    expect(await codeOf(little, { ...limits, file: 'a.txt' })).toBe('text/plain');
    expect(await codeOf(utf8('KẾ HOẠCH\n- a\n'), { ...limits, file: 'a.md' })).toBe('text/plain');
    expect(await codeOf(utf8('# A\n\n## B\n\n**c**\n'), { ...limits, file: 'a.txt' })).toBe('text/markdown');
  });

  test('too large is said before anything is read', async () => {
    expect(await codeOf(utf8('KẾ HOẠCH'), { file: 'x', maxBytes: 3 })).toBe('too-large');
  });

  test.each([['binh-thuan.txt', 'text/plain'], ['binh-phuoc.txt', 'text/plain'], ['synth-007.txt', 'text/plain'], ['binh-dinh.md', 'text/markdown'], ['synth-002.md', 'text/markdown'], ['synth-001.pdf', 'application/pdf']])('%s', async (name, expected) => {
    expect(await codeOf(fixture(name))).toBe(expected);
  });
});

describe('encodings', () => {
  const text = 'ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nKẾ HOẠCH\nThực hiện chuyển đổi số năm 2025 trên địa bàn tỉnh, bảo đảm đường truyền\n';
  const marked = (mark: number[], body: Uint8Array): Uint8Array => Uint8Array.from([...mark, ...body]);
  const rows: readonly [name: string, bytes: Uint8Array][] = [
    ['UTF-8 with a mark', marked([0xef, 0xbb, 0xbf], utf8(text))],
    ['UTF-16 LE with a mark', marked([0xff, 0xfe], iconv.encode(text, 'utf-16le'))],
    ['UTF-16 BE with a mark', marked([0xfe, 0xff], iconv.encode(text, 'utf-16be'))],
    ['UTF-16 LE without a mark', iconv.encode(text, 'utf-16le')],
    ['VISCII', iconv.encode(text.replace('Ủ', 'U').replace('Ỉ', 'I').replace('Ế', 'E').replace('Ạ', 'A'), 'viscii')],
  ];
  test.each(rows)('%s', async (name, bytes) => {
    const detected = await detect(bytes, limits);
    const wanted = name === 'VISCII' ? text.replace('Ủ', 'U').replace('Ỉ', 'I').replace('Ế', 'E').replace('Ạ', 'A') : text;
    expect('text' in detected ? detected.text.normalize('NFC') : null).toBe(wanted);
  });

  test('Windows-1258: base letters and marks', async () => {
    const bytes = Uint8Array.from([0x54, 0x68, 0xfd, 0xf2, 0x63, 0x20, 0x68, 0x69, 0xea, 0xf2, 0x6e, 0x20, 0x6b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68]);
    const detected = await detect(bytes, limits);
    expect('text' in detected ? detected.text.normalize('NFC') : null).toBe('Thực hiện kế hoạch');
  });

  test('a broken byte in a long UTF-8 text does not make it another encoding', async () => {
    const bytes = marked([...utf8(text.repeat(10))], Uint8Array.from([0xe1, 0xbb]));
    const detected = await detect(bytes, limits);
    expect('text' in detected && detected.text.startsWith(text)).toBe(true);
  });
});

test('any bytes are read or refused with one clear line', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
    if (/%PDF-\d/.test(Buffer.from(bytes).toString('latin1'))) return;
    try {
      const read = await ingest(bytes, { file: 'x', maxBytes: 1000, maxPages: 10 });
      expect(read.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
  }), { numRuns: 200 });
});

test('source: base name, NFC, size and hash', async () => {
  const read = await ingest(utf8('KẾ HOẠCH'), { file: 'a/b/Kê\u0301 hoạch.txt', maxBytes: 1000, maxPages: 1, publishedOn: '2025-01-02' });
  expect(read.source).toEqual({ file: 'Kế hoạch.txt', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, bytes: 12, mediaType: 'text/plain', url: null, publishedOn: '2025-01-02' });
});

test('more pages than allowed', async () => {
  await expect(ingest(utf8('a\fb\fc'), { file: 'x', maxBytes: 1000, maxPages: 2 })).rejects.toMatchObject({ code: 'too-many-pages' });
});
