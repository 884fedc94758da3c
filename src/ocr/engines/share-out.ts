import type PQueue from 'p-queue';
import type { Crop } from './crops.js';

/** A part with fewer pixels than this is not worth a process of its own: loading the language data costs as much as reading it. */
const leastPixels = 100_000;

const pixels = ({ picture }: Pick<Crop, 'picture'>): number => picture.width * picture.height;

/** Places of an engine that nobody uses or waits for; at least the one that is asked for. */
export const freePlaces = (queue: PQueue): number => Math.max(1, queue.concurrency - queue.pending - queue.size);

/** Crops in their order, parted evenly by their pixels for as many places, fewer where there is little to read. What an engine reads in one crop depends on no other. */
export function shareOut<T extends Pick<Crop, 'picture'>>(crops: readonly T[], places: number): T[][] {
  const total = crops.reduce((sum, crop) => sum + pixels(crop), 0);
  const count = Math.max(1, Math.min(places, crops.length, Math.floor(total / leastPixels)));
  const parts: T[][] = [];
  let before = 0;
  for (const crop of crops) {
    const part = Math.floor(((before + pixels(crop) / 2) * count) / total);
    (parts[Math.min(part, count - 1)] ??= []).push(crop);
    before += pixels(crop);
  }
  return parts.filter((part) => part !== undefined);
}

/** All of them; where one fails, the others are stopped and waited for before that is told. */
export async function allOrNone<T>(works: readonly ((signal: AbortSignal) => Promise<T>)[], signal?: AbortSignal): Promise<T[]> {
  const control = new AbortController();
  const joined = signal === undefined ? control.signal : AbortSignal.any([signal, control.signal]);
  const fail = (error: unknown): never => {
    control.abort(error);
    throw error;
  };
  const settled = await Promise.allSettled(works.map((work) => work(joined).catch(fail)));
  if (control.signal.aborted) throw control.signal.reason;
  return settled.map((each) => (each as PromiseFulfilledResult<T>).value);
}
