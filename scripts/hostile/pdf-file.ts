import { deflateSync } from 'node:zlib';
import { latin } from './model.js';

/** Raw PDFs of objects as written; nothing is checked, since they are to be wrong. */

export const stream = (data: string | Uint8Array, entries = ''): string => {
  const body = typeof data === 'string' ? data : Buffer.from(data).toString('latin1');
  return `<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
};

/** A stream deflated once for each turn, with as many filters. */
export function deflated(data: string | Uint8Array, entries = '', turns = 1): string {
  let body: Uint8Array = typeof data === 'string' ? latin(data) : data;
  for (let i = 0; i < turns; i++) body = deflateSync(body);
  return stream(body, `/Filter [${'/FlateDecode '.repeat(turns)}] ${entries}`);
}

export interface FileOptions {
  readonly trailer?: string;
  /** Before the end mark; default: the offset of the table. */
  readonly startxref?: number;
  readonly root?: string;
}

/** A file of objects numbered from 1. */
export function pdfFile(objects: readonly string[], { trailer = '', startxref, root = '1 0 R' }: FileOptions = {}): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let at = parts[0]!.length;
  const offsets = objects.map((object, i) => {
    const start = at;
    const text = `${i + 1} 0 obj\n${object}\nendobj\n`;
    parts.push(text);
    at += text.length;
    return start;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${root} ${trailer.replaceAll('XREF', String(at))} >>\nstartxref\n${startxref ?? at}\n%%EOF\n`);
  return latin(parts.join(''));
}

export const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const line = 'the body of the page goes on and on in one plain line of text';
/** Enough text that the page counts as one of text. */
export const words = Array.from({ length: 8 }, (_, i) => `BT /F 12 Tf 72 ${700 - 16 * i} Td (${line}) Tj ET`).join('\n');

export interface OnePage {
  /** Entries of the page beside its usual ones; `MediaBox` is left out where it is given here. */
  readonly page?: string;
  readonly resources?: string;
  /** The content stream, whole; default: some lines of text. */
  readonly content?: string;
  readonly catalog?: string;
  /** Objects from number 6 on. */
  readonly more?: readonly string[];
}

/** Objects of a file of one page: 1 catalog, 2 pages, 3 page, 4 content, 5 font. */
export function onePage({ page = '', resources = '', content = stream(words), catalog = '', more = [] }: OnePage = {}): string[] {
  const box = page.includes('/MediaBox') ? '' : '/MediaBox [0 0 595 842]';
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${box} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> ${page} >>`,
    content, font, ...more,
  ];
}
