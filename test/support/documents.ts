import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../fixtures/', import.meta.url);

/** Bytes of a fixture document. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`documents/${name}`, folder));
}

export interface Gold {
  readonly source: string;
  readonly [part: string]: unknown;
}

export function gold(name: string): Gold {
  return JSON.parse(readFileSync(new URL(`gold/${name}.json`, folder), 'utf8')) as Gold;
}

export const goldNames: readonly string[] = readdirSync(new URL('gold/', folder)).filter((f) => f.endsWith('.json')).map((f) => f.replace(/\.json$/, '')).sort();

/** A document of made-up text through all stages up to the sections. */
export const limits = { maxBytes: 50_000_000, maxPages: 500 } as const;
