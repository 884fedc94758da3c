import type { Line } from '../model/flow.js';
import { romanValue } from '../markers/markers.js';
import { foldPlain } from '../text/fold.js';
import { numeralStart, romans, strokes, strokesValue } from './recognised-marks.js';
import type { Splice } from './splice.js';

/** How signatures begin (Nghị định 30/2020/NĐ-CP, Annex I, II.7): no numeral. */
const signedFor = /^(?:TM|KT|TL|TUQ)\s*[.,]/;

interface Heading {
  readonly line: number;
  /** What its signs say. */
  readonly value: number;
  /** Written as a marker is. */
  readonly sound: boolean;
  readonly length: number;
}

/** A line in capitals behind what can be a Roman numeral. */
export function headingAt(text: string, line: number): Heading | null {
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

/** A lost or added stroke among I, II and III; beyond, a lost one ("V" for "IV" or "VI"): where a numeral is written soundly nothing is added to it. */
function mayBe({ value, sound }: Pick<Heading, 'value' | 'sound'>, meant: number): boolean {
  if (value <= 3 || meant <= 3) return value <= 3 && meant <= 3;
  return Math.abs(value - meant) === 1 && (!sound || romans[value]!.length < romans[meant]!.length);
}

/**
 * Which numeral each heading bears: the one its signs say, or the next one where a stroke was lost and what follows agrees. Headings that fit no
 * sequence stay as they were read: the document may have numbered them so.
 */
function labelHeadings(headings: readonly Heading[]): readonly (number | null)[] {
  let paths: Path[] = [{ last: 0, score: 0, labels: [] }];
  for (const heading of headings) {
    const { value, sound } = heading;
    const next = paths.flatMap((path): Path[] => {
      const follows = path.last + 1;
      const out: Path[] = [];
      const add = (last: number, gain: number, label: number | null): void => void out.push({ last, score: path.score + gain, labels: [...path.labels, label] });
      if (value === follows || value === 1) add(value, value === follows ? 2 : 1, value);
      if (value !== follows && mayBe(heading, follows)) add(follows, 0.6, follows);
      // The document may have numbered two headings alike, and the second lost a stroke.
      if (value < path.last && mayBe(heading, path.last)) add(path.last, 0.2, path.last);
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

export function romanSplices(lines: readonly Line[]): Map<number, Splice> {
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

/** "Chương II" alone, or with its title in capitals, after "Chương II" and before "Chương IV" is "Chương III". */
const chapterStart = /^((?:Chương|CHƯƠNG|Phần|PHẦN)\s+)([IVXHUNMLTYl1|!]{1,6})(?=$|[.:]|\s)/u;

export function chapterSplices(lines: readonly Line[]): Map<number, Splice> {
  const headings = lines.flatMap(({ text: { value: text } }, line) => {
    const [whole, kind, numeral] = chapterStart.exec(text) ?? [];
    const rest = text.slice(whole?.length ?? 0);
    const value = numeral === undefined || rest !== rest.toUpperCase() ? null : strokesValue(numeral);
    return value === null ? [] : [{ line, value, sound: true, length: numeral!.length, kind: kind! }];
  });
  const out = new Map<number, Splice>();
  // Parts and chapters are numbered each for themselves.
  for (const of of new Set(headings.map(({ kind }) => kind.trim().toLowerCase()))) {
    const same = headings.filter(({ kind }) => kind.trim().toLowerCase() === of);
    labelHeadings(same).forEach((label, i) => {
      const { line, length, kind } = same[i]!;
      const value = label === null ? undefined : romans[label];
      if (value !== undefined && lines[line]!.text.value.slice(kind.length, kind.length + length) !== value) out.set(line, { start: kind.length, end: kind.length + length, value });
    });
  }
  return out;
}

/** Quarters are Roman numerals, up to four, and rise in a list: "Quý 11/2028", "Quý II, II năm 2022". */
const quarter = /(?<=[Qq]uý\s+)([IVl1|!H]{1,4})(?:(\s*(?:,|và|-|–)\s*)([IVl1|!H]{1,4}))?(?=\s*[/.,;)]|\s+năm|\s*$)/gu;
const lastQuarter = 4;
function asQuarter(read: string): number | null {
  const value = strokesValue(read);
  return value !== null && value <= lastQuarter ? value : null;
}

export function quarterSplices(lines: readonly Line[]): Map<number, Splice> {
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
