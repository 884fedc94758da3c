import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordStem } from '../../src/export/store.js';
import type { DocumentRecord } from '../../src/model/record.js';

/** Keeps a record with its reading text where an output folder has them. */
export function keep(output: string, record: DocumentRecord, text: string | null): void {
  const stem = join(output, recordStem(record));
  mkdirSync(dirname(stem), { recursive: true });
  writeFileSync(`${stem}.json`, JSON.stringify(record));
  if (text !== null) writeFileSync(`${stem}.txt`, text);
}

/** All files of a folder by their paths with slashes. */
export function filesOf(folder: string): Map<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return new Map(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name.split('\\').join('/'), readFileSync(join(folder, name), 'utf8')]));
}
