import { readFileSync } from 'node:fs';
import { either, type Hostile } from './model.js';
import { pdfs } from './pdfs.js';
import { pictures, soundPictures } from './pictures.js';
import { randomOf } from './soups.js';
import { soundText, texts } from './texts.js';
import { soundWord, wordFiles } from './words.js';

export type { Expected, Hostile } from './model.js';

export interface CorpusOptions {
  readonly seed: number;
  /** Cuts and flips sampled, short soups, without what takes long. */
  readonly quick: boolean;
}

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));

/** One file of every format that is sound. */
async function sound(): Promise<Readonly<Record<string, Uint8Array>>> {
  return {
    'plan.pdf': fixture('synth-004.pdf'), 'plan.docx': fixture('ke-hoach-so.docx'), 'plan.html': fixture('trang-cong-thong-tin.html'), 'plan.md': fixture('synth-006.md'), 'plan.txt': fixture('synth-001.txt'),
    'small.docx': soundWord(), 'small.txt': soundText(), ...(await soundPictures()),
  };
}

const step = 1024;

/** The file's beginning, cut at every kilobyte; of pictures, which are small, at every 64 bytes. */
function cuts(name: string, bytes: Uint8Array, quick: boolean): Hostile[] {
  const every = bytes.length < 20 * step ? 64 : step;
  const places = Array.from({ length: Math.ceil(bytes.length / every) - 1 }, (_, i) => (i + 1) * every);
  const stride = quick ? Math.max(1, Math.floor(places.length / 6)) : 1;
  return places.filter((_, i) => i % stride === 0).map((at) => ({ name: `cut-${at}-${name}`, bytes: () => bytes.slice(0, at), expected: either }));
}

/** Bits turned over, bytes overwritten, pieces taken out, doubled and moved. */
function damaged(name: string, bytes: Uint8Array, random: () => number, times: number): Hostile[] {
  const at = (): number => Math.floor(random() * bytes.length);
  const ways: readonly ((copy: Uint8Array) => Uint8Array)[] = [
    (copy) => { for (let i = 0; i < 1 + bytes.length / 2000; i++) copy[at()]! ^= 1 << Math.floor(random() * 8); return copy; },
    (copy) => { for (let i = 0; i < 20; i++) copy[at()] = Math.floor(random() * 256); return copy; },
    (copy) => { const from = at(); return Buffer.concat([copy.subarray(0, from), copy.subarray(from + Math.floor(random() * 500))]); },
    (copy) => { const from = at(); return Buffer.concat([copy.subarray(0, from), copy.subarray(from, from + 500), copy.subarray(from)]); },
    (copy) => copy.fill(0, at(), at()),
    (copy) => Buffer.concat([copy.subarray(bytes.length / 2), copy.subarray(0, bytes.length / 2)]),
  ];
  return Array.from({ length: times }, (_, i) => {
    const made = ways[i % ways.length]!(bytes.slice());
    return { name: `damaged-${i}-${name}`, bytes: () => made, expected: either };
  });
}

/** All hostile files: the same for the same seed, each with a name of its own. */
export async function corpus({ seed, quick }: CorpusOptions): Promise<Hostile[]> {
  const files = Object.entries(await sound());
  const broken = files.flatMap(([name, bytes], i) => [...cuts(name, bytes, quick), ...damaged(name, bytes, randomOf(seed * 100 + i), quick ? 6 : 60)]);
  const all = [...pdfs(), ...pictures(), ...wordFiles(), ...texts(quick, seed), ...broken];
  return quick ? all.filter((file) => file.slow !== true) : all;
}
