import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Trace } from '../debug/trace.js';
import { writeTrace } from '../debug/write-trace.js';
import { extractWithText } from '../extract.js';
import { removeRecord, writeExtraction } from '../export/store.js';
import { hashOf, type DocumentBytes } from '../ingest/ingest.js';
import type { MediaType } from '../model/document.js';
import type { Recogniser } from '../ocr/recogniser.js';
import { ConversionError } from './failures.js';
import type { ConversionSettings, Converted, Task } from './model.js';
import { StageClock } from './stage-clock.js';
import { summaryOf } from './summary.js';

export interface Tools {
  readonly settings: ConversionSettings;
  readonly catalogue: Catalogue;
  readonly recogniser: Recogniser;
  readonly signal?: AbortSignal;
  /** Called after each page that was read from its picture. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Reads one document and writes its record, whole or not at all; earlier records of the same bytes go when the new one is there.
 * @throws {InputError}, {OcrError}, {ConversionError}, or the system's error
 */
export async function convertDocument({ document, sha256, earlier }: Task, { settings, catalogue, recogniser, signal, onPage }: Tools): Promise<Converted> {
  const bytes = await readFiles(document.paths, sha256);
  const clock = new StageClock();
  const leave = settings.trace === null ? null : writeTrace(settings.trace, `${document.file}.${sha256.slice(0, 8)}`);
  const trace: Trace = (stage, result) => {
    clock.reached(stage);
    leave?.(stage, result);
  };
  const extraction = await extractWithText(bytes, {
    file: document.file, ...document.published, maxBytes: settings.maxBytes, maxPages: settings.maxPages, maxPixels: settings.maxPixels, catalogue, trace,
    ocr: settings.ocr, recogniser, signal, onPage,
  });
  clock.reached('record');
  signal?.throwIfAborted();
  if (settings.crops !== null) await (await import('../export/crops.js')).writeCrops(settings.crops, extraction.record, bytes, { most: settings.maxOutput, signal });
  const written = await writeExtraction(settings.output, extraction, { most: settings.maxOutput });
  if (settings.searchablePdf !== null && extraction.read !== undefined) await (await import('../export/searchable-copy.js')).writeSearchableCopy(settings.searchablePdf, document.path, bytes, extraction.record.source.mediaType as MediaType, extraction.read);
  for (const old of earlier) if (old !== written) await removeWithCrops(old, settings);
  clock.reached('write');
  return { written, summary: summaryOf(extraction.record), ocr: (extraction.record.pipeline.options['ocr'] as string | null | undefined) ?? null, stages: clock.seconds };
}

async function removeWithCrops(path: string, { output, crops }: Pick<Tools['settings'], 'output' | 'crops'>): Promise<void> {
  await removeRecord(path);
  if (crops !== null) await rm(join(crops, relative(output, path).replace(/\.json$/, '')), { recursive: true, force: true });
}

/** The files' bytes, which must be those that were planned. */
async function readFiles(paths: readonly string[], sha256: string): Promise<DocumentBytes> {
  const files: Uint8Array[] = [];
  for (const path of paths) files.push(await readFile(path));
  const bytes = files.length === 1 ? files[0]! : files;
  if (hashOf(bytes) !== sha256) throw new ConversionError('changed', 'The file changed while it was being read; run again when it is whole.');
  return bytes;
}
