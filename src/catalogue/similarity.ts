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

/** Likeness of a label and a wording. */
export function likeness(label: Bag, wording: Bag): Likeness {
  let same = 0;
  for (const { word, weight, repeat } of wording.words) if ((label.counts.get(word) ?? 0) > repeat) same += weight;
  const sum = wording.total + label.total;
  return { dice: sum === 0 ? 0 : (2 * same) / sum, covered: wording.total === 0 ? 0 : same / wording.total };
}
