import type { Line } from '../model/flow.js';

/**
 * A line as the readers of the letterhead look at it. `text` and `flat` have the length of `line.text.value`, so that an
 * offset in one is an offset in the others.
 */
export interface View {
  readonly line: Line;
  readonly index: number;
  /** What is written, with the marks of emphasis, headings and bars blanked. */
  readonly text: string;
  /** `text` in lower case without diacritics, unit by unit. */
  readonly flat: string;
  /** `flat` with blanks folded. */
  readonly folded: string;
  readonly blank: boolean;
  /** Nothing but hyphens, underscores, stars or equals signs: a drawn rule. */
  readonly rule: boolean;
  /** Most of its letters are capitals. */
  readonly capitals: boolean;
}

const flatUnits = new Map<string, string>();

function flatUnit(unit: string): string {
  const known = flatUnits.get(unit);
  if (known !== undefined) return known;
  const base = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const made = dashes.includes(unit) ? '-' : unit === 'đ' || unit === 'Đ' || unit === 'Ð' || unit === 'ð' ? 'd' : base.length === 1 ? base : unit;
  flatUnits.set(unit, made);
  return made;
}

const dashes = '–—−‐‑­';

/** Lower case without diacritics, one unit for one unit: offsets stay. Line feeds stay, other white space becomes a blank. */
export function flatten(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) out += text[i]!;
    else if (code === 10) out += '\n';
    else if (code <= 32 || code === 160) out += ' ';
    else if (code < 128) out += text[i]!.toLowerCase();
    else out += flatUnit(text[i]!);
  }
  return out;
}

const marks = /<\/?(?:br|b|i|u|em|strong|sup|p)\s*\/?>|^\s{0,12}#{1,6}(?=\s|$)|[*|\\`]/giu;

/** The text with Markdown's and HTML's marks blanked out, of the same length. */
export function blankMarks(text: string): string {
  return text.replace(marks, (mark) => ' '.repeat(mark.length));
}

function mostlyCapitals(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > 0 && upper >= 4 * lower;
}

/** Cleaning leaves one blank where a wide gap was; the segments still know, and a tab says so in the view. */
function withGaps(text: string, segments: Line['segments']): string {
  if (segments.length < 2) return text;
  let out = '';
  let done = 0;
  for (let i = 1; i < segments.length; i++) {
    const [from, to] = [segments[i - 1]![1], segments[i]![0]];
    if (from < done || to <= from || text.slice(from, to).trim() !== '') continue;
    out += `${text.slice(done, from)}\t`;
    done = from + 1;
  }
  return out + text.slice(done);
}

export function viewOf(line: Line, index: number): View {
  const text = withGaps(blankMarks(line.text.value), line.segments);
  const flat = flatten(text);
  const folded = flat.replace(/\s+/gu, ' ').trim();
  return { line, index, text, flat, folded, blank: folded === '', rule: folded !== '' && /^[-_=~. ]{3,}$/u.test(folded), capitals: mostlyCapitals(text) };
}

const seen = new WeakMap<readonly Line[], View[]>();

/** Views of all lines; kept as long as the list of lines is, since zones and metadata look at the same one. */
export function viewsOf(lines: readonly Line[]): readonly View[] {
  const known = seen.get(lines);
  if (known !== undefined) return known;
  const views = lines.map(viewOf);
  seen.set(lines, views);
  return views;
}

/** Blank, a rule or a drawn bar: says nothing. */
export function silent(view: View): boolean {
  return view.blank || view.rule;
}
