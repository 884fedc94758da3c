import type { OcrEngine, EngineName } from './engine.js';
import type { KnownPages, PageReader } from '../ingest/recognition.js';
import { PictureError } from '../picture/decode.js';
import { OcrError } from './errors.js';

export interface RecogniserOptions {
  /** `auto` takes the engine that measures better where both are there. */
  readonly engine: EngineName | 'auto';
  /** Pages read side by side, at first. */
  readonly jobs: number;
  /** Folder for what was read before; null: nothing is kept. */
  readonly cache: string | null;
  /** Folder of another language data than the installed package's. */
  readonly dataFolder?: string;
}

/** Reads pictures of pages. The engine starts when the first page asks for it, and serves all documents until it is closed. */
export interface Recogniser {
  /** Pages read side by side. */
  readonly jobs: number;
  setJobs(jobs: number): void;
  readonly read: PageReader;
  /** Pages of this document that were read before or elsewhere. */
  readonly known?: KnownPages;
  /** What a reading depends on: engine, version, language data, and how pictures are prepared. */
  identity(): Promise<string>;
  close(): Promise<void>;
}

/** Raised where pictures are prepared or read in another way, so that what was read before is not taken for the same. */
const readingVersion = 14;

/** An engine that gives up on one page may read the next, and so may we where a picture is one nobody thought of. */
function ofOnePage(error: unknown): unknown {
  const stopped = !(error instanceof Error) || error.name === 'AbortError' || error instanceof PictureError;
  const everyPage = error instanceof OcrError && error.code !== 'engine-failed' && error.code !== 'engine-timeout';
  return stopped || everyPage ? error : new PictureError('not-read', error.message.split('\n')[0]!, { cause: error });
}

export function openRecogniser(options: RecogniserOptions): Recogniser {
  let engine: Promise<OcrEngine> | null = null;
  let { jobs } = options;
  const start = async (): Promise<OcrEngine> => {
    const [{ chooseEngine }, { cachedEngine }] = await Promise.all([import('./engines/choose.js'), import('./cache.js')]);
    const opened = await chooseEngine(options.engine, { jobs, alternatives: false, cache: options.cache, dataFolder: options.dataFolder });
    return options.cache === null ? opened : cachedEngine(opened, options.cache);
  };
  const running = (): Promise<OcrEngine> => (engine ??= start());
  return {
    get jobs() {
      return jobs;
    },
    setJobs: (wanted) => {
      jobs = wanted;
      void engine?.then((opened) => opened.setJobs(wanted), () => undefined);
    },
    read: async (picture, page, signal) => {
      const [{ readPage }, opened] = await Promise.all([import('./read-page.js'), running()]);
      try {
        return await readPage(picture, page, stoppable(opened, signal));
      } catch (error) {
        throw ofOnePage(error);
      }
    },
    identity: async () => `${(await running()).identity}; reading ${readingVersion}`,
    close: async () => {
      const opened = engine;
      engine = null;
      await (await opened?.catch(() => null))?.close();
    },
  };
}

/** The same engine, each of whose readings the signal stops. */
const stoppable = (engine: OcrEngine, signal?: AbortSignal): OcrEngine => (signal === undefined ? engine : { name: engine.name, identity: engine.identity, read: (picture, regions, own, onStart) => engine.read(picture, regions, own === undefined ? signal : AbortSignal.any([own, signal]), onStart), setJobs: (jobs) => engine.setJobs(jobs), close: () => engine.close() });
