import type { Line } from '../../model/flow.js';
import { letterValue, romanValue } from '../../markers/markers.js';
import { connectives } from './wording.js';

/** A number at the start of a line that may be the number of a row. */
export interface RowMark {
  readonly kind: 'letter' | 'roman' | 'number' | 'small';
  /** As written, without closing punctuation. */
  readonly text: string;
  readonly path: readonly number[];
  /** Closing punctuation: rows of a kind keep one style. */
  readonly style: string;
  /** Length with punctuation and following blanks. */
  readonly length: number;
  /** Length of the marker as written, with its punctuation. */
  readonly written: number;
}

const marker = /^(?:(?<number>\d{1,3}(?:\.\d{1,3}){0,3})|(?<roman>[IVX]{1,6})|(?<letter>[A-HKLMĐ])|(?<small>[a-zđ]))(?:(?<style>[.)/])(?=\s|$|\p{Lu})|(?=\s|$))/u;

/** The row number a line begins with, or null. A lower-case letter counts only where nothing else stands on its line. */
export function rowMarkAt(text: string): RowMark | null {
  const match = marker.exec(text);
  if (match === null) return null;
  const { number, roman, letter, small, style } = match.groups!;
  const blanks = /^\s*/u.exec(text.slice(match[0].length))![0].length;
  const common = { style: style ?? '', length: match[0].length + blanks, written: match[0].length };
  if (number !== undefined) return { kind: 'number', text: number, path: number.split('.').map(Number), ...common };
  if (roman !== undefined) {
    const value = romanValue(roman);
    return value === null ? null : { kind: 'roman', text: roman, path: [value], ...common };
  }
  if (small !== undefined && text.length > match[0].length) return null;
  const value = letterValue((letter ?? small)!);
  return value === null ? null : { kind: letter === undefined ? 'small' : 'letter', text: (letter ?? small)!, path: [value], ...common };
}

/** A row start: which line, which marker. */
export interface RowStart {
  readonly line: number;
  readonly mark: RowMark;
}

interface State {
  readonly letter: number;
  readonly roman: number;
  readonly path: readonly number[];
  readonly small: number;
  /** A group row came after the last number: numbers may start anew. */
  readonly fresh: boolean;
  readonly score: number;
  readonly last: Link | null;
}

interface Link {
  readonly start: RowStart;
  readonly before: Link | null;
}

const beamWidth = 32;
const start: State = { letter: 0, roman: 0, path: [], small: 0, fresh: true, score: 0, last: null };

/**
 * Which lines open a row. Every line that begins with a number is a candidate; a beam over (last letter, last roman, last number path)
 * keeps the sequences that count best, so that "5 trở lên" at the start of a wrapped line is no row 5 and a number used twice still is one.
 */
export function findRowStarts(lines: readonly Line[]): RowStart[] {
  const styles = new Map<string, string>();
  let beam: State[] = [start];
  lines.forEach((line, index) => {
    const mark = rowMarkAt(line.text.value);
    if (mark === null) return;
    const surface = surfaceScore(lines, index, mark) + styleScore(styles, mark);
    if (surface <= -4) return;
    beam = widen(beam, { line: index, mark }, surface);
  });
  const out: RowStart[] = [];
  for (let link = beam[0]!.last; link !== null; link = link.before) out.push(link.start);
  return out.reverse();
}

function widen(beam: readonly State[], candidate: RowStart, surface: number): State[] {
  const best = new Map<string, State>();
  const keep = (state: State): void => {
    const key = `${state.letter}|${state.roman}|${state.path.join('.')}|${state.small}|${state.fresh}`;
    const held = best.get(key);
    if (held === undefined || state.score > held.score) best.set(key, state);
  };
  for (const state of beam) {
    keep(state);
    const fit = sequenceScore(state, candidate.mark) + surface;
    if (fit > -3) keep(advance(state, candidate, fit));
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, beamWidth);
}

