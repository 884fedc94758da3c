import type { Edit, Sectioned } from '../model/document.js';
import type { Span } from '../model/provenance.js';
import type { Cleaning } from '../model/record.js';
import { bisect } from '../text/bisect.js';

/** An edit with its place in the order of application. */
type OrderedEdit = Edit & { readonly order: number };
type Source = Pick<Sectioned, 'text' | 'raw' | 'edits'>;

/** What a place of the reading text was made from. Both are absent where the place shows what was written, letter by letter. */
export interface Written {
  raw?: string;
  cleaning?: Cleaning[];
}

/** Different changes of one step that are listed; `times` counts all. A line in a legacy font has dozens. */
const mostChanges = 5;
/** The name of the join of two lines, which is no step on a single line. */
export const joinStep = 'join-lines';
/** These change blanks, line breaks and how a letter is stored, never which letter it is: they are named and counted only. */
const countedOnly: ReadonlySet<string> = new Set(['blanks', 'compose', joinStep]);
/** What a step took out between two letters of one line is no longer than this, unless it is blank. */
const longestGap = 12;
const longestRaw = 2000;

/** Gives, for a span of the reading text, what was written there and which cleaning steps touched it, in the order they were applied. */
export function writtenAt(document: Source): (span: Span, shown: string) => Written {
  const ordered = document.edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => a.raw[0] - b.raw[0] || a.order - b.order);
  const longest = ordered.reduce((most, { raw }) => Math.max(most, raw[1] - raw[0]), 0);
  return (span, shown) => {
    const { runs, joins } = rawRuns(document, span);
    if (runs.length === 0) return {};
    const cleaning = group(runs.flatMap((run) => editsOn(ordered, longest, run)), joins);
    const written = runs.map(([start, end]) => document.raw.slice(start, end)).join(' ').replace(/\s+/g, ' ').trim();
    const same = written.normalize('NFC') === shown.replace(/\s+/g, ' ').trim();
    return { ...(same ? {} : { raw: written.slice(0, longestRaw) }), ...(cleaning.length === 0 ? {} : { cleaning }) };
  };
}

/** The stretches of raw text behind a span, one for each line; and how many of those were joined, where others keep their line break. */
function rawRuns({ text, raw }: Source, span: Span): { runs: Span[]; joins: number } {
  const runs: [number, number][] = [];
  let [joins, parted] = [0, false];
  for (let i = span[0]; i < span[1]; i++) {
    const at = text.origin[i]!;
    const run = runs.at(-1);
    if (at < 0) parted ||= /[\n\t]/.test(text.value[i]!);
    else if (run !== undefined && !parted && at >= run[1] - 1 && isOneLine(raw.slice(run[1], at))) run[1] = Math.max(run[1], at + 1);
    else {
      if (run !== undefined && !parted) joins++;
      parted = false;
      runs.push([at, at + 1]);
    }
  }
  return { runs, joins };
}

const isOneLine = (gap: string): boolean => gap === '' || (!/[\n\v\f\r]/.test(gap) && (gap.length <= longestGap || gap.trim() === ''));

/** Edits that changed something inside a stretch. They are sorted by where they begin, and none covers more than `longest` units. */
function editsOn(ordered: readonly OrderedEdit[], longest: number, [start, end]: Span): OrderedEdit[] {
  const out: OrderedEdit[] = [];
  for (let i = bisect(ordered.length, (at) => ordered[at]!.raw[0] >= end) - 1; i >= 0; i--) {
    const edit = ordered[i]!;
    if (edit.raw[1] > start) out.push(edit);
    else if (start - edit.raw[0] >= longest) break;
  }
  return out;
}

/** Edits by step, in the order of the steps; the same change is listed once. */
function group(edits: readonly OrderedEdit[], joins: number): Cleaning[] {
  const byStep = new Map<string, { times: number; changes: Map<string, [string, string]> }>();
  for (const { step, before, after } of [...new Set(edits)].sort((a, b) => a.order - b.order)) {
    const entry = byStep.get(step) ?? { times: 0, changes: new Map<string, [string, string]>() };
    entry.times++;
    entry.changes.set(`${before}\n${after}`, [before, after]);
    byStep.set(step, entry);
  }
  if (joins > 0) byStep.set(joinStep, { times: joins, changes: new Map() });
  return [...byStep].map(([step, { times, changes }]) => (countedOnly.has(step) ? { step, times } : { step, times, changes: [...changes.values()].slice(0, mostChanges) }));
}
