import type { Box } from './provenance.js';

/** One run of text as a PDF draws it (one font, one direction), or one word as it was recognised in a picture. Offsets count in `Ingested.raw`. */
export interface TextItem {
  readonly start: number;
  readonly end: number;
  readonly bbox: Box;
  /** Font name without its subset tag (`ABCDEF+`), e.g. `TimesNewRomanPS-BoldMT`, `.VnTime`; `ocr` where the text was recognised. */
  readonly font: string;
  /** Height in points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Recognised text only: how likely the word was read wrong, 0 to 1. */
  readonly doubt?: number;
  /** Recognised text only: what the engine read, where a repair took another reading. */
  readonly read?: string;
  /** Numerals in cells: how many tall signs the picture shows there. */
  readonly signs?: number;
}

/** A straight ruling line, from a stroked path or the edge of a thin filled rectangle. Points, top-left origin. */
export interface Rule {
  readonly direction: 'horizontal' | 'vertical';
  readonly bbox: Box;
}

export type ReadMethod = 'text-layer' | 'ocr' | 'plain-text' | 'markdown' | 'word' | 'html';

/** Why a page was read from its picture. */
export type OcrReason = 'no-text-layer' | 'garbled-text-layer' | 'hidden-text-layer' | 'no-diacritics' | 'drawn-text' | 'picture' | 'asked-for';

/** What is known of a page that was read from its picture. */
export interface PageOcr {
  readonly reason: OcrReason;
  /** Clockwise turn in degrees that set the picture upright, part of the page's rotation; absent: none. */
  readonly turned?: 90 | 180 | 270;
  /** The mean of the words' confidences, 0 to 1; null for a page without words. */
  readonly confidence: number | null;
  /** From the page straightened for reading, where the items stand, to the page as it is shown; null where both are the same. */
  readonly toShown: ShownMap | null;
  /** A mark alone in the first or last line of the page, where page numbers stand; absent: none. */
  readonly mark?: EdgeMark;
}

/** What may be a page number, seen in the picture whether or not it was read. */
export interface EdgeMark {
  /** Points, where the items stand. */
  readonly bbox: Box;
  /** Signs side by side. */
  readonly signs: number;
}

/**
 * `[a, b, c, d, e, f]` as in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. For a page photographed from askew `[a, b, c, d, e, f, g, h]`:
 * both divided by g·x + h·y + 1.
 */
export type ShownMap = readonly [number, number, number, number, number, number] | readonly [number, number, number, number, number, number, number, number];

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
  /** PDF and pictures only; in the order of the content stream, or as recognised. */
  readonly items: readonly TextItem[];
  /** PDF and pictures only. */
  readonly rules: readonly Rule[];
  readonly ocr?: PageOcr;
  /** One of two pages side by side on a sheet, both with the sheet's number, the left one first: size of the sheet as it is shown. */
  readonly sheet?: { readonly width: number; readonly height: number };
}
