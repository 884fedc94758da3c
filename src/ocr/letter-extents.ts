/**
 * How far letters reach above the baseline and below it, in em of Times New Roman, the face Nghị định 30/2020/NĐ-CP (Annex I, II.1.3) prescribes.
 * Enough to tell the size of the type and the baseline from the box of a word.
 */
export interface Extent {
  readonly above: number;
  readonly below: number;
}

const xHeight = 0.45;
const capHeight = 0.67;
const markHeight = 0.22;
const secondMark = 0.14;

const classes: readonly (readonly [RegExp, Extent])[] = [
  [/[acemnorsuvwxz]/, { above: xHeight, below: 0 }],
  [/[gpqy]/, { above: xHeight, below: 0.21 }],
  [/[bdfhkliđ]/, { above: capHeight, below: 0 }],
  [/[t]/, { above: 0.58, below: 0 }],
  [/j/, { above: capHeight, below: 0.21 }],
  [/[A-ZĐ0-9%&]/, { above: capHeight, below: 0 }],
  [/[()[\]/]/, { above: capHeight, below: 0.17 }],
];

function extentOfLetter(letter: string): Extent | null {
  const [base = '', ...marks] = letter.normalize('NFD');
  const found = classes.find(([pattern]) => pattern.test(base))?.[1];
  if (found === undefined) return null;
  const over = marks.filter((m) => m !== '\u0323' && m !== '\u031b').length;
  return { above: found.above + (over > 0 && base !== 'i' ? markHeight + (over - 1) * secondMark : 0), below: marks.includes('\u0323') ? Math.max(found.below, 0.2) : found.below };
}

/** The reach of a word; null where it has no letter that says anything. */
export function extentOf(word: string): Extent | null {
  let [above, below, seen] = [0, 0, false];
  for (const letter of word) {
    const extent = extentOfLetter(letter);
    if (extent === null) continue;
    seen = true;
    above = Math.max(above, extent.above);
    below = Math.max(below, extent.below);
  }
  return seen ? { above, below } : null;
}
