import { marksIn } from './markdown-nesting.js';

/**
 * Where a long Markdown source is cut, so that the parser's time grows with the length and not with its square: at a line that nothing before
 * it can hold on to; where none comes for long, at one that begins an item or a heading, then a numbered item; at last at any line.
 */
const sizes = { free: 4_000, block: 10_000, numbered: 20_000, any: 32_000 } as const;
/** A mark of emphasis, a bracket or a tag costs as much as so many letters. */
const markCost = 8;

/** A part of a source: offsets, and the lines before it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const blank = /^[ \t]*$/;
/** Interrupts a paragraph, whatever comes before. */
const block = /^(?:[-+*]|#{1,6})[ \t]+\S/;
/** An item in a list, a line of text in a paragraph unless its number is 1. */
const numbered = /^\d{1,9}[.)][ \t]+\S/;
const fence = /^(`{3,}(?=[^`]*$)|~{3,})/;

/** The parts of a source; a short one has one. No part begins inside a fence. */
export function partsOf(source: string): Part[] {
  if (source.length <= sizes.free) return [{ start: 0, end: source.length, line: 0 }];
  const starts: Omit<Part, 'end'>[] = [{ start: 0, line: 0 }];
  let [open, afterBlank, size]: [string | null, boolean, number] = [null, true, 0];
  linesOf(source).forEach(({ start, text }, line) => {
    if (open === null && size >= sizes.free && mayBegin(text, size, afterBlank)) {
      starts.push({ start, line });
      size = 0;
    }
    size += text.length + 1 + markCost * marksIn(text);
    open = open === null ? (fence.exec(text)?.[1] ?? null) : closes(text, open) ? null : open;
    afterBlank = blank.test(text);
  });
  return starts.map((part, i) => ({ ...part, end: starts[i + 1]?.start ?? source.length }));
}

const mayBegin = (line: string, size: number, afterBlank: boolean): boolean =>
  (afterBlank && /^\S/.test(line)) || (size >= sizes.block && block.test(line)) || (size >= sizes.numbered && numbered.test(line)) || size >= sizes.any;

const closes = (text: string, open: string): boolean => {
  const marks = text.trim();
  return /^ {0,3}\S/.test(text) && marks.length >= open.length && marks === open[0]!.repeat(marks.length);
};

/** Lines as the parser counts them. */
function linesOf(source: string): { readonly start: number; readonly text: string }[] {
  let start = 0;
  return source.split(/(?<=\n|\r(?!\n))/).map((line) => {
    const own = { start, text: line.replace(/[\r\n]+$/, '') };
    start += line.length;
    return own;
  });
}
