import { mkdir } from 'node:fs/promises';
import { sweep } from './leftovers.js';
import { lockFolder } from './lock.js';
import { RunLog } from './run-log.js';

/** An output folder held by one run: nobody else writes to it. */
export interface Held {
  readonly log: RunLog;
  /** Hashes of the run's documents, and which document had them first. */
  readonly seen: Map<string, string>;
  /** Aborted where another run took the folder. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Takes an output folder (absolute) for a run, sweeps it and begins its `run.jsonl` anew.
 * @throws {LockedError} where another run writes to it; the system's error where it cannot be written
 */
export async function holdFolder(output: string): Promise<Held> {
  await mkdir(output, { recursive: true });
  const lost = new AbortController();
  const lock = await lockFolder(output, () => lost.abort());
  try {
    await sweep(output);
    const log = await RunLog.open(output);
    const release = async (): Promise<void> => {
      await log.close().finally(() => lock.release());
    };
    return { log, seen: new Map(), lost: lost.signal, release };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
