import { rulesToLattices } from '../layout/grid/table.js';
import type { PixelBox, PixelRule } from '../model/picture.js';

/** The cells of the tables that rules draw, merged ones whole, as the layout of pages sees them too. */
export function cellBoxes(rules: readonly PixelRule[], dpi: number): PixelBox[] {
  const [points, pixels] = [72 / dpi, dpi / 72];
  const lattices = rulesToLattices(rules.map(({ direction, x0, y0, x1, y1 }) => ({ direction, bbox: [x0 * points, y0 * points, x1 * points, y1 * points] as const })));
  return lattices.flatMap(({ xs, ys, cells }) => cells.map((c): PixelBox => [xs[c.left]! * pixels, ys[c.top]! * pixels, xs[c.right]! * pixels, ys[c.bottom]! * pixels]));
}
