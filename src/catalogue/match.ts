import type { Catalogue, Indicator } from './catalogue.js';
import { obeys, phraseOf, type Phrase } from './rules.js';
import { nearness, type Likeness } from './similarity.js';

export interface IndicatorMatch {
  /** Id of the catalogue, or null where nothing is near enough or two are as near. */
  readonly indicator: string | null;
  /** 0..1; of the nearest indicator where none was taken. */
  readonly score: number;
  readonly method: 'exact' | 'variant' | 'rules' | 'similarity' | 'none';
  readonly runnerUp: { readonly indicator: string; readonly score: number } | null;
}

/** The value's unit as read, and the sentence the label was taken from. */
export interface MatchHint {
  readonly unit: string;
  readonly quote: string;
}

/** Below this nothing is taken: without rules a label has to be nearly a wording of the indicator. */
const threshold = { rules: 0.62, similarity: 0.74 };
/** Two indicators nearer to each other than this are not told apart. */
const margin = 0.04;
/** What obeying the rules is worth before any likeness of wording. */
const rulesBase = 0.5;
/** A label without the required words never comes nearer than this. */
const outsideCap = 0.55;

/** Units that mean the same kind of figure. A growth rate is not a share, and neither is a rank. */
const unitFamilies: Readonly<Record<string, string>> = {
  percent: 'share', 'percentage-point': 'share', 'percent-per-year': 'growth', rank: 'rank', score: 'score',
  count: 'count', person: 'count', household: 'count', other: 'count', vnd: 'money', usd: 'money', times: 'times',
};

/** The kind of figure a unit is of; units of one kind go together. */
export const unitFamily = (unit: string): string => unitFamilies[unit] ?? unit;

const growthWords = /(?<![A-Za-zÀ-ỹ])(?:tăng|giảm|tốc độ)(?![A-Za-zÀ-ỹ])/iu;

interface Candidate {
  readonly indicator: Indicator;
  readonly score: number;
  readonly method: IndicatorMatch['method'];
}

/** Answers given before, by catalogue: the same wording stands in the body, in the annex and in the next document. */
const given = new WeakMap<Catalogue, Map<string, IndicatorMatch>>();
const mostGiven = 4000;

/**
 * The indicator a label means. A label equal to a wording is that indicator; else the label must hold what the indicator requires and
 * nothing it forbids, and is scored by the likeness of wording. Under the threshold, or with a second one within the margin, none is taken.
 */
export function matchIndicator(label: string, catalogue: Catalogue, hint: MatchHint): IndicatorMatch {
  const words = label.slice(0, 2000);
  const grows = growthWords.test(label) || growthWords.test(hint.quote);
  let answers = given.get(catalogue);
  if (answers === undefined) given.set(catalogue, (answers = new Map()));
  const key = `${hint.unit}|${String(grows)}|${words}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = search(words, catalogue, hint.unit, grows);
  if (answers.size >= mostGiven) answers.clear();
  answers.set(key, answer);
  return answer;
}

function search(label: string, catalogue: Catalogue, unit: string, grows: boolean): IndicatorMatch {
  const phrase = phraseOf(label);
  const near = nearness(phrase.words, catalogue.weights, catalogue.index);
  const candidates = catalogue.indicators
    .flatMap((indicator, i) => (unitsAgree(indicator, unit, grows) ? [rate(phrase, near(i), indicator)] : []))
    .filter((candidate) => candidate.score > 0.05)
    .sort((a, b) => b.score - a.score || (a.indicator.id < b.indicator.id ? -1 : 1));
  return decide(candidates);
}

function decide([first, second]: readonly Candidate[]): IndicatorMatch {
  if (first === undefined) return { indicator: null, score: 0, method: 'none', runnerUp: null };
  const taken = first.method !== 'none' && !(second !== undefined && second.method !== 'none' && first.score - second.score < margin);
  const next = taken ? second : first;
  return {
    indicator: taken ? first.indicator.id : null,
    score: round(first.score),
    method: taken ? first.method : 'none',
    runnerUp: next === undefined ? null : { indicator: next.indicator.id, score: round(next.score) },
  };
}

const round = (score: number): number => Math.round(score * 1000) / 1000;

function unitsAgree(indicator: Indicator, unit: string, grows: boolean): boolean {
  if (indicator.unit === unit) return true;
  const wanted = unitFamily(indicator.unit);
  const found = unitFamily(unit);
  if (wanted === found) return true;
  // "Năng suất lao động tăng tối thiểu 7%" within a heading that says "hàng năm" is a growth rate read as a share.
  return wanted === 'growth' && found === 'share' && grows;
}

function rate(phrase: Phrase, near: Likeness, indicator: Indicator): Candidate {
  const equal = indicator.phrases.findIndex((wording) => wording.whole === phrase.whole);
  if (equal >= 0) return { indicator, score: 1, method: equal === 0 ? 'exact' : 'variant' };
  if (indicator.rules.requires.length === 0) {
    return { indicator, score: near.dice, method: near.dice >= threshold.similarity ? 'similarity' : 'none' };
  }
  if (!obeys(phrase, indicator.rules) || indicator.otherPredicates.some((wording) => phrase.outsideBrackets.includes(wording))) return { indicator, score: Math.min(outsideCap, near.dice * 0.6), method: 'none' };
  const score = rulesBase + (1 - rulesBase) * Math.max(near.dice, near.covered * 0.85);
  return { indicator, score: Math.min(score, 0.99), method: score >= threshold.rules ? 'rules' : 'none' };
}
