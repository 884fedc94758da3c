import type { BlockRun } from '../blocks/model.js';
import { markerAt } from '../../markers/markers.js';
import { siteLabel } from '../../registers/site-labels.js';
import { isDecoration } from '../markdown-inline.js';

/** How many characters of a text are no blanks. */
export const letters = (text: string): number => text.replace(/[\s\u00a0]/gu, '').length;

/** Blanks, and lines that are drawn with dashes. */
export const saysNothing = (text: string): boolean => text.split('\n').every((line) => letters(line) === 0 || isDecoration(line));

/** From so many lines on, a block is a page written with line breaks alone. */
const manyLines = 8;

/** Share of line breaks before a small letter from which lines were cut at a width. */
const cutShare = 0.15;

/** Offsets of the line breaks that end a paragraph: behind a sentence, and all of them where a page has no paragraphs but line breaks. */
export function paragraphEnds(text: string): number[] {
  const breaks = [...text.matchAll(/\n/g)].map((found) => found.index);
  const labels = breaks.filter((at) => isLabelled(text.slice(at + 1, at + 60)));
  const ended = new Set(breaks.filter((at) => /[.;][ \u00a0]*$/u.test(text.slice(Math.max(0, at - 10), at)) || isHeadingBefore(text, at)));
  const goesOn = breaks.filter((at) => !ended.has(at) && /^[\s\u00a0]*\p{Ll}/u.test(text.slice(at, at + 20)));
  if (goesOn.length > breaks.length * cutShare) return labels;
  if (breaks.length >= manyLines) return breaks;
  return breaks.filter((at) => labels.includes(at) || ended.has(at));
}

/** A heading is no longer than this, and shorter by half than the line below it: lines cut at a width are nearly equal. */
const longestHeading = 80;

/** Does a numbered line end at a break, with what it heads below it: "1. Cục Thuế tỉnh⏎Triển khai …"? */
function isHeadingBefore(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
  const end = text.indexOf('\n', at + 1);
  const next = text.slice(at + 1, end < 0 ? undefined : end).trim();
  const marker = line.length <= longestHeading && next.length > line.length * 1.5 ? markerAt(line) : null;
  return marker !== null && marker.ordinal !== null && line.length > marker.length && !/[,:;–-]$/u.test(line) && /^\p{Lu}/u.test(next);
}

/** "Ngày ban hành: …": a field of a portal's box. */
const isLabelled = (line: string): boolean => line.includes(':') && siteLabel(line.slice(0, line.indexOf(':')).trim()) !== null;

/** Runs cut at line breaks; each break goes. */
export function splitRuns(runs: readonly BlockRun[], breaks: readonly number[]): BlockRun[][] {
  if (breaks.length === 0) return [[...runs]];
  const cut = new Set(breaks);
  const out: BlockRun[][] = [[]];
  let at = 0;
  for (const run of runs) {
    let from = 0;
    for (let i = 0; i < run.text.length; i++) {
      if (!cut.has(at + i)) continue;
      if (i > from) out.at(-1)!.push({ ...run, text: run.text.slice(from, i) });
      out.push([]);
      from = i + 1;
    }
    if (from < run.text.length) out.at(-1)!.push({ ...run, text: run.text.slice(from) });
    at += run.text.length;
  }
  return out;
}

/** A number or bullet typed before the words, with blanks that only set it apart. */
const spacedMarker = /^(\s*(?:[-+*•·]|\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[IVX]{1,5}\.|[A-Za-zđĐ]{1,2}[.)]))[ \t]*\u00a0[ \u00a0]*(?=\S)/u;

/** The blanks between a typed marker and its words become one. */
export function plainMarker(runs: readonly BlockRun[]): readonly BlockRun[] {
  const [first, ...rest] = runs;
  return first === undefined ? runs : [{ ...first, text: first.text.replace(spacedMarker, '$1 ') }, ...rest];
}

const typedMarker = /^(?:[-–+•*·]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVX]{1,5}\.)/u;

/** The marker that a browser sets first, unless the item was typed with the same one; a dash before no other marker. */
export function withMarker(marker: string, runs: readonly BlockRun[]): readonly BlockRun[] {
  const text = runs.map((run) => run.text).join('').trimStart();
  if (marker === '' || text.startsWith(marker.trim()) || (marker === '- ' && typedMarker.test(text))) return runs;
  return [{ text: marker, bold: runs[0]?.bold ?? false, italic: runs[0]?.italic ?? false }, ...runs];
}
