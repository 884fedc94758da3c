import type { BlockRun } from '../blocks/model.js';
import type { Styles } from './styles.js';
import type { Tally } from './tally.js';
import { child, descend, elementsOf, textWithin, type XmlElement } from './xml.js';

/** Where a page ends inside a paragraph's text. */
export const pageEnd = '\f';

/** What reading the text of one document remembers between paragraphs. */
export interface InlineState {
  readonly styles: Styles;
  readonly tally: Tally;
  /** Fields that are open, outermost first: whether their result has begun. */
  readonly fields: { result: boolean }[];
  /** The mark of a note, by its kind and id. */
  readonly noteMark: (kind: 'footnote' | 'endnote', id: string) => string;
}

/** The content of a paragraph: its letters, and the text boxes that hang on it. */
export interface Inline {
  readonly runs: BlockRun[];
  readonly boxes: XmlElement[];
}

/** Elements that only wrap what belongs to the text. Inserted and moved-in text is counted and kept. */
const wrappers = new Set(['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:ruby', 'w:rubyBase']);
const dropped = new Set(['w:del', 'w:moveFrom']);

/** Reads paragraph content into `into`; `paragraph` are the properties its runs inherit from. */
export function readInline(element: XmlElement, paragraph: XmlElement | undefined, state: InlineState, into: Inline): void {
  for (const part of elementsOf(element)) {
    countChange(part, state.tally);
    if (dropped.has(part.name)) continue;
    if (part.name === 'w:r') readRun(part, paragraph, state, into);
    else if (part.name === 'w:sdt') readInline(child(part, 'w:sdtContent') ?? part, paragraph, state, into);
    else if (part.name === 'mc:AlternateContent') readInline(alternative(part), paragraph, state, into);
    else if (wrappers.has(part.name)) readInline(part, paragraph, state, into);
    else if (part.name.startsWith('m:oMath')) add(into, textWithin(part), { bold: false, italic: false }, state);
    else if (part.name === 'w:subDoc') state.tally.objects.push('subdocument');
  }
}

/** Of changes that hold something: an empty mark changes nothing anyone sees. */
export function countChange(part: XmlElement, tally: Tally): void {
  if (part.children.length === 0) return;
  if (part.name === 'w:ins') tally.inserted++;
  else if (part.name === 'w:del') tally.deleted++;
  else if (part.name === 'w:moveFrom') tally.moved++;
}

/** The part newer programs show where it is of use here, else what is there for older ones: never both. */
export function alternative(part: XmlElement): XmlElement {
  const choice = elementsOf(part).find((c) => c.name === 'mc:Choice' && c.children.length > 0);
  return choice ?? child(part, 'mc:Fallback') ?? { name: 'mc:Fallback', attributes: {}, children: [] };
}

interface Setting {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly font?: string;
}

/** Names of fonts that draw letters of an encoding of their own begin so. */
const tellingFont = /^\.|^vn/i;

function readRun(run: XmlElement, paragraph: XmlElement | undefined, state: InlineState, into: Inline): void {
  const properties = child(run, 'w:rPr');
  const on = (name: 'w:b' | 'w:i' | 'w:caps' | 'w:vanish') => state.styles.toggled(properties, paragraph, name);
  const font = state.styles.font(properties, paragraph);
  const set: Setting = { bold: on('w:b'), italic: on('w:i'), ...(font !== undefined && tellingFont.test(font) ? { font } : {}) };
  if (on('w:vanish')) {
    const text = shown(state) ? textWithin(run).trim() : '';
    if (text !== '') state.tally.hidden.push(text);
    readFields(run, state);
    return;
  }
  // Letters of another encoding have no capitals of their own.
  const capitals = set.font === undefined && on('w:caps');
  const piece = (text: string) => add(into, capitals ? text.toLocaleUpperCase('vi') : text, set, state);
  readPieces(run, piece, state, into);
}

function readFields(run: XmlElement, state: InlineState): void {
  for (const part of elementsOf(run)) if (part.name === 'w:fldChar') turnField(part, state);
}

function readPieces(run: XmlElement, piece: (text: string) => void, state: InlineState, into: Inline): void {
  const custom = elementsOf(run).some((part) => /^w:(?:foot|end)noteReference$/.test(part.name) && /^(?:1|true|on)$/.test(part.attributes['w:customMarkFollows'] ?? ''));
  for (const part of elementsOf(run)) {
    const sign = signs[part.name];
    if (sign !== undefined) piece(sign);
    else if (part.name === 'w:t') piece(custom ? '' : textWithin(part));
    else if (part.name === 'w:br') piece(part.attributes['w:type'] === 'page' ? pageEnd : '\n');
    else if (part.name === 'w:sym') piece(symbolOf(part));
    else if (part.name === 'w:fldChar') turnField(part, state);
    else if (part.name === 'w:footnoteReference') piece(state.noteMark('footnote', part.attributes['w:id'] ?? ''));
    else if (part.name === 'w:endnoteReference') piece(state.noteMark('endnote', part.attributes['w:id'] ?? ''));
    else if (part.name === 'mc:AlternateContent') readPieces(alternative(part), piece, state, into);
    else if (part.name === 'w:drawing' || part.name === 'w:pict' || part.name === 'w:object') readDrawing(part, state, into);
    else if (part.name === 'w:ruby') readPieces(descend(part, 'w:rubyBase', 'w:r') ?? part, piece, state, into);
  }
}

const signs: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** A sign of a symbol font stands in the Private Use Area, where cleaning knows it. */
function symbolOf(part: XmlElement): string {
  const code = Number.parseInt(part.attributes['w:char'] ?? '', 16);
  if (!Number.isFinite(code) || code <= 0 || code > 0xffff) return '\ufffd';
  return String.fromCharCode(code < 0x100 ? 0xf000 + code : code);
}

function turnField(part: XmlElement, { fields }: InlineState): void {
  const kind = part.attributes['w:fldCharType'];
  if (kind === 'begin') fields.push({ result: false });
  else if (kind === 'separate' && fields.length > 0) fields.at(-1)!.result = true;
  else if (kind === 'end') fields.pop();
}

/** A field's instruction is not shown; its result is. */
const shown = ({ fields }: InlineState): boolean => fields.every((field) => field.result);

/** Text boxes of a drawing; what else it shows is counted. */
function readDrawing(element: XmlElement, state: InlineState, into: Inline): void {
  for (const part of elementsOf(element)) {
    if (part.name === 'w:txbxContent') into.boxes.push(part);
    else if (part.name === 'mc:AlternateContent') readDrawing(alternative(part), state, into);
    else {
      const object = objects.find(({ name }) => name.test(part.name));
      if (object !== undefined) state.tally.objects.push(object.means);
      readDrawing(part, state, into);
    }
  }
}

const objects: readonly { readonly name: RegExp; readonly means: string }[] = [
  { name: /^(?:a:blip|v:imagedata)$/, means: 'picture' },
  { name: /^(?:c|cx):chart$/, means: 'chart' },
  { name: /^dgm:relIds$/, means: 'diagram' },
  { name: /^o:OLEObject$|^w:control$/, means: 'embedded object' },
];

function add(into: Inline, text: string, set: Setting, state: InlineState): void {
  if (text === '' || !shown(state)) return;
  const last = into.runs.at(-1);
  if (last !== undefined && last.bold === set.bold && last.italic === set.italic && last.font === set.font) into.runs[into.runs.length - 1] = { ...last, text: last.text + text };
  else into.runs.push({ text, ...set });
}
