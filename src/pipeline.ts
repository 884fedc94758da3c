import { clean } from './clean/clean.js';
import { ingest } from './ingest/ingest.js';
import type { DraftTable, Sectioned } from './model/document.js';
import type { Line } from './model/flow.js';
import { parseSections } from './sections/tree.js';
import { evidenceOf } from './structure/evidence.js';
import { buildReading, type LineZones } from './structure/reading.js';

export interface ReadOptions {
  readonly file: string;
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly url?: string | null;
  readonly publishedOn?: string | null;
}

/** TEMPORARY: replaced by metadata/zones.ts. */
function simpleZones(lines: readonly Line[]): LineZones {
  const first = lines.findIndex((l) => /^(?:I\s*[.\-]|Điều 1\.|1\. )/.test(l.text.value));
  const end = lines.findIndex((l, i) => i > first && /^Nơi nhận/.test(l.text.value));
  const annex = lines.findIndex((l, i) => i > first && /^(?:PHỤ LỤC)/.test(l.text.value));
  return lines.map((_, i) => ({ part: 'main', zone: i < first ? 'preamble' : annex >= 0 && i >= annex ? 'annex' : end >= 0 && i >= end ? 'recipients' : 'body' }));
}

/** Bytes → sections: everything up to the facts. */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<Sectioned> {
  const cleaned = clean(await ingest(bytes, options));
  const flow = cleaned.flow.filter((e): e is Line => e.kind === 'line') as (Line | DraftTable)[];
  const lines = flow.filter((e): e is Line => e.kind === 'line');
  const reading = buildReading(cleaned, flow, simpleZones(lines));
  return parseSections(reading, (span) => evidenceOf(reading, span));
}
