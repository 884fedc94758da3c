import { expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { detect } from '../../src/ingest/detect.js';
import { InputError } from '../../src/ingest/errors.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])));
const office = (mimetype: string): Uint8Array => zipSync({ mimetype: [strToU8(mimetype), { level: 0 }], 'content.xml': strToU8('<a/>') });
const types = (part: string): Uint8Array => zipSync({ '[Content_Types].xml': strToU8(`<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${part}.main+xml"/></Types>`), 'x.xml': strToU8('<a/>') });

/** A compound file with a directory of these names (MS-CFB, 2.6.1); the rest of it is empty. */
function compound(...names: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * (3 + Math.ceil((names.length + 1) / 4)));
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  ['Root Entry', ...names].forEach((name, i) => {
    const at = 512 * 2 + i * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return bytes;
}

const soffice = (to: string): string => `convert it with "soffice --headless --convert-to ${to} FILE" and give the result.`;
const unpack = (command: string): string => `unpack it with "${command}" and give the documents in it.`;
const mail = 'From: a@b.vn\nTo: c@d.vn\nSubject: KH\nMIME-Version: 1.0\n';

test.each<[why: string, bytes: Uint8Array, expected: string]>([
  ['old Word', compound('1Table', 'WordDocument', 'Data'), `This is an old Word document (.doc): ${soffice('docx')}`],
  ['old Excel', compound('Workbook'), `This is an old Excel workbook (.xls): ${soffice('pdf')}`],
  ['Excel 5', compound('Book'), `This is an old Excel workbook (.xls): ${soffice('pdf')}`],
  ['old PowerPoint', compound('Current User', 'PowerPoint Document'), `This is an old PowerPoint file (.ppt): ${soffice('pdf')}`],
  ['a locked Word file, told before what it holds', compound('EncryptionInfo', 'EncryptedPackage'), 'This is an Office file locked with a password: open it with the password, save it without one and give the result.'],
  ['a compound file of something else', compound('Whatever'), `This is an old Office file (.doc, .xls or .ppt): ${soffice('pdf')}`],
  ['words of a compound file that are no names', compound('XWordDocument'), `This is an old Office file (.doc, .xls or .ppt): ${soffice('pdf')}`],
  ['a compound file that is cut', compound('WordDocument').subarray(0, 700), `This is an old Office file (.doc, .xls or .ppt): ${soffice('pdf')}`],
  ['Excel', types('spreadsheetml.sheet'), `This is an Excel workbook (.xlsx): ${soffice('pdf')}`],
  ['Excel without its list of types', zip('a.txt', 'xl/workbook.xml'), `This is an Excel workbook (.xlsx): ${soffice('pdf')}`],
  ['PowerPoint', types('presentationml.presentation'), `This is a PowerPoint file (.pptx): ${soffice('pdf')}`],
  ['OpenDocument text', office('application/vnd.oasis.opendocument.text'), `This is an OpenDocument text (.odt): ${soffice('docx')}`],
  ['OpenDocument sheet', office('application/vnd.oasis.opendocument.spreadsheet'), `This is an OpenDocument file: ${soffice('pdf')}`],
  ['OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'This is an OFD document (.ofd): open it in an OFD reader, print it to PDF and give the PDF.'],
  ['archive', zip('a.txt', 'b/c.pdf'), `This is a ZIP archive: ${unpack('unzip FILE')}`],
  ['RAR', Uint8Array.from([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00, 0, 0]), `This is a RAR archive: ${unpack('unrar x FILE')}`],
  ['7z', Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), `This is a 7-Zip archive: ${unpack('7z x FILE')}`],
  ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), `This is a gzip archive: ${unpack('gunzip FILE')}`],
  ['rich text', utf8('{\\rtf1\\ansi KE HOACH}'), `This is a rich text file (.rtf): ${soffice('docx')}`],
  ['Word as XML', utf8('<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>\r\n<w:wordDocument/>'), `This is a Word document saved as XML: ${soffice('docx')}`],
  ['web archive', utf8('From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.invalid/\r\nSubject: KH\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n<html></html>'), 'This is a web archive (.mht): open it in a browser, save it as "web page, complete" (.html) and give that.'],
  ['mail', utf8(`${mail}\nKính gửi`), `This is an e-mail (.eml): ${unpack('munpack FILE')}`],
  ['PostScript', utf8('%!PS-Adobe-3.0\n'), 'This is a PostScript file: convert it with "ps2pdf FILE" and give the PDF.'],
  ['XML', utf8('<?xml version="1.0"?><a/>'), 'This is an XML file: save it as PDF or plain text and give that.'],
  ['JSON', utf8('{"a": 1}'), 'This is a JSON file: give the document itself.'],
])('%s', async (_why, bytes, expected) => {
  for (const file of ['x', 'x.pdf', 'x.txt']) {
    const error = await detect(bytes, { file, maxBytes: 1_000_000 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toBe(expected);
    expect((error as InputError).code).toBe(expected.includes('password') ? 'encrypted' : 'unknown-type');
  }
});

test.each<[why: string, text: string, expected: string]>([
  ['a page with declarations and comments before it', '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><body><p>KH</p></body></html>', 'text/html'],
  ['a page of capitals', '<HTML><BODY><P>KH</P></BODY></HTML>', 'text/html'],
  ['a piece of a page', '<div class="content"><p>KH</p><p>I. MỤC TIÊU</p><p>x</p></div>', 'text/html'],
  ['text that speaks of tags', 'Thẻ <html> và <body> của trang', 'text/plain'],
  ['Markdown with line breaks of HTML', '**KẾ HOẠCH**<br>**A**\n\n| a | b |\n|---|---|\n| c | d |\n', 'text/markdown'],
  ['text that begins as a letter does', 'Kính gửi: Sở A\nSố: 5/UBND\nNgày: 1/1/2024\n', 'text/plain'],
])('%s is read', async (_why, text, expected) => {
  expect((await detect(utf8(text), { file: 'x', maxBytes: 1_000_000 })).mediaType).toBe(expected);
});
