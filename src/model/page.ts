import type { Box } from './provenance.js';

/** One run of text as a PDF draws it: one font, one direction. Offsets count in `Ingested.raw`. */
export interface TextItem {
  readonly start: number;
  readonly end: number;
  readonly bbox: Box;
  /** Font name without its subset tag (`ABCDEF+`), e.g. `TimesNewRomanPS-BoldMT`, `.VnTime`. */
  readonly font: string;
  /** Height in points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A straight ruling line, from a stroked path or the edge of a thin filled rectangle. Points, top-left origin. */
export interface Rule {
  readonly direction: 'horizontal' | 'vertical';
  readonly bbox: Box;
}

export type ReadMethod = 'text-layer' | 'ocr' | 'plain-text' | 'markdown';

/** One page as it was read. A document without pages (text, Markdown) is one page with null sizes, or one per form feed. */
export interface Page {
  readonly number: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly rotation: number;
  readonly method: ReadMethod;
  /** Offsets of the page's part of `Ingested.raw`. */
  readonly start: number;
  readonly end: number;
  /** PDF only; in the order of the content stream. */
  readonly items: readonly TextItem[];
  /** PDF only. */
  readonly rules: readonly Rule[];
}
