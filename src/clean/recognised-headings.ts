import type { Edit } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { letterOrder, romanValue } from '../markers/markers.js';
import { rawSpan } from '../text/tracked.js';
import { spliceLine, type Splice } from './splice.js';

/** Signs that engines read for the strokes of Roman numerals. */
const strokes: Readonly<Record<string, string>> = { H: 'II', U: 'II', N: 'II', M: 'III', l: 'I', 1: 'I', '|': 'I', '!': 'I', Í: 'I', Ì: 'I', J: 'I', i: 'I', T: 'I', L: 'I', Y: 'V' };
const numeralStart = /^([IVXHUNMLTYJÍÌil1|!]{1,6})\s*([.,:;·]?)\s+(?=[A-Za-zÀ-ỹĐ“"])/u;
/** How signatures begin (Nghị định 30/2020/NĐ-CP, Annex I, II.7): no numeral. */
const signedFor = /^(?:TM|KT|TL|TUQ)\s*[.,]/;
const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

interface Heading {
  readonly line: number;
  /** What its signs say. */
  readonly value: number;
  /** Written as a marker is. */
  readonly sound: boolean;
  readonly length: number;
}

/** A line in capitals behind what can be a Roman numeral. */
function headingAt(text: string, line: number): Heading | null {
  const match = numeralStart.exec(text);
  if (match === null || signedFor.test(text)) return null;
  const letters = text.slice(match[0].length).match(/[A-Za-zÀ-ỹ]/gu) ?? [];
  const capitals = letters.filter((c) => c === c.toUpperCase() && c !== c.toLowerCase()).length;
  const sound = romanValue(match[1]!) !== null && match[2] === '.';
  if (letters.length < 4 || (!sound && capitals < 0.85 * letters.length)) return null;
  const value = romanValue([...match[1]!].map((c) => strokes[c] ?? c).join(''));
  return value === null ? null : { line, value, sound, length: match[0].length };
}

interface Path {
  readonly last: number;
  readonly score: number;
  readonly labels: readonly (number | null)[];
}

/** A lost or added stroke among I, II and III. */
const mayBe = (read: number, meant: number): boolean => (read <= 3 && meant <= 3) || (read > 3 && meant > 3 && Math.abs(read - meant) === 1);

/**
 * Which numeral each heading bears: the one its signs say, or the next one where a stroke was lost and what follows agrees. Headings that fit no
 * sequence stay as they were read: the document may have numbered them so.
 */
function labelHeadings(headings: readonly Heading[]): readonly (number | null)[] {
  let paths: Path[] = [{ last: 0, score: 0, labels: [] }];
  for (const { value, sound } of headings) {
    const next = paths.flatMap((path): Path[] => {
      const follows = path.last + 1;
      const out: Path[] = [];
      const add = (last: number, gain: number, label: number | null): void => void out.push({ last, score: path.score + gain, labels: [...path.labels, label] });
      if (value === follows || value === 1) add(value, value === follows ? 2 : 1, value);
      if (value !== follows && mayBe(value, follows)) add(follows, 0.6, follows);
      add(sound ? value : path.last, sound ? -0.5 : 0, null);
      return out;
    });
    paths = next.sort((a, b) => b.score - a.score).slice(0, 40);
  }
  return paths[0]?.labels ?? [];
}

function romanSplices(lines: readonly Line[]): Map<number, Splice> {
  const headings = lines.flatMap((line, i) => headingAt(line.text.value, i) ?? []);
  const out = new Map<number, Splice>();
  labelHeadings(headings).forEach((label, i) => {
    if (label === null) return;
    const { line, length } = headings[i]!;
    const written = `${romans[label] ?? ''}. `;
    if (romans[label] !== undefined && lines[line]!.text.value.slice(0, length) !== written) out.set(line, { start: 0, end: length, value: written });
  });
  return out;
}

/** What engines read for the letters of lists. */
const alike: Readonly<Record<string, string>> = { a: 'äàáâãøạ48', b: '6hị', c: 'eoçé©', d: 'đ', đ: 'dä', e: 'cêéèẹo', g: 'øq9sợạ', h: 'bn', i: '1lïíìj¡', k: 'x', l: '1i', m: 'n', n: 'm', o: '0', p: 'ø', q: '9g' };
/** "a)", and "a8)" where the letter's bow was read as a sign of its own. */
const letterStart = /^(\S|[a-zđ]\d)\s?([)}])\s*(?=[A-Za-zÀ-ỹĐ“"])/u;
const decimalStart = /^(\d{1,2})\.\s/u;
const strokeStart = /^([lIi|¡íÍ])\s?\.\s+(?=[A-Za-zÀ-ỹ])/u;

/** The mark of the next line that has one. */
function nextMark(lines: readonly Line[], from: number): string | undefined {
  for (const line of lines.slice(from + 1)) {
    const mark = letterStart.exec(line.text.value)?.[1];
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function letterMeant(read: string, expected: string): string {
  if (read === expected || read === 'a' || expected === '') return read;
  if (read.length === 2) return read[0] === expected && (alike[expected] ?? '').includes(read[1]!) ? expected : read;
  return (alike[expected] ?? '').includes(read) ? expected : read;
}

/** Letters of lists by their order: "d)" after "d)" is "đ)", "6)" after "a)" is "b)". */
function letterSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last = '';
  let number: number | null = null;
  lines.forEach((line, i) => {
    const text = line.text.value;
    const match = letterStart.exec(text);
    if (match === null) {
      if (decimalStart.test(text) || numeralStart.test(text)) [last, number] = ['', null];
      return;
    }
    const read = match[1]!.toLowerCase();
    const expected = last === '' ? 'a' : (letterOrder[letterOrder.indexOf(last) + 1] ?? '');
    const follows = /^\d$/.test(read) && (number === Number(read) - 1 || nextMark(lines, i) === String(Number(read) + 1));
    const meant = follows ? read : letterMeant(read, expected);
    // Lists may be numbered "1)", "2)" as well; such a figure is no letter.
    number = /^\d$/.test(meant) ? Number(meant) : null;
    if (meant !== read) out.set(i, { start: 0, end: match[1]!.length, value: meant });
    last = letterOrder.includes(meant) ? meant : last;
  });
  return out;
}

/** "l." or "I." where the next number is 2: the stroke is a 1. */
function decimalSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  lines.forEach((line, i) => {
    const match = strokeStart.exec(line.text.value);
    if (match === null || headingAt(line.text.value, i)?.sound === true) return;
    const next = lines.slice(i + 1).find((l) => decimalStart.test(l.text.value));
    if (next !== undefined && decimalStart.exec(next.text.value)![1] === '2') out.set(i, { start: 0, end: match[0].length, value: '1. ' });
  });
  return out;
}

/** Dashes of lists as engines read them. */
const dashStart = /^(?:[—–~=»«•·_¬]|-{2,3})\s+(?=[A-Za-zÀ-ỹĐ“"])/u;
function dashSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = dashStart.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: '- ' }] as const];
  }));
}

