import type { Edit } from '../model/document.js';
import type { FlowElement, Line } from '../model/flow.js';
import type { Page } from '../model/page.js';
import { letterOrder, romanValue } from '../markers/markers.js';
import { isSurname, surnameLike } from '../registers/surnames.js';
import { foldPlain } from '../text/fold.js';
import { rawSpan } from '../text/tracked.js';
import { spliceLine, type Splice } from './splice.js';

/** Signs that engines read for the strokes of Roman numerals. */
const strokes: Readonly<Record<string, string>> = { H: 'II', U: 'II', N: 'II', M: 'III', l: 'I', 1: 'I', '|': 'I', '!': 'I', Í: 'I', Ì: 'I', J: 'I', i: 'I', T: 'I', L: 'I', Y: 'V' };
const numeralStart = /^([IVXHUNMLTYJÍÌil1|!]{1,6})(?:\s*([.,:;·]?)\s+(?=[A-Za-zÀ-ỹĐ“"])|\s*([.,:;·])(?=[A-ZÀ-ỸĐ]{2}))/u;
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
  const sound = romanValue(match[1]!) !== null && (match[2] ?? match[3]) === '.';
  if (letters.length < 4 || (!sound && capitals < 0.85 * letters.length)) return null;
  const numeral = [...match[1]!].map((c) => strokes[c] ?? c).join('');
  // Four strokes make no numeral: one of three was read as two ("IHI", "HIL").
  const value = romanValue(numeral.replace(/^I{4,}$/, 'III'));
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
      // The document may have numbered two headings alike, and the second lost a stroke.
      if (value < path.last && mayBe(value, path.last)) add(path.last, 0.2, path.last);
      add(sound ? value : path.last, sound ? -0.5 : 0, null);
      return out;
    });
    paths = next.sort((a, b) => b.score - a.score).slice(0, 40);
  }
  return paths[0]?.labels ?? [];
}

/** A first heading in small letters, its stroke read as a figure or its dot lost: the first numeral after it is "II.", and no list goes on from "1" to "2" before that. */
const firstStart = /^[1lI|!]\s*[.,:]?\s+(?=[A-ZÀ-ỸĐ])/u;
const secondStart = /^2\s*[.,:]?\s+(?=[A-ZÀ-ỸĐ])/u;
/** A heading is no longer. */
const longestHeading = 90;

function lostFirst(lines: readonly Line[], [next]: readonly Heading[], above: number): Heading[] {
  if (next === undefined || !next.sound || next.value !== 2) return [];
  const before = lines.slice(0, next.line).map((line) => line.text.value);
  const found = before.flatMap((text, line): Heading[] => (line > above && text.length <= longestHeading && !/[.;,]$/u.test(text) && firstStart.test(text) ? [{ line, value: 1, sound: true, length: firstStart.exec(text)![0].length }] : []));
  return found.length === 1 && !before.slice(found[0]!.line).some((text) => secondStart.test(text)) ? found : [];
}

/** No heading stands above the motto; what looks like one is of a stamp. */
const motto = /cong hoa xa hoi chu nghia|doc lap tu do/;
const mostAboveMotto = 16;

function romanSplices(lines: readonly Line[]): Map<number, Splice> {
  const from = lines.slice(0, mostAboveMotto).findLastIndex((line) => motto.test(foldPlain(line.text.value)));
  const read = lines.flatMap((line, i) => (i > from ? (headingAt(line.text.value, i) ?? []) : []));
  const headings = [...lostFirst(lines, read, from), ...read];
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
const dottedHeading = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s/u;
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

/** Whether the next letter of the list, before another heading, is "b)": then this one is "a)". */
function opensWithB(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1).find(({ text: { value } }) => letterStart.test(value) || decimalStart.test(value) || numeralStart.test(value));
  return next !== undefined && letterStart.exec(next.text.value)?.[1] === 'b';
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
      if (decimalStart.test(text) || dottedHeading.test(text) || numeralStart.test(text)) [last, number] = ['', null];
      return;
    }
    const read = match[1]!.toLowerCase();
    const expected = last === '' ? 'a' : (letterOrder[letterOrder.indexOf(last) + 1] ?? '');
    const follows = /^\d$/.test(read) && (number === Number(read) - 1 || nextMark(lines, i) === String(Number(read) + 1));
    const isFirst = last === '' && read.length === 1 && opensWithB(lines, i);
    const meant = follows ? read : isFirst ? 'a' : letterMeant(read, expected);
    // Lists may be numbered "1)", "2)" as well; such a figure is no letter.
    number = /^\d$/.test(meant) ? Number(meant) : null;
    // A capital in a list of small letters is a small one that stands out.
    if (meant !== read || (last !== '' && match[1] !== read)) out.set(i, { start: 0, end: match[1]!.length, value: meant });
    last = letterOrder.includes(meant) ? meant : last;
  });
  return out;
}

