import type { PixelBox } from './picture.js';

/** Another reading that the engine thought of. */
export interface Choice {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** One letter as an engine read it. */
export interface ReadSymbol {
  readonly text: string;
  readonly bbox: PixelBox;
  readonly confidence: number;
  /** Best first, the one taken among them; empty where the engine gives none. */
  readonly choices: readonly Choice[];
}

/** One word as an engine read it: no blanks in `text`, NFC. */
export interface ReadWord {
  readonly text: string;
  readonly bbox: PixelBox;
  /** 0 to 1, as the engine says. It is at times very sure and very wrong. */
  readonly confidence: number;
  readonly symbols: readonly ReadSymbol[];
  /** Numerals in cells: how many tall signs the picture shows there. */
  readonly signs?: number;
}

/** A line of words from left to right. */
export interface ReadLine {
  readonly words: readonly ReadWord[];
  readonly bbox: PixelBox;
}
