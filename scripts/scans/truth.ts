import type { TextPiece } from './render.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { max, round } = Math;

/** Pieces whose baselines lie nearer than this share of their size stand on one line. */
const sameLine = 0.35;
/** Points a letter is wide on average: places a piece in its line. */
const letterWidth = 5.6;

function lines(pieces: readonly TextPiece[]): TextPiece[][] {
  const found: TextPiece[][] = [];
  for (const piece of [...pieces].sort((p, q) => p.y - q.y)) {
    const line = found.at(-1);
    if (line !== undefined && piece.y - line[0]!.y < sameLine * piece.size) line.push(piece);
    else found.push([piece]);
  }
  return found.map((line) => line.sort((p, q) => p.x - q.x));
}

function written(line: readonly TextPiece[]): string {
  let text = '';
  let end = 0;
  for (const piece of line) {
    const gap = text === '' || piece.x - end > 0.12 * piece.size;
    const column = round((piece.x - 56) / letterWidth);
    if (gap) text = text.trimEnd().padEnd(text === '' ? column : max(column, text.trimEnd().length + 1));
    text += piece.text;
    end = piece.x + piece.width;
  }
  return text.trimEnd();
}

/** What stands on a page: lines from top to bottom as they lie, ended by a form feed. */
export function pageTruth(pieces: readonly TextPiece[]): string {
  return `${lines(pieces).map((line) => written(line).normalize('NFC')).join('\n')}\n\f`;
}
