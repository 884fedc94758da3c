/** A physical line of a text file, without the blanks at its end; '' for a blank line. */
type PhysicalLine = string;

/** How a line break came about: the line above was full, or it was not and the break was meant. */
export type LineBreak = 'wrapped' | 'meant';

/** So many line breaks amid sentences tell how a file was wrapped … */
const fewestPairs = 3;
/** … where so many of them tell the same; of few, all. */
const mostAlike = 0.93;
/** Lines from this share of the longest one on may have been cut at the width. */
const nearlyFull = 0.85;
/** Indents are told from so many lines. */
const fewestIndented = 5;
/** A file without line breaks amid sentences keeps each paragraph on a line of its own; some of them are so long. Characters. */
const longLine = 200;
const mostBroken = 0.02;
/** Paragraphs are single sentences where so few sentences, for each paragraph, begin inside a line. */
const fewestInside = 1 / 8;
/** Least indent of a paragraph's first line, in characters. */
const leastIndent = 4;

const wideGap = /\S(?: {3,}|\t)\S/u;
const endsSentence = /[.;:!?…][")”’\]]*$/u;
const sentenceInside = /\p{Ll}[)"”]?\. (?=\p{Lu}\p{Ll})/gu;
const endsWithStop = /[^\d]\.$/u;
const startsSmall = /^\p{Ll}/u;
/** A name, a number or a date; no number of an item. */
const startsAmid = /^(?:\p{Lu}\p{Ll}|\d+(?![\d.]*[.)/]\s))/u;
/** A cell that holds a number or one word; what begins below it is another cell. */
const loneFigure = /^\s*(?:\S+|[\d.,%()\s–-]+)$/u;
/** "Cà Mau, ngày 08" over "tháng 01 năm 2026". */
const placeOfDate = /^\s*[^,]{2,30},(?:\s*ngày\s*\d*)?$/u;
const dateWord = /^\s*(?:ngày|tháng|năm)(?:\s|$)/u;
const itemMark = /^\p{Ll}[.)](?:\s|$)/u;

const indentOf = (line: PhysicalLine): number => line.length - line.trimStart().length;
const firstWord = (line: PhysicalLine): number => /^\S*/u.exec(line.trimStart())![0].length;

/** Does the line surely go on with the sentence of the line above it? */
function goesOn(above: PhysicalLine, line: PhysicalLine): boolean {
  const text = line.trimStart();
  return above !== '' && startsSmall.test(text) && !itemMark.test(text) && !endsSentence.test(above) && !wideGap.test(above) && !wideGap.test(line);
}

/** How wide a text is set and how its paragraphs begin, as far as its own lines show it. */
interface Habit {
  /** Characters in a full line; Infinity where lines are never wrapped, null where nothing shows it. */
  readonly width: number | null;
  /** Indent of paragraphs' first lines; null where they have none. */
  readonly indent: number | null;
}

function habitOf(lines: readonly PhysicalLine[]): Habit {
  const filled = lines.filter((line) => line !== '');
  const all = lines.flatMap((line, i): [PhysicalLine, PhysicalLine][] => (i > 0 && goesOn(lines[i - 1]!, line) ? [[lines[i - 1]!, line]] : []));
  if (all.length <= mostBroken * filled.length && filled.some((line) => line.length > longLine && !wideGap.test(line))) return { width: Infinity, indent: null };
  const told = all.filter(([above, line]) => !loneFigure.test(above) && !(placeOfDate.test(above) && dateWord.test(line)));
  const pairs = told.length >= fewestPairs ? told : all.length >= fewestPairs ? all : told.concat(told.length > 0 ? longLines(lines, filled) : []);
  if (pairs.length < fewestPairs) return { width: null, indent: null };
  const enough = Math.ceil(mostAlike * pairs.length);
  const atMargin = pairs.filter(([, line]) => indentOf(line) === 0).length;
  return { width: widthOf(pairs, enough, filled), indent: atMargin >= enough ? usualIndent(filled) : null };
}

/** In a short text also long lines that end no sentence, above one that begins with a capital or a figure. */
function longLines(lines: readonly PhysicalLine[], filled: readonly PhysicalLine[]): [PhysicalLine, PhysicalLine][] {
  const longest = filled.reduce((most, line) => Math.max(most, line.length), 0);
  return lines.flatMap((line, i): [PhysicalLine, PhysicalLine][] => {
    const above = lines[i - 1] ?? '';
    return above.length >= nearlyFull * longest && !endsSentence.test(above) && !wideGap.test(above) && startsAmid.test(line) ? [[above, line]] : [];
  });
}

/** The width at which all these breaks had to be: every line fits, and none of them with the first word of the next. */
function widthOf(pairs: readonly (readonly [PhysicalLine, PhysicalLine])[], enough: number, filled: readonly PhysicalLine[]): number | null {
  const holds = (width: number): number => pairs.filter(([above, line]) => above.length <= width && above.length + 1 + firstWord(line) > width).length;
  const widths = [...new Set(pairs.map(([above]) => above.length))];
  const [best, count] = widths.map((width) => [width, holds(width)] as const).reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a));
  if (count < enough) return null;
  // Lines that end a paragraph may be longer, and show more of the width.
  return filled.reduce((width, line) => (line.length > width && !wideGap.test(line) && holds(line.length) === count ? line.length : width), best);
}

function usualIndent(filled: readonly PhysicalLine[]): number | null {
  const counts = new Map<number, number>();
  for (const line of filled) if (indentOf(line) >= leastIndent && !wideGap.test(line.trimStart())) counts.set(indentOf(line), (counts.get(indentOf(line)) ?? 0) + 1);
  const [indent, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return count >= fewestIndented && count >= 0.05 * filled.length ? indent : null;
}

/** Hardly a paragraph holds a second sentence: sentences that begin inside a line are few beside lines that end a paragraph. */
function oneSentenceEach(lines: readonly PhysicalLine[], width: number): boolean {
  const inside = lines.reduce((sum, line) => sum + (line.match(sentenceInside)?.length ?? 0), 0);
  const ends = lines.filter((line, i) => /[.;]$/u.test(line) && line.length + 1 + firstWord(lines[i + 1] ?? '') <= width).length;
  return inside < fewestInside * ends;
}

/**
 * For each physical line, how the break before it came about; null where nothing shows it: after a blank line, and in files that were
 * wrapped by the eye or in proportional type.
 */
export function lineBreaks(lines: readonly PhysicalLine[]): (LineBreak | null)[] {
  const { width, indent } = habitOf(lines);
  const single = width !== null && indent === null && oneSentenceEach(lines, width);
  return lines.map((line, i) => {
    const above = lines[i - 1] ?? '';
    if (above === '' || line === '') return null;
    if (indent !== null && indentOf(line) === indent) return 'meant';
    if (width === null || wideGap.test(above) || indentOf(line) > 0) return null;
    if (width === Infinity || above.length + 1 + firstWord(line) <= width) return 'meant';
    // The next word did not fit, but a sentence ended there, and no paragraph has two.
    if (single && endsWithStop.test(above) && /^\p{Lu}/u.test(line)) return 'meant';
    return above.length <= width ? 'wrapped' : null;
  });
}
