import { mkdir } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';
import type { DocumentBytes } from './ingest/ingest.js';
import { loadRecord, RecordFileError, recordStem } from './export/store.js';
import type { DocumentRecord } from './model/record.js';
import { fixtureOf, openCount } from './review/fixture.js';
import { ReviewFinder } from './review-files.js';
import { readingText, withDecisions } from './stored-readings.js';
import { slug } from './text/fold.js';
import { writeWhole } from './write-whole.js';

/**
 * Writes a reviewed record as a test case: `documents/<name>` (a folder, where the document is several picture files) and `gold/<name>.json` under a folder, in the shape of fixtures/. Without the document the
 * reading text stands for it. Gives the files and how many flagged values nobody has decided on.
 * @throws {RecordFileError}, {ReviewFileError}; the system's error where the folder cannot be written
 */
export async function makeReviewFixture(path: string, to: string, source: (record: DocumentRecord) => Promise<DocumentBytes | null>): Promise<{ files: string[]; open: number }> {
  const record = await loadRecord(path);
  const output = outputOf(path, record);
  const reviewed = await withDecisions(record, await (await ReviewFinder.open(output, new Set([record.id]))).of(record.id, record.source.sha256), path);
  if (reviewed.settled.length === 0) throw new RecordFileError(path, 'nobody has decided on anything in it (kehoach review); there is nothing to make a fixture of');
  const [bytes, text] = [await source(record), await readingText(path)];
  const content = bytes ?? text;
  if (content === null) throw new RecordFileError(path, 'neither its document (--documents) nor its reading text (.txt) is at hand');
  const { file, sha256 } = record.source;
  const ending = bytes === null ? '.txt' : extname(file).toLowerCase().replace(/[^a-z.]/g, '');
  const name = `${slug(file.slice(0, file.length - extname(file).length)).slice(0, 80) || 'document'}.${sha256.slice(0, 8)}`;
  const parts = content instanceof Uint8Array || typeof content === 'string' ? [content] : content;
  // Several picture files of one document make a folder of their own.
  const [, kind = ''] = parts.length === 1 ? [] : record.source.mediaType.split('/');
  const documents = parts.length === 1 ? [`documents/${name}${ending}`] : parts.map((_, n) => `documents/${name}/page-${String(n + 1).padStart(4, '0')}.${kind}`);
  const files = [...documents, `gold/${name}.json`];
  const gold = `${JSON.stringify(fixtureOf(reviewed, parts.length === 1 ? `${name}${ending}` : name, bytes === null ? 'reading-text' : 'document'), null, 1)}\n`;

  for (const file of files) await mkdir(join(to, dirname(file)), { recursive: true });
  for (const [n, part] of parts.entries()) await writeWhole(join(to, documents[n]!), typeof part === 'string' ? part : Buffer.from(part));
  await writeWhole(join(to, files.at(-1)!), gold);
  return { files, open: openCount(reviewed.record) };
}

/** The output folder, from where a record of it lies. @throws {RecordFileError} where it lies elsewhere: its decisions could not be found */
function outputOf(path: string, record: DocumentRecord): string {
  const [full, tail] = [resolve(path), `${sep}${recordStem(record).split('/').join(sep)}.json`];
  if (!full.endsWith(tail)) throw new RecordFileError(path, `it does not lie at ${recordStem(record)}.json in an output folder, beside its decisions`);
  return full.slice(0, -tail.length);
}
