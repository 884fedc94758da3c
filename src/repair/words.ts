import type { ReadLine, ReadWord } from '../model/recognised.js';
import { isSyllable } from '../text/syllables.js';
import { candidatesOf, type Candidate } from './candidates.js';
import { allCapitals, inCaseOf, isCapital, wrongCapitals } from './casing.js';
import { weigh, type Place } from './chain.js';
import type { Knowledge } from './knowledge.js';
import { clause, closesClause, figure, hasDigit, opensClause, partsOf, type WordParts } from './tokens.js';

/** What the words around say of a word: what it should be, and how sure that is. */
export interface Verdict {
  /** The word that should stand there; as read where nothing better is proved. */
  readonly text: string;
  readonly rule: 'syllable' | 'context' | 'case' | null;
  /** Chance that `text` is wrong. */
  readonly doubt: number;
}

/*
 * When a reading gives way. What is no word at all gives way to what fits; a word only to one that was seen beside one of its
 * neighbours before, and with a margin. Measured on pages of plans that the model had not counted.
 */
const surely = 0.995;
/** Enough where what was read is out of the question and others share the rest ("hô trợ": hỗ, hộ, hồ). */
const [likely, outOfTheQuestion] = [0.95, 0.001];
const ratherThanNoWord = 0.9;

/** Where the engine is as sure, once seen is not enough: the texts counted hold slips too. */
const sure = 0.95;

/** How much likelier a wrong word is than on average, by the engine's confidence (measured; below 0.9 it says no more). */
const weights: readonly (readonly [number, number])[] = [[0.95, 0.5], [0.9, 2.3], [0, 5]];
const weightOf = (confidence: number): number => weights.find(([least]) => confidence >= least)![1];

interface Spot {
  readonly word: ReadWord;
  readonly parts: WordParts;
  readonly place: number;
}

/** Verdicts on the words with letters, in reading order over all lines. Words of other kinds have none. */
export function judgeWords(lines: readonly ReadLine[], settled: ReadonlySet<ReadWord>, knowledge: Knowledge): Map<ReadWord, Verdict> {
  const { places, spots } = placesOf(lines, settled, knowledge);
  const chances = weighed(places, spots, knowledge);
  const out = new Map<ReadWord, Verdict>();
  spots.forEach((spot, i) => {
    if (settled.has(spot.word)) return;
    const verdict = judge(spot, places, chances, knowledge);
    out.set(spot.word, verdict.rule === null ? recased(verdict, spot, spots[i - 1], spots[i + 1], knowledge) : verdict);
  });
  return out;
}

/** Clauses, figures and words in a row. */
function placesOf(lines: readonly ReadLine[], settled: ReadonlySet<ReadWord>, knowledge: Knowledge): { places: Place[]; spots: Spot[] } {
  const [places, spots]: [Place[], Spot[]] = [[], []];
  const certain = (form: string, id: number): void => {
    if (id !== knowledge.words.clause || places[places.length - 1]?.candidates[0]!.id !== id) places.push({ candidates: [{ form, id }], weight: 0 });
  };
  certain(clause, knowledge.words.clause);
  for (const word of lines.flatMap(({ words }) => words)) {
    const parts = partsOf(word.text);
    if (parts.core === '') {
      if (hasDigit(word.text)) certain(figure, knowledge.words.figure);
      else certain(clause, knowledge.words.clause);
      continue;
    }
    if (opensClause(parts.before)) certain(clause, knowledge.words.clause);
    const candidates = candidatesOf(word, parts, knowledge);
    spots.push({ word, parts, place: places.length });
    places.push({ candidates: settled.has(word) || isAbbreviation(parts.core, knowledge) ? candidates.slice(0, 1) : candidates, weight: weightOf(word.confidence) });
    if (closesClause(parts.after)) certain(clause, knowledge.words.clause);
  }
  certain(clause, knowledge.words.clause);
  return { places, spots };
}

/** Capitals without marks that make no syllable ("CNTT", "VX"), or that stand in capitals among small words: no word to repair. */
function isAbbreviation(core: string, { words }: Knowledge): boolean {
  if (!allCapitals(core) || core.length > 6) return false;
  return (/^[A-ZĐ]+$/.test(core) && !isSyllable(core)) || (words.word(core.toLowerCase())?.aloneInCapitals ?? 0) > 0;
}

