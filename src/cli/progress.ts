import { SingleBar } from 'cli-progress';
import type { CliContext } from './context.js';

export interface Progress {
  readonly step: (done: number, name: string, failed: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { step: () => undefined, stop: () => undefined };

/** A bar with an ETA on a terminal, a plain line now and then elsewhere, nothing when quiet or for a handful of documents off a terminal. */
export function startProgress(total: number, context: CliContext, quiet: boolean): Progress {
  if (quiet || total < 2) return silent;
  if (!context.interactive) return plainLines(total, context);
  const bar = new SingleBar({ format: '{bar} {value}/{total} | {eta_formatted} | {failed} failed | {name}', barsize: 24, hideCursor: true, clearOnComplete: true, stream: process.stderr });
  bar.start(total, 0, { name: '', failed: 0 });
  return { step: (done, name, failed) => bar.update(done, { name, failed }), stop: () => bar.stop() };
}

/** At most one line a minute. */
function plainLines(total: number, context: CliContext): Progress {
  const started = Date.now();
  let last = started;
  return {
    step: (done, _name, failed) => {
      const now = Date.now();
      if (now - last < 60_000 || done === total) return;
      last = now;
      const left = Math.round(((now - started) / done) * (total - done) / 1000);
      context.err(`${done}/${total} documents, ${failed} failed, about ${left} s left\n`);
    },
    stop: () => undefined,
  };
}
