/** Bounds of the queue, in one place. Times in milliseconds. */
export const limits = {
  /** Tries of a page or document that ends with an error which may not come again; the wait doubles from try to try. */
  attempts: 3,
  backoff: 1_000,
  /** How often work is given out again because its worker fell silent. More than tries: a machine that is switched off is no fault of the page. */
  stalls: 8,
  /** A worker that renews nothing for so long is taken for dead: longer than the longest page keeps the process from doing anything else. */
  lock: 300_000,
  /** Between two looks for work whose worker fell silent. */
  stalledInterval: 30_000,
  /** How long a job rests when the store fails. */
  storeRest: 15_000,
  /** Rounds of giving out pages whose results are not found. */
  rounds: 3,
  /** Ended jobs that Redis remembers: what became of documents is in the store. */
  keepDone: { count: 1_000, age: 24 * 3600 },
  keepFailed: { count: 10_000, age: 30 * 24 * 3600 },
  /** Documents of which a worker keeps the bytes for its next page. */
  openDocuments: 4,
} as const;
