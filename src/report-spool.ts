import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes (in UTF-16 units) kept in memory before they go to disk. */
const most = 8_000_000;

/** Lists of values by key, set aside on disk while records are read: what all documents together say of an agency need not fit in memory. */
export class Spool<T> {
  readonly #waiting = new Map<string, string[]>();
  #size = 0;

  constructor(private readonly folder: string, private readonly name: string, private readonly limit = most) {}

  add(key: string, value: T): void {
    const line = JSON.stringify(value);
    const lines = this.#waiting.get(key) ?? [];
    lines.push(line);
    this.#waiting.set(key, lines);
    this.#size += line.length;
    if (this.#size > this.limit) this.#flush();
  }

  /** All values of a key in the order they were added, one at a time. */
  *read(key: string): Generator<T> {
    for (const line of linesOf(this.#path(key))) yield JSON.parse(line) as T;
    for (const line of this.#waiting.get(key) ?? []) yield JSON.parse(line) as T;
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

/** Lines of a file, of which a piece is in memory. Cut as bytes: a line feed is part of no other letter. */
function* linesOf(path: string): Generator<string> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(1 << 20);
    let rest = Buffer.alloc(0);
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, size)]);
      const end = rest.lastIndexOf(10);
      if (end < 0) continue;
      yield* rest.toString('utf8', 0, end).split('\n');
      rest = rest.subarray(end + 1);
    }
  } finally {
    closeSync(file);
  }
}
