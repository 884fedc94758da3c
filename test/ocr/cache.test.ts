import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { OcrEngine, Region } from '../../src/ocr/engine.js';
import { cacheFolder } from '../../src/ocr/cache-folder.js';
import { cachedEngine } from '../../src/ocr/cache.js';
import { answering, greyPicture, lineAt, wordAt } from './made-engine.js';

let base: string;
let count = 0;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'kehoach-cache-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const fresh = (): string => join(base, String(count++));
const regions: Region[] = [{ bbox: [0, 0, 40, 20], layout: 'block' }, { bbox: [0, 0, 10, 10], layout: 'word' }];
const make = (identity?: string) => answering(({ layout }) => (layout === 'word' ? [] : [lineAt([wordAt('Kế', 3), wordAt('hoạch', 40, { confidence: 0.1 + 0.2 })])]), identity);
const entries = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).filter((f) => f.endsWith('.gz')).map((f) => join(folder, f));

async function twice(folder: string, first: OcrEngine, second: OcrEngine, ask: (engine: OcrEngine) => Promise<unknown> = (engine) => engine.read(greyPicture(), regions), again = ask): Promise<[unknown, unknown]> {
  return [await ask(cachedEngine(first, folder)), await again(cachedEngine(second, folder))];
}

test('what was read before is not read again, and is the same to the last bit', async () => {
  const [engine, other] = [make(), make()];
  const [first, second] = await twice(fresh(), engine, other);
  expect(second).toEqual(first);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect([engine.asked.length, other.asked.length]).toEqual([1, 0]);
});

describe('anything that changes a reading is another entry', () => {
  const changes: readonly [what: string, again: (engine: OcrEngine) => Promise<unknown>, identity: string][] = [
    ['another engine, version, language data or option', (engine) => engine.read(greyPicture(), regions), 'made 2'],
    ['other pixels', (engine) => engine.read(greyPicture(40, 20, 254), regions), 'made 1'],
    ['the same pixels in another shape', (engine) => engine.read(greyPicture(20, 40), regions), 'made 1'],
    ['another resolution', (engine) => engine.read({ ...greyPicture(), dpi: 300 }, regions), 'made 1'],
    ['no resolution', (engine) => engine.read({ ...greyPicture(), dpi: null }, regions), 'made 1'],
    ['another layout', (engine) => engine.read(greyPicture(), [regions[0]!, { ...regions[1]!, layout: 'numeral' }]), 'made 1'],
    ['another region', (engine) => engine.read(greyPicture(), [regions[0]!, { ...regions[1]!, bbox: [0, 0, 10, 11] }]), 'made 1'],
    ['another order', (engine) => engine.read(greyPicture(), [...regions].reverse()), 'made 1'],
    ['fewer regions', (engine) => engine.read(greyPicture(), regions.slice(0, 1)), 'made 1'],
  ];
  test.each(changes)('%s', async (_, again, identity) => {
    const [engine, other] = [make(), make(identity)];
    await twice(fresh(), engine, other, undefined, again);
    expect([engine.asked.length, other.asked.length]).toEqual([1, 1]);
  });
});

describe('an entry that cannot be used is read anew, and replaced', () => {
  const change = (edit: (entry: { key: string; lines: { words: { bbox: number[]; confidence: number }[] }[][] }) => void) => (path: string): void => {
    const entry = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as Parameters<typeof edit>[0];
    edit(entry);
    writeFileSync(path, gzipSync(JSON.stringify(entry)));
  };
  const damages: readonly [what: string, damage: (path: string) => void][] = [
    ['cut short', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
    ['empty', (path) => writeFileSync(path, '')],
    ['no gzip', (path) => writeFileSync(path, 'garbage')],
    ['no JSON', (path) => writeFileSync(path, gzipSync('garbage'))],
    ['of another key', change((entry) => (entry.key = 'another'))],
    ['fewer regions', change((entry) => entry.lines.pop())],
    ['a box of three', change((entry) => entry.lines[0]![0]!.words[0]!.bbox.pop())],
    ['a confidence that is none', change((entry) => (entry.lines[0]![0]!.words[0]!.confidence = 95))],
  ];
  test.each(damages)('%s', async (_, damage) => {
    const folder = fresh();
    const [engine, other, third] = [make(), make(), make()];
    const first = await cachedEngine(engine, folder).read(greyPicture(), regions);
    const [path] = entries(folder);
    damage(path!);
    expect(await cachedEngine(other, folder).read(greyPicture(), regions)).toEqual(first);
    expect(await cachedEngine(third, folder).read(greyPicture(), regions)).toEqual(first);
    expect([other.asked.length, third.asked.length]).toEqual([1, 0]);
  });
});

test('a folder that cannot be written costs time only', async () => {
  const folder = fresh();
  writeFileSync(folder, 'a file where the folder should be');
  const [engine, other] = [make(), make()];
  const [first, second] = await twice(folder, engine, other);
  expect(second).toEqual(first);
  expect(other.asked).toHaveLength(1);
});

test('a reading that fails is not kept', async () => {
  const folder = fresh();
  const failing: OcrEngine = { ...make(), read: () => Promise.reject(new Error('no')) };
  await expect(cachedEngine(failing, folder).read(greyPicture(), regions)).rejects.toThrow('no');
  const engine = make();
  await cachedEngine(engine, folder).read(greyPicture(), regions);
  expect(engine.asked).toHaveLength(1);
});

test('readings of the same at once leave one sound entry; a signal stops before anything is looked up', async () => {
  const folder = fresh();
  const engine = cachedEngine(make(), folder);
  await Promise.all(Array.from({ length: 8 }, () => engine.read(greyPicture(), regions)));
  expect(readdirSync(join(folder, 'ocr'), { recursive: true })).toHaveLength(2);
  await expect(engine.read(greyPicture(), regions, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});

test('where readings are kept', () => {
  expect(cacheFolder('none', {})).toBeNull();
  expect(cacheFolder('here', { XDG_CACHE_HOME: '/x' })).toBe('here');
  expect(cacheFolder(null, { XDG_CACHE_HOME: '/x' })).toBe(join('/x', 'kehoach'));
  expect(cacheFolder(null, { LOCALAPPDATA: '/local' })).toBe(join('/local', 'kehoach'));
  expect(cacheFolder(null, {})).toMatch(/[\\/]\.cache[\\/]kehoach$/);
});
