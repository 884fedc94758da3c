/** Bounds of the queue, in one place. Times in milliseconds. */
export const limits = {
  /** Tries of a page or document that ends with an error which may not come again; the wait doubles from try to try. */
  attempts: 3,
  backoff: 1_000,
  /**
   * How often work is given out again because its worker fell silent. Many more than tries: a machine that is switched off is no fault of the page, and
   * what a page does to its reader is the supervisor's to see.
   */
  stalls: 25,
  /** How often work is begun again that ended the process that read it: once may be chance. */
  crashes: 1,
  /** A worker that renews nothing for so long is taken for dead. Its supervisor renews, which a page cannot keep from answering. */
  lock: 60_000,
  /** Between two looks for work whose worker fell silent. */
  stalledInterval: 30_000,
  /** Longest answer of the store. */
  storeAnswer: 60_000,
  /** How long a job rests when the store fails. */
  storeRest: 15_000,
  /** Rounds of giving out pages whose results are not found. */
  rounds: 3,
  /** Ended jobs that Redis remembers: what became of documents is in the store. */
  keepDone: { count: 1_000, age: 24 * 3600 },
  keepFailed: { count: 10_000, age: 30 * 24 * 3600 },
  /** Documents of which a worker keeps the bytes for its next page. */
  openDocuments: 2,
  /** A reader makes room for a fresh one after so many jobs: what libraries keep does not grow over a night. */
  mostServed: 500,
  /** Pages that may wait before no more documents are begun: enough for hundreds of workers, little for Redis. */
  backPressure: { mostWaiting: 5_000, lookEvery: 2_000 },
} as const;
