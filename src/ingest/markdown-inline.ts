import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { FontRun } from '../model/flow.js';
import type { Tracked } from '../text/tracked.js';

/** One line of a Markdown block: its text without marks, and what the marks said. */
export interface InlineLine {
  readonly text: Tracked;
  readonly bold: boolean;
  readonly italic: boolean;
  /** How the line ended: by a line break as written, or by one that Markdown or HTML asks for (`<br>`, two blanks, `\`). */
  readonly end: 'soft' | 'hard';
  /** The break at its end stands inside one run of emphasis: the line was wrapped, not ended. */
  readonly wrapped: boolean;
  /** Fonts that may tell how letters are encoded; offsets in `text.value`. */
  readonly fonts?: readonly FontRun[];
}

/** One UTF-16 unit with its marks. */
interface Unit {
  readonly char: string;
  readonly at: number;
  bold: boolean;
  italic: boolean;
  /** Number of the innermost emphasis node, 0 outside. */
  readonly emphasis: number;
}

interface Flags {
  readonly bold: number;
  readonly italic: number;
  readonly emphasis: number;
}

/** What an HTML tag inside a line does. Tags that are not named here are text. */
const tags: Readonly<Record<string, 'break' | 'bold' | 'italic' | 'drop'>> = {
  br: 'break', p: 'break', div: 'break', center: 'break', li: 'break', tr: 'break', h1: 'break', h2: 'break', h3: 'break', h4: 'break',
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic',
  sup: 'drop', sub: 'drop', u: 'drop', span: 'drop', font: 'drop', a: 'drop', img: 'drop', ul: 'drop', ol: 'drop', s: 'drop', small: 'drop', big: 'drop',
  table: 'drop', tbody: 'drop', thead: 'drop', td: 'break', th: 'break', hr: 'break', html: 'drop', body: 'drop',
};

/** Line break that Markdown or HTML asks for, as against one that merely stands in the source. */
const hardBreak = '\u2028';

/**
 * The lines of a block's inline content. `raw` is the whole source the nodes' positions count in; every unit of the result keeps its offset there.
 */
export function inlineLines(raw: string, children: readonly PhrasingContent[]): InlineLine[] {
  const units: Unit[] = [];
  const state = { bold: 0, italic: 0, next: 1 };
  for (const child of children) collect(raw, child, { bold: 0, italic: 0, emphasis: 0 }, state, units);
  return toLines(dropLooseMarks(raw, units));
}

function collect(raw: string, node: Nodes, flags: Flags, state: { bold: number; italic: number; next: number }, units: Unit[]): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const push = (value: string, from: number, to: number) => {
    const offsets = alignSource(raw, from, to, value);
    for (let i = 0; i < value.length; i++) {
      units.push({ char: value[i]!, at: offsets[i]!, bold: flags.bold + state.bold > 0, italic: flags.italic + state.italic > 0, emphasis: flags.emphasis });
    }
  };
  if (node.type === 'text' || node.type === 'inlineCode') push(node.value, start, end);
  else if (node.type === 'break') push(hardBreak, start, end);
  else if (node.type === 'html') applyTag(node.value, state, (value) => push(value, start, end));
  else if (node.type === 'footnoteReference') push(raw.slice(start, end), start, end);
  else if ('children' in node) {
    const inner = { bold: flags.bold + Number(node.type === 'strong'), italic: flags.italic + Number(node.type === 'emphasis'), emphasis: flags.emphasis };
    if (node.type === 'strong' || node.type === 'emphasis') inner.emphasis = state.next++;
    for (const child of (node as Parents).children) collect(raw, child, inner, state, units);
  }
}

function applyTag(source: string, state: { bold: number; italic: number }, push: (value: string) => void): void {
  if (source.startsWith('<!') || source.startsWith('<?')) return;
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(source);
  const kind = match === null ? undefined : tags[match[2]!.toLowerCase()];
  if (match === null || kind === undefined) return push(source);
  const step = match[1] === '/' ? -1 : 1;
  if (kind === 'break') push(hardBreak);
  else if (kind === 'bold') state.bold = Math.max(0, state.bold + step);
  else if (kind === 'italic') state.italic = Math.max(0, state.italic + step);
}

