import { InputError } from './errors.js';

type Listener = (event: { readonly data: unknown }) => void;

interface Chunk {
  readonly fnArray?: readonly unknown[];
  readonly argsArray?: readonly unknown[];
  readonly items?: readonly unknown[];
}

/** Operators with their glyphs, and pieces of text, that one page may have; a page of a dense map has some hundred thousand. */
export const pageLimits = { operators: 2_000_000, texts: 50_000 } as const;

/** What asks for a page anew. */
const requests: ReadonlySet<unknown> = new Set(['GetOperatorList', 'GetTextContent', 'GetPage']);

/**
 * The port between the two halves of pdf.js when both run in this thread. pdf.js's own port clones every message deeply, as if it went
 * to another thread; for the streams of text items and operators that is a tenth of the reading time. Here their chunks are handed over
 * with a copy of the outer lists only (the sender empties those and uses them again). Everything else is cloned as before.
 */
export class InProcessPort {
  private readonly listeners = new Map<Listener, (() => void) | null>();
  private readonly later = Promise.resolve();
  private operators = 0;
  private texts = 0;
  private overrun: () => void = () => undefined;
  /** Rejects where a page draws more than `pageLimits`: forms that call forms can draw without end out of a small file. */
  readonly tooMuch = new Promise<never>((_, reject) => {
    this.overrun = () => reject(new InputError('too-large', `A page of the PDF draws more than ${pageLimits.operators / 1_000_000} million shapes or ${pageLimits.texts} pieces of text; print the PDF anew to a PDF and give that.`));
  });

  constructor() {
    // Nobody may be waiting for it.
    this.tooMuch.catch(() => undefined);
  }

  postMessage(message: unknown, transfer?: ArrayBuffer[]): void {
    this.count(message);
    const data = chunkOf(message) ?? structuredClone(message, transfer === undefined || transfer === null ? undefined : { transfer });
    void this.later.then(() => {
      for (const listener of [...this.listeners.keys()]) listener.call(this, { data });
    });
  }

  private count(message: unknown): void {
    const { action, chunk } = (message ?? {}) as { action?: unknown; chunk?: Chunk | null };
    if (requests.has(action)) [this.operators, this.texts] = [0, 0];
    if (chunk === null || typeof chunk !== 'object') return;
    this.texts += chunk.items?.length ?? 0;
    for (const args of chunk.argsArray ?? []) this.operators += 1 + glyphsOf(args);
    if (this.operators > pageLimits.operators || this.texts > pageLimits.texts) this.overrun();
  }

  addEventListener(_name: string, listener: Listener, options: { readonly signal?: AbortSignal } | null = null): void {
    const signal = options?.signal;
    if (signal?.aborted === true) return;
    const stop = (): void => this.removeEventListener('message', listener);
    signal?.addEventListener('abort', stop);
    this.listeners.set(listener, signal === undefined ? null : () => signal.removeEventListener('abort', stop));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.listeners.get(listener)?.();
    this.listeners.delete(listener);
  }

  terminate(): void {
    for (const forget of this.listeners.values()) forget?.();
    this.listeners.clear();
  }
}

const glyphsOf = (args: unknown): number => (Array.isArray(args) && Array.isArray(args[0]) ? args[0].length : 0);

/** A message of a stream with its chunk's outer lists copied; null for any other message. */
function chunkOf(message: unknown): unknown {
  if (message === null || typeof message !== 'object' || !('stream' in message) || !('chunk' in message)) return null;
  const chunk = message.chunk as Chunk | null | undefined;
  if (chunk === null || typeof chunk !== 'object' || ArrayBuffer.isView(chunk) || chunk instanceof ArrayBuffer) return null;
  const lists = chunk.fnArray === undefined || chunk.argsArray === undefined ? {} : { fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() };
  return { ...message, chunk: { ...chunk, ...lists } };
}
