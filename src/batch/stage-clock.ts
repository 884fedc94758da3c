/** Seconds between the stages of one conversion. */
export class StageClock {
  readonly seconds: Record<string, number> = {};
  #last = performance.now();

  reached(stage: string): void {
    const now = performance.now();
    this.seconds[stage] = Math.round(now - this.#last) / 1000;
    this.#last = now;
  }
}
