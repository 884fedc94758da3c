import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { language, type LanguageData } from './language-data.js';

/** A folder for `--tessdata-dir`. */
export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Lays the language data unpacked where the command can read it: in the cache under its hash, checked each time;
 * where the cache cannot be written, in a private temporary folder that `remove` takes away.
 */
export async function layOutData(data: LanguageData, cache: string): Promise<DataFolder> {
  const path = join(cache, 'tessdata', data.sha256);
  try {
    await writeUnlessThere(path, data);
    return { path, remove: () => Promise.resolve() };
  } catch {
    const own = await mkdtemp(join(tmpdir(), 'kehoach-tessdata-'));
    await writeUnlessThere(own, data);
    return { path: own, remove: () => rm(own, { recursive: true, force: true }) };
  }
}

async function writeUnlessThere(folder: string, data: LanguageData): Promise<void> {
  const file = join(folder, `${language}.traineddata`);
  const there = await readFile(file).catch(() => null);
  if (there !== null && createHash('sha256').update(there).digest('hex') === data.sha256) return;
  await mkdir(folder, { recursive: true });
  await writeFileAtomic(file, Buffer.from(data.bytes));
}