/** "16." after "1.5." is "1.6.": the dot was lost. */
const dottedStart = /^(\d{1,2}(?:\.\d{1,2}){0,2})(\.?)\s+(?=[A-Za-zÀ-ỹĐ“"])/u;
function dotSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last: readonly number[] = [];
  lines.forEach((line, i) => {
    const match = dottedStart.exec(line.text.value);
    if (match === null) return;
    const written = match[1]!;
    const next = last.length < 2 ? [] : [[...last.slice(0, -1), last.at(-1)! + 1], [...last, 1]];
    const first = last.length === 1 ? [[...last, 1]] : [];
    const lost = written.includes('.') ? undefined : [...next, ...first].find((path) => path.join('') === written && path.length > 1);
    if (lost !== undefined && written.length >= 2 && Number(written) !== (last[0] ?? 0) + 1) {
      out.set(i, { start: 0, end: written.length, value: lost.join('.') });
      last = lost;
    } else last = written.split('.').map(Number);
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

/** "2." between "2." and "4." is "3."; "3 Sở Y tế" between "2." and "4." lost its dot. */
const bareNumber = /^(\d{1,2})(\.?)\s+(?=[A-ZÀ-ỸĐ])/u;
function orderSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  const marks = lines.flatMap((line, at) => {
    const match = bareNumber.exec(line.text.value);
    return match !== null ? [{ at, value: Number(match[1]), dotted: match[2] === '.', length: match[0].length }] : numeralStart.test(line.text.value) ? [{ at, value: 0, dotted: true, length: 0 }] : [];
  });
  marks.forEach(({ at, value, dotted, length }, i) => {
    const [before, after] = [marks[i - 1]?.value, marks[i + 1]?.value];
    if (length === 0 || before === undefined || before === 0 || after !== before + 2) return;
    if (value === before + 1 ? !dotted : value === before) out.set(at, { start: 0, end: length, value: `${before + 1}. ` });
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

/** Quarters are Roman numerals, up to four, and rise in a list: "Quý 11/2028", "Quý II, II năm 2022". */
const quarter = /(?<=[Qq]uý\s+)([IVl1|!H]{1,4})(?:(\s*(?:,|và|-|–)\s*)([IVl1|!H]{1,4}))?(?=\s*[/.,;)]|\s+năm|\s*$)/gu;
const quarterNames: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };
const asQuarter = (text: string): number | null => quarterNames[[...text].map((c) => strokes[c] ?? c).join('')] ?? null;

function quarterSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  lines.forEach((line, i) => {
    for (const match of line.text.value.matchAll(quarter)) {
      const [first, second] = [asQuarter(match[1]!), match[3] === undefined ? null : asQuarter(match[3])];
      if (first === null || (match[3] !== undefined && second === null)) continue;
      const later = second === null ? null : second > first ? second : first < 4 ? first + 1 : second;
      const value = romans[first]! + (later === null ? '' : match[2]! + romans[later]!);
      if (value !== match[0]) out.set(i, { start: match.index, end: match.index + match[0].length, value });
    }
  });
  return out;
}

/** Specks before a marker. */
const speckStart = /^['‘’`.,·:;|*_~^"“”]+\s*(?=(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|-)\s|[IVXHUNMLTYJl|!]{1,6}\s?\.\s?[A-ZÀ-ỸĐ]{2})/u;
function speckSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = speckStart.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: '' }] as const];
  }));
}

/** A speck read as the dash of a list before a number: the one between those of the lines around it that have one. */
const dashedNumber = /^[-–•]\s+(?=(\d{1,2})\.\s+[A-ZÀ-ỸĐ])/u;
function dashedNumberSplices(lines: readonly Line[]): Map<number, Splice> {
  const out = new Map<number, Splice>();
  let last: number | null = null;
  lines.forEach((line, i) => {
    const own = decimalStart.exec(line.text.value)?.[1];
    const match = dashedNumber.exec(line.text.value);
    if (own !== undefined) last = Number(own);
    else if (numeralStart.test(line.text.value)) last = null;
    else if (match !== null && last === Number(match[1]) - 1) {
      const next = lines.slice(i + 1).find((l) => decimalStart.test(l.text.value) || numeralStart.test(l.text.value));
      if (next === undefined || Number(decimalStart.exec(next.text.value)?.[1] ?? 1) !== Number(match[1]) + 1) return;
      out.set(i, { start: 0, end: match[0].length, value: '' });
      last = Number(match[1]);
    }
  });
  return out;
}

