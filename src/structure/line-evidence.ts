import type { Reading } from '../model/document.js';
import type { Line } from '../model/flow.js';
import type { Evidence } from '../model/provenance.js';
import { evidenceOf } from './evidence.js';

/** For a piece of a line (offsets in `line.text.value`): where it stands in the reading text; null where it is not in it. */
export function lineEvidence(document: Pick<Reading, 'text' | 'pages' | 'raw'>): (line: Line, start: number, end: number) => Evidence | null {
  const placed = new Int32Array(document.raw.length + 1).fill(-1);
  document.text.origin.forEach((raw, at) => {
    if (raw >= 0 && placed[raw] === -1) placed[raw] = at;
  });
  return (line, start, end) => {
    let low = -1;
    let high = -1;
    for (let i = start; i < end; i++) {
      const raw = line.text.origin[i] ?? -1;
      const at = raw < 0 ? -1 : placed[raw]!;
      if (at < 0) continue;
      if (low < 0 || at < low) low = at;
      if (at > high) high = at;
    }
    return low < 0 || high + 1 - low > 2 * (end - start) + 20 ? null : evidenceOf(document, [low, high + 1]);
  };
}
