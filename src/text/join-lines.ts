import { concat, inserted, trim, type Tracked } from './tracked.js';

/** Breaks that stand inside a word or number: "2021-|2025", "411/|QĐ-TTg", "KH-|UBND". */
const glued: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/\d[-–]$/u, /^\d/u],
  [/\S\/$/u, /^\S/u],
  [/\p{Lu}[-–]$/u, /^\p{Lu}/u],
];

/** What a line break between two lines stands for when they are joined: a blank, or nothing inside a word or number. */
export function glueBetween(before: string, after: string): '' | ' ' {
  return before === '' || after === '' || glued.some(([b, a]) => b.test(before) && a.test(after)) ? '' : ' ';
}

/** Lines of one paragraph or cell as one text. */
export function joinLines(lines: readonly Tracked[]): Tracked {
  const parts: Tracked[] = [];
  let last = '';
  for (const line of lines.map(trim)) {
    if (line.value === '') continue;
    if (last !== '') parts.push(inserted(glueBetween(last, line.value)));
    parts.push(line);
    last = line.value;
  }
  return concat(parts);
}
