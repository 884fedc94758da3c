/**
 * A reader of the queue that misbehaves as a document's name or the height of a page's picture asks for: what no test may wait for a real file to
 * do. Started with `--import tsx`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { extractWithText } from '../../src/extract.js';
import { serveQueue } from '../../src/queue/reader.js';
import { heights, stubRecogniser } from './stub-recogniser.js';

const hang = (): never => {
  for (;;);
};

const ways: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  hang,
  exit: () => process.exit(7),
  heap: () => {
    const held: number[][] = [];
    for (;;) held.push(new Array<number>(100_000).fill(held.length));
  },
  buffers: () => {
    const held: Buffer[] = [];
    setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 5);
    return new Promise(() => undefined);
  },
  /** Ends the process the first time only; the document's last line names a file that tells it. */
  once: (bytes) => {
    const mark = Buffer.from(bytes).toString().trim().split('\n').pop()!;
    if (existsSync(mark)) return;
    writeFileSync(mark, '');
    process.exit(7);
  },
};

serveQueue({
  open: () => {
    const stub = stubRecogniser();
    return { ...stub, read: async (picture, ...more) => (picture.height === heights.hangs ? hang() : stub.read(picture, ...more)) };
  },
  extract: async (input, options) => {
    await ways[options!.file!.split('.')[0]!]?.(input as Uint8Array);
    return extractWithText(input, options);
  },
});
