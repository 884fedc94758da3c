/**
 * Where a fact stands. Conventions, said once:
 *
 * - pages count from 1;
 * - boxes are `[x0, y0, x1, y1]` in PDF points, origin at the top left of the page as it is shown (rotation undone), y growing downwards;
 * - spans are half-open `[start, end)` in UTF-16 units of the record's own reading text (`<id>.<sha8>.txt`).
 */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Half-open offsets. Of which text, the field that holds it says. */
export type Span = readonly [start: number, end: number];

/** Where a text stands in a file that has no pages of its own. Counts begin at 1. */
export interface TextPlace {
  /** Section of a Word file (its page set-up changes there); 1 elsewhere. */
  readonly section: number;
  /** Paragraph of the file, those of table cells included, in the file's order. */
  readonly paragraph: number;
  /** The table and the cell in it. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

/** A place of the document that states something. `text` is the slice of the reading text at `span`. */
export interface Evidence {
  page: number;
  bbox: Box | null;
  span: Span | null;
  text: string;
  /** Word files and web pages: the first paragraph or cell it stands in. */
  place?: TextPlace;
}
