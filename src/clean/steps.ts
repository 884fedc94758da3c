import type { Line } from '../model/flow.js';
import { matchSplices, type Splice } from './splice.js';

/** One named step of cleaning. `find` lists what it would change in a line; applying and listing is the same for all. */
export interface CleaningStep {
  readonly id: string;
  readonly does: string;
  readonly source: string;
  readonly find: (line: Line) => readonly Splice[];
}

const onText = (find: (text: string) => readonly Splice[]) => (line: Line) => find(line.text.value);

export const steps: readonly CleaningStep[] = [
  {
    id: 'compose',
    does: 'NFC: one code point for one Vietnamese letter',
    source: 'Unicode Standard Annex #15',
    find: onText((text) => (text.normalize('NFC') === text ? [] : matchSplices(text, /\P{M}\p{M}+/gu, ([m]) => m.normalize('NFC')))),
  },
  {
    id: 'blanks',
    does: 'runs of blanks, tabs and non-breaking blanks become one blank',
    source: 'legacy-encodings § 6',
    find: onText((text) => matchSplices(text, /\s+/gu, (m) => (m.index === 0 || m.index! + m[0].length === text.length ? '' : ' '))),
  },
];
