import { resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { makeReport, type ReportSummary } from '../../make-report.js';
import { NotAReportError } from '../../report/error.js';
import { NoRecordsError } from '../../stored-readings.js';
import { sourceDocuments } from '../inputs.js';
import { exitCodes, type CliContext } from '../context.js';
import { startProgress, type Progress } from '../progress.js';
import { say } from '../words.js';
import { oneLine } from '../terminal.js';

/** `kehoach report [output]`. Returns the exit code: 1 where some files were no records (the report is made of the others). */
export async function reportCommand(folder: string | undefined, flags: { readonly to?: string; readonly documents?: readonly string[] }, settings: Settings, context: CliContext): Promise<number> {
  const output = folder ?? settings.output;
  const to = flags.to ?? 'report';
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  let progress: Progress | undefined;
  const onRecord = (done: number, total: number, path: string): void => {
    progress ??= startProgress(total, context, settings.quiet);
    progress.step(done, oneLine(path), 0);
  };
  try {
    const documents = await sourceDocuments(flags.documents ?? [], context.cwd);
    const summary = await makeReport(resolve(context.cwd, output), resolve(context.cwd, to), { catalogue, documents, onRecord });
    progress?.stop();
    if (settings.json) context.out(`${JSON.stringify(summary, null, 1)}\n`);
    tell(summary, to, settings, context);
    if (documents.length > 0 && summary.pictures === 0) context.err(`${say(settings.lang, 'reportNoPictures')}\n`);
    return summary.failed.length > 0 ? exitCodes.failed : exitCodes.ok;
  } catch (error) {
    progress?.stop();
    if (error instanceof NoRecordsError) context.err(`kehoach: ${oneLine(output)} holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first: kehoach extract plans/ --output ${oneLine(output)}\n`);
    else if (error instanceof NotAReportError) context.err(`kehoach: ${oneLine(to)} holds files that are no report of kehoach; nothing was changed. Give an empty or new folder: --to FOLDER\n`);
    else throw error;
    return exitCodes.usage;
  }
}

function tell({ documents, duplicates, pages, pictures, withoutText, failed }: ReportSummary, to: string, { quiet, lang }: Settings, { err }: CliContext): void {
  if (!quiet) err(`${say(lang, 'reportDone', { documents, duplicates, pages, to })}\n`);
  if (pictures > 0 && !quiet) err(`${say(lang, 'reportPictures', { count: pictures })}\n`);
  if (withoutText > 0) err(`${say(lang, 'reportWithoutText', { count: withoutText })}\n`);
  if (failed.length > 0) err(`${say(lang, 'dataSetFailed', { count: failed.length })}\n`);
  for (const { path, reason } of failed) err(`  ${oneLine(`${path}: ${reason}`)}\n`);
}
