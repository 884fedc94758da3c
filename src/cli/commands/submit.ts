import { basename, dirname, join, resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import type { StoredOutcome } from '../../queue/model.js';
import { openDocumentsQueue } from '../../queue/queues.js';
import { connect, shownAddress } from '../../queue/redis.js';
import { openStore, StoreError, type Store } from '../../queue/store.js';
import { submitDocuments, type SubmitInput, type Submitted } from '../../queue/submit.js';
import { waitForAll } from '../../queue/wait.js';
import { exitCodes, type CliContext } from '../context.js';
import { expandInputs } from '../inputs.js';
import { openLog, type Log } from '../log.js';
import { documentName, toDocuments } from '../page-folders.js';
import { publishedOf, readSourcesFile } from '../published.js';
import { startProgress } from '../progress.js';
import { progressTo, sayFailures, withLog } from '../run-events.js';
import { say } from '../words.js';
import { needRedis } from './queue-usage.js';
import { oneLine } from '../terminal.js';

type DocumentsQueue = ReturnType<typeof openDocumentsQueue>;

/** `kehoach submit`: documents → jobs that workers take. Returns the exit code. */
export async function submitCommand(inputs: readonly string[], settings: Settings, wait: boolean, context: CliContext): Promise<number> {
  const url = needRedis(settings);
  const log = await openLog(settings, context);
  return withLog(log, () => submit(inputs, url, wait, { settings, context, log }));
}

interface Tools {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
}

async function submit(inputs: readonly string[], url: string, wait: boolean, tools: Tools): Promise<number> {
  const { settings, context, log } = tools;
  if (settings.catalogue !== null) loadCatalogue(resolve(context.cwd, settings.catalogue)); // a wrong one is told now, not by every worker
  const documents = await findDocuments(inputs, tools);
  if (documents.length === 0) {
    log.say('fatal', 'run-failed', {}, say(settings.lang, 'nothing', { inputs: inputs.join(', ') }));
    return exitCodes.usage;
  }
  const store = await openStore(settings.store, { cwd: context.cwd, s3Endpoint: settings.s3Endpoint });
  const redis = await connect(url, (line) => log.say('warn', 'queue-trouble', { reason: line }, line));
  const queue = openDocumentsQueue(redis);
  queue.on('error', () => undefined); // the connection tells it
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const submitted = await submitDocuments(documents, {
      cwd: context.cwd, settings, store, queue, signal: stop.signal,
      onSubmitted: (each) => context.out(settings.json ? `${JSON.stringify(each)}\n` : settings.quiet ? '' : `${line(each)}\n`),
    });
    tellSubmitted(submitted, store.name, tools);
    if (log.has('warn') && (await queue.getWorkersCount()) === 0) log.say('warn', 'no-workers', { redis: shownAddress(url), store: settings.store }, say(settings.lang, 'submitNoWorkers', { redis: shownAddress(url), store: settings.store }));
    const outcomes = wait ? await waitWithProgress(submitted, { queue, store, signal: stop.signal }, tools) : failuresOf(submitted);
    return report(submitted, outcomes, wait, stop.signal.aborted, tools);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.say('fatal', 'run-failed', {}, `kehoach: ${error.message}`);
    return exitCodes.failed;
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
    await queue.close();
    redis.disconnect();
    await store.close();
  }
}

async function findDocuments(inputs: readonly string[], { settings, context: { cwd }, log }: Tools): Promise<SubmitInput[]> {
  const sources = await readSourcesFile(settings.sources, cwd);
  const documents = toDocuments((await expandInputs(inputs, cwd)).filter((path) => resolve(cwd, path) !== sources?.csv)).map(({ kind, paths }) => {
    if (kind === 'file') return { name: basename(paths[0]!), path: paths[0]!, paths };
    const name = documentName(paths.map((page) => resolve(cwd, page)));
    return { name, path: join(dirname(paths[0]!), name), paths };
  });
  const published = sources === null ? [] : publishedOf(documents, sources, settings, cwd, log);
  return documents.map((each, index) => ({ ...each, published: published[index] ?? null }));
}

const line = ({ status, path, id, reason }: Submitted): string => [status, oneLine(path), id ?? '-', ...(reason === null ? [] : [oneLine(reason)])].join('\t');

function tellSubmitted(submitted: readonly Submitted[], store: string, { settings: { lang }, log }: Tools): void {
  const count = (status: Submitted['status']): number => submitted.filter((each) => each.status === status).length;
  const counts = { queued: count('queued'), underWay: count('under-way'), unchanged: count('unchanged'), duplicate: count('duplicate'), failed: count('failed'), store };
  log.say('info', 'submitted', counts, say(lang, 'submitDone', counts));
}

const failuresOf = (submitted: readonly Submitted[]): (Pick<StoredOutcome, 'status' | 'reason'> | null)[] => submitted.map(({ status, reason }) => (status === 'failed' ? { status, reason } : null));

async function waitWithProgress(submitted: readonly Submitted[], on: { queue: DocumentsQueue; store: Store; signal: AbortSignal }, { settings, context, log }: Tools): Promise<(StoredOutcome | null)[]> {
  const total = submitted.filter(({ id }) => id !== null).length;
  const progress = startProgress(total, progressTo(log, context), !log.has('info'), settings.lang);
  const outcomes = await waitForAll(submitted, { ...on, onDone: (path, _, done, failed) => progress.step(done, oneLine(basename(path)), failed) });
  progress.stop();
  const shown = (record: string | null): string | null => record?.replace(/^records\//, '') ?? null;
  const lines = outcomes.flatMap((outcome, i) => (outcome === null ? [] : [{ ...outcome, file: submitted[i]!.path, record: shown(outcome.record) }]));
  await on.store.put('records/run.jsonl', lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return outcomes;
}

function report(submitted: readonly Submitted[], outcomes: readonly (Pick<StoredOutcome, 'status' | 'reason'> | null)[], waited: boolean, interrupted: boolean, { settings: { lang }, log }: Tools): number {
  const failures = submitted.flatMap(({ path }, i) => (outcomes[i]?.status === 'failed' ? [{ path, reason: outcomes[i].reason ?? '' }] : []));
  const counts = { converted: outcomes.filter((each) => each?.status === 'converted').length, failed: failures.length };
  const code = interrupted ? exitCodes.interrupted : failures.length > 0 ? exitCodes.failed : exitCodes.ok;
  if (log.isJson) {
    if (waited || interrupted) log.say(interrupted ? 'warn' : 'info', 'run-ended', { ...counts, documents: submitted.length, interrupted, exitCode: code }, interrupted ? say(lang, 'submitInterrupted') : say(lang, 'waitDone', counts));
    for (const { path, reason } of failures) log.say('error', 'failed', { path, reason }, null);
    return code;
  }
  if (waited) log.tell('info', say(lang, 'waitDone', counts));
  sayFailures(log, failures, submitted.length, lang);
  if (interrupted) log.tell('error', say(lang, 'submitInterrupted'));
  return code;
}
