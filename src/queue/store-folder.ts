import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreError, type Store } from './store.js';

const missing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Names of files that are being written; a kill may leave one, which no one reads. */
const unfinished = /\.tmp$/;

/**
 * Written beside, made durable, renamed. Many machines write into one folder: their process ids are equal at times, so the name beside is random.
 */
async function putWhole(path: string, value: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(value);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function* below(folder: string, prefix: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => (missing(error) ? [] : Promise.reject(error)));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* below(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (!unfinished.test(entry.name)) yield `${prefix}${entry.name}`;
  }
}

/** A folder, also one that several machines share. `folder`: absolute path. */
export function openFolderStore(folder: string): Store {
  const path = (key: string): string => join(folder, ...key.split('/'));
  const guarded = async <T>(action: string, work: () => Promise<T>, nothing?: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (nothing !== undefined && missing(error)) return nothing;
      throw new StoreError(folder, action, error);
    }
  };
  return {
    name: folder,
    get: (key) => guarded<Buffer | null>(`read ${key}`, () => readFile(path(key)), null),
    put: (key, value) => guarded(`write ${key}`, () => putWhole(path(key), value)),
    has: (key) => guarded(`look for ${key}`, async () => (await stat(path(key))).isFile(), false),
    list: (prefix) => below(path(prefix.replace(/\/$/, '')), prefix),
    remove: (key) => guarded(`remove ${key}`, () => rm(path(key), { force: true })),
    close: async () => undefined,
  };
}
