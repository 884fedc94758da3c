import type { InputErrorCode } from './errors.js';
import { InputError } from './errors.js';

/** A kind of file that is known and not read: what it is, and what to do with it. */
export interface Refusal {
  /** The ending such files have, as `file-type` or this file's own table names it, or their MIME type. */
  readonly type: RegExp;
  readonly name: string;
  readonly advice: string;
  readonly code?: InputErrorCode;
}

const convert = (to: string): string => `convert it with "soffice --headless --convert-to ${to} FILE" and give the result`;
const unpack = (command: string): string => `unpack it with "${command}" and give the documents in it`;

/** In order: the first that fits speaks. */
export const refusals: readonly Refusal[] = [
  { type: /^encrypted-office$/, name: 'an Office file locked with a password', advice: 'open it with the password, save it without one and give the result', code: 'encrypted' },
  { type: /^doc$/, name: 'an old Word document (.doc)', advice: convert('docx') },
  { type: /^xls$/, name: 'an old Excel workbook (.xls)', advice: convert('pdf') },
  { type: /^ppt$/, name: 'an old PowerPoint file (.ppt)', advice: convert('pdf') },
  { type: /^msg$/, name: 'an Outlook message (.msg)', advice: 'save its attachments and give the documents among them' },
  { type: /^vsd$/, name: 'a Visio drawing (.vsd)', advice: convert('pdf') },
  { type: /^cfb$/, name: 'an old Office file (.doc, .xls or .ppt)', advice: convert('pdf') },
  { type: /^(?:xlsx|xlsm|xltx|xltm|xlsb)$/, name: 'an Excel workbook (.xlsx)', advice: convert('pdf') },
  { type: /^(?:pptx|pptm|potx|potm|ppsx|ppsm)$/, name: 'a PowerPoint file (.pptx)', advice: convert('pdf') },
  { type: /^(?:odt|ott|odm)$/, name: 'an OpenDocument text (.odt)', advice: convert('docx') },
  { type: /^(?:ods|ots|odp|otp|odg|otg|odf)$/, name: 'an OpenDocument file', advice: convert('pdf') },
  { type: /^rtf$/, name: 'a rich text file (.rtf)', advice: convert('docx') },
  { type: /^word-xml$/, name: 'a Word document saved as XML', advice: convert('docx') },
  { type: /^ofd$/, name: 'an OFD document (.ofd)', advice: 'open it in an OFD reader, print it to PDF and give the PDF' },
  { type: /^(?:xps|oxps)$/, name: 'an XPS document (.xps)', advice: 'convert it with "xpstopdf FILE" and give the PDF' },
  { type: /^epub$/, name: 'an e-book (.epub)', advice: 'convert it with "ebook-convert FILE FILE.pdf" and give the PDF' },
  { type: /^(?:ps|eps)$/, name: 'a PostScript file', advice: 'convert it with "ps2pdf FILE" and give the PDF' },
  { type: /^djvu?$/, name: 'a DjVu file', advice: 'convert it with "ddjvu -format=pdf FILE FILE.pdf" and give the PDF' },
  { type: /^chm$/, name: 'a compiled help file (.chm)', advice: unpack('7z x FILE') },
  { type: /^mht$/, name: 'a web archive (.mht)', advice: 'open it in a browser, save it as "web page, complete" (.html) and give that' },
  { type: /^eml$/, name: 'an e-mail (.eml)', advice: unpack('munpack FILE') },
  { type: /^zip$/, name: 'a ZIP archive', advice: unpack('unzip FILE') },
  { type: /^rar$/, name: 'a RAR archive', advice: unpack('unrar x FILE') },
  { type: /^7z$/, name: 'a 7-Zip archive', advice: unpack('7z x FILE') },
  { type: /^tar$/, name: 'a tar archive', advice: unpack('tar xf FILE') },
  { type: /^(?:gz|tar\.gz)$/, name: 'a gzip archive', advice: unpack('gunzip FILE') },
  { type: /^(?:bz2|xz|zst|lz|Z|cab|arj|lzh)$/, name: 'an archive', advice: unpack('7z x FILE') },
  { type: /^image\//, name: 'a picture of a kind that is not read', advice: 'convert it with "magick FILE FILE.png" and give the PNG' },
  { type: /^(?:mp3|mp4|mov|avi|wav|m4a|mkv|ogg|oga|ogv|flac|webm|mpg|wmv|3gp|aac|amr)$/, name: 'a sound or film', advice: 'only documents can be read' },
  { type: /^(?:exe|elf|macho|dll|msi)$/, name: 'a program', advice: 'only documents can be read; it was not run' },
  { type: /^sqlite$/, name: 'a database', advice: 'only documents can be read' },
  { type: /^json$/, name: 'a JSON file', advice: 'give the document itself' },
  { type: /^(?:xml|application\/xml)$/, name: 'an XML file', advice: 'save it as PDF or plain text and give that' },
];

/** Says in one line what the file is and what to do. */
export function refuse(type: string, mime = ''): never {
  const known = refusals.find((refusal) => refusal.type.test(type) || refusal.type.test(mime));
  const name = known?.name ?? `a file of type ${type}${mime === '' ? '' : ` (${mime})`}`;
  throw new InputError(known?.code ?? 'unknown-type', `This is ${name}: ${known?.advice ?? 'save it as PDF or plain text and give that'}.`);
}

/** Streams of compound files (MS-CFB) that tell what made them; a locked file has a stream of its own beside. */
const streams: readonly (readonly [name: string, type: string])[] = [
  ['EncryptedPackage', 'encrypted-office'], ['WordDocument', 'doc'], ['Workbook', 'xls'], ['Book', 'xls'], ['PowerPoint Document', 'ppt'], ['__properties_version1.0', 'msg'], ['VisioDocument', 'vsd'],
];

/** Directory entries are 128 bytes at multiples of 128; at 64 stands the length of the name in bytes, its end included (MS-CFB, 2.6.1). */
const entrySize = 128;

/** Which Office file a compound file is; "cfb" where no stream tells. */
export function compoundType(bytes: Uint8Array): string {
  const found = new Set<string>();
  for (let at = 512; at + entrySize <= bytes.length; at += entrySize) {
    const length = bytes[at + 64]! + bytes[at + 65]! * 256;
    if (length < 4 || length > 64 || length % 2 !== 0) continue;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at, length - 2).toString('utf16le');
    if (streams.some(([stream]) => stream === name)) found.add(name);
  }
  return streams.find(([stream]) => found.has(stream))?.[1] ?? 'cfb';
}

