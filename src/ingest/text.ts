import type { FlowElement } from '../model/flow.js';
import type { Page } from '../model/page.js';
import type { Read } from './ingest.js';
import { makeLine, splitLines, textPages, trimmed, type RawLine } from './lines.js';
import { lineBreaks, type LineBreak } from './text-breaks.js';
import { tablesOfPages, type TextTable } from './text-columns.js';

/** Plain text: one line for each line that is not blank; form feeds are pages. */
export function ingestText(raw: string): Read {
  const pages = textPages(raw, 'plain-text');
  const physical = pages.map((page) => splitLines(raw, page.start, page.end));
  const tables = tablesOfPages(raw, physical, pages.map((page) => page.number));
  const columns = textColumns(raw, physical.flat());
  const breakAt = breaksOf(raw, physical, tables);
  return { raw, pages, flow: pages.flatMap((page, i) => pageLines(raw, page, physical[i]!, tables[i]!, { columns, breakAt })), findings: [] };
}

/** How the break before each line came about, by the line's offset; lines of tables tell nothing. */
function breaksOf(raw: string, physical: readonly (readonly RawLine[])[], tables: readonly (readonly TextTable[])[]): Map<number, LineBreak | null> {
  const texts = physical.map((lines) => lines.map(({ start, end }) => raw.slice(start, end).trimEnd()));
  tables.forEach((found, page) => found.forEach(({ from, to }) => texts[page]!.fill('', from, to)));
  const breaks = lineBreaks(texts.flat());
  return new Map(physical.flat().map(({ start }, i) => [start, breaks[i]!]));
}

function pageLines(raw: string, page: Page, physical: readonly RawLine[], found: readonly TextTable[], { columns, breakAt }: Habits): FlowElement[] {
  const flow: FlowElement[] = [];
  const tables = new Map(found.map((table) => [table.from, table]));
  let blanks = 0;
  for (let i = 0; i < physical.length; i++) {
    const { start, end } = physical[i]!;
    const text = trimmed(raw, start, end);
    if (text.value === '') {
      blanks++;
      continue;
    }
    const table = tables.get(i);
    if (table !== undefined) {
      flow.push(table.piece);
      i = table.to - 1;
    } else {
      const breakBefore = breakAt.get(start) ?? null;
      const line = makeLine(text, page.number, { blanksBefore: blanks, ...(breakBefore === null ? {} : { breakBefore }) });
      flow.push({ ...line, centred: line.segments.length > 1 ? null : isCentred(text.origin[0]! - start, text.value.length, columns) });
    }
    blanks = 0;
  }
  return flow;
}

/** How the whole file is set. */
interface Habits {
  readonly columns: Columns | null;
  /** By the offset at which a line begins. */
  readonly breakAt: ReadonlyMap<number, LineBreak | null>;
}

/** How wide the text is set, in characters; known only where the file keeps indents. */
interface Columns {
  readonly width: number;
  /** The indent most indented lines have: that of a paragraph's first line. */
  readonly usualIndent: number;
}

/** Least indent that can stand for centring, in characters. */
const leastIndent = 4;

function textColumns(raw: string, physical: readonly RawLine[]): Columns | null {
  const texts = physical.map(({ start, end }) => raw.slice(start, end).trimEnd()).filter((text) => text !== '');
  const indents = texts.map((text) => text.length - text.trimStart().length).filter((indent) => indent >= leastIndent);
  if (indents.length < Math.max(3, texts.length * 0.03)) return null;
  const counts = new Map<number, number>();
  for (const indent of indents) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  const [usualIndent, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  const lengths = texts.map((text) => text.length).sort((a, b) => a - b);
  return { width: lengths[Math.floor(lengths.length * 0.9)] ?? 0, usualIndent: count >= 4 ? usualIndent : -1 };
}

/** As much blank at the right as at the left, give or take a few characters of proportional type. */
function isCentred(indent: number, length: number, columns: Columns | null): boolean | null {
  if (columns === null) return null;
  const right = columns.width - indent - length;
  return indent >= leastIndent && indent !== columns.usualIndent && right >= leastIndent && Math.abs(indent - right) <= Math.max(4, columns.width * 0.1);
}
