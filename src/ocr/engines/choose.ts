import type { EngineName, OcrEngine } from '../engine.js';
import { OcrError } from '../errors.js';
import { createNative } from './native.js';
import type { EngineOptions } from './options.js';
import { createTesseractJs } from './tesseract-js.js';

export const engineChoices = ['auto', 'tesseract.js', 'tesseract'] as const;
export type EngineChoice = (typeof engineChoices)[number];

const makers: Readonly<Record<EngineName, (options: EngineOptions) => Promise<OcrEngine>>> = { tesseract: createNative, 'tesseract.js': createTesseractJs };

/**
 * The engine a user chose. `auto` takes the native command where it runs: with the same data both read clean print alike (on poor scans single
 * letters differ, their Tesseracts are of different versions), and it reads faster.
 * @throws OcrError where the chosen engine or the language data is missing or damaged
 */
export async function chooseEngine(choice: EngineChoice, options: EngineOptions = {}): Promise<OcrEngine> {
  if (choice !== 'auto') return makers[choice](options);
  try {
    return await createNative(options);
  } catch (error) {
    if (error instanceof OcrError && (error.code === 'engine-missing' || error.code === 'engine-failed')) return createTesseractJs(options);
    throw error;
  }
}
