import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { Queue } from 'bullmq';
import PQueue from 'p-queue';
import { failureOf } from '../batch/failures.js';
import type { FailureCode } from '../batch/model.js';
import type { Settings } from '../config.js';
import { InputError } from '../ingest/errors.js';
import { hashOf } from '../ingest/ingest.js';
import type { Published } from '../sources/model.js';
import { catalogueKey, documentJobId, inputKey, outcomeKey, partsKey } from './keys.js';
import type { DocumentJob } from './model.js';
import { lastMade } from './made.js';
import { loadOutcome } from './outcome.js';
import { documentOptions } from './queues.js';
import type { Store } from './store.js';

/** A document to be converted: name for the record, and the file or the pictures of its pages in their order. */
export interface SubmitInput {
  readonly name: string;
  /** For a person. */
  readonly path: string;
  readonly paths: readonly string[];
  /** Where and when it was published; null: not known. */
  readonly published: Published | null;
}

export interface Submitted {
  readonly path: string;
  /** Its job; null where there is none. */
  readonly id: string | null;
  readonly status: 'queued' | 'under-way' | 'unchanged' | 'duplicate' | 'failed';
  /** The kind of failure; null where there is none. */
  readonly code: FailureCode | null;
  readonly reason: string | null;
}

export interface SubmitOptions {
  readonly cwd: string;
  readonly settings: Pick<Settings, 'ocr' | 'maxBytes' | 'maxPages' | 'maxPixels' | 'maxOutput' | 'force' | 'catalogue'>;
  readonly store: Store;
  readonly queue: Queue<DocumentJob>;
  readonly signal: AbortSignal;
  readonly onSubmitted: (submitted: Submitted) => void;
}

/** Stores that are far away answer late: so many documents are on their way to them. */
const sideBySide = 8;

/** Puts documents into the store and their jobs into the queue; one that cannot be read never stops the rest. In the order of `inputs`. */
export async function submitDocuments(inputs: readonly SubmitInput[], options: SubmitOptions): Promise<Submitted[]> {
  const catalogue = await putCatalogue(options);
  const seen = new Map<string, string>();
  const out: Submitted[] = [];
  const trouble: unknown[] = [];
  const tell = (index: number, submitted: Submitted): void => {
    out[index] = submitted;
    options.onSubmitted(submitted);
  };
  const ways = new PQueue({ concurrency: sideBySide });
  for (const [index, input] of inputs.entries()) {
    if (options.signal.aborted || trouble.length > 0) break;
    const read = await readInput(input, options).catch((error: unknown) => failed(input, error));
    if ('status' in read) {
      tell(index, read);
      continue;
    }
    const { ocr, maxBytes, maxPages, maxPixels, maxOutput } = options.settings;
    const job: DocumentJob = { ...read.ref, path: input.path, url: input.published?.url ?? null, publishedOn: input.published?.publishedOn ?? null, ocr, maxBytes, maxPages, maxPixels, maxOutput, catalogue };
    const twin = seen.get(job.sha256);
    if (twin !== undefined) {
      tell(index, { path: input.path, id: null, status: 'duplicate', code: null, reason: `the same bytes as ${twin}` });
      continue;
    }
    seen.set(job.sha256, input.path);
    void ways.add(async () => tell(index, await submit(job, read.bytes, read.lengths, options))).catch((error: unknown) => trouble.push(error));
    await ways.onSizeLessThan(1);
  }
  await ways.onIdle();
  if (trouble.length > 0) throw trouble[0];
  return out.filter((each) => each !== undefined);
}

interface ReadInput {
  readonly ref: Pick<DocumentJob, 'sha256' | 'file' | 'parts'>;
  readonly bytes: Uint8Array;
  /** Of the parts, as JSON; null: one file. */
  readonly lengths: string | null;
}

async function readInput({ name, paths }: SubmitInput, { cwd, settings: { maxBytes } }: SubmitOptions): Promise<ReadInput> {
  const files: Buffer[] = [];
  for (const path of paths) {
    const { size } = await stat(resolve(cwd, path));
    if (size > maxBytes) throw new InputError('too-large', `The file has ${size} bytes, more than the limit of ${maxBytes}; raise it with --max-bytes.`);
    files.push(await readFile(resolve(cwd, path)));
  }
  const lengths = files.length === 1 ? null : JSON.stringify(files.map(({ length }) => length));
  return { bytes: files.length === 1 ? files[0]! : Buffer.concat(files), lengths, ref: { sha256: hashOf(files), file: name, parts: lengths === null ? null : partsKey(lengths) } };
}

function failed({ path }: SubmitInput, error: unknown): Submitted {
  return { path, id: null, status: 'failed', ...failureOf(error) };
}

/** Bytes first, then the job: whoever takes it finds them. */
async function submit(job: DocumentJob, bytes: Uint8Array, lengths: string | null, { store, queue, settings }: SubmitOptions): Promise<Submitted> {
  const id = documentJobId(job);
  const told = { path: job.path, id, code: null, reason: null };
  let state = await queue.getJobState(id);
  // Its pages may wait for an engine that no worker has any more.
  if (settings.force && state === 'waiting-children' && (await queue.remove(id).catch(() => 0)) === 1) state = 'unknown';
  const ended = state === 'completed' || state === 'failed' || state === 'unknown';
  if (!ended) return { ...told, status: 'under-way' };
  if (!settings.force && (await isCurrent(store, id, job.sha256))) return { ...told, status: 'unchanged' };
  if (!(await store.has(inputKey(job.sha256)))) await store.put(inputKey(job.sha256), bytes);
  if (lengths !== null) await store.put(job.parts!, lengths);
  // What is said of it from here on is said of the new job.
  await store.remove(outcomeKey(id));
  if (state !== 'unknown') await queue.remove(id);
  await queue.add('document', job, { ...documentOptions, jobId: id });
  return { ...told, status: 'queued' };
}

/** Its record is there, and no other job has made one of the same bytes since. */
async function isCurrent(store: Store, id: string, sha256: string): Promise<boolean> {
  const outcome = await loadOutcome(store, id);
  return outcome?.status === 'converted' && (await lastMade(store, sha256))?.job === id && (await store.has(outcome.record!));
}

async function putCatalogue({ settings: { catalogue }, cwd, store }: SubmitOptions): Promise<string | null> {
  if (catalogue === null) return null;
  const bytes = await readFile(resolve(cwd, catalogue));
  const key = catalogueKey(bytes, extname(basename(catalogue)).toLowerCase());
  if (!(await store.has(key))) await store.put(key, bytes);
  return key;
}
