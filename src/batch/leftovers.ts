import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { halfWritten } from '../write-whole.js';

const readingText = /\.[0-9a-f]{8}\.txt$/;

/** Takes away what a run that was killed left in a folder: files half written, and texts whose record was never written. */
export async function sweep(output: string): Promise<void> {
  const names = await readdir(output, { recursive: true });
  const all = new Set(names);
  const left = names.filter((name) => halfWritten.test(name) || (readingText.test(name) && !all.has(name.replace(/\.txt$/, '.json'))));
  for (const name of left) await rm(join(output, name), { force: true });
}
