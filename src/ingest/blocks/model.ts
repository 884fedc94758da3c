import type { Finding } from '../../model/finding.js';
import type { LineRole } from '../../model/flow.js';
import type { TextPlace } from '../../model/provenance.js';

/** Letters set alike. `\n` in `text` is a line break inside its paragraph. */
export interface BlockRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Given where the font's name may tell how its letters are encoded (`.VnTime`). */
  readonly font?: string;
}

/** A paragraph of a Word file or web page. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** A number or bullet that the file only asks for comes first, as a run of its own with the blank behind it. */
  readonly runs: readonly BlockRun[];
  readonly role: LineRole;
  /** Null where the file does not say. */
  readonly centred: boolean | null;
  /** Empty paragraphs before it. */
  readonly blanksBefore: number;
  readonly place: TextPlace;
}

/** A cell of a table, with its place in the grid that merged cells leave. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly blocks: readonly Block[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly CellBlock[];
  /** Whether lines are drawn around its cells; null where the file does not say. A table without lines most often only sets text side by side. */
  readonly ruled: boolean | null;
}

export interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type Block = ParagraphBlock | TableBlock | PageBreakBlock;

/** What readers of formats without pages give: blocks in reading order, and what a person should look at. */
export interface BlockDocument {
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}
