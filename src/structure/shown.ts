import type { Page } from '../model/page.js';
import type { Box } from '../model/provenance.js';

/** A page that was straightened for reading: the box round the same place of the page as it is shown. */
export function boxAsShown({ ocr }: Pick<Page, 'ocr'>, box: Box): Box {
  if (ocr === undefined || ocr.toShown === null) return box;
  const [a, b, c, d, e, f] = ocr.toShown;
  const [x0, y0, x1, y1] = box;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1].map((x) => Math.round((x + e) * 100) / 100);
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1].map((y) => Math.round((y + f) * 100) / 100);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
