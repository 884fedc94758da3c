import type { RawLine } from './lines.js';
import type { Region } from './markdown-regions.js';

/**
 * The source with everything the block parser must not see blanked out, unit by unit, so that offsets stay: tables that are read
 * elsewhere, lines that are set as they are (`set`), comments, lines of loose emphasis marks, fences around a whole Markdown text, quotations and lists nested beyond sense.
 */
export function maskSource(raw: string, physical: readonly RawLine[], regions: readonly Region[], set: readonly RawLine[]): string {
  const spans: [number, number][] = regions.map((region) => [physical[region.from]!.start, physical[region.to - 1]!.end]);
  spans.push(...commentSpans(raw), ...set.map(({ start, end }): [number, number] => [start, end]));
  for (const line of physical) {
    const nest = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){30,}/.exec(raw.slice(line.start, line.end));
    if (nest !== null) spans.push([line.start, line.start + nest[0].length]);
  }
  for (const line of physical) if (isNoise(raw.slice(line.start, line.end))) spans.push([line.start, line.end]);
  return blankOut(raw, spans);
}

/** Comments; of one that is never closed only its opening mark. */
function commentSpans(raw: string): [number, number][] {
  const spans: [number, number][] = [];
  const last = raw.lastIndexOf('-->');
  for (let at = raw.indexOf('<!--'); at >= 0; ) {
    const close = at < last ? raw.indexOf('-->', at) : -1;
    const end = close >= 0 && close - at < longestComment ? close + 3 : at + 4;
    spans.push([at, end]);
    at = raw.indexOf('<!--', end);
  }
  return spans;
}

const longestComment = 5000;

/** Lines without any text: "** **", "* *", "#", a fence that says its content is Markdown. */
function isNoise(line: string): boolean {
  return (/^[\s*_]+$/.test(line) && line.split('*').length > 2) || /^\s*#{1,6}\s*$/.test(line) || /^\s*(?:```|~~~)\s*(?:markdown|md)\s*$/i.test(line);
}

function blankOut(raw: string, spans: [number, number][]): string {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (end <= last) continue;
    const from = Math.max(start, last);
    parts.push(raw.slice(last, from), raw.slice(from, end).replace(/[^\r\n]/g, ' '));
    last = end;
  }
  parts.push(raw.slice(last));
  return parts.join('');
}
