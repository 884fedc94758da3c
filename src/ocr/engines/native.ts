import PQueue from 'p-queue';
import type { GreyPicture } from '../../model/picture.js';
import type { ReadLine } from '../../model/recognised.js';
import { cacheFolder } from '../cache-folder.js';
import type { OcrEngine, Region, RegionLayout } from '../engine.js';
import { OcrError, closedEngine } from '../errors.js';
import { cropRegions, type Crop } from './crops.js';
import { parseHocr, shiftLines } from './hocr.js';
import { pgm, tiff } from './images.js';
import { damagedData, language, readLanguageData, type LanguageData } from './language-data.js';
import { runTesseract } from './native-command.js';
import { layOutData, type DataFolder } from './native-data.js';
import { openInputFolder, type InputFolder } from './native-input.js';
import { allOrNone, freePlaces, shareOut } from './share-out.js';
import { optionsIdentity, type EngineOptions } from './options.js';
import { engineVariables, resolution, segmentationModes } from './variables.js';

interface NativeOptions extends EngineOptions {
  /** Most time for one run over a picture. */
  readonly timeoutMs?: number;
}

/** The version of the `tesseract` command. @throws OcrError `engine-missing` or `engine-failed` */
export async function nativeVersion(): Promise<string> {
  const said = await runTesseract(['--version'], new Uint8Array(), { timeoutMs: 20_000 });
  return /^tesseract v?(\S+)/m.exec(said)?.[1] ?? 'of unknown version';
}

/** The languages the system's own data holds, in its order. @throws OcrError `engine-missing` or `engine-failed` */
export async function nativeLanguages(): Promise<string[]> {
  const said = await runTesseract(['--list-langs'], new Uint8Array(), { timeoutMs: 20_000 });
  return said.trim().split(/\r?\n/).slice(1);
}

/** The system's `tesseract` command, with the same language data as tesseract.js. @throws OcrError where the command or the data are missing or damaged */
export async function createNative(options: NativeOptions = {}): Promise<OcrEngine> {
  const [version, data] = await Promise.all([nativeVersion(), readLanguageData(options.dataFolder)]);
  const folder = await layOutData(data, options.cache === undefined ? cacheFolder(null) : options.cache);
  return new Native(options, version, data, { data: folder, input: await openInputFolder() });
}

class Native implements OcrEngine {
  readonly name = 'tesseract';
  readonly identity: string;
  private readonly queue: PQueue;
  private closed = false;

  constructor(
    private readonly options: NativeOptions,
    version: string,
    private readonly data: LanguageData,
    private readonly folders: { readonly data: DataFolder; readonly input: InputFolder },
  ) {
    this.queue = new PQueue({ concurrency: options.jobs ?? 1 });
    this.identity = `tesseract ${version}; data ${data.sha256}; ${optionsIdentity(options)}`;
  }

  async read(picture: GreyPicture, regions: readonly Region[], signal?: AbortSignal, onStart?: () => void): Promise<ReadLine[][]> {
    const lines: ReadLine[][] = regions.map(() => []);
    const crops = cropRegions(picture, regions);
    const places = freePlaces(this.queue);
    const layouts = [...new Set(crops.map((crop) => crop.layout))];
    const groups = layouts.flatMap((layout) => shareOut(crops.filter((crop) => crop.layout === layout), places));
    await allOrNone(groups.map((group) => (stop) => this.queue.add(async () => {
      if (this.closed) throw closedEngine();
      const reading = this.readGroup(group[0]!.layout, group, resolution(picture), stop);
      onStart?.();
      const read = await reading;
      group.forEach(({ region, left, top }, i) => (lines[region] = shiftLines(read[i]!, left, top)));
    })), signal);
    return lines;
  }

  setJobs(jobs: number): void {
    this.queue.concurrency = jobs;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.queue.onIdle();
    await Promise.all([this.folders.data.remove(), this.folders.input.remove()]);
  }

  /** All crops of one layout go through one process, as pages of one TIFF: loading the language data costs as much as reading two lines. */
  private async readGroup(layout: RegionLayout, crops: readonly Crop[], dpi: string, signal?: AbortSignal): Promise<ReadLine[][]> {
    const pictures = crops.map(({ picture }) => picture);
    const variables = { ...engineVariables(this.options.alternatives ?? true, layout), tessedit_create_hocr: '1', user_defined_dpi: dpi };
    const input = this.folders.input.write(pictures.length === 1 ? pgm(pictures[0]!) : tiff(pictures));
    const args = [input.argument, 'stdout', '--tessdata-dir', this.folders.data.path, '-l', language, '--oem', '1', '--psm', segmentationModes[layout]];
    for (const [name, value] of Object.entries(variables)) args.push('-c', `${name}=${value}`);
    const hocr = await runTesseract(args, input.stdin, { timeoutMs: this.options.timeoutMs ?? 300_000, signal })
      .catch((error: unknown) => {
        throw refusesData(error) ? damagedData(this.data.path, error) : error;
      })
      .finally(() => input.remove());
    const pages = parseHocr(hocr);
    if (pages.length !== crops.length) throw new OcrError('engine-failed', `tesseract read ${pages.length} of ${crops.length} pictures.`);
    return pages;
  }
}

/** What the command says where its language data cannot be loaded; for some damage it is a failed assertion. */
const refusesData = (error: unknown): boolean => error instanceof OcrError && error.code === 'engine-failed' && /couldn't load any languages|could not initialize tesseract|failed loading language|error opening data file|recognizer_->load\(/i.test(error.message);
