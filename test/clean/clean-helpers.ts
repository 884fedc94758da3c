import type { Edit } from '../../src/model/document.js';
import type { FontRun, Line } from '../../src/model/flow.js';
import { cleanLine } from '../../src/clean/clean.js';
import type { CleaningContext } from '../../src/clean/steps.js';
import { trackRaw } from '../../src/text/tracked.js';

export function lineOf(text: string, rest: Partial<Line> = {}): Line {
  return {
    kind: 'line', page: 1, text: trackRaw(text, 0), bbox: null, segments: [[0, text.length]], runs: [], bold: false, italic: false,
    centred: null, blanksBefore: 0, role: 'text', block: null, ...rest,
  };
}

export const runOf = (start: number, end: number, font: string): FontRun => ({ start, end, font, bold: false, italic: false });

export const unicode: CleaningContext = { encoding: null };

/** A line after all steps, as text, with the steps that changed something. */
export function cleaned(line: Line | string, context = unicode): { text: string; steps: string[]; line: Line; edits: Edit[] } {
  const edits: Edit[] = [];
  const result = cleanLine(typeof line === 'string' ? lineOf(line) : line, context, edits);
  return { text: result.text.value, steps: [...new Set(edits.map((edit) => edit.step))], line: result, edits };
}
