import type { PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { ownKnowledge, type Knowledge } from './knowledge.js';
import { markDoubt, numberDoubt } from './numbers.js';
import { hasDigit } from './tokens.js';
import { judgeWords } from './words.js';

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

/** `wording`: a line or symbol known word for word; `syllable`: what was read is no word; `context`: the words beside it prove another one. */
export type RepairRule = 'wording' | 'syllable' | 'context' | 'case' | 'punctuation';

export interface Repaired {
  readonly lines: readonly RepairedLine[];
  readonly repairs: readonly Repair[];
}

/**
 * The lines with words repaired where knowledge proves more than the engine's reading, and with the doubt that stays.
 * Lines of one page or column in reading order, together: words are judged by those beside them and by how bad the page is.
 * The digits of every word stay as they were read. Words that were repaired before (`doubt` says so) stay as they are.
 */
export function repairLines(lines: readonly ReadLine[], knowledge: Knowledge = ownKnowledge()): Repaired {
  const repairs: Repair[] = [];
  const settled = new Set<ReadWord>(lines.flatMap(({ words }) => words.filter((word) => 'doubt' in word)));
  const verdicts = judgeWords(lines, settled, knowledge);
  let before = '';
  const repaired = (word: ReadWord): RepairedWord => {
    const last = before;
    before = word.text;
    if (settled.has(word)) return word as RepairedWord;
    if (hasDigit(word.text)) return { ...word, doubt: numberDoubt(word, last) };
    const verdict = verdicts.get(word);
    if (verdict === undefined) return { ...word, doubt: markDoubt(word) };
    if (verdict.rule === null) return { ...word, doubt: verdict.doubt };
    repairs.push({ before: word.text, after: verdict.text, rule: verdict.rule });
    return { ...word, text: verdict.text, doubt: verdict.doubt, read: word.text };
  };
  return { lines: lines.map(({ words, bbox }) => ({ words: words.map(repaired), bbox })), repairs };
}
