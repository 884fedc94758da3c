import fc from '../support/laws.js';
import { pieces } from '../../scripts/hostile/soups.js';
import { deflated, font, pdfFile, stream, words } from '../../scripts/hostile/pdf-file.js';
import { docx } from '../../scripts/hostile/words.js';

/** Beginnings by which formats are known, as Latin-1. */
export const magics: Readonly<Record<string, string>> = {
  pdf: '%PDF-1.7\n', zip: 'PK\x03\x04\x14\0\0\0\x08\0', png: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', jpeg: '\xff\xd8\xff\xe0\0\x10JFIF\0', 'tiff-little': 'II*\0\x08\0\0\0', 'tiff-big': 'MM\0*\0\0\0\x08', webp: 'RIFF\x40\0\0\0WEBPVP8 ', gif: 'GIF89a', bmp: 'BM',
  gzip: '\x1f\x8b\x08\0', html: '<!doctype html><html>', xml: '<?xml version="1.0"?>', 'utf-8': '\xef\xbb\xbf', 'utf-16-le': '\xff\xfe', 'utf-16-be': '\xfe\xff', rtf: '{\\rtf1', ole: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'jpeg-2000': '\0\0\0\x0cjP  \r\n\x87\n', seven: '7z\xbc\xaf\x27\x1c', none: '',
};

/** A beginning and bytes of any kind behind it. */
export const afterMagic: fc.Arbitrary<{ readonly kind: string; readonly bytes: Uint8Array }> = fc
  .tuple(fc.constantFrom(...Object.keys(magics)), fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text, 'utf8'))))
  .map(([kind, rest]) => ({ kind, bytes: Buffer.concat([Buffer.from(magics[kind]!, 'latin1'), rest]) }));

const signs = ['\n', '\n\n', '\t', '   ', ' ', '. ', ': ', '; ', '%', ' 50', 'Phụ lục', 'Điều 1.', 'chủ trì', 'phối hợp', ' tỷ đồng', 'Quý IV/2024', '31/12/2024', '1.', 'a)', '- ', '+ ', 'I.', '|', '|---|', '| ', '**', '_', '[', '](', '#', '> ', '`', '\\', '\f', '\r\n', '\0', '\u00a0', '\u0301', '<table>', '<tr>', '<td colspan=3>', '</td>', '</tr>', '</table>', '<p>', '</p>', '<li>', '<b>', '<br>', '<!--', '-->', '&amp;', '&#'];
/** Words, numbers and marks that our patterns look for, in any order. */
export const soup: fc.Arbitrary<string> = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...Object.values(pieces)) }, { weight: 3, arbitrary: fc.constantFrom(...signs) }, fc.nat({ max: 2100 }).map(String)), { maxLength: 120 }).map((parts) => parts.join(''));

const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }).map(String), fc.constantFrom('0', '-0', '1e9', '.5', '--3', '99999999999999999999', 'NaN'));
const name = fc.constantFrom('/Type', '/Pages', '/Page', '/Kids', '/Count', '/Parent', '/Contents', '/Resources', '/Font', '/F', '/MediaBox', '/Rotate', '/Length', '/Filter', '/FlateDecode', '/ASCII85Decode', '/XObject', '/Subtype', '/Form', '/Image', '/Width', '/Height', '/Annots', '/ToUnicode', '/Encoding', '/Differences', '/BaseFont', '/#00');
const reference = fc.nat({ max: 12 }).map((n) => `${n} 0 R`);
/** Any PDF object without a stream, two levels deep. */
const { value } = fc.letrec<{ value: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(number, name, reference, fc.constantFrom('null', 'true', '(a)', '(\\(', '<41', '<4g>')),
  value: fc.oneof(
    { maxDepth: 2 }, tie('leaf'), fc.array(tie('value'), { maxLength: 5 }).map((all) => `[${all.join(' ')}]`),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((all) => `<< ${all.map((pair) => pair.join(' ')).join(' ')} >>`),
  ),
}));
const operator = fc.tuple(fc.array(fc.oneof(number, name, fc.constant('(a b)'), fc.constant('[(a) -200 (b)]')), { maxLength: 6 }), fc.constantFrom('BT', 'ET', 'Tf', 'Td', 'Tm', 'Tj', 'TJ', 'T*', 'TL', 'Tr', 'Ts', 'Tz', 'cm', 'q', 'Q', 're', 'f', 'm', 'l', 'S', 'W', 'n', 'Do', 'gs', 'BDC', 'EMC', 'BI', 'ID', 'EI', "'", '"', 'sh', 'scn')).map(([args, op]) => `${args.join(' ')} ${op}`);
const content = fc.array(operator, { maxLength: 30 }).map((all) => `${words}\n${all.join('\n')}`);

/** A file of one page whose page, content and other objects are any that the grammar allows. */
export const smallPdf: fc.Arbitrary<Uint8Array> = fc
  .record({ page: fc.array(fc.tuple(name, value), { maxLength: 4 }), content, packed: fc.boolean(), more: fc.array(fc.oneof(value, content.map((text) => stream(text, '/Type /XObject /Subtype /Form'))), { maxLength: 5 }), swap: fc.option(fc.nat({ max: 4 })), cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6 }) })
  .chain((parts) => value.map((other) => ({ ...parts, other })))
  .map(({ page, content: text, packed, more, swap, other, cut }) => {
    const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R >> >> ${page.map((pair) => pair.join(' ')).join(' ')} >>`, packed ? deflated(text) : stream(text), font, ...more];
    if (swap !== null) objects[swap] = other;
    const bytes = pdfFile(objects);
    return cut === null ? bytes : bytes.slice(0, Math.floor(cut * bytes.length));
  });

const elements = ['p', 'r', 't', 'tbl', 'tr', 'tc', 'tcPr', 'pPr', 'numPr', 'hyperlink', 'ins', 'del', 'sdt', 'sdtContent', 'txbxContent', 'pict', 'tab', 'br', 'sectPr', 'fldSimple', 'instrText', 'body', 'vMerge', 'gridSpan', 'ilvl', 'numId', 'pStyle'];
const attribute = fc.tuple(fc.constantFrom('val', 'id', 'type', 'instr', 'fill'), fc.oneof(fc.integer().map(String), fc.constantFrom('', 'restart', 'continue', 'page', '__proto__', '&#1;', 'a&amp;b', 'NaN'))).map(([key, said]) => ` w:${key}="${said}"`);
const { node } = fc.letrec<{ node: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(fc.constantFrom(...Object.values(pieces)).map((text) => text.replace(/[&<>]/g, '').replace(/[\ud800-\udfff]/g, '')), fc.constantFrom('', '&#0;', '&a;', ']]>', '<![CDATA[a]]>', '<!-- a -->', '<?a b?>')),
  node: fc.oneof({ maxDepth: 5, depthSize: 'large' }, tie('leaf'), fc.tuple(fc.constantFrom(...elements), fc.array(attribute, { maxLength: 1 }), fc.array(tie('node'), { maxLength: 4 })).map(([tag, attributes, inner]) => `<w:${tag}${attributes.join('')}>${inner.join('')}</w:${tag}>`)),
}));

/** A Word file whose body is any tree of the elements we know; the sound beginning gives it something to say. */
export const smallWord: fc.Arbitrary<Uint8Array> = fc.array(node, { maxLength: 8 }).map((all) => docx(`<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>${all.join('')}`));
