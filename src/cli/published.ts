import { relative, resolve } from 'node:path';
import type { Settings } from '../config.js';
import { matchSources } from '../sources/match.js';
import type { Published, SourceRow } from '../sources/model.js';
import type { CliContext } from './context.js';
import { safeText } from './safe-text.js';
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
const printable = (text: string): string => safeText(text).slice(0, 120);

/** What the sources file says of each document; rows that cannot be used are told. */
export function publishedOf(documents: readonly { readonly name: string; readonly paths: readonly string[] }[], { csv, rows }: SourcesFile, settings: Settings, context: CliContext): readonly (Published | null)[] {
  const inputs = documents.map(({ name, paths }) => ({ name, paths: paths.map((path) => resolve(context.cwd, path)) }));
  const { published, unmatched, ambiguous } = matchSources(rows, inputs, { csv, cwd: context.cwd });
  if (settings.quiet) return published;
  for (const { row, inputs: fits } of ambiguous) context.err(`${say(settings.lang, 'sourceAmbiguous', { file: settings.sources!, line: row.line, name: printable(row.file), inputs: fits.slice(0, shownRows).map((path) => relative(context.cwd, path)).join(', ') })}\n`);
  const some = unmatched.slice(0, shownRows).map(({ line, file }) => `${printable(file)} (${line})`).join(', ');
  if (unmatched.length > 0) context.err(`${say(settings.lang, 'sourceUnmatched', { file: settings.sources!, count: unmatched.length, total: rows.length, some: unmatched.length > shownRows ? `${some}, …` : some })}\n`);
  return published;
}
