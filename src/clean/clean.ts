import { finding } from '../findings/report.js';
import type { Cleaned, Edit, Ingested } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { FlowElement, Line } from '../model/flow.js';
import { rawSpan } from '../text/tracked.js';
import { setAside } from './furniture.js';
import { repairHeadings } from './recognised-headings.js';
import { repairNumbering } from './recognised-numbering.js';
import { detectEncoding, encodingOfFont } from './legacy.js';
import { spliceLine } from './splice.js';
import { steps, type CleaningContext } from './steps.js';

/** Stage 2: the letters are put right, step by step, and what is no part of the text is set aside. */
export function clean(document: Ingested): Cleaned {
  const edits: Edit[] = [];
  const context = contextOf(document);
  const cleaned = document.flow.map((element) => cleanElement(element, context, edits)).filter((element) => element.kind !== 'line' || element.text.value !== '');
  const repaired = repairNumbering(repairHeadings(cleaned, document.pages, edits), document, edits);
  const { flow, furniture, garbled } = setAside(repaired, document.pages);
  const findings: readonly Finding[] = garbled.length === 0 ? document.findings : [...document.findings, finding('garbled-text', { text: garbled[0]!.slice(0, 60) })];
  return { ...document, flow, findings, edits, furniture: [...(document.furniture ?? []), ...furniture] };
}

/** Lines of the flow and of the tables in it. */
export function allLines(flow: readonly FlowElement[]): Line[] {
  return flow.flatMap((element) => (element.kind === 'line' ? [element] : element.cells.flatMap((cell) => cell.lines)));
}

/** Text is judged as a whole: single lines are too short to tell an encoding by. */
export function contextOf(document: Pick<Ingested, 'flow'>): CleaningContext {
  const unnamed = allLines(document.flow).filter((line) => !line.runs.some((run) => encodingOfFont(run.font) !== null));
  return { encoding: detectEncoding(unnamed.map((line) => line.text.value).filter((text) => /[^\x00-\x7f]/.test(text)).join('\n')) };
}

function cleanElement(element: FlowElement, context: CleaningContext, edits: Edit[]): FlowElement {
  if (element.kind === 'line') return cleanLine(element, context, edits);
  return { ...element, cells: element.cells.map((cell) => ({ ...cell, lines: cell.lines.map((line) => cleanLine(line, context, edits)).filter((line) => line.text.value !== '') })) };
}

/** One step can lay open what the same step changes again ("&amp;amp;"); no real line needs more rounds. */
const mostRounds = 4;

/** All steps on one line, in their order; what they change is added to `edits`. */
export function cleanLine(line: Line, context: CleaningContext, edits: Edit[]): Line {
  let current = line;
  for (const step of steps) {
    for (let round = 0; round < (step.id === 'legacy-encoding' ? 1 : mostRounds); round++) {
      const splices = step.find(current, context);
      if (splices.length === 0) break;
      for (const { start, end, value } of splices) {
        const raw = rawSpan(current.text, start, end) ?? [0, 0];
        edits.push({ step: step.id, page: line.page, raw, before: current.text.value.slice(start, end), after: value });
      }
      current = spliceLine(current, splices);
    }
  }
  return current;
}