function advance(state: State, { line, mark }: RowStart, fit: number): State {
  const common = { score: state.score + fit, last: { start: { line, mark }, before: state.last } };
  const value = mark.path[0]!;
  if (mark.kind === 'letter') return { ...state, letter: value, roman: 0, small: 0, fresh: true, ...common };
  if (mark.kind === 'roman') return { ...state, roman: value, small: 0, fresh: true, ...common };
  if (mark.kind === 'small') return { ...state, small: value, ...common };
  return { ...state, path: mark.path, small: 0, fresh: false, ...common };
}

/** How well a marker follows what was counted before. */
function sequenceScore(state: State, mark: RowMark): number {
  const value = mark.path[0]!;
  if (mark.kind === 'letter') return step(state.letter, value);
  if (mark.kind === 'roman') return step(state.roman, value);
  if (mark.kind === 'small') return state.path.length === 0 ? -4 : step(state.small, value) - 0.5;
  return mark.path.length === 1 ? topScore(state, value) : pathScore(state, mark.path);
}

function step(last: number, value: number): number {
  if (value === last + 1) return 3;
  if (value === last && last > 0) return -0.5;
  return value === last + 2 ? 0 : -4;
}

function topScore(state: State, value: number): number {
  const last = state.path[0] ?? 0;
  if (value === 1 && state.fresh) return 3;
  if (value === last + 1) return last === 0 && !state.fresh ? -1 : 3;
  if (value === 1) return -1;
  return state.path.length === 0 ? -4 : step(last, value);
}

function pathScore(state: State, path: readonly number[]): number {
  const parent = path.slice(0, -1);
  const value = path.at(-1)!;
  const shared = parent.every((n, i) => state.path[i] === n);
  if (shared && state.path.length >= path.length) return step(state.path[parent.length]!, value);
  if (shared && state.path.length === parent.length) return value === 1 ? 3 : value === 2 ? 0 : -4;
  if (state.fresh && value === 1 && (parent.every((n) => n === 1) || (parent.length === 1 && parent[0] === state.roman))) return 3;
  if (value === 1 && parent.length === 1 && parent[0] === (state.path[0] ?? 0) + 1) return 1;
  return state.path.length === path.length && value === state.path.at(-1)! + 1 ? -0.5 : -4;
}

/** What the line itself and its neighbours say. */
function surfaceScore(lines: readonly Line[], index: number, mark: RowMark): number {
  const line = lines[index]!;
  const rest = line.text.value.slice(mark.length);
  const next = rest === '' ? (lines[index + 1]?.text.value ?? '') : rest;
  if (mark.kind === 'number' && /^0\d/u.test(mark.text) && rest !== '' && !/^\p{Lu}/u.test(rest)) return -4;
  let score = line.blanksBefore > 0 ? 0.3 : 0;
  if (/^["“(]?\p{Lu}/u.test(next)) score += 1;
  else if (/^\p{Ll}/u.test(next)) score -= rest === '' ? 2 : 3.5;
  else if (/^[%)\-–/.,;:]/u.test(next)) score -= 3;
  const before = lines[index - 1]?.text.value ?? '';
  if (line.blanksBefore === 0 && endsOpen(before)) score -= 2.5;
  return score;
}

/** True where a text cannot be the end of a cell: a comma, a dash, a word that wants another. */
export function endsOpen(text: string): boolean {
  if (/[,;:(\-–/&]$/u.test(text)) return !/^[-–]$/u.test(text);
  const last = /[A-Za-zÀ-ỹ]+$/u.exec(text)?.[0].toLowerCase() ?? '';
  return connectives.has(last);
}

function styleScore(styles: Map<string, string>, mark: RowMark): number {
  const kind = mark.kind === 'number' && mark.path.length > 1 ? 'path' : mark.kind;
  const style = styles.get(kind);
  if (style === undefined) {
    if (mark.path.every((n) => n === 1)) styles.set(kind, mark.style);
    return 0;
  }
  return style === mark.style ? 0 : -3;
}

/** A line in capitals, of three words or more. */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length >= 3;
}
