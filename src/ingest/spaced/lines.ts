/** A stretch of a line, in characters from the line's start. */
export type Stretch = readonly [from: number, to: number];

/** A physical line of a text set in columns, without the blanks at its end. */
export interface SpacedLine {
  readonly text: string;
  /** Stretches that two blanks or more, or a tab, part. */
  readonly segments: readonly Stretch[];
}

/** What stands in the marker column, or opens a row that goes over all columns: "1", "1.2", "IV.", "a)", "-". */
const marker = /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[IVXL]{1,5}(?:\.\d{1,2})?[.)]?|[A-ZĐa-zđ][.)]?|[-+•])(?=\s|$)/u;

/** No layout sets longer lines (characters); patterns need more of the stack than there is for some. */
const longestLine = 20_000;

export function spacedLine(text: string): SpacedLine {
  const trimmed = text.trimEnd();
  if (trimmed.length > longestLine) return { text: trimmed, segments: [[0, trimmed.length]] };
  const segments = [...trimmed.matchAll(/\S+(?:[ \u00a0]\S+)*/gu)].map((match): Stretch => [match.index, match.index + match[0].length]);
  return { text: trimmed, segments };
}

export const wordsIn = (line: SpacedLine, [from, to]: Stretch): string => line.text.slice(from, to);
export const opensWithMarker = (text: string): boolean => marker.test(text);
/** Nothing but a marker. */
export const isMarker = (text: string): boolean => marker.exec(text)?.[0].length === text.length;
/** Letters, and none of them small. */
export const isShouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
/** A cell that goes on with the line above. */
export const startsSmall = (text: string): boolean => /^["“(]?\p{Ll}/u.test(text);
