import { strFromU8, unzipSync } from 'fflate';
import { finding } from '../../findings/report.js';
import type { Finding } from '../../model/finding.js';
import { InputError } from '../errors.js';
import { childrenNamed, parseXml, type XmlElement } from './xml.js';

/** What the parts of a Word file may come to when they are unpacked, in bytes. */
export const wordLimits = { part: 100_000_000, total: 200_000_000 } as const;

/** The parts that bear text or say how it is to be read. Pictures, macros, fonts and everything else stay packed. */
export interface WordParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  /** Page headers and footers. */
  readonly margins: readonly XmlElement[];
  /** Macros and targets outside the file: neither is opened. */
  readonly findings: readonly Finding[];
}

interface Relationship {
  readonly id: string;
  /** Last piece of its type: `styles`, `image`, `attachedTemplate`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Opens the container. Throws `InputError` where it is damaged, no Word file, or too large unpacked. */
export function openWord(bytes: Uint8Array): WordParts {
  const names: string[] = [];
  const links = unpack(bytes, (name) => { names.push(name); return name === '_rels/.rels' || name === '[Content_Types].xml' || /(?:^|\/)_rels\/[^/]+\.rels$/.test(name); });
  const main = mainPart(names, relationships(links['_rels/.rels'], '_rels/.rels'));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const related = relationships(links[file], file);
  const partsOf = (type: string): string[] => {
    const named = related.filter((r) => r.type === type && !r.external).map((r) => resolvePart(folder, r.target));
    return named.length > 0 || links[file] !== undefined ? named : [`${folder}${type}.xml`];
  };
  const wanted = new Set([main, ...['styles', 'numbering', 'footnotes', 'endnotes', 'header', 'footer'].flatMap(partsOf)]);
  const contents = unpack(bytes, (name) => wanted.has(name));
  const read = (name: string | undefined): XmlElement | null => (name === undefined || contents[name] === undefined ? null : parseXml(textOf(contents[name]), name));
  const all = Object.entries(links).flatMap(([name, part]) => (name.endsWith('.rels') ? relationships(part, name) : []));
  return {
    document: read(main)!,
    styles: read(partsOf('styles')[0]), numbering: read(partsOf('numbering')[0]), footnotes: read(partsOf('footnotes')[0]), endnotes: read(partsOf('endnotes')[0]),
    margins: [...new Set([...partsOf('header'), ...partsOf('footer')])].map(read).filter((part) => part !== null),
    findings: [...macroFindings(names), ...externalFindings(all)],
  };
}

function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        total += originalSize;
        if (originalSize > wordLimits.part || total > wordLimits.total) throw tooLarge(originalSize > wordLimits.part ? name : null);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('damaged', 'The Word file is damaged or incomplete: fetch it again, or open it in Word and save it anew.');
  }
}

const tooLarge = (part: string | null): InputError =>
  new InputError('too-large', `Unpacked, ${part ?? 'the Word file'} has more than ${(part === null ? wordLimits.total : wordLimits.part) / 1_000_000} MB: no document needs that, and it was not opened.`);

/** UTF-8 or, by its byte order mark, UTF-16. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function mainPart(names: readonly string[], root: readonly Relationship[]): string {
  const named = root.find((r) => r.type === 'officeDocument' && !r.external);
  const part = named === undefined ? 'word/document.xml' : resolvePart('', named.target);
  if (names.includes(part) && (part.endsWith('.xml') || named !== undefined)) return part;
  const kind = otherKinds.find(({ pattern }) => names.some((name) => pattern.test(name)));
  throw new InputError('unknown-type', kind === undefined
    ? 'This is a zip archive without the text of a Word file (word/document.xml): unpack it and give the documents inside.'
    : `This is ${kind.name}, not a Word file: save it as PDF (with text) and try again.`);
}

const otherKinds: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /^xl\//, name: 'an Excel workbook' },
  { pattern: /^ppt\//, name: 'a PowerPoint file' },
  { pattern: /^content\.xml$/, name: 'an OpenDocument file' },
];

/** A part's name from a relationship's target, which is relative to `folder` or begins at the root. */
function resolvePart(folder: string, target: string): string {
  const pieces: string[] = [];
  for (const piece of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (piece === '..') pieces.pop();
    else if (piece !== '' && piece !== '.') pieces.push(piece);
  }
  return pieces.join('/');
}

function relationships(part: Uint8Array | undefined, name: string): Relationship[] {
  if (part === undefined) return [];
  return childrenNamed(parseXml(strFromU8(part), name), 'Relationship').map(({ attributes: a }) => ({
    id: a.Id ?? '', type: (a.Type ?? '').split('/').pop() ?? '', target: a.Target ?? '', external: a.TargetMode === 'External',
  }));
}

function macroFindings(names: readonly string[]): Finding[] {
  const found = names.filter((name) => /(?:^|\/)vbaProject\.bin$|(?:^|\/)activeX\//i.test(name));
  return found.length === 0 ? [] : [finding('macros-not-run', { text: found.slice(0, 3).join(', ') })];
}

/** Links a reader may follow are no part of the document; everything else that Word would fetch by itself is told. */
function externalFindings(related: readonly Relationship[]): Finding[] {
  const fetched = related.filter((r) => r.external && r.type !== 'hyperlink');
  if (fetched.length === 0) return [];
  const text = [...new Set(fetched.map((r) => `${r.type} ${r.target}`))].slice(0, 3).join('; ');
  return [finding('external-content', { count: fetched.length, text })];
}
