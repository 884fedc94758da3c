import { DOMParser } from '@xmldom/xmldom';
import { InputError } from '../errors.js';

/** An element as it was read: names bear the usual prefix of their namespace (`w:p`), whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text is kept in `w:t` and `m:t` only. */
  readonly children: (XmlElement | string)[];
}

/** What one part of a Word file may hold. A plan of a hundred pages has about 80 000 elements, 3000 cells and 400 000 characters, ten levels deep. */
export const xmlLimits = { elements: 2_000_000, cells: 100_000, characters: 20_000_000, depth: 1500 } as const;

const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
};

/** What never changes a record; most elements of a file are of these. */
const dropped = new Set([
  'w:lang', 'w:sz', 'w:szCs', 'w:color', 'w:bCs', 'w:iCs', 'w:spacing', 'w:ind', 'w:kern', 'w:shd', 'w:pBdr', 'w:tabs', 'w:proofErr', 'w:noProof', 'w:lastRenderedPageBreak', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:tblLook', 'w:tcW', 'w:rsid',
]);

interface Attributes {
  readonly length: number;
  getURI(i: number): string | undefined;
  getLocalName(i: number): string;
  getQName(i: number): string;
  getValue(i: number): string;
}

/** The root element of a part. Throws `InputError` where it is no sound XML or goes beyond `xmlLimits`. */
export function parseXml(source: string, part: string): XmlElement {
  if (/<!DOCTYPE/i.test(source.slice(0, 2000))) throw damaged(part);
  const builder = new TreeBuilder(part);
  const fail = () => { throw builder.failure ?? damaged(part); };
  // The parser is handed a builder of its own: the whole DOM would take three times the memory.
  const options = { domBuilder: builder, errorHandler: { warning: () => undefined, error: fail, fatalError: fail } };
  try {
    new DOMParser(options).parseFromString(source, 'text/xml');
  } catch (error) {
    throw error instanceof InputError ? error : damaged(part);
  }
  return builder.root();
}

const damaged = (part: string): InputError => new InputError('damaged', `The Word file is damaged (${part} cannot be read): open it in Word, save it again and try that copy.`);

/** Receives what the parser finds. */
class TreeBuilder {
  failure: InputError | null = null;
  private readonly stack: XmlElement[] = [{ name: '', attributes: {}, children: [] }];
  private readonly top = this.stack[0]!;
  /** Depth inside an element that is dropped. */
  private skipping = 0;
  private elements = 0;
  private cells = 0;
  private letters = 0;
  private readonly part: string;

  constructor(part: string) {
    this.part = part;
  }

  root(): XmlElement {
    const root = this.top.children[0];
    if (this.failure !== null) throw this.failure;
    if (typeof root !== 'object' || this.stack.length !== 1) throw damaged(this.part);
    return root;
  }

  startElement(namespace: string | undefined, local: string, qualified: string, attributes: Attributes): void {
    const name = nameOf(namespace, local, qualified);
    this.count(name);
    if (this.skipping > 0 || dropped.has(name)) {
      this.skipping++;
      return;
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] };
    this.stack.at(-1)!.children.push(element);
    this.stack.push(element);
  }

  endElement(): void {
    if (this.skipping > 0) this.skipping--;
    else this.stack.pop();
  }

  characters(text: string, start: number, length: number): void {
    this.letters += length;
    if (this.letters > xmlLimits.characters) this.refuse(`more than ${xmlLimits.characters} characters`);
    const current = this.stack.at(-1)!;
    if (this.skipping === 0 && (current.name === 'w:t' || current.name === 'm:t')) current.children.push(text.substring(start, start + length));
  }

  private count(name: string): void {
    this.elements++;
    if (name === 'w:tc') this.cells++;
    if (this.cells > xmlLimits.cells) this.refuse(`more than ${xmlLimits.cells} table cells`);
    if (this.elements > xmlLimits.elements) this.refuse(`more than ${xmlLimits.elements} elements`);
    if (this.stack.length + this.skipping > xmlLimits.depth) this.refuse(`elements nested more than ${xmlLimits.depth} deep`);
  }

  private refuse(what: string): never {
    this.failure = new InputError('too-large', `The Word file has ${what}, which no document needs: take out empty tables, save it again and try that copy.`);
    throw this.failure;
  }

  startDocument(): void {}
  endDocument(): void {}
  startPrefixMapping(): void {}
  endPrefixMapping(): void {}
  processingInstruction(): void {}
  ignorableWhitespace(): void {}
  comment(): void {}
  startCDATA(): void {}
  endCDATA(): void {}
  startDTD(): void {}
  endDTD(): void {}
}

function nameOf(namespace: string | undefined, local: string, qualified: string): string {
  const prefix = prefixes[namespace ?? ''];
  return prefix === undefined ? qualified : `${prefix}:${local}`;
}

function attributesOf(given: Attributes): Record<string, string> {
  const out: Record<string, string> = {};
  for (let i = 0; i < given.length; i++) out[nameOf(given.getURI(i), given.getLocalName(i), given.getQName(i))] = given.getValue(i);
  return out;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((c): c is XmlElement => typeof c === 'object' && c.name === name);
}

/** A child's child's child. */
export function descend(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => child(at, name), element);
}

export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((c): c is XmlElement => typeof c === 'object');
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).filter((c) => c.name === name);
}

/** `w:val` of a child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** A whole number in `w:val` of a child. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = Number.parseInt(valueOf(element, name) ?? '', 10);
  return Number.isNaN(value) ? undefined : value;
}

/** Whether a property that is on or off is set; undefined where the element says nothing of it. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found === undefined ? undefined : !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '');
}

/** The text of every `w:t` and `m:t` inside. */
export function textWithin(element: XmlElement): string {
  return element.children.map((c) => (typeof c === 'string' ? c : textWithin(c))).join('');
}
