import { SingleBar } from 'cli-progress';
import type { CliContext } from './context.js';

export interface Progress {
  readonly step: (done: number, name: string, failed: number) => void;
  /** A page of a document was read from its picture. */
  readonly page: (name: string, done: number, total: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { step: () => undefined, page: () => undefined, stop: () => undefined };

/**
 * A bar with an ETA on a terminal (of documents, or of the pages of a single scan), a plain line at most once a minute elsewhere; nothing when quiet.
 */
export function startProgress(total: number, context: CliContext, quiet: boolean): Progress {
  if (quiet) return silent;
  if (!context.interactive) return plainLines(total, context);
  return total < 2 ? pageBar() : documentBar(total);
}

const makeBar = (format: string): SingleBar => new SingleBar({ format, barsize: 24, hideCursor: true, clearOnComplete: true, stream: process.stderr });

function documentBar(total: number): Progress {
  const bar = makeBar('{bar} {value}/{total} | {eta_formatted} | {failed} failed | {name}');
  bar.start(total, 0, { name: '', failed: 0 });
  return {
    step: (done, name, failed) => bar.update(done, { name, failed }),
    page: (name, done, pages) => bar.update({ name: `${name}, page ${done} of ${pages}` }),
    stop: () => bar.stop(),
  };
}

/** A single document: its pages, if any are read from pictures. */
function pageBar(): Progress {
  let bar: SingleBar | null = null;
  return {
    step: () => undefined,
    page: (name, done, pages) => {
      if (bar === null) {
        bar = makeBar('{bar} page {value}/{total} | {eta_formatted} | {name}');
        bar.start(pages, 0, { name });
      }
      bar.update(done, { name });
    },
    stop: () => bar?.stop(),
  };
}

const lineEvery = 60_000;

/** At most one line a minute. */
function plainLines(total: number, context: CliContext): Progress {
  const started = Date.now();
  let last = started;
  const isTime = (): boolean => {
    const now = Date.now();
    if (now - last < lineEvery) return false;
    last = now;
    return true;
  };
  const left = (done: number, of: number): number => Math.round((((Date.now() - started) / done) * (of - done)) / 1000);
  return {
    step: (done, _name, failed) => {
      if (done < total && isTime()) context.err(`${done}/${total} documents, ${failed} failed, about ${left(done, total)} s left\n`);
    },
    page: (name, done, pages) => {
      if (done < pages && isTime()) context.err(`${name}: ${done}/${pages} pages read${total < 2 ? `, about ${left(done, pages)} s left` : ''}\n`);
    },
    stop: () => undefined,
  };
}
