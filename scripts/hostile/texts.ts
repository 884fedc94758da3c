import { deflateSync, gzipSync } from 'node:zlib';
import { either, latin, record, refused, utf8, type Expected, type Hostile } from './model.js';
import { allSoups, mixed } from './soups.js';

const plan = 'ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số năm 2024\n\nI. MỤC TIÊU\n1. 100% hồ sơ được xử lý trực tuyến.\n2. Tối thiểu 80% dịch vụ công trực tuyến đạt yêu cầu.\n\nII. NHIỆM VỤ\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện.\n';
const text = (name: string, expected: Expected, make: () => string | Uint8Array, more: Partial<Hostile> = {}): Hostile => ({
  name: `text-${name}.txt`, expected, ...more,
  bytes: () => { const made = make(); return typeof made === 'string' ? utf8(made) : made; },
});
const heavy = { heavy: true };

/** Names that file systems, shells and terminals take for something else. */
const names: Readonly<Record<string, string>> = {
  up: '../../../../tmp/escaped.txt', 'up-windows': '..\\..\\..\\escaped.txt', absolute: '/etc/cron.d/escaped', nul: 'a\0b.txt', long: `${'ă'.repeat(300)}.txt`, 'right-to-left': 'hóa \u202Efdp.exe.txt', option: '--force', 'option-short': '-rf', device: 'CON', stream: 'a:b.txt', 'device-ending': 'NUL.txt', dots: '..', dot: '.', empty: '', blanks: '   ', 'line-feed': 'a\nb.txt', escape: '\u001b[31mred\u001b[0m.txt', quote: `a"b'c$(x)\`y\`.txt`, glob: '*?[a]{b}.txt', surrogate: '\ud83d.txt', decomposed: 'kê\u0301 hoạch.txt', drive: 'C:\\Windows\\x.txt', share: '\\\\host\\share\\x.txt', 'ends-in-dot': 'a.', url: 'http://127.0.0.1:9/a.txt', percent: '%2e%2e%2fx.txt', prototype: '__proto__',
};

/** What a document says of itself that becomes part of names. */
const numbers: Readonly<Record<string, string>> = {
  up: '../../../../tmp/escaped', slashes: '12/../../../../tmp/escaped/KH-UBND', absolute: '/etc/passwd', long: `12/${'K'.repeat(5000)}-UBND`, digits: `${'9'.repeat(5000)}/KH-UBND`, nul: '12\0/KH-UBND', device: 'CON/KH-UBND', colon: '12:3/KH-UBND', escape: '12\u001b[31m/KH-UBND', dots: '12/..', 'right-to-left': '12\u202E/KH-UBND',
};

const utf16 = (big: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${plan.repeat(3)}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

function encodings(): Hostile[] {
  return [
    text('utf-16-le-without-mark', record, () => utf16(false, false)), text('utf-16-be-without-mark', record, () => utf16(true, false)), text('utf-16-le', record, () => utf16(false, true)), text('utf-16-odd-length', either, () => Buffer.concat([utf16(false, true), Buffer.from('a')])),
    text('utf-16-lone-surrogates', either, () => Buffer.concat([utf16(false, true), Buffer.alloc(2000, Buffer.from([0x3d, 0xd8]))])),
    text('encodings-mixed', either, () => Buffer.concat([utf8(plan), Buffer.from(plan, 'utf16le'), latin('K\xd5 ho\xb9ch '.repeat(50))])),
    text('marks-twice', record, () => `\ufeff\ufeff${plan}`), text('nuls-some', either, () => plan.replace(/\n/g, '\0\n')), text('nuls-only', refused('not-text', 'empty-file'), () => Buffer.alloc(100_000)), text('nuls-behind', either, () => Buffer.concat([utf8(plan), Buffer.alloc(100_000)])),
    text('bytes-all', either, () => Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 2654435761) >>> 24))), text('ff-only', either, () => Buffer.alloc(100_000, 0xff)), text('overlong', either, () => Buffer.concat([utf8(plan), Buffer.from('c0af'.repeat(20), 'hex')])), text('cut-in-letter', record, () => Buffer.concat([utf8(plan), Buffer.from([0xe1, 0xbb])])),
    text('control-characters', either, () => `${plan}\u001b[2J\u001b]0;title\u0007\u0008\u0008${plan}`), text('right-to-left', record, () => plan.replace(/ /g, ' \u202E')), text('zero-width', record, () => [...plan].join('\u200b')), text('tags-of-unicode', either, () => `${plan}${'\u{E0041}'.repeat(50_000)}`), text('full-width', record, () => plan.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))),
    text('empty', refused('empty-file'), () => ''), text('blanks', refused('empty-file'), () => ' '.repeat(1_000_000)), text('one-letter', either, () => 'a'), text('line-feeds', refused('empty-file'), () => '\n'.repeat(1_000_000)), text('mark-only', refused('empty-file', 'not-text'), () => '\ufeff'),
  ];
}

