import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes (in UTF-16 units) kept in memory before they go to disk. */
const most = 8_000_000;

/** Lists of values by key, set aside on disk while records are read: what all documents together say of an agency need not fit in memory. */
export class Spool<T> {
  readonly #waiting = new Map<string, string[]>();
  readonly #keys = new Set<string>();
  #size = 0;

  constructor(private readonly folder: string, private readonly name: string) {}

  add(key: string, value: T): void {
    const line = JSON.stringify(value);
    const lines = this.#waiting.get(key) ?? [];
    lines.push(line);
    this.#waiting.set(key, lines);
    this.#keys.add(key);
    this.#size += line.length;
    if (this.#size > most) this.#flush();
  }

  get keys(): string[] {
    return [...this.#keys].sort();
  }

  /** All values of a key in the order they were added. */
  read(key: string): T[] {
    const path = this.#path(key);
    const kept = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line !== '') : [];
    return [...kept, ...(this.#waiting.get(key) ?? [])].map((line) => JSON.parse(line) as T);
  }

  #flush(): void {
    for (const [key, lines] of this.#waiting) appendFileSync(this.#path(key), `${lines.join('\n')}\n`);
    this.#waiting.clear();
    this.#size = 0;
  }

  #path(key: string): string {
    return join(this.folder, `${this.name}-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`);
  }
}
