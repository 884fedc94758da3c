import tfidf from 'natural/lib/natural/tfidf/index.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { order, spellingOf, type Wording } from './ledger.js';
import { contrastOf, tellingWords } from './words.js';

/** Wordings of one subject; the first is of most documents. */
export type Group = readonly [Wording, ...Wording[]];

/** Cosine from which on two wordings are of one subject: where one only says more, and where each says what the other does not ("cấp xã", "cấp huyện"). */
const nearEnough = { more: 0.8, other: 0.9 };

interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/**
 * Groups wordings by the cosine of their TF-IDF vectors. Every wording joins the nearest of those that opened a group before it, or opens one:
 * no chains, so that all of a group are near its first. Expects the order of `Ledger.wordings`, on which alone the result depends.
 */
export function groupWordings(wordings: readonly Wording[], catalogue: Catalogue): Group[] {
  const vectorOf = vectors(wordings, catalogue);
  const groups: { readonly vector: Vector; readonly kind: string; readonly members: [Wording, ...Wording[]] }[] = [];
  const holding = new Map<string, number[]>();
  wordings.forEach((wording, index) => {
    const vector = vectorOf(index);
    const kind = `${wording.family}|${contrastOf(spellingOf(wording))}`;
    const candidates = new Set(heavyWords(vector).flatMap((word) => holding.get(word) ?? []));
    let best: { group: number; cosine: number } | null = null;
    for (const group of [...candidates].sort((a, b) => a - b)) {
      if (groups[group]!.kind !== kind) continue;
      const cosine = likeness(vector, groups[group]!.vector);
      if (cosine !== null && (best === null || cosine > best.cosine)) best = { group, cosine };
    }
    if (best !== null) {
      groups[best.group]!.members.push(wording);
      return;
    }
    for (const word of vector.weights.keys()) {
      const list = holding.get(word);
      if (list === undefined) holding.set(word, [groups.length]);
      else list.push(groups.length);
    }
    groups.push({ vector, kind, members: [wording] });
  });
  return groups.map(({ members }) => members);
}

/** How much words tell is learnt from the catalogue's wordings, too: few labels alone would make every word a rare one. */
function vectors(wordings: readonly Wording[], catalogue: Catalogue): (index: number) => Vector {
  const corpus = new tfidf.TfIdf();
  for (const wording of wordings) corpus.addDocument([...tellingWords(spellingOf(wording))]);
  for (const indicator of catalogue.indicators) for (const { words } of indicator.phrases) corpus.addDocument([...words]);
  return (index) => {
    const terms = corpus.listTerms(index).sort((a, b) => order(a.term, b.term));
    return { weights: new Map(terms.map(({ term, tfidf }) => [term, tfidf])), length: Math.hypot(...terms.map(({ tfidf }) => tfidf)) };
  };
}

/** Words of which a label near enough holds one at least: the others together are too light. Sparing the commonest words spares nearly all comparisons. */
function heavyWords({ weights, length }: Vector): string[] {
  // A little under the bound: sums of squares are rounded.
  let spare = (Math.min(nearEnough.more, nearEnough.other) * length) ** 2 * 0.999;
  return [...weights].sort(([, a], [, b]) => a - b).filter(([, weight]) => (spare -= weight ** 2) < 0).map(([word]) => word);
}

/** The cosine of two vectors, or null where they are too far apart to be of one subject. */
function likeness(a: Vector, b: Vector): number | null {
  let product = 0;
  let shared = 0;
  for (const [word, weight] of a.weights) {
    const other = b.weights.get(word);
    if (other === undefined) continue;
    product += weight * other;
    shared++;
  }
  const cosine = product / (a.length * b.length);
  const eachOther = shared < a.weights.size && shared < b.weights.size;
  return cosine >= (eachOther ? nearEnough.other : nearEnough.more) ? cosine : null;
}
