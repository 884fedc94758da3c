import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runBatch, type Outcome } from '../../batch.js';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { exitCodes, type CliContext } from '../context.js';
import { stopOnSignals } from '../signals.js';
import { expandInputs } from '../inputs.js';
import { documentName, toDocuments } from '../page-folders.js';
import { startProgress, type Tally } from '../progress.js';
import { publishedOf, readSourcesFile } from '../published.js';
import { safeText } from '../safe-text.js';
import { summaryTable } from '../table.js';
import { say } from '../words.js';

/** `kehoach extract`: documents → records. Returns the exit code. */
export async function extractCommand(inputs: readonly string[], settings: Settings, context: CliContext): Promise<number> {
  const language = settings.lang;
  const sources = await readSourcesFile(settings.sources, context.cwd);
  const paths = (await expandInputs(inputs, context.cwd)).filter((path) => resolve(context.cwd, path) !== sources?.csv);
  if (paths.length === 0) {
    context.err(`${say(language, 'nothing', { inputs: inputs.join(', ') })}\n`);
    return exitCodes.usage;
  }
  const documents = toDocuments(paths).map(({ kind, paths: pages }) => (kind === 'file' ? pages[0]! : { name: documentName(pages.map((page) => resolve(context.cwd, page))), paths: pages }));
  const named = documents.map((each) => (typeof each === 'string' ? { name: basename(each), paths: [each] } : each));
  const published = sources === null ? undefined : publishedOf(named, sources, settings, context);
  const absolute = { ...settings, output: resolve(context.cwd, settings.output), trace: settings.trace === null ? null : resolve(context.cwd, settings.trace), searchablePdf: settings.searchablePdf === null ? null : resolve(context.cwd, settings.searchablePdf) };
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  const progress = startProgress(documents.length, context, settings.quiet, language);
  const stop = stopOnSignals();
  const tally: Tally = { done: 0, pages: 0, flagged: 0, failed: 0 };
  const outcomes = await runBatch(documents, {
    cwd: context.cwd, settings: absolute, catalogue, published, signal: stop.signal,
    onDone: (outcome) => {
      count(tally, outcome);
      if (settings.json) context.out(`${jsonLine(outcome)}\n`);
      progress.step(tally.done, safeText(basename(outcome.path)), tally.failed, tally);
    },
    onPage: (path, done, total) => progress.page(safeText(basename(path)), done, total),
  });
  progress.stop();
  stop.end();
  return report(outcomes, documents.length, settings, context, stop.signal.aborted);
}

function count(tally: Tally, { status, summary }: Outcome): void {
  tally.done++;
  tally.pages += summary?.pages ?? 0;
  tally.flagged += summary?.flagged ?? 0;
  if (status === 'failed') tally.failed++;
}

const shownOutcome = (outcome: Outcome): Outcome => ({ ...outcome, path: safeText(outcome.path), reason: outcome.reason === null ? null : safeText(outcome.reason) });

/** With `--json`: the record itself, or what became of the document. */
function jsonLine({ path, status, reason, written }: Outcome): string {
  return JSON.stringify(written === null ? { file: basename(path), status, reason } : JSON.parse(readFileSync(written, 'utf8')));
}

function report(outcomes: readonly Outcome[], total: number, settings: Settings, context: CliContext, interrupted: boolean): number {
  const language = settings.lang;
  const count = (status: Outcome['status']): number => outcomes.filter((o) => o.status === status).length;
  if (!settings.quiet) {
    context.err(`${summaryTable(outcomes.map(shownOutcome), language)}\n`);
    context.err(`${say(language, 'done', { converted: count('converted'), unchanged: count('unchanged'), duplicate: count('duplicate'), failed: count('failed'), output: settings.output })}\n`);
  }
  const failures = outcomes.filter((o) => o.status === 'failed');
  if (failures.length > 0) {
    context.err(`${say(language, 'failedList', { count: failures.length, total })}\n`);
    for (const { path, reason } of failures.map(shownOutcome)) context.err(`  ${path}: ${reason ?? ''}\n`);
  }
  if (interrupted) {
    context.err(`${say(language, 'interrupted', { done: outcomes.length - failures.length, total })}\n`);
    return exitCodes.interrupted;
  }
  return failures.length > 0 ? exitCodes.failed : exitCodes.ok;
}
