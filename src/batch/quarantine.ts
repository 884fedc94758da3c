import { createHash } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Failure, Named } from './model.js';
import { writeWhole } from '../write-whole.js';

/** Longest name of a copy, in characters: with the hash it stays below what disks allow for Vietnamese letters too. */
const longest = 80;

/** A name that no file system reads anything into. */
export function safeName(name: string): string {
  const plain = basename(name.normalize('NFC')).replace(/[^A-Za-zÀ-ỹ\d._ -]+/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return plain.length <= longest ? plain || 'document' : plain.slice(-longest);
}

/** Files of one name in many folders keep apart: the first 8 of the path's sha256 stand before the name. */
const copyName = (path: string): string => `${createHash('sha256').update(path).digest('hex').slice(0, 8)}.${safeName(path)}`;

/** Copies a document that failed into `folder`, with its reason beside it (`<copy>.reason.json`). */
export async function quarantine(folder: string, document: Named, failure: Failure): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const path of document.paths) await copyFile(path, join(folder, copyName(path)));
  await writeWhole(join(folder, `${copyName(document.paths[0]!)}.reason.json`), `${JSON.stringify({ file: document.path, ...failure }, null, 1)}\n`);
}