function bombs(): Hostile[] {
  const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));
  return [
    text('zalgo', either, () => `${plan}${repeated('e\u0301\u0302\u0323\u0308\u030a', 1_000_000)}`, heavy),
    text('marks-million', either, () => `${plan}a${'\u0301'.repeat(1_000_000)}`, heavy),
    text('line-of-2-mb', either, () => `${plan}${repeated('100% hồ sơ được xử lý trực tuyến; ', 2_000_000)}`, { ...heavy, slow: true }),
    text('line-of-50-mb', either, () => repeated('a b c d ', 50_000_000), { ...heavy, slow: true }),
    text('line-of-50-mb-letters', either, () => 'a'.repeat(50_000_000), { ...heavy, slow: true }),
    text('lines-million', either, () => `${plan}${'a\n'.repeat(1_000_000)}`, { ...heavy, slow: true }),
    text('over-the-limit', refused('too-large'), () => 'a'.repeat(70_000_000), heavy),
    text('list-levels', either, () => Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'), heavy),
    text('numbers-nested', either, () => `1. a\n${'2. b:\n1. c\n'.repeat(20_000)}`, heavy),
    text('table-wide', either, () => `${plan}${Array.from({ length: 300 }, () => 'a    '.repeat(300)).join('\n')}`, heavy),
    text('pages-2000', refused('too-many-pages'), () => `${plan}\f`.repeat(2000)),
    text('numbers-huge', either, () => `${plan}3. ${'9'.repeat(400)}% hồ sơ đến năm ${'9'.repeat(400)}; 1e999%; -0%; 100,${'0'.repeat(400)}1% dịch vụ.\n`),
    text('dates-odd', record, () => `${plan}Ngày 99 tháng 99 năm 99999; ngày 31/02/2024; ngày 0 tháng 0 năm 0000; trước ngày 29/02/2023 hoàn thành 100% hồ sơ.\n`),
    text('gold-prototype', record, () => `${plan}3. __proto__ chủ trì constructor đạt 50% toString; hasOwnProperty: 10%.\n`),
  ];
}

function markdowns(): Hostile[] {
  const md = (name: string, expected: Expected, make: () => string, more: Partial<Hostile> = {}): Hostile => ({ name: `markdown-${name}.md`, expected, ...more, bytes: () => utf8(`# Kế hoạch\n\n**Mục tiêu** 100% hồ sơ\n\n${make()}`) });
  return [
    md('lists-deep', either, () => Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), heavy), md('list-levels-100000', either, () => '- '.repeat(100_000), heavy), md('quotes-100000', either, () => '> '.repeat(100_000), heavy), md('brackets', either, () => '['.repeat(100_000), heavy), md('links-nested', either, () => `${'['.repeat(20_000)}a${'](b)'.repeat(20_000)}`, heavy),
    md('strong-open', either, () => '**a '.repeat(50_000), heavy), md('table-wide', either, () => `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n${`|${'b|'.repeat(5000)}\n`.repeat(20)}`, heavy), md('table-long', record, () => `|a|b|\n|-|-|\n${'|1|Sở Y tế|\n'.repeat(30_000)}`, heavy), md('ticks', either, () => Array.from({ length: 700 }, (_, i) => '`'.repeat(i)).join(' '), heavy), md('html-open', either, () => '<a '.repeat(50_000), heavy), md('entities', either, () => '&#1;&#0;&#xD800;&#27;[2J'.repeat(1000)),
    md('script', record, () => '<script>alert(1)</script> [x](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png)\n\n100% hồ sơ'),
  ];
}

