import type { Line } from '../../src/model/flow.js';
import { trackRaw } from '../../src/text/tracked.js';

/** Lines of a text as ingest makes them: blanks counted, pieces parted by three blanks or a tab. */
export function linesOf(raw: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let blanks = 0;
  for (const value of raw.normalize('NFC').split('\n')) {
    if (value.trim() === '') blanks++;
    else {
      const segments = [...value.matchAll(/\S+(?: {1,2}\S+)*/gu)].map((m) => [m.index, m.index + m[0].length] as const);
      lines.push({ kind: 'line', page: 1, text: trackRaw(value, at), bbox: null, segments, runs: [], bold: false, italic: false, centred: null, blanksBefore: blanks, role: 'text', block: null });
      blanks = 0;
    }
    at += value.length + 1;
  }
  return lines;
}
