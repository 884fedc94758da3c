import type { PictureType, WordType } from '../model/document.js';
import { decodeText, hasByteOrderMark } from './decode.js';
import { InputError } from './errors.js';

export type Detected =
  | { readonly mediaType: 'application/pdf' }
  | { readonly mediaType: PictureType | WordType }
  | { readonly mediaType: 'text/plain' | 'text/markdown'; readonly text: string };

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
  refuseMarkup(text);
  return { mediaType: isMarkdown(text, options.file) ? 'text/markdown' : 'text/plain', text };
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}

interface Refusal {
  /** Extension as `file-type` names it, or the start of its MIME type. */
  readonly type: RegExp;
  readonly name: string;
  readonly advice: string;
}

const saveAs = 'save it as PDF (with text) or as plain text and try again';
const refusals: readonly Refusal[] = [
  { type: /^xlsx|^xlsm|^xltx/, name: 'an Excel workbook (.xlsx)', advice: saveAs },
  { type: /^pptx/, name: 'a PowerPoint file (.pptx)', advice: saveAs },
  { type: /^cfb/, name: 'an old Office file (.doc, .xls or .ppt)', advice: saveAs },
  { type: /^od[tsp]/, name: 'an OpenDocument file', advice: saveAs },
  { type: /^rtf/, name: 'a rich text file (.rtf)', advice: saveAs },
  { type: /^(?:zip|rar|7z|gz|bz2|xz|tar|zst)/, name: 'an archive', advice: 'unpack it and give the documents inside' },
  { type: /^image\//, name: 'a picture of a kind that is not read', advice: 'save it as PNG, JPEG, TIFF or WebP and try again' },
  { type: /^(?:mp3|mp4|mov|avi|wav|m4a|mkv|ogg|flac|webm)/, name: 'a sound or film', advice: 'only documents can be read' },
  { type: /^json/, name: 'a JSON file', advice: 'give the document itself' },
  { type: /^html/, name: 'a web page (HTML)', advice: 'save the document itself as PDF or plain text' },
  { type: /^(?:xml|application\/xml)/, name: 'an XML file', advice: saveAs },
];

function refuse(type: string, mime: string): never {
  const known = refusals.find((r) => r.type.test(type) || r.type.test(mime));
  const name = known?.name ?? `a file of type ${type} (${mime})`;
  throw new InputError('unknown-type', `This is ${name}, not a PDF, picture of a page, Markdown or text file: ${known?.advice ?? saveAs}.`);
}

/** The kind of picture, or a Word file; null where the bytes may be text; throws for everything else that is known. */
async function knownOrRefuse(bytes: Uint8Array, file: string): Promise<PictureType | WordType | null> {
  // Loaded only where the bytes are no PDF.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found === undefined) return null;
  if (/^do[ct][xm]$/.test(found.ext) || (found.ext === 'zip' && holdsWord(bytes))) return wordType;
  if (found.ext === 'cfb') refuseEncrypted(bytes);
  if (found.ext === 'zip' && /\.do[ct][xm]$/i.test(file)) throw renamed();
  return pictureTypes.includes(found.mime) ? (found.mime as PictureType) : refuse(found.ext, found.mime);
}

/** Names of parts stand unpacked in the container, also where its first entries tell nothing or its end is missing. */
const holdsWord = (bytes: Uint8Array): boolean => latin(bytes).includes('word/document.xml');

const renamed = (): InputError =>
  new InputError('unknown-type', 'This is a zip archive that was named like a Word file, but is none: unpack it and give the documents inside.');

/** Office keeps a file under a password in the container of old Office files; its parts are named in UTF-16. */
function refuseEncrypted(bytes: Uint8Array): void {
  if (!latin(bytes).includes([...'EncryptedPackage'].join('\0'))) return;
  throw new InputError('encrypted', 'The file is an Office document under a password: open it in Word, take the password away, save it and try again.');
}

function refuseMarkup(text: string): void {
  const start = text.trimStart().slice(0, 2000);
  if (/^\{\\rtf/.test(start)) refuse('rtf', 'application/rtf');
  if (/^(?:<\?xml[^>]*>\s*)?<!doctype\s+html|^<html[\s>]|^<head[\s>]|^<body[\s>]/i.test(start)) refuse('html', 'text/html');
  if (/^<\?xml/i.test(start)) refuse('xml', 'application/xml');
  if (start.startsWith('<') && (text.match(/<\/(?:p|div|body|td)>/gi)?.length ?? 0) >= 3) refuse('html', 'text/html');
  if (/^[[{]/.test(start) && isJson(text)) refuse('json', 'application/json');
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
