import type { DraftTable, Furniture } from '../../model/document.js';
import type { FlowElement, Line } from '../../model/flow.js';
import type { AgencyContext } from './cell-scores.js';
import { draftTable } from './draft.js';
import { headAt, headsAt, isIndexLine, opensHead } from './head.js';
import { folded, tableEnd } from './wording.js';

/**
 * Tables in text without geometry: a head that begins with "STT"/"TT", then rows by their numbers. Lines that make a table are replaced
 * by it; what is not understood stays in the flow as it is.
 */
export function findFlattenedTables(flow: readonly FlowElement[], context: AgencyContext): (FlowElement | DraftTable)[] {
  const out: (FlowElement | DraftTable)[] = [];
  let at = 0;
  let notBefore = 0;
  while (at < flow.length) {
    const found = at < notBefore ? null : tableAt(flow, at, context);
    if (found === null || found.table === null) {
      notBefore = Math.max(notBefore, at + (found?.taken ?? 0));
      out.push(flow[at++]!);
    } else {
      out.push(found.table);
      at += found.taken;
    }
  }
  return out;
}

interface Found {
  /** Null: a head whose lines make no table. */
  readonly table: DraftTable | null;
  /** Elements of the flow that became the table, or that were tried in vain. */
  readonly taken: number;
}

const maxBody = 20000;

function tableAt(flow: readonly FlowElement[], at: number, context: AgencyContext): Found | null {
  const first = flow[at]!;
  if (first.kind !== 'line' || first.role === 'code' || !opensHead(first.text.value)) return null;
  const near = linesFrom(flow, at, 40);
  const heads = headsAt(near, 0);
  if (heads.length === 0) return null;
  const lines = linesFrom(flow, at, maxBody);
  const headLines = lines.slice(0, heads[0]!.lines);
  const body = bodyOf(lines, headLines);
  const drafted = draftTable(headLines, heads, body.lines, body.furniture, context);
  if (drafted === null) return { table: null, taken: body.end };
  const used = drafted.used < body.lines.length ? lines.indexOf(body.lines[drafted.used]!) : body.end;
  return { table: drafted.table, taken: used };
}

function linesFrom(flow: readonly FlowElement[], at: number, limit: number): Line[] {
  const lines: Line[] = [];
  for (let i = at; i < flow.length && lines.length < limit; i++) {
    const element = flow[i]!;
    if (element.kind !== 'line') break;
    lines.push(element);
  }
  return lines;
}

/** The lines under a head up to what ends the table, without repeated heads and index rows. */
function bodyOf(lines: readonly Line[], head: readonly Line[]): { lines: Line[]; furniture: Furniture[]; end: number } {
  const title = folded(head.map((line) => line.text.value).join(' '));
  const out: Line[] = [];
  const furniture: Furniture[] = [];
  let at = head.length;
  while (at < lines.length) {
    const text = lines[at]!.text.value;
    const repeated = opensHead(text) ? repeatedHead(lines, at, title) : 0;
    if (repeated > 0) {
      furniture.push(...lines.slice(at, at + repeated).map((line) => ({ page: line.page, reason: 'repeated-table-header' as const, text: line.text.value })));
      at += repeated;
      continue;
    }
    if (tableEnd.some((pattern) => pattern.test(text)) || (opensHead(text) && headAt(lines.slice(at, at + 40), 0) !== null)) break;
    if (isIndexLine(text) && out.length === 0) furniture.push({ page: lines[at]!.page, reason: 'residue', text });
    else out.push(lines[at]!);
    at++;
  }
  return { lines: out, furniture, end: at };
}

/** Lines that say the head again, however they are wrapped; 0 where they do not. */
function repeatedHead(lines: readonly Line[], at: number, title: string): number {
  let said = '';
  for (let count = 1; at + count <= lines.length && count <= 30; count++) {
    said = `${said} ${folded(lines[at + count - 1]!.text.value)}`.trim();
    if (said === title) return count;
    if (!title.startsWith(said)) return 0;
  }
  return 0;
}
