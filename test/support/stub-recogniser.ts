import type { Recogniser } from '../../src/ocr/recogniser.js';
import { PictureError } from '../../src/picture/decode.js';

/** Heights of pages (pixels) with which something happens. */
export const heights = { hangs: 150, refused: 160, bug: 170 } as const;

/** Reads any picture as one line that says how high it is; some heights it cannot. Needs no engine. */
export function stubRecogniser(delay = 0): Recogniser {
  return {
    jobs: 1,
    read: async (picture, { number }) => {
      await new Promise((done) => setTimeout(done, delay));
      if (picture.height === heights.hangs || picture.height === heights.refused) throw new PictureError('not-read', `Page ${number} is refused.`);
      if (picture.height === heights.bug) throw new TypeError('x is not a function');
      const raw = `Kế hoạch trang ${number}, cao ${picture.height}`;
      return { raw, width: 446, height: 86, turned: 0, items: [{ start: 0, end: raw.length, bbox: [40, 40, 240, 52], font: 'ocr', size: 12, bold: false, italic: false }], rules: [], confidence: 0.9, toShown: null, findings: [] };
    },
    identity: async () => 'stub 1',
    setJobs: () => undefined, close: async () => undefined,
  };
}
