import type { PictureType, WordType } from '../model/document.js';
import { decodeText, hasByteOrderMark } from './decode.js';
import { InputError } from './errors.js';
import { archiveType, compoundType, refuse, textType } from './refusals.js';
import { decodePage } from './web/decode.js';

export type Detected =
  | { readonly mediaType: 'application/pdf' }
  | { readonly mediaType: PictureType | WordType }
  | { readonly mediaType: 'text/plain' | 'text/markdown' | 'text/html'; readonly text: string };

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' satisfies WordType;
const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/tiff', 'image/webp'] satisfies PictureType[];

/** Readers look for `%PDF-` in the first 1024 bytes (ISO 32000-1, Annex H, note 13). */
const pdfWindow = 1024;

/** What the bytes are, by their content; throws `InputError` where they are nothing this reads. */
export async function detect(bytes: Uint8Array, options: { file: string; maxBytes: number }): Promise<Detected> {
  if (bytes.length === 0) throw new InputError('empty-file', 'The file is empty.');
  if (bytes.length > options.maxBytes) {
    throw new InputError('too-large', `The file has ${megabytes(bytes.length)} MB, more than the limit of ${megabytes(options.maxBytes)} MB.`);
  }
  if (/%PDF-\d/.test(latin(bytes.subarray(0, pdfWindow)))) return { mediaType: 'application/pdf' };
  // A byte order mark says that it is text; sound files are told by two bytes that look alike.
  const known = hasByteOrderMark(bytes) ? null : await knownOrRefuse(bytes, options.file);
  if (known !== null) return { mediaType: known };
  const text = decodeText(bytes);
  if (text.trim() === '') throw new InputError('empty-file', 'The file holds nothing but blanks.');
  const page = markupOf(text);
  if (page !== null) return { mediaType: page, text: decodePage(bytes, text) };
  return { mediaType: isMarkdown(text, options.file) ? 'text/markdown' : 'text/plain', text };
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}

/** The kind of picture, or a Word file; null where the bytes may be text; throws for everything else that is known. */
async function knownOrRefuse(bytes: Uint8Array, file: string): Promise<PictureType | WordType | null> {
  // Loaded only where the bytes are no PDF.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // A page with an XML declaration, and mail, are text.
  if (found === undefined || ['xml', 'html', 'eml'].includes(found.ext)) return null;
  if (/^do[ct][xm]$/.test(found.ext) || (found.ext === 'zip' && holdsWord(bytes))) return wordType;
  if (found.ext === 'zip' && /\.do[ct][xm]$/i.test(file)) throw renamed();
  if (found.ext === 'cfb') refuse(compoundType(bytes));
  if (found.ext === 'zip') refuse(archiveType(bytes));
  return pictureTypes.includes(found.mime) ? (found.mime as PictureType) : refuse(found.ext, found.mime);
}

/** Names of parts stand unpacked in the container, also where its first entries tell nothing or its end is missing. */
const holdsWord = (bytes: Uint8Array): boolean => latin(bytes).includes('word/document.xml');

const renamed = (): InputError =>
  new InputError('unknown-type', 'This is a zip archive that was named like a Word file, but is none: unpack it and give the documents inside.');

/** Is the text a web page? Throws for other formats written as text. */
function markupOf(text: string): 'text/html' | null {
  const start = text.trimStart().slice(0, 4000).replace(/\r\n?/g, '\n');
  const shell = textType(start);
  if (shell !== null) refuse(shell);
  if (looksLikePage(start, text)) return 'text/html';
  if (/^<\?xml/i.test(start)) refuse('xml', 'application/xml');
  if (/^[[{]/.test(start) && isJson(text)) refuse('json', 'application/json');
  return null;
}

/** What may stand before a page's first tag: declarations, comments, processing instructions. */
const beforePage = /^(?:\s|<!--[\s\S]*?-->|<\?[^>]*>)*/;

function looksLikePage(start: string, text: string): boolean {
  const first = start.slice(beforePage.exec(start)![0].length);
  if (/^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i.test(first)) return true;
  return start.startsWith('<') && !/^<\?xml/i.test(start) && (text.slice(0, 200_000).match(/<\/(?:p|div|body|td)>/gi)?.length ?? 0) >= 3;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Constructs that plain text of this kind does not have, with what one occurrence weighs; 3 and more is Markdown. */
const constructs: readonly { readonly pattern: RegExp; readonly weight: number }[] = [
  { pattern: /^[ \t]*(?:\|[ \t]*)?:?-{2,}:?(?:[ \t]*\|[ \t]*:?-{2,}:?)+[ \t]*(?:\|[ \t]*)?$/gm, weight: 3 },
  { pattern: /^#{1,6} \S/gm, weight: 2 },
  { pattern: /\*\*(?=[^\s*])[^*\n]{1,200}\*\*/g, weight: 1.5 },
  { pattern: /^\|.*\|[ \t]*$/gm, weight: 0.5 },
  { pattern: /^\|[ \t]*$/gm, weight: 0.5 },
  { pattern: /<br\s*\/?>/gi, weight: 1 },
  { pattern: /^```/gm, weight: 2 },
  { pattern: /\[[^\]\n]{1,200}\]\(https?:[^)\s]{1,300}\)/g, weight: 2 },
  { pattern: /(?<![A-Za-zÀ-ỹ\d*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![A-Za-zÀ-ỹ\d*])/gu, weight: 0.5 },
];

const enough = 3;
const tie = 0.5;

function isMarkdown(text: string, file: string): boolean {
  const score = constructs.reduce((sum, { pattern, weight }) => sum + Math.min(10, text.match(pattern)?.length ?? 0) * weight, 0);
  if (score >= enough) return true;
  return score >= tie && /\.(?:md|markdown|mdown)$/i.test(file);
}
