import { strToU8, zipSync } from 'fflate';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { either, record, refused, type Expected, type Hostile } from './model.js';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const plan = ['KẾ HOẠCH', 'Chuyển đổi số năm 2024', 'I. MỤC TIÊU', '100% hồ sơ được xử lý trực tuyến.'].map(paragraph).join('');
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A container of the parts; `document` is the whole XML where it is given. */
export function docx(body: string, more: { readonly document?: string; readonly files?: Readonly<Record<string, Uint8Array>>; readonly links?: string } = {}): Uint8Array {
  const document = more.document ?? `<?xml version="1.0"?><w:document ${namespace}><w:body>${body}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
    ...(more.links === undefined ? {} : { 'word/_rels/document.xml.rels': strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more.links}</Relationships>`) }),
    'word/document.xml': strToU8(document), ...more.files,
  }, { mtime: new Date(2020, 0, 1) });
}

const word = (name: string, expected: Expected, make: () => Uint8Array, more: Partial<Hostile> = {}): Hostile => ({ name: `docx-${name}.docx`, bytes: make, expected, ...more });
const nest = (open: string, close: string, times: number, inside = paragraph('a')): string => open.repeat(times) + inside + close.repeat(times);
const cell = (inside: string): string => `<w:tc>${inside}</w:tc>`;

/** A container whose directory says less than what its part unpacks to. */
function liar(megabytes: number, said: number): Uint8Array {
  const data = deflateRawSync(Buffer.concat([Buffer.from(`<w:document ${namespace}><w:body>${plan}`), Buffer.alloc(megabytes * 1_000_000, 32), Buffer.from('</w:body></w:document>')]), { level: 9 });
  const name = Buffer.from('word/document.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(said, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

function bombs(): Hostile[] {
  const entities = (name: string, of: string): string => `<!ENTITY ${name} "${`&${of};`.repeat(10)}">`;
  const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">${entities('b', 'a')}${entities('c', 'b')}${entities('d', 'c')}${entities('e', 'd')}${entities('f', 'e')}${entities('g', 'f')}]>`;
  const body = `<w:document ${namespace}><w:body>${paragraph('&g;')}</w:body></w:document>`;
  return [
    word('laughs', refused('damaged'), () => docx('', { document: laughs + body })),
    word('laughs-late', refused('damaged'), () => docx('', { document: `<?xml version="1.0"?><!--${' '.repeat(5000)}-->${laughs.slice(21)}${body}` })),
    word('entity-of-file', refused('damaged'), () => docx('', { document: `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY g SYSTEM "file:///etc/passwd">]>${body}` })),
    word('bomb-150-mb', refused('too-large'), () => docx(' '.repeat(150_000_000)), { heavy: true }),
    word('bomb-90-mb-blanks', either, () => docx(plan + ' '.repeat(90_000_000)), { heavy: true, slow: true }),
    word('bomb-90-mb-text', either, () => docx(plan + paragraph('a '.repeat(45_000_000))), { heavy: true, slow: true }),
    word('bomb-30-mb-tags', refused('too-large'), () => docx(plan + '<w:p/>'.repeat(5_000_000)), { heavy: true, slow: true }),
    word('bomb-lies-small', either, () => liar(300, 1000), { heavy: true }),
    word('bomb-lies-huge', refused('too-large', 'damaged'), () => liar(1, 0xfffffff0)),
    word('bomb-lies-99-mb', either, () => liar(0, 99_000_000), { heavy: true }),
    word('picture-bomb', record, () => docx(plan, { files: { 'word/media/image1.png': Buffer.alloc(200_000_000) } }), { heavy: true, slow: true }),
    word('files-100000', either, () => docx(plan, { files: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`word/x${i}.xml`, new Uint8Array(0)])) }), { heavy: true, slow: true }),
    word('attributes-100000', either, () => docx(`<w:p ${Array.from({ length: 100_000 }, (_, i) => `a${i}="b"`).join(' ')}>${'<w:r><w:t>a</w:t></w:r>'}</w:p>`), { heavy: true }),
    word('attribute-long', either, () => docx(`<w:p w:a="${'b'.repeat(5_000_000)}"><w:r><w:t>a</w:t></w:r></w:p>`), { heavy: true }),
    word('namespaces-many', either, () => docx(`${Array.from({ length: 1400 }, (_, i) => `<w:p xmlns:n${i}="u${i}">`).join('')}${'</w:p>'.repeat(1400)}${plan}`)),
    word('runs-100000', record, () => docx(`<w:p>${'<w:r><w:t>a </w:t></w:r>'.repeat(100_000)}</w:p>`), { heavy: true }),
    word('paragraphs-100000', record, () => docx(paragraph('Sở Y tế chủ trì thực hiện đạt 50%.').repeat(60_000)), { heavy: true, slow: true }),
  ];
}

