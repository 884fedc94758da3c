import type { Worker } from 'bullmq';

/** How many pages may wait before no more documents are begun, and milliseconds between two looks. */
export interface BackPressure {
  readonly mostWaiting: number;
  readonly lookEvery: number;
}

/** Documents give out their pages only as fast as these are read; otherwise all pages of all documents would lie in Redis. Returns how to end it. */
export function holdBack(documents: Worker, waiting: () => Promise<number>, { mostWaiting, lookEvery }: BackPressure): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    const count = await waiting();
    if (count > mostWaiting && !documents.isPaused()) await documents.pause(true);
    else if (count <= mostWaiting / 2 && documents.isPaused()) await documents.resume();
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look().catch(() => undefined).finally(() => (looking = false));
  }, lookEvery);
  return () => clearInterval(timer);
}
