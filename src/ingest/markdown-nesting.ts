/** Brackets and emphasis nested deeper than this in one paragraph are no Markdown that anybody wrote. */
const deepest = 200;

/** A run of emphasis marks, or a bracket. */
const marks = /\*+|_+|~+|[[\]]/g;
const paragraphEnd = /\n[ \t]*\n/;

/**
 * Does a paragraph of the source nest brackets or emphasis beyond all sense? The parser's time grows with the square of that depth, and of
 * the number of marks that close what nothing opened. How deep
 * emphasis nests is told by the blanks at both sides of its marks, roughly.
 */
export function nestsTooDeep(source: string): boolean {
  return source.split(paragraphEnd).some((paragraph) => paragraph.length > deepest && depthOf(paragraph) > deepest);
}

function depthOf(paragraph: string): number {
  let [brackets, emphasis, unopened, most] = [0, 0, 0, 0];
  for (const { 0: mark, index } of paragraph.matchAll(marks)) {
    if (mark === '[') brackets++;
    else if (mark === ']') brackets = Math.max(0, brackets - 1);
    else {
      const opens = /\S/.test(paragraph[index + mark.length] ?? ' ');
      const closes = /\S/.test(paragraph[index - 1] ?? ' ');
      if (closes && emphasis === 0) unopened++;
      if (opens && (!closes || emphasis === 0)) emphasis++;
      else if (closes) emphasis = Math.max(0, emphasis - 1);
    }
    most = Math.max(most, brackets, emphasis, unopened);
  }
  return most;
}

/** More marks of Markdown than anybody writes in one line. */
const mostMarks = 3000;
const anyMark = /[*_~`[\]!<>&\\]/g;

/** Does a line hold so many marks that the parser's time, which grows with their square, would be felt? */
export function isCrowded(line: string): boolean {
  return line.length > mostMarks && marksIn(line) > mostMarks;
}

export const marksIn = (text: string): number => text.match(anyMark)?.length ?? 0;