const steps: readonly { readonly id: string; readonly find: (lines: readonly Line[]) => Map<number, Splice> }[] = [
  { id: 'read-numeral', find: romanSplices },
  { id: 'read-letter', find: letterSplices },
  { id: 'read-number', find: decimalSplices },
  { id: 'read-dash', find: dashSplices },
];

/** Markers of headings and lists on pages that were read from pictures, put right by their sequence. Lines in tables are not looked at. */
export function repairHeadings(flow: readonly FlowElement[], pages: readonly Page[], edits: Edit[]): readonly FlowElement[] {
  const read = new Set(pages.filter((page) => page.ocr !== undefined).map((page) => page.number));
  if (read.size === 0) return flow;
  let current = flow;
  for (const { id, find } of steps) {
    const places = current.flatMap((element, i) => (element.kind === 'line' && read.has(element.page) ? [i] : []));
    const splices = find(places.map((i) => current[i] as Line));
    const changed = new Map([...splices].map(([i, splice]) => [places[i]!, splice]));
    current = current.map((element, i) => {
      const splice = changed.get(i);
      if (splice === undefined || element.kind !== 'line') return element;
      const raw = rawSpan(element.text, splice.start, splice.end) ?? [0, 0];
      edits.push({ step: id, page: element.page, raw, before: element.text.value.slice(splice.start, splice.end), after: splice.value });
      return spliceLine(element, [splice]);
    });
  }
  return current;
}
