import { finding } from '../findings/report.js';
import type { SectionNode } from '../model/document.js';
import type { Finding } from '../model/finding.js';

/** A place of the document by its markers, outermost first: "điểm d, khoản 2, Mục III" → III, 2, d. */
type Place = readonly string[];

/** Units of a reference and how far out they stand. */
const units: Readonly<Record<string, number>> = { phần: 0, chương: 0, mục: 1, điều: 1.5, khoản: 2, 'tiểu mục': 2, điểm: 3, tiết: 4 };

const marker = "(?:[IVX]{1,5}|\\d{1,2}|[a-zđ])(?:\\.\\d{1,2}|\\.[a-zđ](?![A-Za-zÀ-ỹ]))*";
const markers = `(?:\\(${marker}\\) ?){1,3}|${marker}(?![A-Za-zÀ-ỹ\\d])(?:(?:,? và|,) ${marker}(?![A-Za-zÀ-ỹ\\d]))*`;
const component = new RegExp(`(?<![A-Za-zÀ-ỹ])(điểm|khoản|điều|tiểu mục|mục|phần|chương|tiết) (${markers})`, 'giu');

/** A reference to another document's place: "khoản 2 Điều 5 Nghị định …". */
const elsewhere = /^[ ,]*(?:của )?(?:điều \d|(?:nghị định|nghị quyết|luật|thông tư|quyết định|chỉ thị|kết luận|công văn)(?! này(?![A-Za-zÀ-ỹ]))|phụ lục|(?:chương trình|đề án|kế hoạch|quy định|quy chế)(?! này|[.;,)]|$))/iu;
const pointing = /(?:tại|theo|nêu tại|quy định tại|ở|thuộc|trong)(?: các| nội dung| những)* $/iu;

/**
 * The sections a duty points to ("các nhiệm vụ tại điểm d, khoản 2, Mục III" → the id of that item). A place that cannot be found gives
 * a finding and no id; places of other documents are passed over.
 */
export function referencesIn(text: string, sections: readonly SectionNode[], here: readonly SectionNode[]): { ids: string[]; findings: Finding[] } {
  const ids: string[] = [];
  const findings: Finding[] = [];
  for (const { places, words } of placesIn(text)) {
    for (const place of places) {
      const found = resolve(place, sections, here);
      if (found === null) findings.push(finding('unresolved-reference', { text: words }));
      else if (!ids.includes(found.id)) ids.push(found.id);
    }
  }
  return { ids, findings };
}

interface Reference {
  readonly places: readonly Place[];
  readonly words: string;
}

function placesIn(text: string): Reference[] {
  const found = [...text.slice(0, 20000).matchAll(component)];
  const out: Reference[] = [];
  for (let i = 0; i < found.length; ) {
    const run = [found[i]!];
    while (i + run.length < found.length && adjacent(text, run.at(-1)!, found[i + run.length]!)) run.push(found[i + run.length]!);
    i += run.length;
    const start = run[0]!.index;
    const end = run.at(-1)!.index + run.at(-1)![0].length;
    if (elsewhere.test(text.slice(end, end + 60)) || !pointing.test(text.slice(Math.max(0, start - 30), start))) continue;
    out.push({ places: expand(run), words: text.slice(start, end).trim() });
  }
  return out;
}

/** Parts of one reference follow one another with nothing but a comma; the same unit again is another place in the same one ("khoản 1, khoản 2 Mục II"). */
function adjacent(text: string, last: RegExpExecArray | RegExpMatchArray, next: RegExpMatchArray): boolean {
  const gap = text.slice(last.index! + last[0].length, next.index);
  const same = last[1]!.toLowerCase() === next[1]!.toLowerCase();
  return same ? /^(?:,| và|,? và) *$/u.test(gap) : /^(?:,| thuộc| của)? *$/u.test(gap);
}

/** Outermost first; "điểm a, b khoản 2" and "điểm a, điểm b khoản 2" are two places. Written from the inside out or from the outside in. */
function expand(run: readonly RegExpMatchArray[]): Place[] {
  const unit = (part: RegExpMatchArray): string => part[1]!.toLowerCase();
  const inward = units[unit(run[0]!)]! < units[unit(run.at(-1)!)]!;
  const parts: { unit: string; values: string[] }[] = [];
  for (const part of run) {
    const last = parts.at(-1);
    if (last?.unit === unit(part)) last.values.push(part[2]!.trim());
    else parts.push({ unit: unit(part), values: [part[2]!.trim()] });
  }
  let places: string[][] = [[]];
  for (const part of inward ? parts : parts.reverse()) {
    const alternatives = part.values.flatMap(alternativesOf);
    places = places.flatMap((place) => alternatives.map((steps) => [...place, ...steps.flatMap((step) => split(step, part.unit))])).slice(0, 50);
  }
  return places;
}

/** "(III) (2)" is one place of two steps, "a, b và c" are three places of one. */
function alternativesOf(value: string): string[][] {
  return value.startsWith('(') ? [value.match(/[^() ]+/g)!] : value.split(/,? và |, /u).map((m) => [m.trim()]);
}

/** "III.2.a" is three markers, "2.1" one (its section is written so) — tried both ways by `resolve`. */
function split(value: string, unit: string): string[] {
  if (unit === 'điều') return [`Điều ${value}`];
  return /^[IVX]+\./u.test(value) || /\.[a-zđ]$/u.test(value) ? value.split('.') : [value];
}

/** In the innermost enclosing item that holds the whole place, else in the document; of several the one that resolves fully. */
function resolve(place: Place, sections: readonly SectionNode[], here: readonly SectionNode[]): SectionNode | null {
  const scopes = /^[IVX]+$/u.test(place[0]!) ? [sections] : [...[...here].reverse().map((node) => node.children), sections];
  for (const scope of scopes) {
    const found = descend(place, scope);
    if (found !== null) return found;
  }
  return null;
}

function descend(place: Place, nodes: readonly SectionNode[]): SectionNode | null {
  const [first, ...rest] = place;
  for (const node of nodes) {
    if (bare(node.marker) === bare(first!)) {
      const found = rest.length === 0 ? node : descend(rest, node.children);
      if (found !== null) return found;
    }
  }
  for (const node of nodes) {
    const found = node.children.length > 0 && bare(node.marker) !== bare(first!) ? descend(place, node.children) : null;
    if (found !== null) return found;
  }
  return null;
}

/** A marker for comparing: "Mục III", "(1)" and "III." are III, 1, III; "Điều 3" stays; Roman numbers keep their case, letters are folded. */
function bare(value: string | null): string {
  const last = (value ?? '').replace(/^(?:Phần|Chương|Mục)\s+/iu, '').replace(/[().]+$|^[(]+/gu, '');
  return /^[IVX]+$/u.test(last) ? last : last.toLowerCase();
}
