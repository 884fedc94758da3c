import { rulesToLattices } from '../layout/grid/table.js';
import type { Rule } from '../model/page.js';
import type { PixelBox, PixelRule } from '../model/picture.js';

/** A ruling line in points, as the pages of PDFs have them: straight, from the top left. */
export function toPointRule({ direction, x0, y0, x1, y1 }: PixelRule, dpi: number): Rule {
  const scale = 72 / dpi;
  const [x, y] = [((x0 + x1) / 2) * scale, ((y0 + y1) / 2) * scale];
  return direction === 'horizontal' ? { direction, bbox: [x0 * scale, y, x1 * scale, y] } : { direction, bbox: [x, y0 * scale, x, y1 * scale] };
}

/** The cells of a page's tables, by table from the largest, in rows from the top left; merged cells are one box. */
export function cellBoxes(rules: readonly PixelRule[], dpi: number): PixelBox[] {
  const scale = dpi / 72;
  return rulesToLattices(rules.map((rule) => toPointRule(rule, dpi))).flatMap(({ xs, ys, cells }) =>
    [...cells]
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .map(({ top, bottom, left, right }): PixelBox => [Math.round(xs[left]! * scale), Math.round(ys[top]! * scale), Math.round(xs[right]! * scale), Math.round(ys[bottom]! * scale)]),
  );
}
