import type { PixelBox } from '../model/picture.js';

/** The box round several. */
export const hullOf = (parts: readonly { readonly bbox: PixelBox }[]): PixelBox => [
  Math.min(...parts.map((p) => p.bbox[0])), Math.min(...parts.map((p) => p.bbox[1])), Math.max(...parts.map((p) => p.bbox[2])), Math.max(...parts.map((p) => p.bbox[3])),
];
