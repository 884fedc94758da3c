import PQueue from 'p-queue';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GreyPicture } from '../../model/picture.js';
import type { ReadLine } from '../../model/recognised.js';
import type { OcrEngine, Region } from '../engine.js';
import { closedEngine } from '../errors.js';
import { cropRegions, type Crop } from './crops.js';
import { parseHocr, shiftLines } from './hocr.js';
import { pgm } from './images.js';
import { readLanguageData, type LanguageData } from './language-data.js';
import { allOrNone, freePlaces, shareOut } from './share-out.js';
import { optionsIdentity, type EngineOptions } from './options.js';
import { TesseractThread } from './tesseract-js-worker.js';
import { engineVariables, resolution, segmentationModes } from './variables.js';

interface TesseractJsOptions extends EngineOptions {
  /** A thread is replaced after so many pictures: WebAssembly memory grows with the largest and is never given back. */
  readonly picturesPerThread?: number;
}

/** Versions of tesseract.js and of the Tesseract inside it. @throws where they are not installed */
export function tesseractJsVersion(): string {
  const require = createRequire(import.meta.url);
  const version = (name: string): string => (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
  const inside = createRequire(require.resolve('tesseract.js'));
  const core = (JSON.parse(readFileSync(inside.resolve('tesseract.js-core/package.json'), 'utf8')) as { version: string }).version;
  return `${version('tesseract.js')} core ${core}`;
}

/** tesseract.js in up to `jobs` threads, which start when they are needed. @throws OcrError for language data that is missing or damaged */
export async function createTesseractJs(options: TesseractJsOptions = {}): Promise<OcrEngine> {
  return new TesseractJs(options, await readLanguageData(options.dataFolder));
}

class TesseractJs implements OcrEngine {
  readonly name = 'tesseract.js';
  readonly identity: string;
  private readonly queue: PQueue;
  private closed = false;
  private readonly idle: { thread: TesseractThread; pictures: number }[] = [];

  constructor(
    private readonly options: TesseractJsOptions,
    private readonly data: LanguageData,
  ) {
    this.queue = new PQueue({ concurrency: options.jobs ?? 1 });
    this.identity = `tesseract.js ${tesseractJsVersion()}; data ${data.sha256}; ${optionsIdentity(options)}`;
  }

  async read(picture: GreyPicture, regions: readonly Region[], signal?: AbortSignal, onStart?: () => void): Promise<ReadLine[][]> {
    const crops = cropRegions(picture, regions);
    const lines: ReadLine[][] = regions.map(() => []);
    if (crops.length === 0) return lines;
    // The signal is not handed to the queue: it would call a reading ended whose thread is still there.
    await allOrNone(shareOut(crops, freePlaces(this.queue)).map((part) => (stop) => this.queue.add(() => this.withThread(stop, async (thread) => {
      for (const crop of part) {
        const reading = this.readCrop(thread, crop);
        onStart?.();
        lines[crop.region] = await reading;
      }
    }))), signal);
    return lines;
  }

  setJobs(jobs: number): void {
    this.queue.concurrency = jobs;
    // Each thread keeps the memory of the largest picture it read.
    for (const { thread } of this.idle.splice(jobs)) void thread.end();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.queue.onIdle();
    await Promise.all(this.idle.splice(0).map(({ thread }) => thread.end()));
  }

  private async readCrop(thread: TesseractThread, { layout, picture, left, top }: Crop): Promise<ReadLine[]> {
    const variables = { ...engineVariables(this.options.alternatives ?? true, layout), tessedit_pageseg_mode: segmentationModes[layout], user_defined_dpi: resolution(picture) };
    const [lines = []] = parseHocr(await thread.recognise(pgm(picture), variables));
    return shiftLines(lines, left, top);
  }

  /** A thread that failed or was stopped in the middle is not used again. */
  private async withThread<T>(signal: AbortSignal | undefined, work: (thread: TesseractThread) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    if (this.closed) throw closedEngine();
    const { thread, pictures } = this.idle.pop() ?? { thread: await TesseractThread.start(this.data), pictures: 0 };
    const stop = (): void => void thread.end();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      const result = await work(thread);
      signal?.throwIfAborted();
      if (pictures + 1 < (this.options.picturesPerThread ?? 50)) this.idle.push({ thread, pictures: pictures + 1 });
      else await thread.end();
      return result;
    } catch (error) {
      await thread.end();
      throw signal?.aborted === true ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}
