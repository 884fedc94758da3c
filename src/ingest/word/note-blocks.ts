import type { Block } from '../blocks/model.js';
import { readBlocks, type Surroundings, type WordState } from './body.js';
import type { Note } from './notes.js';
import { elementsOf } from './xml.js';

/** Like the inside of a table: no page and no section ends in a note. */
const inNote: Surroundings = { cell: undefined, depth: 1 };

/** The notes that were marked and not yet placed, each beginning with its mark; notes may bear notes. */
export function readNotes(state: WordState): Block[] {
  const out: Block[] = [];
  // A note may be marked in the middle of a field.
  const fields = state.fields.splice(0);
  for (let notes = state.notes.take(); notes.length > 0; notes = state.notes.take()) out.push(...notes.flatMap((note) => readNote(note, state)));
  state.fields.splice(0, Infinity, ...fields);
  return out;
}

function readNote({ number, element }: Note, state: WordState): Block[] {
  state.fields.length = 0;
  const blocks = readBlocks(elementsOf(element), state, inNote);
  const at = blocks.findIndex((block) => block.kind === 'paragraph');
  return blocks.map((block, i) => {
    if (i !== at || block.kind !== 'paragraph') return block;
    const [first, ...rest] = block.runs;
    const mark = { text: `[${number}] `, bold: first?.bold ?? false, italic: first?.italic ?? false };
    return { ...block, runs: first === undefined ? [mark] : [mark, { ...first, text: first.text.trimStart() }, ...rest] };
  });
}
