import { basename, relative, resolve } from 'node:path';
import type { BatchInput } from '../batch.js';
import type { Settings } from '../config.js';
import { matchSources } from '../sources/match.js';
import type { Published, SourceRow } from '../sources/model.js';
import type { Log } from './log.js';
import { oneLine } from './terminal.js';
import { say } from './words.js';

/** A sources file that was read. */
export interface SourcesFile {
  /** Absolute path. */
  readonly csv: string;
  readonly rows: readonly SourceRow[];
}

/** @throws {SourcesError} it is no sources file */
export async function readSourcesFile(path: string | null, cwd: string): Promise<SourcesFile | null> {
  if (path === null) return null;
  const csv = resolve(cwd, path);
  return { csv, rows: await (await import('../sources/read.js')).readSources(csv) };
}

/** Longest list of rows shown. */
const shownRows = 5;
const shown = (text: string): string => oneLine(text).slice(0, 120);

/** What the sources file says of each document, in their order; rows that cannot be used are told. */
export function publishedOf(documents: readonly BatchInput[], { csv, rows }: SourcesFile, settings: Pick<Settings, 'lang' | 'sources'>, cwd: string, log: Log): readonly (Published | null)[] {
  const inputs = documents.map((each) => (typeof each === 'string' ? { name: basename(each), paths: [each] } : each)).map(({ name, paths }) => ({ name, paths: paths.map((path) => resolve(cwd, path)) }));
  const { published, unmatched, ambiguous } = matchSources(rows, inputs, { csv, cwd });
  for (const { row, inputs: fits } of ambiguous) {
    const text = say(settings.lang, 'sourceAmbiguous', { file: settings.sources!, line: row.line, name: shown(row.file), inputs: fits.slice(0, shownRows).map((path) => relative(cwd, path)).join(', ') });
    log.say('warn', 'source-ambiguous', { file: settings.sources, line: row.line }, text);
  }
  const some = unmatched.slice(0, shownRows).map(({ line, file }) => `${shown(file)} (${line})`).join(', ');
  if (unmatched.length > 0) {
    const text = say(settings.lang, 'sourceUnmatched', { file: settings.sources!, count: unmatched.length, total: rows.length, some: unmatched.length > shownRows ? `${some}, …` : some });
    log.say('warn', 'source-unmatched', { file: settings.sources, count: unmatched.length }, text);
  }
  return published;
}
