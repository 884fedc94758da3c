import type { Tracked } from '../text/tracked.js';
import type { Box } from './provenance.js';

/** Which part of a line is set in which font; offsets in `Line.text.value` as ingested (before cleaning). */
export interface FontRun {
  readonly start: number;
  readonly end: number;
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** What Markdown says a line is. `text`: an ordinary paragraph line. */
export type LineRole = 'text' | 'heading' | 'list-item' | 'code';

/**
 * One line in reading order: a line of a text file, a visual line of a PDF page, a line of a Markdown block.
 * Two columns side by side (the letterhead, the signature block) are one line with several `segments`.
 */
export interface Line {
  readonly kind: 'line';
  readonly page: number;
  readonly text: Tracked;
  readonly bbox: Box | null;
  /** Offsets of the pieces of `text` that a wide gap parts (about three blanks or more, a tab); one piece for an ordinary line. */
  readonly segments: readonly (readonly [start: number, end: number])[];
  readonly runs: readonly FontRun[];
  readonly bold: boolean;
  readonly italic: boolean;
  /** Set symmetric to the page's or column's middle; null where nothing shows it. */
  readonly centred: boolean | null;
  /** Blank lines between this line and the one before, as the file has them; PDF: the gap in line heights beyond single spacing, rounded down. */
  readonly blanksBefore: number;
  /** Text files whose lines are all wrapped alike: whether the line above was full (`wrapped`), or this line begins something of its own (`meant`). Absent elsewhere. */
  readonly breakBefore?: 'wrapped' | 'meant';
  readonly role: LineRole;
  /** Markdown: the number of the block the line belongs to (a paragraph, a list item); lines of one block belong together. */
  readonly block: number | null;
}

/** A cell of one piece of a table, as seen on one page. Row and column count from 0 within the piece. */
export interface PieceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly lines: readonly Line[];
  readonly bbox: Box | null;
}

/** How a piece of a table was found. */
export type TableMethod = 'markdown' | 'word' | 'html' | 'ruled' | 'aligned' | 'flattened' | 'bars';

/** A table as one page (or one Markdown table) shows it, before pieces are joined into a logical table. */
export interface TablePiece {
  readonly kind: 'table-piece';
  readonly page: number;
  readonly bbox: Box | null;
  readonly method: TableMethod;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Left edges and the right edge of the columns in points (columnCount + 1 values); empty without geometry. */
  readonly columnEdges: readonly number[];
  readonly cells: readonly PieceCell[];
}

export type FlowElement = Line | TablePiece;
