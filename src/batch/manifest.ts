import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Summary } from './model.js';
import { writeWhole } from '../write-whole.js';

/** Size and times of a file: as long as they stay, its bytes are taken to stay. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
}

/** What was read of a document's files. */
interface SourceEntry {
  readonly kind: 'source';
  /** Absolute paths of its files. */
  readonly paths: readonly string[];
  readonly states: readonly FileState[];
  readonly sha256: string;
}

/** A record that was written or found to be current. */
export interface RecordEntry {
  readonly kind: 'record';
  readonly path: string;
  readonly state: FileState;
  readonly textState: FileState;
  readonly sha256: string;
  /** What the record depends on besides its document, and how pictures are read. */
  readonly key: string;
  /** Which pages were to be read from pictures; null where there could be none. */
  readonly ocr: string | null;
  readonly summary: Summary;
}

type Entry = SourceEntry | RecordEntry;

/** Grows when entries mean something else. */
const format = 1;

/** A file changed so shortly before it was looked at may change again within the same tick of the disk's clock (milliseconds). */
const settled = 2000;

/**
 * What earlier runs know of inputs and records, so that unchanged documents are neither read nor hashed again. Kept in the cache folder, one file
 * for each output folder; losing it costs time only.
 */
export class Manifest {
  readonly #sources = new Map<string, SourceEntry>();
  readonly #records = new Map<string, RecordEntry>();

  private constructor(private readonly file: string | null, private readonly now: () => number) {}

  static async open(cache: string | null, output: string, now: () => number = Date.now): Promise<Manifest> {
    const file = cache === null ? null : join(cache, 'runs', `${createHash('sha256').update(output).digest('hex').slice(0, 32)}.jsonl`);
    const manifest = new Manifest(file, now);
    if (file !== null) for (const entry of await entriesOf(file, output)) manifest.#take(entry);
    return manifest;
  }

  #take(entry: Entry): void {
    if (entry.kind === 'source') this.#sources.set(entry.paths.join('\0'), entry);
    else this.#records.set(entry.path, entry);
  }

  /** The hash of files that are as they were when they were hashed. */
  hashOf(paths: readonly string[], states: readonly FileState[]): string | null {
    const entry = this.#sources.get(paths.join('\0'));
    return entry !== undefined && entry.states.every((state, index) => sameState(state, states[index])) ? entry.sha256 : null;
  }

  keepHash(paths: readonly string[], states: readonly FileState[], sha256: string): void {
    const now = this.now();
    const isSettled = states.every(({ mtimeMs, ctimeMs }) => now - mtimeMs > settled && now - ctimeMs > settled);
    if (isSettled) this.#take({ kind: 'source', paths, states, sha256 });
  }

  /** What is known of a record, if its file and its text are as they were. */
  async record(path: string): Promise<RecordEntry | null> {
    const entry = this.#records.get(path);
    if (entry === undefined) return null;
    const [state, textState] = await Promise.all([stateOf(path), stateOf(textPath(path))]);
    return sameState(entry.state, state) && sameState(entry.textState, textState) ? entry : null;
  }

  async keepRecord(path: string, known: Pick<RecordEntry, 'sha256' | 'key' | 'ocr' | 'summary'>): Promise<void> {
    const [state, textState] = await Promise.all([stateOf(path), stateOf(textPath(path))]);
    if (state !== null && textState !== null) this.#take({ kind: 'record', path, state, textState, ...known });
  }

  /** Writes what is known; a manifest that cannot be written is as if there were none. */
  async save(output: string): Promise<void> {
    if (this.file === null) return;
    const lines = [JSON.stringify({ kehoach: 'runs', format, output }), ...[...this.#sources.values(), ...this.#records.values()].map((entry) => JSON.stringify(entry))];
    try {
      await mkdir(dirname(this.file), { recursive: true });
      await writeWhole(this.file, `${lines.join('\n')}\n`, { sync: false });
    } catch {
      // Costs time in the next run, nothing else.
    }
  }
}

export const textPath = (record: string): string => record.replace(/\.json$/, '.txt');

/** Null where there is no such file. */
export async function stateOf(path: string): Promise<FileState | null> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return { size, mtimeMs, ctimeMs, ino };
  } catch {
    return null;
  }
}

const sameState = (a: FileState, b: FileState | null | undefined): boolean => b !== null && b !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;

async function entriesOf(file: string, output: string): Promise<Entry[]> {
  try {
    const [head, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as Entry & { format?: number; output?: string });
    return head?.format === format && head.output === output ? lines : [];
  } catch {
    return [];
  }
}