function odd(): Hostile[] {
  return [
    word('paragraphs-deep', refused('too-large', 'damaged'), () => docx(nest('<w:p>', '</w:p>', 10_000, ''))),
    word('tables-deep', either, () => docx(nest(`<w:tbl><w:tr><w:tc>`, '</w:tc></w:tr></w:tbl>', 450))),
    word('tables-deeper', refused('too-large', 'damaged'), () => docx(nest('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 10_000))),
    word('boxes-deep', either, () => docx(nest('<w:p><w:r><w:pict><w:txbxContent>', '</w:txbxContent></w:pict></w:r></w:p>', 300))),
    word('dropped-deep', refused('too-large', 'damaged'), () => docx(nest('<w:pBdr>', '</w:pBdr>', 10_000, ''))),
    word('span-huge', either, () => docx(`${plan}<w:tbl><w:tr>${cell('<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/>')}${cell(paragraph('b'))}</w:tr></w:tbl>`)),
    word('span-negative', either, () => docx(`${plan}<w:tbl><w:tr>${cell('<w:tcPr><w:gridSpan w:val="-5"/></w:tcPr><w:p/>')}${cell(paragraph('b'))}</w:tr></w:tbl>`)),
    word('grid-before-huge', either, () => docx(`${plan}<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>${cell(paragraph('b'))}</w:tr></w:tbl>`)),
    word('spans-many', either, () => docx(`${plan}<w:tbl>${`<w:tr>${cell('<w:tcPr><w:gridSpan w:val="5000"/><w:vMerge/></w:tcPr><w:p/>').repeat(4)}</w:tr>`.repeat(500)}</w:tbl>`), { heavy: true }),
    word('styles-loop', record, () => docx(`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>${plan}`, { files: { 'word/styles.xml': strToU8(`<w:styles ${namespace}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`) } })),
    word('styles-chain', record, () => docx(`<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>${plan}`, { files: { 'word/styles.xml': strToU8(`<w:styles ${namespace}>${Array.from({ length: 50_000 }, (_, i) => `<w:style w:type="paragraph" w:styleId="s${i}"><w:basedOn w:val="s${i + 1}"/></w:style>`).join('')}</w:styles>`) } })),
    word('numbering-huge', either, () => docx(`<w:p><w:pPr><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>${plan}`, { files: { 'word/numbering.xml': strToU8(`<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1%2%3%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`) } })),
    word('numbering-roman-huge', either, () => docx(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>${plan}`, { files: { 'word/numbering.xml': strToU8(`<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`) } })),
    word('numbering-letter-huge', either, () => docx(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>${plan}`, { files: { 'word/numbering.xml': strToU8(`<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`) } })),
    word('notes-loop', record, () => docx(`<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>${plan}`, { files: { 'word/footnotes.xml': strToU8(`<w:footnotes ${namespace}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/><w:t>a</w:t></w:r></w:p></w:footnote></w:footnotes>`) } })),
    word('links-out', record, () => docx(plan, { links: `<Relationship Id="a" Type="${office}/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/><Relationship Id="b" Type="${office}/image" Target="file:///etc/passwd" TargetMode="External"/>` })),
    word('links-up', record, () => docx(plan, { links: `<Relationship Id="a" Type="${office}/styles" Target="../../../../etc/passwd"/>` })),
    word('names-up', record, () => docx(plan, { files: { '../../../../tmp/escaped.txt': strToU8('x'), '/tmp/escaped.txt': strToU8('x'), 'word/../../x': strToU8('x') } })),
    word('names-of-prototypes', either, () => docx(`<w:p><w:pPr><w:pStyle w:val="__proto__"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>${plan}<__proto__/><constructor/>`, { files: { '__proto__': strToU8('x'), 'constructor': strToU8('x') } })),
    word('macros', record, () => docx(plan, { files: { 'word/vbaProject.bin': strToU8('x') } })),
    word('utf-16', either, () => docx('', { document: `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document ${namespace}><w:body>${plan}</w:body></w:document>` })),
    word('not-xml', refused('damaged'), () => docx('', { document: 'this is not XML' })),
    word('without-document', refused('unknown-type', 'damaged'), () => zipSync({ 'word/other.xml': strToU8('x'), '[Content_Types].xml': strToU8('<Types/>'), 'x/word/document.xml.bak': strToU8('') })),
    word('control-characters', either, () => docx(`${paragraph('&#27;[2J&#0;&#7;&#x1b;]0;x')}${plan}`)),
    { name: 'zip-bomb.zip', bytes: () => zipSync({ 'a.txt': Buffer.alloc(200_000_000) }, { level: 9 }), expected: refused('unknown-type'), heavy: true },
    { name: 'zip-of-gzip.docx', bytes: () => zipSync({ 'word/document.xml': gzipSync(Buffer.alloc(10_000_000)) }), expected: refused('damaged', 'unknown-type') },
  ];
}

export const wordFiles = (): Hostile[] => [...bombs(), ...odd()];
export const soundWord = (): Uint8Array => docx(plan);
