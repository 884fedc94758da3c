/** How much a word tells: rare in the catalogue's wordings, much; in many of them, little. */
export interface Weights {
  readonly of: (word: string) => number;
}

/** Inverse document frequency over the catalogue's wordings; a word they do not know counts as a rare one. */
export function wordWeights(wordings: readonly (readonly string[])[]): Weights {
  const frequency = new Map<string, number>();
  for (const words of wordings) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const total = wordings.length + 1;
  const weight = new Map([...frequency].map(([word, count]) => [word, Math.log(total / count)] as const));
  const rare = Math.log(total / 2);
  return { of: (word) => weight.get(word) ?? rare };
}

/** A bag of words with their weights. `repeat`: how often the word stood before in the same bag. */
export interface Bag {
  readonly words: readonly { readonly word: string; readonly weight: number; readonly repeat: number }[];
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

export function bagOf(words: readonly string[], weights: Weights): Bag {
  const counts = new Map<string, number>();
  let total = 0;
  const weighted = words.map((word) => {
    const repeat = counts.get(word) ?? 0;
    counts.set(word, repeat + 1);
    const weight = weights.of(word);
    total += weight;
    return { word, weight, repeat };
  });
  return { words: weighted, counts, total };
}

export interface Likeness {
  /** Weighted Dice coefficient of the two bags. */
  readonly dice: number;
  /** Part of the wording's weight that the label holds. */
  readonly covered: number;
}

/** Which wordings hold a word, for finding those a label shares anything with. */
export interface WordIndex {
  readonly postings: ReadonlyMap<string, readonly { readonly bag: number; readonly weight: number; readonly repeat: number }[]>;
  /** Weight of every wording. */
  readonly totals: readonly number[];
  /** First wording of every group (indicator); one more at the end. */
  readonly starts: readonly number[];
}

/** Groups of bags indexed by word. */
export function indexBags(groups: readonly (readonly Bag[])[]): WordIndex {
  const postings = new Map<string, { bag: number; weight: number; repeat: number }[]>();
  const totals: number[] = [];
  const starts = [0];
  for (const bags of groups) {
    for (const { words, total } of bags) {
      for (const { word, weight, repeat } of words) {
        const list = postings.get(word);
        const posting = { bag: totals.length, weight, repeat };
        if (list) list.push(posting);
        else postings.set(word, [posting]);
      }
      totals.push(total);
    }
    starts.push(totals.length);
  }
  return { postings, totals, starts };
}

/** How near a label is to the nearest wording of a group: the best of each figure. */
export function nearness(words: readonly string[], weights: Weights, { postings, totals, starts }: WordIndex): (group: number) => Likeness {
  const label = bagOf(words, weights);
  const same = new Float64Array(totals.length);
  for (const [word, count] of label.counts) for (const p of postings.get(word) ?? []) if (count > p.repeat) same[p.bag]! += p.weight;
  return (group) => {
    let dice = 0;
    let covered = 0;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      if (same[i] === 0) continue;
      dice = Math.max(dice, (2 * same[i]!) / (totals[i]! + label.total));
      covered = Math.max(covered, same[i]! / totals[i]!);
    }
    return { dice, covered };
  };
}
