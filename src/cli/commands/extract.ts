import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runBatch, type BatchInput, type Outcome } from '../../batch.js';
import { loadCatalogue, type Catalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import type { Published } from '../../sources/model.js';
import { version } from '../../version.js';
import { exitCodes, type CliContext } from '../context.js';
import { stopOnSignals } from '../signals.js';
import { expandInputs } from '../inputs.js';
import { openLog, type Log } from '../log.js';
import { openMetrics, type Metrics } from '../metrics.js';
import { toDocuments, toInput } from '../page-folders.js';
import { startProgress, type Tally } from '../progress.js';
import { publishedOf, readSourcesFile } from '../published.js';
import { counted, noCounts, progressTo, sayDocument, sayFailures, withLog } from '../run-events.js';
import { summaryTable } from '../table.js';
import { oneLine } from '../terminal.js';
import { say } from '../words.js';

/** `kehoach extract`: documents → records. Returns the exit code. */
export async function extractCommand(inputs: readonly string[], settings: Settings, context: CliContext): Promise<number> {
  const log = await openLog(settings, context);
  return withLog(log, () => extract(inputs, settings, context, log));
}

async function extract(inputs: readonly string[], settings: Settings, context: CliContext, log: Log): Promise<number> {
  const language = settings.lang;
  const sources = await readSourcesFile(settings.sources, context.cwd);
  const paths = (await expandInputs(inputs, context.cwd)).filter((path) => resolve(context.cwd, path) !== sources?.csv);
  if (paths.length === 0) {
    const text = oneLine(say(language, 'nothing', { inputs: inputs.join(', ') }));
    log.say('fatal', 'run-failed', {}, text);
    return exitCodes.usage;
  }
  const documents = toDocuments(paths).map((document) => toInput(document, context.cwd));
  const published = sources === null ? undefined : publishedOf(documents, sources, settings, context.cwd, log);
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  const metrics = await openMetrics(settings, context, log);
  let code: number = exitCodes.failed;
  try {
    code = await convertAll(documents, published, catalogue, { settings, context, log, metrics });
    return code;
  } finally {
    await metrics.end(code);
  }
}

interface Tools {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
  readonly metrics: Metrics;
}

async function convertAll(documents: readonly BatchInput[], published: readonly (Published | null)[] | undefined, catalogue: Catalogue, { settings, context, log, metrics }: Tools): Promise<number> {
  const total = documents.length;
  const progress = startProgress(total, progressTo(log, context), !log.has('info'), settings.lang);
  const stop = stopOnSignals();
  const tally: Tally = { done: 0, pages: 0, flagged: 0, failed: 0 };
  const started = performance.now();
  if (log.isJson) log.say('info', 'run-started', { documents: total, output: settings.output, jobs: settings.jobs, version }, null);
  const outcomes = await runBatch(documents, {
    cwd: context.cwd, settings, catalogue, published, signal: stop.signal, onQueue: (waiting, inHand) => metrics.queue(waiting, inHand),
    onDone: (outcome) => {
      count(tally, outcome);
      metrics.document(outcome);
      if (log.isJson) sayDocument(log, outcome, null);
      if (settings.json) context.out(`${jsonLine(outcome)}\n`);
      progress.step(tally.done, oneLine(basename(outcome.path)), tally.failed, tally);
    },
    onPage: (path, done, pages) => {
      log.say('debug', 'progress', { path, done, total: pages }, null);
      progress.page(oneLine(basename(path)), done, pages);
    },
  }).finally(() => {
    progress.stop();
    stop.end();
  });
  return report(outcomes, { total, seconds: Math.round(performance.now() - started) / 1000, interrupted: stop.signal.aborted }, settings, log);
}

function count(tally: Tally, { status, summary }: Outcome): void {
  tally.done++;
  tally.pages += summary?.pages ?? 0;
  tally.flagged += summary?.flagged ?? 0;
  if (status === 'failed') tally.failed++;
}

/** With `--json`: the record itself, or what became of the document. */
export function jsonLine({ path, status, reason, written }: Outcome): string {
  return JSON.stringify(written === null ? { file: basename(path), status, reason } : JSON.parse(readFileSync(written, 'utf8')));
}

interface Ended {
  /** Documents there were. */
  readonly total: number;
  readonly seconds: number;
  readonly interrupted: boolean;
}

/** What is said at the end, to a person or to a program; gives the exit code. */
function report(outcomes: readonly Outcome[], { total, seconds, interrupted }: Ended, settings: Settings, log: Log): number {
  const language = settings.lang;
  const counts = outcomes.reduce(counted, noCounts);
  const code = interrupted ? exitCodes.interrupted : counts.failed > 0 ? exitCodes.failed : exitCodes.ok;
  const done = say(language, 'done', { ...counts, output: settings.output });
  if (log.isJson) {
    log.say(interrupted ? 'warn' : 'info', 'run-ended', { ...counts, documents: total, seconds, interrupted, exitCode: code }, done);
    // Last, so that a person who looks at a mail of the night's log sees them first.
    for (const { status, path, code: kind, reason } of outcomes) if (status === 'failed' && log.has('info')) log.say('error', 'failed', { path, code: kind, reason }, null);
    return code;
  }
  log.tell('info', summaryTable(outcomes, language));
  log.say('info', 'run-ended', {}, done);
  sayFailures(log, outcomes.filter(({ status }) => status === 'failed'), total, language);
  if (interrupted) log.tell('error', say(language, 'interrupted', { done: outcomes.length - counts.failed, total }));
  return code;
}
