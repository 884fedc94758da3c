import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OcrError } from '../errors.js';
import { language, type LanguageData } from './language-data.js';
import { writeWhole } from '../../write-whole.js';

/** A folder for `--tessdata-dir`. */
export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Lays the language data unpacked where the command can read it: in the cache under its hash, checked each time;
 * where there is no cache, or none that can be written, in a private temporary folder that `remove` takes away.
 * @throws OcrError `engine-failed` where neither can be written
 */
export async function layOutData(data: LanguageData, cache: string | null): Promise<DataFolder> {
  if (cache === null) return privateFolder(data);
  const path = join(cache, 'tessdata', data.sha256);
  try {
    await writeUnlessThere(path, data);
    return { path, remove: () => Promise.resolve() };
  } catch {
    return privateFolder(data);
  }
}

async function privateFolder(data: LanguageData): Promise<DataFolder> {
  try {
    const path = await mkdtemp(join(tmpdir(), 'kehoach-tessdata-'));
    await writeUnlessThere(path, data);
    return { path, remove: () => rm(path, { recursive: true, force: true }) };
  } catch (cause) {
    throw new OcrError('engine-failed', `The language data cannot be laid out for tesseract (${(cause as Error).message}); make room in ${tmpdir()}, or use --engine tesseract.js.`, { cause });
  }
}

async function writeUnlessThere(folder: string, data: LanguageData): Promise<void> {
  const file = join(folder, `${language}.traineddata`);
  const there = await readFile(file).catch(() => null);
  if (there !== null && createHash('sha256').update(there).digest('hex') === data.sha256) return;
  await mkdir(folder, { recursive: true });
  await writeWhole(file, Buffer.from(data.bytes));
}
