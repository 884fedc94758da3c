import { foldPlain } from '../text/fold.js';

/** The titles of a table by what they tell, each asked once however many columns there are. */
export class Neighbours {
  private readonly counts = new Map<string, number>();
  private readonly answers = new Map<(folded: string) => boolean, ReadonlySet<string>>();
  private readonly ranks = new Map<(folded: string) => boolean, number>();

  constructor(titles: readonly string[]) {
    for (const title of titles) this.counts.set(foldPlain(title), (this.counts.get(foldPlain(title)) ?? 0) + 1);
  }

  /** The titles of which `is` is true. */
  those(is: (folded: string) => boolean): ReadonlySet<string> {
    const known = this.answers.get(is) ?? new Set([...this.counts.keys()].filter(is));
    this.answers.set(is, known);
    return known;
  }

  /** The least rank of the titles of which `is` is true; infinite where it is true of none. */
  least(is: (folded: string) => boolean, rank: (folded: string) => number): number {
    return this.ranks.get(is) ?? this.measured(is, rank);
  }

  private measured(is: (folded: string) => boolean, rank: (folded: string) => number): number {
    let least = Infinity;
    for (const title of this.those(is)) least = Math.min(least, rank(title));
    this.ranks.set(is, least);
    return least;
  }

  /** Is it true of a title beside this one? One of those that read as it does is itself. */
  others(own: string, is: (folded: string) => boolean): boolean {
    const those = this.those(is);
    return those.size > (those.has(own) && this.counts.get(own) === 1 ? 1 : 0);
  }
}
