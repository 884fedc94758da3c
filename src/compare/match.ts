import { foldWords } from '../text/fold.js';

/** What is known of a fact for finding its partner in the other record. */
export interface Matchable {
  /** Partners are looked for only where this is the same. */
  readonly block: string;
  /** Keys from the strictest to the loosest: those equal are partners before anything looser is tried. The first is the fact whole. */
  readonly keys: readonly string[];
  /** Text whose words are compared where no key is equal. */
  readonly wording: string;
  /** What else speaks for a partner, the strongest first; null says nothing. */
  readonly traits: readonly (string | null)[];
  /** Orders facts that are equal in all their keys, so that which of them finds a partner hangs on nothing but themselves. */
  readonly last: string;
}

export interface Matched {
  /** Indexes [in a, in b], in the order of a. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
}

/** Least share of common words (Dice) for partners; with the strongest trait in common less will do. */
const leastShare = 0.5;
const leastWithTrait = 0.3;
const traitWeight = 0.2;
/** In larger groups of equal key partners are taken in the order of their keys. */
const mostPairs = 250_000;

interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

/**
 * Partners among two lists, each fact at most once: equal keys first, then the likeliest by words. Ties are decided by the facts themselves,
 * so neither the order of the lists nor which of them comes first matters.
 */
export function matchFacts(as: readonly Matchable[], bs: readonly Matchable[]): Matched {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const take = (i: number, j: number): void => {
    partner.set(i, j);
    taken.add(j);
  };
  const free = (): [number[], number[]] => [indexes(as).filter((i) => !partner.has(i)), indexes(bs).filter((j) => !taken.has(j))];
  const passes = Math.max(0, ...[...as, ...bs].map((each) => each.keys.length));
  for (let pass = 0; pass < passes; pass++) {
    const [left, right] = free();
    const groups = groupBy(right, (j) => keyOf(bs[j]!, pass));
    for (const [key, group] of groupBy(left, (i) => keyOf(as[i]!, pass))) pairGroup(group, key === '' ? [] : (groups.get(key) ?? []), as, bs, take);
  }
  const [left, right] = free();
  takeBest(likely(left, right, as, bs), as, bs, take);
  const [onlyA, onlyB] = free();
  return { pairs: [...partner].sort(([a], [b]) => a - b), onlyA, onlyB };
}

const indexes = (list: readonly unknown[]): number[] => list.map((_, index) => index);
const keyOf = (fact: Matchable, pass: number): string => (fact.keys[pass] === undefined ? '' : `${fact.block}\n${fact.keys[pass]}`);

function groupBy(list: readonly number[], key: (index: number) => string): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const index of list) {
    const group = out.get(key(index));
    if (group === undefined) out.set(key(index), [index]);
    else group.push(index);
  }
  return out;
}

type Take = (i: number, j: number) => void;

function pairGroup(left: readonly number[], right: readonly number[], as: readonly Matchable[], bs: readonly Matchable[], take: Take): void {
  if (right.length === 0) return;
  const sameWhole = as[left[0]!]!.keys[0] === bs[right[0]!]!.keys[0];
  if ((left.length === 1 && right.length === 1) || left.length * right.length > mostPairs || (sameWhole && isUniform(left, as) && isUniform(right, bs))) {
    const order = (list: readonly Matchable[]) => (x: number, y: number): number => compare(list[x]!.keys[0]!, list[y]!.keys[0]!) || compare(list[x]!.last, list[y]!.last) || x - y;
    const [l, r] = [[...left].sort(order(as)), [...right].sort(order(bs))];
    for (let n = 0; n < Math.min(l.length, r.length); n++) take(l[n]!, r[n]!);
    return;
  }
  const bags = right.map((j) => bagOf(bs[j]!));
  const candidates = left.flatMap((i) => {
    const bag = bagOf(as[i]!);
    return right.map((j, n) => ({ i, j, score: share(bag, bags[n]!) + traits(as[i]!, bs[j]!) }));
  });
  takeBest(candidates, as, bs, take);
}

const isUniform = (group: readonly number[], list: readonly Matchable[]): boolean => group.every((each) => list[each]!.keys[0] === list[group[0]!]!.keys[0]);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const keyOfWhole = (fact: Matchable): string => fact.keys[0]!;
const keyOfLast = (fact: Matchable): string => fact.last;

/** The same pair has the same name whichever side comes first. */
function pairName(a: Matchable, b: Matchable, key: (fact: Matchable) => string): [string, string] {
  const [x, y] = [key(a), key(b)];
  return x < y ? [x, y] : [y, x];
}

function takeBest(candidates: Candidate[], as: readonly Matchable[], bs: readonly Matchable[], take: Take): void {
  const tie = (p: Candidate, q: Candidate): number => {
    for (const key of [keyOfWhole, keyOfLast]) {
      const [x, y] = [pairName(as[p.i]!, bs[p.j]!, key), pairName(as[q.i]!, bs[q.j]!, key)];
      const order = compare(x[0], y[0]) || compare(x[1], y[1]);
      if (order !== 0) return order;
    }
    return p.i - q.i || p.j - q.j;
  };
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of candidates.sort((p, q) => q.score - p.score || tie(p, q))) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    take(i, j);
  }
}

/** How much the traits add. The weights halve; the sum stays below one. */
function traits(a: Matchable, b: Matchable): number {
  let sum = 0;
  for (const [index, trait] of a.traits.entries()) if (trait !== null && trait === b.traits[index]) sum += traitWeight / 2 ** index;
  return sum;
}

/** Folded words; those that occur twice count twice: the second time as a word of its own. */
function bagOf({ wording }: Matchable): string[] {
  const words = foldWords(wording);
  const times = new Map<string, number>();
  return words.map((word) => {
    const n = (times.get(word) ?? 0) + 1;
    times.set(word, n);
    return n === 1 ? word : `${word} ${n}`;
  });
}

/** Share of common words (Dice), 0..1. */
function share(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const of = new Set(a);
  return (2 * b.filter((word) => of.has(word)).length) / (a.length + b.length);
}

/** Pairs whose words are alike enough, found through the words they share. */
function likely(left: readonly number[], right: readonly number[], as: readonly Matchable[], bs: readonly Matchable[]): Candidate[] {
  const holders = new Map<string, number[]>();
  const lengths = new Map<number, number>();
  for (const j of right) {
    const bag = bagOf(bs[j]!);
    lengths.set(j, bag.length);
    for (const word of bag) (holders.get(word) ?? holders.set(word, []).get(word)!).push(j);
  }
  const out: Candidate[] = [];
  for (const i of left) {
    const a = as[i]!;
    const common = new Map<number, number>();
    const bag = bagOf(a);
    for (const word of bag) for (const j of holders.get(word) ?? []) common.set(j, (common.get(j) ?? 0) + 1);
    for (const [j, count] of common) {
      const b = bs[j]!;
      if (a.block !== b.block) continue;
      const words = (2 * count) / (bag.length + lengths.get(j)!);
      const strong = a.traits[0] !== null && a.traits[0] === b.traits[0];
      if (words >= (strong ? leastWithTrait : leastShare)) out.push({ i, j, score: words + traits(a, b) });
    }
  }
  return out;
}
