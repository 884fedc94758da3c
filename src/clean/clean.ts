import type { Cleaned, Edit, Ingested } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import { rawSpan } from '../text/tracked.js';
import { setAside } from './furniture.js';
import { spliceLine } from './splice.js';
import { steps } from './steps.js';

/** Stage 2: the letters are put right, step by step, and what is no part of the text is set aside. */
export function clean(document: Ingested): Cleaned {
  const edits: Edit[] = [];
  const flow = document.flow.map((element) => cleanElement(element, edits));
  const { kept, furniture } = setAside(flow, document.pages);
  return { ...document, flow: kept, edits, furniture };
}

function cleanElement(element: FlowElement, edits: Edit[]): FlowElement {
  if (element.kind === 'line') return cleanLine(element, edits);
  return { ...element, cells: element.cells.map((cell) => ({ ...cell, lines: cell.lines.map((line) => cleanLine(line, edits)) })) };
}

/** All steps on one line, in their order. */
export function cleanLine(line: Line, edits: Edit[]): Line {
  return steps.reduce((current, step) => {
    const splices = step.find(current);
    for (const { start, end, value } of splices) {
      const raw = rawSpan(current.text, start, end) ?? [0, 0];
      edits.push({ step: step.id, page: line.page, raw, before: current.text.value.slice(start, end), after: value });
    }
    return spliceLine(current, splices);
  }, line);
}
