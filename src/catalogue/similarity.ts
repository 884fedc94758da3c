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

export interface Likeness {
  /** Weighted Dice coefficient of the two bags of words. */
  readonly dice: number;
  /** Part of the wording's weight that the label holds. */
  readonly covered: number;
}

/** Likeness of a label and a wording, both as word keys. */
export function likeness(label: readonly string[], wording: readonly string[], weights: Weights): Likeness {
  const left = new Map<string, number>();
  for (const word of label) left.set(word, (left.get(word) ?? 0) + 1);
  let same = 0;
  let total = 0;
  for (const word of wording) {
    const weight = weights.of(word);
    total += weight;
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    same += weight;
    left.set(word, count - 1);
  }
  const labelTotal = label.reduce((sum, word) => sum + weights.of(word), 0);
  const sum = total + labelTotal;
  return { dice: sum === 0 ? 0 : (2 * same) / sum, covered: total === 0 ? 0 : same / total };
}
