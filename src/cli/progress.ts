import { SingleBar } from 'cli-progress';
import type { CliContext } from './context.js';
import { say, type Language } from './words.js';

/** What has been done of a run. */
export interface Tally {
  done: number;
  pages: number;
  flagged: number;
  failed: number;
}

export interface Progress {
  /** A document (or record) is done, `done` in all; `more`: what is told besides where documents are converted. */
  readonly step: (done: number, name: string, failed: number, more?: Readonly<Pick<Tally, 'pages' | 'flagged'>>) => void;
  /** A page of a document was read from its picture. */
  readonly page: (name: string, done: number, total: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { step: () => undefined, page: () => undefined, stop: () => undefined };

/**
 * A bar with an ETA on a terminal (of documents, or of the pages of a single scan), a plain line at most once a minute elsewhere; nothing when quiet.
 */
export function startProgress(total: number, context: Pick<CliContext, 'err' | 'interactive'>, quiet: boolean, lang: Language = 'en'): Progress {
  if (quiet) return silent;
  if (!context.interactive) return plainLines(total, context, lang);
  return total < 2 ? pageBar(lang) : documentBar(total, lang);
}

const makeBar = (format: string): SingleBar => new SingleBar({ format, barsize: 24, hideCursor: true, clearOnComplete: true, stream: process.stderr });

function documentBar(total: number, lang: Language): Progress {
  const bar = makeBar('{bar} {value}/{total} | {eta_formatted} | {counts} | {name}');
  const counts = (failed: number, pages: number, flagged: number): string => say(lang, pages === 0 ? 'barFailed' : 'barCounts', { pages, flagged, failed });
  bar.start(total, 0, { name: '', counts: '' });
  return {
    step: (done, name, failed, { pages = 0, flagged = 0 } = { pages: 0, flagged: 0 }) => bar.update(done, { name, counts: counts(failed, pages, flagged) }),
    page: (name, done, pages) => bar.update({ name: `${name}, ${say(lang, 'barPage', { done, pages })}` }),
    stop: () => bar.stop(),
  };
}

/** A single document: its pages, if any are read from pictures. */
function pageBar(lang: Language): Progress {
  let bar: SingleBar | null = null;
  return {
    step: () => undefined,
    page: (name, done, pages) => {
      if (bar === null) {
        bar = makeBar(`{bar} ${say(lang, 'barPage', { done: '{value}', pages: '{total}' })} | {eta_formatted} | {name}`);
        bar.start(pages, 0, { name });
      }
      bar.update(done, { name });
    },
    stop: () => bar?.stop(),
  };
}

const lineEvery = 60_000;

/** At most one line a minute. */
function plainLines(total: number, context: Pick<CliContext, 'err'>, lang: Language): Progress {
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
    step: (done, _name, failed, more = { pages: 0, flagged: 0 }) => {
      if (done < total && isTime()) context.err(`${say(lang, more.pages === 0 ? 'lineFailed' : 'lineDocuments', { ...more, done, failed, total, left: left(done, total) })}\n`);
    },
    page: (name, done, pages) => {
      if (done < pages && isTime()) context.err(`${say(lang, total < 2 ? 'linePagesLeft' : 'linePages', { name, done, pages, left: left(done, pages) })}\n`);
    },
    stop: () => undefined,
  };
}
