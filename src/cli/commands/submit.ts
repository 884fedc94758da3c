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
import { openLog } from '../log.js';
import { documentName, toDocuments } from '../page-folders.js';
import { publishedOf, readSourcesFile } from '../published.js';
import { startProgress } from '../progress.js';
import { say } from '../words.js';
import { needRedis } from './queue-usage.js';
import { oneLine } from '../terminal.js';

type DocumentsQueue = ReturnType<typeof openDocumentsQueue>;

/** `kehoach submit`: documents → jobs that workers take. Returns the exit code. */
export async function submitCommand(inputs: readonly string[], settings: Settings, wait: boolean, context: CliContext): Promise<number> {
  const url = needRedis(settings);
  if (settings.catalogue !== null) loadCatalogue(resolve(context.cwd, settings.catalogue)); // a wrong one is told now, not by every worker
  const documents = await findDocuments(inputs, settings, context);
  if (documents.length === 0) {
    context.err(`${say(settings.lang, 'nothing', { inputs: inputs.join(', ') })}\n`);
    return exitCodes.usage;
  }
  const store = await openStore(settings.store, { cwd: context.cwd, s3Endpoint: settings.s3Endpoint });
  const redis = await connect(url, (line) => context.err(`${line}\n`));
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
    if (!settings.quiet) tellSubmitted(submitted, settings, store.name, context);
    if (!settings.quiet && (await queue.getWorkersCount()) === 0) context.err(`${say(settings.lang, 'submitNoWorkers', { redis: shownAddress(url), store: settings.store })}\n`);
    const outcomes = wait ? await waitWithProgress(submitted, { queue, store, signal: stop.signal }, settings, context) : failuresOf(submitted);
    return report(submitted, outcomes, wait, stop.signal.aborted, settings, context);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    context.err(`kehoach: ${oneLine(error.message)}\n`);
    return exitCodes.failed;
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
    await queue.close();
    redis.disconnect();
    await store.close();
  }
}

async function findDocuments(inputs: readonly string[], settings: Settings, context: CliContext): Promise<SubmitInput[]> {
  const { cwd } = context;
  const sources = await readSourcesFile(settings.sources, cwd);
  const documents = toDocuments((await expandInputs(inputs, cwd)).filter((path) => resolve(cwd, path) !== sources?.csv)).map(({ kind, paths }) => {
    if (kind === 'file') return { name: basename(paths[0]!), path: paths[0]!, paths };
    const name = documentName(paths.map((page) => resolve(cwd, page)));
    return { name, path: join(dirname(paths[0]!), name), paths };
  });
  const published = sources === null ? [] : publishedOf(documents, sources, settings, cwd, await openLog({ log: 'plain', logLevel: 'info', quiet: settings.quiet }, context));
  return documents.map((each, index) => ({ ...each, published: published[index] ?? null }));
}

const line = ({ status, path, id, reason }: Submitted): string => [status, oneLine(path), id ?? '-', ...(reason === null ? [] : [oneLine(reason)])].join('\t');

function tellSubmitted(submitted: readonly Submitted[], { lang }: Settings, store: string, context: CliContext): void {
  const count = (status: Submitted['status']): number => submitted.filter((each) => each.status === status).length;
  context.err(`${say(lang, 'submitDone', { queued: count('queued'), underWay: count('under-way'), unchanged: count('unchanged'), duplicate: count('duplicate'), failed: count('failed'), store })}\n`);
}

const failuresOf = (submitted: readonly Submitted[]): (Pick<StoredOutcome, 'status' | 'reason'> | null)[] => submitted.map(({ status, reason }) => (status === 'failed' ? { status, reason } : null));

async function waitWithProgress(submitted: readonly Submitted[], on: { queue: DocumentsQueue; store: Store; signal: AbortSignal }, settings: Settings, context: CliContext): Promise<(StoredOutcome | null)[]> {
  const progress = startProgress(submitted.filter(({ id }) => id !== null).length, context, settings.quiet);
  const outcomes = await waitForAll(submitted, { ...on, onDone: (path, _, done, failed) => progress.step(done, oneLine(basename(path)), failed) });
  progress.stop();
  const shown = (record: string | null): string | null => record?.replace(/^records\//, '') ?? null;
  const lines = outcomes.flatMap((outcome, i) => (outcome === null ? [] : [{ ...outcome, file: submitted[i]!.path, record: shown(outcome.record) }]));
  await on.store.put('records/run.jsonl', lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return outcomes;
}

function report(submitted: readonly Submitted[], outcomes: readonly (Pick<StoredOutcome, 'status' | 'reason'> | null)[], waited: boolean, interrupted: boolean, { lang, quiet }: Settings, context: CliContext): number {
  const failures = submitted.flatMap(({ path }, i) => (outcomes[i]?.status === 'failed' ? [{ path, reason: outcomes[i].reason }] : []));
  const converted = outcomes.filter((each) => each?.status === 'converted').length;
  if (waited && !quiet) context.err(`${say(lang, 'waitDone', { converted, failed: failures.length })}\n`);
  if (failures.length > 0) {
    context.err(`${say(lang, 'failedList', { count: failures.length, total: submitted.length })}\n`);
    for (const { path, reason } of failures) context.err(`  ${oneLine(`${path}: ${reason ?? ''}`)}\n`);
  }
  if (interrupted) {
    context.err(`${say(lang, 'submitInterrupted')}\n`);
    return exitCodes.interrupted;
  }
  return failures.length > 0 ? exitCodes.failed : exitCodes.ok;
}
