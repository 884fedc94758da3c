import type { Box } from '../model/provenance.js';

/** `[a, b, c, d, e, f]` as in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [number, number, number, number, number, number];

export function inverse([a, b, c, d, e, f]: Affine): Affine {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** A box of the same size round where its middle comes to lie. */
export function mapBoxMiddle([a, b, c, d, e, f]: Affine, [x0, y0, x1, y1]: Box): Box {
  const [x, y, w, h] = [(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0];
  const [mx, my] = [a * x + c * y + e, b * x + d * y + f];
  return [mx - w / 2, my - h / 2, mx + w / 2, my + h / 2];
}
