import type { GreyPicture, PixelBox } from '../../src/model/picture.js';

/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A white page to draw on, 150 dpi: 6 pixels are about a millimetre. */
export class Drawing {
  readonly data: Uint8Array;

  constructor(readonly width: number, readonly height: number, readonly dpi = 150) {
    this.data = new Uint8Array(width * height).fill(255);
  }

  box([x0, y0, x1, y1]: PixelBox, grey: number): this {
    for (let y = Math.max(0, y0); y < Math.min(this.height, y1); y++) this.data.fill(grey, y * this.width + Math.max(0, x0), y * this.width + Math.min(this.width, x1));
    return this;
  }

  horizontal(y: number, x0: number, x1: number, grey = 0, thickness = 2): this {
    return this.box([x0, y, x1, y + thickness], grey);
  }

  vertical(x: number, y0: number, y1: number, grey = 0, thickness = 2): this {
    return this.box([x, y0, x + thickness, y1], grey);
  }

  /** A full grid: its borders' places. */
  grid(xs: readonly number[], ys: readonly number[], grey = 0): this {
    for (const y of ys) this.horizontal(y, xs[0]!, xs.at(-1)! + 2, grey);
    for (const x of xs) this.vertical(x, ys[0]!, ys.at(-1)! + 2, grey);
    return this;
  }

  /** A line of something like letters: 8 × 11 pixels each, strokes of 2, blanks between words. */
  letters(x: number, y: number, count: number, grey = 0): this {
    for (let i = 0; i < count; i++) {
      const left = x + i * 11;
      if (i % 6 === 5) continue;
      this.vertical(left, y, y + 11, grey);
      if (i % 3 !== 1) this.vertical(left + 6, y, y + 11, grey);
      if (i % 2 === 0) this.horizontal(y, left, left + 8, grey);
      if (i % 3 !== 0) this.horizontal(y + 9, left, left + 8, grey);
    }
    return this;
  }

  /** Holes of 4 to 12 pixels in what is drawn. */
  holes(count: number, seed: number): this {
    const random = seeded(seed);
    for (let i = 0; i < count; ) {
      const [x, y] = [Math.floor(random() * this.width), Math.floor(random() * this.height)];
      if (this.data[y * this.width + x] === 255) continue;
      const size = 2 + Math.floor(random() * 5);
      this.box([x - size, y - size, x + size, y + size], 255);
      i++;
    }
    return this;
  }

  /** Noise of so many grey levels to both sides. */
  noise(levels: number, seed: number): this {
    const random = seeded(seed);
    for (let i = 0; i < this.data.length; i++) this.data[i] = Math.max(0, Math.min(255, this.data[i]! + Math.round((random() + random() + random() - 1.5) * levels)));
    return this;
  }

  picture(): GreyPicture {
    return { width: this.width, height: this.height, channels: 1, data: this.data, dpi: this.dpi };
  }
}
