import { createCipheriv, createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { either, latin, record, refused, type Expected, type Hostile } from './model.js';
import { deflated, font, onePage, pdfFile, stream, words, type FileOptions, type OnePage } from './pdf-file.js';

const pdf = (name: string, expected: Expected, make: () => Uint8Array, more: Partial<Hostile> = {}): Hostile => ({ name: `pdf-${name}.pdf`, bytes: make, expected, ...more });
const page = (name: string, expected: Expected, parts: () => OnePage, file: FileOptions = {}, more: Partial<Hostile> = {}): Hostile => pdf(name, expected, () => pdfFile(onePage(parts()), file), more);
const damagedOr = (...codes: string[]): Expected => refused('damaged', ...codes);

/** Tables and trees that lead in circles. */
function loops(): Hostile[] {
  const kids = (list: string, count = 1): string => `<< /Type /Pages /Kids [${list}] /Count ${count} >>`;
  const withPages = (pages: string): string[] => onePage().map((object, i) => (i === 1 ? pages : object));
  const forms = (calls: string): string => stream(`${words}\n${calls}`, '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R /B 7 0 R >> >>');
  return [
    page('prev-loop', either, () => ({}), { trailer: '/Prev XREF' }),
    page('prev-outside', either, () => ({}), { trailer: '/Prev 99999999' }),
    page('startxref-outside', either, () => ({}), { startxref: 99_999_999 }),
    page('startxref-into-object', either, () => ({}), { startxref: 9 }),
    page('size-huge', either, () => ({}), { trailer: '/Size 2147483647' }),
    page('root-is-page', either, () => ({}), { root: '3 0 R' }),
    page('root-missing', either, () => ({}), { root: '99 0 R' }),
    page('xrefstm-loop', either, () => ({}), { trailer: '/XRefStm XREF' }),
    pdf('pages-loop', either, () => pdfFile(withPages(kids('2 0 R')))),
    pdf('pages-loop-with-page', either, () => pdfFile(withPages(kids('3 0 R 2 0 R', 2)))),
    pdf('pages-same-page', either, () => pdfFile(withPages(kids('3 0 R '.repeat(500), 500)))),
    pdf('pages-count-huge', either, () => pdfFile(withPages(kids('3 0 R', 2_000_000_000)))),
    pdf('pages-count-negative', either, () => pdfFile(withPages(kids('3 0 R', -5)))),
    pdf('pages-count-500-of-1', either, () => pdfFile(withPages(kids('3 0 R', 500)))),
    pdf('pages-deep', either, () => pdfFile([...withPages(kids('6 0 R')), ...Array.from({ length: 5000 }, (_, i) => kids(i === 4999 ? '3 0 R' : `${i + 7} 0 R`))])),
    pdf('pages-none', refused('no-pages', 'damaged'), () => pdfFile(withPages(kids('', 0)))),
    page('contents-loop', either, () => ({ content: '4 0 R' })),
    page('length-is-itself', either, () => ({ content: `<< /Length 4 0 R >>\nstream\n${words}\nendstream` })),
    page('forms-call-each-other', either, () => ({ resources: '/XObject << /A 6 0 R >>', content: stream('/A Do'), more: [forms('/B Do'), forms('/A Do')] }), {}, { heavy: true }),
    page('form-calls-itself', either, () => ({ resources: '/XObject << /A 6 0 R >>', content: stream('/A Do'), more: [forms('/A Do /A Do')] }), {}, { heavy: true }),
    page('forms-of-forms', either, () => ({
      resources: '/XObject << /A 6 0 R >>', content: stream('/A Do'),
      more: Array.from({ length: 10 }, (_, i) => stream(i === 9 ? words : '/A Do '.repeat(10), `/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F 5 0 R >> /XObject << /A ${i + 7} 0 R >> >>`)),
    }), {}, { heavy: true }),
    page('font-is-itself', either, () => ({ more: [], page: '/Resources << /Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [3 0 R] >> >> >>' })),
    page('outline-loop', record, () => ({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 7 0 R /Count 2 >>', '<< /Title (a) /Next 7 0 R /Parent 6 0 R /First 6 0 R >>'] })),
    page('structure-loop', record, () => ({ catalog: '/StructTreeRoot 6 0 R /MarkInfo << /Marked true >>', more: ['<< /Type /StructTreeRoot /K 6 0 R /ParentTree << /Kids [6 0 R] >> >>'] })),
    page('object-stream-of-itself', either, () => ({ more: [deflated('6 0 7 20 << /Type /X >> << >>', '/Type /ObjStm /N 2 /First 8 /Extends 6 0 R')] })),
    page('object-stream-negative', either, () => ({ more: [deflated('7 -5 8 99999', '/Type /ObjStm /N 99999999 /First -8')] })),
    page('annotations-loop', either, () => ({ page: '/Annots 6 0 R', more: ['[6 0 R 7 0 R]', '<< /Type /Annot /Subtype /Widget /Parent 7 0 R /Kids [7 0 R] /FT /Tx /Rect [0 0 9 9] >>'], catalog: '/AcroForm << /Fields [7 0 R] >>' })),
  ];
}

/** Things inside things. */
function nested(): Hostile[] {
  const deep = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
  return [
    page('arrays-deep', either, () => ({ more: [deep('[', ']', 100_000)], page: '/X 6 0 R' })),
    page('dictionaries-deep', either, () => ({ more: [deep('<< /A ', '>>', 50_000)], page: '/X 6 0 R' })),
    page('arrays-deep-in-content', either, () => ({ content: stream(`${words}\n${deep('[', ']', 100_000)} TJ`) })),
    page('saves-deep', either, () => ({ content: stream(`${'q '.repeat(60_000)}${words}`) }), {}, { isolated: 'pdf.js keeps saved states in a chain of prototypes: time grows with the cube of its length' }),
    page('restores-only', either, () => ({ content: stream(`${'Q '.repeat(20_000)}${words}`) })),
    page('marked-deep', either, () => ({ content: stream(`${'/P <</MCID 0>> BDC '.repeat(20_000)}${words}`) })),
    page('string-open', either, () => ({ content: stream(`${words}\n(${'('.repeat(100_000)}`) })),
    page('comment-whole', either, () => ({ content: stream(`${words}\n%${'x'.repeat(500_000)}`) })),
    page('functions-deep', either, () => ({ resources: '/ColorSpace << /C [/Separation /X /DeviceRGB 6 0 R] >>', content: stream(`/C cs 1 scn ${words}`), more: [`<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R] /Bounds [] /Encode [0 1] >>`] })),
    page('patterns-loop', either, () => ({ resources: '/Pattern << /P 6 0 R >>', content: stream(`/Pattern cs /P scn 0 0 500 500 re f ${words}`), more: [stream('/Pattern cs /P scn 0 0 9 9 re f', '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >>')] }), {}, { isolated: 'pdf.js follows a pattern painted with itself without end' }),
  ];
}

/** Sizes no paper has. */
function sizes(): Hostile[] {
  const boxes: readonly (readonly [name: string, box: string])[] = [
    ['huge', '[0 0 100000 100000]'], ['astronomic', '[0 0 1e38 1e38]'], ['empty', '[0 0 0 0]'], ['negative', '[0 0 -595 -842]'], ['turned-about', '[595 842 0 0]'], ['far-away', '[1000000 1000000 1000595 1000842]'],
    ['not-a-number', '[NaN NaN Inf Inf]'], ['words', '[(a) (b) /c null]'], ['short', '[0 0 595]'], ['thin', '[0 0 0.0001 842]'], ['tiny', '[0 0 1 1]'], ['exponents', '[0 0 1.5e3 --842]'], ['digits', `[0 0 ${'9'.repeat(400)} 842]`],
  ];
  const image = (entries: string, data: string | Uint8Array): OnePage => ({ resources: '/XObject << /I 6 0 R >>', content: stream('q 595 0 0 842 0 0 cm /I Do Q'), more: [stream(data, `/Type /XObject /Subtype /Image ${entries}`)] });
  return [
    ...boxes.flatMap(([name, box]) => (['never', 'auto'] as const).map((ocr) => page(`box-${name}-${ocr}`, either, () => ({ page: `/MediaBox ${box}` }), {}, { options: { ocr } }))),
    page('crop-outside', either, () => ({ page: '/MediaBox [0 0 595 842] /CropBox [9999 9999 10000 10000]' })),
    page('user-unit-huge', either, () => ({ page: '/UserUnit 1e30' })),
    page('rotate-odd', either, () => ({ page: '/Rotate 45' })),
    page('rotate-huge', either, () => ({ page: '/Rotate 99999999999999' })),
    page('box-huge-always', either, () => ({ page: '/MediaBox [0 0 100000 100000]' }), {}, { options: { ocr: 'always' }, heavy: true, slow: true }),
    page('box-thin-always', either, () => ({ page: '/MediaBox [0 0 1 14400]' }), {}, { options: { ocr: 'always' } }),
    page('image-100000-flate', either, () => image('/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode', deflateSync(Buffer.alloc(1000))), {}, { heavy: true }),
    page('image-100000-ccitt', either, () => image('/Width 100000 /Height 100000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>', '\0\0'), {}, { heavy: true }),
    page('image-100000-jbig2', either, () => image('/Width 100000 /Height 100000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode', latin('\0\0\0\0\x30\0\x01\0\0\0\x13\0\x01\x86\xa0\0\x01\x86\xa0\0\0\0\0\0\0\0\0\0\0\0')), {}, { heavy: true }),
    page('image-100000-jpx', either, () => image('/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /JPXDecode', Buffer.from('FF4FFF5100290000000186A0000186A00000000000000000000186A0000186A000000000000000000001070101', 'hex')), {}, { heavy: true }),
    page('image-100000-run-length', either, () => image('/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /RunLengthDecode', '\x81a'), {}, { heavy: true }),
    page('image-negative', either, () => image('/Width -5 /Height -5 /BitsPerComponent 8 /ColorSpace /DeviceGray', 'abc')),
    page('image-predictor-huge', either, () => image('/Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 /Colors 64 /BitsPerComponent 16 >>', deflateSync(Buffer.alloc(1000)))),
    page('image-inline-huge', either, () => ({ content: stream(`BI /W 100000 /H 100000 /BPC 8 /CS /G ID abc EI ${words}`) }), {}, { heavy: true }),
    page('numbers-odd', either, () => ({ content: stream(`1e999 -- 5 +- .. 0 0 cm 99999999999999999999 w ${words} 0 0 0 0 0 0 cm BT /F 1e30 Tf (a) Tj /F -12 Tf (b) Tj /F 0 Tf (c) Tj ET`) })),
    page('rotations-mixed', record, () => ({ content: stream(`${words}\n${[0, 45, 90, 135, 180, 270].map((degrees) => { const a = (degrees * Math.PI) / 180; return `BT /F 12 Tf ${Math.cos(a).toFixed(4)} ${Math.sin(a).toFixed(4)} ${(-Math.sin(a)).toFixed(4)} ${Math.cos(a).toFixed(4)} 300 400 Tm (turned by ${degrees} degrees) Tj ET`; }).join('\n')}`) })),
  ];
}

const zeros = (megabytes: number, turns = 1): Uint8Array => {
  let data: Uint8Array = Buffer.alloc(megabytes * 1_000_000, 32);
  for (let i = 0; i < turns; i++) data = deflateSync(data, { level: 9 });
  return data;
};

/** A little that becomes much. */
function bombs(): Hostile[] {
  const heavy = { heavy: true };
  return [
    page('content-bomb', refused('too-large'), () => ({ content: stream(zeros(400), '/Filter /FlateDecode') }), {}, heavy),
    page('content-bomb-nested', refused('too-large'), () => ({ content: stream(zeros(1000, 3), '/Filter [/FlateDecode /FlateDecode /FlateDecode]') }), {}, { ...heavy, slow: true }),
    page('content-bomb-unused', either, () => ({ more: [stream(zeros(1000), '/Filter /FlateDecode')] }), {}, { ...heavy, slow: true }),
    page('content-bomb-shared', either, () => ({ page: `/Contents [${'6 0 R '.repeat(200)}]`, more: [stream(zeros(20), '/Filter /FlateDecode')] }), {}, { isolated: 'one stream of 20 MB is the content of a page 200 times over' }),
    page('filters-many', either, () => ({ content: deflated(words, '', 100) })),
    page('filters-many-empty', either, () => ({ content: stream(words, `/Filter [${'/ASCIIHexDecode '.repeat(5000)}]`) })),
    page('object-stream-bomb', refused('too-large'), () => ({ more: [stream(zeros(300), '/Filter /FlateDecode /Type /ObjStm /N 1 /First 10')] }), {}, heavy),
    page('object-stream-many', either, () => ({ more: [deflated(`${Array.from({ length: 200_000 }, (_, i) => `${i + 10} 0`).join(' ')} null`, '/Type /ObjStm /N 200000 /First 9')] }), {}, heavy),
    page('lzw-bomb', either, () => ({ content: stream(`\x80\x0b\x60\x50${'\xff'.repeat(100_000)}`, '/Filter /LZWDecode') })),
    page('font-file-bomb', either, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', more: ['<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 255 /Widths [] /FontDescriptor 7 0 R >>', '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>', stream(zeros(200), '/Filter /FlateDecode')] }), {}, heavy),
    page('map-bomb', either, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', more: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>', deflated(`begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange ${'<0000> <FFFF> <0041> '.repeat(300)} endbfrange endcmap`)] }), {}, heavy),
    page('map-range-huge', either, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', more: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>', stream('begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap')] }), {}, heavy),
    page('text-much', either, () => ({ content: deflated(`BT /F 1 Tf 9 TL ${'(a) Tj T* '.repeat(100_000)} ET`) }), {}, heavy),
    page('text-in-one-place', either, () => ({ content: deflated(`BT /F 12 Tf 100 100 Td ${'(a) Tj 0 0 Td '.repeat(50_000)} ET`) }), {}, heavy),
    page('rules-many', either, () => ({ content: deflated(`${words} ${Array.from({ length: 60_000 }, (_, i) => `${(i * 7) % 595} ${(i * 13) % 842} m ${((i * 7) % 595) + 40} ${(i * 13) % 842} l S`).join('\n')}`) }), {}, heavy),
    page('rules-grid', either, () => ({ content: deflated(`${words} ${Array.from({ length: 2000 }, (_, i) => `0 ${i * 0.4} 595 0.2 re f ${i * 0.29} 0 0.1 842 re f`).join('\n')}`) }), {}, heavy),
    page('path-long', either, () => ({ content: deflated(`${words} 0 0 m ${Array.from({ length: 200_000 }, (_, i) => `${i % 595} ${(i * 3) % 842} l`).join(' ')} S`) }), {}, heavy),
    pdf('pages-empty-900', refused('no-text-layer'), () => manyPages(900, '')),
    pdf('pages-3000', refused('too-many-pages'), () => manyPages(3000, '')),
    pdf('pages-empty-5000-allowed', refused('no-text-layer'), () => manyPages(5000, ''), { options: { maxPages: 10_000 }, slow: true, heavy: true }),
    pdf('pages-text-900', record, () => manyPages(900, words), { slow: true, heavy: true }),
    pdf('objects-many', either, () => pdfFile([...onePage(), ...Array.from({ length: 200_000 }, () => 'null')]), heavy),
    pdf('stream-words-many', either, () => latin(`${Buffer.from(pdfFile(onePage())).toString('latin1').replace('%%EOF', '')}${'stream\n'.repeat(200_000)}endstream\n%%EOF`), heavy),
    pdf('object-words-many', either, () => latin(`${Buffer.from(pdfFile(onePage())).toString('latin1').replace('%%EOF', '')}${'1 0 obj '.repeat(200_000)}\n%%EOF`), heavy),
    pdf('digits-many', either, () => latin(`%PDF-1.7\n${'1 '.repeat(2_000_000)}\n%%EOF`), heavy),
    pdf('digits-long', either, () => latin(`%PDF-1.7\n${'1'.repeat(2_000_000)} 0 obj\n%%EOF`), heavy),
    pdf('blanks-many', either, () => latin(`%PDF-1.7\n${'1 0'.padEnd(2_000_000)}obj\n%%EOF`), heavy),
    pdf('startxref-many', either, () => latin(`%PDF-1.7\n${'startxref\n0\n%%EOF\n'.repeat(100_000)}`), heavy),
    pdf('trailers-many', either, () => latin(`%PDF-1.7\n${'trailer\n<< /Root 1 0 R >>\n'.repeat(50_000)}%%EOF`), heavy),
    pdf('references-many', either, () => pdfFile([...onePage({ page: `/X [${'6 0 R '.repeat(200_000)}]` }), '<< >>']), heavy),
    pdf('references-web', either, () => pdfFile([...onePage({ page: '/X 6 0 R' }), ...Array.from({ length: 1500 }, (_, i) => `[${Array.from({ length: 100 }, (__, k) => `${6 + ((i * 7 + k * 13) % 1500)} 0 R`).join(' ')}]`)]), heavy),
  ];
}

