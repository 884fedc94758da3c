import type { EngineName } from '../engine.js';
import { language, readLanguageData } from './language-data.js';
import { nativeLanguages, nativeVersion } from './native.js';
import { tesseractJsVersion } from './tesseract-js.js';

/** What is there of one engine. */
export interface EngineProbe {
  readonly name: EngineName;
  readonly usable: boolean;
  /** What was found, or what is wrong, in one line. */
  readonly found: string;
  /** What mends it; null where nothing is missing. */
  readonly mend: string | null;
}

const shortVersion = (version: string): string => version.split(':').slice(0, 3).join(':');
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Looks for both engines and for their language data; never throws. */
export async function probeEngines(dataFolder?: string): Promise<EngineProbe[]> {
  const data = await readLanguageData(dataFolder).then(({ version, sha256 }) => ({ text: `language data ${language} ${shortVersion(version)} (${sha256.slice(0, 8)})`, usable: true }), (error: unknown) => ({ text: reason(error), usable: false }));
  const withData = (name: EngineName, version: string): EngineProbe => ({ name, usable: data.usable, found: data.usable ? `${version}, ${data.text}` : data.text, mend: data.usable ? null : 'npm ci' });
  return [await probeTesseractJs(withData), await probeNative(withData)];
}

type WithData = (name: EngineName, version: string) => EngineProbe;

async function probeTesseractJs(withData: WithData): Promise<EngineProbe> {
  try {
    return withData('tesseract.js', tesseractJsVersion());
  } catch (error) {
    return { name: 'tesseract.js', usable: false, found: reason(error), mend: 'npm ci' };
  }
}

async function probeNative(withData: WithData): Promise<EngineProbe> {
  try {
    const version = await nativeVersion();
    const languages = await nativeLanguages().catch(() => []);
    return withData('tesseract', `${version}, languages of the system: ${languages.join(', ') || 'none'}`);
  } catch {
    return { name: 'tesseract', usable: false, found: 'the command is not there; scans are read by tesseract.js, at about half the speed', mend: 'apt-get install tesseract-ocr (or brew install tesseract)' };
  }
}
