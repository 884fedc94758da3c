/**
 * Lower case with every offset kept: one UTF-16 unit in, one out. Dashes become `-`, any white space a blank, so that the word
 * tables of the grammar need one form only. What was written is never replaced by it.
 */
export function lowerInPlace(text: string): string {
  const lower = text.toLowerCase();
  const sameLength = lower.length === text.length ? lower : Array.from({ length: text.length }, (_, i) => oneUnit(text[i]!)).join('');
  return sameLength.replace(/[–—−‐‑]/g, '-').replace(/[^\S ]/g, ' ');
}

function oneUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/** Escapes the characters that mean something in a regular expression. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Alternatives of literal phrases, the longest first, blanks matching runs of blanks. */
export function alternatives(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((p) => escapeRegExp(p).replace(/ /g, ' {1,3}'))
    .join('|');
}
