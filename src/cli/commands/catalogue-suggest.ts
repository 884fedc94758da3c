import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { NoRecordsError } from '../../stored-readings.js';
import { oneLine } from '../../suggest/ledger.js';
import { suggestIndicators, type Suggestions } from '../../suggest-indicators.js';
import { exitCodes, type CliContext } from '../context.js';
import { startProgress, type Progress } from '../progress.js';
import { columnsOf, suggestedColumns, suggestionTable } from '../suggest-text.js';
import { say, type Language } from '../words.js';

export interface SuggestFlags {
  readonly least?: string;
  readonly limit?: string;
}

/** `kehoach catalogue suggest [output]`. Returns the exit code: 1 where some files were no records (the others were read). */
export async function suggestCommand(folder: string | undefined, flags: SuggestFlags, settings: Settings, context: CliContext): Promise<number> {
  const output = folder ?? settings.output;
  for (const name of ['least', 'limit'] as const) {
    if (flags[name] === undefined || /^[1-9]\d{0,8}$/.test(flags[name])) continue;
    context.err(`kehoach: --${name}: expected a number from 1 up; got "${flags[name]}".\n`);
    return exitCodes.usage;
  }
  const file = settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue);
  const catalogue = loadCatalogue(file);
  let started: Progress | undefined;
  const progress = (total: number): Progress => (started ??= startProgress(total, context, settings.quiet));
  try {
    const found = await suggestIndicators(resolve(context.cwd, output), {
      catalogue, ...(flags.least && { least: Number(flags.least) }), ...(flags.limit && { limit: Number(flags.limit) }),
      onRecord: (done, total, path) => progress(total).step(done, oneLine(path), 0),
    });
    (started as Progress | undefined)?.stop();
    if (settings.json) context.out(`${JSON.stringify(found, null, 1)}\n`);
    // No table without rows: as a catalogue it would be refused.
    else if (found.suggestions.length > 0) context.out(suggestionTable(found.suggestions, columnsLike(file), settings.lang));
    tell(found, settings, context);
    return found.failed.length > 0 ? exitCodes.failed : exitCodes.ok;
  } catch (error) {
    (started as Progress | undefined)?.stop();
    if (!(error instanceof NoRecordsError)) throw error;
    context.err(`kehoach: ${oneLine(output)} holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first: kehoach extract plans/ --output ${oneLine(output)}\n`);
    return exitCodes.usage;
  }
}

/** The columns of the user's own table, so that rows can be pasted under it. */
function columnsLike(file: string | undefined): readonly string[] {
  if (file === undefined || file.toLowerCase().endsWith('.json')) return suggestedColumns;
  return columnsOf(readFileSync(file, 'utf8')) ?? suggestedColumns;
}

/** Most effects and wordings that are told one by one; JSON has all. */
const mostTold = 10;

function tell(found: Suggestions, { quiet, lang }: Settings, { err }: CliContext): void {
  const line = (text: string): void => void err(`${text}\n`);
  const { documents, groups, suggestions, ambiguous, effects, mapsNow, leftOut, unknownIndicators, failed } = found;
  if (!quiet) {
    line(say(lang, groups === 0 ? 'suggestNothing' : 'suggestDone', { documents, groups, shown: suggestions.length }));
    if (mapsNow > 0) line(say(lang, 'suggestMapsNow', { count: mapsNow }));
    if (leftOut > 0) line(say(lang, 'suggestLeftOut', { count: leftOut }));
  }
  if (ambiguous.length > 0) line(say(lang, 'suggestAmbiguous', { count: ambiguous.length }));
  list(ambiguous.map(({ text, near }) => `${text} → ${near ?? '–'}`), lang, line);
  if (effects.length > 0) line(say(lang, 'suggestEffects', { count: effects.length }));
  list(effects.map(({ label, unit, from, to }) => `${label} (${unit}): ${from ?? '–'} → ${to ?? '–'}`), lang, line);
  if (unknownIndicators.length > 0) line(say(lang, 'dataSetUnknown', { indicators: unknownIndicators.slice(0, mostTold).join(', ') }));
  if (failed.length > 0) line(say(lang, 'dataSetFailed', { count: failed.length }));
  for (const { path, reason } of failed) line(`  ${oneLine(`${path}: ${reason}`)}`);
}

function list(items: readonly string[], lang: Language, line: (text: string) => void): void {
  for (const item of items.slice(0, mostTold)) line(`  ${oneLine(item)}`);
  if (items.length > mostTold) line(`  ${say(lang, 'andMore', { count: items.length - mostTold })}`);
}
