import type { GreyPicture } from '../model/picture.js';
import type { ReadLine } from '../model/recognised.js';
import type { OcrEngine } from './engine.js';

/** A whole page that is being read before it is known whether it is to be read whole. */
export interface ReadingAhead {
  readonly picture: GreyPicture;
  readonly lines: () => Promise<ReadLine[]>;
  /** Resolves when the engine is free again. */
  stop(): Promise<void>;
}

/** Begins to read a page; resolves when the engine works on by itself, so that the page can be looked at meanwhile. */
export async function readAhead(picture: GreyPicture, engine: OcrEngine): Promise<ReadingAhead> {
  const control = new AbortController();
  let reading: Promise<ReadLine[][]> | null = null;
  await new Promise<void>((resolve) => {
    reading = engine.read(picture, [{ bbox: [0, 0, picture.width, picture.height], layout: 'page' }], control.signal, resolve);
    reading.then(() => resolve(), () => resolve());
  });
  return {
    picture,
    lines: async () => (await reading!)[0] ?? [],
    stop: async () => {
      control.abort(new Error('not needed'));
      await reading!.catch(() => undefined);
    },
  };
}
