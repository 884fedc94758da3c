import type { RawLine } from './lines.js';
import type { Region } from './markdown-regions.js';

/**
 * The source with everything the block parser must not see blanked out, unit by unit, so that offsets stay: tables that are read
 * elsewhere, comments, lines of loose emphasis marks, fences around a whole Markdown text.
 */
export function maskSource(raw: string, physical: readonly RawLine[], regions: readonly Region[]): string {
  const spans: [number, number][] = regions.map((region) => [physical[region.from]!.start, physical[region.to - 1]!.end]);
  for (const match of raw.matchAll(/<!--/g)) {
    const close = raw.indexOf('-->', match.index);
    if (close > 0 && close - match.index < 5000) spans.push([match.index, close + 3]);
  }
  for (const line of physical) if (isNoise(raw.slice(line.start, line.end))) spans.push([line.start, line.end]);
  return blankOut(raw, spans);
}

/** Lines without any text: "** **", "* *", "#", a fence that says its content is Markdown. */
function isNoise(line: string): boolean {
  return /^[\s*_]*\*[\s*_]*\*[\s*_]*$/.test(line) || /^\s*#{1,6}\s*$/.test(line) || /^\s*(?:```|~~~)\s*(?:markdown|md)\s*$/i.test(line);
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
