type Listener = (event: { readonly data: unknown }) => void;

interface Chunk {
  readonly fnArray?: readonly unknown[];
  readonly argsArray?: readonly unknown[];
}

/**
 * The port between the two halves of pdf.js when both run in this thread. pdf.js's own port clones every message deeply, as if it went
 * to another thread; for the streams of text items and operators that is a tenth of the reading time. Here their chunks are handed over
 * with a copy of the outer lists only (the sender empties those and uses them again). Everything else is cloned as before.
 */
export class InProcessPort {
  private readonly listeners = new Map<Listener, (() => void) | null>();
  private readonly later = Promise.resolve();

  postMessage(message: unknown, transfer?: ArrayBuffer[]): void {
    const data = chunkOf(message) ?? structuredClone(message, transfer === undefined || transfer === null ? undefined : { transfer });
    void this.later.then(() => {
      for (const listener of [...this.listeners.keys()]) listener.call(this, { data });
    });
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

/** A message of a stream with its chunk's outer lists copied; null for any other message. */
function chunkOf(message: unknown): unknown {
  if (message === null || typeof message !== 'object' || !('stream' in message) || !('chunk' in message)) return null;
  const chunk = message.chunk as Chunk | null | undefined;
  if (chunk === null || typeof chunk !== 'object' || ArrayBuffer.isView(chunk) || chunk instanceof ArrayBuffer) return null;
  const lists = chunk.fnArray === undefined || chunk.argsArray === undefined ? {} : { fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() };
  return { ...message, chunk: { ...chunk, ...lists } };
}
