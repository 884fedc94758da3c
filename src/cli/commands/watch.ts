import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Outcome } from '../../batch.js';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { cacheFolder } from '../../ocr/cache-folder.js';
import { version } from '../../version.js';
import { WatchedFolder } from '../../watch/folder.js';
import { watchFolder, type WatchEvents, type WatchOptions } from '../../watch/watch.js';
import { exitCodes, type CliContext } from '../context.js';
import { openLog, type Log } from '../log.js';
import { openMetrics, type Metrics } from '../metrics.js';
import { publishedOf } from '../published.js';
import { counted, noCounts, sayDocument, withLog, type Counts } from '../run-events.js';
import { stopOnSignals } from '../signals.js';
import { say } from '../words.js';
import { jsonLine } from './extract.js';

/** `kehoach watch`: what lies in a folder and what arrives → records, until a signal. Returns the exit code. */
export async function watchCommand(folder: string, settings: Settings, once: boolean, context: CliContext): Promise<number> {
  const log = await openLog(settings, context);
  return withLog(log, async () => {
    // Before anything is loaded: a signal at the start is one, too.
    const stop = stopOnSignals();
    const metrics = await openMetrics(settings, context, log);
    let code: number = exitCodes.failed;
    try {
      code = await watch(folder, once, stop.signal, { settings, context, log, metrics });
      return code;
    } finally {
      stop.end();
      await metrics.end(code);
    }
  });
}

interface Tools {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
  readonly metrics: Metrics;
}

async function watch(path: string, once: boolean, signal: AbortSignal, tools: Tools): Promise<number> {
  const { settings, context: { cwd }, log } = tools;
  const started = performance.now();
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(cwd, settings.catalogue));
  const folder = new WatchedFolder(path, cwd, ownPaths(settings, cwd));
  await folder.check();
  let counts: Counts = noCounts;
  log.say('info', 'run-started', { folder: path, output: settings.output, jobs: settings.jobs, version }, once ? null : say(settings.lang, 'watching', { folder: path, output: settings.output }));
  const events = eventsOf(path, tools, (outcome) => (counts = counted(counts, outcome)));
  const { lost } = await watchFolder({ cwd, settings, catalogue, folder, once, signal, published: await sourcesOf(tools), events });
  const code = lost ? exitCodes.failed : signal.aborted ? exitCodes.interrupted : counts.failed > 0 ? exitCodes.failed : exitCodes.ok;
  const seconds = Math.round(performance.now() - started) / 1000;
  log.say('info', 'run-ended', { ...counts, seconds, interrupted: signal.aborted, exitCode: code }, say(settings.lang, 'done', { ...counts, output: settings.output }));
  if (lost) log.say('fatal', 'output-lost', { output: settings.output }, say(settings.lang, 'watchLost', { output: settings.output }));
  else if (signal.aborted) log.tell('info', say(settings.lang, 'watchStopped'));
  return code;
}

/** What the watch itself reads and writes besides documents. */
function ownPaths({ output, trace, searchablePdf, crops, quarantine, cache, metrics, sources, catalogue }: Settings, cwd: string): string[] {
  const named = [output, trace, searchablePdf, crops, quarantine, metrics, sources, catalogue, 'kehoach.config.json'].flatMap((path) => (path === null ? [] : [resolve(cwd, path)]));
  const kept = cacheFolder(cache === null || cache === 'none' ? cache : resolve(cwd, cache));
  return kept === null ? named : [...named, kept];
}

const wordOf = { converted: 'watchConverted', unchanged: 'watchUnchanged', duplicate: 'watchDuplicate', failed: 'watchFailed' } as const;

function eventsOf(folder: string, { settings, context, log, metrics }: Tools, onDone: (outcome: Outcome) => void): WatchEvents {
  const { lang } = settings;
  return {
    onDone: (outcome) => {
      onDone(outcome);
      metrics.document(outcome);
      const { status, path, reason, summary, seconds } = outcome;
      const text = say(lang, wordOf[status], { path, reason: reason ?? '', pages: summary?.pages ?? 0, flagged: summary?.flagged ?? 0, seconds: seconds ?? 0 });
      sayDocument(log, outcome, log.isJson ? null : text);
      if (settings.json) context.out(`${jsonLine(outcome)}\n`);
    },
    onPage: (page, done, total) => log.say('debug', 'progress', { path: page, done, total }, null),
    onQueue: (waiting, inHand) => metrics.queue(waiting, inHand),
    onOutdated: (path, record) => log.say('warn', 'record-outdated', { path, record }, say(lang, 'watchOutdated', { path, record })),
    onPolling: (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.say('warn', 'polling', { folder, reason }, say(lang, 'watchPolling', { folder, reason, seconds: settings.settleSeconds }));
    },
    onFolder: (isThere) => log.say(isThere ? 'info' : 'error', isThere ? 'folder-back' : 'folder-gone', { folder }, say(lang, isThere ? 'watchBack' : 'watchGone', { folder })),
  };
}

/** Reads the sources file anew for each batch: rows are added as documents come. One that cannot be read now is used as it was. */
async function sourcesOf({ settings, context: { cwd }, log }: Tools): Promise<WatchOptions['published']> {
  const csv = settings.sources === null ? null : resolve(cwd, settings.sources);
  if (csv === null) return null;
  const { readSources } = await import('../../sources/read.js');
  let rows = await readSources(csv);
  // Rows of documents that have not come yet are no mistake.
  const patient: Log = { ...log, say: (level, event, ...rest) => { if (event !== 'source-unmatched') log.say(level, event, ...rest); } };
  return async (all) => {
    rows = await readSources(csv).catch((error: Error) => {
      log.say('warn', 'sources-not-read', { path: settings.sources }, error.message);
      return rows;
    });
    return publishedOf(all, { csv, rows }, settings, cwd, patient);
  };
}
