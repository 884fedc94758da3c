import { dice, foldPlain, foldWords } from '../text/fold.js';
import { fieldsOf, placeOf, type Fact, type Judged, type Place, type TargetFields, type TaskFields } from './model.js';

/**
 * Which fact of a record a decision is about, by the words it rests on: never by its place in a list, never by an id. A decision that fits two facts
 * equally well fits none.
 */

/** How sure it is: the very place of the very file; the same words; other words, but the same numbers. */
export type Fit = 'place' | 'words' | 'near';

export interface Attached { readonly decision: Judged; readonly index: number; readonly fit: Fit }

/** Least share of common words (Dice) where the words differ. */
const leastAlike = 0.8;

interface Anchor {
  readonly place: Place;
  /** Names a fact among those of one sentence: label, year and level; of a task, its text. */
  readonly names: readonly string[];
  readonly wording: string;
  readonly rejected: boolean;
}

const nameOf = (what: 'target' | 'task', fields: Partial<TargetFields & TaskFields>): string => (
  what === 'target' ? `${foldPlain(fields.label ?? '')}|${fields.year ?? ''}|${fields.level ?? ''}` : foldPlain(fields.text ?? '')
);
const labelOf = (fields: Partial<TargetFields & TaskFields>): string => fields.label ?? fields.text ?? '';

/** What a decision knows its fact by; a corrected one goes by both of its names. */
function anchorOf(decision: Judged): Anchor {
  const after = { ...decision.before, ...(decision.kind === 'correct' ? decision.after : {}) };
  return { place: decision.evidence, names: [...new Set([nameOf(decision.what, decision.before), nameOf(decision.what, after)])], wording: labelOf(decision.before), rejected: decision.kind === 'reject' };
}

/** Figures of a text in their order: words that differ in one of them say something else. */
export const figures = (text: string): string => (text.match(/\d+(?:[.,]\d+)*/gu) ?? []).join(' ');

const sameSpan = (a: Place, b: Place): boolean => a.page === b.page && a.text === b.text && (a.span === null || b.span === null ? a.span === b.span : a.span[0] === b.span[0] && a.span[1] === b.span[1]);
const sameWords = (a: Place, b: Place): boolean => foldPlain(a.text) === foldPlain(b.text) && figures(a.text) === figures(b.text);
const alike = (a: string, b: string): boolean => figures(a) === figures(b) && dice(foldWords(a), foldWords(b)) >= leastAlike;

interface Candidate { readonly place: Place; readonly name: string; readonly wording: string }

type Test = (anchor: Anchor, fact: Candidate) => boolean;
const named: Test = ({ names }, { name }) => names.includes(name);
/** A fact of the same words by another name: its year may be read otherwise now. Not for what was rejected: that goes, and its neighbour stays. */
const renamed: Test = ({ wording, rejected }, fact) => !rejected && alike(wording, fact.wording);
/** Boxes beside one another on one page of one file: the words are said twice, and these are the others. */
const apart = (a: Place, b: Place): boolean => a.page === b.page && a.bbox !== null && b.bbox !== null && (a.bbox[2] <= b.bbox[0] || b.bbox[2] <= a.bbox[0] || a.bbox[3] <= b.bbox[1] || b.bbox[3] <= a.bbox[1]);

/** From the strictest to the loosest; each asks only for decisions and facts that no stricter one brought together. */
const passes: readonly { readonly fit: Fit; readonly sameFile?: true; readonly test: Test }[] = [
  { fit: 'place', sameFile: true, test: (a, f) => sameSpan(a.place, f.place) && named(a, f) },
  { fit: 'words', test: (a, f) => a.place.page === f.place.page && sameWords(a.place, f.place) && named(a, f) },
  { fit: 'words', test: (a, f) => sameWords(a.place, f.place) && named(a, f) },
  { fit: 'words', sameFile: true, test: (a, f) => sameSpan(a.place, f.place) && renamed(a, f) },
  { fit: 'near', test: (a, f) => a.place.page === f.place.page && alike(a.place.text, f.place.text) && (named(a, f) || renamed(a, f)) },
  { fit: 'near', test: (a, f) => alike(a.place.text, f.place.text) && (named(a, f) || renamed(a, f)) },
];

/**
 * Brings decisions and facts together, each at most once. `attached.index` counts in `facts`.
 * Facts without evidence take part in nothing.
 */
export function attach(decisions: readonly Judged[], facts: readonly Fact[], sha256: string): { attached: Attached[]; lost: Judged[] } {
  const candidates = facts.map((fact): (Candidate & { what: string }) | null => {
    const [place, fields] = [placeOf(fact), fieldsOf(fact)];
    return place === null ? null : { what: fact.what, place, name: nameOf(fact.what, fields), wording: labelOf(fields) };
  });
  const anchors = decisions.map(anchorOf);
  const taken = new Map<number, Attached>();
  const done = new Set<number>();
  for (const { fit, sameFile, test } of passes) {
    const wanted = new Map<number, number[]>();
    for (const [d, decision] of decisions.entries()) {
      if (done.has(d) || (sameFile === true && decision.source.sha256 !== sha256)) continue;
      const found = candidates.flatMap((fact, index) => (fact !== null && fact.what === decision.what && !taken.has(index) && !(decision.source.sha256 === sha256 && apart(decision.evidence, fact.place)) && test(anchors[d]!, fact) ? [index] : []));
      if (found.length === 1) wanted.set(found[0]!, [...(wanted.get(found[0]!) ?? []), d]);
    }
    for (const [index, asking] of wanted) {
      if (asking.length > 1) continue;
      done.add(asking[0]!);
      taken.set(index, { decision: decisions[asking[0]!]!, index, fit });
    }
  }
  return { attached: [...taken.values()].sort((a, b) => a.index - b.index), lost: decisions.filter((_, d) => !done.has(d)) };
}