function pages(): Hostile[] {
  const html = (name: string, expected: Expected, body: () => string, more: Partial<Hostile> = {}): Hostile => ({ name: `html-${name}.html`, expected, ...more, bytes: () => utf8(`<!doctype html><html><body>${body()}</body></html>`) });
  const prose = plan.split('\n').map((line) => `<p>${line}</p>`).join('');
  return [
    html('deep-10000', refused('too-large'), () => `${'<div>'.repeat(10_000)}${prose}`), html('tables-deep-10000', refused('too-large'), () => `${'<table><tr><td>'.repeat(10_000)}${prose}`), html('deep-800', record, () => `${'<div>'.repeat(800)}${prose}`), html('formatting-open', either, () => `${'<b><i><u>'.repeat(200)}${prose}${'</p><p><b>'.repeat(5000)}`, heavy), html('links-open', either, () => `${'<a href=x><table>'.repeat(200)}${prose}`),
    html('fetches', record, () => `${prose}<img src="http://127.0.0.1:9/a.png"><link rel=stylesheet href="http://127.0.0.1:9/a.css"><iframe src="http://127.0.0.1:9/"></iframe><script src="http://127.0.0.1:9/a.js"></script><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><object data="file:///etc/passwd"></object>`),
    html('spans-huge', either, () => `${prose}<table><tr><td colspan=999999999 rowspan=999999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>`), html('spans-many', either, () => `${prose}<table>${'<tr><td colspan=1000 rowspan=65534>a</td></tr>'.repeat(1000)}</table>`, heavy), html('starts-huge', either, () => `${prose}<ol start=999999999999 type=I><li value=-99999>a<li value=2147483647>b</ol><ol type=A start=2000000000><li>a</ol>`),
    html('entities', record, () => `${prose}&#0;&#xD800;&#x110000;&#27;[2J&lt;script&gt;&amp;amp;lt;`), html('attributes-long', either, () => `<p ${'a="b" '.repeat(200_000)} style="${'text-align:'.repeat(100_000)}">${prose}`, heavy), html('comment-open', either, () => `${prose}<!--${'x'.repeat(1_000_000)}`), html('nothing', refused('empty-file'), () => '<script>x</script>'),
    { name: 'html-compressed.html', expected: either, bytes: () => gzipSync(utf8(prose)) },
    { name: 'html-false-charset.html', expected: either, bytes: () => utf8(`<html><head><meta charset="utf-7"><meta charset="__proto__"></head><body>${prose}</body></html>`) },
    { name: 'html-utf-16.html', expected: either, bytes: () => Buffer.from(`\ufeff<html><body>${prose}</body></html>`, 'utf16le') },
    { name: 'xml-laughs.xml', expected: either, bytes: () => utf8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>') },
    { name: 'json-deep.json', expected: either, bytes: () => utf8('['.repeat(200_000)) },
    { name: 'rtf.rtf', expected: refused('unknown-type'), bytes: () => utf8(`{\\rtf1 ${'{'.repeat(100_000)}`) },
    { name: 'mail-heads.eml', expected: either, bytes: () => utf8('From: a\n b\n'.repeat(20_000)), heavy: true },
    { name: 'zlib.bin', expected: either, bytes: () => deflateSync(Buffer.alloc(10_000_000)) },
  ];
}

const named = (): Hostile[] => [
  ...Object.entries(names).map(([name, file]): Hostile => ({ name: `name-${name}.txt`, file, bytes: () => utf8(`${plan}Tên: ${name}\n`), expected: record })),
  ...Object.entries(numbers).map(([name, number]): Hostile => ({ name: `number-${name}.txt`, bytes: () => utf8(plan.replace('12/KH-UBND', number)), expected: either })),
];

/** Every soup, short in the quick corpus: no reader may break on any. */
const soups = (quick: boolean, seed: number): Hostile[] => [
  ...allSoups().map((soup): Hostile => ({ name: `soup-${soup.name}.${soup.ending}`, bytes: () => utf8(soup.make(quick ? 1500 : 40_000)), expected: either })),
  ...Array.from({ length: quick ? 10 : 100 }, (_, i): Hostile => ({ name: `soup-mixed-${i}.txt`, bytes: () => utf8(mixed(quick ? 3000 : 30_000, seed * 1000 + i, (i % 5) / 10)), expected: either })),
];

export const texts = (quick: boolean, seed: number): Hostile[] => [...encodings(), ...bombs(), ...markdowns(), ...pages(), ...named(), ...soups(quick, seed)];
export const soundText = (): Uint8Array => utf8(plan.repeat(8));
