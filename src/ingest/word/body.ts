import { markerAt } from '../../markers/markers.js';
import type { TextPlace } from '../../model/provenance.js';
import type { Block, BlockRun, ParagraphBlock } from '../blocks/model.js';
import type { Notes } from './notes.js';
import type { Numbering } from './numbering.js';
import { alternative, countChange, pageEnd, readInline, type Inline, type InlineState } from './runs.js';
import { readNotes } from './note-blocks.js';
import { readTable } from './tables.js';
import { child, elementsOf, switchOf, type XmlElement } from './xml.js';

/** What reading one document remembers. */
export interface WordState extends InlineState {
  readonly numbering: Numbering;
  readonly notes: Notes;
  /** How each section of the file begins, in order (`nextPage`, `continuous`). */
  readonly sectionStarts: readonly string[];
  section: number;
  paragraph: number;
  table: number;
  /** A numbered or dashed paragraph was seen: the letterhead, title and recital are over. */
  itemSeen: boolean;
}

/** Where blocks are read: in the text itself or in a cell; `depth` counts the tables around it. */
export interface Surroundings {
  readonly cell: TextPlace['cell'];
  readonly depth: number;
}

export const inText: Surroundings = { cell: undefined, depth: 0 };

/** Blocks of one container while they are read. */
interface Container {
  readonly out: Block[];
  blanks: number;
  /** Content of paragraphs whose end mark was deleted; it belongs to the next one. */
  carried: Inline | null;
}

/** The blocks of a body, cell, text box or note, in order. */
export function readBlocks(elements: readonly XmlElement[], state: WordState, around: Surroundings): Block[] {
  const container: Container = { out: [], blanks: 0, carried: null };
  walk(elements, container, state, around);
  if (container.carried !== null) place(container, container.carried, undefined, '', state, around);
  return container.out;
}

const wrappers = new Set(['w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'w:sdtContent']);

function walk(elements: readonly XmlElement[], container: Container, state: WordState, around: Surroundings): void {
  for (const element of elements) {
    countChange(element, state.tally);
    if (element.name === 'w:p') readParagraph(element, container, state, around);
    else if (element.name === 'w:tbl') {
      container.out.push(...readTable(element, state, around));
      container.blanks = 0;
      if (around.depth === 0) placeNotes(container, state);
    } else if (element.name === 'w:sdt') walk(elementsOf(child(element, 'w:sdtContent')), container, state, around);
    else if (element.name === 'mc:AlternateContent') walk(elementsOf(alternative(element)), container, state, around);
    else if (wrappers.has(element.name)) walk(elementsOf(element), container, state, around);
    else if (element.name === 'w:altChunk') state.tally.objects.push('embedded document');
  }
}

function readParagraph(element: XmlElement, container: Container, state: WordState, around: Surroundings): void {
  const properties = child(element, 'w:pPr');
  const mark = child(properties, 'w:rPr');
  const inline: Inline = container.carried ?? { runs: [], boxes: [] };
  container.carried = null;
  readInline(element, properties, state, inline);
  if (child(mark, 'w:ins') !== undefined) state.tally.inserted++;
  if (child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined) {
    state.tally.deleted++;
    container.carried = inline;
    return;
  }
  const text = inline.runs.map((run) => run.text).join('');
  const hidden = text.trim() === '' && switchOf(mark, 'w:vanish') === true;
  const number = hidden ? '' : state.numbering.next(properties);
  if (around.depth === 0 && startsPage(properties, state)) breakPage(container);
  place(container, inline, properties, number, state, around);
  if (around.depth === 0) {
    state.itemSeen ||= markerAt(`${number}${text.trimStart()}`) !== null;
    placeNotes(container, state);
  }
  if (around.depth === 0 && child(properties, 'w:sectPr') !== undefined) endSection(container, state);
}

/** Notes follow the paragraph or table that marks them. Those of the title and the recital wait: there they would be taken for a part of it. */
function placeNotes(container: Container, state: WordState): void {
  if (!state.itemSeen) return;
  const blocks = readNotes(state);
  if (blocks.length > 0) container.blanks = 0;
  container.out.push(...blocks);
}

const startsPage = (properties: XmlElement | undefined, { styles }: WordState): boolean =>
  styles.paragraphProperty(properties, 'w:pageBreakBefore') !== undefined && !/^(?:0|false|off)$/.test(styles.paragraphProperty(properties, 'w:pageBreakBefore')!.attributes['w:val'] ?? '');

function breakPage(container: Container): void {
  container.out.push({ kind: 'page-break' });
  container.blanks = 0;
}

/** The way a section begins is written at its own end. */
function endSection(container: Container, state: WordState): void {
  const next = state.sectionStarts[state.section] ?? 'nextPage';
  state.section++;
  if (next !== 'continuous' && next !== 'nextColumn') breakPage(container);
}

/** A paragraph as blocks: parted where a page ends in it, its text boxes after it. */
function place(container: Container, inline: Inline, properties: XmlElement | undefined, number: string, state: WordState, around: Surroundings): void {
  const at: TextPlace = { section: state.section, paragraph: ++state.paragraph, ...(around.cell === undefined ? {} : { cell: around.cell }) };
  const parts = partPages(inline.runs, around.depth === 0);
  parts.forEach((runs, i) => {
    if (i > 0) breakPage(container);
    const empty = runs.every((run) => run.text.trim() === '');
    // A bullet before nothing says nothing; a number before nothing counts (the first column of tables).
    const before = i > 0 || (empty && /^[-+*–—]/.test(number)) ? '' : number;
    if (empty && before === '') {
      if (parts.length === 1) container.blanks++;
      return;
    }
    container.out.push(paragraphOf(runs, before, properties, container.blanks, at, state));
    container.blanks = 0;
  });
  for (const box of inline.boxes) {
    container.out.push(...readBlocks(elementsOf(box), state, { ...around, depth: around.depth + 1 }));
    container.blanks = 0;
  }
}

function paragraphOf(runs: readonly BlockRun[], number: string, properties: XmlElement | undefined, blanksBefore: number, at: TextPlace, { styles }: WordState): ParagraphBlock {
  const first = runs.find((run) => run.text.trim() !== '');
  // The number is set like what follows it, so that it never decides whether a line is bold.
  const numbered = number === '' ? [] : [{ text: number, bold: first?.bold ?? false, italic: first?.italic ?? false }];
  const set = styles.paragraphProperty(properties, 'w:jc')?.attributes['w:val'];
  return { kind: 'paragraph', runs: [...numbered, ...(number === '' ? runs : trimStart(runs))], role: 'text', centred: set === undefined ? null : set === 'center', blanksBefore, place: at };
}

/** Blanks typed behind a number that Word writes. */
function trimStart(runs: readonly BlockRun[]): BlockRun[] {
  const at = runs.findIndex((run) => run.text.trim() !== '');
  return runs.flatMap((run, i) => (i < at ? [] : i === at ? [{ ...run, text: run.text.trimStart() }] : [run]));
}

/** Inside cells no page ends. */
function partPages(runs: readonly BlockRun[], paged: boolean): BlockRun[][] {
  const parts: BlockRun[][] = [[]];
  for (const run of runs) {
    run.text.split(pageEnd).forEach((text, i) => {
      if (i > 0 && paged) parts.push([]);
      if (text !== '') parts.at(-1)!.push({ ...run, text: i > 0 && !paged ? `\n${text}` : text });
    });
  }
  return parts;
}
