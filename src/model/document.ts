import type { Tracked } from '../text/tracked.js';
import type { Finding } from './finding.js';
import type { FlowElement, TableMethod } from './flow.js';
import type { Page } from './page.js';
import type { Evidence, Span, TextPlace } from './provenance.js';

export type PictureType = 'image/png' | 'image/jpeg' | 'image/tiff' | 'image/webp';
export type WordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export type MediaType = 'application/pdf' | 'text/plain' | 'text/markdown' | 'text/html' | WordType | PictureType;

export interface Source {
  /** Base name, NFC. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly url: string | null;
  readonly publishedOn: string | null;
}

/** Stage 1: bytes are pages. `raw` is everything that was read, in the order it was read, untouched. */
export interface Ingested {
  readonly source: Source;
  readonly raw: string;
  readonly pages: readonly Page[];
  /** Lines and table pieces in reading order. */
  readonly flow: readonly FlowElement[];
  readonly findings: readonly Finding[];
  /** Word files and web pages: where each paragraph of `raw` stands in the file, in the order of `raw`. */
  readonly places?: readonly PlacedText[];
  /** Web pages: what of the page is no part of the document. */
  readonly furniture?: readonly Furniture[];
}

/** A paragraph's part of `Ingested.raw` begins at `start`. */
export interface PlacedText {
  readonly start: number;
  readonly place: TextPlace;
}

/** One named change of the text, for listing: what stood there, what stands there now. */
export interface Edit {
  readonly step: string;
  readonly page: number;
  /** Raw offsets. */
  readonly raw: Span;
  readonly before: string;
  readonly after: string;
}

/** A line that is no part of the text: a page number, a running header, the menu of a site. Kept, with the reason. */
export interface Furniture {
  readonly page: number;
  readonly reason: 'page-number' | 'running-header' | 'repeated-table-header' | 'residue' | 'site' | 'hidden';
  readonly text: string;
  /** What was read there, where a page's number is told by its place and the numbers of the other pages; nothing: the empty text. */
  readonly read?: string;
  /** Page numbers: a raw offset; text that begins after it stands after the number. */
  readonly at?: number;
}

/** Stage 2: letters are right, furniture is set aside. */
export interface Cleaned extends Ingested {
  readonly edits: readonly Edit[];
  readonly furniture: readonly Furniture[];
}

export type ColumnRole =
  | 'marker' | 'content' | 'lead' | 'coordinating' | 'implementing' | 'timeframe' | 'deliverable' | 'unit' | 'funding' | 'note' | 'other'
  | `target:${number}`;

/** A cell of a logical table. `pieces` are its parts in reading order, one per page it stands on. */
export interface DraftCell {
  readonly text: Tracked;
  readonly pages: readonly number[];
  /** Rows this cell covers downwards (1: an ordinary cell); the rows below hold an empty cell there. */
  readonly rowSpan: number;
  readonly bold: boolean;
}

export interface DraftRow {
  readonly kind: 'group' | 'row';
  readonly marker: string | null;
  /** Columns whose cell may be another column's, or which another's may belong to; only where there are such. */
  readonly doubtful?: readonly number[];
  readonly cells: readonly DraftCell[];
}

/** A logical table: pieces joined over pages, repeated heads dropped, roles assigned; not yet placed in the reading text. */
export interface DraftTable {
  readonly kind: 'table';
  readonly method: TableMethod;
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole }[];
  /** The head rows as written, for the reading text. */
  readonly head: readonly (readonly DraftCell[])[];
  readonly rows: readonly DraftRow[];
  readonly pages: readonly number[];
  readonly furniture: readonly Furniture[];
  readonly findings: readonly Finding[];
}

/** A table placed in the reading text. */
export interface PlacedCell {
  readonly text: string;
  readonly span: Span;
  /** One per page the cell stands on. */
  readonly evidence: readonly Evidence[];
  readonly rowSpan: number;
  readonly bold: boolean;
}

export interface PlacedRow {
  readonly kind: 'group' | 'row';
  readonly marker: string | null;
  /** As in `DraftRow`. */
  readonly doubtful?: readonly number[];
  readonly cells: readonly PlacedCell[];
  readonly span: Span;
}

export interface PlacedTable {
  readonly id: string;
  readonly method: TableMethod;
  readonly annex: { readonly marker: string; readonly title: string | null } | null;
  readonly caption: string | null;
  readonly pages: readonly number[];
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole }[];
  readonly rows: readonly PlacedRow[];
}

/** Where a paragraph belongs. */
export type Zone = 'header' | 'preamble' | 'body' | 'recipients' | 'signature' | 'annex';

/** A paragraph of the reading text: lines joined. */
export interface Paragraph {
  readonly zone: Zone;
  /** Whose paragraph it is: the document's own, or that of the text it promulgates. */
  readonly part: 'main' | 'promulgated';
  readonly span: Span;
  readonly text: string;
  readonly page: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly centred: boolean | null;
  readonly role: 'text' | 'heading' | 'list-item' | 'code';
}

/** Stage 3: the reading text and what stands where in it. */
export interface Reading extends Cleaned {
  /** The reading text; spans of the record count in it. */
  readonly text: Tracked;
  readonly paragraphs: readonly Paragraph[];
  readonly tables: readonly PlacedTable[];
}

export type SectionKind = 'part' | 'chapter' | 'article' | 'roman' | 'decimal' | 'letter' | 'bullet' | 'plus' | 'paragraph';

/** A node of the section tree. Spans are of the reading text. */
export interface SectionNode {
  readonly id: string;
  readonly marker: string | null;
  readonly kind: SectionKind;
  readonly title: string | null;
  /** The item's own text where it is a paragraph; null for a heading. Without its marker. */
  readonly text: string | null;
  readonly page: number;
  /** Of `title` or `text`, whichever there is (without the marker). */
  readonly span: Span;
  readonly children: readonly SectionNode[];
}

/** An annex: its heading and what stands in it beside tables. */
export interface Annex {
  readonly marker: string | null;
  readonly title: string | null;
  readonly page: number;
  readonly span: Span;
  readonly sections: readonly SectionNode[];
}

/** Stage 4. */
export interface Sectioned extends Reading {
  readonly sections: readonly SectionNode[];
  readonly annexes: readonly Annex[];
}
