import { InputError } from '../errors.js';
import { flowOfBlocks } from '../blocks/flow.js';
import type { Block, BlockDocument } from '../blocks/model.js';
import type { Read } from '../ingest.js';
import { inText, readBlocks, type WordState } from './body.js';
import { Notes, type Note } from './notes.js';
import { Numbering } from './numbering.js';
import { openWord, type WordParts } from './open.js';
import { readInline, type Inline } from './runs.js';
import { Styles } from './styles.js';
import { Tally } from './tally.js';
import { child, childrenNamed, descend, elementsOf, valueOf, type XmlElement } from './xml.js';

/** A Word file (.docx and its kin) as raw text, lines and table pieces, with places. Throws `InputError`. Nothing it names is run or fetched. */
export function ingestWord(bytes: Uint8Array): Read {
  return flowOfBlocks(readWord(bytes), 'word');
}

/** The blocks of a Word file, tracked changes accepted, with the numbers that Word writes. Throws `InputError`. */
export function readWord(bytes: Uint8Array): BlockDocument {
  const parts = openWord(bytes);
  const body = child(parts.document, 'w:body');
  const state = stateOf(parts, body);
  const blocks = readBlocks(elementsOf(body), state, inText);
  blocks.push(...readNotes(state));
  readMargins(parts, state);
  const findings = [...parts.findings, ...state.tally.findings(state.numbering.unknown)];
  if (blocks.every((block) => block.kind === 'page-break')) throw withoutText(state.tally);
  return { blocks, findings };
}

function withoutText({ objects }: Tally): InputError {
  return objects.includes('picture')
    ? new InputError('no-text-layer', 'The Word file holds only pictures, no text: give the pictures of the pages themselves, or save it as PDF and read it with --ocr.')
    : new InputError('empty-file', 'The Word file holds no text.');
}

function stateOf(parts: WordParts, body: XmlElement | undefined): WordState {
  const styles = new Styles(parts.styles);
  const notes = new Notes(parts.footnotes, parts.endnotes);
  const ends = [...childrenNamed(body, 'w:p').map((p) => descend(p, 'w:pPr', 'w:sectPr')), child(body, 'w:sectPr')].filter((end) => end !== undefined);
  return {
    styles, notes, numbering: new Numbering(parts.numbering, styles), tally: new Tally(), fields: [],
    noteMark: (kind, id) => notes.mark(kind, id),
    sectionStarts: ends.map((end) => valueOf(end, 'w:type') ?? 'nextPage'),
    section: 1, paragraph: 0, table: 0,
  };
}

/** Notes after the text, each beginning with its mark; notes may bear notes. */
function readNotes(state: WordState): Block[] {
  const out: Block[] = [];
  for (let notes = state.notes.take(); notes.length > 0; notes = state.notes.take()) out.push(...notes.flatMap((note) => readNote(note, state)));
  return out;
}

function readNote({ number, element }: Note, state: WordState): Block[] {
  state.fields.length = 0;
  const blocks = readBlocks(elementsOf(element), state, inText);
  const at = blocks.findIndex((block) => block.kind === 'paragraph');
  return blocks.map((block, i) => {
    if (i !== at || block.kind !== 'paragraph') return block;
    const [first, ...rest] = block.runs;
    return { ...block, runs: [{ text: `[${number}] `, bold: first?.bold ?? false, italic: first?.italic ?? false }, ...(first === undefined ? [] : [{ ...first, text: first.text.trimStart() }]), ...rest] };
  });
}

/** What stands in page headers and footers beside page numbers. */
function readMargins(parts: WordParts, state: WordState): void {
  for (const margin of parts.margins) {
    const inline: Inline = { runs: [], boxes: [] };
    collect(margin, state, inline);
    const text = inline.runs.map((run) => run.text).join('').replace(/\s+/g, ' ').trim();
    if (/[A-Za-zÀ-ỹ]{2}/.test(text)) state.tally.margins.push(text);
  }
}

function collect(element: XmlElement, state: WordState, into: Inline): void {
  state.fields.length = 0;
  for (const part of elementsOf(element)) {
    if (part.name === 'w:p') {
      readInline(part, child(part, 'w:pPr'), state, into);
      into.runs.push({ text: ' ', bold: false, italic: false });
      for (const box of into.boxes.splice(0)) collect(box, state, into);
    } else collect(part, state, into);
  }
}
