import type { Registry } from 'prom-client';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from '../batch.js';
import type { Settings } from '../config.js';
import { version } from '../version.js';
import { halfWritten, writeWhole } from '../write-whole.js';
import type { CliContext } from './context.js';
import type { Log } from './log.js';

/** Figures of a run, kept in a file for a monitoring system. */
export interface Metrics {
  /** Counts a document's end. */
  document(outcome: Outcome): void;
  /** Documents that wait, and those in hand. */
  queue(waiting: number, inHand: number): void;
  /** Counts a page's job of a worker; `seconds`: of its reading, null where it failed. */
  page(status: 'read' | 'known' | 'failed', seconds: number | null): void;
  /** Pages that wait for any worker. */
  pages(waiting: number): void;
  /** Writes the file a last time. */
  end(exitCode: number): Promise<void>;
}

const none: Metrics = { document: () => undefined, queue: () => undefined, page: () => undefined, pages: () => undefined, end: () => Promise.resolve() };
const every = 15_000;

/**
 * Figures in OpenMetrics text at `settings.metrics`, written now, every 15 seconds and at the end, each time whole.
 * `ofWorker`: with what only a worker of a queue has. `look`: sets the depth of a queue before each writing; what it does not answer in time stays as it was.
 * @throws the system's error where the file cannot be written at all; later that is a warning
 */
export async function openMetrics(settings: Pick<Settings, 'metrics'>, context: Pick<CliContext, 'cwd'>, log: Log, { ofWorker = false, look }: { readonly ofWorker?: boolean; readonly look?: (figures: Pick<Metrics, 'queue' | 'pages'>) => Promise<void> } = {}): Promise<Metrics> {
  if (settings.metrics === null) return none;
  const file = resolve(context.cwd, settings.metrics);
  await sweepBeside(file);
  const figures = await makeFigures(basename(file).replace(/\.\w+$/, ''), ofWorker);
  const write = async (): Promise<void> => writeWhole(file, await figures.registry.metrics(), { sync: false });
  await write();
  let isTold = false;
  let last = Promise.resolve();
  const writeLater = (): Promise<void> => (last = last.then(write).catch((error: unknown) => {
    if (!isTold) log.say('warn', 'metrics-not-written', { path: file }, `The metrics cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    isTold = true;
  }));
  const lookAndWrite = (): Promise<unknown> => (look === undefined ? writeLater() : Promise.race([look(figures).catch(() => undefined), wait(every / 3, undefined, { ref: false })]).then(writeLater));
  const timer = setInterval(() => void lookAndWrite(), every).unref();
  return {
    document: figures.document, queue: figures.queue, page: figures.page, pages: figures.pages,
    end: (exitCode) => {
      clearInterval(timer);
      figures.ended(exitCode);
      return writeLater();
    },
  };
}

/** What a run that was killed left beside the file. */
async function sweepBeside(file: string): Promise<void> {
  const names = await readdir(dirname(file));
  for (const name of names) if (name.startsWith(`${basename(file)}.`) && halfWritten.test(name)) await rm(join(dirname(file), name), { force: true });
}

interface Figures extends Omit<Metrics, 'end'> {
  readonly registry: Registry;
  readonly ended: (exitCode: number) => void;
}

type Client = typeof import('prom-client');

/** Series of a registry, all under one name. */
function makers({ Counter, Gauge, Summary }: Client, registry: Registry) {
  const registers = [registry];
  return {
    counter: (name: string, help: string, labelNames: string[] = []) => new Counter({ name: `kehoach_${name}`, help, labelNames, registers }),
    gauge: (name: string, help: string, labelNames: string[] = []) => new Gauge({ name: `kehoach_${name}`, help, labelNames, registers }),
    // Sums and counts alone: quantiles of one run cannot be added to another's.
    summary: (name: string, help: string, labelNames: string[] = []) => new Summary({ name: `kehoach_${name}`, help, labelNames, percentiles: [], registers }),
  };
}

/** What only a worker of a queue has. */
function pageFigures({ counter, gauge, summary }: ReturnType<typeof makers>): Pick<Metrics, 'page' | 'pages'> {
  const jobs = counter('page_jobs', 'Pages that this worker was given, by what became of them', ['status']);
  for (const status of ['read', 'known', 'failed']) jobs.inc({ status }, 0);
  const took = summary('page_seconds', 'Seconds a page took that was read');
  const waiting = gauge('pages_waiting', 'Pages that wait for any worker');
  return {
    page: (status, seconds) => {
      jobs.inc({ status });
      if (status === 'read' && seconds !== null) took.observe(seconds);
    },
    pages: (waits) => waiting.set(waits),
  };
}

const now = (): number => Date.now() / 1000;

/** `run`: tells the series of one file from those of another in the same folder, which a collector would take for the same. */
async function makeFigures(run: string, ofWorker: boolean): Promise<Figures> {
  const client = await import('prom-client');
  const { Registry } = client;
  const registry = new Registry();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never);
  registry.setDefaultLabels({ run });
  const make = makers(client, registry);
  const { counter, gauge, summary } = make;
  const documents = counter('documents', 'Documents by what became of them', ['status']);
  const failures = counter('failures', 'Documents that failed, by reason', ['code']);
  const pages = counter('pages', 'Pages of converted documents');
  const pagesRead = counter('pages_read', 'Pages of converted documents that were read from their pictures');
  const facts = counter('facts', 'Targets and tasks of converted documents');
  const flagged = counter('facts_flagged', 'Targets and tasks of converted documents that ask for a person');
  const seconds = summary('document_seconds', 'Seconds a document took');
  const stages = summary('stage_seconds', 'Seconds a stage took for a document', ['stage']);
  const [waiting, inHand] = [gauge('documents_waiting', 'Documents that wait'), gauge('documents_in_hand', 'Documents worked on')];
  for (const status of ['converted', 'unchanged', 'duplicate', 'failed']) documents.inc({ status }, 0);
  gauge('build_info', 'Version of kehoach and of Node.js', ['version', 'node']).set({ version, node: process.versions.node }, 1);
  gauge('run_start_timestamp_seconds', 'When the run began (Unix time)').set(now());
  return {
    registry,
    document: ({ status, code, summary: found, seconds: took, stages: each }) => {
      documents.inc({ status });
      if (status === 'failed') failures.inc({ code: code ?? 'unexpected' });
      if (took !== null) seconds.observe(took);
      for (const [stage, part] of Object.entries(each ?? {})) stages.observe({ stage }, part);
      if (status !== 'converted' || found === null) return;
      pages.inc(found.pages);
      pagesRead.inc(found.pagesRead);
      facts.inc(found.mapped + found.unmapped + found.tasks);
      flagged.inc(found.flagged);
    },
    queue: (waits, works) => {
      waiting.set(waits);
      inHand.set(works);
    },
    ...(ofWorker ? pageFigures(make) : { page: none.page, pages: none.pages }),
    ended: (exitCode) => {
      waiting.set(0);
      inHand.set(0);
      gauge('run_end_timestamp_seconds', 'When the run ended (Unix time); absent while it is at work').set(now());
      gauge('run_exit_code', 'Exit code of the run; absent while it is at work').set(exitCode);
    },
  };
}
