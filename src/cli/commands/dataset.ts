import { resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { formatNames, type FormatName } from '../../dataset/formats/format.js';
import { makeDataSet, type DataSetSummary } from '../../make-dataset.js';
import { NoRecordsError } from '../../stored-readings.js';
import { exitCodes, type CliContext } from '../context.js';
import { startProgress, type Progress } from '../progress.js';
import { say, type Language } from '../words.js';
import { oneLine } from '../terminal.js';

export interface DataSetFlags {
  readonly to?: string;
  readonly format?: string;
  readonly bom?: boolean;
  readonly license?: string;
}

/** `kehoach dataset [output]`. Returns the exit code: 1 where some files were no records (the data set is made of the others). */
export async function dataSetCommand(folder: string | undefined, flags: DataSetFlags, settings: Settings, context: CliContext): Promise<number> {
  const output = folder ?? settings.output;
  const to = flags.to ?? 'dataset';
  const formats = readFormats(flags.format);
  if (typeof formats === 'string') {
    context.err(`kehoach: --format: expected some of ${formatNames.join(', ')}, parted by commas; got "${oneLine(formats)}".\n`);
    return exitCodes.usage;
  }
  if (flags.license !== undefined && !/^[-a-zA-Z0-9._]+$/.test(flags.license)) {
    context.err(`kehoach: --license: expected the id of a licence like CC-BY-4.0 (letters, digits, dots, dashes); got "${oneLine(flags.license)}".\n`);
    return exitCodes.usage;
  }
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  let started: Progress | undefined;
  const progress = (total: number): Progress => (started ??= startProgress(total, context, settings.quiet));
  try {
    const summary = await makeDataSet(resolve(context.cwd, output), resolve(context.cwd, to), {
      formats, bom: flags.bom === true, license: flags.license ?? null, catalogue,
      onRecord: (done, total, path) => progress(total).step(done, oneLine(path), 0),
    });
    (started as Progress | undefined)?.stop();
    if (settings.json) context.out(`${JSON.stringify(summary, null, 1)}\n`);
    tell(summary, to, settings, context);
    return summary.failed.length > 0 ? exitCodes.failed : exitCodes.ok;
  } catch (error) {
    (started as Progress | undefined)?.stop();
    if (!(error instanceof NoRecordsError)) throw error;
    context.err(`kehoach: ${oneLine(output)} holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first: kehoach extract plans/ --output ${oneLine(output)}\n`);
    return exitCodes.usage;
  }
}

/** The formats asked for, each once; the one that is none. */
function readFormats(given: string | undefined): FormatName[] | string {
  const asked = given === undefined ? [...formatNames] : given.split(',').map((name) => name.trim().toLowerCase());
  const unknown = asked.find((name) => !(formatNames as readonly string[]).includes(name));
  return unknown ?? ([...new Set(asked)] as FormatName[]);
}

function tell(summary: DataSetSummary, to: string, { quiet, lang }: Settings, { err }: CliContext): void {
  const line = (text: string): void => void err(`${text}\n`);
  if (!quiet) {
    const { documents, duplicates, rows, files } = summary;
    line(say(lang, 'dataSetDone', { documents, duplicates, targets: rows['targets']!, tasks: rows['tasks']!, files: files.length, to }));
  }
  const { lost, ...decided } = summary.review;
  if (!quiet && Object.values(decided).some((n) => n > 0)) line(say(lang, 'dataSetReviewed', decided));
  if (lost > 0) line(say(lang, 'dataSetReviewLost', { count: lost }));
  for (const { table, column, cells } of summary.losses) line(say(lang, 'dataSetCut', { table, column, cells }));
  if (summary.unknownIndicators.length > 0) line(say(lang, 'dataSetUnknown', { indicators: some(summary.unknownIndicators, lang) }));
  if (summary.failed.length > 0) line(say(lang, 'dataSetFailed', { count: summary.failed.length }));
  for (const { path, reason } of summary.failed) line(`  ${oneLine(`${path}: ${reason}`)}`);
}

const some = (items: readonly string[], lang: Language): string => items.slice(0, 5).join(', ') + (items.length > 5 ? ` ${say(lang, 'andMore', { count: items.length - 5 })}` : '');
