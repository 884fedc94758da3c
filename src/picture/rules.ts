import type { GreyPicture, PixelBox, PixelRule } from '../model/picture.js';
import { darkMap, findBits, linkBits, transpose, type Bits, type Stroke } from './strokes.js';
import { isDrawn, tableModels, type TableModel } from './table-model.js';

const usualDpi = 200;
/** Rules are this thick at most (pixels at 200 dpi). */
const thickAt200 = 5;

/** The sides of a table's cells that are drawn, those of one line that touch joined. */
function drawnRules({ xs, ys }: TableModel, along: { h: Bits; v: Bits }, dpi: number): PixelRule[] {
  const thickness = Math.round((thickAt200 * dpi) / usualDpi);
  const horizontal = ys.flatMap((y) => runs(xs, (from, to) => isDrawn(along.h, y, from, to, dpi)).map(([x0, x1]): PixelRule => ({ direction: 'horizontal', x0, y0: y, x1, y1: y, thickness })));
  const vertical = xs.flatMap((x) => runs(ys, (from, to) => isDrawn(along.v, x, from, to, dpi)).map(([y0, y1]): PixelRule => ({ direction: 'vertical', x0: x, y0, x1: x, y1, thickness })));
  return [...horizontal, ...vertical];
}

/** Neighbouring stretches between marks that hold, as one each. */
function runs(marks: readonly number[], holds: (from: number, to: number) => boolean): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i + 1 < marks.length; i++) {
    const [from, to] = [marks[i]!, marks[i + 1]!];
    if (!holds(from, to)) continue;
    if (out.at(-1)?.[1] === from) out.at(-1)![1] = to;
    else out.push([from, to]);
  }
  return out;
}

/**
 * The ruling lines of a picture that lies straight: those of tables with their gaps closed (a side of a cell is there or not there), and single
 * lines as they are. A table's lines end where they meet one another.
 */
export function findRules(grey: GreyPicture): PixelRule[] {
  const dpi = grey.dpi ?? usualDpi;
  const bits = { h: findBits(darkMap(grey), dpi), v: findBits(darkMap(transpose(grey)), dpi) };
  const strokes = { h: linkBits(bits.h), v: linkBits(bits.v) };
  const models = tableModels(strokes.h, strokes.v, dpi);
  const single = (stroke: Stroke, direction: PixelRule['direction']): PixelRule[] => {
    const box: PixelBox = direction === 'horizontal' ? [stroke.from, stroke.at, stroke.to, stroke.at] : [stroke.at, stroke.from, stroke.at, stroke.to];
    const inTable = models.some(({ xs, ys }) => box[0] >= xs[0]! - 20 && box[2] <= xs.at(-1)! + 20 && box[1] >= ys[0]! - 20 && box[3] <= ys.at(-1)! + 20);
    return inTable ? [] : [{ direction, x0: box[0], y0: box[1], x1: box[2], y1: box[3], thickness: Math.round((thickAt200 * dpi) / usualDpi) }];
  };
  return [...models.flatMap((model) => drawnRules(model, bits, dpi)), ...strokes.h.flatMap((s) => single(s, 'horizontal')), ...strokes.v.flatMap((s) => single(s, 'vertical'))];
}
