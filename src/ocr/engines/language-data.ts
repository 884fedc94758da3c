import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { OcrError } from '../errors.js';

export const language = 'vie';
const packageName = '@tesseract.js-data/vie';
/** Of the package's sets, the one that measures best (docs/benchmarks.md): as good as the large one, a fifth of its size. */
const bestSet = '4.0.0_best_int';

/** Tesseract's trained data, unpacked and checked. */
export interface LanguageData {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** As the data itself says, e.g. `4.00.00alpha:vie:synth20170629:[…]`. */
  readonly version: string;
  readonly path: string;
}

/** The folder of the installed package's data. @throws OcrError `language-data-missing` */
export function packageDataFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), bestSet);
  } catch (cause) {
    throw new OcrError('language-data-missing', `The Vietnamese language data (${packageName}) is not installed; run npm ci.`, { cause });
  }
}

/** Reads `vie.traineddata.gz` of a folder. @throws OcrError `language-data-missing`, `language-data-damaged` or `language-data-wrong` */
export async function readLanguageData(folder = packageDataFolder()): Promise<LanguageData> {
  const path = join(folder, `${language}.traineddata.gz`);
  let packed: Uint8Array;
  try {
    packed = await readFile(path);
  } catch (cause) {
    throw new OcrError('language-data-missing', `The Vietnamese language data cannot be read at ${path}; run npm ci.`, { cause });
  }
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(packed, { maxOutputLength: 256 * 1024 * 1024 });
  } catch (cause) {
    throw damagedData(path, cause);
  }
  const version = dataVersion(bytes);
  if (version === null) throw damagedData(path);
  const other = /^[^:]*:([a-z]{3}\w*):/i.exec(version)?.[1];
  if (other !== undefined && other !== language) throw new OcrError('language-data-wrong', `The language data at ${path} is of another language (${other}); run npm ci again.`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), version, path };
}

export function damagedData(path: string, cause?: unknown): OcrError {
  return new OcrError('language-data-damaged', `The Vietnamese language data at ${path} is damaged; run npm ci again.`, { cause });
}

/** Parts of a data file that reading needs: the network, its letters, their codes. */
const neededParts = [17, 21, 22];
const versionPart = 23;

/** Checks the container (a count, then an offset for each part, -1 where there is none); null where it is damaged. */
function dataVersion(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = bytes.length < 4 ? 0 : view.getInt32(0, true);
  const head = 4 + 8 * parts;
  if (parts <= versionPart || parts > 64 || bytes.length < head) return null;
  const offsets = Array.from({ length: parts }, (_, i) => Number(view.getBigInt64(4 + 8 * i, true)));
  const present = offsets.filter((o) => o !== -1);
  if (present.some((o, i) => o < (present[i - 1] ?? head) || o >= bytes.length)) return null;
  if (neededParts.some((part) => offsets[part] === -1)) return null;
  const version = offsets[versionPart]!;
  return version === -1 ? '' : Buffer.from(bytes.subarray(version, version + 200)).toString('latin1').replace(/[^\x20-\x7e].*$/s, '');
}
