import type { Span } from '../model/provenance.js';
import { lowerInPlace } from '../quantities/lower.js';

const abbreviation = /(?:^|[\s(])(?:tp|tx|tt|ths|ts|pgs|gs|bs|ks|v\.v|đ\/c|st|no|[a-zđ])$/iu;

/** Depth of round and square brackets at every unit; an unclosed bracket is taken as closed at the end of its sentence. */
export function bracketDepth(text: string): Uint8Array {
  const depth = new Uint8Array(text.length);
  if (!/[([]/.test(text)) return depth;
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '(' || c === '[') open.push(i);
    else if ((c === ')' || c === ']') && open.length > 0) {
      const start = open.pop()!;
      if (open.length === 0) depth.fill(1, start, i + 1);
    }
  }
  return depth;
}

/** Sentences: at a full stop, question or exclamation mark before white space and a capital, a digit or a bullet; not in brackets, not after an abbreviation. */
export function sentences(text: string): Span[] {
  const depth = bracketDepth(text);
  const cuts: number[] = [];
  for (const found of text.matchAll(/[.!?…]["”’)]?\s+(?=["“(‘]?[\p{Lu}\d+•-])/gu)) {
    if (depth[found.index] === 1 || (found[0][0] === '.' && abbreviation.test(text.slice(Math.max(0, found.index - 8), found.index)))) continue;
    cuts.push(found.index + found[0].length);
  }
  return between(0, text.length, cuts);
}

/** No sentence of a plan is longer; what is, is no prose, and is cut at its semicolons, else anywhere. */
const longest = 5000;

/** Sentences, the overlong ones cut, so that the work on one stays bounded. */
export function boundedSentences(text: string): Span[] {
  return sentences(text).flatMap((sentence) => {
    if (sentence[1] - sentence[0] <= longest) return [sentence];
    return clauses(text, sentence).flatMap(([start, end]) => Array.from({ length: Math.ceil((end - start) / longest) }, (_, i): Span => [start + i * longest, Math.min(end, start + (i + 1) * longest)]));
  });
}

/** Clauses of a sentence: at semicolons outside brackets. */
export function clauses(text: string, [start, end]: Span): Span[] {
  const depth = bracketDepth(text.slice(start, end));
  const cuts: number[] = [];
  for (let i = start; i < end; i++) if (text[i] === ';' && depth[i - start] === 0) cuts.push(i + 1);
  return between(start, end, cuts);
}

function between(start: number, end: number, cuts: readonly number[]): Span[] {
  const edges = [start, ...cuts, end];
  return edges.slice(1).map((to, i): Span => [edges[i]!, to]).filter(([a, b]) => b > a);
}

export interface Separator {
  readonly start: number;
  readonly end: number;
}

/** Commas, "và" and colons outside brackets between two offsets. */
export function separators(text: string, start: number, end: number): Separator[] {
  const part = lowerInPlace(text.slice(start, end));
  const depth = bracketDepth(part);
  const out: Separator[] = [];
  for (const found of part.matchAll(/, ?(?:và |còn |trong đó(?: có)? |đồng thời |phấn đấu )?|: ?| và /gu)) {
    if (depth[found.index] === 1) continue;
    out.push({ start: start + found.index, end: start + found.index + found[0].length });
  }
  return out;
}

/** White space and closing punctuation off both ends. */
export function trimSpan(text: string, [start, end]: Span): Span {
  let a = start;
  let b = end;
  while (a < b && /[\s;,.:•·*-]/u.test(text[a]!)) a++;
  while (b > a && /[\s;,.:]/u.test(text[b - 1]!)) b--;
  return [a, b];
}
