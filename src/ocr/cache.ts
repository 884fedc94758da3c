import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import type { GreyPicture } from '../model/picture.js';
import type { ReadLine } from '../model/recognised.js';
import type { OcrEngine, Region } from './engine.js';
import { writeWhole } from '../write-whole.js';

/** Grows when the same key would stand for other content. */
const format = 1;

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const confidence = z.number().min(0).max(1);
const choice = z.object({ text: z.string(), confidence });
const symbol = z.object({ text: z.string(), bbox: box, confidence, choices: z.array(choice) });
const word = z.object({ text: z.string(), bbox: box, confidence, symbols: z.array(symbol) });
const line = z.object({ words: z.array(word), bbox: box });
const EntrySchema = z.object({ key: z.string(), lines: z.array(z.array(line)) });

/**
 * The same engine, which reads nothing twice: results are kept in `folder` by the picture's pixels, the regions and the engine's identity.
 * An entry that is damaged or cannot be written is as if it were not there.
 */
export function cachedEngine(engine: OcrEngine, folder: string): OcrEngine {
  return {
    name: engine.name,
    identity: engine.identity,
    setJobs: (jobs) => engine.setJobs(jobs),
    close: () => engine.close(),
    async read(picture, regions, signal, onStart) {
      signal?.throwIfAborted();
      const key = keyOf(engine.identity, picture, regions);
      const path = join(folder, 'ocr', key.slice(0, 2), `${key}.json.gz`);
      const kept = await load(path, key, regions.length);
      if (kept !== null) return kept;
      const lines = await engine.read(picture, regions, signal, onStart);
      await store(path, key, lines);
      return lines;
    },
  };
}

function keyOf(identity: string, { width, height, dpi, data }: GreyPicture, regions: readonly Region[]): string {
  const asked = JSON.stringify([format, identity, width, height, dpi, regions.map(({ bbox, layout }) => [bbox, layout])]);
  return createHash('sha256').update(asked).update('\0').update(data).digest('hex');
}

async function load(path: string, key: string, regions: number): Promise<ReadLine[][] | null> {
  try {
    const text = (await promisify(gunzip)(await readFile(path), { maxOutputLength: 256 * 1024 * 1024 })).toString('utf8');
    const entry = EntrySchema.parse(JSON.parse(text));
    return entry.key === key && entry.lines.length === regions ? entry.lines : null;
  } catch {
    return null;
  }
}

async function store(path: string, key: string, lines: readonly (readonly ReadLine[])[]): Promise<void> {
  try {
    const packed = await promisify(gzip)(JSON.stringify({ key, lines }), { level: 4 });
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, packed, { sync: false });
  } catch {
    // A cache that cannot be written costs time, nothing else.
  }
}
