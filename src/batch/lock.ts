import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type * as Lockfile from 'proper-lockfile';
import { writeWhole } from '../write-whole.js';

/** Another run writes to the folder. */
export class LockedError extends Error {
  constructor(readonly folder: string, who: string) {
    super(`${folder} is in use: ${who} is writing to it. Wait until it ends, or give another --output.`);
    this.name = 'LockedError';
  }
}

export interface Lock {
  release(): Promise<void>;
}

/** A lock nobody has renewed for so long (milliseconds) is left over from a run that died. */
const stale = 15_000;
/** Milliseconds between two looks at a lock that does not say whose it is. */
const lookEvery = 200;
const lockName = '.kehoach.lock';
const ownerName = '.kehoach.lock.json';

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Takes a folder for one run. A lock of a process that is gone is taken over: at once where it ran on this machine, else when it has not been renewed
 * for 15 seconds; one that does not say whose it is, is waited for as long. `onLost` is called where another run took the folder, because this one stood still for so long.
 * @throws {LockedError}
 */
export async function lockFolder(folder: string, onLost: () => void): Promise<Lock> {
  // A CommonJS package: some loaders see its exports only as a whole.
  const loaded = await import('proper-lockfile');
  const { lock } = ('default' in loaded ? loaded.default : loaded) as typeof Lockfile;
  const options = { lockfilePath: join(folder, lockName), stale, update: stale / 3, realpath: false, onCompromised: onLost };
  const take = (): Promise<() => Promise<void>> => lock(folder, options);
  const release = await takeOrTakeOver(folder, options.lockfilePath, take);
  await writeOwner(folder).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  return {
    release: async () => {
      await rm(join(folder, ownerName), { force: true });
      await release().catch(() => undefined); // lost before
    },
  };
}

/**
 * A lock that does not say whose it is was taken this moment, or by a run that died before it could say so: it is looked at again until it is told, given
 * back or stale.
 */
async function takeOrTakeOver(folder: string, lockfile: string, take: () => Promise<() => Promise<void>>): Promise<() => Promise<void>> {
  const end = Date.now() + stale + lookEvery;
  for (;;) {
    try {
      return await take();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    }
    const owner = await readOwner(folder);
    if (owner !== null && !isGone(owner)) throw new LockedError(folder, `process ${owner.pid} on ${owner.host} (since ${owner.since})`);
    if (Date.now() > end) throw new LockedError(folder, 'another run');
    if (owner === null) await wait(lookEvery);
    else await rm(lockfile, { recursive: true, force: true });
  }
}

async function writeOwner(folder: string): Promise<void> {
  const owner: Owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  await writeWhole(join(folder, ownerName), `${JSON.stringify(owner)}\n`);
}

async function readOwner(folder: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse(await readFile(join(folder, ownerName), 'utf8')) as Owner;
    return Number.isSafeInteger(owner.pid) && owner.pid > 0 && typeof owner.host === 'string' ? owner : null;
  } catch {
    return null;
  }
}

/** Does the process no longer run? Of another machine's nothing is known. */
function isGone({ pid, host }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