/** Names in an archive's directory that tell what it is, where its first entries do not. */
const archived: readonly (readonly [name: RegExp, type: string])[] = [
  [/OFD\.xml/, 'ofd'], [/word\/document\.xml/, 'docx'], [/xl\/workbook\.(?:xml|bin)/, 'xlsx'], [/ppt\/presentation\.xml/, 'pptx'], [/FixedDocSeq\.fdseq|FixedDocumentSequence\.fdseq/, 'xps'],
];

/** The directory of an archive stands at its end; so much of it is looked at. */
const directorySize = 200_000;

/** What a ZIP archive holds, by the names in its directory; "zip" where they tell nothing. */
export function archiveType(bytes: Uint8Array): string {
  const tail = bytes.subarray(Math.max(0, bytes.length - directorySize));
  const names = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).toString('latin1');
  return archived.find(([name]) => name.test(names))?.[1] ?? 'zip';
}

/** Text that begins so is a container of something else. */
const openings: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^\{\\rtf/, 'rtf'],
  [/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}content-type:\s*multipart\/related/i, 'mht'],
  [/^(?:from|return-path|received|delivered-to|mime-version|message-id|x-[\w-]+|subject|date|to):[^\n]*\n(?:(?:[\w-]+:|[ \t])[^\n]*\n){2,}/i, 'eml'],
  [/^%!PS/, 'ps'],
  [/^<\?xml[^>]*>\s*<\?mso-application\s+progid="Word\.Document"/i, 'word-xml'],
  [/^<\?xml[^>]*>\s*<(?:w:wordDocument|pkg:package)/i, 'word-xml'],
];

/** What a text is that is only the shell of another format; null for others. */
export function textType(start: string): string | null {
  return openings.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}
