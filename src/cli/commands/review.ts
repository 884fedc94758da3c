import { resolve } from 'node:path';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import type { Settings } from '../../config.js';
import { SourcePictures } from '../../review-pictures.js';
import { defaultReviewer, ReviewSession } from '../../review-session.js';
import { startServer, type Backend } from '../../review/server.js';
import { NoRecordsError } from '../../stored-readings.js';
import { exitCodes, type CliContext } from '../context.js';
import { sourceDocuments } from '../inputs.js';
import { startProgress, type Progress } from '../progress.js';
import { say } from '../words.js';
import { oneLine } from '../terminal.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface ReviewFlags {
  readonly documents?: readonly string[];
  readonly reviewer?: string;
  readonly port?: string;
  readonly all?: boolean;
}

/** `kehoach review [output]`: serves until it is interrupted. Returns the exit code: 1 where some files were no records. */
export async function reviewCommand(folder: string | undefined, flags: ReviewFlags, settings: Settings, context: CliContext): Promise<number> {
  const output = folder ?? settings.output;
  const port = flags.port === undefined ? 0 : /^\d{1,5}$/.test(flags.port) ? Number(flags.port) : NaN;
  const reviewer = (flags.reviewer ?? defaultReviewer()).trim();
  if (!(port <= 65535)) return usage(context, `--port: expected a number from 0 to 65535; got "${flags.port ?? ''}".`);
  if (reviewer === '' || reviewer.length > 200) return usage(context, '--reviewer: expected a name of 1 to 200 letters.');
  const catalogue = loadCatalogue(settings.catalogue === null ? undefined : resolve(context.cwd, settings.catalogue));
  const pictures = await SourcePictures.open(await sourceDocuments(flags.documents ?? [], context.cwd));
  let progress: Progress | undefined;
  try {
    const session = await ReviewSession.open(resolve(context.cwd, output), {
      reviewer, catalogue, all: flags.all === true,
      onRecord: (done, total, path) => (progress ??= startProgress(total, context, settings.quiet)).step(done, oneLine(path), 0),
    });
    progress?.stop();
    return await serveUntilStopped(session, pictures, port, settings, context);
  } catch (error) {
    progress?.stop();
    if (error instanceof NoRecordsError) return usage(context, `${output} holds no records of kehoach (<number>.<sha8>.json). Give an output folder; for documents run kehoach extract first: kehoach extract plans/ --output ${output}`);
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return usage(context, `--port: ${port} is in use; give another one, or none for any that is free.`);
    throw error;
  }
}

function usage({ err }: CliContext, message: string): number {
  err(`kehoach: ${oneLine(message)}\n`);
  return exitCodes.usage;
}

async function serveUntilStopped(session: ReviewSession, pictures: SourcePictures, port: number, { quiet, lang }: Settings, { out, err }: CliContext): Promise<number> {
  const server = await startServer(backendOf(session, pictures), port);
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  // Listened to until the end: libraries that tidy up at a signal end the process where nobody else listens.
  for (const signal of signals) process.on(signal, stop);
  const counts = (): { total: number; open: number; done: number; documents: number } => {
    const queue = session.queue();
    const entries = queue.flatMap((each) => each.entries);
    const open = entries.filter(({ state }) => state === 'open' || state === 'lost').length;
    return { total: entries.length, open, done: entries.length - open, documents: queue.filter((each) => each.entries.length > 0).length };
  };
  if (!quiet) err(`${say(lang, 'reviewOpen', counts())}\n`);
  if (session.failed.length > 0) err(`${say(lang, 'dataSetFailed', { count: session.failed.length })}\n`);
  for (const { path, reason } of session.failed) err(`  ${oneLine(`${path}: ${reason}`)}\n`);
  out(`${server.url}\n`);
  await stopped;
  await server.close();
  await session.settle();
  for (const signal of signals) process.off(signal, stop);
  if (!quiet) err(`${say(lang, 'reviewEnded', counts())}\n`);
  return session.failed.length > 0 ? exitCodes.failed : exitCodes.ok;
}

/** What the server asks for, of session and pictures. */
export function backendOf(session: ReviewSession, pictures: SourcePictures): Backend {
  return {
    reviewer: session.reviewer,
    queue: () => session.queue(),
    indicators: () => session.indicators(),
    view: (...item) => session.view(...item),
    picture: async (...item) => {
      const place = await session.place(...item);
      return place === null ? null : pictures.crop(place.record, place.page, place.bbox);
    },
    decide: (...given) => session.decide(...given),
    add: (...given) => session.add(...given),
    undo: (key) => session.undo(key),
  };
}
