import { madeKey } from './keys.js';
import type { Store } from './store.js';

/** What is kept of how a record was made: its stem, and the job that made it. */
export async function lastMade(store: Store, sha256: string): Promise<{ readonly stem: string; readonly job: string } | null> {
  const [stem, job] = (await store.get(madeKey(sha256)))?.toString('utf8').split('\n') ?? [];
  return stem === undefined ? null : { stem, job: job ?? '' };
}

export const keepMade = (store: Store, sha256: string, stem: string, job: string): Promise<void> => store.put(madeKey(sha256), `${stem}\n${job}`);
