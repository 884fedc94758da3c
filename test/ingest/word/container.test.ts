import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../src/ingest/errors.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { docx, docxFiles, p, tbl, tc, tr, zip } from './docx-builder.js';

const options = { file: 'a.docx', maxBytes: 100_000_000, maxPages: 500 };
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function outcome(bytes: Uint8Array, file = 'a.docx'): Promise<string> {
  try {
    return (await ingest(bytes, { ...options, file })).source.mediaType;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n]{10,250}\.$/);
    return `${error.code}: ${error.message}`;
  }
}

const small = { body: p('KẾ HOẠCH') };
const files = docxFiles(small);
const without = (name: string) => zip(Object.fromEntries(Object.entries(files).filter(([key]) => key !== name)));
const relationship = (type: string, target: string) => `<Relationship Id="x${target.length}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;

/** The container of old Office files, with one stream of a name in its directory. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(512 + 4 * 128);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set([...stream].flatMap((letter) => [letter.charCodeAt(0), 0]), 512 + 128);
  bytes[512 + 128 + 64] = 2 * (stream.length + 1);
  return bytes;
}

describe('what is a Word file', () => {
  test('by content, whatever its name', async () => expect(await outcome(docx(small), 'a.pdf')).toBe(wordType));
  test.each([['docm', 'application/vnd.ms-word.document.macroEnabled.main+xml'], ['dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'], ['dotm', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml']])('%s', async (_, type) => {
    const types = files['[Content_Types].xml']!.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', type);
    expect(await outcome(zip({ ...files, '[Content_Types].xml': types }))).toBe(wordType);
  });
  test('a byte order mark, UTF-16, another prefix of the names', async () => {
    const document = files['word/document.xml']!.replaceAll('w:', 'x:').replaceAll('xmlns:x:', 'xmlns:w:').replace('xmlns:w=', 'xmlns:x=');
    expect(await outcome(zip({ ...files, 'word/document.xml': document }))).toBe(wordType);
    expect(await outcome(zip({ ...files, 'word/document.xml': `\ufeff${files['word/document.xml']}` }))).toBe(wordType);
  });

  const rows: readonly [why: string, bytes: () => Uint8Array, expected: RegExp][] = [
    ['a renamed zip', () => zip({ 'ke-hoach.txt': 'KẾ HOẠCH', 'phu-luc.txt': 'PHỤ LỤC' }), /^unknown-type: This is a zip archive that was named like a Word file/],
    ['a workbook', () => zip({ ...Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('word/') && name !== '_rels/.rels')), 'xl/workbook.xml': '<a/>' }), /^unknown-type: /],
    ['no text part', () => without('word/document.xml'), /^(?:unknown-type|damaged): /],
    ['no relationships at all', () => without('_rels/.rels'), /^application/],
    ['cut in the middle', () => docx({ body: p('KẾ HOẠCH').repeat(3000) + p('x') }).subarray(0, 900), /^damaged: The Word file is damaged or incomplete/],
    ['cut inside the XML', () => zip({ ...files, 'word/document.xml': files['word/document.xml']!.slice(0, -60) }), /^damaged: .*word\/document\.xml/],
    ['no XML at all', () => zip({ ...files, 'word/document.xml': 'KẾ HOẠCH' }), /^damaged: /],
    ['entities of its own', () => zip({ ...files, 'word/document.xml': files['word/document.xml']!.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>') }), /^damaged: /],
    ['no text', () => docx({ body: p() }), /^empty-file: /],
    ['pictures only', () => docx({ body: p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>') }), /^no-text-layer: /],
    ['under a password', () => compound('EncryptedPackage'), /^encrypted: /],
    ['an old Word file', () => compound('WordDocument'), /^unknown-type: /],
  ];
  test.each(rows)('%s', async (_, bytes, expected) => expect(await outcome(bytes())).toMatch(expected));
});

describe('nothing is run or fetched', () => {
  test('macros', async () => {
    const { findings } = await ingest(docx({ ...small, files: { 'word/vbaProject.bin': 'Sub AutoOpen()' } }), options);
    expect(findings.map((found) => [found.code, found.params])).toEqual([['macros-not-run', { text: 'word/vbaProject.bin' }]]);
  });
  test('pictures and templates elsewhere; links are no matter', async () => {
    const relationships = relationship('image', 'http://127.0.0.1:9/a.png') + relationship('hyperlink', 'http://127.0.0.1:9/') + relationship('attachedTemplate', 'file:///c:/b.dotm');
    const { findings } = await ingest(docx({ ...small, relationships }), options);
    expect(findings.map((found) => [found.code, found.params])).toEqual([['external-content', { count: 2, text: 'image http://127.0.0.1:9/a.png; attachedTemplate file:///c:/b.dotm' }]]);
  });
});

describe('limits', () => {
  test('tables a hundred deep are read, with a finding', async () => {
    const nested = Array.from({ length: 100 }).reduce<string>((inner, _, i) => tbl(tr(`c${i}`, tc(inner + p()))), p('KẾ HOẠCH'));
    const { raw, findings } = await ingest(docx({ body: nested }), options);
    expect([raw.includes('KẾ HOẠCH'), raw.match(/c\d+/g)?.length, findings.map((found) => found.code)]).toEqual([true, 100, ['deep-tables']]);
  });
  test('elements nested without end are refused', async () => {
    expect(await outcome(docx({ body: '<w:sdt><w:sdtContent>'.repeat(5000) + p('a') + '</w:sdtContent></w:sdt>'.repeat(5000) }))).toMatch(/^too-large: .*1500 deep/);
  });
  test('a million empty cells are refused before they are kept', async () => {
    expect(await outcome(docx({ body: tbl(tr(...Array.from({ length: 50 }, () => '')).repeat(20_000)) }))).toMatch(/^too-large: .*100000 table cells/);
  });
  test('what is too large unpacked is not unpacked', async () => {
    // The container says how large a part is; here it says 4 GB.
    const bytes = docx(small);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i + 46 < bytes.length; i++) {
      const central = view.getUint32(i, true) === 0x02014b50 && Buffer.from(bytes.subarray(i + 46, i + 46 + view.getUint16(i + 28, true))).toString() === 'word/document.xml';
      if (central) view.setUint32(i + 24, 0xf0000000, true);
    }
    expect(await outcome(bytes)).toMatch(/^too-large: Unpacked, word\/document\.xml/);
  });
  test('a part that is larger than it says is damaged, not a flood', async () => {
    const bytes = docx({ body: p('KẾ HOẠCH').repeat(20_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i + 46 < bytes.length; i++) if (view.getUint32(i, true) === 0x02014b50 && Buffer.from(bytes.subarray(i + 46, i + 63)).toString() === 'word/document.xml') view.setUint32(i + 24, 5000, true);
    expect(await outcome(bytes)).toMatch(/^damaged: /);
  });
  test('too many pages', async () => {
    await expect(ingest(docx({ body: p('<w:r><w:t>a</w:t><w:br w:type="page"/></w:r>').repeat(20) + p('b') }), { ...options, maxPages: 5 })).rejects.toMatchObject({ code: 'too-many-pages' });
  });
});
