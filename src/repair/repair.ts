import type { PixelBox } from '../model/picture.js';
import type { ReadLine, ReadWord } from '../model/recognised.js';
import { repairedAbbreviation } from './abbreviations.js';
import { repairedBlank } from './blanks.js';
import { repairedCollocation, repairedDateWord, repairedPair } from './collocations.js';
import { ownKnowledge, type Knowledge } from './knowledge.js';
import { markerLetter, repairedMark, repairedMarker } from './marks.js';
import { markDoubt, numberDoubt } from './numbers.js';
import { repairedOffice } from './offices.js';
import { knownPhrases } from './phrases.js';
import { repairedQuarter } from './quarters.js';
import { repairedSymbol } from './symbols.js';
import { hasDigit } from './tokens.js';
import { knownWordings } from './wordings.js';
import { judgeWords, type Verdict } from './words.js';

/** A word after repair. */
export interface RepairedWord extends ReadWord {
  /** Probability, 0 to 1, that the word is wrong. */
  readonly doubt: number;
  /** What the engine read, where `text` was changed; `symbols` are those of what was read. */
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

/**
 * `wording`: a line, a title or a name known word for word; `symbol`: the letters of a document's number;
 * `abbreviation`: capitals that the registers know; `blank`: two words written as one; `syllable`: what was read is no word;
 * `context`: the words beside it prove another one; `case`: capitals inside of small words; `mark`: a look-alike of a hyphen or slash.
 */
export type RepairRule = 'wording' | 'symbol' | 'abbreviation' | 'blank' | 'syllable' | 'context' | 'case' | 'mark';

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
  let marker: string | null = null;
  const known = lines.map(({ words, bbox }, i) => {
    const forms = repairForms(words, lines[i - 1]?.words.slice(-3) ?? [], marker, knowledge);
    marker = markerLetter(forms[0]?.text ?? '') ?? marker;
    return { words: forms, bbox };
  });
  const verdicts = judgeWords(known, new Set(known.flatMap(({ words }) => words.filter(isSettled))), knowledge);
  const repairs: Repair[] = [];
  let last = '';
  const settle = (word: ReadWord | FormRepaired): RepairedWord => {
    const before = last;
    last = word.text;
    if (!isSettled(word)) return judged(word, verdicts.get(word), before, repairs);
    if (!('rule' in word)) return word;
    const { rule, ...repaired } = word;
    repairs.push({ before: repaired.read!, after: repaired.text, rule });
    // A look-alike put right says nothing of the digits beside it.
    return hasDigit(repaired.text) ? { ...repaired, doubt: numberDoubt({ ...word, text: repaired.read! }, before) } : repaired;
  };
  return { lines: known.map(({ words, bbox }) => ({ words: words.map(settle), bbox })), repairs };
}

type FormRepaired = RepairedWord & { readonly rule: RepairRule };
const isSettled = (word: ReadWord): word is RepairedWord | FormRepaired => 'doubt' in word;

/** Doubt that stays when a known form took the place of what was read. */
const formDoubt = 0.02;

/** The words of a line, those put right that their own form or the line's wording proves; `before`: the last words of the line before; `marker` is the letter of the list item before. */
function repairForms(words: readonly ReadWord[], before: readonly ReadWord[], marker: string | null, knowledge: Knowledge): readonly (ReadWord | FormRepaired)[] {
  const wordings = knownWordings(words);
  const phrases = knownPhrases(words);
  const said = [...before, ...words].map(({ text }) => text);
  return words.map((word, i) => {
    if (isSettled(word)) return word;
    const found: readonly (readonly [string | null | undefined, RepairRule])[] = [
      [wordings.get(word) ?? phrases.get(word), 'wording'],
      [repairedSymbol(word.text, word.confidence, said.slice(Math.max(0, before.length + i - 3), before.length + i)), 'symbol'],
      [repairedOffice(word.text, words[i + 1]?.text, knowledge.words), 'wording'],
      [repairedAbbreviation(word.text, word.confidence, knowledge.words), 'abbreviation'],
      [repairedBlank(word.text, knowledge.words), 'blank'],
      [repairedDateWord(word.text, [words[i - 2]?.text, words[i - 1]?.text], words[i + 1]?.text), 'context'],
      [repairedPair(word.text, words[i - 1]?.text, words[i + 1]?.text), 'wording'],
      [repairedCollocation(word, words[i - 1]?.text, words[i + 1]?.text, knowledge.words), 'context'],
      [repairedQuarter(word.text, words[i - 1]?.text), 'mark'],
      [i === 0 ? repairedMarker(word.text, marker) : null, 'mark'],
      [repairedMark(word.text, i === 0, i + 1 < words.length), 'mark'],
    ];
    const [text, rule] = found.find(([after]) => typeof after === 'string') ?? [];
    return typeof text === 'string' && rule !== undefined ? { ...word, text, doubt: formDoubt, read: word.text, rule } : word;
  });
}

function judged(word: ReadWord, verdict: Verdict | undefined, before: string, repairs: Repair[]): RepairedWord {
  if (hasDigit(word.text)) return { ...word, doubt: numberDoubt(word, before) };
  if (verdict === undefined) return { ...word, doubt: markDoubt(word) };
  if (verdict.rule === null) return { ...word, doubt: verdict.doubt };
  repairs.push({ before: word.text, after: verdict.text, rule: verdict.rule });
  return { ...word, text: verdict.text, doubt: verdict.doubt, read: word.text };
}
