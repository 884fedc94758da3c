import { strToU8, zipSync } from 'fflate';

/** Small Word files made by hand: what a test says of a part goes in as it is. */
export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  /** More relationships of the document, and more files of the container. */
  readonly relationships?: string;
  readonly files?: Readonly<Record<string, string>>;
}

export const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  `xmlns:w="${word}"`, `xmlns:r="${office}"`, 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"', 'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"', 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const part = (name: string, content: string): string => `${declaration}<w:${name} ${namespaces}>${content}</w:${name}>`;

/** The files of the container before they are packed. */
export function docxFiles({ body, styles, numbering, footnotes, endnotes, header, relationships = '', files = {} }: DocxParts): Record<string, string> {
  const related: Record<string, string | undefined> = { styles, numbering, footnotes, endnotes, header };
  const roots: Record<string, string> = { header: 'hdr' };
  const given = Object.entries(related).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${given.map(([name], i) => `<Relationship Id="p${i}" Type="${office}/${name}" Target="${name}.xml"/>`).join('')}${relationships}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(given.map(([name, content]) => [`word/${name}.xml`, part(roots[name] ?? name, content)])),
    ...files,
  };
}

export function docx(parts: DocxParts): Uint8Array {
  return zip(docxFiles(parts));
}

export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: new Date(2020, 0, 1) });
}

/** A run; `properties` is the content of `w:rPr`. */
export const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of a text or of runs (anything that begins with `<`); `properties` is the content of `w:pPr`. */
export const p = (content = '', properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content === '' || content.startsWith('<') ? content : r(content)}</w:p>`;

/** A paragraph of list `num`, level `level`. */
export const item = (text: string, num: number, level = 0): string => p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`);

/** A cell of paragraphs or of a text; `properties` is the content of `w:tcPr`. */
export const tc = (content = '', properties = ''): string => `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const tr = (...cells: readonly string[]): string => `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc') || cell.startsWith('<w:trPr') ? cell : tc(cell))).join('')}</w:tr>`;

const line = '<w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/>';
/** A table with lines around its cells. */
export const tbl = (...rows: readonly string[]): string => `<w:tbl><w:tblPr><w:tblBorders>${line}</w:tblBorders></w:tblPr>${rows.join('')}</w:tbl>`;
/** A table without lines. */
export const bare = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

/** A level of a list. */
export const level = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
export const abstract = (id: number, ...levels: readonly string[]): string => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
export const num = (id: number, of: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
export const paragraphStyle = (id: string, content: string, basedOn?: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}">${basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`}${content}</w:style>`;
