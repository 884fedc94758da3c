import type { FontRun, Line } from '../model/flow.js';
import type { Box } from '../model/provenance.js';
import type { Fragment } from './fragments.js';
import { fragmentsToRows, rowBottom, rowTop, type Row } from './rows.js';
import { isColumnGap } from './gaps.js';

/** A gap of this many em is a blank where the file has none: between pieces set one after the other, between others. */
const blankAfterNeighbour = 0.3;
const blankBetween = 0.15;
/** So much of a line's letters decides its weight and slope. */
const mostly = 0.9;

interface Growing {
  value: string;
  readonly origin: number[];
  readonly segments: [number, number][];
  readonly runs: FontRun[];
}

const round = (value: number) => Math.round(value * 100) / 100;

function rowBox(row: Row): Box {
  return [round(Math.min(...row.map((f) => f.x0))), round(rowTop(row)), round(Math.max(...row.map((f) => f.x1))), round(rowBottom(row))];
}

/** The raw offset of the one blank that stands between two pieces, or -1. */
function blankOrigin(before: Fragment, after: Fragment, raw: string): number {
  const end = before.start + before.text.length;
  return after.start > end && after.start - end <= 3 && /^ +$/.test(raw.slice(end, after.start)) ? end : -1;
}

function addBlank(line: Growing, before: Fragment, after: Fragment, raw: string): void {
  if (line.value.endsWith(' ') || /^\s/.test(after.text)) return;
  const origin = blankOrigin(before, after, raw);
  const adjoining = after.start === before.start + before.text.length;
  const least = (adjoining ? blankAfterNeighbour : blankBetween) * Math.max(before.size, after.size);
  if (origin < 0 && after.x0 - before.x1 <= least) return;
  line.value += ' ';
  line.origin.push(origin);
}

function addRun(line: Growing, { font, bold, italic }: Fragment, start: number): void {
  const last = line.runs.at(-1);
  const end = line.value.length;
  if (last !== undefined && last.font === font && last.bold === bold && last.italic === italic) line.runs[line.runs.length - 1] = { ...last, end };
  else {
    if (last !== undefined) line.runs[line.runs.length - 1] = { ...last, end: start };
    line.runs.push({ start, end, font, bold, italic });
  }
}

function addFragment(line: Growing, fragment: Fragment, newSegment: boolean): void {
  const start = line.value.length;
  line.value += fragment.text;
  for (let i = 0; i < fragment.text.length; i++) line.origin.push(fragment.start + i);
  addRun(line, fragment, start);
  const segment = line.segments.at(-1);
  if (segment === undefined || newSegment) line.segments.push([start, line.value.length]);
  else segment[1] = line.value.length;
}

/** Letters that one font lacks are taken from another, which may have no bold: so many side by side, this near (em) to the word they stand in. */
const mostBorrowed = 2;
const withinWord = 0.15;

const familyOf = (font: string): string => font.replace(/[-,].*$/, '');
const lettersOf = (fragment: Fragment): number => fragment.text.replace(/\s/g, '').length;

/** Pieces in the fonts of the line, without letters that were borrowed from another. */
function ownFragments(row: Row): readonly Fragment[] {
  if (row.every((fragment) => fragment.font === row[0]!.font)) return row;
  const letters = new Map<string, number>();
  for (const fragment of row) letters.set(familyOf(fragment.font), (letters.get(familyOf(fragment.font)) ?? 0) + lettersOf(fragment));
  const [main] = [...letters].reduce((most, each) => (each[1] > most[1] ? each : most));
  return row.filter((fragment, i) => {
    if (familyOf(fragment.font) === main || lettersOf(fragment) > mostBorrowed) return true;
    const near = withinWord * fragment.size;
    return ![row[i - 1], row[i + 1]].some((beside) => beside !== undefined && familyOf(beside.font) === main && Math.max(fragment.x0, beside.x0) - Math.min(fragment.x1, beside.x1) < near);
  });
}

function share(row: readonly Fragment[], has: (fragment: Fragment) => boolean): number {
  let [all, those] = [0, 0];
  for (const fragment of row) {
    const letters = lettersOf(fragment);
    all += letters;
    if (has(fragment)) those += letters;
  }
  return all === 0 ? 0 : those / all;
}

/** One visual line as a `Line`; whether it is centred and what space stands before it, only the page can tell. */
export function rowToLine(row: Row, page: number, raw: string): Line {
  const line: Growing = { value: '', origin: [], segments: [], runs: [] };
  const own = ownFragments(row);
  row.forEach((fragment, i) => {
    const before = row[i - 1];
    if (before !== undefined) addBlank(line, before, fragment, raw);
    addFragment(line, fragment, before !== undefined && isColumnGap(row, i));
  });
  return {
    kind: 'line',
    page,
    text: { value: line.value, origin: line.origin },
    bbox: rowBox(row),
    segments: line.segments,
    runs: line.runs,
    bold: share(own, (f) => f.bold) >= mostly,
    italic: share(own, (f) => f.italic) >= mostly,
    centred: null,
    blanksBefore: 0,
    role: 'text',
    block: null,
  };
}

/** Text pieces of a page (or of a cell) as visual lines from the top down. */
export function fragmentsToLines(fragments: readonly Fragment[], page: number, raw: string): Line[] {
  return fragmentsToRows(fragments).map((row) => rowToLine(row, page, raw));
}