function manyPages(count: number, content: string): Uint8Array {
  const kids = Array.from({ length: count }, (_, i) => `${i + 5} 0 R`).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, stream(content), font,
    ...Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> >> >>'),
  ]);
}

/** What a viewer would do; nothing here does. */
function actions(): Hostile[] {
  const acts: Readonly<Record<string, string>> = {
    javascript: '/S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9/"\\); while\\(true\\);)', launch: '/S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >>', uri: '/S /URI /URI (http://127.0.0.1:9/track)',
    'go-to-remote': '/S /GoToR /F (\\\\\\\\127.0.0.1\\\\share\\\\a.pdf) /D [0 /Fit]', submit: '/S /SubmitForm /F << /FS /URL /F (http://127.0.0.1:9/) >> /Flags 4', import: '/S /ImportData /F (/etc/passwd)', named: '/S /Named /N /Print', rendition: '/S /Rendition /OP 0',
  };
  const open = Object.entries(acts).map(([name, act]) => page(`action-${name}`, record, () => ({ catalog: `/OpenAction << /Type /Action ${act} /Next 1 0 R >>`, page: `/AA << /O << ${act} >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 900] /A << ${act} >> >>]` })));
  return [
    ...open,
    page('embedded-files', record, () => ({ catalog: '/Names << /EmbeddedFiles << /Names [(../../../../tmp/escaped.txt) 6 0 R] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>', more: ['<< /Type /Filespec /F (../../../../tmp/escaped.txt) /UF (/etc/cron.d/x) /EF << /F 7 0 R >> >>', stream('written outside', '/Type /EmbeddedFile')] })),
    page('external-stream', either, () => ({ content: '<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream' })),
    page('external-image', either, () => ({ resources: '/XObject << /I 6 0 R >>', content: stream(`/I Do ${words}`), more: ['<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /F << /FS /URL /F (http://127.0.0.1:9/i.png) >> /Length 0 >>\nstream\n\nendstream'] })),
    page('xfa', either, () => ({ catalog: '/AcroForm << /XFA 6 0 R /Fields [] >>', more: [stream('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">&b;</xdp:xdp>')] })),
    page('metadata-entities', record, () => ({ catalog: '/Metadata 6 0 R', more: [stream('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>', '/Type /Metadata /Subtype /XML')] })),
    page('font-without-map', either, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', content: stream(words.replace(/\(([^)]*)\)/g, (_, text: string) => `<${Buffer.from(text).toString('hex').replace(/../g, '00$&')}>`)), more: ['<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+X /Encoding /Identity-H /DescendantFonts [7 0 R] >>', '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>', '<< /Type /FontDescriptor /FontName /ABCDEF+X /Flags 4 >>'] })),
    page('font-type3-loop', either, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', more: ['<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0 0 0 0 0 0] /FirstChar 97 /LastChar 98 /Widths [1 1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << /Font << /F 6 0 R >> >> >>', stream('BT /F 9 Tf (a) Tj ET')] })),
    page('font-missing', either, () => ({ page: '/Resources << >>' })),
    page('font-name-hostile', record, () => ({ page: '/Resources << /Font << /F 6 0 R >> >>', more: ['<< /Type /Font /Subtype /Type1 /BaseFont /#1b[31m#2e#2e#2f#2e#2e#00x >>'] })),
    page('text-control-characters', either, () => ({ content: stream(`${words}\nBT /F 12 Tf 72 400 Td (\\033[2J\\033]0;title\\007\\000\\010) Tj ET`) })),
  ];
}

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const md5 = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  const out = Buffer.alloc(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
    out[n] = data[n]! ^ state[(state[i]! + state[j]!) & 255]!;
  }
  return out;
}

/** Encrypted with 40 bits (ISO 32000-1, 7.6.3, revision 2), with or without a password to open it. */
function encrypted(password: string): Uint8Array {
  const user = Buffer.concat([latin(password), padding]).subarray(0, 32);
  const owner = rc4(md5(Buffer.concat([latin('owner'), padding]).subarray(0, 32)).subarray(0, 5), user);
  const id = Buffer.alloc(16, 7);
  const key = md5(user, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
  const own = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  return pdfFile([...onePage({ content: stream(rc4(own, latin(words))) }), `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(rc4(key, padding))} /P -4 >>`], { trailer: `/Encrypt 6 0 R /ID [${hex(id)} ${hex(id)}]` });
}

function locked(): Hostile[] {
  return [
    pdf('encrypted-owner-only', either, () => encrypted('')),
    pdf('encrypted-with-password', refused('encrypted'), () => encrypted('secret')),
    page('encrypted-unknown-filter', damagedOr('encrypted'), () => ({ more: ['<< /Filter /Unheard /V 9 /R 99 >>'] }), { trailer: '/Encrypt 6 0 R /ID [<00> <00>]' }),
    page('encrypted-missing', either, () => ({}), { trailer: '/Encrypt 99 0 R' }),
    pdf('encrypted-aes-noise', damagedOr('encrypted'), () => pdfFile([...onePage(), `<< /Filter /Standard /V 5 /R 6 /O <${'00'.repeat(48)}> /U <${createCipheriv('aes-128-ecb', Buffer.alloc(16), null).update(Buffer.alloc(48)).toString('hex')}> /OE <00> /UE <00> /P -4 /Perms <00> >>`], { trailer: '/Encrypt 6 0 R /ID [<00> <00>]' })),
    pdf('header-only', damagedOr(), () => latin('%PDF-1.7')),
    pdf('header-and-end', damagedOr('no-pages'), () => latin('%PDF-1.7\n%%EOF')),
    pdf('header-late', either, () => latin(`${'x'.repeat(1000)}${Buffer.from(pdfFile(onePage())).toString('latin1')}`)),
  ];
}

export const pdfs = (): Hostile[] => [...loops(), ...nested(), ...sizes(), ...bombs(), ...actions(), ...locked()];
