import type { Page } from '../model/page.js';
import type { Box } from '../model/provenance.js';

const hundredths = (points: number): number => Math.round(points * 100) / 100;

/** A page that was straightened for reading: the box round the same place of the page as it is shown. */
export function boxAsShown({ ocr }: Pick<Page, 'ocr'>, box: Box): Box {
  if (ocr === undefined || ocr.toShown === null) return box;
  const [a, b, c, d, e, f, g = 0, h = 0] = ocr.toShown;
  const [x0, y0, x1, y1] = box;
  const corners = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]] as const;
  const xs = corners.map(([x, y]) => hundredths((a * x + c * y + e) / (g * x + h * y + 1)));
  const ys = corners.map(([x, y]) => hundredths((b * x + d * y + f) / (g * x + h * y + 1)));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
