import { InputError } from '../errors.js';
import { flowOfBlocks } from '../blocks/flow.js';
import type { BlockDocument } from '../blocks/model.js';
import type { Read } from '../ingest.js';
import { inText, readBlocks, type WordState } from './body.js';
import { readNotes } from './note-blocks.js';
import { Notes } from './notes.js';
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
    section: 1, paragraph: 0, table: 0, itemSeen: false,
  };
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