/**
 * Source offset of each unit of a text node's value: the same units in the same order, with escapes, entities, line prefixes and code marks
 * skipped in the source.
 */
export function alignSource(raw: string, start: number, end: number, value: string): number[] {
  const offsets = new Array<number>(value.length);
  let at = start;
  for (let i = 0; i < value.length; ) {
    if (raw[at] === '&' && (value[i] !== '&' || /^&(?:amp|#38|#x26);/i.test(raw.slice(at, at + 6)))) {
      const close = raw.indexOf(';', at);
      if (close > at && close < Math.min(end, at + 40)) {
        const units = (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
        for (let k = 0; k < units; k++) offsets[i + k] = at;
        i += units;
        at = close + 1;
        continue;
      }
    }
    while (at < end && raw[at] !== value[i] && !(value[i] === '\n' && raw[at] === '\r')) at++;
    offsets[i] = Math.min(at, Math.max(start, end - 1));
    at += value[i] === '\n' && raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1;
    i++;
  }
  return offsets;
}

/** Marks that Markdown did not take for emphasis because they are broken ("KT. CHỦ TỊCH **", "2.**** Rà soát"): off, and meant as they were. */
function dropLooseMarks(raw: string, units: readonly Unit[]): Unit[] {
  const text = units.map((unit) => unit.char).join('');
  const drop = new Set<number>();
  for (const { pattern, apply } of looseMarks) {
    const runs = [...text.matchAll(pattern)].filter((m) => !(units[m.index]!.at > 0 && raw[units[m.index]!.at - 1] === '\\'));
    for (const run of runs) for (let i = 0; i < run[0].length; i++) drop.add(run.index + i);
    // An odd mark has no partner: it goes, and says nothing.
    for (let k = 0; k + 1 < runs.length; k += 2) for (let i = runs[k]!.index; i < runs[k + 1]!.index; i++) apply(units[i]!);
  }
  return units.filter((_, i) => !drop.has(i));
}

const looseMarks: readonly { pattern: RegExp; apply: (unit: Unit) => void }[] = [
  { pattern: /\*{2,}|__(?=[A-Za-zÀ-ỹ])|(?<=[A-Za-zÀ-ỹ])__/gu, apply: (unit) => (unit.bold = true) },
  { pattern: /(?<![*(\d])\*(?=[^\s*)])|(?<=[^\s*(])\*(?![*)\d])|\*(?=[ \t]*(?:[\n\u2028]|$))/gu, apply: (unit) => (unit.italic = true) },
];

/** Lines of nothing but dashes and marks draw a rule under a heading; they are no text. */
export function isDecoration(text: string): boolean {
  return /^[\s\-–—=_*~]{3,}$/u.test(text);
}

function toLines(units: readonly Unit[]): InlineLine[] {
  const lines: InlineLine[] = [];
  let from = 0;
  for (let i = 0; i <= units.length; i++) {
    const unit = units[i];
    const hard = unit?.char === hardBreak;
    if (unit !== undefined && unit.char !== '\n' && !hard) continue;
    const line = lineOf(units.slice(from, i), unit === undefined || hard ? 'hard' : 'soft', unit);
    if (line !== null) lines.push(line);
    from = i + 1;
  }
  return lines;
}

function lineOf(units: readonly Unit[], end: 'soft' | 'hard', breaking: Unit | undefined): InlineLine | null {
  let start = 0;
  let stop = units.length;
  while (start < stop && /\s/u.test(units[start]!.char)) start++;
  while (stop > start && /\s/u.test(units[stop - 1]!.char)) stop--;
  const kept = units.slice(start, stop);
  const value = kept.map((unit) => unit.char).join('');
  if (value === '' || isDecoration(value)) return null;
  const letters = kept.filter((unit) => /[A-Za-zÀ-ỹ\d]/u.test(unit.char));
  const all = letters.length > 0 ? letters : kept;
  const last = kept.at(-1)!;
  return {
    text: { value, origin: kept.map((unit) => unit.at) },
    bold: all.every((unit) => unit.bold),
    italic: all.every((unit) => unit.italic),
    end,
    wrapped: end === 'soft' && breaking !== undefined && breaking.emphasis !== 0 && breaking.emphasis === last.emphasis,
  };
}
