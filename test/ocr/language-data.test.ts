import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runBatch, type Outcome } from '../../src/batch.js';
import { loadCatalogue } from '../../src/catalogue/catalogue.js';
import { runCli } from '../../src/cli/program.js';
import { doctorCommand } from '../../src/cli/commands/doctor.js';
import { SettingsSchema } from '../../src/config.js';
import type { EngineName } from '../../src/ocr/engine.js';
import { packageDataFolder, readLanguageData } from '../../src/ocr/engines/language-data.js';
import { probeEngines } from '../../src/ocr/engines/probe.js';
import { openRecogniser } from '../../src/ocr/recogniser.js';
import { engineCases, nativeRuns } from './engine-support.js';

const scan = join(process.cwd(), 'fixtures/scans/binh-dinh.poor150.pdf');
const name = 'vie.traineddata.gz';
let folder: string;
let packed: Buffer;
let data: Buffer;
const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehoach-data-'));
  packed = readFileSync(join(packageDataFolder(), name));
  data = gunzipSync(packed);
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
  rmSync(folder, { recursive: true, force: true });
});

/** The data with the inside of one part blotted out: the container is sound, what it holds is not. */
function blotted(): Buffer {
  const out = Buffer.from(data);
  const at = Number(out.readBigInt64LE(4 + 8 * 17));
  out.fill(0xa5, at, at + 4000);
  return out;
}

function ofLanguage(code: string): Buffer {
  const out = Buffer.from(data);
  const at = Number(out.readBigInt64LE(4 + 8 * 23));
  const named = out.indexOf('vie', at, 'latin1');
  out.write(code, named, 'latin1');
  return out;
}

const faults: readonly [fault: string, code: string, bytes: () => Buffer | null][] = [
  ['no folder', 'language-data-missing', () => null],
  ['a file that was cut short', 'language-data-damaged', () => packed.subarray(0, packed.length >> 1)],
  ['an empty file', 'language-data-damaged', () => Buffer.alloc(0)],
  ['no gzip', 'language-data-damaged', () => Buffer.from('this is no archive')],
  ['garbage in gzip', 'language-data-damaged', () => gzipSync(Buffer.from('garbage'.repeat(1000)))],
  ['zeros in gzip', 'language-data-damaged', () => gzipSync(Buffer.alloc(100_000))],
  ['data that was cut short', 'language-data-damaged', () => gzipSync(data.subarray(0, data.length >> 1))],
  ['data with its inside blotted out', 'language-data-damaged', () => gzipSync(blotted())],
  ["another language's data", 'language-data-wrong', () => gzipSync(ofLanguage('eng'))],
];

function lay(fault: string, bytes: Buffer | null): string {
  const at = join(folder, fault.replace(/\W+/g, '-'));
  if (bytes === null) return at;
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, name), bytes);
  return at;
}

describe.each(faults)('%s', (fault, code, bytes) => {
  for (const { title, runs, open } of engineCases) {
    (runs ? test : test.skip)(`${title}: ${code}`, async () => {
      const dataFolder = lay(fault, bytes());
      const reading = open({ dataFolder, cache: null }).then(async (engine) => {
        const picture = { width: 40, height: 40, channels: 1 as const, data: new Uint8Array(1600).fill(255), dpi: 200 };
        try {
          return await engine.read(picture, [{ bbox: [0, 0, 40, 40], layout: 'line' }]);
        } finally {
          await engine.close();
        }
      });
      const error = await reading.then(() => null, (e: Error & { code: string }) => e);
      expect(error).toMatchObject({ name: 'OcrError', code });
      expect(error!.message).toMatch(/^The [^\n]*vie\.traineddata\.gz[^\n]*; run npm ci( again)?\.$/);
      await new Promise((resolve) => setImmediate(resolve));
      expect(rejections).toEqual([]);
    });
  }
});

test('data of a name that says no language is taken', async () => {
  const dataFolder = lay('unnamed', gzipSync(ofLanguage(':::')));
  expect((await readLanguageData(dataFolder)).version).toMatch(/:::/);
});