/** Rounds of estimating how bad the page is from what its words say, and weighing them by it. */
const rounds = 2;
const firstNoise = 0.3;
const [leastNoise, mostNoise] = [0.02, 2.5];

function weighed(places: readonly Place[], spots: readonly Spot[], knowledge: Knowledge): Float64Array[] {
  let noise = firstNoise;
  let chances = weigh(places, noise, knowledge);
  for (let round = 1; round < rounds; round++) {
    let [expected, found] = [0.5, 0.5 * firstNoise];
    for (const { place } of spots) {
      const { candidates, weight } = places[place]!;
      if (candidates.length < 2) continue;
      found += 1 - chances[place]![0]!;
      for (const letter of candidates[0]!.form) expected += Math.min(0.5, knowledge.confusions.wrong(letter) * weight);
    }
    noise = Math.min(mostNoise, Math.max(leastNoise, found / expected));
    chances = weigh(places, noise, knowledge);
  }
  return chances;
}

function judge({ word, parts, place }: Spot, places: readonly Place[], chances: readonly Float64Array[], { words }: Knowledge): Verdict {
  const { candidates } = places[place]!;
  const chance = chances[place]!;
  const read = candidates[0]!.form;
  const isWord = words.word(read) !== undefined || isSyllable(read);
  const unproved = isWord ? (candidates.length > 1 ? 0 : 1 - word.confidence) : Math.max(1 - word.confidence, marked.test(read) ? noWordDoubt : 0);
  const kept: Verdict = { text: word.text, rule: null, doubt: Math.max(1 - chance[0]!, unproved) };
  let best = 0;
  for (let i = 1; i < candidates.length; i++) if (chance[i]! > chance[best]!) best = i;
  if (best === 0) return kept;
  const rule = isWord ? 'context' : 'syllable';
  const seen = (least: number): boolean => witnessed(candidates[best]!, least, place, places, chances, words);
  const proved = rule === 'syllable' ? chance[best]! >= ratherThanNoWord && (!mayBeName(parts.core) || seen(1)) : (chance[best]! >= surely || (chance[best]! >= likely && chance[0]! <= outOfTheQuestion)) && seen(word.confidence >= sure ? 2 : 1);
  if (!proved) return kept;
  return { text: parts.before + inCaseOf(candidates[best]!.form, parts.core) + parts.after, rule, doubt: 1 - chance[best]! };
}

/** Doubt of what has Vietnamese marks and is no syllable. */
const noWordDoubt = 0.5;
const marked = /[à-ỹ]/;

/** A foreign or short name ("Krông", "Cd") is no syllable either. */
const mayBeName = (core: string): boolean => core.length < 3 || (isCapital(core[0]!) && !allCapitals(core));

/** Was the word seen so often beside the word before or after, as those most likely are? */
function witnessed(candidate: Candidate, least: number, place: number, places: readonly Place[], chances: readonly Float64Array[], words: Knowledge['words']): boolean {
  const likeliest = (at: number): number => {
    const [list, chance] = [places[at]!.candidates, chances[at]!];
    return list[chance.indexOf(Math.max(...chance))]!.id;
  };
  const real = (id: number): boolean => id !== words.clause && id !== words.figure;
  const [before, after] = [likeliest(place - 1), likeliest(place + 1)];
  return (real(before) && words.seen(before, candidate.id) >= least) || (real(after) && words.seen(candidate.id, after) >= least);
}

function recased(verdict: Verdict, { word, parts }: Spot, before: Spot | undefined, after: Spot | undefined, { words }: Knowledge): Verdict {
  const form = parts.core.toLowerCase();
  const follower = closesClause(parts.after) ? '' : (after?.parts.core ?? '');
  if (!wrongCapitals(parts.core, before?.parts.core ?? '', follower) || words.word(form) === undefined) return verdict;
  return { text: parts.before + form + parts.after, rule: 'case', doubt: Math.max(verdict.doubt, 1 - word.confidence) };
}
