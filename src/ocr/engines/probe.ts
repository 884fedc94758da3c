import type { EngineName, OcrEngine } from '../engine.js';
import { OcrError } from '../errors.js';
import { language, readLanguageData } from './language-data.js';
import { createNative, nativeLanguages, nativeVersion } from './native.js';
import { createTesseractJs, tesseractJsVersion } from './tesseract-js.js';

/** What is there of one engine. */
export interface EngineProbe {
  readonly name: EngineName;
  readonly usable: boolean;
  /** What was found, or what is wrong, in one line. */
  readonly found: string;
  /** What mends it; null where nothing is missing. */
  readonly mend: string | null;
}

const reinstall = 'npm ci';
const installNative = 'apt-get install tesseract-ocr (or brew install tesseract)';

const shortVersion = (version: string): string => version.split(':').slice(0, 3).join(':');
/** What is wrong, without what an error says to do about it: `mend` says that. */
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!.replace(/; run npm ci.*$/, '');

/** Looks for both engines and for their language data, and lets each read a blank picture with it; never throws. */
export async function probeEngines(dataFolder?: string): Promise<EngineProbe[]> {
  const options = { dataFolder, alternatives: false, cache: null };
  return [
    await probe('tesseract.js', () => tesseractJsVersion(), () => createTesseractJs(options), dataFolder),
    await probe('tesseract', describeNative, () => createNative(options), dataFolder),
  ];
}

async function describeNative(): Promise<string> {
  const version = await nativeVersion();
  const languages = await nativeLanguages().catch(() => []);
  return `${version}, languages of the system: ${languages.join(', ') || 'none'}`;
}

async function probe(name: EngineName, describe: () => string | Promise<string>, open: () => Promise<OcrEngine>, dataFolder?: string): Promise<EngineProbe> {
  try {
    const engine = await describe();
    const data = await readLanguageData(dataFolder);
    await tryOut(await open());
    return { name, usable: true, found: `${engine}, language data ${language} ${shortVersion(data.version)} (${data.sha256.slice(0, 8)})`, mend: null };
  } catch (error) {
    const missing = error instanceof OcrError && error.code === 'engine-missing';
    return { name, usable: false, found: missing ? 'the command is not there; scans are read by tesseract.js, at about half the speed' : reason(error), mend: mendOf(name, error) };
  }
}

/** Language data comes with the package, the command with the system. */
const mendOf = (name: EngineName, error: unknown): string => (name === 'tesseract' && error instanceof OcrError && error.code.startsWith('engine-') ? installNative : reinstall);

async function tryOut(engine: OcrEngine): Promise<void> {
  const side = 48;
  try {
    await engine.read({ width: side, height: side, channels: 1, data: new Uint8Array(side * side).fill(255), dpi: 200 }, [{ bbox: [0, 0, side, side], layout: 'line' }]);
  } finally {
    await engine.close();
  }
}
