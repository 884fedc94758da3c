/** How many pages of one document are read side by side; it may grow while the document is read. */
export interface PageShare {
  readonly jobs: number;
  /** Called with the new number when the share grew; one listener. */
  onGrowth?: (jobs: number) => void;
}

/** A run's places for pages: shared out evenly among the documents that are left, so that the last ones are not read in one place while others stand empty. */
export class PageShares {
  readonly #inHand = new Set<PageShare & { jobs: number }>();

  /** `places`: pages that may be read side by side in all. */
  constructor(private readonly places: number) {}

  /** `left`: documents that are waiting or in hand, this one among them. */
  take(left: number): PageShare {
    const share = { jobs: this.#each(left) };
    this.#inHand.add(share);
    return share;
  }

  /** The share of a document that is done; `left`: documents that are still waiting or in hand. */
  giveBack(done: PageShare, left: number): void {
    for (const share of this.#inHand) {
      if (share === done) this.#inHand.delete(share);
      else if (share.jobs < this.#each(left)) this.#grow(share, this.#each(left));
    }
  }

  #grow(share: PageShare & { jobs: number }, jobs: number): void {
    share.jobs = jobs;
    share.onGrowth?.(jobs);
  }

  #each(left: number): number {
    return Math.max(1, Math.floor(this.places / Math.min(this.places, Math.max(1, left))));
  }
}