async function convert(dataFolder: string, engine: EngineName | 'auto'): Promise<Outcome[]> {
  const recogniser = openRecogniser({ engine, jobs: 1, cache: null, dataFolder });
  const settings = SettingsSchema.parse({ output: join(folder, 'out'), ocr: 'auto', jobs: 1, isolate: false });
  try {
    return await runBatch([scan], { cwd: folder, settings, catalogue: loadCatalogue(), recogniser, signal: new AbortController().signal, onDone: jest.fn() });
  } finally {
    await recogniser.close();
  }
}

describe('whole runs', () => {
  test.each(['tesseract.js', 'auto'] as const)('a scan with damaged data fails with the one line that says so (%s)', async (engine) => {
    const [outcome] = await convert(lay('damaged', packed.subarray(0, 1000)), engine);
    expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^The Vietnamese language data at .* is damaged; run npm ci again\.$/) });
  });

  test('on the command line: one line, exit code 1', async () => {
    let err = '';
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    const code = await runCli(['extract', scan, '--engine', 'tesseract', '--output', 'cli', '--cache', 'none'], { cwd: folder, env: { KEHOACH_ISOLATE: 'false' }, out: () => undefined, err: (t) => (err += t), interactive: false }).finally(() => (process.env['PATH'] = path));
    expect(code).toBe(1);
    expect(err).not.toMatch(/Unexpected/);
    expect(err.split('\n').filter((line) => /tesseract command cannot be run/.test(line))).toHaveLength(1);
  });
});

describe('doctor', () => {
  async function doctor(dataFolder?: string): Promise<{ code: number; out: string }> {
    let out = '';
    const code = await doctorCommand({ cwd: folder, env: { KEHOACH_ISOLATE: 'false' }, out: (t) => (out += t), err: () => undefined, interactive: false }, dataFolder);
    return { code, out };
  }

  test('says what is there', async () => {
    const { code, out } = await doctor();
    expect(code).toBe(0);
    for (const line of [/^ok +canvas: @napi-rs/m, /^ok +sharp: \d/m, /^ok +tesseract\.js: 7\S* core \S+, language data vie \S+ \([0-9a-f]{8}\)$/m]) expect(out).toMatch(line);
    if (nativeRuns) expect(out).toMatch(/^ok +tesseract: \d\S+, languages of the system: .*, language data vie/m);
  });

  test('one engine is enough; the other with what mends it', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    const { code, out } = await doctor().finally(() => (process.env['PATH'] = path));
    expect(code).toBe(0);
    expect(out).toMatch(/^missing +tesseract: the command is not there.*; apt-get install tesseract-ocr/m);
  });

  test.each(faults)('%s: named once an engine, with what mends it, exit code 1', async (fault, _, bytes) => {
    const dataFolder = lay(fault, bytes());
    const { code, out } = await doctor(dataFolder);
    expect(code).toBe(1);
    expect(out).toMatch(/^missing +tesseract\.js: The .*language data .*vie.traineddata.gz[^;]*; npm ci$/m);
    if (nativeRuns) expect(out).toMatch(/^missing +tesseract: The .*language data .*; npm ci$/m);
    expect(out.split('\n').filter((line) => line.startsWith('missing'))).toHaveLength(2);
    expect((await probeEngines(dataFolder)).map(({ usable }) => usable)).toEqual([false, false]);
  });
});

(nativeRuns ? test : test.skip)('unpacked data that was tampered with in the cache is laid out anew', async () => {
  const cache = join(folder, 'cache');
  const native = engineCases[1]!.open;
  await (await native({ cache })).close();
  const file = join(cache, 'tessdata', (await readLanguageData()).sha256, 'vie.traineddata');
  writeFileSync(file, 'garbage');
  await (await native({ cache })).close();
  expect(readFileSync(file).equals(data)).toBe(true);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, 'a file where the folder should be');
  await (await native({ cache })).close();
});
