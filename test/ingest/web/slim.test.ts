import { describe, expect, test } from '@jest/globals';
import fc from '../../support/laws.js';
import iconv from 'iconv-lite';
import { detect } from '../../../src/ingest/detect.js';
import { InputError } from '../../../src/ingest/errors.js';
import { ingestHtml } from '../../../src/ingest/web/read.js';
import { slim } from '../../../src/ingest/web/slim.js';

describe('what is left of a page', () => {
  test.each<[string, string, string]>([
    ['scripts and styles, in any case', '<p>a<SCRIPT type=x>if (a<b) "</p>"</script >b<style>x</style>', '<p>ab'],
    ['a script without an end hides the rest, as in a browser', 'a<script>b', 'a'],
    ['comments, declarations', '<!doctype html><!-- <p> -->a<?php b ?><![if x]>c<![endif]>', 'ac'],
    ['drawings in drawings', 'a<svg><g><svg><text>1</text></svg></g></svg>b', 'ab'],
    ['links, sources, events', '<a href="http://x.invalid/" onclick="y()">a</a><img src="data:image/png;base64,AAAA">', '<a href="#">a</a><img>'],
    ['what a style says of text', '<p style="margin:0;TEXT-ALIGN: center; color:red">a', '<p style="TEXT-ALIGN: center">a'],
    ['spans as they are', "<td colspan=2 rowspan='3' width=5>a</td>", '<td colspan="2" rowspan="3">a</td>'],
    ['quotes within quotes', `<p style='mso-list:Ignore;font:7pt "Times"'>a`, '<p style="mso-list:Ignore">a'],
    ['a bare sign', 'a < b', 'a &lt; b'],
  ])('%s', (_why, source, expected) => expect(slim(source)).toBe(expected));

  test('limits are said', () => {
    const limits = { markup: 1000, tags: 10, depth: 5 };
    expect(() => slim('<p>'.repeat(11), limits)).toThrow(/more than 10 tags/);
    expect(() => slim('<div>'.repeat(6), limits)).toThrow(/more than 5 deep/);
    expect(() => slim('a'.repeat(1001), limits)).toThrow(InputError);
    expect(slim('<p>a'.repeat(9), limits)).toHaveLength(36);
    expect(slim('<table><tr><td>a'.repeat(1) + '<tr><td>b'.repeat(3), { ...limits, tags: 100 })).toContain('b');
  });

  test('any source: nothing but limits stops it, and what is left is a page of the same words', () => {
    const piece = fc.constantFrom('<', '>', '</', '<p ', '="', '"', "'", 'a', ' ', '<!--', '-->', '<script', '</script>', '/', 'style=', '=', '&lt;', '<table>', '<td>');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
      const left = slim(parts.join(''));
      expect(slim(left)).toBe(left);
      expect(left).not.toMatch(/<script[\s>]|<!--/i);
    }), { numRuns: 500 });
  });
});

describe('bad pages', () => {
  const deep = (count: number): string => '<table><tr><td>'.repeat(count) + 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<p>Tỷ lệ đạt 80%</p>' + '</td></tr></table>'.repeat(count);
  test('tables nested a hundred deep', () => {
    expect(ingestHtml(deep(100)).raw).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỷ lệ đạt 80%\n');
  });
  test.each<[string, string, RegExp]>([
    ['tables nested without end', deep(2000), /nests its elements more than \d+ deep/],
    ['cells that cover more than there is', `<table><tr>${'<td colspan=1000 rowspan=65534>a</td>'.repeat(100)}</tr>${'<tr><td>b</td></tr>'.repeat(100)}</table>`, /more than 4 million places/],
    ['a frame alone', '<html><body><div id=app></div><script>load()</script></body></html>', /holds no text/],
  ])('%s', (_why, html, expected) => {
    expect(() => ingestHtml(html)).toThrow(expected);
    expect(() => ingestHtml(html)).toThrow(InputError);
  });
  const large = 50 * 1024 * 1024;
  test('50 MB of scripts and pictures round a text are not markup', () => {
    const page = `<html><script>${'x=1;'.repeat(large / 8)}</script><img src="data:image/png;base64,${'A'.repeat(large / 2)}"><p>Tỷ lệ đạt 80%</p></html>`;
    expect(ingestHtml(page).raw).toBe('Tỷ lệ đạt 80%\n');
  });
  test('50 MB of text are refused before they are parsed', () => {
    expect(() => ingestHtml(`<html><p>${'Tỷ lệ đạt 80% '.repeat(large / 14)}</p></html>`)).toThrow(InputError);
  });
  test('spans are cut to the rows there are', () => {
    const [table] = ingestHtml('<table><tr><td rowspan=60000>TT<td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>').flow;
    expect(table).toMatchObject({ rowCount: 3, columnCount: 3 });
  });
});

describe('encodings', () => {
  const text = 'Thực hiện kế hoạch phát triển kinh tế của tỉnh';
  const page = (charset: string, body: string): string => `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>${body}</p></body></html>`;
  const utf8 = (html: string): Uint8Array => new TextEncoder().encode(html);
  // Base letter and mark apart, as Windows-1258 has them.
  const apart = (value: string): string => value.normalize('NFD').replace(/([aouAOU])([\u0302\u0306\u031b])/g, (m) => m.normalize('NFC')).replace(/([eE])\u0323\u0302/g, '$1\u0302\u0323').replace(/(e)\u0302/g, 'ê');
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(page('utf-8', text))],
    ['UTF-8 with a mark, declared as something else', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(page('windows-1258', text))])],
    ['UTF-8 declared as Latin-1', utf8(page('iso-8859-1', text))],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...iconv.encode(page('utf-16', text), 'utf-16le')])],
    ['Windows-1258', iconv.encode(page('windows-1258', apart(text)), 'windows-1258')],
    ['Windows-1258 that declares nothing', iconv.encode(`<html><body><p>${apart(text)}</p></body></html>`, 'windows-1258')],
    ['character references in Latin-1', utf8(page('iso-8859-1', [...text].map((c) => (c > '\x7f' ? `&#${c.codePointAt(0)};` : c)).join('')))],
  ])('%s', async (_why, bytes) => {
    const detected = await detect(bytes, { file: 'x', maxBytes: 1_000_000 });
    expect(detected.mediaType).toBe('text/html');
    expect('text' in detected && ingestHtml(detected.text).raw.trim().normalize('NFC')).toBe(text);
  });
});
