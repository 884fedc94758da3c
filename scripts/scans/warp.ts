import type { Picture } from '../../src/model/picture.js';

// Looked up once: under a test runner each look-up of a global is slow, and these stand in loops over pixels.
const { floor, round } = Math;

/** Writes into `to` where the pixel at (x, y) of the new picture lay in the old one. */
export type Origin = (x: number, y: number, to: Float64Array) => void;

/** The picture bent: each new pixel is mixed from the four old ones round its origin; `ground` where there was nothing. */
export function warp(picture: Picture, size: { width: number; height: number }, ground: number, origin: Origin): Picture {
  const { width, height, channels, data: from } = picture;
  const data = new Uint8Array(size.width * size.height * channels);
  const at = new Float64Array(2);
  const sample = (x: number, y: number, c: number): number => (x < 0 || y < 0 || x >= width || y >= height ? ground : from[(y * width + x) * channels + c]!);
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      origin(x, y, at);
      const [left, top] = [floor(at[0]!), floor(at[1]!)];
      const [s, t] = [at[0]! - left, at[1]! - top];
      for (let c = 0; c < channels; c++, i++) {
        const above = sample(left, top, c) * (1 - s) + sample(left + 1, top, c) * s;
        const below = sample(left, top + 1, c) * (1 - s) + sample(left + 1, top + 1, c) * s;
        data[i] = round(above * (1 - t) + below * t);
      }
    }
  }
  return { ...picture, width: size.width, height: size.height, data };
}
