import { dirname } from 'node:path';
import type { FileState } from '../batch/manifest.js';
import { mayBePage, toDocuments, type InputDocument } from '../cli/page-folders.js';

interface Seen {
  readonly state: FileState;
  /** When it was first seen as it is (milliseconds). */
  readonly since: number;
  /** The document it was given as, by the paths of all its pages; null: not yet, as it is. */
  givenAs: string | null;
}

/** Scanners and cameras take their time from page to page: pages wait so many times longer than other files. */
const pagePatience = 10;

/**
 * What lies in a folder and is not yet converted as it is. A file is whole when it has stayed as it is for `settle` milliseconds; the pictures of
 * pages when none of the folder's has changed for ten times as long. Knows no clock and no disk: both are told.
 */
export class Arrivals {
  readonly #files = new Map<string, Seen>();
  /** Documents that wait, until something changes. */
  #open: readonly InputDocument[] | null = null;
  /** When pictures of pages last changed, by folder. */
  readonly #pages = new Map<string, number>();

  constructor(private readonly settle: number) {}

  /**
   * What lies there now, by path. `old`: a file's own times say since when it has stayed as it is, as far as they lie in the past (not to be trusted
   * where another machine's clock made them).
   */
  observe(found: ReadonlyMap<string, FileState>, now: number, old = false): void {
    for (const path of this.#files.keys()) if (!found.has(path)) this.#change(path, null);
    for (const [path, state] of found) {
      const seen = this.#files.get(path);
      if (seen !== undefined && isSame(seen.state, state)) continue;
      const since = old ? Math.min(now, Math.max(state.mtimeMs, state.ctimeMs)) : now;
      this.#change(path, { state, since, givenAs: null });
    }
  }

  #change(path: string, seen: Seen | null): void {
    if (seen === null) this.#files.delete(path);
    else this.#files.set(path, seen);
    this.#open = null;
  }

  /** Documents that are whole, at most so many; they are given once, until one of their files changes. */
  take(now: number, most: number): InputDocument[] {
    const ready = this.#waiting().filter((document) => this.#wholeAt(document) <= now).slice(0, most);
    for (const document of ready) for (const path of document.paths) this.#files.get(path)!.givenAs = keyOf(document);
    if (ready.length > 0) this.#open = null;
    return ready;
  }

  /** Every document that lies there. */
  get all(): readonly InputDocument[] {
    return toDocuments([...this.#files.keys()].sort());
  }

  /** Documents that wait to be whole or to be taken. */
  get waiting(): number {
    return this.#waiting().length;
  }

  /** When the next document may be whole (milliseconds); null where none waits. */
  nextAt(): number | null {
    const times = this.#waiting().map((document) => this.#wholeAt(document));
    return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
  }

  /** Gives a file's document again, though nothing changed. */
  again(path: string): void {
    const seen = this.#files.get(path);
    if (seen !== undefined) this.#change(path, { ...seen, givenAs: null });
  }

  #waiting(): readonly InputDocument[] {
    if (this.#open !== null) return this.#open;
    const documents = toDocuments([...this.#files.keys()].sort());
    this.#open = documents.filter((document) => document.paths.some((path) => this.#files.get(path)!.givenAs !== keyOf(document)));
    this.#pages.clear();
    for (const [path, { since }] of this.#files) if (mayBePage(path)) this.#pages.set(dirname(path), Math.max(since, this.#pages.get(dirname(path)) ?? 0));
    return this.#open;
  }

  #wholeAt({ paths }: InputDocument): number {
    const own = paths.reduce((last, path) => Math.max(last, this.#files.get(path)!.since), 0);
    return paths.some(mayBePage) ? this.#pages.get(dirname(paths[0]!))! + pagePatience * this.settle : own + this.settle;
  }
}

const keyOf = ({ paths }: InputDocument): string => paths.join('\0');
const isSame = (a: FileState, b: FileState): boolean => a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
