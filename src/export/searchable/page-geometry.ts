import { PDFArray, PDFName, PDFNumber, type PDFPageLeaf } from '@cantoo/pdf-lib';
import type { Box } from '../../model/provenance.js';

/** `[a, b, c, d, e, f]`: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Rotation = 0 | 90 | 180 | 270;

/** US Letter: what viewers take for a page whose media box is missing or wrong. */
const letter: Box = [0, 0, 612, 792];

/** Whole quarter turns clockwise; anything else counts as none. */
export function quarterTurn(degrees: number): Rotation {
  return degrees % 90 === 0 ? ((((degrees % 360) + 360) % 360) as Rotation) : 0;
}

/** A page's box with its corners in order; null where it is no box. */
function boxOf(page: PDFPageLeaf, name: 'MediaBox' | 'CropBox'): Box | null {
  const value = page.context.lookup(page.getInheritableAttribute(PDFName.of(name)) as never);
  if (!(value instanceof PDFArray) || value.size() !== 4) return null;
  const corners = Array.from({ length: 4 }, (_, i) => value.lookup(i));
  if (!corners.every((corner) => corner instanceof PDFNumber)) return null;
  const [x0, y0, x1, y1] = (corners as PDFNumber[]).map((corner) => corner.asNumber()) as [number, number, number, number];
  const box: Box = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

/** The part of the page that viewers show, in user space: its crop box within its media box. */
export function viewBox(page: PDFPageLeaf): Box {
  const media = boxOf(page, 'MediaBox') ?? letter;
  const crop = boxOf(page, 'CropBox') ?? media;
  const both: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  return both[2] > both[0] && both[3] > both[1] ? both : media;
}

export function pageRotation(page: PDFPageLeaf): Rotation {
  const value = page.context.lookup(page.getInheritableAttribute(PDFName.of('Rotate')) as never);
  return value instanceof PDFNumber ? quarterTurn(value.asNumber()) : 0;
}

/**
 * From points on the page as shown (origin at the top left, turned by `rotation` clockwise) to user space. The shown size is the caller's:
 * where the page has a unit of its own (`/UserUnit`), its points are not those of user space.
 */
export function shownToUser([x0, y0, x1, y1]: Box, rotation: Rotation, shown: { readonly width: number; readonly height: number }): Matrix {
  const turned = rotation === 90 || rotation === 270;
  const kx = (turned ? y1 - y0 : x1 - x0) / shown.width;
  const ky = (turned ? x1 - x0 : y1 - y0) / shown.height;
  if (rotation === 90) return [0, kx, ky, 0, x0, y0];
  if (rotation === 180) return [-kx, 0, 0, ky, x1, y0];
  if (rotation === 270) return [0, -kx, -ky, 0, x1, y1];
  return [kx, 0, 0, -ky, x0, y1];
}
