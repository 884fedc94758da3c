import { closeSync, openSync, writeSync } from 'node:fs';

/** A file that is written in large pieces. Synchronous: rows come faster than a disk takes them, and nothing may pile up in memory. */
export class FileSink {
  readonly #fd: number;
  #parts: Uint8Array[] = [];
  #waiting = 0;
  /** Bytes handed over so far. */
  size = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w');
  }

  write(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#waiting += bytes.length;
    this.size += bytes.length;
    if (this.#waiting >= 1 << 18) this.#flush();
  }

  #flush(): void {
    const all = Buffer.concat(this.#parts);
    for (let at = 0; at < all.length;) at += writeSync(this.#fd, all, at);
    this.#parts = [];
    this.#waiting = 0;
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }
}
