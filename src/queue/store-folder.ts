import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { halfWritten, writeWhole } from '../write-whole.js';
import { StoreError, type Store } from './store.js';

const missing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function putWhole(path: string, value: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, value);
}

/** Files half written that are older than this (milliseconds) are no one's any more. */
const aDay = 24 * 3600 * 1000;
/** Says by its time when the folder was swept last. */
const sweptMark = '.swept';

/**
 * Takes away what killed workers left half written more than a day ago; once a day, whoever comes first. `now`: in milliseconds. Ends early when
 * `isOver` says so. Returns how many files that were.
 */
export async function sweepFolder(folder: string, now: number, isOver: () => boolean = () => false): Promise<number> {
  const mark = join(folder, sweptMark);
  const last = await stat(mark).catch(() => null);
  if (last !== null && now - last.mtimeMs < aDay) return 0;
  await putWhole(mark, '');
  let removed = 0;
  for await (const name of files(folder, '')) {
    if (isOver()) break;
    if (!halfWritten.test(name)) continue;
    const path = join(folder, name);
    const age = await stat(path).then(({ mtimeMs }) => now - mtimeMs, () => 0);
    if (age < aDay) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}

async function* files(folder: string, prefix: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => (missing(error) ? [] : Promise.reject(error)));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* files(join(folder, entry.name), `${prefix}${entry.name}/`);
    else yield `${prefix}${entry.name}`;
  }
}

async function* below(folder: string, prefix: string): AsyncIterable<string> {
  for await (const name of files(folder, prefix)) if (!halfWritten.test(name)) yield name;
}

/** A folder, also one that several machines share. `folder`: absolute path. */
export function openFolderStore(folder: string): Store {
  let closed = false;
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
    sweep: () => guarded('sweep', () => sweepFolder(folder, Date.now(), () => closed)),
    close: async () => void (closed = true),
  };
}