/** The head of the recipients, of which the first word is small and slanted and often lost. */
const recipientsStart = /^\S{1,5}\s+nh[ậâạấa]n\s?:/u;
function recipientsSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = recipientsStart.exec(line.text.value);
    return match === null || match[0] === 'Nơi nhận:' ? [] : [[i, { start: 0, end: match[0].length, value: 'Nơi nhận:' }] as const];
  }));
}

/** The name of who signs, with specks before and after it that strokes of the signature left. */
const specksAndName = /^((?:\P{Lu}{1,3}\s+|["“”'‘’*«‹_.,:;-]+\s*)?)(\p{Lu}\p{Ll}+)((?: \p{Lu}\p{Ll}+){1,4})(\s*[.,:;'’”"_*-]*)$/u;
function nameSplices(lines: readonly Line[]): Map<number, Splice> {
  const pages = new Set<number>();
  return new Map(lines.flatMap((line, i) => {
    if (/^Nơi nhận/.test(line.text.value)) pages.add(line.page);
    // Only at the end of a document: elsewhere a line may hold the name of a place and its full stop.
    if (!pages.has(line.page)) return [];
    for (const [from, to] of line.segments) {
      const text = line.text.value.slice(from, to).trimEnd();
      const [, before, surname, given, after] = specksAndName.exec(text) ?? [];
      if (surname === undefined) continue;
      const meant = isSurname(surname) ? surname : surnameLike(surname);
      if (meant === null || (before === '' && after === '' && meant === surname)) continue;
      return [[i, { start: from, end: from + text.length, value: meant + given! }] as const];
    }
    return [];
  }));
}

/** "PHỤ LỤC J" is the first of several. */
const annexStroke = /^(PHỤ LỤC|Phụ lục)\s+[Jl|!]$/u;
function annexSplices(lines: readonly Line[]): Map<number, Splice> {
  return new Map(lines.flatMap((line, i) => {
    const match = annexStroke.exec(line.text.value);
    return match === null ? [] : [[i, { start: 0, end: match[0].length, value: `${match[1]!} I` }] as const];
  }));
}

const steps: readonly { readonly id: string; readonly find: (lines: readonly Line[]) => Map<number, Splice> }[] = [
  { id: 'read-speck', find: speckSplices },
  { id: 'read-speck-number', find: dashedNumberSplices },
  { id: 'read-numeral', find: romanSplices },
  { id: 'read-letter', find: letterSplices },
  { id: 'read-number', find: decimalSplices },
  { id: 'read-order', find: orderSplices },
  { id: 'read-name', find: nameSplices },
  { id: 'read-annex', find: annexSplices },
  { id: 'read-dot', find: dotSplices },
  { id: 'read-recipients', find: recipientsSplices },
  { id: 'read-dash', find: dashSplices },
];
/** Steps for lines in tables, too. */
const everywhere: typeof steps = [{ id: 'read-quarter', find: quarterSplices }];

/** Markers of headings and lists on pages that were read from pictures, put right by their sequence; in tables only what needs no sequence. */
export function repairHeadings(flow: readonly FlowElement[], pages: readonly Page[], edits: Edit[]): readonly FlowElement[] {
  const read = new Set(pages.filter((page) => page.ocr !== undefined).map((page) => page.number));
  if (read.size === 0) return flow;
  let current = flow;
  for (const step of steps) current = applyStep(current, step, current.filter((e): e is Line => e.kind === 'line' && read.has(e.page)), edits);
  for (const step of everywhere) current = applyStep(current, step, linesOf(current).filter((line) => read.has(line.page)), edits);
  return current;
}

const linesOf = (flow: readonly FlowElement[]): Line[] => flow.flatMap((element) => (element.kind === 'line' ? [element] : element.cells.flatMap((cell) => cell.lines)));

/** One step over some of the lines. */
function applyStep(flow: readonly FlowElement[], { id, find }: (typeof steps)[number], lines: readonly Line[], edits: Edit[]): readonly FlowElement[] {
  const changed = new Map([...find(lines)].map(([i, splice]) => [lines[i]!, splice]));
  if (changed.size === 0) return flow;
  const change = (line: Line): Line => {
    const splice = changed.get(line);
    if (splice === undefined) return line;
    const raw = rawSpan(line.text, splice.start, splice.end) ?? [0, 0];
    edits.push({ step: id, page: line.page, raw, before: line.text.value.slice(splice.start, splice.end), after: splice.value });
    return spliceLine(line, [splice]);
  };
  return flow.map((element) => (element.kind === 'line' ? change(element) : { ...element, cells: element.cells.map((cell) => ({ ...cell, lines: cell.lines.map(change) })) }));
}
